"""What a row of a table of quotas says, cell by cell, and which line of quotas it means. Knows rows
and lines, and asks for nothing."""

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType

from generators.exchange.imports import entries
from generators.exchange.imports.entries import Unclear, is_nothing, plain
from generators.exchange.imports.headings import Row
from generators.exchange.imports.requested_edits import Wishes, named
from generators.exchange.imports.returned_sheets import Cell
from generators.model.dimensions import (
    DIMENSIONS,
    LEVEL,
    POPULATION,
    PUBLIC,
    WHO,
    Dimension,
    Line,
    by_key,
)
from generators.model.dimensions import said as said_of
from generators.model.entities import Certificate
from generators.model.exams import Quota
from generators.model.institutions import Institution
from generators.model.known import LADDER
from generators.model.plans import Plan

FIELDS = {field: title for title, field in LADDER.items()}
VALUES = {each.key: each.values for each in DIMENSIONS}
CHOICES = {each.key: each.title for each in DIMENSIONS if each not in WHO}
SAID_IN = tuple(each.key for each in (*WHO, POPULATION))
Who = dict[str, str]  # what a row says of for whom it is, by key


class Unknown(LookupError):
    """A row names somebody whom no register has; it was told already."""


def of_row(row: Row, institution: Institution, wishes: Wishes) -> Who:
    """For whom a row is, in the words of the registers. Raises Unknown, and Unclear."""
    said = {}
    for each in WHO:
        cell = row[each.key]
        if cell is None or cell.empty or is_nothing(cell):
            continue
        if text_of(cell) == PUBLIC:  # who they are, in the column of majors
            return {POPULATION.key: POPULATION.values[-1]}
        said[each.key] = _word(each, cell, institution, wishes)
    public = row[POPULATION.key]
    if not said and public is not None and text_of(public) == POPULATION.values[-1]:
        said[POPULATION.key] = POPULATION.values[-1]
    return {each.key: said[each.key] for each in DIMENSIONS if each.key in said}


def _word(each: Dimension, cell: Cell, institution: Institution, wishes: Wishes) -> str:
    if not each.register:
        return plain(cell)
    known = getattr(institution, each.register)
    aliases: Mapping[str, str] = MappingProxyType(
        {alias: entry.name for entry in known.values() for alias in entry.aliases}
    )
    name = named(cell, known, each.registered_in, wishes, aliases, each.title)
    if name is None:
        raise Unknown(cell.words)
    return name


def rest(row: Row) -> dict[str, str]:
    """What else a row says of which line it is: its level, its batch."""
    said = {}
    for each in DIMENSIONS:
        cell = None if each in WHO else row[each.key]
        if cell is not None and (word := text_of(cell)) is not None:
            said[each.key] = word
    return said


def apart(rows: Iterable[tuple[str, Mapping[str, str]]]) -> list[bool]:
    """Of the rows of a table, each with its certificate, whether there is another for the same of
    which something else is said: then none of them changes the level of a line."""
    lines = [(certificate, by_key(said)) for certificate, said in rows]
    found: dict[tuple[str, Line], set[Line]] = {}
    whole = [(each, _without_levels(line)) for each, line in lines]
    for (certificate, line), (_, key) in zip(lines, whole, strict=True):
        found.setdefault((certificate, key), set()).add(line)
    return [len(found[key]) > 1 for key in whole]


def _without_levels(line: Line) -> Line:
    return tuple(v if d.whole else None for d, v in zip(DIMENSIONS, line, strict=True))


def meant(quotas: tuple[Quota, ...], who: Who, row: Row) -> list[Quota]:
    """The lines that are for those, in this batch and grade: of a class alone its major need not
    be said; without a column for classes the class is not asked for."""
    more = rest(row)
    known = [
        each for each in DIMENSIONS if each.whole and each not in WHO and each.key in row.cells
    ]
    quotas = tuple(q for q in quotas if all(each.of(q) == more.get(each.key) for each in known))
    if POPULATION.key in who:
        return [quota for quota in quotas if quota.key == POPULATION.key]
    narrow = next((at for at, each in enumerate(WHO) if each.key in who), 0)
    asked = {
        each: who.get(each.key)
        for at, each in enumerate(WHO)
        if each.key in who or (at < narrow and each.key in row.cells)
    }
    return [q for q in quotas if all(each.of(q) == value for each, value in asked.items())]


def chosen(
    certificate: Certificate, quotas: list[Quota], row: Row, exact: bool = False
) -> Quota | None:
    """Of several lines for one, or where it has to be `exact`, the one that is like the row in all
    else that divides them."""
    if len(quotas) < 2 and not exact:
        return quotas[0] if quotas else None
    for quota in quotas:
        known = {d.key: (d.of(quota), said_of(d, certificate, quota)) for d in DIMENSIONS}
        asked = {each.key for each in DIMENSIONS if each not in WHO and each.key in row.cells}
        if all(text_of(row.cells[field]) in known[field] for field in asked):
            return quota
    return None


def stored_index(plan: Plan, certificate: Certificate, quota: Quota) -> int | None:
    """Where a quota stands in its file; None for one that an amendment brought."""
    issued = plan.as_issued.certificates
    stored = next(each for each in issued if each.slug == certificate.slug).quotas
    same = [i for i, each in enumerate(stored) if each.who == quota.who]
    if len(same) > 1:
        same = [i for i in same if stored[i].line == quota.line]
    return same[0] if same else None


def cell_of(row: Row) -> Cell:
    """Where a row says for whom it is; what is filled in, the narrowest first."""
    there = [key for key in (*SAID_IN, *FIELDS) if key in row.cells]
    return next((row.cells[key] for key in there if key in row.filled), row.cells[there[0]])


def entered(row: Row, levels: tuple[str, ...]) -> Iterator[tuple[str, str | int]]:
    """What a new row says, in the order in which the file has it. Raises Unclear."""
    for field in ("declared", *CHOICES, *(f for f in FIELDS if f != "declared")):
        if field in row.filled:
            said = value_of(field, row.cells[field], levels)
            if said is not None:
                yield field, said


def value_of(field: str, cell: Cell, levels: tuple[str, ...]) -> str | int | None:
    """What a cell says; of a level one of those that the programme has, where that is known."""
    if cell.empty or is_nothing(cell):
        return None
    if field in FIELDS:
        return entries.number(cell)
    choices = levels if field == LEVEL.key else VALUES[field]
    word = text_of(cell)
    if choices and word not in choices:
        said = f"“{plain(cell)}”不是{CHOICES[field]}，只能是{'、'.join(choices)}"
        raise Unclear(cell, said)
    return word


def text_of(cell: Cell) -> str | None:
    return None if cell.empty or is_nothing(cell) else entries.key(entries.said(cell))
