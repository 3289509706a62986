"""One file of data: its text, its plain data, and the place of every value.

Reading is fast where nothing is wrong; a text that cannot be read, does not fit its schema or
looks odd is looked at line by line (diagnosis.py). Knows nothing of what the data mean.

Places cost nothing on clean input: a text is composed a second time only when one is asked for.
"""

import re
from bisect import bisect_right
from pathlib import Path

from generators.core.diagnostics import Diagnostic, Location
from generators.core.yaml import characters, nodes, remarks, texts
from generators.core.yaml.data import Data, Fits, child
from generators.core.yaml.data import Route as Route
from generators.core.yaml.slips import Slip, Slips, Unreadable

# What YAML reads without a word and is often a slip; lines.py looks closer. Each begins with a
# plain character: such patterns are found fast.
_SUSPECT = [
    re.compile(pattern)
    for pattern in (
        r"\n[-.%?<>=|](?:--|\.\.|(?<=%)|(?<=\?) |<{6}|>{6}|={6}|\|{6})",
        r"“(?<=[ \[{].)[^“”\n]*[”\"] *(?:[,\]}\n]|$)",
        r"‘(?<=[ \[{].)[^‘’\n]*[’'] *(?:[,\]}\n]|$)",
        r"”(?<=[ \[{].)[^“”\n]*[”\"] *(?:[,\]}\n]|$)",
        r"＂",
        r"锟斤拷",
        r"烫烫烫",
        r"#(?<=[^\s#]#)",
        r"\?(?<=[ \[{,]\?)",
        r"-[,\]}](?<=[ \[{,]-.)",
        r"\\[/ ]",
        r",(?=\s*(?:#.*\n\s*){0,20}[\]}])",
        r"\[[^\]\"'\n]*[，、；﹐､]",
    )
]
_STARTS = ("---", "...", "%", "? ", "<<<<<<<", "=======", ">>>>>>>", "|||||||")


class Source:
    """One YAML file that could be read: its text, its data, and where each value stands."""

    __slots__ = ("_places", "_root", "_starts", "data", "path", "text")

    def __init__(self, path: str, text: str, data: Data):
        self.path, self.text, self.data = path, text, data
        self._root: nodes.Node | None = None
        self._starts: list[int] = []  # of lines
        self._places: dict[tuple[Route, bool], Location] = {}  # rules ask for many again and again

    def value(self, route: Route) -> Data:
        """The data at `route`, None where it leads nowhere."""
        value = self.data
        for step in route:
            try:
                value = child(value, step)
            except (LookupError, TypeError):
                return None
        return value

    def place(self, route: Route, *, key: bool = False) -> Location:
        """The place of the value at `route` (or of its key). A route that leads nowhere
        stops at the last thing that is there: the hand must go to the enclosing entry."""
        place = self._places.get((route, key))
        if place is None:
            place = self._places[route, key] = self._found(route, key)
        return place

    def _found(self, route: Route, key: bool) -> Location:
        if self._root is None:
            self._root = nodes.compose(self.text)
        node, found = self._root, None
        if node is None:  # nothing is written in this file
            return Location(self.path)
        for step in route:
            below = nodes.child(node, step)
            if below is None:
                return self._location(found[0] or node) if found else self._location(node)
            found, node = below, below[1]
        return self._location(found[0] if key and found and found[0] else node)

    def place_within(self, route: Route, start: int, end: int) -> Location:
        """The place of characters start..end of a text value; of the whole value where its
        spelling in the file differs from its content (quotes, escapes, folded lines)."""
        whole = self.place(route)
        value = self.value(route)
        if whole.path != self.path or whole.line != whole.end_line or not isinstance(value, str):
            return whole
        begins, ends = (self.index(whole.line, column) for column in (1, whole.end_column))
        at = self.text.find(value, begins + whole.column - 1, ends) - begins
        if at < 0:
            return whole
        return Location(self.path, whole.line, at + start + 1, whole.line, at + end + 1)

    def _location(self, node: nodes.Node) -> Location:
        start = node.start_mark
        return Location(self.path, start.line + 1, start.column + 1, *self._content_end(node))

    def _content_end(self, node: nodes.Node) -> tuple[int, int]:
        """Where a node's own text ends: block collections end, for YAML, where the next thing
        begins; a reader wants the end of their last line."""
        end = min(node.end_mark.index, len(self.text))
        while end > node.start_mark.index and self.text[end - 1].isspace():
            end -= 1
        line = bisect_right(self._lines(), end)
        return line, end - self._lines()[line - 1] + 1

    def index(self, line: int, column: int) -> int:
        """Where in the text a line and a column are."""
        return self._lines()[line - 1] + column - 1

    def _lines(self) -> list[int]:
        if not self._starts:
            self._starts = [0, *(each.end() for each in re.finditer("\n", self.text))]
        return self._starts


def read(file: Path, path: str, fits: Fits | None = None) -> Source | list[Diagnostic]:
    """Read one file; `path` is its name in messages. Never raises for what a file contains.
    `fits` says whether data are as they should be: of what does not fit, the lines are looked
    at for slips, and of several ways to mend one, it chooses."""
    try:
        return parse(texts.read(file), path, fits)
    except Slip as slip:
        return [slip.diagnostic(path)]


def parse(text: str, path: str, fits: Fits | None = None) -> Source | list[Diagnostic]:
    """The same for a text that stands in no file."""
    try:
        texts.refuse_deep_nesting(text)
        texts.refuse_length(text)
    except Slip as slip:
        return [slip.diagnostic(path)]
    except Slips as several:
        return [slip.diagnostic(path) for slip in several.slips]
    if fits and not _looks_odd(text):
        try:
            data = nodes.data_of(text)
            if fits(data) or not _slips_in(text):
                return Source(path, text, data)
        except (Slip, Slips, Unreadable):
            pass
    from generators.core.yaml import diagnosis  # 40 ms, and rarely needed

    found, data = diagnosis.explain(text, nodes.data_of, fits or (lambda data: True))
    if found:
        return [slip.diagnostic(path, text) for slip in found]
    return Source(path, text, data)


def misplaced(text: str, path: str, numbers: list[int], fits: Fits) -> Diagnostic | None:
    """The line near one of these whose indent alone keeps the data from fitting."""
    from generators.core.yaml import diagnosis

    slip = diagnosis.misplaced(text, numbers, nodes.data_of, fits)
    return slip.diagnostic(path, text) if slip else None


def _slips_in(text: str) -> bool:
    from generators.core.yaml import lines

    return bool(lines.scan(text))


def _looks_odd(text: str) -> bool:
    """Whether a text may hold a slip that neither YAML nor a schema stumbles over."""
    if characters.odd_or_rare(text) or text.startswith(_STARTS):
        return True
    return remarks.suspected(text) or any(pattern.search(text) for pattern in _SUSPECT)
