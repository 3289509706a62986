"""QTA: which majors have places. Knows eligibility and written sums; nothing of time or people."""

from collections.abc import Iterator

from generators.checks.engine import ANY_ERROR, Context, Judgement, rule
from generators.checks.qta.written_sums import sums
from generators.checks.ref import misplaced
from generators.checks.ref.as_amended import LOST, as_amended, quota_lines
from generators.checks.src.stored import archived, quoted
from generators.checks.suggest import did_you_mean, some
from generators.core.diagnostics import (
    BEING_ENTERED,
    ERROR,
    INFO,
    WARNING,
    Finding,
    NotApplicable,
    Note,
    Unknown,
    Waiting,
)
from generators.model.dimensions import DEPARTMENT, DIMENSIONS, MAJOR, Line
from generators.model.document.issued_text import is_being_entered
from generators.model.eligibility import may_declare, without_places
from generators.model.entities import Certificate
from generators.model.exams import Quota

_as_amended = as_amended("quotas", "eligible", "level")


@rule("QTA-01", ERROR, "名额所写的专业、系须在名册中", needs=(LOST, "REF-01"))
@_as_amended
def quota_of_unknown_major(context: Context) -> Iterator[Judgement]:
    """名额写给了名册里没有的专业或系，这些名额就没有人能用，上报表也对不上。

    怎么改：多半是名称写错，按 plan/majors.yaml、plan/departments.yaml 里的写法改正；确是新的专业或
    系，先在名册里登记。给社会人员的写 population: 社会，给一个班的写 class_name。
    """
    institution = context.institution
    for certificate, quota in context.plan.quotas:
        for each in DIMENSIONS:
            name = each.of(quota)
            known = getattr(institution, each.register) if each.register else ()
            if name is None or not each.register or name in known:
                continue
            new = f"新{each.title}先在 {each.register}.yaml 里登记"
            yield quota.finding(
                each.key,
                message=f"{certificate.name}的名额写给了“{name}”，"
                f"{each.registered_in}里没有这个{each.title}",
                advice=misplaced.advice(institution, each, name)
                or did_you_mean(name, known) or new,
                within=(quota.at(each.key),),
            )  # fmt: skip


@rule(
    "QTA-02", ERROR, "申报专业须在可申报专业之列（名单不带“等”）",
    needs=(LOST, "QTA-01", "REF-01", "SRC-05"),
)  # fmt: skip
@_as_amended
def declared_major_not_eligible(context: Context) -> Iterator[Judgement]:
    """可申报专业的名单没有“等”字，就是完整的名单；名单以外的专业申报，上级不会受理。

    怎么改：核对专业是否写错；确需申报的，先取得依据，再把专业写进可申报专业。
    """
    yield from _changed_lists(context)
    for certificate, quota in _not_eligible(context):
        if not certificate.eligible.open:
            yield _unknown(context, certificate, quota) or _ineligible(
                certificate, quota, "名单不带“等”，以外的专业不能申报"
            )


@rule(
    "QTA-15", WARNING, "申报专业不在所列的可申报专业中（名单带“等”）",
    needs=(LOST, "QTA-01", "QTA-02", "REF-01", "SRC-05"),
)  # fmt: skip
@_as_amended
def declared_major_not_listed(context: Context) -> Iterator[Judgement]:
    """可申报专业的名单以“等”结尾，名单以外的专业也许可以申报，但要有依据。

    怎么改：核对专业是否写错；有依据的，把专业补进可申报专业并写明来源。
    """
    yield from _changed_lists(context)
    for certificate, quota in _not_eligible(context):
        if closed := context.waiting("QTA-02", quota.at(_said_in(quota))):
            yield closed
        elif certificate.eligible.open:
            yield _unknown(context, certificate, quota) or _ineligible(
                certificate, quota, "名单以“等”结尾，请核对依据"
            )


@rule("QTA-04", ERROR, "同一证书里，给谁、等级、批次等都一样的名额只写一行", needs=(LOST,))
@_as_amended
def quota_written_twice(context: Context) -> Iterator[Judgement]:
    """同一项名额写了两行，合计时就会重复计算。

    怎么改：留下正确的一行；是不同批次、年级或班的，分别写明；都不是的，把人数加起来写成一行。
    """
    for certificate in context.plan.certificates:
        first: dict[Line, Quota] = {}
        for quota in certificate.quotas:
            if quota.line in first:
                yield quota.finding(
                    message=f"{certificate.name}给“{quota.called}”的名额写了两行",
                    advice="留下一行；是不同批次、年级或班的，各行写上 batch、grade 或 class_name；"
                    "都不是的，把人数相加",
                    related=(Note(first[quota.line].at(), "第一次写在这里"),),
                )
            first.setdefault(quota.line, quota)


