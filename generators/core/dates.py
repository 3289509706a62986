"""Dates as people write them in plans: with a precision and an edge.

One small grammar (docs/guide/editing.md prints it for editors):

    2021            a year                2021-09-18         a day
    2021-2022-1     a term (学年-学期)     before 2021-11-05  that day or earlier
    2021-09         a month               2021-11/上旬        a third of a month
    before 2021-12  by the end of it
    2021-11-05 17:00                      an hour of a day, in deadlines alone (parse_deadline)

Terms are placed by the school year's usual halves, September to January and February to
August: enough to order them, never shown as days. Knows no calendar of rest days.
"""

import re
from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date

_GRAMMAR = re.compile(
    r"(?P<before>before )?(?P<year>[0-9]{4})"
    r"(?:-(?P<next_year>[0-9]{4})-(?P<term>[12])"
    r"|-(?P<month>[0-9]{2})(?:-(?P<day>[0-9]{2})|/(?P<third>[上中下])旬)?)?"
)
_DEADLINE = re.compile(r"(?P<day>(?:before )?[0-9]{4}-[0-9]{2}-[0-9]{2}) (?P<time>[0-9:]+)")
_YEAR = re.compile("^[0-9]{4}年(?=.)")
_TIME = re.compile("([01][0-9]|2[0-3]):[0-5][0-9]")
_THIRDS = {"上": (1, 10), "中": (11, 20), "下": (21, 31)}


YEARS = range(2000, 2100)  # those a plan knows
Moment = tuple[date, str]  # a day and a time of it, to compare


@dataclass(frozen=True, slots=True)
class PlanDate:
    """The span of days a written date stands for; `first` and `last` are inclusive. A deadline
    may have an hour of its day, HH:MM in the time of the college."""

    text: str
    first: date
    last: date
    precision: str  # 日 旬 月 学期 年
    before: bool = False
    time: str = ""

    @property
    def begins(self) -> Moment:
        """Its first moment: without an hour the beginning of the day."""
        return self.first, self.time

    @property
    def ends(self) -> Moment:
        """Its last moment: without an hour the end of the day."""
        return self.last, self.time or "24:00"

    @property
    def chinese(self) -> str:
        """The date in Chinese official form: 2021年9月18日, 2021年5月, 2021年11月上旬."""
        year, month = f"{self.first.year}年", f"{self.first.month}月"
        spelled = {
            "年": year,
            "月": year + month,
            "日": f"{year}{month}{self.first.day}日",
            "旬": f"{year}{month}{self.text[-2:]}",
            "学期": self._chinese_term(),
        }[self.precision]
        spelled += self.time
        return spelled + self._edge if self.before else spelled

    @property
    def _edge(self) -> str:
        """What stands behind a date before whose end something is to be done: 12月前 would be
        before its first day."""
        return {"月": "底前", "年": "底前", "学期": "结束前"}.get(self.precision, "前")

    @property
    def shown(self) -> str:
        """As tables have it that offices fill in: as it is entered, where that is no notation of
        plans alone."""
        return self.chinese if self.before or self.precision in ("旬", "学期") else self.text

    @property
    def ways(self) -> tuple[str, ...]:
        """The ways in which a document writes it: with the year or without, 08:30 or 8:30."""
        whole = self.chinese.removesuffix("前")
        said = [whole, re.sub("日0(?=[0-9]:)", "日", whole)]
        if self.before and self.precision == "月":
            said.append(whole.removesuffix("底"))
        elif self.before and self.last.day == monthrange(self.last.year, self.last.month)[1]:
            said.append(f"{self.last.year}年{self.last.month}月底")
        return tuple(dict.fromkeys(w for each in said for w in (each, _YEAR.sub("", each))))

    def _chinese_term(self) -> str:
        years, _, term = self.text.removeprefix("before ").rpartition("-")
        return f"{years}学年第{'一' if term == '1' else '二'}学期"


def parse(text: str) -> PlanDate:
    """Read a written date. Raises ValueError with a Chinese sentence when it is not one."""
    match = _GRAMMAR.fullmatch(text)
    if not match:
        if _DEADLINE.fullmatch(text):
            raise ValueError("这里只写到日，期限和报名时间才写时刻")
        raise ValueError("日期写成 2021-09-18（日）、2021-09（月）、2021-11/上旬 或 2021（年）")
    part = match.groupdict()
    year = int(part["year"])
    if year not in YEARS:
        raise ValueError(f"年份 {year} 不在 {YEARS[0]} 至 {YEARS[-1]} 之间")
    first, last, precision = _span(year, part)
    return PlanDate(text, first, last, precision, before=bool(part["before"]))


def parse_day(text: str) -> date:
    """Read a date that must be a single day. Raises ValueError with a Chinese sentence."""
    parsed = parse(text)
    if parsed.precision != "日" or parsed.before:
        raise ValueError("这里要写到日，例如 2021-09-18")
    return parsed.first


def parse_deadline(text: str) -> PlanDate:
    """Read a date that may have an hour of its day. Raises ValueError with a Chinese sentence."""
    match = _DEADLINE.fullmatch(text)
    if not match:
        return parse(text)
    if not _TIME.fullmatch(match["time"]):
        raise ValueError("时刻用 24 小时制，小时和分钟各写两位，例如 2021-11-05 17:00")
    return replace(parse(match["day"]), text=text, time=match["time"])


def _span(year: int, part: dict[str, str]) -> tuple[date, date, str]:
    if part["term"]:
        if int(part["next_year"]) != year + 1:
            raise ValueError(f"学年应当是相连的两年，例如 {year}-{year + 1}-{part['term']}")
        if part["term"] == "1":
            return date(year, 9, 1), date(year + 1, 1, 31), "学期"
        return date(year + 1, 2, 1), date(year + 1, 8, 31), "学期"
    if not part["month"]:
        return date(year, 1, 1), date(year, 12, 31), "年"
    month = int(part["month"])
    if not 1 <= month <= 12:
        raise ValueError(f"没有 {month} 月")
    days = monthrange(year, month)[1]
    if part["third"]:
        start, end = _THIRDS[part["third"]]
        return date(year, month, start), date(year, month, min(end, days)), "旬"
    if part["day"]:
        day = int(part["day"])
        if not 1 <= day <= days:
            raise ValueError(f"{year}年{month}月没有 {day} 日")
        return date(year, month, day), date(year, month, day), "日"
    return date(year, month, 1), date(year, month, days), "月"
