"""The rules, one module a topic. A new rule is a function in one of them, nothing more."""

from generators.rules import (
    amendments,
    documents,
    errata,
    people,
    quotas,
    references,
    timeline,
    waivers,
    wording,
)
from generators.rules.engine import Rule

MODULES = (quotas, timeline, people, references, amendments, wording, documents, errata, waivers)
RULES = tuple(
    value for module in MODULES for value in vars(module).values() if isinstance(value, Rule)
)
