"""Tables as a workbook (xlsx) that is pleasant on screen and on A4. The only module that imports
xlsxwriter.

Text is written as text, whatever it looks like; the only formulas are sums, with their value
beside them, so that a viewer that does not compute shows them too. Names to choose from stand on
a hidden sheet. The same tables and day give the same bytes.
"""

import io
from collections.abc import Sequence
from datetime import date, datetime, time

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.utility import xl_col_to_name, xl_range_abs
from xlsxwriter.worksheet import Worksheet

from generators.exchange.tables.table import (
    AS_EXPORTED,
    NUMBER,
    Book,
    Cell,
    Column,
    Table,
    text,
    width,
)
from generators.model.tables import filled

HEADER_ROW = 2  # counted from 0: a title and its basis stand above
REGISTER = "名册"
TOTAL = "合计"
_WIDEST = 44
_LINE, _PADDING = 15, 5  # of a row's height, in points
_PORTRAIT = 92  # wider tables lie on their side
_PORTRAIT_POINTS, _LANDSCAPE_POINTS = 741, 494  # the height of A4 between the margins
_FONT = {"font_name": "宋体", "font_size": 11, "valign": "vcenter"}
_BOXED = {**_FONT, "border": 1, "text_wrap": True}
_STYLES = {
    "title": {**_FONT, "font_name": "黑体", "font_size": 16, "align": "center"},
    "basis": {**_FONT, "font_size": 10, "align": "center", "font_color": "#404040"},
    "header": {**_BOXED, "font_name": "黑体", "align": "center", "bg_color": "#E8EEF4"},
    "text": {**_BOXED, "num_format": "@"},
    "date": {**_BOXED, "num_format": "@", "align": "center"},
    "number": {**_BOXED, "num_format": "0", "align": "right"},
    "label": {**_BOXED, "font_name": "黑体", "align": "center"},
    "sum": {**_BOXED, "font_name": "黑体", "num_format": "0", "align": "right"},
    "note": {**_FONT, "font_size": 10},
}


def printed(book: Book, author: str, day: date) -> bytes:
    """A workbook with one sheet a table."""
    out = io.BytesIO()
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    with Workbook(out, options) as workbook:
        workbook.set_properties({
            "title": text(book.name), "author": text(author),
            "created": datetime.combine(day, time(12)),
        })  # fmt: skip
        styles = {name: workbook.add_format(style) for name, style in _STYLES.items()}
        choices = _Choices(workbook)
        for table in book.tables:
            _Sheet(workbook.add_worksheet(table.sheet), table, styles, choices).write()
        choices.write()
        for table in book.tables:
            if table.returns:
                _write_as_exported(workbook, table)
    return out.getvalue()


def _write_as_exported(workbook: Workbook, table: Table) -> None:
    """The table once more, hidden: so that an import can tell what was edited from what has
    become old since."""
    sheet = workbook.add_worksheet(f"{AS_EXPORTED}{table.sheet}")
    titles = tuple(column.title for column in table.columns)
    for row, cells in enumerate((titles, *table.rows)):
        for index, cell in enumerate(cells):
            if isinstance(cell, int):
                sheet.write_number(row, index, cell)
            elif cell is not None:
                sheet.write_string(row, index, text(cell))
    sheet.very_hidden()


class _Choices:
    """The hidden sheet of names, one column a register."""

    def __init__(self, workbook: Workbook) -> None:
        self.workbook = workbook
        self.columns: list[tuple[str, ...]] = []

    def of(self, names: tuple[str, ...]) -> str:
        """The range in which these names will stand."""
        if names not in self.columns:
            self.columns.append(names)
        column = self.columns.index(names)
        return f"={REGISTER}!{xl_range_abs(0, column, len(names) - 1, column)}"

    def write(self) -> None:
        if not self.columns:
            return
        sheet = self.workbook.add_worksheet(REGISTER)
        for index, names in enumerate(self.columns):
            for row, name in enumerate(names):
                sheet.write_string(row, index, text(name))
        sheet.hide()


