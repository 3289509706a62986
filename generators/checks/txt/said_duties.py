"""Which department does what, where the plan gives the very work to another one. Holds no rule.

Work is known by its words: a department is meant to have them all in one duty or one part of a
task, the one that is named has them nowhere. General words (培训) are many departments'.
"""

import re
from collections.abc import Iterator

from generators.checks.txt.said import Said, one_of
from generators.core.late_patterns import Late
from generators.core.once import once
from generators.model.plans import Plan

_VERBS = "选派|负责|组织|承担|受理|管理|安排|提供|牵头|办理|实施|采购|审核"
_MARKS = re.compile(
    "[、，和与及的]|以及|提供|受理|选派|采购|工作|组织|负责|做好|开展|管理|统一|等$"
)
_GATE = Late(
    _VERBS,
    "选派",
    "负责",
    "组织",
    "承担",
    "受理",
    "管理",
    "安排",
    "提供",
    "牵头",
    "办理",
    "实施",
    "采购",
    "审核",
)
_MANY = 3
_LONG = 4  # characters by which a piece of work is known


def duties(plan: Plan, words: str) -> Iterator[Said]:
    """Work that is said of one department, and in the plan is another's."""
    if not _GATE.search(words) or not any(each in words for each in _works(plan)):
        return
    for match in _pattern(plan).finditer(words):
        who = match["by"] or match["who"]
        tokens = [t for t in _MARKS.split(match["work"] or match["what"]) if len(t) > 1]
        if sum(map(len, tokens)) < _LONG or (max(map(len, tokens)) < _LONG and len(tokens) < 2):
            continue
        own = "".join(_works(plan).get(who, ()))
        whose = {name for name, works in _works(plan).items() if _has(tokens, works, own)}
        if len(whose) == 1 and who not in whose and not all(_hinted(t, own) for t in tokens):
            group = "by" if match["by"] else "who"
            message = f"这里写由{who}做，计划里是{next(iter(whose))}的职责"
            yield Said(match.span(group), message)


def _hinted(token: str, own: str) -> bool:
    """Whether the characters of a word stand in order in what a department does."""
    rest = iter(own)
    return all(char in rest for char in token)


def _has(tokens: list[str], works: tuple[str, ...], own: str) -> bool:
    """Whether all of some words stand in one piece of work; of many also all but one, where the
    other department has none of them."""
    left = min((sum(token not in work for token in tokens) for work in works), default=len(tokens))
    return left == 0 or (left == 1 and len(tokens) > _MANY and not any(t in own for t in tokens))


@once
def _works(plan: Plan) -> dict[str, tuple[str, ...]]:
    """What each department has to do, in words: its duties, and its parts of tasks."""
    found: dict[str, list[str]] = {}
    for each in plan.responsibilities:
        known = plan.institution.departments.get(each.department)
        if not (known and known.collective):
            found[each.department] = [duty.text.replace("的", "") for duty in each.duties]
    for _, task in plan.tasks:
        for owner in task.owners:
            if owner.who in found:
                found[owner.who] += [owner.part or task.text]
    return {name: tuple(works) for name, works in found.items()}


@once
def _pattern(plan: Plan) -> re.Pattern[str]:
    names = one_of(_works(plan))
    return re.compile(
        rf"(?:^|[，。；：])(?P<work>[^，。；：由]{{3,24}}?(?:，[^，。；：由]{{2,10}})?)(?:统一|都|均)?由(?P<by>{names})(?:统一|具体)?(?:{_VERBS})"
        rf"|(?:^|[，。；：])(?P<who>{names})(?:统一|具体)?(?:{_VERBS})(?P<what>[^，。；：]{{3,24}}?)(?=[，。；]|$)"
    )
