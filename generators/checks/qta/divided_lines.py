"""QTA: how a line of quotas is written: for whom, and by what it is divided. Knows the dimensions
there are, and no number."""

from collections.abc import Iterator

from generators.checks.engine import Context, Judgement, rule
from generators.checks.ref.as_amended import LOST, as_amended
from generators.core.diagnostics import ERROR, Finding, NotApplicable, Note
from generators.model.dimensions import (
    DEPARTMENT,
    DIMENSIONS,
    LEVEL,
    MAJOR,
    WHO,
    Dimension,
    who_of,
)
from generators.model.entities import Certificate
from generators.model.exams import Quota

_CHANGED = "分法变了的，改 dimensions"
_as_amended = as_amended("quotas", "dimensions", "level")


@rule("QTA-17", ERROR, "每一项名额写明给谁，只写一样", needs=(LOST,))
@_as_amended
def quota_for_nobody(context: Context) -> Iterator[Judgement]:
    """名额给一个专业、一个系、一个班，或者社会人员。没有写明的，没有人知道自己能不能报；专业和系都写
    的，不知道是给一个专业还是给全系。

    怎么改：给专业的写 major；给全系的写 department；给一个班的写 class_name，另写它的 major 或
    department；给社会人员的写 population: 社会。
    """
    for certificate, quota in context.plan.quotas:
        if not quota.who:
            yield quota.finding(
                message=f"{certificate.name}有一项名额（申报 {quota.declared} 人）没有写给谁",
                advice="写 major（专业）、department（系）或 class_name（班）；给社会人员的写 "
                "population: 社会",
                within=(quota.at(),),
            )
        elif quota.major is not None and quota.department is not None:
            yield quota.finding(
                DEPARTMENT.key,
                message=f"{certificate.name}的一项名额又写专业“{quota.major}”，"
                f"又写系“{quota.department}”",
                advice="给一个专业的删去 department，它所属的系以专业名册为准；给全系的删去 major",
                related=(Note(quota.at(MAJOR.key), "专业写在这里"),),
                within=(quota.at(MAJOR.key), quota.at(DEPARTMENT.key)),
            )


@rule("QTA-18", ERROR, "各项名额按证书所写的几样分", needs=(LOST, "QTA-17"))
@_as_amended
def quota_divided_otherwise(context: Context) -> Iterator[Judgement]:
    """证书的 dimensions 写了名额按哪几样分的，每一项都要有这几样：少写一样，就不知道是哪一批、哪个
    年级的；多写一样，别的各项是不是也这样分就说不清。

    怎么改：照提示补上或者删去；分法变了的，改 dimensions。不写 dimensions 的不检查。
    """
    if not any(each.dimensions for each in context.plan.certificates):
        yield NotApplicable("各证书都没有写名额怎样分（dimensions）")
    for certificate in context.plan.certificates:
        if not certificate.dimensions:
            continue
        if waiting := context.waiting("QTA-17", *(quota.at() for quota in certificate.quotas)):
            yield waiting
        for dimension in DIMENSIONS:
            yield from _divided(certificate, dimension)


def _divided(certificate: Certificate, dimension: Dimension) -> Iterator[Finding]:
    """One for all lines of a certificate that are not divided by a dimension as it says."""
    told = [(quota, _wrong(certificate, quota, dimension)) for quota in certificate.quotas]
    wrong = [(quota, what) for quota, what in told if what and quota.who]
    for quota, what in wrong[:1]:
        more = f"（共 {len(wrong)} 项）" if len(wrong) > 1 else ""
        yield quota.finding(
            dimension.key,
            message=f"{certificate.name}给“{quota.called}”的名额{what}{more}",
            advice=_advice(certificate, quota, dimension),
            related=(
                Note(certificate.at("dimensions"), "怎样分写在这里"),
                *(Note(each.at(), "这一项也是") for each, _ in wrong[1:]),
            ),
            within=(certificate.at("dimensions"), *(each.at() for each, _ in wrong)),
        )


def _wrong(certificate: Certificate, quota: Quota, dimension: Dimension) -> str:
    """What a line has and ought not to have, or the other way round."""
    title, asked = dimension.title, dimension.title in certificate.dimensions
    if dimension in WHO:
        by = who_of(quota.line) is dimension and _for(certificate)
        return f"是给{title}的，这种证书的名额不按{title}分" if by and not asked else ""
    if asked and not _has(certificate, quota, dimension):
        return f"没有写{title}，这种证书的名额按{title}分"
    if dimension.of(quota) is not None and not asked:
        return f"写了{title}，这种证书的名额不按{title}分"
    return ""


def _advice(certificate: Certificate, quota: Quota, dimension: Dimension) -> str:
    if dimension in WHO:
        return f"改成给{'、'.join(_for(certificate))}的；{_CHANGED}"
    if dimension.of(quota) is None:
        return f"补上 {dimension.key}，例如 {dimension.key}: {dimension.example}；{_CHANGED}"
    return f"删去这一项的 {dimension.key}；{_CHANGED}"


def _for(certificate: Certificate) -> list[str]:
    """For whom its quotas are, where it says so: 专业, 系, 班."""
    return [each.title for each in WHO[::-1] if each.title in certificate.dimensions]


def _has(certificate: Certificate, quota: Quota, dimension: Dimension) -> bool:
    of_all = certificate.level if dimension is LEVEL else None
    return (dimension.of(quota) or of_all) is not None
