"""Bytes -> text in UTF-8; of other bytes, which encoding they are in and where that shows.

Knows the encodings that Chinese editors save in, and nothing of files.
"""

import re

_UTF_16 = (b"\xff\xfe", b"\xfe\xff")
_UTF_32 = (b"\xff\xfe\x00\x00", b"\x00\x00\xfe\xff")
_LINE_END = re.compile(rb"\r\n|\r|\n")
_HAN = re.compile(rb"[\xe0-\xef][\x80-\xbf]{2}")  # in UTF-8


class WrongCharset(Exception):
    """Says in Chinese what the bytes are; the place counts from 1, in characters."""

    def __init__(self, message: str, line: int = 1, column: int = 1):
        super().__init__(message)
        self.line, self.column = line, column


def decode(raw: bytes) -> str:
    """The text. Raises WrongCharset where it is not UTF-8."""
    if (raw.startswith(_UTF_16) or b"\0" in raw) and (name := _wide(raw)):
        raise WrongCharset(f"文件的编码是 {name}，不是 UTF-8")
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as error:
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
