"""The rules, one module a topic. A new rule is a function in one of them, nothing more."""

from generators.rules import (
    amendments,
    bodies,
    claims,
    completeness,
    deadlines,
    documents,
    duties,
    errata,
    figures,
    ladder,
    mentions,
    notices,
    numbering,
    order,
    origins,
    people,
    places,
    quotas,
    references,
    scans,
    sessions,
    summaries,
    terms,
    timeline,
    titles,
    typography,
    waivers,
    wording,
)
from generators.rules.engine import Rule

# Of two rules that yield, the later is silent where the earlier has spoken: a changed quota is
# told by documents before sessions miss it.
MODULES = (
    quotas,
    places,
    ladder,
    timeline,
    order,
    deadlines,
    people,
    bodies,
    duties,
    references,
    mentions,
    claims,
    completeness,
    origins,
    wording,
    figures,
    terms,
    typography,
    scans,
    documents,
    amendments,
    sessions,
    titles,
    notices,
    numbering,
    errata,
    summaries,
    waivers,
)
RULES = tuple(
    value for module in MODULES for value in vars(module).values() if isinstance(value, Rule)
)
