"""Where in a plan tables stand, and what those show that data fill in. Holds no rule."""

from collections.abc import Iterator
from typing import NamedTuple

from generators.model.document import issued_tables
from generators.model.documents import Block
from generators.model.plans import Plan
from generators.model.tables import filled
from generators.model.tables.filled import Wanted
from generators.model.tables.forms import Form, Shown


class Filled(NamedTuple):
    """A table that data fill in: what a row is of, and what each of its columns shows."""

    form: Form
    kind: str
    columns: list[Wanted]


def shown(plan: Plan) -> Iterator[Shown]:
    """Whatever a table may stand in, among other text."""
    for clause in plan.as_issued.clauses:
        yield from clause.blocks
    for notice in plan.notices:
        yield from notice.parts
        yield from notice.attachments


def tables(plan: Plan) -> Iterator[Filled]:
    """Every table that data fill in and that says itself which columns it has."""
    forms: list[Form] = [*shown(plan), *plan.summaries]
    for form in forms:
        if isinstance(form, Block) and (of := issued_tables.kind(form)):
            yield Filled(form, of, issued_tables.columns(form))
        elif form.of:
            yield Filled(form, form.of, filled.wanted(form.of, form.columns))
