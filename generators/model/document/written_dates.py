"""Dates in running text: those that no calendar has, and those on which registration runs.

Reads words as people write them in notices; knows no rule and no file.
"""

import re
from calendar import isleap, monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from generators.model.documents import Registration, Window

_PARTS_OF_MONTH = {
    "初": (1, 10), "上旬": (1, 10), "中旬": (11, 20),
    "下旬": (21, 31), "底": (25, 31), "末": (25, 31),
}  # fmt: skip
_IN_MONTH = rf"(?:[0-9]{{1,2}}日|{'|'.join(_PARTS_OF_MONTH)})"
_DAY = rf"(?:[0-9]{{4}}年)?[0-9]{{1,2}}月{_IN_MONTH}"
_REST = rf"(?:[0-9]{{4}}年)?(?:[0-9]{{1,2}}月)?{_IN_MONTH}"  # of a span within a year or a month
_WRITTEN = re.compile(
    r"(?:(?<![0-9])([0-9]{4})年)?(?<![0-9])([0-9]{1,2})月(?:([0-9]{1,3})日)?"
    r"|(?<![0-9])([0-9]{4})[-/.]([0-9]{1,2})[-/.]([0-9]{1,2})(?![0-9])"
)
_BATCH = re.compile("第[一二三四五六七八九十]{1,2}批")
_FIRST = "第一批"
# Registrations for something else.
_OTHER = (
    r"(?<!培训)(?<!师资)(?<!教师)(?<!竞赛)(?<!比赛)(?<!大赛)(?<!补)(?<!补考)(?<!志愿者)(?<!考生)(?<!活动)"
    r"(?<!讲座)(?<!二次)(?<!另行)"
)
_TILL = "(?:前|以前|之前)"
_END = "(?=[，。；！、]|$)"
_HOUR = r"(?:（[^）]{1,6}）)?(?:[上下]午)?(?:[0-9]{1,2}[:：点时](?:[0-9]{2}分?)?)?"
_CLOSES = rf"(?P<closes>{_DAY}) {_HOUR}"
_FROM, _TO = r"(?:从|自|由)?", r"(?:至|到|—+|－|-|~|～|，|,)+(?:至|到)?"
_SAID = r"(?:起止)?(?:时间|日期|期限|期)?(?:定|安排|确定)?(?:为|是|在|于)?[：:]?"
_REGISTRATION = tuple(
    re.compile(pattern.replace(" ", ""))
    for pattern in (
        (rf"{_OTHER} 报名 {_SAID} {_FROM} (?P<opens>{_DAY}) {_HOUR} (?:起|开始)? {_TO}"
        rf" (?P<closes>{_REST})"),
        (rf"{_OTHER} 报名 (?:工作)? (?:从|自|由) (?P<opens>{_DAY}) (?:起|开始)"
        rf" (?:[，、]? (?:到|至|于|在)? (?P<closes>{_REST}) (?:结束|截止|为止|止))?"),
        rf"(?:从|自|由) (?P<opens>{_DAY}) (?:起|开始) (?:组织|受理)? 报名",
        rf"{_OTHER} 报名 (?:工作)? (?:的)? 截止 {_SAID} (?:到|至)? {_CLOSES}",
        rf"{_OTHER} 报名 (?:工作)? (?:到|至|于|在) {_CLOSES} (?:止|结束|截止|前截止)",
        rf"{_CLOSES} {_TILL}? (?:截止|结束) 报名",
        (rf"{_OTHER} 报名 (?:工作|时间)? (?:在|于|到|至)? {_CLOSES} {_TILL}?"
        r" (?:截止|结束|为止|止|完成)"),
        rf"{_OTHER} 报名 (?:的)? 截止 (?:时间|日期)? (?:延|延长|推迟)(?:至|到) {_CLOSES}",
        rf"{_CLOSES} {_TILL}? (?:报名|报名工作) (?:全部)? (?:截止|结束)",
        rf"{_OTHER} 报名 {_SAID} {_FROM} (?:即日|发布之日|印发之日)起 (?:至|到) {_CLOSES}",
        rf"{_CLOSES} {_TILL}? (?:截止)? ，? (?:逾期|过期) [^，。；]{{0,6}} 报名 {_END}",
        rf"{_OTHER} 报名 [^。；，]{{0,10}}，{_CLOSES} {_TILL}? (?:关闭|截止|结束) {_END}",
        (rf"{_CLOSES} {_TILL} (?:[^，。；、]{{0,2}}完成|到[^，。；、]{{2,10}})? 报名"
        rf" (?:工作)? {_END}"),
        rf"(?:从|自|由)? (?P<opens>{_DAY}) (?:起|开始)+ (?:接受|受理) (?:学生)? 报名",
    )
)  # fmt: skip


@dataclass(frozen=True)
class Mention:
    """Where a text says on which day registration `opens` or `closes`, or in which days of a
    month. The month of a second day may be that of the first; a year not written is None."""

    field: str
    span: tuple[int, int]
    year: int | None
    month: int
    days: tuple[int, int]
    batch: str | None = None

    def windows(self, registration: Registration) -> tuple[Registration | Window, ...]:
        """Those that may be meant; of a batch that the plan does not know, none."""
        if self.batch is None or (self.batch == _FIRST and not registration.batches):
            return registration.each
        return tuple(each for each in registration.batches if each.name == self.batch)

    def agrees(self, day: date) -> bool:
        within = self.days[0] <= day.day <= self.days[1]
        return self.month == day.month and within and self.year in (None, day.year)


def impossible(text: str, year: int) -> Iterator[tuple[tuple[int, int], str]]:
    """(span, why) of dates that no calendar has. A 29th of February without its year may be that
    of this year or the next."""
    for match in _WRITTEN.finditer(text):
        written = match.groups()
        stated, month, day = written[:3] if written[1] else written[3:]
        month, day = int(month), int(day) if day else 1
        if not 1 <= month <= 12:
            yield match.span(), f"没有 {month} 月"
            continue
        leap = stated is None and (isleap(year) or isleap(year + 1))
        last = 29 if leap and month == 2 else monthrange(int(stated or year) or 1, month)[1]
        if not 1 <= day <= last:
            of = f"{stated}年" if stated and month == 2 else ""
            yield match.span(), f"{of}{month}月没有 {day} 日"


def registration(text: str) -> Iterator[Mention]:
    """The days on which this text says that registration for certificates opens and closes."""
    told: set[int] = set()
    for pattern in _REGISTRATION:
        for match in pattern.finditer(text):
            month = 0  # the first day says its own
            said = {field: words for field, words in match.groupdict().items() if words}
            for field, words in sorted(said.items(), reverse=True):
                year, month, days = _parts(words, month)
                if match.start(field) not in told:
                    batch = _batch(text, match.start(field))
                    yield Mention(field, match.span(field), year, month, days, batch)
                told.add(match.start(field))


def _batch(text: str, at: int) -> str | None:
    begin = max(text.rfind(mark, 0, at) for mark in "。；\n") + 1
    named = [*_BATCH.finditer(text, begin, at)]
    return named[-1][0] if named else None


def _parts(words: str, month: int) -> tuple[int | None, int, tuple[int, int]]:
    """The year, the month and the days that words say; the month may be that of a day before."""
    said = {unit: int(number) for number, unit in re.findall("([0-9]+)([年月日])", words)}
    days = (said["日"],) * 2 if "日" in said else _PARTS_OF_MONTH[words.rpartition("月")[2]]
    return said.get("年"), said.get("月", month), (days[0], days[1])
