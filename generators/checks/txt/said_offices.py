"""How an office is reached, and who heads a department. Holds no rule."""

import re
from collections.abc import Iterator
from functools import cache

from generators.checks.txt.said import Said, one_of
from generators.core.chinese import HAN
from generators.core.late_patterns import Late
from generators.core.once import once
from generators.model import answers_later
from generators.model.answers_later import Reach
from generators.model.plans import Plan

_CALLS = Late(
    r"(?:电话|热线|拨打|联系方式|致电)[^，。；0-9]{0,8}(?P<number>(?:0[0-9]{2,3}-?)?[1-9][0-9]{6,7})(?![0-9])",
    "电话", "热线", "拨打", "联系方式", "致电",
)  # fmt: skip
_HOURS = re.compile(r"([0-9]{1,2})[:：]([0-9]{2})[—－~～至到-]+([0-9]{1,2})[:：]([0-9]{2})")
_NEAR = 10  # characters
_FULL = 7  # digits of a number without that of its place


def offices(plan: Plan, words: str) -> Iterator[Said]:
    """Telephones that no office has published, where some has; the room of one, and its hours."""
    for match in _CALLS.finditer(words):
        reached = [each for some in _published(plan).values() for each in some]
        known = {each.telephone for each in reached if each.telephone}
        ends = {re.sub("[^0-9]", "", each)[-_FULL:] for each in known}
        if known and re.sub("[^0-9]", "", match["number"])[-_FULL:] not in ends:
            message = f"这里写的电话是{match['number']}，公布的办公电话是{'、'.join(sorted(known))}"
            yield Said(match.span("number"), message)
    names = {match[0]: None for match in _named(plan).finditer(words)}
    for office in (each for name in names for each in _published(plan)[name]):
        room = "".join((office.room or "").split())
        for match in _at(office.department).finditer(words) if room else ():
            if match["room"] not in room and not match["room"].startswith(room):
                message = f"这里写{office.department}在{match['room']}，公布的是{office.room}"
                yield Said(match.span("room"), message)
        hours = _HOURS.search(office.hours or "")
        for match in _HOURS.finditer(words) if hours else ():
            before = words[max(0, match.start() - _NEAR) : match.start()]
            same = hours and match.groups() == hours.groups()
            if re.search("(?:工作|办公|上班|接待|服务)时间", before) and not same:
                message = f"这里写{match[0]}，公布的办公时间是{office.hours}"
                yield Said(match.span(), message)


@once
def _published(plan: Plan) -> dict[str, list[Reach]]:
    """How offices are reached, department by department."""
    found: dict[str, list[Reach]] = {}
    for each in answers_later.offices(plan.files):
        found.setdefault(each.department, []).append(each)
    return found


@once
def _named(plan: Plan) -> re.Pattern[str]:
    return re.compile(one_of(_published(plan)))


@cache
def _at(department: str) -> re.Pattern[str]:
    room = rf"(?P<room>[{HAN}]{{1,8}}(?:楼|馆|室|座|栋)[{HAN}A-Za-z0-9-]{{0,4}}?[0-9]{{2,4}})"
    return re.compile(
        rf"{re.escape(department)}(?:办公室)?(?:设在|位于|在|（|（地址：|，地址[：为]?){room}"
    )


def heads(plan: Plan, words: str) -> Iterator[Said]:
    """Who heads a department."""
    for each in plan.responsibilities:
        if each.head and each.department in words:
            for match in _head(each.department, tuple(plan.institution.people)).finditer(words):
                if match["who"] != each.head:
                    said = f"{each.department}{match['post']}"
                    message = f"这里写{said}是{match['who']}，计划里的负责人是{each.head}"
                    yield Said(match.span("who"), message)


@cache
def _head(department: str, people: tuple[str, ...]) -> re.Pattern[str]:
    post = "(?P<post>主任|负责人|[处部科院]长)"
    return re.compile(rf"{re.escape(department)}{post}(?:为|是|：|由)?(?P<who>{one_of(people)})")
