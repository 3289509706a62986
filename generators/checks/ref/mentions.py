"""REF-02: whom and what the prose names. Reads document.yaml against registers and data.

A name that data use and no register has is REF-01's; lists of certificates are TXT-02's.
"""

import re
from collections.abc import Iterator

from generators.checks.engine import Context, Judgement, rule
from generators.checks.src.stored import archived, folded, paragraphs
from generators.checks.suggest import did_you_mean, keep_former, near
from generators.checks.txt.listed import certificate_lists
from generators.core.diagnostics import BEING_ENTERED, ERROR, Finding, Unknown
from generators.core.yaml import data
from generators.core.yaml.data import Route
from generators.model.document.clause_places import around
from generators.model.document.issued_text import is_being_entered, level_of
from generators.model.documents import Clause
from generators.model.plans import Plan
from generators.model.structure import Spot

_LED = re.compile(r"([^，。；：:《》“”]{2,20}?)[：:]")
_HOSTED = re.compile(
    r"办公室设在([^，。；：、]*?(?:部|处|科|室|系|中心|学院|办公室))(?=[，。；、])"
)
_APPOINTED = re.compile(r"由([\u4e00-\u9fff]{2,4}?)同志")
_LIKE_A_DEPARTMENT = re.compile(r".*(?:部|处|科|室|系|院|中心|馆|）)")
_LONG = 5  # shorter names are too like ordinary words for a near miss to be told


@rule("REF-02", ERROR, "正文提到的部门、专业和人员都有登记")
def mention_leads_nowhere(context: Context) -> Iterator[Judgement]:
    """正文里写的部门、专业或人员，名册里没有，清单和页面就把它漏掉。多半是写错了字，或者更名以后
    只改了一处。

    怎么改：写错的改正文；更了名的，名册里 name 写现在的名称，former 写原来的名称和更名的日期；新增
    的先登记。
    """
    plan = context.plan.as_issued
    if is_being_entered(plan):
        yield Unknown(BEING_ENTERED)
        return
    for spot, start, text, known, where in unknown_mentions(plan):
        meant = did_you_mean(text, known) or f"写错的改正，新增的先写进{where}"
        if plan.issued_text and archived(plan, data.text(spot.value)):
            meant = f"印发的正文不改：{where}里漏了的补上；在现在的名称那一项，{keep_former(text)}"
        yield Finding(
            spot.within(start, start + len(text)), f"正文提到“{text}”，{where}里没有", meant
        )


def unknown_mentions(plan: Plan) -> Iterator[tuple[Spot, int, str, set[str], str]]:
    """(place, start, name, what is known, where that is written) for names that nobody has.
    Of two ways to see the same stretch of a text the first counts."""
    told: set[tuple[Route, int]] = set()
    for spot, start, text, known, where in _mentions(plan):
        if folded(text) not in {folded(name) for name in known}:
            stretch = {(spot.route, at) for at in range(start, start + len(text))}
            if not stretch & told:
                yield spot, start, text, known, where
            told |= stretch


def _mentions(plan: Plan) -> Iterator[tuple[Spot, int, str, set[str], str]]:
    """The same for all that the prose names."""
    departments, people = _departments(plan), set(plan.institution.people)
    leading = _sections_led_by_departments(plan, departments)
    for clause in plan.clauses:
        for index, (spot, text) in enumerate(paragraphs(clause)):
            match = _LED.match(text) if index == 0 and _section(plan, clause) in leading else None
            if match and (_LIKE_A_DEPARTMENT.fullmatch(match[1]) or near(match[1], departments)):
                yield spot, 0, match[1], departments, "部门名册"
    for spot, text in plan.prose:
        for match in _HOSTED.finditer(text):
            if not any(match[1].endswith(name) for name in departments):
                yield spot, match.start(1), match[1], departments, "部门名册"
        for match in _APPOINTED.finditer(text):
            yield spot, match.start(1), match[1], people, "人员名册"
    yield from _near_misses(plan)


def _near_misses(plan: Plan) -> Iterator[tuple[Spot, int, str, set[str], str]]:
    """Long names with one character inside them changed, left out or added."""
    names = _departments(plan) | _majors(plan) | {c.name for c in plan.certificates}
    prose = "\n".join(text for _, text in plan.prose)
    patterns = [
        (name, _one_slip(name)) for name in names if len(name) >= _LONG and _in_part(name, prose)
    ]
    listed = {id(block) for blocks, _ in certificate_lists(plan) for block in blocks}
    for clause in plan.clauses:
        for block in clause.blocks:
            for route, text in block.prose if id(block) not in listed else ():
                for name, pattern in patterns:
                    for match in pattern.finditer(text):
                        if not any(match[0] in known or known in match[0] for known in names):
                            yield block.spot.step(*route), match.start(), match[0], {name}, "名册"


def _in_part(name: str, prose: str) -> bool:
    """Whether half of a name stands where the whole does not: one slip leaves one half as it is.
    Asked first, since a pattern costs a hundred times as much."""
    half = len(name) // 2
    return max(map(prose.count, (name[:half], name[half:]))) > prose.count(name)


def _one_slip(name: str) -> re.Pattern[str]:
    middle = range(1, len(name) - 1)
    changed = [f"{re.escape(name[:i])}[^，。；、]?{re.escape(name[i + 1 :])}" for i in middle]
    added = [
        f"{re.escape(name[:i])}[^，。；、]{re.escape(name[i:])}" for i in (*middle, len(name) - 1)
    ]
    return re.compile("|".join((*changed, *added)))


def _departments(plan: Plan) -> set[str]:
    """All names of departments and bodies, those that data use without a register among them."""
    names = {n for d in plan.institution.departments.values() for n in (d.name, *d.aliases)}
    names |= {each.department for each in plan.responsibilities} | set(plan.body_names)
    names |= {group.hosted_by for group in plan.groups if group.hosted_by}
    return names | {owner.who for _, task in plan.tasks for owner in task.owners}


def _majors(plan: Plan) -> set[str]:
    return {n for m in plan.institution.majors.values() for n in (m.name, *m.aliases)}


def _sections_led_by_departments(plan: Plan, departments: set[str]) -> set[str]:
    """Sections that go through the departments one by one: 五（一）教学部：……"""
    known = {folded(name) for name in departments}
    return {
        _section(plan, clause)
        for clause in plan.clauses
        if level_of(clause) == 2 and not clause.heading
        for _, text in paragraphs(clause)[:1]
        if (match := _LED.match(text)) and folded(match[1]) in known
    }


def _section(plan: Plan, clause: Clause) -> str:
    """What a clause without a heading is a part of."""
    held = around(plan)[clause.clause][1:]
    return held[0] if level_of(clause) >= 2 and not clause.heading and held else ""
