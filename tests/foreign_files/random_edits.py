"""Workbooks edited at random, seeded: what people, spreadsheets and broken disks do to them."""

import io
import random
import re
from datetime import date, datetime, time, timedelta

import openpyxl
from openpyxl.cell.cell import MergedCell
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Font

from foreign_files.zips import BOOK, RELS, SHEET, STRINGS, STYLES, unzipped, zipped

VALUES = (
    None, "", " ", "无", "—", "29", "２９ 人", 29, 29.0, 29.5, -1, 10**15, 1e300, True, False,
    time(9, 30), datetime.combine(date(2025, 6, 18), time(9, 30)), date(2025, 6, 18),
    date(1905, 3, 1), timedelta(hours=30), "=1+1", "=SUM(E4:E6)", "=[1]别的表!A1",
    '=HYPERLINK("x","y")', "#N/A",
    "专业一", "专业四", "证书甲", "教学部（牵头）、教学团队", "P1-9", "P9-9", "2025年6月",
    "#DIV/0!", "合计", "申报人数", "专业", "编号", "期限",
    "\u202e", "_x0007_", "_xD800_", "x" * 32_000, "𠮷",
    "2025-02-30", "before 2025-06-18", "12:30", "1/2", "3%",
    CellRichText([TextBlock(InlineFont(strike=True), "50"), "40"]),
)  # fmt: skip
FORMATS = (
    "General", "0", "0.00", "0%", "h:mm", "yyyy/m/d", 'yyyy"年"m"月"', 'm"月"d"日"', "@", ";;;",
    '[DBNum1][$-804]yyyy"年"m"月";@', "[h]:mm", "0.0E+0", "# ?/?", '0"人"', "aaaa", "[>9]0;0%", '"',
)  # fmt: skip
PIECES = (
    "<", ">", "&", "&amp;", '"', "=", "/", " ", "\x00", "\ufffe", "-1", "0", "99999999999", "1e999",
    "nan", "s", "n", "e", "d", "b", "str", "inlineStr", "xyz", "A0", "XFD1048576", "A1:A1048576",
    "<c/>", "<row/>", '<c r="B4" t="s"><v>99999</v></c>', "<v>", "</v>", "<f>1</f>",
    "<is><t>x</t></is>", '<row r="0"/>', '<row r="4" hidden="1"/>', '<mergeCell ref="E4:E6"/>',
    "<!--", "]]>", "<![CDATA[", '<!DOCTYPE x [<!ENTITY a "b">]>', "true", "false",
)  # fmt: skip


ODD = (
    "", " ", "-1", "0", "1", "2", "30", "99999999999", "1e999", "1E2", "nan", "0x1", "٣", "s", "n",
    "e", "d", "b", "str", "inlineStr", "xyz", "A0", "B4", "XFD1048576", "A1:A1048576", "2025-06-18",
    "true", "45826", "45826.5", "0.5", "60", "-3", "2958466", "#N/A", "general", "yyyy", "[h]",
    "&quot;", "../x",
)  # fmt: skip
_VALUE = re.compile(r"(?<=[=vtf][\">])([^\"<>]*)(?=[\"<])")


def edited(chance: random.Random, raw: bytes) -> bytes:
    """A workbook after one to five edits, most of them such as people make."""
    raw = by_hand(chance, raw) if chance.random() < 0.7 else raw
    return by_accident(chance, raw) if chance.random() < 0.4 else raw


def by_hand(chance: random.Random, raw: bytes) -> bytes:
    """Edited and saved by a program for spreadsheets."""
    book = openpyxl.load_workbook(io.BytesIO(raw), rich_text=True)
    for _ in range(chance.choice((1, 1, 2, 3, 5))):
        seen = [sheet for sheet in book if sheet.sheet_state == "visible"]
        sheet = chance.choice(seen or book.worksheets)
        filled = [cell for row in sheet["A3:J9"] for cell in row if cell.value is not None]
        anywhere = sheet.cell(chance.randrange(1, 14), chance.randrange(1, 12))
        cell = chance.choice(filled) if filled and chance.random() < 0.7 else anywhere
        kind = chance.randrange(12)
        if isinstance(cell, MergedCell):
            continue
        if kind < 6:
            cell.value = chance.choice(VALUES)
            if chance.random() < 0.4:
                cell.number_format = chance.choice(FORMATS)
        elif kind == 6:
            cell.font = Font(strike=True)
        elif kind == 7:
            sheet.row_dimensions[cell.row].hidden = True
        elif kind == 8:
            sheet.column_dimensions[cell.column_letter].hidden = True
        elif kind == 9 and not sheet.merged_cells.ranges:
            down, right = chance.randrange(3), chance.randrange(2)
            sheet.merge_cells(None, cell.row, cell.column, cell.row + down, cell.column + right)
        elif kind == 10:
            chance.choice((sheet.insert_rows, sheet.delete_rows))(cell.row, chance.randrange(1, 3))
        else:
            sheet.sheet_state = chance.choice(("visible", "hidden", "veryHidden"))
    if not any(sheet.sheet_state == "visible" for sheet in book):
        book.worksheets[0].sheet_state = "visible"
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def by_accident(chance: random.Random, raw: bytes) -> bytes:
    """Broken as a text, as bytes or as a zip."""
    kind = chance.randrange(8)
    if kind == 0:
        return raw[: chance.randrange(len(raw))]
    if kind == 1:
        broken = bytearray(raw)
        for _ in range(chance.randrange(1, 9)):
            broken[chance.randrange(len(broken))] = chance.randrange(256)
        return bytes(broken)
    parts = unzipped(raw)
    name = chance.choice([SHEET, SHEET, SHEET, STRINGS, STYLES, BOOK, RELS, *parts])
    if name not in parts or kind == 2:
        parts.pop(name, None)
        return zipped(parts)
    text = parts[name].decode("utf-8", "replace")
    for _ in range(chance.randrange(1, 6)):
        if kind < 6 and (values := list(_VALUE.finditer(text))):  # it stays XML
            start, end = chance.choice(values).span(1)
            text = text[:start] + chance.choice(ODD) + text[end:]
        else:
            at = chance.randrange(len(text) + 1)
            text = text[:at] + chance.choice(PIECES) + text[at + chance.choice((0, 0, 1, 5, 40)) :]
    encoding = chance.choice(("utf-8", "utf-8", "utf-8", "utf-16", "gb18030"))
    return zipped(parts | {name: text.encode(encoding, "replace")})
