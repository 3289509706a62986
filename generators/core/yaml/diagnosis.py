"""Diagnose YAML that does not parse: find a slip, mend a draft, parse again, until it parses.

So that slips which hide each other are told in one run, each at its place in the text as
written. Nothing here is kept: only diagnostics come of it.
"""

import re
from collections.abc import Callable

from generators.core.yaml import indents, lines, slips, texts
from generators.core.yaml.conflicts import conflicts
from generators.core.yaml.data import Data, Fits
from generators.core.yaml.drafts import Draft, Edit
from generators.core.yaml.slips import Slip, Slips, Unreadable

_WORD_AND_VALUE = re.compile(r" *(?:- )?(?P<word>[a-z_]+): +(?P<value>[^\s#][^#]*)")
Read = Callable[[str], Data]  # raises Slip, Slips or Unreadable
_MOST_ROUNDS = 20
_MOST_CHARACTERS = 300_000  # read in all rounds together; bounds the time

_PARTS = (slips.TAB, slips.SPECIAL_START)  # within a line that is told as a whole
_BRACKETS = "检查这一行的括号和引号是否成对"
_ALIGN = "同一层的各行要左对齐，每层缩进两个空格"


def explain(text: str, read: Read, fits: Fits) -> tuple[list[Slip], Data]:
    """The slips of a text in order, and what it reads as: data where there is no slip at all.
    `read` gives data or raises Slip, Slips or Unreadable."""
    return _Diagnosis(text, read, fits).run()


def misplaced(text: str, numbers: list[int], read: Read, fits: Fits) -> Slip | None:
    """The line near one of `numbers` that has to be moved for the data to fit, or whose dash is
    one too many or missing."""
    judge = _Diagnosis(text, read, fits)._judge
    for number in numbers:
        slip = indents.without_dash(text, number, judge) or indents.with_dash(text, number, judge)
        if slip := slip or indents.search(text, number, judge, indents.FITS):
            return slip
    return None


