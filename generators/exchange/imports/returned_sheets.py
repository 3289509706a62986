"""A workbook that comes back from an office -> sheets of cells. The only module that imports
openpyxl.

Reads what a person sees: visible sheets, computed values, a cell merged downwards in each of its
rows. Never raises anything but Unreadable, whatever the file is.
"""

import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, time, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from generators.exchange.tables.table import AS_EXPORTED

if TYPE_CHECKING:
    from openpyxl.cell import Cell as Read
    from openpyxl.worksheet.worksheet import Worksheet

MOST_BYTES = 5 * 1024 * 1024
_MOST_UNPACKED = 60 * 1024 * 1024
MOST_ROWS, MOST_COLUMNS = 3_000, 60

# What openpyxl gives for a cell.
Value = str | float | date | time | timedelta | None


class Unreadable(Exception):
    """The file is no workbook that can be read; the message says what to do."""


@dataclass(frozen=True)
class Cell:
    """`place` is what people call it (名额!F5); `format` tells what of a date is shown.
    `formula`: a formula whose result the file does not hold."""

    value: Value
    place: str
    format: str = ""
    formula: bool = False

    @property
    def empty(self) -> bool:
        blank = self.value is None or (isinstance(self.value, str) and not self.value.strip())
        return blank and not self.formula


@dataclass(frozen=True)
class Sheet:
    """`rows` from the first one on, each as long as the widest. `exported`: what a table said
    when the workbook was made, on a hidden sheet."""

    name: str
    rows: tuple[tuple[Cell, ...], ...]
    exported: bool = False

    @property
    def empty(self) -> bool:
        return all(cell.empty for row in self.rows for cell in row)


def read(file: Path) -> list[Sheet]:
    """The sheets of a workbook that a person sees, and those that say what was exported."""
    _refuse_what_is_no_workbook(file)
    import openpyxl

    try:
        shown = openpyxl.load_workbook(file, data_only=True)
        entered = openpyxl.load_workbook(file)
        return [
            Sheet(sheet.title, tuple(_rows(sheet, entered[sheet.title])), _is_exported(sheet))
            for sheet in shown.worksheets
            if sheet.sheet_state == "visible" or _is_exported(sheet)
        ]
    except Unreadable:
        raise
    except Exception as error:  # openpyxl raises whatever it stumbles over
        raise Unreadable(
            f"{file.name} 打不开（{type(error).__name__}）。"
            "请用 Excel 或 WPS 打开它，另存为 .xlsx 再试。"
        ) from None


def _is_exported(sheet: "Worksheet") -> bool:
    return sheet.sheet_state != "visible" and str(sheet.title).startswith(AS_EXPORTED)


def _refuse_what_is_no_workbook(file: Path) -> None:
    if not file.is_file():
        raise Unreadable(f"没有找到文件 {file}")
    if file.stat().st_size > MOST_BYTES:
        raise Unreadable(
            f"{file.name} 超过 {MOST_BYTES // 1024 // 1024} MB，不像是从本站下载的表。"
        )
    if not zipfile.is_zipfile(file):
        raise Unreadable(
            f"{file.name} 不是 .xlsx 工作簿（旧的 .xls、CSV 和加了密码的都不行）。"
            "请用 Excel 或 WPS 打开它，另存为 .xlsx 再试。"
        )
    with zipfile.ZipFile(file) as packed:
        if sum(part.file_size for part in packed.infolist()) > _MOST_UNPACKED:
            raise Unreadable(f"{file.name} 解开以后太大，没有打开。")


def _rows(sheet: "Worksheet", entered: "Worksheet") -> Iterator[tuple[Cell, ...]]:
    if sheet.max_row > MOST_ROWS and _last_row(sheet) > MOST_ROWS:
        raise Unreadable(f"工作表“{sheet.title}”超过 {MOST_ROWS} 行，不像是从本站下载的表。")
    merged = dict(_merged_downwards(sheet))
    width = min(sheet.max_column, MOST_COLUMNS)
    for row in sheet.iter_rows(max_row=min(sheet.max_row, MOST_ROWS), max_col=width):
        yield tuple(_cell(sheet, entered, each, merged) for each in row)


def _last_row(sheet: "Worksheet") -> int:
    """The last row with anything in it: formats alone reach far down."""
    return max((c.row for row in sheet.iter_rows() for c in row if c.value is not None), default=0)


def _merged_downwards(sheet: "Worksheet") -> Iterator[tuple[tuple[int, int], "Read"]]:
    for area in sheet.merged_cells.ranges:
        first = sheet.cell(area.min_row, area.min_col)
        yield from (((row, area.min_col), first) for row in range(area.min_row, area.max_row + 1))


def _cell(
    sheet: "Worksheet",
    entered: "Worksheet",
    cell: "Read",
    merged: Mapping[tuple[int, int], "Read"],
) -> Cell:
    place = f"{sheet.title}!{cell.coordinate}"
    source = merged.get((cell.row, cell.column), cell)
    typed = entered.cell(source.row, source.column).value
    is_formula = not isinstance(typed, str | int | float | bool | None) or (
        isinstance(typed, str) and typed.startswith("=") and typed != source.value
    )
    unknown = is_formula and source.value is None and not hasattr(typed, "isoformat")
    return Cell(source.value, place, source.number_format or "", unknown)
