"""Who may declare for which certificate, said in either order. Holds no rule."""

import re
from collections.abc import Iterator

from generators.checks.txt.said import Said, clause_at, nearest, one_of
from generators.checks.txt.said_figures import by_name
from generators.core.once import once
from generators.model.eligibility import listing
from generators.model.entities import Certificate
from generators.model.plans import Plan

_NOT = re.compile("不|未|没|非|除|以外|之外|暂|拟|将来|增加|扩大|新增|取消")


def eligible(plan: Plan, words: str) -> Iterator[Said]:
    """Majors that a certificate with a closed list has not."""
    if not any(name in words for name in by_name(plan)):
        return
    certificates, names, patterns = _patterns(plan)
    for pattern in patterns:
        for match in pattern.finditer(words):
            of = match.groupdict().get("of")
            named = [of] if of else [m[0] for m in nearest(words, match.start(), certificates)]
            if _NOT.search(clause_at(words, *match.span())) or not named:
                continue
            for each in names.finditer(words, match.start("majors"), match.end("majors")):
                offered = [by_name(plan)[name] for name in named]
                listed = listing(plan).get(each[0]) or _of_department(plan, each[0])
                if not any(c.eligible.open or c in listed or c.stopped for c in offered):
                    told = "、".join(name for name in dict.fromkeys(named) if name)
                    message = f"{told}可申报的专业里没有{each[0]}"
                    yield Said(each.span(), message)


def _of_department(plan: Plan, name: str) -> list[Certificate]:
    """The certificates that a department, or a major of it, is listed for."""
    majors = [m.name for m in plan.institution.majors.values() if m.department == name]
    own = [c for c in plan.offered if name in c.eligible.departments]
    return own + [c for major in majors for c in listing(plan).get(major, [])]


@once
def _patterns(plan: Plan) -> tuple[re.Pattern[str], re.Pattern[str], tuple[re.Pattern[str], ...]]:
    homes = {each.department or "" for each in plan.institution.majors.values()}
    certificates, majors = one_of(by_name(plan)), one_of({*plan.institution.majors, *homes})
    run = rf"(?P<majors>(?:{majors})(?:专业)?(?:(?:、|和|与|及|以及)(?:{majors})(?:专业)?){{0,11}})"
    number = r"(?:[0-9两一二三四五六七八九十]{1,2}个)?(?:专业)?"
    return (
        re.compile(certificates),
        re.compile(majors),
        (
            re.compile(
                rf"(?:面向|由|限于?|包括|招收|供){run}{number}(?:的)?(?:学生|申报|报名|开展|实施|班|[，。；]|$)"
            ),
            re.compile(
                rf"(?:^|[，。；：]){run}{number}(?:的)?(?:学生|同学)?(?:均?可以?|能|都可以?)?(?:申报|报考|选报|报名参加|报名|报)"
                rf"(?P<of>{certificates})"
            ),
        ),
    )
