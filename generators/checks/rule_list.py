"""The list of all rules, in the order in which they are shown.

A new rule is a function in one of these modules; a new module is imported and listed here.
"""

from generators.checks.chg import (
    addresses,
    closed,
    frozen,
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
    issued_notices,
    named_files,
    notice_texts,
    notice_titles,
    numbering,
    title_lines,
    titles,
)
from generators.checks.engine import Rule
from generators.checks.ppl import bodies, duties, people
from generators.checks.precedence import in_order
from generators.checks.qta import divided_lines, eligible_majors, headcounts, ladder
from generators.checks.ref import (
    accounted_for,
    amendments,
    cited_clauses,
    completeness,
    kept_habits,
    late_values,
    later_answers,
    mentions,
    named_documents,
    named_in_texts,
    origins,
    programme_names,
    references,
    takers,
    waivers,
)
from generators.checks.src import archived_text, errata, scans
from generators.checks.tab import marks_of_persons, summary_forms, written_tables
from generators.checks.tim import (
    date_years,
    deadlines,
    open_phases,
    order,
    phases,
    programme_life,
    seats,
    sessions,
)
from generators.checks.txt import beside_names, marks, prose, prose_figures, terms, typography

MODULES = (
    eligible_majors,
    headcounts,
    divided_lines,
    ladder,
    open_phases,
    phases,
    order,
    deadlines,
    date_years,
    programme_life,
    people,
    bodies,
    duties,
    references,
    programme_names,
    mentions,
    named_in_texts,
    cited_clauses,
    accounted_for,
    completeness,
    origins,
    late_values,
    later_answers,
    takers,
    prose,
    prose_figures,
    beside_names,
    marks,
    terms,
    typography,
    scans,
    heads,
    archived_text,
    columns,
    amendments,
    named_documents,
    named_files,
    sessions,
    seats,
    titles,
    issued_notices,
    notice_texts,
    notice_titles,
    title_lines,
    numbering,
    copied,
    errata,
    summary_forms,
    written_tables,
    marks_of_persons,
    waivers,
    kept_habits,
    late_quotas,
    closed,
    frozen,
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
