"""A table as a plain value: columns, rows, totals, and what may be entered. Knows no format.

Cells hold text, whole numbers or nothing. None stays an empty cell: what the document does not
state is to be filled in, not explained. Text that no file format can hold (control characters,
halves of surrogate pairs) is replaced here, once for every format.
"""

import re
from dataclasses import dataclass, field

from generators.core.chinese import columns

Cell = str | int | None

TEXT, NUMBER, DATE = "text", "number", "date"
AS_EXPORTED = "原值"  # begins the name of a hidden sheet: what a table said when it was made
MOST_CHARACTERS = 32_767  # in one cell of a workbook
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True)
class Column:
    """`choices`: the names that may be entered; `hint`: what a person who fills it in must know.
    `total`: whether the sum of the column means something. `room`: for how many Latin characters
    there is at least room."""

    title: str
    kind: str = TEXT
    total: bool = False
    choices: tuple[str, ...] = ()
    hint: str = ""
    room: int = 8


@dataclass(frozen=True)
class Table:
    """One sheet. `title` and `basis` stand above it, `notes` below; `blanks` empty rows follow
    what is known, for more to be entered. A table that `returns` is edited and imported again.
    In the columns that are `merged` equal cells below each other are one, in a workbook."""

    sheet: str
    title: str
    basis: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    notes: tuple[str, ...] = ()
    blanks: int = 0
    returns: bool = False
    merged: tuple[int, ...] = ()

    def total(self, index: int) -> int | None:
        """The sum of a column; empty cells count nothing, and of nothing there is no sum."""
        known = [cell for row in self.rows if isinstance(cell := row[index], int)]
        return sum(known) if known else None

    @property
    def has_totals(self) -> bool:
        return any(column.total for column in self.columns)


@dataclass(frozen=True)
class Book:
    """One download: a workbook of some tables; the first is the CSV as well. `slug` is its place
    in addresses, `name` and `about` are for people."""

    slug: str
    name: str
    about: str
    tables: tuple[Table, ...] = field(repr=False)


def text(value: Cell) -> str:
    """A cell as printable text. Raises ValueError for one that is too long for a workbook."""
    shown = "" if value is None else _UNPRINTABLE.sub("\ufffd", str(value))
    if len(shown) > MOST_CHARACTERS:
        raise ValueError(f"单元格的内容超过 {MOST_CHARACTERS} 个字")
    return shown


def width(shown: str) -> int:
    """How wide a text is set, in Latin characters: a Han character takes two."""
    return max(columns(line, "WFA") for line in shown.split("\n"))


def letters(column: int) -> str:
    """A column as people call it: F."""
    above, letter = divmod(column - 1, 26)
    return (letters(above) if above else "") + chr(ord("A") + letter)
