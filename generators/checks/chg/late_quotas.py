"""CHG: quotas after registration has closed, quotas above what was approved.

A change after issue is an amendment, with its document and its day; then the issued value stays
where it is. Compares with an earlier version; without one nothing is judged.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from generators.checks.chg.comparing import (  # fmt: skip
    ADDED,
    MENDED,
    REMOVED,
    SINCE,
    certificate_of,
    comparing,
    earlier_plan,
    entry_changes,
    field_changes,
    was_issued,
)
from generators.checks.engine import Context, Judgement, rule
from generators.checks.qta.ladder import on_rung
from generators.checks.ref.as_amended import LOST, as_amended, spots
from generators.core.diagnostics import ERROR, Finding, Unknown
from generators.model.documents import Registration
from generators.model.entities import Certificate
from generators.model.exams import Quota
from generators.model.plans import Plan
from generators.model.records import Amendment

if TYPE_CHECKING:  # loaded only where versions are compared
    from generators.diff.deltas import Delta

_Key = tuple[str | None, ...]  # by which a line of quotas is known
NO_REASON = "补写 reason（缘由）"
_NAMES = {"declared": "申报", "approved": "核定"}
_AMEND = (
    "恢复原来的值，变更写在 amendments 文件夹里，写明依据的文件（document）和缘由（reason）；"
    f"{MENDED}"
)


@rule("CHG-01", ERROR, "报名截止以后，名额只能凭文件变更")
@comparing
def quota_changed_after_registration(context: Context) -> Iterator[Judgement]:
    """报名截止以后，名额已经上报。这时改名额，要有文件、有缘由，而且原来的数字要留着，事后说得清。
    报名截止的日期也不能改。第一次补写核定人数不算改动。

    怎么改：不改原来的数字，在 amendments 文件夹里写一份变更，写明 document 和 reason；plan fix
    --base 上一版 会照改动写好。
    """
    closes = earlier_plan(context).as_of(context.as_of).head.registration.closes
    if closes is None:
        yield Unknown("报名截止的日期")
        return
    if closes.last >= context.as_of or not was_issued(context):
        return
    since = f"报名已在{closes.chinese}截止"
    yield from _edited(context, since)
    yield from _amended(context, since)
    for each in field_changes(context, Registration, "closes"):
        now = each.new.closes.chinese if each.new.closes else "空"
        message = f"{since}，截止日期又改成了{now}"
        yield each.new.finding("closes", message=message, advice=_AMEND)


def _edited(context: Context, since: str) -> Iterator[Finding]:
    """What was written anew in the place of the issued numbers."""
    for change in field_changes(context, Quota, *_NAMES):
        was, now = (on_rung(each, change.field) for each in (change.old, change.new))
        if was is not None:
            told = f"{_NAMES[change.field]}由 {was} 改为 {'空' if now is None else now}"
            message = f"{since}，{_called(change.delta, change.new)}的{told}"
            yield change.new.finding(change.field, message=message, advice=_AMEND)
    for line in entry_changes(context, Quota):
        quota, called = line.thing, _called(line.delta, line.thing)
        if line.kind == ADDED:
            message = f"{since}，新增了{called}的名额"
            yield quota.finding(quota.key, message=message, advice=_AMEND)
        elif line.kind == REMOVED and not quota.registered:  # else CHG-08
            message = f"{since}，删去了{called}的名额"
            yield line.delta.trail[-1].finding("quotas", message=message, advice=_AMEND)
    for file in entry_changes(context, Certificate):
        by_document = file.kind == ADDED and file.thing.since  # which its origin names
        if file.kind == ADDED and file.thing.quotas and not by_document:
            persons = context.plan.declared_by.get(file.thing.slug)
            message = f"{since}，新增了证书“{file.thing.name}”，有名额 {persons or 0} 人"
            yield file.thing.finding("name", message=message, advice=SINCE)


def _amended(context: Context, since: str) -> Iterator[Finding]:
    for each in entry_changes(context, Amendment):
        if each.kind == ADDED and is_of_quotas(each.thing) and each.thing.reason is None:
            message = f"{since}，变更 {each.thing.slug} 改了名额，没有写缘由"
            yield each.thing.finding("file", message=message, advice=NO_REASON)


def is_of_quotas(amendment: Amendment) -> bool:
    return amendment.file.startswith("certificates/") and "quotas" in amendment.target


@rule("CHG-02", ERROR, "名额不改得超过核定人数", needs=(LOST, "QTA-01"))
@comparing
@as_amended("quotas", "eligible", "level")
def quota_raised_above_approved(context: Context) -> Iterator[Judgement]:
    """核定以后，申报人数再多也没有用，多出的人不能报名。要增加的，先取得新的核定。

    怎么改：恢复原来的申报人数；已经重新核定的，同时写上新的核定人数和依据。
    """
    known = _known_lines(earlier_plan(context).as_of(context.as_of))
    for certificate, quota in context.plan.quotas:
        old = next((known[key] for key in _keys(certificate, quota) if key in known), None)
        if unknown := None if old else context.waiting("QTA-01", *spots(quota)):
            yield unknown
        if old is None or quota.approved is None or quota.declared <= old.declared:
            continue
        if quota.declared > quota.approved:
            yield quota.finding(
                "declared",
                message=f"{certificate.name}·{quota.called}的申报由 {old.declared} 增加到 "
                f"{quota.declared}，核定只有 {quota.approved}，"
                f"超出 {quota.declared - quota.approved}",
                advice="先取得新的核定，两个数字一起改",
            )


def _known_lines(plan: Plan) -> dict[_Key, Quota]:
    """The lines of quotas by all that they may be known by; the narrower comes first."""
    known: dict[_Key, Quota] = {}
    for certificate, quota in plan.quotas:
        for key in _keys(certificate, quota):
            known.setdefault(key, quota)
    return known


def _keys(certificate: Certificate, quota: Quota) -> Iterator[_Key]:
    """By file, or by name where the file was renamed; with all that divides lines, or by whom it
    is for."""
    for name in (certificate.slug, certificate.name):
        yield name, *quota.line
    if sum(each.who == quota.who for each in certificate.quotas) == 1:
        for name in (certificate.slug, certificate.name):
            yield name, quota.who


def _called(delta: "Delta", quota: Quota) -> str:
    return f"{certificate_of(delta).name}·{quota.called}"
