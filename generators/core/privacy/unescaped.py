"""Decode escapes and strip markup, so that text is scanned as readers see it.

Escapes of HTML, XML, JSON, YAML and addresses; what is inside a row of a table stays in one line,
its cells apart by tabs. Every character knows where it stands in the text as it is written.
"""

import re
from collections.abc import Callable, Iterator, Sequence

_UNSEEN = (
    "\u00ad\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\ufe0f\u20e3\ufeff"
)
_STRETCHED = ("学 号", "考 号", "微 信", "电 话", "手 机", "住 址", "\u3000")
# By what stands in any text with such an escape; forms stretch their words: 学　号, 住　址.
_ESCAPES = (
    ("&", r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z]{2,8});"),
    ("\\", r"\\(?:u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|x[0-9a-fA-F]{2})"),
    ("%", r"(?:%[0-9a-fA-F]{2})+"),
    (_UNSEEN, rf"[{_UNSEEN}]+"),
    (_STRETCHED, r"(?<=[学考准微手电住地车籍])[ \u3000]{1,4}(?=[号信机话址牌])"),
)
# Paragraphs inside a cell end nothing; between cells, and words of a picture, stands a tab, behind
# blocks a line ends.
_NAME = r"(?:[\w-]{1,20}:)?"
_TAG = (
    rf"<{_NAME}posOffset>-?[0-9]{{1,10}}</{_NAME}posOffset>"  # where a frame stands in a DOCX
    rf"|</{_NAME}p>(?=\s{{0,80}}</{_NAME}(?:td|th|tc|table-cell|li)>)"
    rf"|(?P<cell></{_NAME}(?:td|th|tc|table-cell|text)>\s{{0,80}})"
    rf"|(?P<block>(?:</?{_NAME}(?:div|li|tr|row|table-row|h[1-6]|pre|dt|dd|br|option|script)\b[^<>]*>"
    rf"|</{_NAME}(?:p|h|si|c|v|t(?=>\s{{0,80}}</{_NAME}is))>)\s{{0,80}})"
    r"|<[/!?a-zA-Z][^<>]*>"
)


class Reading:
    """Character i of the text is read from starts[i]..ends[i] of what is written."""

    def __init__(self, text: str, starts: Sequence[int], ends: Sequence[int]):
        self.text, self.starts, self.ends = text, starts, ends

    def span(self, start: int, end: int) -> range:
        """The characters of the written text that start..end are read from."""
        return range(self.starts[start], self.ends[end - 1])


def quick(text: str) -> Iterator[str]:
    """What readings() gives, without the places: many times faster."""
    if escape := _escape(text):
        text = re.sub(escape, lambda match: _character(match.group()), text)
    yield text
    if _marked_up(text):
        yield without_markup(text)


def without_markup(text: str) -> str:
    """The words of HTML or XML: blocks in lines, the cells of a row apart by tabs."""
    return re.sub(_TAG, lambda match: _instead(match.lastgroup), text)


def readings(text: str, is_asked: Callable[[str], bool]) -> Iterator[Reading]:
    """The text without escapes; if there is markup in it, once more without that; each only if
    `is_asked` says so of its text."""
    reading = Reading(text, range(len(text)), range(1, len(text) + 1))
    if escape := _escape(text):
        reading = _replaced(reading, escape)
    if is_asked(reading.text):
        yield reading
    if _marked_up(reading.text) and is_asked(without_markup(reading.text)):
        yield _replaced(reading, _TAG)


def _escape(text: str) -> str:
    """A pattern of those escapes that may stand in a text; empty where none do."""
    return "|".join(
        pattern
        for hints, pattern in _ESCAPES
        if any(hint in text for hint in hints) and re.search(pattern, text)
    )


def _marked_up(text: str) -> bool:
    return "<" in text and re.search(r"</|<br", text) is not None


def _replaced(reading: Reading, pattern: str) -> Reading:
    texts: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    behind = 0
    for match in re.finditer(pattern, reading.text):
        start, end = match.span()
        new = _instead(match.lastgroup) if pattern is _TAG else _character(match.group())
        texts += [reading.text[behind:start], new]
        edges = _edges(new, reading.starts[start], reading.ends[end - 1])
        starts += [*reading.starts[behind:start], *edges[:-1]]
        ends += [*reading.ends[behind:start], *edges[1:]]
        behind = end
    texts.append(reading.text[behind:])
    return Reading(
        "".join(texts),
        [*starts, *reading.starts[behind:]],
        [*ends, *reading.ends[behind:]],
    )


def _edges(new: str, start: int, end: int) -> list[int]:
    """Where the characters that an escape stands for begin and end in it; several stand in an
    address, each by its bytes."""
    edges = [start]
    for character in new:
        edges.append(min(end, edges[-1] + 3 * len(character.encode("utf-8", "replace"))))
    return [*edges[:-1], end] if new else edges


def _character(escape: str) -> str:
    if escape[0] == "&":
        import html  # 2 ms, and rarely needed

        return html.unescape(escape)
    if escape[0] == "%":
        return bytes.fromhex(escape.replace("%", "")).decode("utf-8", "replace")
    if escape[0] != "\\":
        return ""
    code = int(escape[2:], 16)
    return chr(code) if code < 0x110000 and not 0xD800 <= code < 0xE000 else "\ufffd"


def _instead(group: str | None) -> str:
    return {"cell": "\t", "block": "\n"}.get(group or "", "")
