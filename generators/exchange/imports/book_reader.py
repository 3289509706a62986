"""A workbook -> what a person sees of its sheets, as plain data. Runs in a process of its own
(confined.py): a workbook from elsewhere may be anything.

Rows and columns that are hidden are not read, and told. A cell merged downwards holds for each of
its rows. What it costs follows from what the cells hold, and not from how far merged areas, blank
cells or claimed dimensions reach.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

from generators.core.unread import Unread
from generators.exchange.imports import book_parts as parts
from generators.exchange.imports.book_parts import Book, Listed, index, number, on
from generators.exchange.imports.cell_values import Raw, Seen, Text, seen
from generators.exchange.imports.ooxml import Event, Package
from generators.exchange.tables.table import AS_EXPORTED, letters

MOST_ROWS, MOST_COLUMNS = 3_000, 60
MOST_CELLS = 150_000  # of all tables together, blank ones too: whoever reads on lays them out
_MOST_NAMED = 12
_NO_ZIP = "不是 .xlsx 工作簿（旧的 .xls、CSV 和加了密码的都不行）"
_REFERENCE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")

Plain = dict[str, Any]  # what JSON holds


class Place(NamedTuple):
    """Counted from 1."""

    row: int
    column: int

    @property
    def within(self) -> bool:
        """Whether it is among the columns that are read."""
        return self.column <= MOST_COLUMNS


@dataclass(slots=True)
class Stored:
    """A cell: its type, the number of its style, what stands in it; of a shared text its number."""

    type: str
    style: str
    content: Text | None = None
    formula: bool = False


@dataclass
class Stock:
    """What a sheet holds: cells, what is hidden, and how far down a cell is merged."""

    cells: dict[Place, Stored] = field(default_factory=dict)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    merged: list[tuple[Place, Place]] = field(default_factory=list)


def read(file: Path) -> list[Plain]:
    """The sheets that are seen, and those that say what was exported. Raises Unread."""
    package = Package(file, _NO_ZIP)
    whole = parts.book(package)
    listed = [each for each in whole.sheets if each.visible or _is_exported(each)]
    stocks = [(each, _stock(package, each)) for each in listed]
    shared = (cell for _, stock in stocks for cell in stock.cells.values() if cell.type == "s")
    wanted = {index(cell.content.text) for cell in shared if cell.content}
    strings = parts.texts(package, whole.strings, wanted) if wanted else {}
    told = [_told(each, stock, whole, strings) for each, stock in stocks]
    if sum(map(_area, told)) > MOST_CELLS:
        raise Unread(
            f"工作表里的表格合起来超过 {MOST_CELLS} 格；只留要交的工作表，删去离表格很远的内容"
        )
    return told


def _area(told: Plain) -> int:
    """How many cells a table has from its first row and column on to its last."""
    rows, columns = (max((cell[axis] for cell in told["cells"]), default=0) for axis in (0, 1))
    return int(rows * columns)


def _is_exported(sheet: Listed) -> bool:
    return not sheet.visible and sheet.name.startswith(AS_EXPORTED)


# --- what is stored -------------------------------------------------------------------------------


def _stock(package: Package, sheet: Listed) -> Stock:
    stock, row, cells = Stock(), 0, list[tuple[str, Stored]]()
    events = package.elements(sheet.part)
    for tag, given, _ in events:
        if tag == "row" and given is None:
            stock.cells.update(_placed(row, cells))
            cells = []
        elif given is None:
            continue
        elif tag == "row":
            row = number(given, "r") or row + 1
            if "hidden" in given and on(given, "hidden"):
                stock.hidden_rows.add(row)
        elif tag == "c":
            cells.append((given.get("r", ""), _cell(given, events)))
        elif tag == "col" and on(given, "hidden", "0"):
            last = min(number(given, "max"), MOST_COLUMNS)
            stock.hidden_columns.update(range(max(number(given, "min"), 1), last + 1))
        elif tag == "mergeCell":
            corners = [_place(each) for each in given.get("ref", "").split(":")]
            if len(corners) == 2 and corners[0] and corners[1]:
                stock.merged.append((corners[0], corners[1]))
    return stock


def _placed(row: int, cells: list[tuple[str, Stored]]) -> Iterator[tuple[Place, Stored]]:
    """The cells of a row that hold something. A program says of each where it stands, or of none:
    then they stand one behind the other."""
    for column, (reference, cell) in enumerate(cells, 1):
        if cell.formula or cell.content:
            yield _place(reference) or Place(row, column), cell


def _cell(given: dict[str, str], events: Iterator[Event]) -> Stored:
    """A cell, up to where it ends."""
    cell, runs = Stored(given.get("t", "n"), given.get("s", "")), None
    for tag, attributes, text in events:
        if attributes is not None:
            cell.formula = cell.formula or tag == "f"
            runs = parts.Runs() if tag == "is" else runs
        elif tag == "c":
            break
        elif tag == "v":
            cell.content = Text(text)
        if runs:
            runs.take((tag, attributes, text))
    if runs and cell.content is None:
        cell.content = runs.text
    return cell


def _place(written: str) -> Place | None:
    match = _REFERENCE.fullmatch(written.replace("$", "").upper())
    if match is None:
        return None
    column = 0
    for letter in match[1]:
        column = column * 26 + ord(letter) - ord("A") + 1
    return Place(int(match[2]), column)


def _named(place: Place) -> str:
    """F5, as people call it."""
    return f"{letters(place.column)}{place.row}"


# --- what is seen ---------------------------------------------------------------------------------


def _told(sheet: Listed, stock: Stock, whole: Book, strings: dict[int, Text]) -> Plain:
    """A sheet as plain data: its cells with the row, the column and, where it is merged, how many
    rows it stands for."""
    values = {place: _seen(cell, whole, strings) for place, cell in stock.cells.items()}
    filled = {place: each for place, each in values.items() if each != Seen()}
    last = max(filled, default=Place(0, 0))
    if last.row > MOST_ROWS:
        raise Unread(
            f"工作表“{sheet.name}”的 {_named(last)} 还有内容，超过了 {MOST_ROWS} 行；"
            "不属于这张表的，删去那些行"
        )
    heights = _merge(stock, filled, last.row)
    notes = list(_notes(sheet, stock, filled)) if sheet.visible else []
    cells = [
        [*place, heights[place], each, _named(place)]
        for place, each in sorted(filled.items())
        if place.within and not (sheet.visible and _is_hidden(stock, place))
    ]
    return {"name": sheet.name, "exported": _is_exported(sheet), "cells": cells, "notes": notes}


def _merge(stock: Stock, filled: dict[Place, Seen], last: int) -> dict[Place, int]:
    """Lets a cell that is merged downwards stand in each of its rows down to the last one. How
    many rows each cell stands for."""
    heights = dict.fromkeys(filled, 1)
    for start, end in stock.merged:
        if start not in filled or end.row == start.row:
            continue
        each, height = filled[start], end.row - start.row + 1
        for row in range(start.row, min(end.row, last) + 1):
            place = Place(row, start.column)
            if place != start and place in filled:  # areas that overlap
                break
            filled[place], heights[place] = each, height
    return heights


def _is_hidden(stock: Stock, place: Place) -> bool:
    return place.row in stock.hidden_rows or place.column in stock.hidden_columns


def _seen(cell: Stored, whole: Book, strings: dict[int, Text]) -> Seen:
    number = index(cell.style)
    style = whole.styles[number] if 0 <= number < len(whole.styles) else parts.Style()
    content = cell.content
    if cell.type == "s" and content:
        content = strings.get(index(content.text))
        if content is None:
            return Seen(trouble="这里的字在文件里找不到；重新写一遍")
    if style.struck and content:
        content = Text(content.text, content.text)
    return seen(Raw(cell.type, content, style.format, cell.formula, whole.since_1904))


def _notes(sheet: Listed, stock: Stock, filled: Iterable[Place]) -> Iterator[str]:
    """What is in a sheet and not read."""
    rows = sorted({place.row for place in filled} & stock.hidden_rows)
    columns = sorted({place.column for place in filled} & stock.hidden_columns)
    for names, kind in ((list(map(str, rows)), "行"), (list(map(letters, columns)), "列")):
        if names:
            more = f" 等 {len(names)} {kind}" if len(names) > _MOST_NAMED else f" {kind}"
            which = "、".join(names[:_MOST_NAMED]) + more
            advice = "没有读；要读的，先取消隐藏和筛选"
            yield f"工作表“{sheet.name}”的第 {which}是隐藏的，{advice}"
    if beyond := min((place for place in filled if not place.within), default=None):
        yield f"工作表“{sheet.name}”的 {_named(beyond)} 在第 {MOST_COLUMNS} 列以后，没有读"
