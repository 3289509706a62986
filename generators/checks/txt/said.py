"""What a sentence says otherwise than the data, and what the kinds of it share. Holds no rule."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from generators.core import chinese
from generators.core.chinese import HAN
from generators.core.diagnostics import Location
from generators.model.plans import Plan

COUNTED = rf"(?P<number>[0-9]+|[两{chinese.NUMERALS}]+)"
DAY = r"(?:(?P<year>[0-9]{4})年)?(?P<month>[0-9]{1,2})月(?P<day>[0-9]{1,2})日"
_CLAUSE = re.compile("[^，。；！？：\n]+")
_SENTENCE = re.compile("[^。；！？\n]+[。；！？\n]*")
_ENDS = re.compile("[，。；：！？\n]")
_LISTED = re.compile("(?:证书|专业|教学团队|团队|项目组|班)?(?:、|和|与|及|以及|，)")
_REACH = 120  # characters that are looked back for what a clause speaks of
_ELSEWHERE = re.compile("去年|上一?年|明年|下一?年|全省|全国|全市|自[0-9]{4}年|三年内")
_EACH = re.compile("每|其他")
_DIFFERENT = re.compile("(?<![0-9])(?P<year>[0-9]{4})(?:年|级)")
# A family name, as most people have one, and one or two characters behind it; not 任课, 双方.
_SURNAME = (
    "毛于万雷易武乔洪施牛温邢葛游樊殷齐庄涂翟詹欧岳聂焦俞祝童辛左耿祁霍裴柴鲍喻尚凌麦冼卓甘古"
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗梁宋郑谢韩唐冯董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡"
    "贾丁魏薛叶阎余潘杜戴夏钟汪田姜范石姚谭廖邹熊陆郝孔崔邱秦江史顾侯邵孟龙段钱汤尹黎贺赖"
    "龚庞莫"
)
_NO_NAME = re.compile("[师员组部处系科团队班校院长方家司位级]|专业|主任|本人|工作|课程")
_AFTER_NAME = (
    "(?=老师|同志|担任|任|负责|牵头|带领|统筹|主持|组织|介绍|汇报|同时|共同|具体"
    "|[，。；、和（）]|$)"
)


@dataclass(frozen=True)
class Said:
    """What stands at a span of a sentence, and what the data say, at places of theirs."""

    span: tuple[int, int]
    message: str
    data: tuple[Location, ...] = ()


Kind = Callable[[Plan, str], Iterator[Said]]


def one_of(names: Iterable[str]) -> str:
    """A pattern of names, the longer first; of none, what matches nothing."""
    longest = sorted({each for each in names if each}, key=lambda name: (-len(name), name))
    return "|".join(map(re.escape, longest)) or "(?!)"


def clauses(words: str) -> Iterator[re.Match[str]]:
    return _CLAUSE.finditer(words)


def stretches(words: str, names: re.Pattern[str]) -> Iterator[tuple[int, str]]:
    """Sentences with where each begins; one that names nothing goes on about what the sentence
    before it speaks of, and stays with it."""
    begin = end = 0
    for sentence in _SENTENCE.finditer(words):
        if end and names.search(sentence[0]):
            yield begin, words[begin:end]
            begin = sentence.start()
        end = sentence.end()
    if end:
        yield begin, words[begin:end]


def nearest(words: str, at: int, names: re.Pattern[str]) -> list[re.Match[str]]:
    """The names that a place speaks of: those of the clause that it stands in, before it, else of
    the nearest clause that has any."""
    start = max(0, at - _REACH)
    found: list[re.Match[str]] = []
    for match in names.finditer(words, start, at):
        if found and _ENDS.search(words, found[-1].end(), match.start()):
            found = []
        found.append(match)
    return found


def clause_at(words: str, start: int, end: int) -> str:
    """The clause around a span."""
    begin = max(words.rfind(mark, 0, start) for mark in "，。；") + 1
    ends = (at for mark in "，。；" if (at := words.find(mark, end)) >= 0)
    return words[begin : min(ends, default=len(words))]


def is_alone(words: str, at: int) -> bool:
    """Whether no character of a longer name stands before a place."""
    return at == 0 or not re.match(f"[{HAN}]", words[at - 1])


def is_elsewhere(plan: Plan, words: str, clause: str | None = None) -> bool:
    """Whether a sentence speaks of another year or of others, or it, or a clause of it, of each."""
    if _EACH.search(words if clause is None else clause):
        return True
    years = {int(match["year"]) for match in _DIFFERENT.finditer(words)}
    return bool(_ELSEWHERE.search(words)) or bool(years and plan.year not in years)


def side_by_side(words: str, names: re.Pattern[str], at: int) -> list[re.Match[str]]:
    """The last names before a place that are listed one beside the other."""
    run: list[re.Match[str]] = []
    for match in names.finditer(words, max(0, at - _REACH), at):
        listed = run and _LISTED.fullmatch(words[run[-1].end() : match.start()])
        run = [*run, match] if listed else [match]
    return run


def someone(plan: Plan) -> str:
    """A pattern of somebody's name: of those who are known, and of others where it ends."""
    return rf"(?:{one_of(plan.institution.people)}|[{_SURNAME}][{HAN}]{{1,2}}{_AFTER_NAME})"


def is_name(plan: Plan, words: str) -> bool:
    """Whether what was found so is one."""
    return words in plan.institution.people or not _NO_NAME.search(words)
