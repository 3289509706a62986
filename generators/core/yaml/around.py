"""Guess from neighbouring lines whether a line is an entry, and of what.

Looks at how lines begin and how far to the right; knows nothing of what they hold.
"""

import re
from collections.abc import Iterable, Iterator

from generators.core.yaml import slips
from generators.core.yaml.drafts import Edit
from generators.core.yaml.slips import Slip, seen

_NOTHING = re.compile(r"(?:\[ *\]|null|~)(?= *(?:#|$))")
_NEAR = 12  # lines looked at on either side
_LONG = 60  # the same, for where the entry above or below begins: a body has its roles and duties

BARE_WORD = re.compile(r"(?P<word>[a-z_]{2,})[ \t]*(?:#.*)?$")
_ENTRY = re.compile(r"[a-z_]{2,}:(?: |$)")


def nearby(lines: list[str], number: int) -> list[str]:
    """The line after line `number` and those before it, the nearest first; empty ones left out."""
    return [row for row in reversed(lines[max(0, number - _NEAR) : number + 1]) if row.strip()]


def among_entries(lines: list[str], number: int, at: int) -> bool:
    """Whether the line before or after, as far to the right, begins an entry of a list."""
    if lines[number - 1].startswith("- ", at):
        return False
    before = reversed(lines[max(0, number - _LONG) : number - 1])
    return any(
        _beside(rows, at).startswith("- ", at) for rows in (before, lines[number : number + _LONG])
    )


def may_be_listed(lines: list[str], number: int, at: int) -> bool:
    """Whether the line before, as far to the right, has the same mark at its beginning."""
    row = _beside(reversed(lines[max(0, number - _NEAR) : number - 1]), at)
    return row[at : at + 1] == lines[number - 1][at]


def entry_follows(lines: list[str], number: int, at: int) -> bool:
    """Whether the next line is a word with its colon, beside this one."""
    row = _following(lines, number)
    return not row[:at].strip() and bool(_ENTRY.match(row, at))


def said_to_be_empty(lines: list[str], number: int, at: int, entry: int) -> Slip | None:
    """The slip of a list that is said to be empty, at index `at` behind a word at `entry`, and
    has entries below."""
    row, match = _following(lines, number), _NOTHING.match(lines[number - 1], at)
    indent = len(row) - len(row.lstrip(" "))
    if not match or indent < entry or not row.startswith("- ", indent):
        return None
    said = match[0]
    return seen(
        slips.LIST_BEHIND_WORD, f"这里写了 {said}（一项也没有），下面却列了各项", number, at,
        f"删去 {said}", Edit(number, at, len(said) + 1, ""), width=len(said),
    )  # fmt: skip


def bare_word(lines: list[str], number: int, at: int) -> int | None:
    """Where the word ends that a line is, without its colon, if the lines below belong to it."""
    row, word = _following(lines, number), BARE_WORD.match(lines[number - 1], at)
    deeper = len(row) - len(row.lstrip(" ")) > at
    return word.end("word") if word and (deeper or row.startswith("- ", at)) else None


def _beside(rows: Iterable[str], at: int) -> str:
    """The first line that does not stand further to the right, if it stands as far; else ""."""
    row = next((row for row in _said(rows) if not row[: at + 1].isspace()), "")
    return "" if row[:at].strip() else row


def _following(lines: list[str], number: int) -> str:
    """The next line that says something."""
    return next(_said(lines[number:]), "")


def _said(rows: Iterable[str]) -> Iterator[str]:
    return (row for row in rows if row.strip() and row.lstrip()[0] != "#")
