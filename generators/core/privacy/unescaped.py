"""A text as its reader gets to see it: characters instead of their escapes, markup gone.

Escapes of HTML, XML, JSON, YAML and addresses; what is inside a row of a table stays in one line,
its cells apart by tabs. Every character knows where it stands in the text as it is written.
"""

import re
from collections.abc import Callable, Iterator, Sequence

_ESCAPE = (
    r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z]{2,8});"
    r"|\\(?:u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|x[0-9a-fA-F]{2})"
    r"|(?:%[0-9a-fA-F]{2})+"
    r"|[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufe0f\u20e3\ufeff]+"  # what nobody sees
)
_HINTS = ("&#", "\\u", "\\U", "\\x", "%", *"\u200b\u200c\u200d\u2060\ufeff\u00ad\u202d\u20e3")
# Paragraphs inside a cell end nothing; between cells stands a tab, behind blocks a line ends.
_NAME = r"(?:[\w-]{1,20}:)?"
_TAG = (
    rf"</{_NAME}p>(?=\s{{0,80}}</{_NAME}(?:td|th|tc|table-cell|li)>)"
    rf"|(?P<cell></{_NAME}(?:td|th|tc|table-cell)>\s{{0,80}})"
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
    if _escaped(text):
        text = re.sub(_ESCAPE, lambda match: _character(match.group()), text)
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
    if _escaped(text):
        reading = _replaced(reading, _ESCAPE)
    if is_asked(reading.text):
        yield reading
    if _marked_up(reading.text) and is_asked(without_markup(reading.text)):
        yield _replaced(reading, _TAG)


def _escaped(text: str) -> bool:
    return any(hint in text for hint in _HINTS) and re.search(_ESCAPE, text) is not None


def _marked_up(text: str) -> bool:
    return "<" in text and re.search(r"</|<br", text) is not None


def _replaced(reading: Reading, pattern: str) -> Reading:
    texts: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    behind = 0
    for match in re.finditer(pattern, reading.text):
        start, end = match.span()
        new = _character(match.group()) if pattern is _ESCAPE else _instead(match.lastgroup)
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
