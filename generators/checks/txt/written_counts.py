"""How many certificates, majors, departments, projects, batches the document says it has of all.

Holds no rule. As with sums of places, a count is read where every word of its clause is understood:
在4个系11个专业开展8个职业. 先在2个专业试行 says nothing of all, and nothing is claimed of it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from generators.checks.txt.said import clauses, one_of
from generators.core import chinese
from generators.core.once import once
from generators.model.counted import department_of
from generators.model.plans import Plan
from generators.model.structure import Spot

_PLAIN = (
    r"[0-9]{4}(?:—[0-9]{4})?(?:学年|年度|年)|[0-9]{4}级|本学年|本年度?|学年|今年|本次|全院|全校|我院|我校|学院|学校"
    "|在|面向|涉及|覆盖|开展|组织|实施|进行|安排|设置|开设|共有?|合计|总计|共计|分为|分|为|有|的|和|与|及|、|至|—"
    r"|试点|认定|培训|考核|考证|等级|计划|申报|工作|学生|全日制|高职|中职|\s"
)
_TOTAL = re.compile(
    "本学年|本年|今年|本次|全院|全校|我院|我校|学院|学校|在|面向|涉及|覆盖|开展|共|合计|总计|分"
)
_EACH = re.compile("每|各|该|其|另|先|新增|增加|去年|上一?年|明年|下一?年|全省|全国|全市")


@dataclass(frozen=True)
class Count:
    """A count at a span of a text, and how many there are, at most one number for each meaning."""

    spot: Spot
    text: str
    span: tuple[int, int]
    said: str
    number: int
    real: tuple[int, ...]


def counts(plan: Plan) -> Iterator[Count]:
    """Every count of all of something, in the order of the prose."""
    things, pattern, whole = _patterns(plan)
    for spot, text in plan.prose:
        for clause in clauses(re.sub("[（）]", "，", text)):
            before = re.split("[。；！？\n]", text[: clause.start()])[-1]
            if not whole.fullmatch(clause[0]) or not _TOTAL.search(clause[0]):
                continue
            if _EACH.search(before) or _named(plan).search(before):
                continue
            for match in pattern.finditer(clause[0]):
                number = chinese.number(match["number"])
                real = things[match["thing"]]
                if number is not None and real:
                    start = clause.start() + match.start("number")
                    span = start, start + len(match["number"])
                    yield Count(spot, text, span, match[0], number, real)


@once
def _patterns(plan: Plan) -> tuple[dict[str, tuple[int, ...]], re.Pattern[str], re.Pattern[str]]:
    """What is counted, and how many of it there are; a count; a clause that is understood."""
    things = _things(plan)
    count = rf"(?P<number>[0-9]+|[两{chinese.NUMERALS}]+)(?:个|种)?(?P<thing>{one_of(things)})"
    unnamed = count.replace("?P<number>", "?:").replace("?P<thing>", "?:")
    levels = one_of(w for level in plan.programme.levels for w in (level, *level.split("/")))
    own = one_of((plan.institution.college.name, plan.programme.short))
    whole = re.compile(f"(?:{unnamed}|{levels}|{own}|{_PLAIN})++")
    return things, re.compile(count), whole


def _things(plan: Plan) -> dict[str, tuple[int, ...]]:
    """How many there are of what, by each word for it; the longer word goes before."""
    certificates = plan.issued_certificates
    pairs = [(c, quota) for c, quota in plan.quotas if c.since is None]
    of_levels = {(c.slug, quota.level or c.level) for c, quota in pairs}
    of_quotas = {quota.major for _, quota in pairs if quota.major}
    eligible = {major for c in certificates for major in c.eligible.majors}
    open_ = any(c.eligible.open for c in certificates)
    departments = {department_of(plan.institution, quota) for _, quota in pairs}
    batches = {window.name for window in plan.head.registration.batches}
    programme = plan.programme
    number = len(certificates)
    found: dict[str, tuple[int, ...]] = dict.fromkeys(
        (programme.certificates, "证书", "职业", "工种"), (number,)
    )
    projects = tuple(sorted({number, len(of_levels), len(pairs)}))
    found |= {f"{word}项目": projects for word in ("认定", "考核", "考证", "证书", "试点", "")}
    if of_quotas:
        majors = {len(of_quotas)} | ({len(eligible)} if not open_ else set())
        found["专业"] = tuple(sorted(majors)) if all(q.major for _, q in pairs) or not open_ else ()
    if departments and None not in departments:
        found |= dict.fromkeys(("系部", "系", "院系", "二级学院"), (len(departments),))
    if batches:
        found |= dict.fromkeys(("批次", "批"), (len(batches),))
    found.pop(programme.kind, None)  # TXT-01 has that in every clause
    return found


@once
def _named(plan: Plan) -> re.Pattern[str]:
    """What narrows a clause behind it."""
    certificates = (each.name for each in plan.certificates)
    departments = plan.institution.departments
    return re.compile(one_of((*certificates, *plan.institution.majors, *departments)))
