"""Bytes -> text in UTF-8; of other bytes, what they are and where that shows.

Knows the encodings that Chinese editors save in, and how files of other programs begin.
"""

import re

_UTF_16 = (b"\xff\xfe", b"\xfe\xff")
_UTF_32 = (b"\xff\xfe\x00\x00", b"\x00\x00\xfe\xff")
_FORMATS = {  # how files begin that are no plain text
    b"PK\x03\x04": " Word、Excel 或压缩文件",
    b"\xd0\xcf\x11\xe0": "旧版的 Word 或 Excel 文件",
    b"%PDF-": " PDF",
    b"{\\rtf": "写字板（RTF）文件",
    b"<!DOCTYPE": "网页",
    b"<html": "网页",
    b"\x89PNG": "图片",
    b"\xff\xd8\xff": "图片",
}
_AS_UTF_8 = "在记事本或 WPS 里“另存为”，编码选 UTF-8"
_AS_TEXT = "恢复原来的文件；要用这里的内容，把文字复制到原来的文件里"
_LINE_END = re.compile(rb"\r\n|\r|\n")
_ORDINARY = re.compile("[\r\n -~\u2010-\u2026\u3000-\u9fff\uff01-\uff5e]")
_HAN = re.compile(rb"[\xe0-\xef][\x80-\xbf]{2}")  # in UTF-8


class WrongCharset(Exception):
    """Says in Chinese what the bytes are; the place counts from 1, in characters."""

    def __init__(self, message: str, line: int = 1, column: int = 1, advice: str = _AS_UTF_8):
        super().__init__(message)
        self.line, self.column, self.advice = line, column, advice


def decode(raw: bytes) -> str:
    """The text. Raises WrongCharset where it is not UTF-8."""
    for start, name in _FORMATS.items():
        if raw.startswith(start):
            raise WrongCharset(f"这个文件是{name}，不是纯文字", advice=_AS_TEXT)
    if (raw.startswith(_UTF_16) or b"\0" in raw) and (wide := _wide(raw)):
        raise WrongCharset(f"文件的编码是 {wide}，不是 UTF-8")
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as error:
        if b"\0" in raw and _reads_as_utf_16(raw):
            raise WrongCharset("文件的编码是 UTF-16，不是 UTF-8") from None
        raise _wrong(raw, error.start) from None


def _wide(raw: bytes) -> str | None:
    """UTF-32 or UTF-16 by their mark, or by where the zeros of plain letters stand."""
    if raw.startswith(_UTF_32):
        return "UTF-32"
    if raw.startswith(_UTF_16):
        return "UTF-16"
    head = raw[:400]
    even, odd = head[0::2].count(0), head[1::2].count(0)
    if len(head) * 0.6 < head.count(0) < len(head) * 0.9:
        return "UTF-32"
    return "UTF-16" if max(even, odd) > len(head) * 0.2 and min(even, odd) == 0 else None


def _reads_as_utf_16(raw: bytes) -> bool:
    """Whether bytes read as letters and Han characters in UTF-16, without its mark."""
    for order in ("utf-16-le", "utf-16-be"):
        text = raw.decode(order, "replace")
        if len(_ORDINARY.findall(text)) > 0.9 * len(text):
            return True
    return False


def _wrong(raw: bytes, index: int) -> WrongCharset:
    """Names the encoding where it can be told: GBK text decodes as GBK from end to end. The
    place is the first character of the line's first stretch that is not UTF-8."""
    whole = _is_gbk(raw)
    if whole:  # some GBK happens to be UTF-8; the first Han character is the first one wrong
        index = next(at for at, byte in enumerate(raw) if byte > 0x7F)
    ends = [match.end() for match in _LINE_END.finditer(raw, 0, index)]
    line, start = len(ends) + 1, ends[-1] if ends else 0
    stretch = index
    while stretch > start and raw[stretch - 1] > 0x7F:
        stretch -= 1
    column = _characters(raw[start:stretch]) + 1
    if whole:
        return WrongCharset("文件的编码是 GBK（GB 18030），不是 UTF-8", line, column)
    end = _LINE_END.search(raw, index)
    cut_short = _HAN.search(raw, stretch, index)  # UTF-8 up to here, so no GBK
    if not cut_short and _is_gbk(raw[stretch : end.start() if end else None]):
        return WrongCharset("从这里起混入了 GBK 编码的文字，其余是 UTF-8", line, column)
    column = _characters(raw[start:index]) + 1
    return WrongCharset("认不出这里的编码，不是 UTF-8", line, column)


def _characters(raw: bytes) -> int:
    return len(raw.decode("utf-8", "replace").removeprefix("\ufeff"))


def _is_gbk(raw: bytes) -> bool:
    try:
        raw.decode("gb18030")
    except UnicodeDecodeError:
        return False
    return True
