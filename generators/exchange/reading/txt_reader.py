"""A text file -> its lines as plain data, whatever common encoding they are in. Runs in a process
of its own (confined.py). Lines of cells apart by tabs are a table."""

import codecs
import csv
from itertools import groupby
from pathlib import Path
from typing import Any

from generators.core.unread import Unread

MOST = 4 * 1024 * 1024
_MOST_LINES = 5_000
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"), (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"),
)  # fmt: skip

Plain = dict[str, Any]  # what JSON holds


def read(file: Path) -> Plain:
    """Raises Unread."""
    lines = decoded(file).splitlines()
    if len(lines) > _MOST_LINES:
        raise Unread(f"超过 {_MOST_LINES} 行；只留这份文件的正文，其他的另存")
    blocks: list[Plain] = []
    for cells, group in groupby(lines, key=lambda line: line.strip("\t").count("\t")):
        here = [line for line in group if line.strip()]
        if cells and len(here) > 1:
            blocks.append({"rows": [[[c, 1, False] for c in line.split("\t")] for line in here]})
        else:
            blocks += ({"text": line, "outline": None, "centred": False} for line in here)
    return {"blocks": blocks, "told": []}


def read_cells(file: Path) -> list[list[str]]:
    """The cells of a CSV file, row by row. Raises Unread."""
    text = decoded(file)
    apart = max(",\t;，", key=text.count)
    try:
        rows = list(csv.reader(text.splitlines(), delimiter=apart, strict=True))
    except csv.Error:
        raise Unread("不是 CSV 表格；用 Excel 或 WPS 另存为 .xlsx 再来") from None
    if len(rows) > _MOST_LINES:
        raise Unread(f"超过 {_MOST_LINES} 行")
    return [[cell.strip() for cell in row] for row in rows if any(cell.strip() for cell in row)]


def decoded(file: Path) -> str:
    """The text of a file: by its mark, else UTF-8, UTF-16 or GB18030, whichever it can be."""
    with file.open("rb") as stream:
        raw = stream.read(MOST + 1)
    if len(raw) > MOST:
        raise Unread("文件太大；只留这份文件的正文，其他的另存")
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            return _strict(raw, encoding)
    if b"\0" in raw:
        little = raw[1::2].count(0) >= raw[::2].count(0)
        return _strict(raw, "utf-16-le" if little else "utf-16-be")
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return _strict(raw, "gb18030")


def _strict(raw: bytes, encoding: str) -> str:
    try:
        text = raw.decode(encoding)
    except UnicodeError:
        raise Unread("不是文本文件，或者编码不认识；另存为 UTF-8 的文本再来") from None
    if "\0" in text:
        raise Unread("不是文本文件；Word 文件请另存为 docx 再来")
    return text