class _Diagnosis:
    def __init__(self, text: str, read: Read, fits: Fits):
        self.draft, self.read, self.fits = Draft(text), read, fits
        self.said: dict[tuple[str, int, int], Slip] = {}

    def run(self) -> tuple[list[Slip], Data]:
        self._take(texts.odd_characters(self.draft.text))
        self._take(conflicts(self.draft.text))
        data: Data = None
        size = len(self.draft.text) + 1
        for _ in range(max(1, min(_MOST_ROUNDS, _MOST_CHARACTERS // size))):
            found = lines.scan(self.draft.text)
            if not found:
                found, data = self._read()
            before = self.draft.text
            self._take(found)
            if self.draft.text == before or len(self.said) > texts.MOST_SLIPS:
                break
        said = sorted(self.said.values(), key=lambda slip: (slip.line, slip.column))
        stray = {slip.line for slip in said if slip.code is slips.STRAY_LINE}
        said = [slip for slip in said if slip.code not in _PARTS or slip.line not in stray]
        return said[: texts.MOST_SLIPS], data

    def _take(self, found: list[Slip]) -> None:
        """Tell slips, and go on with what they should be."""
        if not found:
            return
        self._choose(found)
        self._believe(found)
        for slip in found:
            told = slip.in_original(self.draft)
            self.said.setdefault((told.code.code, told.line, told.column), told)
        self.draft = self.draft.with_edits(edit for slip in found for edit in slip.edits)

    def _choose(self, found: list[Slip]) -> None:
        """Of several ways to mend, the first with which the text reads and fits best."""
        several = [slip for slip in found if len(slip.options) > 1]
        if not several:
            return
        outcomes = []
        for choice in range(max(len(slip.options) for slip in several)):
            edits: list[Edit] = []
            for slip in found:
                options = slip.options or (slip.edits,)
                edits += options[min(choice, len(options) - 1)]
            level, _ = self._judge(self.draft.with_edits(edits).text)
            outcomes.append((-level, choice))
        best = min(outcomes)[1]
        for slip in several:
            slip.options = (slip.options[min(best, len(slip.options) - 1)],)

    def _believe(self, found: list[Slip]) -> None:
        """What may have been meant is certain where the whole fits with it."""
        if not any(slip.maybe for slip in found):
            return
        edits = [edit for slip in found for edit in slip.maybe or slip.edits]
        if self._judge(self.draft.with_edits(edits).text)[0] == indents.FITS:
            for slip in (each for each in found if each.maybe):
                slip.options = (tuple(slip.maybe),)

    def _judge(self, text: str) -> tuple[int, Data]:
        try:
            data = self.read(text)
        except Unreadable as stop:
            return indents.UNREAD, stop.line
        except (Slip, Slips):
            return indents.UNREAD, None
        return (indents.FITS if self.fits(data) else indents.READ), data

    def _read(self) -> tuple[list[Slip], Data]:
        text = self.draft.text
        try:
            return [], self.read(text)
        except Slips as several:
            return several.slips, None
        except Slip as slip:
            if slip.code is slips.STRAY_LINE:
                moved = _structural(text, slip.line) and indents.search(
                    text, slip.line, self._judge
                )
                return [moved or _stray(text, slip.line)], None
            if slip.code is slips.DUPLICATE_KEY:
                moved = indents.with_dash(text, slip.line, self._judge) or indents.search(
                    text, slip.line, self._judge, indents.FITS
                )
                return [moved or slip], None
            return [slip], None
        except Unreadable as stop:
            if "':'" in stop.problem:
                return [_stray(text, stop.line)], None
            found = (
                self._value_before_list(text, stop.line)
                or indents.without_dash(text, stop.line, self._judge)
                or indents.with_dash(text, stop.line, self._judge)
                or indents.search(text, stop.line, self._judge)
            )
            return [found or _unknown(text, stop)], None

    def _value_before_list(self, text: str, number: int) -> Slip | None:
        """A word with a value, and a list below it: the value is too much, if all fits without."""
        rows = text.split("\n")
        above = [n for n in range(1, number) if rows[n - 1].strip(" ")[:1] not in ("", "#")]
        match = _WORD_AND_VALUE.match(rows[above[-1] - 1]) if above else None
        if not match or not rows[number - 1].lstrip(" ").startswith("- "):
            return None
        gone = Edit(above[-1], match.start("value") + 1, len(match["value"]), "")
        if self._judge(Draft(text).with_edits([gone]).text)[0] < indents.FITS:
            return None
        message = f"“{match['word']}”后面写了“{match['value'].strip()}”，下面又列了几项"
        advice = "冒号后面的内容和下面的列表只能留一样"
        return slips.seen(slips.SYNTAX, message, above[-1], match.start("value"), advice,
                          width=len(match["value"]), guess=[gone])  # fmt: skip


def _structural(text: str, number: int) -> bool:
    """Whether a line is an entry of its own that got behind a value by its indent alone."""
    line = text.split("\n")[number - 1].lstrip(" ")
    return line.startswith("- ") or ": " in line or line.endswith(":")


def _stray(text: str, number: int) -> Slip:
    line = text.split("\n")[number - 1]
    message = "这一行会接到上一行的内容后面"
    advice = "接着上一行的，并到上一行；另起一项的，写成“词: 内容”或“- 内容”"
    start, gone = len(line) - len(line.lstrip()), [Edit(number, 1, len(line), "")]
    width = len(line.strip())
    return slips.seen(slips.STRAY_LINE, message, number, start, advice, width=width, guess=gone)


def _unknown(text: str, stop: Unreadable) -> Slip:
    """What can be said of a place where reading stopped and no known slip was found."""
    last = text.count("\n") + 1
    line, column = min(stop.line, last), stop.column if stop.line <= last else 1
    advice = _ALIGN
    if any(word in stop.problem for word in ("quoted", "flow", "end of stream")):
        advice = _BRACKETS
    elif "mapping values" in stop.problem:
        advice = "一行里只能有一个“英文冒号加空格”；文字里本来就有的，请整段加英文引号"
    elif "':'" in stop.problem:
        advice = "写成“词: 内容”；接着上一行的，并到上一行"
    message = "从这里起读不懂：请检查这一行和上一行的缩进、冒号、引号和括号"
    return Slip(slips.SYNTAX, message, line, column, advice=advice)
