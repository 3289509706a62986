"""QTA: the ladder of a quota, from declared to certified. Knows the numbers of each line."""

from collections.abc import Iterator
from itertools import pairwise

from generators.checks.engine import ANY_ERROR, Context, Judgement, rule
from generators.checks.ref.as_amended import LOST, as_amended
from generators.core.dates import PlanDate
from generators.core.diagnostics import ERROR, WARNING, Finding, NotApplicable, Note, Unknown
from generators.model.entities import Certificate
from generators.model.exams import RESULTS, Batch, Quota

RUNGS = {
    "declared": "申报",
    "approved": "核定",
    "registered": "报名",
    "examined": "参考",
    "passed": "通过",
    "certified": "发证",
}

_Rung = tuple[str, int]  # of the ladder, and how many stand on it
_as_amended = as_amended("quotas", "eligible", "level")


@rule("QTA-08", ERROR, "核定人数不超过申报人数", needs=(LOST,))
@_as_amended
def approved_more_than_declared(context: Context) -> Iterator[Judgement]:
    """名额要先申报，再由上级核定。核定多于申报，多出来的人数没有申报依据，不能使用。

    怎么改：按核定的文件核对 approved；申报以后增加过名额的，把增加写成变更。
    （“1+X”证书试点的依据：教职成司函〔2020〕4号，院校和人数经省级备案；申报人数见方案表1。）
    """
    yield from _missing(context, "approved")
    for certificate, quota in context.plan.quotas:
        if quota.approved is not None and quota.approved > quota.declared:
            numbers = ("approved", quota.approved), ("declared", quota.declared)
            yield _too_many(certificate, quota, *numbers)


@rule("QTA-09", ERROR, "报名人数不超过名额", needs=(LOST,))
@_as_amended
def registered_more_than_places(context: Context) -> Iterator[Judgement]:
    """名额用完以后，多报的学生不能参加考核。已经核定的按核定人数算，还没有核定的按申报人数算。

    怎么改：按报名名单核对 registered；名额确有增加的，改核定人数并写明依据。
    （“1+X”证书试点的依据：教职成司函〔2020〕4号，参加人数由省级动态管理。）
    """
    yield from _missing(context, "registered")
    for certificate, quota in context.plan.quotas:
        if quota.registered is not None and quota.registered > quota.places:
            limit = "declared" if quota.approved is None else "approved"
            numbers = ("registered", quota.registered), (limit, quota.places)
            yield _too_many(certificate, quota, *numbers)


@rule(
    "QTA-10", WARNING, "报名截止时，报名人数达到要求的比例",
    needs=(ANY_ERROR, LOST, "TIM-01", "TXT-04"),
)  # fmt: skip
@_as_amended
def too_few_registered(context: Context) -> Iterator[Judgement]:
    """报名截止以后名额还剩下很多，会影响下一年的申报。比例由主管部门按上级文件写在 plan.yaml 的
    thresholds 里；报名没有截止的不检查。

    怎么改：核对 registered；人数属实的，向主管部门说明情况，调整名额。
    """
    rate, closes = context.plan.head.thresholds.registration_rate, _closes(context)
    if closes and context.as_of <= closes.last:
        day = context.plan.head.registration.at("closes")
        doubtful = context.waiting("TIM-01", day) or context.waiting("TXT-04", day)
        yield doubtful or NotApplicable("报名还没有截止")
        return
    if closes is None:
        yield Unknown("报名截止日期（plan.yaml 的 registration.closes）")
    if rate is None:
        yield Unknown("报名率的界限（plan.yaml 的 thresholds.registration_rate）")
    yield from _missing(context, "registered")
    if rate is None or closes is None:
        return
    for certificate, quota in context.plan.quotas:
        if quota.registered is None:
            continue
        if quota.registered * 100 < rate.value * quota.places:
            percent = quota.registered * 100 // quota.places
            yield quota.finding(
                "registered",
                message=f"{certificate.name}的{quota.called}报名 {quota.registered}，"
                f"名额 {quota.places}，占 {percent}%，界限是 {rate.value}%",
                advice=f"核对报名人数；界限的依据是：{rate.source}",
                within=(quota.at(),),
            )


@rule("QTA-11", ERROR, "报名、参考、通过、发证的人数前后衔接", needs=(LOST, "QTA-16"))
@_as_amended
def ladder_broken(context: Context) -> Iterator[Judgement]:
    """参考的人都报过名，通过的人都参加了考核，通过几人就发几本证书。数字前后对不上，
    上报的结果就没有依据。

    怎么改：按考务记录和发证名单核对这几个数字；还没有结果的写 null，不要先写 0。
    （“1+X”证书试点的依据：教职成司函〔2020〕4号，考务、成绩和证书由评价组织通过服务平台管理。）
    """
    for rung in ("registered", "examined", "passed", "certified"):
        yield from _missing(context, rung)
    for certificate, quota in context.plan.quotas:
        doubt = context.waiting("QTA-16", quota.at()) if quota.batches else None
        if doubt:
            yield doubt
            continue
        chain = [
            (rung, number)
            for rung in ("registered", "examined", "passed")
            if (number := on_rung(quota, rung)) is not None
        ]
        broken = [(high, low) for high, low in pairwise(chain) if low[1] > high[1]]
        for high, low in broken:
            yield _too_many(certificate, quota, low, high)
        if not broken:
            yield from _certified(certificate, quota, chain)


