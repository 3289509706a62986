"""What the college is called, and what another one is said to do in its stead. Holds no rule."""

import re
from collections.abc import Iterator
from functools import cache

from generators.checks.txt.said import Said
from generators.core.chinese import HAN
from generators.core.late_patterns import Late
from generators.model.plans import Plan

_KINDS = "学院|大学|学校"
_OF_HOUSE = 6  # characters by which a college is told from its likes
_SLIP = 2  # characters left out or put in
_CORE = 4  # characters of a name without its kind by which it is known
_COLLEGE = Late(f"[{HAN}]{{4,24}}?(?:{_KINDS})", "学院", "大学", "学校")
# At the head of a clause, what a college does in its own notice.
_DECIDES = Late(
    rf"(?:^|[，。；：])(?P<who>[{HAN}]{{2,16}}?(?:职业|专科|技术|技师|大学)(?:{_KINDS})?)"
    "(?:决定|启动|将?统一组织|将组织|成立)",
    "决定", "启动", "组织", "成立",
)  # fmt: skip


def college(plan: Plan, words: str) -> Iterator[Said]:
    """Names that are nearly the college's own, and others that are said to do its work."""
    own = plan.institution.college
    names = {own.name, *own.aliases, *(each.name for each in own.former)}
    pattern = _like(own.name)
    told = (
        {m.span() for m in pattern.finditer(words) if _is_slip(m[0], own.name)}
        if pattern
        else set()
    )
    for match in _DECIDES.finditer(words):
        if match["who"] not in names and not match["who"].endswith(own.name):
            told.add(match.span("who"))
    core = _core(own.name)
    for match in _COLLEGE.finditer(words) if core else ():
        for part in (core, core[2:]):
            at = match[0].find(part) if len(part) >= _CORE else -1
            if at >= 0 and not any(len(n) > _OF_HOUSE and n in match[0] for n in names):
                begin = match.start() + at
                if not any(start <= begin < end for start, end in told):
                    told.add((begin, match.end()))
    for start, end in sorted(told):
        if words[start:end] not in names:
            message = f"这里写“{words[start:end]}”，学校的名称是“{own.name}”"
            yield Said((start, end), message, (own.at("name"),))


def _core(name: str) -> str:
    """What tells a college from others: its name without what kind of school it is."""
    return re.sub(f"(?:职业|技术|技师|高等|专科)*(?:{_KINDS})$", "", name)


@cache
def _like(name: str) -> re.Pattern[str] | None:
    if len(name) < _OF_HOUSE:
        return None
    return re.compile(rf"{re.escape(name[:2])}[{HAN}]{{2,{len(name)}}}?(?:{_KINDS})")


def _is_slip(said: str, name: str) -> bool:
    """A few characters left out or put in, one changed, or another kind of school."""
    if re.sub(f"(?:{_KINDS})$", "", said) == re.sub(f"(?:{_KINDS})$", "", name):
        return True
    if len(said) == len(name):
        return sum(a != b for a, b in zip(said, name, strict=True)) == 1
    short, long = sorted((said, name), key=len)
    rest = iter(long)
    return len(long) - len(short) <= _SLIP and all(char in rest for char in short)
