"""Numbers of persons that a sentence gives to a name: 证书甲名额50人，报名48人. Holds no rule.

Reads words as people write them in notices. Knows no plan: the names are given.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from generators.core.chinese import AMOUNT, amount

# What may stand between a name and its number; with any other word it is a number of other things.
PART = (
    "职业技能等级|证书|专业|中|项目|方向|的|共计|合计|总计|共|总|全校|本次|今年|申报|核定|批准|计划|安排|下达"
    "|分配|名额|指标|报名|参加|参考|实考|应考|考核|考试|通过|合格|取得|获得|领取|发放|发证|人数|学生|学员|考生|数|实际"
    "|最终|可报|可|分到|给|为|是|有|已|达到|达|仅|增加到|增加至|减少到|减少至|调整为|调整到|拿出|承担|占|分得|留出|改为|增至|减至|：|:|（|\\(|\\s"
)
_CHANGED = r"(?:[由从]\s*[0-9]+\s*(?:人|名|个)?)?"  # 由10人调整为15人: what it was is no statement
# Persons, and nothing that only begins so: 一名辅导员, 名额.
PERSONS = (
    "人|名(?=[，。；、）（！？\\s]|$|学生|学员|考生|同学|毕业|社会|参|报|通|取|获|合|的)|个名额"
)
COUNT = rf"(?P<number>{AMOUNT})\s*(?P<unit>{PERSONS}|[个位](?=[，。；、）]|$))"
_FIRST = re.compile(rf"(?:{PART})*+{_CHANGED}(?:{PART})*+{COUNT}")
_NEXT = re.compile(
    r"[，、；]\s*(?=(?:其中|已|实际)?(?:申报|核定|报名|参|实考|通过|合格|取得|获得|发证))"
    rf"(?:其中)?(?:{PART})*+{COUNT}"
)
_MARK = re.compile("[，。；、）！？]")
# Which rung of the ladder a number is of, by the words around it; without such words, of any.
_RUNGS = (
    (re.compile("发证|取得证书|获得证书|领取"), "certified"),
    (re.compile("通过|合格"), "passed"),
    (re.compile("参考|参加考|实考"), "examined"),
    (re.compile("(?<!申)报名"), "registered"),
    (re.compile("核定|批准|下达"), "approved"),
    (re.compile("申报"), "declared"),
)
# Some of them, of whom something is said that has no step of its own.
_SOME = re.compile(
    "缺考|弃考|缓考|补考|旷|未|没|不|代表|带队|优秀|推荐|放弃|退出|违纪|调剂"
    rf"|中[有的]?(?:{AMOUNT})\s*(?:人|名(?!额)|位)"
)
_STAFF = re.compile("辅导员|班主任|教师|老师|带队|联络员|志愿者|考评员|监考|专家|代表|工作人员")
_MANY = 10  # fewer may be of those who help
_PLACES = re.compile("名额|指标|计划")
_ADJUSTED = re.compile("调整|改为|[增减]")


@dataclass(frozen=True)
class Stated:
    """That `name` has `number` persons, at a span. `rungs` are the steps of the ladder that may be
    meant, empty for any; `adjusted`: the sentence speaks of a change."""

    name: str
    number: int
    span: tuple[int, int]
    rungs: tuple[str, ...]
    adjusted: bool
    before: int | None = None  # where the names stand that narrow it, if not before the number


def stated(words: str, names: re.Pattern[str]) -> Iterator[Stated]:
    """Every number of persons in a sentence that belongs to one of `names`, as it is written."""
    for name in names.finditer(words):
        begin, match = _clause_begin(words, name.start()), _FIRST.match(words, name.end())
        while match:
            said = words[begin : _clause_end(words, match.end())]
            span, changed = match.span("number"), bool(_ADJUSTED.search(said))
            number = amount(match["number"])
            few = number is not None and number < _MANY and _STAFF.search(words)
            others = (
                few or _SOME.search(said) or (match["unit"] == "个" and not _PLACES.search(said))
            )
            if number is not None and not others:
                yield Stated(name[0], number, span, rungs_of(said), changed)
            begin, match = match.end(), _NEXT.match(words, match.end())


def _clause_begin(words: str, at: int) -> int:
    return max((mark.end() for mark in _MARK.finditer(words, 0, at)), default=0)


def _clause_end(words: str, at: int) -> int:
    mark = _MARK.search(words, at)
    return mark.start() if mark else len(words)


def rungs_of(said: str) -> tuple[str, ...]:
    """The steps of the ladder that words speak of; none: any of them may be meant."""
    found = tuple(rung for words, rung in _RUNGS if words.search(said))
    return found or (("declared", "approved") if _PLACES.search(said) else ())
