"""The rules, one module a topic. A new rule is a function in one of them, nothing more."""

from generators.checks.chg import (
    addresses,
    closed,
    late_quotas,
    moves,
    printed,
    proposals,
    refilled,
    rewritten,
)
from generators.checks.doc import (
    columns,
    copied,
    heads,
    notice_texts,
    notices,
    numbering,
    title_lines,
    titles,
)
from generators.checks.engine import Rule
from generators.checks.ppl import bodies, duties, people
from generators.checks.precedence import in_order
from generators.checks.qta import ladder, places, quotas
from generators.checks.ref import (
    accounts,
    amendments,
    claims,
    completeness,
    mentions,
    origins,
    references,
    waivers,
)
from generators.checks.src import documents, errata, scans
from generators.checks.tab import summaries
from generators.checks.tim import deadlines, order, sessions, timeline
from generators.checks.txt import figures, terms, typography, wording

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
    accounts,
    completeness,
    origins,
    wording,
    figures,
    terms,
    typography,
    scans,
    heads,
    documents,
    columns,
    amendments,
    sessions,
    titles,
    notices,
    notice_texts,
    title_lines,
    numbering,
    copied,
    errata,
    summaries,
    waivers,
    late_quotas,
    closed,
    rewritten,
    moves,
    addresses,
    proposals,
    printed,
    refilled,
)
RULES = tuple(
    value for module in MODULES for value in vars(module).values() if isinstance(value, Rule)
)
in_order(RULES)  # needs that cannot be met are told at once
