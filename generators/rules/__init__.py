"""The rules, one module a topic. A new rule is a function in one of them, nothing more."""

from generators.rules import (
    amendments,
    documents,
    errata,
    people,
    quotas,
    references,
    timeline,
    wording,
)
from generators.rules.engine import Rule

MODULES = (quotas, timeline, people, references, amendments, wording, documents, errata)
RULES = tuple(
    value for module in MODULES for value in vars(module).values() if isinstance(value, Rule)
)
