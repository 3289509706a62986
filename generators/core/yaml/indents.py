"""Find wrong indentation: try others, choose the smallest change that parses.

YAML stops where it can no longer go on, often lines behind the slip. Here lines near that place
are moved to the left or right, one, one with what is below it, or a run of them, until the text
reads (and fits its schema, where one is known).
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from generators.core.yaml import slips
from generators.core.yaml.drafts import Draft, Edit
from generators.core.yaml.slips import Slip, seen

UNREAD, READ, FITS = 0, 1, 2
_NEAR = 12  # lines looked at before the place where reading stopped, and _BEHIND after it
_BEHIND = 2
_LONGEST = 100  # lines that are moved together
_MOST_TRIES = 240
_MOST_CHARACTERS = 500_000  # in all tries together; bounds the time

# A text -> how well it reads, and as what; of one that does not, the line where YAML stopped.
Judge = Callable[[str], tuple[int, object]]
_BLOCK_TEXT = re.compile(r"(?:^|[:-]) +[|>][-+0-9]*\s*(?:#.*)?$")


@dataclass(frozen=True)
class _Line:
    number: int
    indent: int
    listed: bool
    fixed: bool = False


@dataclass(frozen=True)
class _Move:
    """Lines that are moved together; `first` is the one that is wrong."""

    first: _Line
    lines: tuple[_Line, ...]
    indent: int

    @property
    def edits(self) -> tuple[Edit, ...]:
        by = self.indent - self.first.indent
        return tuple(Edit(x.number, 1, x.indent, " " * (x.indent + by)) for x in self.lines)


def search(text: str, line: int, judge: Judge, least: int = READ) -> Slip | None:
    """The wrongly indented line near `line`, if moving it (and what belongs to it) makes the
    text read at least as well as `least`."""
    rows = text.split("\n")
    lines = list(_lines(rows))
    tries = min(_MOST_TRIES, _MOST_CHARACTERS // (len(text) + 1))
    found = []
    for move in _moves(lines, line)[:tries]:
        level, data = judge(_moved(rows, move))
        further = _further(move, line, level, data)
        if level >= least or (further and least < FITS):
            by = abs(move.indent - move.first.indent) if further else 0
            key = (-level, -further, len(move.lines), move.indent % 2, by)
            found.append((key, abs(move.first.number - line), move, data))
    if not found:
        return None
    key, _, best, data = min(found, key=lambda each: each[:2])
    slight = abs(best.indent - best.first.indent) == 1  # one blank too many or too few
    certain = slight or key[0] == -FITS
    certain = certain and all(other[3] == data for other in found if other[0] == key)
    return _slip(best, certain)


def without_dash(text: str, line: int, judge: Judge) -> Slip | None:
    """The line near `line` whose dash is one too many, if the text fits without it."""
    rows = text.split("\n")
    for each in reversed([each for each in _lines(rows) if abs(each.number - line) <= _BEHIND]):
        for new in ("", "  ") if each.listed else ():
            edit = Edit(each.number, each.indent + 1, 2, new)
            if judge(Draft(text).with_edits([edit]).text)[0] == FITS:
                message, advice = "这一行多了一个横线", "删去横线，与同一组的其他各行左对齐"
                return seen(slips.EXTRA_DASH, message, each.number, each.indent, advice, edit)
    return None


def with_dash(text: str, line: int, judge: Judge) -> Slip | None:
    """The line near `line` that lacks the dash of its entry, if the text fits with it."""
    rows = text.split("\n")
    near = [each for each in _lines(rows) if line - _NEAR <= each.number <= line]
    for each in reversed([each for each in near if each.indent > 1 and not each.listed]):
        edit = Edit(each.number, each.indent - 1, 2, "- ")
        if judge(Draft(text).with_edits([edit]).text)[0] == FITS:
            message, advice = (
                "这里另起一项，行首缺英文横线",
                "在行首加上英文横线和空格，与上一项对齐",
            )
            return seen(slips.WIDE_DASH, message, each.number, each.indent, advice, edit)
    return None


def _lines(rows: list[str]) -> Iterator[_Line]:
    """The lines that hold something. A block text, and the line behind it, may not be moved:
    one could vanish in the other."""
    block = None
    for number, row in enumerate(rows, 1):
        text = row.lstrip(" ")
        indent = len(row) - len(text)
        if not text.strip() or text[0] == "#" or (block is not None and indent > block):
            continue
        yield _Line(number, indent, text.startswith("- "), fixed=block is not None)
        block = indent if _BLOCK_TEXT.search(row) else None


def _further(move: _Move, line: int, level: int, data: object) -> int:
    """How much later reading stops after a move, where another slip stops it again."""
    if level != UNREAD or not isinstance(data, int):
        return 0
    return max(0, data - max(line, move.lines[-1].number) - 1)


def _slip(move: _Move, certain: bool) -> Slip:
    now, right = move.first.indent, move.indent
    message = f"这一行的缩进不对：行首有 {now} 个空格，应当是 {right} 个"
    advice = f"把行首改成 {right} 个空格"
    if len(move.lines) > 1:
        by = f"向{'右' if right > now else '左'}移 {abs(right - now)} 格"
        advice = f"从这一行到第 {move.lines[-1].number} 行，都{by}"
    edits = move.edits
    return Slip(
        slips.INDENT, message, move.first.number, now + 1, advice=advice,
        options=(edits,) if certain else (), guess=edits,
    )  # fmt: skip


def _moved(rows: list[str], move: _Move) -> str:
    rows = list(rows)
    for edit in move.edits:
        rows[edit.line - 1] = edit.new + rows[edit.line - 1][edit.width :]
    return "\n".join(rows)


def _moves(lines: list[_Line], line: int) -> list[_Move]:
    """All moves near a line, the nearest lines and the fewest lines first."""
    at = max((i for i, each in enumerate(lines) if each.number <= line), default=0)
    found: dict[_Move, tuple[int, int]] = {}
    for index in range(max(0, at - _NEAR), min(len(lines), at + _BEHIND + 1)):
        for count in _extents(lines, index):
            for indent in _indents(lines, index):
                if indent != lines[index].indent:
                    move = _Move(lines[index], tuple(lines[index : index + count]), indent)
                    found.setdefault(move, (abs(index - at), count))
    return [
        move
        for move, _ in sorted(found.items(), key=lambda pair: pair[1])
        if not any(each.fixed for each in move.lines)
    ]


def _extents(lines: list[_Line], index: int) -> Iterator[int]:
    """How many lines may move: one, it with all that is deeper, it with its next neighbours."""
    first = lines[index].indent
    yield 1
    left = min(len(lines) - index, _LONGEST)
    deeper = level = left
    for offset, each in enumerate(lines[index + 1 : index + left], 1):
        if each.indent <= first and deeper == left:
            deeper = offset
        if each.indent < first:
            level = offset
            break
        if each.indent == first and offset <= 8:
            yield offset
    if deeper > 1:
        yield deeper
    if level > deeper:
        yield level


def _indents(lines: list[_Line], index: int) -> set[int]:
    """Where a line may stand: with one of the lines around it, or one level deeper."""
    found = {0}
    for each in lines[max(0, index - _NEAR) : index]:
        found |= {each.indent, each.indent + 2 * each.listed}
    if index:
        before = lines[index - 1]
        found |= {before.indent + 2, before.indent + 2 + 2 * before.listed}
    if index + 1 < len(lines):
        found |= {lines[index + 1].indent, max(0, lines[index + 1].indent - 2)}
    return found
