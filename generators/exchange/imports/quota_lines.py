"""Which line of quotas a row of a table means. Knows rows and lines, and asks for nothing."""

from collections.abc import Mapping
from types import MappingProxyType

from generators.exchange.imports import quota_cells
from generators.exchange.imports.entries import is_nothing, plain
from generators.exchange.imports.headings import Row
from generators.exchange.imports.requested_edits import Wishes, named
from generators.exchange.imports.returned_sheets import Cell
from generators.model.dimensions import DIMENSIONS, POPULATION, PUBLIC, WHO, Dimension
from generators.model.exams import Quota
from generators.model.institutions import Institution

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
        if quota_cells.text(cell) == PUBLIC:  # who they are, in the column of majors
            return {POPULATION.key: POPULATION.values[-1]}
        said[each.key] = _word(each, cell, institution, wishes)
    public = row[POPULATION.key]
    if not said and public is not None and quota_cells.text(public) == POPULATION.values[-1]:
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


def meant(quotas: tuple[Quota, ...], who: Who, row: Row) -> list[Quota]:
    """The lines that are for those: of a class alone its major need not be said; without a column
    for classes the class is not asked for."""
    if POPULATION.key in who:
        return [quota for quota in quotas if quota.key == POPULATION.key]
    narrow = next((at for at, each in enumerate(WHO) if each.key in who), 0)
    asked = {
        each: who.get(each.key)
        for at, each in enumerate(WHO)
        if each.key in who or (at < narrow and each.key in row.cells)
    }
    return [q for q in quotas if all(each.of(q) == value for each, value in asked.items())]


def chosen(quotas: list[Quota], row: Row) -> Quota | None:
    """Of several lines for one the one that is like the row in all else that divides them."""
    if len(quotas) < 2:
        return quotas[0] if quotas else None
    for quota in quotas:
        known = {each.key: each.of(quota) for each in DIMENSIONS if each not in WHO}
        asked = {field: value for field, value in known.items() if field in row.cells}
        if all(quota_cells.text(row.cells[field]) == value for field, value in asked.items()):
            return quota
    return None
