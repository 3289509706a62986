"""The cells of a row of quotas -> what they say."""

from collections.abc import Iterator

from generators.exchange.imports import entries
from generators.exchange.imports.entries import Unclear, key
from generators.exchange.imports.headings import Row
from generators.exchange.imports.returned_sheets import Cell
from generators.model.dimensions import DIMENSIONS, LEVEL, WHO
from generators.model.known import LADDER

FIELDS = {field: title for title, field in LADDER.items()}
VALUES = {each.key: each.values for each in DIMENSIONS}
CHOICES = {each.key: each.title for each in DIMENSIONS if each not in WHO}


def entered(row: Row, levels: tuple[str, ...]) -> Iterator[tuple[str, str | int]]:
    """What a new row says, in the order in which the file has it. Raises Unclear."""
    for field in ("declared", *CHOICES, *(f for f in FIELDS if f != "declared")):
        if field in row.filled:
            said = value(field, row.cells[field], levels)
            if said is not None:
                yield field, said


def value(field: str, cell: Cell, levels: tuple[str, ...]) -> str | int | None:
    """What a cell says; of a level one of those that the programme has, where that is known."""
    if cell.empty or entries.is_nothing(cell):
        return None
    if field in FIELDS:
        return entries.number(cell)
    choices = levels if field == LEVEL.key else VALUES[field]
    word = text(cell)
    if choices and word not in choices:
        said = f"“{entries.plain(cell)}”不是{CHOICES[field]}，只能是{'、'.join(choices)}"
        raise Unclear(cell, said)
    return word


def text(cell: Cell) -> str | None:
    return None if cell.empty or entries.is_nothing(cell) else key(entries.said(cell))
