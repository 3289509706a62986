"""Sums in the last row of a table that is written out. Holds no rule."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from generators.model.tables.cells import Cell, written
from generators.model.tables.forms import Shown

_SUM, _PART = ("合计", "总计", "共计"), "小计"
_NUMBER = re.compile(r"([0-9]+)\s*(?:人次|人|名|个)?")


class WrongSum(NamedTuple):
    """The cell with a sum, what its column is called, and what the rows above add up to."""

    cell: Cell
    title: str
    real: int


def wrong_sums(holder: Shown) -> Iterator[WrongSum]:
    """The sums of a table that differ from its rows."""
    if holder.written is None:
        return
    spot, heads = holder.spot.step("rows"), holder.head_rows
    made = written(holder.written, spot, len(holder.columns), heads)
    if made.faults or any(_PART in _plain(cell) for row in made.rows for cell in row):
        return
    last = next((at for at, row in enumerate(made.rows) if row and _plain(row[0]) in _SUM), 0)
    head = made.rows[heads - 1] if heads else ()
    for at, cell in enumerate(made.rows[last][1:] if last else (), 1):
        above = [row[at] for row in made.rows[heads:last] if row[at].span != (0, 0)]
        numbers = [number for each in above if each.text.strip() for number in [_number(each)]]
        said, real = _number(cell), sum(number or 0 for number in numbers)
        if said is not None and len(numbers) > 1 and None not in numbers and said != real:
            title = holder.columns[at].title if holder.columns else head[at].text if head else ""
            yield WrongSum(cell, title, real)


def _number(cell: Cell) -> int | None:
    match = _NUMBER.fullmatch(cell.text.strip())
    return int(match[1]) if match else None


def _plain(cell: Cell) -> str:
    return "".join(cell.text.split())
