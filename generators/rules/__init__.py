"""The rules, one module a topic. A new rule is a function in one of them, nothing more."""

from generators.rules import documents, people, quotas, references, timeline, wording
from generators.rules.engine import Rule

MODULES = (quotas, timeline, people, references, wording, documents)
RULES = tuple(
    value for module in MODULES for value in vars(module).values() if isinstance(value, Rule)
)