@rule("QTA-05", ERROR, "文中写出的合计须等于各项名额之和", needs=("SRC-05",))
def written_total_differs(context: Context) -> Iterator[Judgement]:
    """正文里写出的合计人数，应当等于按各证书名额算出的合计，否则上报的数字互相矛盾。写明是某几种证书、
    某几个专业、某个系或者某个等级的，同它们的名额比；看不出是哪些名额相加的，不作判断。

    怎么改：名额改过的，同时改正文中的合计；名额没有改的，核对是哪一个数字写错。印发的原文确是这样写的，
    记在 errata.yaml。
    """
    if is_being_entered(context.plan):
        yield Unknown(BEING_ENTERED)
        return
    plan = context.plan.as_issued
    written = sums(plan)
    if not written:
        yield NotApplicable("正文没有写出合计人数")
        return
    if not any(plan.quotas):
        yield Unknown("各证书的名额，用来核对正文写的合计")
        return
    if None in written:
        yield Unknown("有的合计没有认出是哪些名额相加，用来核对正文写的合计")
    rows = [p for c in plan.issued_certificates for p in (c.eligible.at(), c.at("quotas"))]
    for each in filter(None, written):
        if each.number in each.allowed or quoted(plan, each.text, each.span):
            continue
        printed = plan.issued_text and archived(plan, each.text)
        whose = f"{each.whose}的" if each.whose else "各证书"
        yield Finding(
            each.spot.within(*each.span),
            f"正文写的合计是 {each.number}，按{whose}名额相加是 {each.real}",
            f"核对名额和正文，改其中一处{'；原文确是这样的，记在 errata.yaml' if printed else ''}",
            within=tuple(rows),
        )


@rule("QTA-06", INFO, "可申报的专业都有名额", needs=(ANY_ERROR, LOST, "QTA-15", "REF-01"))
@_as_amended
def eligible_major_not_declared(context: Context) -> Iterator[Judgement]:
    """有的专业可以申报、实际没有申报，学生会问为什么没有自己的专业。列出来，便于答复。

    怎么改：不打算申报的不用改；漏报的，按程序补报，写成变更。
    """
    plan = context.plan
    declared = {name for _, quota in plan.quotas for name in (quota.major, quota.who)}
    for certificate in plan.offered:
        if not certificate.quotas:
            yield Unknown(f"{certificate.name}的名额")
            continue
        eligible = certificate.eligible
        left = without_places(plan, certificate)
        if not left:
            continue
        examined = [
            session.at("majors", index)
            for session in certificate.sessions
            for index, major in enumerate(session.majors)
            if major in left  # exams without places
        ]
        nowhere = [major for major in left if major not in declared]
        which = "" if nowhere == left else f"其中{some(nowhere)}"
        more = f"；{which}在其他证书里也没有" if nowhere else ""
        yield eligible.finding(
            "majors",
            message=f"{certificate.name}可申报的 {len(eligible.names)} "
            f"{'个专业' if len(eligible.names) == len(eligible.majors) else '项'}中，"
            f"{len(left)} 个没有名额：{some(left)}{more}",
            advice="不打算申报的不用改",
            within=(eligible.at(), *quota_lines(certificate), *examined),
        )


def _changed_lists(context: Context) -> Iterator[Waiting]:
    """For lists that are open, or closed, and were not when they were issued."""
    open_ = [certificate.eligible.at("open") for certificate in context.plan.certificates]
    if waiting := context.waiting("SRC-05", *open_):
        yield waiting


def _not_eligible(context: Context) -> Iterator[tuple[Certificate, Quota]]:
    """Quotas of those outside the eligible list."""
    for certificate, quota in context.plan.quotas:
        if quota.who and not may_declare(context.institution, certificate.eligible, quota):
            yield certificate, quota


def _said_in(quota: Quota) -> str:
    """The key that says for whom a line is, by name of what is registered."""
    belongs = (each.key for each in (MAJOR, DEPARTMENT) if each.of(quota) is not None)
    return next(belongs, quota.key)


def _unknown(context: Context, certificate: Certificate, quota: Quota) -> Waiting | None:
    """For a quota's major, or one of the list, that may be no major at all."""
    places = quota.at(_said_in(quota)), certificate.eligible.at("majors")
    return context.waiting("QTA-01", *places) or context.waiting("REF-01", *places)


def _ineligible(certificate: Certificate, quota: Quota, why: str) -> Finding:
    name = quota.major or quota.department or quota.who
    what = "专业中" if quota.major else "范围中"
    listed = certificate.eligible.names
    return quota.finding(
        _said_in(quota),
        message=f"“{name}”不在{certificate.name}的可申报{what}",
        advice=f"{why}：{'、'.join(listed)}" if listed else f"{why}；可申报的还一个也没有写",
        related=(Note(certificate.eligible.at("majors"), "可申报专业写在这里"),),
    )
