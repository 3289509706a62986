"""CHG: quotas after registration has closed, quotas above what was approved.

A change after issue is an amendment, with its document and its day; then the issued value stays
where it is. Compares with an earlier version; without one nothing is judged.
"""

from collections.abc import Iterator

from generators.checks.chg.comparing import (  # fmt: skip
    ADDED,
    REMOVED,
    comparing,
    deltas_of,
    place_of,
    rewritten_amendments,
    was_issued,
)
from generators.checks.engine import Context, Judgement, rule
from generators.checks.ref.amended import LOST, as_amended
from generators.core.diagnostics import ERROR, Finding, Unknown
from generators.model.documents import Registration
from generators.model.entities import Certificate, Quota
from generators.model.plans import Plan
from generators.model.records import Amendment

_NAMES = {"declared": "申报", "approved": "核定"}
_AMEND = "恢复原来的值，把变更写进 amendments.yaml，写明依据的文件（document）和缘由（reason）"
_UNDO = "恢复原来的变更；又有变化的，另写一条变更"


@rule("CHG-01", ERROR, "报名截止以后，名额只能凭文件变更")
@comparing
def quota_changed_after_registration(context: Context) -> Iterator[Judgement]:
    """报名截止以后，名额已经上报。这时改名额，要有文件、有缘由，而且原来的数字要留着，事后说得清。
    报名截止的日期、已经生效的变更也不能改。第一次补写核定人数不算改动。

    怎么改：不改原来的数字，在 amendments.yaml 里写一条变更，写明 document 和 reason。
    """
    closes = context.base.plan.as_of(context.as_of).head.registration.closes
    if closes is None:
        yield Unknown("报名截止的日期")
        return
    if closes.last >= context.as_of or not was_issued(context):
        return
    since = f"报名已在{closes.chinese}截止"
    yield from _edited(context, since)
    yield from _amended(context, since)
    for delta in deltas_of(context, Registration, "closes"):
        if delta.before is not None:
            message = f"{since}，截止日期又改成了{delta.after.chinese if delta.after else '空'}"
            yield delta.thing.finding("closes", message=message, advice=_AMEND)


def _edited(context: Context, since: str) -> Iterator[Finding]:
    """What was written anew in the place of the issued numbers."""
    for delta in deltas_of(context, Quota, *_NAMES):
        if delta.before is not None:
            told = f"{_NAMES[delta.field]}由 {delta.before} 改为 {_shown(delta.after)}"
            message = f"{since}，{_called(delta)}的{told}"
            yield delta.thing.finding(delta.field, message=message, advice=_AMEND)
    for delta in deltas_of(context, Quota):
        if delta.kind == ADDED:
            message = f"{since}，新增了{_called(delta)}的名额"
            yield delta.thing.finding("major", message=message, advice=_AMEND)
        elif delta.kind == REMOVED and not delta.before.registered:  # else CHG-08
            message = f"{since}，删去了{_called(delta)}的名额"
            yield delta.trail[-1].finding("quotas", message=message, advice=_AMEND)
    for delta in deltas_of(context, Certificate):
        if delta.kind == ADDED and delta.thing.quotas:
            message = f"{since}，新增了证书“{delta.thing.name}”，有名额 {delta.thing.declared} 人"
            yield delta.thing.finding("name", message=message, advice=_AMEND)


def _amended(context: Context, since: str) -> Iterator[Finding]:
    for delta in deltas_of(context, Amendment):
        if delta.kind == ADDED and is_of_quotas(delta.thing) and delta.thing.reason is None:
            message = f"{since}，变更 {delta.thing.id} 改了名额，没有写缘由"
            yield delta.thing.finding("id", message=message, advice="补写 reason（缘由）")
    for old, delta in rewritten_amendments(context, is_of_quotas):
        done = "撤销了" if delta.kind == REMOVED else "改动了"
        message = f"{since}，{done}已经生效的名额变更 {old.id}"
        yield Finding(place_of(delta), message, _UNDO)


def is_of_quotas(amendment: Amendment) -> bool:
    return amendment.file.startswith("certificates/") and "quotas" in amendment.target


@rule("CHG-02", ERROR, "名额不改得超过核定人数", needs=(LOST, "QTA-01"))
@comparing
@as_amended("quotas", "eligible", "level")
def quota_raised_above_approved(context: Context) -> Iterator[Judgement]:
    """核定以后，申报人数再多也没有用，多出的人不能报名。要增加的，先取得新的核定。

    怎么改：恢复原来的申报人数；已经重新核定的，同时写上新的核定人数和依据。
    """
    known = _known_lines(context.base.plan.as_of(context.as_of))
    for certificate, quota in context.plan.quotas:
        old = next((known[key] for key in _keys(certificate, quota) if key in known), None)
        if unknown := None if old else context.waiting("QTA-01", quota.at("major")):
            yield unknown
        if old is None or quota.approved is None or quota.declared <= old.declared:
            continue
        if quota.declared > quota.approved:
            yield quota.finding(
                "declared",
                message=f"{certificate.name}·{quota.major}的申报由 {old.declared} 增加到 "
                f"{quota.declared}，核定只有 {quota.approved}，"
                f"超出 {quota.declared - quota.approved}",
                advice="先取得新的核定，两个数字一起改",
            )


def _known_lines(plan: Plan) -> dict[tuple, Quota]:
    """The lines of quotas by all that they may be known by; the narrower comes first."""
    known: dict[tuple, Quota] = {}
    for certificate, quota in plan.quotas:
        for key in _keys(certificate, quota):
            known.setdefault(key, quota)
    return known


def _keys(certificate: Certificate, quota: Quota) -> Iterator[tuple]:
    """By file, or by name where the file was renamed; with level and population, or without."""
    for name in (certificate.slug, certificate.name):
        yield name, quota.major, quota.level, quota.population
    if sum(each.major == quota.major for each in certificate.quotas) == 1:
        for name in (certificate.slug, certificate.name):
            yield name, quota.major


def _called(delta) -> str:
    certificate = next(each for each in delta.path if isinstance(each, Certificate))
    return f"{certificate.name}·{delta.thing.major}"


def _shown(value) -> str:
    return "空" if value is None else str(value)
