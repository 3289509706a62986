"""TXT-12: marks, numbers of documents and dates, as they are written in every public text.

Of the document's own prose TXT-06, DOC-01 and DOC-03 judge.
"""

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date

from generators.checks.engine import Context, Judgement, rule
from generators.checks.txt import beyond_document
from generators.checks.txt.beyond_document import texts_by_plan
from generators.checks.txt.typography import half_width
from generators.core.chinese import HAN, NUMERALS
from generators.core.diagnostics import WARNING, Finding
from generators.core.once import once
from generators.model.plans import Plan

_Slip = tuple[tuple[int, int], str, str]  # span, what is wrong, what to do
_OPEN = r"[\[［【(（〔{｛〖]"
_CLOSE = r"[\]］】)）〕}｝〗]"
_NUMBER = re.compile(
    rf"[{HAN}]{{2}}(?P<open>{_OPEN})\s*(?P<year>[0-9]{{4}})\s*(?P<close>{_CLOSE})"
    r"\s*(?P<ordinal>第?)(?P<zero>0*)(?P<number>[0-9]+)\s*号"
)
_PADDED = re.compile(r"(?:[0-9]{4}年)?(?:0[1-9]月(?:[0-9]{1,2}日)?|[0-9]{1,2}月0[1-9]日)")
_DIGITS = re.compile(
    r"(?<![0-9.〔号/-])(20[0-9]{2})[-./](0?[1-9]|1[0-2])[-./]([12][0-9]|3[01]|0?[1-9])(?![0-9./-])"
)
_WEEKDAY = re.compile(
    r"(?:(?P<year>[0-9]{4})年)?(?P<month>[0-9]{1,2})月(?P<day>[0-9]{1,2})日"
    r"[（(]?(?:星期|周|礼拜)(?P<weekday>[一二三四五六日天])[）)]?"
)
_BEFORE_DAY = re.compile(
    r"(?:星期|周|礼拜)(?P<weekday>[一二三四五六日天])[（(](?:(?P<year>[0-9]{4})年)?(?P<month>[0-9]{1,2})月(?P<day>[0-9]{1,2})日"
)
_DOUBLED = re.compile("([，。；：、！？])[，。；：、]")
_QUOTE = re.compile(f"(?<=[{HAN}])[\"']|[\"'](?=[{HAN}])")
_FOLLOWS = 3  # months that a plan's work may go on behind its last phase
_PAIRS = {"（": "）", "《": "》", "“": "”", "‘": "’", "〔": "〕", "「": "」"}
_OTHERS = {close: each for each, close in _PAIRS.items()}
# 1）, as lists are marked
_ITEM = re.compile(rf"(?:^|[。；：，、])\s*[0-9{NUMERALS}]{{1,3}}）")


@rule(
    "TXT-12",
    WARNING,
    "公文和说明里的标点成对、用全角，文号和日期写法正确",
    needs=("DOC-01", "DOC-06"),
)
def mark_or_date_misspelt(context: Context) -> Iterator[Judgement]:
    """文号的年份用六角括号〔〕，顺序号前不加“第”和 0（GB/T 9704-2012 7.2.5）；月、日前不加 0
    （7.3.5.4）；括号、引号、书名号成对，中文里用全角标点（GB/T 15834-2011）；日期写明星期的，与日历
    一致。方案正文由 TXT-06、DOC-01、DOC-03 检查。

    怎么改：照提示改。已经印发的公文不改，确有影响的撤回，另行印发。
    """
    for plan, texts in texts_by_plan(context.plan):
        for text in texts:
            for span, message, mend in _slips(text.words, plan):
                advice = beyond_document.advice(text, mend)
                place, within = text.spot.within(*span), (text.spot.at(),)
                yield Finding(place, message, advice, within=within)


def _slips(words: str, plan: Plan) -> Iterator[_Slip]:
    yield from _numbers(words)
    for match in _PADDED.finditer(words):
        yield match.span(), f"“{match[0]}”的月、日前面多了 0", "月和日不编虚位，例如 9月8日"
    for match in _DIGITS.finditer(words):
        year, month, day = map(int, match.groups())
        if day <= monthrange(year, month)[1]:  # else DOC-18 says that there is no such day
            message = f"日期写成“{match[0]}”"
            yield match.span(), message, f"写成 {year}年{month}月{day}日"
    for match in _DOUBLED.finditer(words):
        yield match.span(), f"标点重复：“{match[0]}”", "只留一个"
    if quote := _QUOTE.search(words):
        yield quote.span(), "中文里用了半角的引号", "改成中文引号 “”"
    yield from _weekdays(words, plan)
    yield from _unpaired(words)
    yield from half_width(words)


def _numbers(words: str) -> Iterator[_Slip]:
    for match in _NUMBER.finditer(words):
        start = match.start("open")
        wrong = match["open"] + match["close"] != "〔〕" or match["ordinal"] or match["zero"]
        if wrong:
            right = f"〔{match['year']}〕{match['number']}号"
            yield (start, match.end()), f"文号写成“{words[start : match.end()]}”", f"写成 {right}"


def _is_over(plan: Plan, month: int) -> bool:
    """Whether a month of the next year lies far behind all that a plan has."""
    ends = [phase.ends.last for phase in plan.phases if phase.ends]
    late = max(ends, default=None)
    return late is not None and (plan.year + 1 - late.year) * 12 + month - late.month > _FOLLOWS


@once
def _years(plan: Plan) -> dict[tuple[int, int], int]:
    """Of which year the days are that a plan has."""
    known = [session.date for _, session in plan.sessions]
    known += [task.due for _, task in plan.tasks if task.due]
    known += [
        day for each in plan.head.registration.each for day in (each.opens, each.closes) if day
    ]
    return {(day.last.month, day.last.day): day.last.year for day in known}


def _weekdays(words: str, plan: Plan) -> Iterator[_Slip]:
    """Days whose weekday is another; one without its year may be of this year or the next, unless
    the plan has it."""
    for match in (*_WEEKDAY.finditer(words), *_BEFORE_DAY.finditer(words)):
        year = match["year"] or _years(plan).get((int(match["month"]), int(match["day"])))
        years = [int(year)] if year else [plan.year, plan.year + 1]
        if not year and _is_over(plan, int(match["month"])):
            years = years[:1]
        try:
            days = [date(each, int(match["month"]), int(match["day"])) for each in years]
        except ValueError:  # no such day: DOC-18 says so
            continue
        said = "一二三四五六日".index(match["weekday"].replace("天", "日"))
        if said not in [day.weekday() for day in days]:
            right = "一二三四五六日"[days[0].weekday()]
            message = f"{days[0].year}年{days[0].month}月{days[0].day}日是星期{right}"
            yield match.span("weekday"), message, "核对日期和星期"


def _unpaired(words: str) -> Iterator[_Slip]:
    """Brackets and quotation marks of which the other half is missing, or comes too late."""
    open_: list[tuple[str, int]] = []
    alone: list[tuple[str, int]] = []
    items = {match.end() - 1 for match in _ITEM.finditer(words)}
    for at, char in enumerate(words):
        if char in _PAIRS:
            open_.append((char, at))
        elif char in _OTHERS and at not in items:
            if not open_ or _PAIRS[open_[-1][0]] != char:
                alone.append((char, at))
                break
            open_.pop()
    for char, at in alone or open_:
        other = _PAIRS.get(char) or _OTHERS[char]
        yield (at, at + 1), f"这个“{char}”没有与它成对的“{other}”", "补上另一半，或删去"
