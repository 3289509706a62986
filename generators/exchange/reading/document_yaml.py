"""document.yaml of a document that was read: a text a line, a row of a table a line.

Written here and not by the editor of YAML files, which tries every value by itself: a document has
thousands.
"""

import json
import re
from collections.abc import Iterator

from generators.core.yaml import source
from generators.exchange.imports.edits import CannotWrite
from generators.exchange.reading.clause_outline import Said
from generators.exchange.reading.outline import Outline

_HEAD = "# 印发原文，逐条照录（包括原文的错漏；更正写在 errata.yaml）\n"
_HAN = "\u4e00-\u9fff"
_PLAIN = re.compile(f"[{_HAN}（《“〔][{_HAN}0-9A-Za-z，。、；：！？（）《》“”‘’〔〕—…·+%./-]*")
_WORD = re.compile(f"[{_HAN}][{_HAN}0-9（）、]*")  # nothing but itself, in brackets too


def written(made: Outline) -> str:
    """The text of the file. Raises CannotWrite where it would not read back as it should."""
    data = {"top": made.top, "clauses": made.clauses, "end": made.end}
    data |= {"attachments": made.attachments} if made.attachments else {}
    text = _HEAD + "\n".join(_lines(data)) + "\n"
    read = source.parse(text, "document.yaml", lambda data: True)
    if isinstance(read, list):
        raise CannotWrite(read[0].message)
    if read.data != json.loads(json.dumps(_plain(data))):
        raise CannotWrite("正文里有写不进文件的字符")
    return text


def _lines(data: dict[str, list[Said]]) -> Iterator[str]:
    for key in data:
        if not data[key]:
            yield f"{key}: []"
            continue
        yield f"{key}:"
        for each in data[key]:
            yield from [f"  - {_braces(each)}"] if key in ("top", "end") else _clause(each)


def _clause(clause: Said) -> Iterator[str]:
    start = "  - "
    for key, value in clause.items():
        if key != "blocks":
            yield f"{start}{key}: {scalar(value)}"
            start = "    "
    if "blocks" in clause:
        yield "    blocks:"
        for block in clause["blocks"]:
            yield from _block(block)


def _block(block: Said) -> Iterator[str]:
    start = "      - "
    for key, value in block.items():
        if key in ("items", "rows"):
            yield f"{start}{key}:"
            for each in value:
                yield f"          - {scalar(each) if key == 'items' else _row(each)}"
        else:
            yield f"{start}{key}: {_within(key, value)}"
        start = "        "


def _row(cells: list[object]) -> str:
    return f"[{', '.join(_cell(cell) for cell in cells)}]"


def _cell(cell: object) -> str:
    return _braces(_wide(cell)) if isinstance(cell, tuple) else scalar(cell, _WORD)


def _wide(cell: tuple[str, int]) -> Said:
    return {"text": cell[0], "across": cell[1]}


def _braces(entry: Said) -> str:
    return f"{{{', '.join(f'{key}: {_within(key, value)}' for key, value in entry.items())}}}"


def _within(key: str, value: object) -> str:
    return str(value) if key == "line" else scalar(value, _WORD)


def scalar(value: object, plain: re.Pattern[str] = _PLAIN) -> str:
    """A value as YAML has it: words in quotes where they need them."""
    if value is None:
        return "null"
    if isinstance(value, str) and not plain.fullmatch(value):
        return json.dumps(value, ensure_ascii=False)
    return str(value)


def _plain(value: object) -> object:
    """The same with cells that cover columns as the file has them."""
    if isinstance(value, dict):
        return {key: _plain(each) for key, each in value.items()}
    if isinstance(value, list):
        return [_plain(each) for each in value]
    return _wide(value) if isinstance(value, tuple) else value
