"""Where a body has its seat, who heads it, what the college is called, how it is reached.

Holds no rule.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from generators.checks.txt.said import Said, is_alone, one_of
from generators.core.chinese import HAN
from generators.core.once import once
from generators.model import answers_later
from generators.model.entities import Group
from generators.model.plans import Plan

_SEAT = rf"(?:的)?设在(?P<seat>[{HAN}]{{2,12}}?(?:处|科|部|系|中心|学院|办公室))(?=[，。；、（]|$)"
_CALLS = re.compile(
    r"(?:电话|热线|拨打)[^，。；0-9]{0,8}(?P<number>(?:0[0-9]{2,3}-?)?[1-9][0-9]{6,7})(?![0-9])"
)
_FULL = 7  # digits of a number without that of its place
_KINDS = "学院|大学|学校"
_OF_HOUSE = 6  # characters by which a college is told from its likes
_SLIP = 2  # characters left out or put in


@dataclass(frozen=True)
class _Bodies:
    """What a plan calls its bodies, and the patterns that these make."""

    by_name: dict[str, Group]
    seats: re.Pattern[str]
    heads: tuple[re.Pattern[str], ...]
    before: tuple[str, ...]  # what may stand before a name


def bodies(plan: Plan, words: str) -> Iterator[Said]:
    """Seats and heads of bodies."""
    known = _known(plan)
    for match in known.seats.finditer(words):
        group = known.by_name[match["body"]]
        if group.hosted_by not in (None, match["seat"]) and _is_of(known, words, match):
            message = f"这里写{group.name}设在{match['seat']}，计划里设在{group.hosted_by}"
            yield Said(match.span("seat"), message)
    for pattern in known.heads:
        for match in pattern.finditer(words):
            group, title = known.by_name[match["body"]], match["title"]
            real = [who for role in group.roles if role.title == title for who in role.people]
            behind = match.start("who") < match.start("body")  # 某某任办公室主任
            if real and match["who"] not in real and (behind or _is_of(known, words, match)):
                told, is_so = match["who"], "、".join(real)
                message = f"这里写{group.name}的{title}是{told}，计划里是{is_so}"
                yield Said(match.span("who"), message)


@once
def _known(plan: Plan) -> _Bodies:
    by_name = {n: g for g in plan.groups for n in (g.name, g.full_name, *g.aliases)}
    body, who = f"(?P<body>{one_of(by_name)})", f"(?P<who>{one_of(plan.institution.people)})"
    title = f"的?(?P<title>{one_of(role.title for g in plan.groups for role in g.roles)})"
    heads = (
        re.compile(f"{body}{title}(?:为|是|：|由)?{who}"),
        re.compile(f"{who}(?:同志|老师)?(?:担任|兼任|出任|任|为|是){body}{title}"),
    )
    college = plan.institution.college
    before = (college.name, *college.aliases, *by_name, "由", "和", "任", "试点", "试点工作")
    return _Bodies(by_name, re.compile(f"{body}{_SEAT}"), heads, before)


def _is_of(known: _Bodies, words: str, match: re.Match[str]) -> bool:
    """Whether a name is a body's, not the end of another's: 考务办公室 is none of 办公室."""
    at = match.start("body")
    return is_alone(words, at) or words.endswith(known.before, 0, at)


def telephones(plan: Plan, words: str) -> Iterator[Said]:
    """Numbers that no office has published, where some has."""
    known = {o.telephone for o in answers_later.offices(plan.files) if o.telephone}
    ends = {re.sub("[^0-9]", "", each)[-_FULL:] for each in known}
    for match in _CALLS.finditer(words):
        if known and re.sub("[^0-9]", "", match["number"])[-_FULL:] not in ends:
            message = f"这里写的电话是{match['number']}，公布的办公电话是{'、'.join(sorted(known))}"
            yield Said(match.span("number"), message)


def college(plan: Plan, words: str) -> Iterator[Said]:
    """Names that are nearly the college's own."""
    own = plan.institution.college
    names = {own.name, *own.aliases, *(each.name for each in own.former)}
    pattern = _like(own.name)
    for match in pattern.finditer(words) if pattern else ():
        said = match[0]
        if said not in names and _is_slip(said, own.name):
            message = f"这里写“{said}”，学校的名称是“{own.name}”"
            yield Said(match.span(), message, (own.at("name"),))


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
