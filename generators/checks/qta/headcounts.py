"""QTA: how many places, and for whom: minimum numbers, students, levels, populations."""

import re
from collections.abc import Iterator
from itertools import accumulate

from generators.checks.engine import ANY_ERROR, Context, Judgement, rule
from generators.checks.ref.as_amended import LOST, as_amended, quota_lines
from generators.core.diagnostics import (
    WARNING,
    Finding,
    Location,
    NotApplicable,
    Note,
    Unknown,
)
from generators.model.counted import counted
from generators.model.dimensions import OF_THE_PUBLIC, POPULATION, who_of
from generators.model.documents import Threshold
from generators.model.entities import Certificate
from generators.model.exams import Quota
from generators.model.records import Students

_PUBLIC = re.compile(r"社会(?:人员|成员|学员|考生)")

_Line = tuple[Certificate, Quota]
_as_amended = as_amended("quotas", "eligible", "level", "duties")


@rule("QTA-07", WARNING, "名额达到最少人数", needs=(ANY_ERROR, LOST, "QTA-13"))
@_as_amended
def too_few_places(context: Context) -> Iterator[Judgement]:
    """一种证书的一个级别，或者一个专业，人数太少就不能备案、开班或开考。界限由主管部门按上级文件写在
    plan.yaml 的 thresholds 里；各省的规定不同，例如甘肃省 2023 年要求每证书每级别一般不少于
    30 人，不能直接用于别的省。已经核定的按核定人数算。

    怎么改：与别的专业、别的证书合并，或者增加人数；人数写错的，改正人数。
    """
    limits = context.plan.head.thresholds
    total, group = limits.minimum_per_certificate, limits.minimum_per_group
    if total is None:
        yield Unknown("每证书每级别的最少人数（plan.yaml 的 thresholds.minimum_per_certificate）")
    if group is None:
        yield Unknown("每个专业的最少人数（plan.yaml 的 thresholds.minimum_per_group）")
    if total is None and group is None:
        return  # nothing that could be mended would let it judge
    for certificate in context.plan.offered:
        lines = quota_lines(certificate)
        if waiting := context.waiting("QTA-13", certificate.at("level"), *lines):
            yield waiting  # all lines are then taken as of one level
        for level, lines_of in _by_level(certificate, known=not waiting).items():
            pairs = [(certificate, quota) for quota in lines_of]
            quotas = counted(context.institution, pairs)
            places = sum(quota.places for quota in quotas)
            if total and places < total.value:
                smallest = min(quotas, key=lambda quota: quota.places)
                whose = f"{certificate.name}{f'（{level}）' if level else ''}的名额合计"
                whole = (certificate.eligible.at(), *lines)
                yield _too_few(smallest, f"{whose} {places}", total, places, whole)
                continue
            together: dict[str, list[Quota]] = {}
            for quota in quotas:  # of one major there may be several batches
                together.setdefault(quota.who, []).append(quota)
            for who, of_one in together.items():
                places = sum(quota.places for quota in of_one)
                if group and places < group.value:
                    whose = f"{certificate.name}的{who}名额 {places}"
                    where = tuple(quota.at() for quota in of_one)
                    yield _too_few(of_one[0], whose, group, places, where)


@rule("QTA-12", WARNING, "名额不超过专业的在校学生数", needs=(ANY_ERROR, LOST, "QTA-01", "REF-01"))
@_as_amended
def more_places_than_students(context: Context) -> Iterator[Judgement]:
    """名额比学生还多，报名一定报不满。一个专业在几种证书里的名额加起来超过学生数，说明有的学生要考
    两种以上，报名和考核的时间要错开。社会人员的名额不算。

    怎么改：核对名额和 enrolment.yaml 里的学生数；确有学生考几种证书的，可以不改。
    """
    students = {each.major: each for each in context.plan.enrolment}
    lines: dict[str, list[_Line]] = {}
    of_majors = [(c, quota) for c, quota in context.plan.quotas if quota.major is not None]
    single = {id(quota) for quota in counted(context.institution, of_majors)}
    for certificate, quota in of_majors:
        if unknown := context.waiting("QTA-01", quota.at("major")) or context.waiting(
            "REF-01", quota.at("major")
        ):
            yield unknown
        elif quota.population != OF_THE_PUBLIC and id(quota) in single:
            lines.setdefault(str(quota.major), []).append((certificate, quota))
    missing = [major for major in lines if major not in students]
    if missing:
        whose = "、".join(missing) if students else "各专业"
        yield Unknown(f"{whose}的在校学生数（enrolment.yaml）")
    for major, quotas in lines.items():
        if major in students:
            yield from _more_than_students(quotas, students[major])


