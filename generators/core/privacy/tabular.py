"""Detect personal data by the structure of a text: headings of columns and rows, keys.

Tables with bars, tabs, commas, semicolons or blanks, lists under a word, nested keys of YAML. Takes
a plain text and yields pairs of a head and what stands under it.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple, Protocol

_MARKS = (r"[|│┃]", r"\t", r",", r";", r"(?: {2,})", r" ")
_MOST_HEAD = 20
_NO_HEAD = r"[0-9]{5}|[。;,:\"{}由请应须按在不将已写或]"  # a value, or a sentence
_MOST_CELLS = 200
_BLANK_LINES = 6  # between the rows of a table, where markup stood; between others, 2
_KEY = (
    r"(?P<indent>[ \t]{0,40})(?P<item>- {1,3})?[\"']?(?P<key>[^:\n\"'#]{1,40})[\"']? ?: *"
    r"(?P<value>.*)"
)


class Pair(NamedTuple):
    """A value that begins at `at`, and the words above it or before it."""

    head: str
    value: str
    at: int


class _Cell(NamedTuple):
    text: str
    at: int


class Words(Protocol):
    """What is asked of texts: whether there may be a word for a head; and whether one is there."""

    def search(self, text: str) -> object: ...
    def rows_of_head(self, text: str) -> object: ...


def pairs(plain: str, words: Words) -> Iterator[Pair]:
    """Every pair whose head holds one of the words."""
    yield from _tables(plain, words)
    yield from _keys(plain, words)


def _tables(plain: str, words: Words) -> Iterator[Pair]:
    heads: dict[int, str] = {}
    mark, width, blanks = "", 0, 0
    for line in _lines(plain):
        if not line.text.strip(" \u200b\t|,"):
            blanks += 1
            if blanks > (_BLANK_LINES if mark in _MARKS[:2] else 2):
                heads = {}
            continue
        blanks = 0
        if words.search(line.text) and (found := _headed(line, words)):
            mark, heads, width = found
            if mark not in ("", " "):
                yield from _beside(heads, _cells(line, mark))
        elif heads:
            cells = _cells(line, mark) if mark else [_item(line)]
            if mark == " " and len(cells) != width:
                continue
            yield from (
                Pair(heads[i], cell.text, cell.at) for i, cell in enumerate(cells) if i in heads
            )


def _headed(line: _Cell, words: Words) -> tuple[str, dict[int, str], int] | None:
    """How a line with such a word is divided, and which cells are heads; None for a sentence."""
    parts = line.text.strip("#-* ").split()
    apart = len(parts) > 1 and not any(map(str.isascii, parts))
    for mark in _MARKS if apart else _MARKS[:-1]:
        cells = _cells(line, mark)
        heads = {i: cell.text for i, cell in enumerate(cells) if _is_head(cell.text, words)}
        if len(cells) > 1 and heads:
            return mark, heads, len(cells)
    whole = line.text.strip("#-*/ \u200b:>")
    return ("", {0: whole}, 1) if _is_head(whole, words) else None


def _is_head(text: str, words: Words) -> bool:
    short = len(text) <= _MOST_HEAD and not re.search(_NO_HEAD, text)
    return short and bool(words.rows_of_head(text))


def _beside(heads: dict[int, str], cells: list[_Cell]) -> Iterator[Pair]:
    """The cells that stand in the row of a head, up to the next head."""
    head = None
    for index, cell in enumerate(cells):
        head = heads.get(index, head)
        if head and index not in heads:
            yield Pair(head, cell.text, cell.at)


def _cells(line: _Cell, mark: str) -> list[_Cell]:
    """The cells of a line; those in quotes may hold the mark."""
    cells, at = [], 0
    for piece in re.split(rf"({mark})", line.text, maxsplit=_MOST_CELLS):
        if not re.fullmatch(mark, piece):
            text = piece.strip(" \u200b\"'*`[]{}")
            cells.append(_Cell(text, line.at + at + piece.find(text)))
        at += len(piece)
    return _joined(cells, line) if mark == "," and '"' in line.text else cells


def _joined(cells: list[_Cell], line: _Cell) -> list[_Cell]:
    """Cells between two quotes are one again."""
    joined: list[_Cell] = []
    is_open = False
    for cell in cells:
        at = cell.at - line.at
        end = at + len(cell.text)
        if is_open:
            first = joined[-1]
            joined[-1] = _Cell(line.text[first.at - line.at : end], first.at)
        else:
            joined.append(cell)
        quotes = line.text[max(0, at - 1) : end + 1].count('"')
        is_open = is_open != bool(quotes % 2)
    return joined


def _keys(plain: str, words: Words) -> Iterator[Pair]:
    """Values in a block below a key that is such a word: with their own key, if they have one."""
    above: list[tuple[int, str]] = []
    for line in _lines(plain):
        match = re.match(_KEY, line.text)
        depth = len(line.text) - len(line.text.lstrip(" \t-"))
        if not line.text.strip():
            continue
        while above and above[-1][0] >= depth:
            above.pop()
        head = "".join(key for _, key in above if words.rows_of_head(key))
        if match is None:
            if head:
                yield Pair(head, *_item(line))
            continue
        if head and match["value"]:
            yield Pair(head + match["key"], match["value"], line.at + match.start("value"))
        if not match["value"].strip("|>- "):
            above.append((depth, match["key"].strip()))


def _item(line: _Cell) -> _Cell:
    """What a line of a list says."""
    text = line.text.lstrip(" \t-*#\"'`")
    return _Cell(text, line.at + len(line.text) - len(text))


def _lines(plain: str) -> Iterator[_Cell]:
    at = 0
    for line in plain.split("\n"):
        yield _Cell(line, at)
        at += len(line) + 1
