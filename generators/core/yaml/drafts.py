"""A text under repair, with a map from its characters to their original places.

A repaired text is read again to find what else is wrong with it; what is found there is told
at its place in the text as the editor wrote it. No edit adds or removes a line.
"""

from collections.abc import Iterable
from typing import NamedTuple


class Edit(NamedTuple):
    """`new` takes the place of `width` characters; line and column count from 1."""

    line: int
    column: int
    width: int
    new: str


class Draft:
    """A text with edits applied. Never changed: `with_edits` gives another."""

    def __init__(self, text: str):
        self.lines = text.split("\n")
        self._columns: dict[int, list[int]] = {}  # only of lines that were edited

    @property
    def text(self) -> str:
        return "\n".join(self.lines)

    def with_edits(self, edits: Iterable[Edit]) -> "Draft":
        """The draft with edits that do not overlap; of two that do, the first in the text."""
        draft = Draft("")
        draft.lines, draft._columns = list(self.lines), dict(self._columns)
        end: dict[int, int] = {}
        kept = []
        for edit in sorted(set(edits)):
            if edit.column >= end.get(edit.line, 0):
                kept.append(edit)
                end[edit.line] = edit.column + max(edit.width, 1)
        for edit in reversed(kept):
            draft._apply(edit)
        return draft

    def origin(self, line: int, column: int) -> int:
        """The column at which a character of this draft stood in the text as written."""
        columns = self._columns.get(line)
        if columns is None:
            return column
        return columns[min(column, len(columns)) - 1]

    def original(self, edit: Edit) -> Edit:
        """An edit of this draft as one of the text as written."""
        start = self.origin(edit.line, edit.column)
        end = self.origin(edit.line, edit.column + edit.width)
        return Edit(edit.line, start, max(end - start, 0), edit.new)

    def _apply(self, edit: Edit) -> None:
        line, start = self.lines[edit.line - 1], edit.column - 1
        columns = self._columns.get(edit.line) or list(range(1, len(line) + 2))
        here = columns[min(start, len(columns) - 1)]
        end = start + edit.width
        self._columns[edit.line] = columns[:start] + [here] * len(edit.new) + columns[end:]
        self.lines[edit.line - 1] = line[:start] + edit.new + line[end:]
