"""A workbook that comes back from an office -> sheets of cells, as a person sees them.

The file itself is read by book_reader.py in a process of its own. Never raises anything but
Unreadable, whatever the file is.
"""

from dataclasses import dataclass
from pathlib import Path

from generators.core import confined, dates
from generators.core.dates import PlanDate
from generators.core.unread import Unread
from generators.exchange.tables.table import letters

MOST_BYTES = 5 * 1024 * 1024
_READER = "generators.exchange.imports.book_reader:read"


class Unreadable(Exception):
    """The file is no workbook that can be read; the message says what to do."""


@dataclass(frozen=True)
class Cell:
    """`value` is what is seen: text, a whole number, a date; or else `trouble` says why it cannot
    be taken. `place` is what people call it (名额!F5). `words`: what stands there, as text.
    `height`: how many rows it is merged over."""

    value: str | int | PlanDate | None
    place: str
    trouble: str = ""
    words: str = ""
    height: int = 1

    @property
    def empty(self) -> bool:
        return self.value is None and not self.trouble


@dataclass(frozen=True)
class Sheet:
    """`rows` from the first one on, each as long as the widest. `exported`: what a table said
    when the workbook was made, on a hidden sheet. `notes`: what is in it and was not read."""

    name: str
    rows: tuple[tuple[Cell, ...], ...]
    exported: bool = False
    notes: tuple[str, ...] = ()

    @property
    def empty(self) -> bool:
        return all(cell.empty for row in self.rows for cell in row)


def read(file: Path) -> list[Sheet]:
    """The sheets of a workbook that a person sees, and those that say what was exported."""
    if not file.is_file():
        raise Unreadable(f"没有找到文件 {file}")
    if file.stat().st_size > MOST_BYTES:
        raise Unreadable(
            f"{file.name} 超过 {MOST_BYTES // 1024 // 1024} MB，不像是从本站下载的表。"
        )
    try:
        return [_sheet(each) for each in confined.read(_READER, file)]
    except Unread as reason:
        raise Unreadable(
            f"{file.name} 打不开：{reason}。请用 Excel 或 WPS 打开它，另存为 .xlsx 再试。"
        ) from None


def _sheet(told: confined.Data) -> Sheet:
    name, cells = told["name"], {}
    for row, column, height, (value, is_date, trouble, words), place in told["cells"]:
        value = dates.parse_deadline(value) if is_date else value
        cells[row, column] = Cell(value, f"{name}!{place}", trouble, words, height)
    last = max((row for row, _ in cells), default=0)
    width = max((column for _, column in cells), default=0)
    rows = tuple(
        tuple(cells.get((row, column)) or Cell(None, f"{name}!{letters(column)}{row}")
              for column in range(1, width + 1))
        for row in range(1, last + 1)
    )  # fmt: skip
    return Sheet(name, rows, told["exported"], tuple(told["notes"]))
