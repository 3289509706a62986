"""What the words in braces of a notice stand for: {报名截止} -> 2021年11月5日前.

Values are those that were in force on the day the notice was issued, so that an issued notice
reads the same however the plan goes on. Knows the model, and no printer.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from difflib import get_close_matches

from generators.core.dates import PlanDate
from generators.core.once import once_each
from generators.model import entered_later
from generators.model.entities import Certificate
from generators.model.notices import Notice
from generators.model.plans import Plan
from generators.model.serving import led_by

_MARK = re.compile(r"\{([^{}]*)\}")
_BRACES = re.compile(
    r"｛[^{}｛｝]*｝|[{}｛｝]+(?:[^{}]*\}\}+)?"
)  # what belongs to no name, {{…}} as a whole


@dataclass(frozen=True)
class Fault:
    """A stretch of text that cannot be filled in."""

    span: tuple[int, int]
    message: str
    advice: str


def plan_for(plan: Plan, notice: Notice) -> Plan:
    """The plan as it was known when the notice was issued, under the college's name of that day;
    a draft takes both as they are."""
    return _sent(plan, notice.issued.last if notice.issued else None)


@once_each
def _sent(plan: Plan, day: date | None) -> Plan:
    return replace(entered_later.known_on(plan, day) if day else plan, letters=day or date.max)


def filled(plan: Plan, notice: Notice, text: str) -> str:
    """The text with its values. `plan` is that of plan_for; DOC-06 has seen to the faults."""
    return _MARK.sub(lambda match: value(plan, match[1]) or match[0], text)


def faults(plan: Plan, notice: Notice, text: str) -> Iterator[Fault]:
    """What cannot be filled in, and braces that belong to no name."""
    rest = list(text)
    for match in _MARK.finditer(text):
        if "{" + match[0] + "}" in text[max(0, match.start() - 1) : match.end() + 1]:
            continue  # braces within braces: told below
        rest[match.start() : match.end()] = " " * len(match[0])
        if said := _why_not(plan, match[1]):
            yield Fault(match.span(), *said)
    for match in _BRACES.finditer("".join(rest)):
        advice = "花括号用英文的，只用一对，里面写内容的名称，例如 {报名截止}"
        yield Fault(match.span(), f"“{match[0]}”不是能填入的内容", advice)


def _later_than(plan: Plan, words: str) -> bool:
    """Whether a name has a value that was entered after the day on which the plan is seen."""
    return plan.day is not None and value(plan.as_of(plan.day), words) is not None


def _why_not(plan: Plan, words: str) -> tuple[str, str] | None:
    """(what is wrong, what to do) with a name in braces that has no value."""
    name, _, key = words.partition("：")
    if name not in NAMES:
        return f"没有叫“{words}”的内容", _meant(words)
    if value(plan, words) is not None:
        return None
    later = "先补写数据，或者直接写出"
    if _later_than(plan, words):
        what = "补写它所依据的文件晚于这份公文（later 里的 day 或 entered）"
        return f"“{words}”填不上：{what}", "核对公文的成文日期和那份文件的日期，或者直接写出"
    if name == "期限":
        if key in (ids := [task.id for _, task in plan.tasks]):
            return f"“{words}”填不上：{key} 的期限（due）还是 null", later
        what = f"timeline.yaml 里没有任务 {key}" if key else "没有写是哪一项任务"
        return f"“{words}”填不上：{what}", _of(ids)
    if key or name == "负责人":
        known = [each.name for each in plan.certificates]
        if key in known:
            return f"“{words}”填不上：{key}没有写负责人", later
        what = f"这一年没有证书“{key}”" if key else "没有写是哪一种证书"
        return f"“{words}”填不上：{what}", _of(known)
    return f"“{words}”填不上：plan.yaml 里还没有写", later


def _of(known: list[str]) -> str:
    return f"写其中一个：{'、'.join(known)}" if known else "先补写数据"


def _meant(words: str) -> str:
    """The name that was probably meant; a colon of half width too."""
    name, _, key = words.replace(":", "：").partition("：")
    near = get_close_matches(name.strip(), NAMES, n=1, cutoff=0.5)
    if not near:
        return f"能用的名称：{'、'.join(NAMES)}"
    colon = "（冒号用中文的）" if ":" in words else ""
    return f"你是不是想写 {{{near[0]}{f'：{key.strip()}' if key else ''}}}？{colon}"


def names_in(text: str) -> Iterator[tuple[str, tuple[int, int]]]:
    """Every name in braces, with its span."""
    return ((match[1], match.span()) for match in _MARK.finditer(text))


def value(plan: Plan, words: str) -> str | None:
    """What a name stands for, None where the plan does not say."""
    name, _, key = words.partition("：")
    make = NAMES.get(name)
    return make(plan, key) if make else None


def _date(date: PlanDate | None) -> str | None:
    return date.chinese if date else None


def _certificate(plan: Plan, key: str) -> Certificate | None:
    return next((each for each in plan.certificates if each.name == key), None)


def _places(plan: Plan, key: str) -> str | None:
    of = _certificate(plan, key) if key else None
    declared = plan.declared_by[of.slug] if of else None if key else plan.declared
    return f"{declared}人" if declared is not None else None


def _lead(plan: Plan, key: str) -> str | None:
    certificate = _certificate(plan, key)
    return led_by(plan, certificate) if certificate else None


def _due(plan: Plan, key: str) -> str | None:
    return next((_date(task.due) for _, task in plan.tasks if task.id == key), None)


# name -> its value, None where there is none; the key is what stands behind “：”
NAMES: dict[str, Callable[[Plan, str], str | None]] = {
    "学院": lambda plan, key: plan.institution.college.name,
    "年": lambda plan, key: f"{plan.year}年",
    "方案": lambda plan, key: f"《{plan.head.title}》",
    "方案文号": lambda plan, key: plan.head.number,
    "报名开始": lambda plan, key: _date(plan.head.registration.opens),
    "报名截止": lambda plan, key: _date(plan.head.registration.closes),
    "证书数": lambda plan, key: str(len(plan.offered)),
    "证书": lambda plan, key: "、".join(each.name for each in plan.offered),
    "名额": _places,
    "负责人": _lead,
    "期限": _due,
}
