"""What a sentence about a piece of work says of it: until when it is done, and by whom.

各系7月3日前提交总结，认定办7月10日前提交报告 are two pieces of work, each with its day.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from generators.core.chinese import HAN
from generators.exchange.recognising.times import Span, span

_DATE = (
    r"(?:20[0-9]{2}\s*年\s*)?[0-9]{1,2}\s*月(?:\s*[0-9]{1,2}\s*[日号]|\s*[上中下]\s*旬|\s*[底末])?"
)
_TIME = r"(?:\s*[0-9]{1,2}\s*[:：时]\s*(?:[0-9]{2}\s*分?)?)?"
_DUE = re.compile(
    rf"({_DATE})(?:[（(][^（）()]{{1,6}}[）)])?({_TIME})\s*(?:之前|以前|前)"
    rf"|(?:截止|截至|不迟于|不晚于|最迟)(?:时间|日期)?(?:为|是|到|至|于|[：:])?\s*({_DATE})({_TIME})"
)
# Behind these a comma parts nothing: what follows is of the same piece of work.
_SAME = re.compile("^(?:由|为|在|按|根据|依据|经|凡)|(?:后|时|前|内|上|下|牵头|配合|负责|的)$")
_OF_UNITS = r"(?:部|处|院|中心|系|办公室|办|室|科|馆|团委|工会|组|部门|单位|处室)"
_EACH = r"各(?:有关|相关|教学)?(?:系部|系（部）|系|二级学院|学院|部门|处室|单位|院系|院部|专业)"
_UNIT = rf"(?:{_EACH}|[{HAN}]{{1,12}}?{_OF_UNITS})"
_UNITS = rf"{_UNIT}(?:[、和与及]{_UNIT})*"
_LED = re.compile(
    rf"由({_UNITS})(?:负责)?(?:牵头|统筹|具体负责|负责|承担|组织|实施)|^({_UNITS})牵头"
)
_HELPS = re.compile(rf"(?:^|[，,；;])({_UNITS})(?:共同)?(?:配合|协助|参与|协同)")
_DOES = re.compile(
    rf"^由?({_EACH}|[{HAN}]{{1,10}}?{_OF_UNITS})(?:要|应|须|于|在)?(?=[0-9]|"
    "组织|完成|发布|公布|公示|下发|下达|印发|报送|上报|提交|召开|制定|开展|做好|审核|初审|核定|确定|汇总|按|负责"
    "|统一|统计|安排|受理|编排|发放|收取|成立|确认|开通|上传|启动)"
)
_APART = re.compile("[、和与及]")


@dataclass(frozen=True)
class Work:
    """A piece of it; `lead`: those of its owners that lead."""

    text: str
    due: str | None
    owners: tuple[str, ...]
    lead: tuple[str, ...]


def pieces(text: str, when: Span) -> Iterator[Work]:
    """The pieces of work in a text of a phase: it is apart before what has a day of its own."""
    cut, parts = list[str](), re.split(r"(?<=[，,])(?![^（(]*[）)])", text)
    for part in parts:
        begins = bool(_DUE.search(part)) and not (cut and _SAME.search(cut[-1].rstrip("，,")))
        if cut and (not begins or len(cut[-1]) < 5):
            cut[-1] += part
        else:
            cut.append(part)
    last: tuple[str, ...] = ()
    for each in cut:
        words = each.strip(" ，,；;。")
        owners, lead = _who(words)
        if not owners and _DUE.match(words):  # whom the sentence began with
            owners = last
        last = owners
        yield Work(words, due(words, when), owners, lead)


def due(text: str, when: Span) -> str | None:
    """The only deadline that a text says, in the years of its phase."""
    found = list(_DUE.finditer(text))
    if len(found) != 1:
        return None
    day, time = found[0][1] or found[0][3], found[0][2] or found[0][4]
    ends = when.ends.removeprefix("before ")
    years = sorted({int((when.starts or ends)[:4]), int(ends[:4])})
    told = [read.ends for year in years if (read := span(day, year))]
    inside = [each for each in told if _within(each, when.starts, ends)]
    best = next(iter([*inside, *told]), None)
    if best is None or not time:
        return best
    clock = re.fullmatch(r"\s*([0-9]{1,2})\s*[:：时]\s*([0-9]{2})?\s*分?", time)
    exact = clock and len(best) == 10 and int(clock[1]) < 24 and int(clock[2] or 0) < 60
    return f"{best} {int(clock[1]):02}:{int(clock[2] or 0):02}" if clock and exact else best


def _within(day: str, starts: str | None, ends: str) -> bool:
    month = day[:7]
    return (starts or "")[:7] <= month <= ends[:7]


def _who(text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Who does it, and who of them leads."""
    led = _LED.search(text)
    leads = _APART.split(led[1] or led[2]) if led else []
    helps = [unit for match in _HELPS.finditer(text) for unit in _APART.split(match[1])]
    does = _DOES.match(text)
    owners = dict.fromkeys([*leads, *helps, *([does[1]] if does and not led else [])])
    is_lead = led is not None and ("牵头" in led[0] or bool(helps))
    return tuple(owners), tuple(leads) if is_lead else ()
