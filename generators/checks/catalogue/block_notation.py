"""Parse the block notation of cases and examples: a plan, the edits made to it, what is reported.

A block ends at an empty line. The first characters of a line say what it is:

    # QTA-02-major-outside-list           its name
    on draft                              the plan it stands on (`base` if it does not say so);
    actor 教学部                          further words about it, see WORDS
    2025/certificates/beta.yaml           a file of that plan
     quotas:                              a line that stands there, to find the place by
    -  - {major: 专业三, declared: 4…     a line that goes
    +  - {major: 专业五, declared: 4…     a line that comes
    ...                                   another place in the same file
    -open: false                          one line that goes and one that comes, without any
    +open: true                           around them, may be parts of lines
    2025/issued.txt removed               see HOW; `before` and the like in front: see SIDES
    =错误 QTA-02 …                        what is then told, at the end of the block
    // a remark, anywhere above what is told

Words that stand alone between empty lines hold for all blocks below them.
What goes, with the lines around it, must stand in the file exactly once. `…` in such a line is
whatever stands there, and in a line that comes the same again. <U+200B> is a character that cannot
be seen (<U+2026> the three dots themselves), <0xD6> a byte; a line `\\` after a line that comes
leaves out its line end.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

WORDS = ("on", "actor", "day")  # the plan; who proposes the change; the day on which it is judged
# Which version a file is of: the plan as it is changed, the version before, a proposal and another
# (that are merged); or it stands beside the plan folder.
SIDES = ("before", "one", "other", "beside")
# Instead of places: it goes; it is new, or another from beginning to end (`+` lines are all of it).
# Or before them: it is a copy, of a file or a folder, with other words; in another encoding.
HOW = ("removed", "new", "whole", "copies FILE", "copies FILE with OLD=NEW …", "in ENCODING")
_Line = tuple[int, str, str]  # its number, its mark, its text
NEXT, REST = "...", "…"

_FILE = re.compile(
    rf"(?:(?P<side>{'|'.join(SIDES)}) )?(?P<path>.+?)"
    r"(?: (?P<how>removed|new|whole|(?:copies|in) \S+)(?: with (?P<words>.+))?)?"
)
_ESCAPE = re.compile(r"<U\+([0-9A-F]{4,6})>|<0x([0-9A-F]{2})>")


class BlockError(ValueError):
    """A text that cannot be read, or does not fit its plan; says the file and line of the text."""


@dataclass(frozen=True)
class Hunk:
    """Lines of one place as they are written, each with its mark: ` `, `-`, `+` or `\\`."""

    line: int
    lines: tuple[tuple[str, str], ...]

    def of(self, marks: str) -> list[str]:
        return [text for mark, text in self.lines if mark in marks]


@dataclass(frozen=True)
class Change:
    """What becomes of a file."""

    line: int
    side: str
    path: str
    how: str
    of: str  # what it copies, or the encoding
    words: tuple[tuple[str, str], ...]  # old and new, of a copy
    hunks: tuple[Hunk, ...]


@dataclass(frozen=True)
class Block:
    file: str
    line: int
    number: int  # in its text, from 0
    title: str
    words: dict[str, str]
    changes: tuple[Change, ...]
    expected: tuple[str, ...]
    end: int  # the number of its last line that is no expected one

    @property
    def place(self) -> str:
        return f"{self.file}:{self.line}"


def parse(text: str, file: str) -> list[Block]:
    lines, start = text.split("\n"), 0
    blocks: list[Block] = []
    words: dict[str, str] = {}
    for number, line in enumerate([*lines, ""]):
        if not line:
            block = _block(lines[start:number], file, start + 1, len(blocks), words)
            if block.title or block.changes or block.expected:
                blocks.append(block)
            else:
                words = block.words
            start = number + 1
    return blocks


def unescaped(text: str) -> str:
    """With the characters that escapes stand for; bytes as half surrogates."""
    return _ESCAPE.sub(lambda m: chr(int(m[1], 16) if m[1] else 0xDC00 + int(m[2], 16)), text)


def _block(lines: list[str], file: str, first: int, place: int, common: dict[str, str]) -> Block:
    title, words, end = "", dict(common), first
    changes: list[tuple[int, list[_Line], re.Match[str]]] = []
    expected: list[str] = []
    for number, line in enumerate(lines, first):
        mark, text, word = line[0], line[1:], line.partition(" ")
        if mark == "=":
            expected.append(text)
            continue
        end = number
        if expected:
            raise BlockError(f"{file}:{number}: what is told stands at the end of its block")
        if line.startswith("//"):
            continue
        if line.startswith("# "):
            title = line[2:]
        elif mark in " -+\\" or line == NEXT:
            if not changes:
                raise BlockError(f"{file}:{number}: of which file is this line?")
            changes[-1][1].append((number, mark, text))
        elif word[0] in WORDS and word[1]:
            words[word[0]] = word[2]
        elif head := _FILE.fullmatch(line):
            changes.append((number, [], head))
        else:
            raise BlockError(f"{file}:{number}: this is no file")
    made = tuple(_change(file, number, head, found) for number, found, head in changes)
    return Block(file, first, place, title, words, made, tuple(expected), end)


def _change(file: str, number: int, head: re.Match[str], lines: list[_Line]) -> Change:
    side, path, how, words = (head[name] or "" for name in ("side", "path", "how", "words"))
    how, _, of = how.partition(" ")
    swaps = tuple((old, new) for old, _, new in (each.partition("=") for each in words.split()))
    hunks = tuple(_hunks(file, lines))
    allowed = {"removed": "", "new": "+\\", "whole": "+\\"}.get(how, " -+\\.")
    for line, mark, _ in lines:
        if mark not in allowed:
            raise BlockError(f"{file}:{line}: the file is {how}, nothing can be found in it")
    return Change(number, side, unescaped(path), how, of, swaps, hunks)


def _hunks(file: str, lines: list[_Line]) -> Iterator[Hunk]:
    for apart, group in groupby(lines, lambda line: line[1] == "."):
        (number, *_), *_ = found = list(group)
        hunk = Hunk(number, tuple((mark, text) for _, mark, text in found))
        if not apart:
            if REST in "".join(hunk.of("+")) and REST not in "".join(hunk.of("-")):
                raise BlockError(f"{file}:{number}: {REST} stands for nothing that goes")
            yield hunk
