"""A table as CSV (RFC 4180) that a double click opens right: UTF-8 with a mark, lines end in CRLF.

Spreadsheets run what looks like a formula. A text that begins with one of = + - @, their
full-width forms, a tab or a line end is written with an apostrophe before it; to read such a
cell back, take one leading apostrophe away where one of these follows. Numbers are never touched.
"""

import csv
import io
import re
from collections.abc import Iterable, Sequence

from generators.exchange.tables.table import Cell, Table, text

_STARTS_FORMULA = re.compile(r"'*[=+\-@＝＋－＠\t\r\n]")


def printed(table: Table) -> bytes:
    """The columns' titles and the rows: no heading and no totals, so that it can be computed."""
    rows = [[column.title for column in table.columns], *table.rows]
    return b"\xef\xbb\xbf" + lines(rows, end="\r\n").encode("utf-8")


def lines(rows: Iterable[Sequence[Cell]], end: str) -> str:
    """Rows as lines of CSV, guarded."""
    out = io.StringIO()
    csv.writer(out, lineterminator=end).writerows([guarded(cell) for cell in row] for row in rows)
    return out.getvalue()


def guarded(cell: Cell) -> str:
    shown = text(cell)
    return "'" + shown if isinstance(cell, str) and _STARTS_FORMULA.match(shown) else shown