@rule("QTA-16", ERROR, "各批次的人数加起来就是合计，补考的人数对得上", needs=(LOST,))
@_as_amended
def batches_do_not_add_up(context: Context) -> Iterator[Judgement]:
    """分批考的，合计由程序把各批加起来；另外写了合计的，两个数要一样。一个人只算一次：补考通过的加进
    通过人数，只有原来缺考、补考时第一次参加的（first_time）才加进参考人数。参加补考的是那一批报了名
    还没有通过的人。

    怎么改：核对各批的人数；合计可以不写。
    """
    if not any(quota.batches for _, quota in context.plan.quotas):
        yield NotApplicable("没有分批的人数")
    for certificate, quota in context.plan.quotas:
        whose = f"{certificate.name}的{quota.called}"
        for rung in RESULTS:
            number, known = on_rung(quota, rung), quota.of_batches(rung)
            if known is not None and number != known:
                yield quota.finding(
                    rung,
                    message=f"{whose}写的{RUNGS[rung]}合计是 {number}，各批加起来是 {known}",
                    advice="核对各批的人数；合计可以不写，由程序计算",
                    related=(Note(quota.at("batches"), "各批的人数写在这里"),),
                )
        yield from _of_batches(whose, quota)


def _of_batches(whose: str, quota: Quota) -> Iterator[Finding]:
    """Each batch by itself, and make-ups beside the batch that they make up."""
    named: dict[str, Batch] = {}
    for batch in quota.batches:
        if batch.name in named:
            message = f"{whose}把“{batch.name}”写了两次"
            yield batch.finding("name", message=message, advice="合成一项，或改批次的名称")
        named.setdefault(batch.name, batch)
    for batch in quota.batches:
        steps = RESULTS[1:] if batch.makes_up else RESULTS
        chain = [(rung, n) for rung in steps if (n := on_rung(batch, rung)) is not None]
        for (above, most), (rung, number) in pairwise(chain):
            if number > most:
                yield _more(whose, batch, rung, f"{RUNGS[above]} {most}", number - most)
        if batch.makes_up is not None:
            yield from _of_make_up(whose, batch, named)


def _of_make_up(whose: str, batch: Batch, named: dict[str, Batch]) -> Iterator[Finding]:
    first = named.get(str(batch.makes_up))
    if first is None or first is batch:
        yield batch.finding(
            "makes_up",
            message=f"{whose}的{batch.name}补“{batch.makes_up}”，没有这一批",
            advice=f"已有的批次：{'、'.join(name for name in named if name != batch.name)}",
        )
    elif first.registered is not None:
        left, absent = (first.registered - (n or 0) for n in (first.passed, first.examined))
        if (batch.examined or 0) > left:
            waits = f"{first.name}报名以后还没有通过的 {left}"
            yield _more(whose, batch, "examined", waits, (batch.examined or 0) - left)
        elif (more := (batch.first_time or 0) - absent) > 0:
            told = f"{whose}的{batch.name}第一次参加 {batch.first_time}，{first.name}缺考 {absent}"
            advice = "核对缺考的人数，和补考时第一次参加的人数"
            yield batch.finding("first_time", message=f"{told}，超出 {more}", advice=advice)


def _more(whose: str, batch: Batch, rung: str, than: str, by: int) -> Finding:
    return batch.finding(
        rung,
        message=f"{whose}的{batch.name}{RUNGS[rung]} {on_rung(batch, rung)}，{than}，超出 {by}",
        advice="核对这两个数字，改写错的一个",
    )


def _certified(certificate: Certificate, quota: Quota, chain: list[_Rung]) -> Iterator[Finding]:
    """Certified are those who passed; where that is not known, at most those before."""
    if quota.certified is None or not chain:
        return
    rung, last = chain[-1]
    if quota.certified > last:
        yield _too_many(certificate, quota, ("certified", quota.certified), chain[-1])
    elif rung == "passed" and quota.certified < last:
        yield quota.finding(
            "certified",
            message=f"{certificate.name}的{quota.called}通过 {last}，发证 {quota.certified}，"
            f"少 {last - quota.certified}",
            advice="核对两个数字；证书还没有发完的，先写 null",
            related=(Note(quota.at("passed"), "通过人数写在这里"),),
        )


def _too_many(certificate: Certificate, quota: Quota, what: _Rung, above: _Rung) -> Finding:
    (rung, number), (limit, most) = what, above
    return quota.finding(
        rung,
        message=f"{certificate.name}的{quota.called}{RUNGS[rung]} {number}，"
        f"{RUNGS[limit]} {most}，超出 {number - most}",
        advice="核对这两个数字，改写错的一个",
        related=(Note(quota.at(limit), f"{RUNGS[limit]}人数写在这里"),),
    )


def _missing(context: Context, rung: str) -> Iterator[Unknown]:
    """Names the lines that have no number on this rung yet."""
    lines = [(f"{c.name}的{quota.called}", quota) for c, quota in context.plan.quotas]
    lacking = [name for name, quota in lines if on_rung(quota, rung) is None]
    if lacking:
        shown = "、".join(lacking[:3]) + (f"等 {len(lacking)} 项" if len(lacking) > 3 else "")
        whose = "各项名额" if len(lacking) == len(lines) else shown
        yield Unknown(f"{whose}的{RUNGS[rung]}人数（{rung}）")


def on_rung(quota: Quota | Batch, rung: str) -> int | None:
    """How many persons stand on a rung, where that is known."""
    number: int | None = getattr(quota, rung)
    return number


def _closes(context: Context) -> PlanDate | None:
    return context.plan.head.registration.closes
