"""进度图: phases and tasks along the months, the day of issue as a line across.

A task without a date of its own is as long as its phase and open at the end; one with a date
ends there with a mark. Two layouts: words beside the bars on a desk, above them on a phone.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from generators.model.amounts import Span
from generators.model.entities import Phase, Task
from generators.model.plans import Plan
from generators.site.pictures.text import lines, width

TYPE = 12
_SMALL, _YEAR = 11, 42  # the type of small words, and the room of a year
_LINE, _BAR, _GAP, _TOP, _HEAD = 16, 12, 8, 18, 40


@dataclass(frozen=True)
class Tick:
    x: float
    label: str
    year: str  # written at the first month and at each January


@dataclass(frozen=True)
class Bar:
    """One task: where its words stand, where its bar lies, and whether it ends on a date."""

    task: Task
    lines: list[str]
    text_x: float
    text_y: float
    x: float
    y: float
    width: float
    dated: bool


@dataclass(frozen=True)
class Band:
    """One phase: the stretch of the picture that belongs to it."""

    phase: Phase
    number: int
    y: float
    height: float
    x: float
    width: float


@dataclass(frozen=True)
class Mark:
    """`label_x` is where its words begin, beside other words of that line."""

    x: float
    label: str
    label_x: float


@dataclass(frozen=True)
class Gantt:
    """`stretches`: from where to where, down the picture, the marks are drawn: on a phone, where
    words stand above the bars, beside bars only, so that no line goes through a word."""

    width: float
    height: float
    left: float
    ticks: list[Tick]
    bands: list[Band]
    bars: list[Bar]
    marks: list[Mark]
    stretches: list[tuple[float, float]]

    @property
    def legend(self) -> list[str]:
        """What the signs mean that are in the picture, and no others."""
        dated = {bar.dated for bar in self.bars}
        said = []
        if False in dated:
            said.append("虚线框：文件没有写期限，画到阶段结束")
        if True in dated:
            said.append("菱形：写明的期限")
        if self.marks:
            labels = "、".join(mark.label for mark in self.marks)
            said.append(f"竖线：{labels}的日期")
        return said


class _Axis:
    """Months to places. `left` and `width` are the stretch they share."""

    def __init__(self, spans: list[Span], left: float, width: float) -> None:
        self.first = min(span.first for span in spans).replace(day=1)
        last = max(span.last for span in spans)
        self.months = (last.year - self.first.year) * 12 + last.month - self.first.month + 1
        self.left, self.width = left, width

    def at(self, day: date, end: bool = False) -> float:
        """Where a day begins, or with `end` where it ends; a month is as long as any other."""
        months = (day.year - self.first.year) * 12 + day.month - self.first.month
        part = (day.day - (0 if end else 1)) / 31
        if end and (day.day >= 28 and day.month != (day + timedelta(1)).month):
            part = 1
        return round(self.left + self.width * (months + part) / self.months, 2)

    def holds(self, day: date) -> bool:
        return self.left <= self.at(day) <= self.left + self.width

    def ticks(self) -> list[Tick]:
        every = 1 + int(26 * self.months / self.width)  # so that labels do not touch
        found = []
        for month in range(0, self.months, every):
            index = self.first.month - 1 + month
            year, number = self.first.year + index // 12, index % 12 + 1
            starts = month == 0 or number <= every
            x = round(self.left + self.width * month / self.months, 2)
            found.append(Tick(x, f"{number}月", f"{year}年" if starts else ""))
        return found


def gantt(plan: Plan, as_of: date, wide: bool) -> Gantt | None:
    """The picture for a plan: the phases whose times are settled, None where there are none.
    `as_of` is drawn only in a year that is under way."""
    dated = [(n, phase, phase.span) for n, phase in enumerate(plan.phases, 1) if phase.span]
    if not dated:
        return None
    left, room = (300.0, 400.0) if wide else (0.0, 336.0)
    axis, y = _Axis([span for _, _, span in dated], left, room), float(_HEAD)
    bands, bars = [], []
    for number, phase, span in dated:
        top = y
        y += _LINE + _GAP  # the phase's own name
        for task in phase.tasks:
            bar = _bar(axis, span, task, y, wide)
            bars.append(bar)
            y = max(y + _LINE * len(bar.lines), bar.y + _BAR) + _GAP
        x, end = axis.at(span.first), axis.at(span.last, end=True)
        bands.append(Band(phase, number, top, y - top, x, end - x))
        y += _GAP
    beside = [(bar.y - 1, bar.y + _BAR + 3) for bar in bars]
    stretches: list[tuple[float, float]] = [(_TOP, y)] if wide else [(_TOP, _HEAD), *beside]
    ticks = axis.ticks()
    marks = _marks(plan, as_of, axis, ticks)
    return Gantt(left + room, y, left, ticks, bands, bars, marks, stretches)


def _bar(axis: _Axis, span: Span, task: Task, y: float, wide: bool) -> Bar:
    room = axis.left - 12 if wide else axis.width
    words = lines(task.called, room, TYPE, 3)
    last = task.due.last if task.due else span.last
    x, end = axis.at(span.first), axis.at(last, end=True)
    bar_y = y + 2 if wide else y + _LINE * len(words) + 2
    return Bar(task, words, 0, y + TYPE, x, bar_y, max(round(end - x, 2), 4), task.due is not None)


def _marks(plan: Plan, as_of: date, axis: _Axis, ticks: list[Tick]) -> list[Mark]:
    days = {}
    if plan.head.issued and axis.holds(plan.head.issued.first):
        days["成文"] = plan.head.issued.first
    if not plan.status.is_over and axis.holds(as_of):
        days["数据截至"] = as_of
    end = axis.left + axis.width
    years = [min(tick.x, end - _YEAR) for tick in ticks if tick.year]
    taken = [(at, at + _YEAR) for at in years]
    marks = []
    for label, day in days.items():
        x, wide = axis.at(day), width(label, _SMALL)
        at = _free(x, wide, end, taken)
        taken.append((at, at + wide))
        marks.append(Mark(x, label, round(at, 2)))
    return marks


def _free(x: float, wide: float, end: float, taken: list[tuple[float, float]]) -> float:
    """Where a label stands on no other: right of its line, left of it, else beside another."""
    beside = (at for a, b in sorted(taken) for at in (b + 4, a - 4 - wide))
    for at in sorted((x + 2, x - 2 - wide, *beside), key=lambda at: abs(at - x)):
        if 0 <= at <= end - wide and all(at + wide <= a or at >= b for a, b in taken):
            return at
    return min(x + 2, end - wide)