class _Sheet:
    def __init__(
        self, sheet: Worksheet, table: Table, styles: dict[str, Format], choices: _Choices
    ) -> None:
        self.sheet, self.table, self.styles, self.choices = sheet, table, styles, choices
        self.first = HEADER_ROW + 1
        self.end = self.first + len(table.rows) + table.blanks  # the row after the last
        self.widths = [_width(table, index) for index in range(len(table.columns))]

    def write(self) -> None:
        self._heading()
        self._rows()
        self._totals()
        self._notes()
        for index, column in enumerate(self.table.columns):
            self.sheet.set_column(index, index, self.widths[index])
            self._checks(index, column)
        self._page()

    def _heading(self) -> None:
        last = len(self.table.columns) - 1
        for row, (shown, style, height) in enumerate((
            (self.table.title, "title", 30), (self.table.basis, "basis", 20),
        )):  # fmt: skip
            self.sheet.set_row(row, height)
            if last:
                self.sheet.merge_range(row, 0, row, last, "", self.styles[style])
            self.sheet.write_string(row, 0, text(shown), self.styles[style])
        self.sheet.set_row(HEADER_ROW, _LINE + _PADDING)
        for index, column in enumerate(self.table.columns):
            self.sheet.write_string(HEADER_ROW, index, text(column.title), self.styles["header"])

    def _rows(self) -> None:
        blank = (None,) * len(self.table.columns)
        for row, cells in enumerate((*self.table.rows, *[blank] * self.table.blanks), self.first):
            self.sheet.set_row(row, self._height(cells))
            for index, (cell, column) in enumerate(zip(cells, self.table.columns, strict=True)):
                style = self.styles[column.kind]
                if cell is None:
                    self.sheet.write_blank(row, index, None, style)
                elif isinstance(cell, int):
                    self.sheet.write_number(row, index, cell, style)
                else:
                    self.sheet.write_string(row, index, text(cell), style)
        self._merge()

    def _merge(self) -> None:
        """Equal cells below each other as one, where that is asked for."""
        shown = [tuple(map(text, row)) for row in self.table.rows]
        for number, spans in enumerate(filled.merged(shown, self.table.merged), self.first):
            for index, (down, _) in enumerate(spans):
                if down > 1:
                    cell = self.table.rows[number - self.first][index]
                    style = self.styles[self.table.columns[index].kind]
                    self.sheet.merge_range(number, index, number + down - 1, index, cell, style)

    def _totals(self) -> None:
        if not self.table.has_totals or self.end == self.first:
            return
        self.sheet.set_row(self.end, _LINE + _PADDING)
        for index, column in enumerate(self.table.columns):
            if column.total:
                name = xl_col_to_name(index)
                cells = f"{name}{self.first + 1}:{name}{self.end}"
                sum_ = f'=IF(COUNT({cells})=0,"",SUM({cells}))'
                total = self.table.total(index)
                value = "" if total is None else total
                self.sheet.write_formula(self.end, index, sum_, self.styles["sum"], value)
            else:
                label = TOTAL if index == 0 else ""
                self.sheet.write_string(self.end, index, label, self.styles["label"])

    def _notes(self) -> None:
        below = self.end + (1 if self.table.has_totals else 0)
        for row, note in enumerate(self.table.notes, below + 1):
            self.sheet.write_string(row, 0, text(note), self.styles["note"])

    def _height(self, cells: Sequence[Cell]) -> int:
        """Room for the longest cell: not every program finds it by itself."""
        lines = max(
            sum(-(-width(line) // (room - 2)) or 1 for line in text(cell).split("\n"))
            for cell, room in zip(cells, self.widths, strict=True)
        )
        return min(lines * _LINE + _PADDING, 400)  # a spreadsheet takes no higher row

    def _checks(self, index: int, column: Column) -> None:
        """What a spreadsheet lets people enter, also in the rows that are still empty."""
        rule: dict[str, str | int] = {"validate": "any"}
        if column.choices:
            rule = {
                "validate": "list", "source": self.choices.of(column.choices),
                "error_title": "不在名册里",
                "error_message": "请从下拉列表里选；没有的先登记到名册。",
            }  # fmt: skip
        elif column.kind == NUMBER:
            rule = {
                "validate": "integer", "criteria": ">=", "value": 0,
                "error_title": "要写整数", "error_message": "只写整数，不写单位。",
            }  # fmt: skip
        elif not column.hint:
            return
        if column.hint:
            rule |= {"input_title": column.title[:32], "input_message": column.hint[:255]}
        if self.end > self.first:
            self.sheet.data_validation(self.first, index, self.end - 1, index, rule)

    def _page(self) -> None:
        sheet = self.sheet
        sheet.freeze_panes(HEADER_ROW + 1, 0)
        sheet.repeat_rows(HEADER_ROW)
        sheet.set_paper(9)  # A4
        sheet.set_margins(left=0.6, right=0.6, top=0.7, bottom=0.7)
        sheet.fit_to_pages(1, 1 if self._almost_fits() else 0)
        sheet.center_horizontally()
        sheet.set_footer("&C第 &P 页，共 &N 页")
        if sum(self.widths) > _PORTRAIT:
            sheet.set_landscape()

    def _almost_fits(self) -> bool:
        """Whether a little smaller all stands on one sheet: no page for a last row alone."""
        shown = (*self.table.rows, *[(None,) * len(self.widths)] * self.table.blanks)
        points = sum(map(self._height, shown)) + _LINE * (len(self.table.notes) + 2) + 70
        room = _LANDSCAPE_POINTS if sum(self.widths) > _PORTRAIT else _PORTRAIT_POINTS
        return points <= room * 1.15


def _width(table: Table, index: int) -> int:
    """The widest text of a column, within what can be read on one sheet of paper."""
    column = table.columns[index]
    widest = max(width(text(cell)) for cell in (column.title, *(row[index] for row in table.rows)))
    return min(max(widest + 2, column.room), _WIDEST)
