"""Sums of places that the prose writes, and of what each is the sum. Holds no rule.

A sum is read where every word before it, back to a mark, is understood: words that narrow nothing
(全学年计划认定), and names that are registered (甲、乙两专业合计). With any other word (序号7
两专业合计90人) nobody but a reader knows of what it is the sum, and nothing is claimed of it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from generators.checks.txt.said import one_of
from generators.core import chinese
from generators.core.once import once
from generators.model.counted import counted, department_of
from generators.model.entities import Certificate
from generators.model.exams import Quota
from generators.model.plans import Plan
from generators.model.structure import Spot

_NUMBER = re.compile(
    r"(?P<number>[0-9]+)\s*(?:人次|人|名|个名额|个指标)(?=[，。；、：）（！\s]|$|学生|学员|考生|的?名额)"
)
_SENTENCE = re.compile("[。；：！？\n]")
_CLAUSE = re.compile("[，。；：！？（）\n]")
_ALL = re.compile("全(?:学年|年|院|校)|本(?:学年|年|次|方案)|今年|以上|上述")
_TOTAL = re.compile("共|合计|总")
_PLACES = re.compile("名额|指标|计划|申报|培训|认定|考核|考证|证书|试点|学生")
_OTHERS = re.compile(
    "每|各|该|其|序号|批|组|班|年级|[0-9]级|教师|人员|员|专家|领导|成员|代表|职工|报名|参加|通过|合格|取得|不"
    "|去年|上一?年|明年|下一?年|全省|全国|全市"
)
_BESIDE = re.compile(r"(?:证书|专业)?(?:共|合计)?\s*")
_YEAR = re.compile("(?<![0-9])([0-9]{4})(?:—[0-9]{4})?(?:学年|年度|年)")
_PLAIN = (
    "以上|上述|全部|全年|全|学年|年度|今年|本次|本方案|本年|本|我院|我校|学院|学校|院|校|试点|名额|指标|计划|认定|培训|考核"
    "|考证|申报|安排|核定|下达|拟|预计|共计|合计|总计|总数|共|总|人数|为|是|有|的|组织|开展|学生|在校|证书|专业|职业|工种"
    "|各种?(?:证书|专业|系)的?(?:申报|计划)?(?:名额|人数)?的?(?:合计|总计|共计)|[0-9]{4}(?:—[0-9]{4})?(?:学年|年度|年)"
    r"|、|和|及|与|\s"
)
_SO_MANY = rf"[两0-9{chinese.NUMERALS}]+个?(?:专业|证书|系|职业|工种|等级)"
_Pair = tuple[Certificate, Quota]


@dataclass(frozen=True)
class Names:
    """What a sum is said of; nothing of what it says nothing of."""

    certificates: frozenset[str] = frozenset()
    majors: frozenset[str] = frozenset()
    departments: frozenset[str] = frozenset()
    levels: frozenset[str] = frozenset()

    def __bool__(self) -> bool:
        return any(vars(self).values())

    def within(self, other: "Names") -> "Names":
        return Names(**{key: said or vars(other)[key] for key, said in vars(self).items()})

    @property
    def words(self) -> str:
        return "、".join(sorted(name for said in vars(self).values() for name in said))


@dataclass(frozen=True)
class Sum:
    """A number at a span of a text, what it may be, and of whom; nothing: of all."""

    spot: Spot
    text: str
    span: tuple[int, int]
    number: int
    real: int
    allowed: frozenset[int]
    whose: str


def sums(plan: Plan) -> list[Sum | None]:
    """Every sum of persons in the prose; None for one of which it is not known what it adds."""
    return [each for spot, text in plan.prose for each in _of_text(plan, spot, text)]


def _of_text(plan: Plan, spot: Spot, text: str) -> Iterator[Sum | None]:
    wider: tuple[int, Names] | None = None  # in which sentence, of whom the sum before is
    for match in _NUMBER.finditer(text):
        sentence = _after(_SENTENCE, text, match.start())
        clause = _after(_CLAUSE, text, match.start())
        before, head = text[sentence:clause], text[clause : match.start()]
        part, head = head.startswith("其中"), head.removeprefix("其中")
        names = _names(plan, head)
        outer = wider[1] if wider and wider[0] == sentence else None
        if part and names and outer is not None:
            names = names.within(outer)
        elif part or (names is not None and not _is_said(plan, names, before, head)):
            names = None
        if names is None:
            if _TOTAL.search(head) and _PLACES.search(before + head):
                yield None
            continue
        wider = (sentence, names)
        read = _sum(plan, names, strict=bool(names or _ALL.search(head)))
        number = int(match["number"])
        if read and _beside(plan, head):
            read = (read[0], read[1] | {number}, read[2])
        yield read and Sum(spot, text, match.span("number"), number, *read)


def _is_said(plan: Plan, names: Names, before: str, head: str) -> bool:
    """Whether a number is the sum of all that has these names, by the words before it."""
    if any(int(year) != plan.year for year in _YEAR.findall(head)):
        return False
    if names:
        return True
    if not _TOTAL.search(head) and not (_ALL.search(head) and _PLACES.search(head)):
        return False
    if _ALL.search(head):
        return True
    return bool(_PLACES.search(before + head)) and not (
        _OTHERS.search(before) or _patterns(plan)[0].search(before)
    )


def _names(plan: Plan, head: str) -> Names | None:
    """The names in words that are understood; None where others stand among them."""
    name, all_words = _patterns(plan)
    if not all_words.fullmatch(head):
        return None
    known = _known(plan)
    found: dict[str, set[str]] = {}
    for match in name.finditer(head):
        kind, value = known[match[0]]
        found.setdefault(kind, set()).add(value)
    if not found and re.search(_SO_MANY, head):
        return None
    return Names(**{kind: frozenset(values) for kind, values in found.items()})


def _sum(plan: Plan, names: Names, strict: bool) -> tuple[int, frozenset[int], str] | None:
    """What adds up to a sum, what else it may be, and of whom; None where that is not known."""
    pairs = [pair for pair in plan.quotas if pair[0].since is None]
    if names.majors and any(_may_hold(pair, names) for pair in pairs):
        return None
    those = [pair for pair in pairs if _is_of(plan, pair, names)]
    if not those:
        return None
    lines = counted(plan.institution, those)
    real = sum(each.declared for each in lines)
    allowed = {real, sum(each.places for each in lines)}
    if not strict:
        allowed |= {n for each in plan.certificates if (n := plan.declared_by[each.slug])}
    return real, frozenset(allowed), names.words


def _is_of(plan: Plan, pair: _Pair, names: Names) -> bool:
    certificate, quota = pair
    level = quota.level or certificate.level
    department = department_of(plan.institution, quota)
    asked = (
        (names.certificates, certificate.name),
        (names.majors, quota.major),
        (names.departments, department),
        (names.levels, level),
    )
    return all(not said or value in said for said, value in asked)


def _may_hold(pair: _Pair, names: Names) -> bool:
    """Whether a line that is not of one major is perhaps for some of those named."""
    certificate, quota = pair
    return quota.major is None and bool(names.majors & set(certificate.eligible.majors))


@once
def _known(plan: Plan) -> dict[str, tuple[str, str]]:
    """By what a text may call it: of which kind something is, and its name."""
    found: dict[str, tuple[str, str]] = {}
    levels = {quota.level or certificate.level for certificate, quota in plan.quotas}
    for level in filter(None, levels):
        for word in (level, *level.split("/")):
            found[word] = ("levels", level)
    departments = plan.institution.departments.values()
    found |= {d.name: ("departments", d.name) for d in departments if not d.collective}
    found |= {name: ("majors", name) for name in plan.institution.majors}
    for each in plan.certificates:
        found |= {each.name.split("（")[0]: ("certificates", each.name)}
    return found | {each.name: ("certificates", each.name) for each in plan.certificates}


@once
def _patterns(plan: Plan) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What is a name, and of what words of which every one is understood may consist."""
    names = one_of(_known(plan))
    programme, institution = plan.programme, plan.institution.college.name
    own = one_of((programme.certificates, programme.kind, programme.short, institution))
    return re.compile(names), re.compile(f"(?:{names}|{own}|{_SO_MANY}|{_PLAIN})*+")


def _beside(plan: Plan, head: str) -> bool:
    """Whether the number stands beside the one name of a certificate or a major: TXT-04's."""
    name = _patterns(plan)[0].match(head)
    rest = head[name.end() :] if name else ""
    kind = _known(plan)[name[0]][0] if name else ""
    return kind in ("certificates", "majors") and bool(_BESIDE.fullmatch(rest))


def _after(marks: re.Pattern[str], text: str, at: int) -> int:
    return max((mark.end() for mark in marks.finditer(text, 0, at)), default=0)
