"""Where a body has its seat, who heads it, who has a post in it. Holds no rule."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from generators.checks.txt.said import Said, is_alone, is_name, nearest, one_of, someone
from generators.checks.txt.said_figures import by_name
from generators.core.chinese import AMOUNT, HAN, amount
from generators.core.once import once
from generators.model.entities import Group
from generators.model.plans import Plan

_POST = rf"(?:[{HAN}]{{2,10}}(?:[处部科院校]长|主任|书记))?"
_SEAT = (
    rf"（?(?:的)?设在(?P<seat>[{HAN}]{{2,12}}?(?:处|科|部|系|中心|学院|办公室))(?=[，。；、（）]|$)"
)


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
            behind = match.start("who") < match.start("body")  # 某某任办公室主任
            if behind or _is_of(known, words, match):
                yield from _in_post(plan, group, title, words, match.span("who"))


def _in_post(
    plan: Plan, group: Group, title: str, words: str, span: tuple[int, int]
) -> Iterator[Said]:
    """Those of a list of people who have not the post."""
    real = [who for role in group.roles if role.title == title for who in role.people]
    for who in re.compile(someone(plan)).finditer(words, *span) if real else ():
        if who[0] not in real and is_name(plan, who[0]):
            message = f"这里写{group.name}的{title}是{who[0]}，计划里是{'、'.join(real)}"
            yield Said(who.span(), message)


def appointed(plan: Plan, words: str) -> Iterator[Said]:
    """Who has a post in the body that the sentence goes on about: 副主任由某某、某某担任."""
    if "任" not in words or not any(name in words for name in _known(plan).by_name):
        return
    known, (names, pattern) = _known(plan), _appointed(plan)
    for match in pattern.finditer(words):
        named = nearest(words, match.start(), names)
        group = known.by_name.get(named[-1][0]) if named else None
        if group:
            yield from _in_post(plan, group, match["title"], words, match.span("who"))


@once
def _appointed(plan: Plan) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Bodies and what else a post may be of, and who has a post, before its title or behind it."""
    who = _people(plan)
    title = one_of(role.title for g in plan.groups for role in g.roles)
    others = (*_known(plan).by_name, *by_name(plan), *plan.institution.departments)
    pattern = rf"(?<=[，。；：由]){who}(?:担任|兼任|任)(?P<title>{title})(?=[，。；]|$)"
    return re.compile(one_of(others)), re.compile(pattern)


def _people(plan: Plan) -> str:
    person = f"{someone(plan)}(?:同志|老师)?"
    return f"(?P<who>{person}(?:[、和]{person}){{0,19}})"


@once
def _known(plan: Plan) -> _Bodies:
    by_name = {n: g for g in plan.groups for n in (g.name, g.full_name, *g.aliases)}
    body, who = f"(?P<body>{one_of(by_name)})", _people(plan)
    title = f"的?(?P<title>{one_of(role.title for g in plan.groups for role in g.roles)})"
    heads = (
        re.compile(f"{body}{title}(?:为|是|：|由|有|包括)?{_POST}{who}"),
        re.compile(f"{who}(?:同志|老师)?(?:担任|兼任|出任|任|为|是){body}{title}"),
        re.compile(f"由{who}(?:担任|任){title}的[^，。；]{{0,10}}?{body}"),
    )
    college = plan.institution.college
    before = (college.name, *college.aliases, *by_name, *"由和任经请向报在对", "试点", "试点工作")
    return _Bodies(by_name, re.compile(f"{body}{_SEAT}"), heads, before)


def _is_of(known: _Bodies, words: str, match: re.Match[str]) -> bool:
    """Whether a name is a body's, not the end of another's: 考务办公室 is none of 办公室."""
    at = match.start("body")
    return is_alone(words, at) or words.endswith(known.before, 0, at)


def posts(plan: Plan, words: str) -> Iterator[Said]:
    """How many of each post a body has: 组长1名、副组长2名."""
    bodies, titles = _bodies(plan)
    for match in titles.finditer(words) if "名" in words or "人" in words else ():
        named = nearest(words, match.start(), bodies) or [*bodies.finditer(words, 0, match.start())]
        groups = [each for each in plan.groups if named and named[-1][0] in _names(each)]
        for group in groups:
            for role in group.roles:
                real = role.count or len(role.people)
                if role.title == match["title"] and amount(match["number"]) != real:
                    message = f"计划里{group.name}有{role.title} {real} 名"
                    yield Said(match.span("number"), message)


@once
def _bodies(plan: Plan) -> tuple[re.Pattern[str], re.Pattern[str]]:
    names = one_of(name for each in plan.groups for name in _names(each))
    titles = one_of(role.title for each in plan.groups for role in each.roles)
    count = rf"(?P<title>{titles})(?:共有?|有|为)?(?P<number>{AMOUNT})(?:名|人)(?![以之])"
    return re.compile(names), re.compile(count)


def _names(group: Group) -> tuple[str, ...]:
    return group.name, group.full_name, *group.aliases
