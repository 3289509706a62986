"""A file -> text that is safe to parse: size, encoding, invisible characters, depth.

Holds the Y0 codes. The depth is checked here, on the text, because the C parser recurses and
100,000 brackets end the process. Knows nothing of YAML beyond that brackets and indents nest.
"""

import re
from contextlib import suppress
from pathlib import Path

from generators.diagnostics import ERROR, Code
from generators.slips import Slip

MAX_BYTES = 256 * 1024
MAX_DEPTH = 12
_MAX_INDENT = 60  # columns; bounds what block style can nest

NOT_A_FILE = Code("Y001", ERROR, "不是普通文件")
TOO_LARGE = Code("Y002", ERROR, "文件过大")
ENCODING = Code("Y003", ERROR, "文件不是 UTF-8 编码")
INVISIBLE = Code("Y004", ERROR, "有看不见的字符")
TOO_DEEP = Code("Y005", ERROR, "层次过多")
CODES = (NOT_A_FILE, TOO_LARGE, ENCODING, INVISIBLE, TOO_DEEP)

_NESTING = re.compile(rf"[\[{{]|[\]}}]|^ {{{_MAX_INDENT},}}(?=\S)|(?:[-?] +){{{MAX_DEPTH}}}", re.M)
_INVISIBLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xa0\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff\ufffe]"
)
_NAMES = {
    "\xa0": "不间断空格",
    "\u200b": "零宽空格",
    "\ufeff": "字节序标记",
    "\u2028": "行分隔符",
    "\u2029": "段分隔符",
}


def read(file: Path) -> str:
    """The text of a file with line ends as \\n. Raises Slip for what cannot be taken as text."""
    text = _decode(_bytes(file))
    _refuse_invisible(text)
    _refuse_deep_nesting(text)
    return text


def text_of(file: Path) -> str:
    """The text of a file that could not be read as data, to show a line of it; empty where it
    is no text at all."""
    try:
        return _plain(_bytes(file).decode("utf-8"))
    except (Slip, UnicodeDecodeError):
        return ""


def _bytes(file: Path) -> bytes:
    if file.is_symlink() or not file.is_file():
        raise Slip(NOT_A_FILE, "这里不是普通文件（可能是链接或文件夹）")
    size = file.stat().st_size
    if size > MAX_BYTES:
        raise Slip(TOO_LARGE, f"文件有 {size // 1024} KB，上限是 {MAX_BYTES // 1024} KB")
    return file.read_bytes()


def _decode(raw: bytes) -> str:
    try:
        return _plain(raw.decode("utf-8"))
    except UnicodeDecodeError as error:
        raise _wrong_encoding(raw, error.start) from None


def _plain(text: str) -> str:
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


def _position(text: str, index: int) -> tuple[int, int]:
    """Line and column, from 1, of a character index."""
    return text.count("\n", 0, index) + 1, index - text.rfind("\n", 0, index)


def _refuse_deep_nesting(text: str) -> None:
    """Before the C parser sees it: that parser recurses, and 100,000 brackets end the process.
    Counts every bracket, so brackets in prose count too; the real depth is checked afterwards."""
    depth = 0
    for match in _NESTING.finditer(text):
        mark = match.group()
        depth += mark in "[{"
        depth -= mark in "]}"
        if depth > MAX_DEPTH or len(mark) > 1:
            raise Slip(TOO_DEEP, "缩进或括号的层次太多", *_position(text, match.start()))


def _wrong_encoding(raw: bytes, index: int) -> Slip:
    """Names the encoding where it can be told: GBK text decodes as GBK from end to end."""
    line = raw.count(b"\n", 0, index) + 1
    start = raw.rfind(b"\n", 0, index) + 1
    column = len(raw[start:index].decode("utf-8", "replace")) + 1
    message = "认不出文件的编码，可能混入了 GBK 的文字"
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        message = "文件的编码是 UTF-16，不是 UTF-8"
    else:
        with suppress(UnicodeDecodeError):
            raw.decode("gb18030")
            message = "文件的编码是 GBK（GB 18030），不是 UTF-8"
    return Slip(
        ENCODING,
        message,
        line,
        column,
        advice="在记事本或 WPS 里“另存为”，编码选 UTF-8",
    )


def _refuse_invisible(text: str) -> None:
    if match := _INVISIBLE.search(text):
        character = match.group()
        name = _NAMES.get(character, "控制字符")
        raise Slip(
            INVISIBLE,
            f"这里有一个看不见的字符：{name}（U+{ord(character):04X}）",
            *_position(text, match.start()),
            advice="删去这个字符；需要空格时，用键盘重新输入",
            new=" " if character == "\xa0" else "",
        )