def _more_than_students(quotas: list[_Line], entry: Students) -> Iterator[Finding]:
    """Each line above the number; else the line with which the sum passes it."""
    alone = [(c, q) for c, q in quotas if q.places > entry.students]
    for certificate, quota in alone:
        what = f"在{certificate.name}的名额"
        yield _beyond(quota, what, quota.places, "核对名额和学生数", entry)
    total = sum(quota.places for _, quota in quotas)
    if not alone and total > entry.students:
        sums = accumulate(quota.places for _, quota in quotas)
        passing = next(q for (_, q), n in zip(quotas, sums, strict=True) if n > entry.students)
        yield _beyond(passing, "在各种证书的名额合计", total, "有学生考几种证书的，可以不改", entry)


def _beyond(quota: Quota, what: str, places: int, advice: str, entry: Students) -> Finding:
    return quota.finding(
        _rung(quota),
        message=f"{entry.major}{what} {places}，在校学生 {entry.students}，"
        f"超出 {places - entry.students}",
        advice=advice,
        related=(Note(entry.at("students"), "学生数写在这里"),),
        within=(quota.at(),),
    )


@rule("QTA-13", WARNING, "每一项名额都有等级", needs=(LOST,))
@_as_amended
def quota_without_level(context: Context) -> Iterator[Judgement]:
    """最少人数、培训和考核都按等级算，没有等级就无法核对，也无法报名。

    怎么改：整种证书一个等级的，写在证书的 level 里；各专业不同的，写在每一项名额的 level 里。
    """
    programme = context.plan.programme
    levels = programme.levels
    if context.institution.programmes and not levels:
        yield NotApplicable(f"{programme.name}的证书不分等级")
        return
    one_of = f"{'、'.join(levels[:-1])}或{levels[-1]}" if len(levels) > 1 else "".join(levels)
    for certificate in context.plan.offered:
        without = [quota for quota in certificate.quotas if not (quota.level or certificate.level)]
        if without and len(without) == len(certificate.quotas):
            yield certificate.finding(
                "level",
                message=f"{certificate.name}没有写等级，{len(without)} 项名额里也没有",
                advice=f"写{one_of or '证书的等级'}",
            )
            continue
        for quota in without:
            yield quota.finding(
                message=f"{certificate.name}给“{quota.called}”的名额没有写等级，其他各项写了",
                advice=f"在这一项里写 level: {one_of or '等级'}",
            )


@rule("QTA-14", WARNING, "社会人员的名额与校内学生分开", needs=(LOST,))
@_as_amended
def public_not_counted_apart(context: Context) -> Iterator[Judgement]:
    """方案写了面向社会人员培训、考证，就要有社会人员的人数：负责的部门、经费和报名的办法都与校内
    学生不同，不能混在一起。

    怎么改：按对象分成两项名额，一项写 population: 校内，一项写 population: 社会。
    """
    of_public = [(c, q) for c, q in context.plan.quotas if q.population == OF_THE_PUBLIC]
    apart = {c.name for c, quota in of_public if who_of(quota.line) is not POPULATION}
    for certificate, quota in context.plan.quotas:
        if certificate.name in apart and quota.population is None:
            yield quota.finding(
                message=f"{certificate.name}给“{quota.called}”的名额没有写是校内还是社会",
                advice="写 population: 校内 或 population: 社会",
            )
    for place, word in _mentions(context) if any(context.plan.quotas) and not of_public else ():
        yield Finding(
            place,
            f"这里写了{word}，各种证书的名额都没有注明{word}的人数",
            "写明 population: 社会 的名额",
        )
        return


def _mentions(context: Context) -> Iterator[tuple[Location, str]]:
    """Where the public is named. Duties first: there somebody is told to do it."""
    for duty in context.plan.duties:
        if match := _PUBLIC.search(duty.text):
            yield duty.at("text"), match[0]
    for spot, text in context.plan.as_issued.prose:
        if match := _PUBLIC.search(text):
            yield spot.within(*match.span()), match[0]


def _by_level(certificate: Certificate, known: bool) -> dict[str | None, list[Quota]]:
    """All in one where the levels are not `known`."""
    levels: dict[str | None, list[Quota]] = {}
    for quota in certificate.quotas:
        level = quota.level or certificate.level if known else None
        levels.setdefault(level, []).append(quota)
    return levels


def _rung(quota: Quota) -> str:
    return "declared" if quota.approved is None else "approved"


def _too_few(
    quota: Quota, what: str, limit: Threshold, number: int, whole: tuple[Location, ...]
) -> Finding:
    return quota.finding(
        _rung(quota),
        message=f"{what}，至少 {limit.value}，缺少 {limit.value - number}",
        advice=f"人数属实的，与别的专业合并或增加人数；界限的依据是：{limit.source}",
        within=whole,
    )
