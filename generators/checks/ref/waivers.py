"""REF-09, REF-13: a waiver silences one warning, in the open and for a time.

Knows which findings a waiver covers. A rule's findings that are waived are told apart from the
others by the engine; errors are never waived.
"""

from collections.abc import Iterator

from generators.checks.engine import Context, Judgement, rule
from generators.checks.suggest import did_you_mean
from generators.core.diagnostics import ERROR, WARNING, Diagnostic, Location, Waiting
from generators.model import amend
from generators.model.plans import Plan
from generators.model.records import Waiver


def is_waived(diagnostic: Diagnostic, context: Context) -> bool:
    """Whether a waiver in force on the day covers this finding."""
    return any(_covers(context.plan, waiver, diagnostic) for waiver in _in_force(context))


@rule("REF-09", ERROR, "豁免指向的位置存在，没有过期，豁免的不是错误", last=True)
def waiver_does_not_hold(context: Context) -> Iterator[Judgement]:
    """豁免写明不再提醒哪一处。指不到地方的豁免不起作用；过期的豁免要重新讨论；错误必须改，不能豁免。

    怎么改：照检查结果里的位置改正 file 和 target；过期的，重新取得同意后改 expires，或删去这一条。
    """
    severities = {each.code: each.severity for each in context.rules}
    for waiver in context.plan.waivers:
        if waiver.code not in severities:
            advice = did_you_mean(waiver.code, severities) or "照检查结果里的编号写"
            yield waiver.finding("code", message=f"没有 {waiver.code} 这条规则", advice=advice)
        elif severities[waiver.code] == ERROR:
            yield waiver.finding(
                "code", message=f"{waiver.code} 是错误，不能豁免", advice="改好错误，删去这一条"
            )
        elif waiver.file not in context.plan.files:
            advice = did_you_mean(waiver.file, context.plan.files) or "照检查结果里的文件写"
            yield waiver.finding("file", message=f"没有 {waiver.file} 这个文件", advice=advice)
        elif _place(context.plan, waiver) is None:
            words = "、".join(waiver.target)
            message = f"在 {waiver.file} 里找不到“{words}”"
            advice = "照那个文件里的词一层一层写；列表里的一项，写它的名称"
            yield waiver.finding("target", message=message, advice=advice)
        elif waiver.expires.last < context.as_of:
            yield waiver.finding(
                "expires",
                message=f"对 {waiver.code} 的豁免到{waiver.expires.chinese}为止，已经过期",
                advice="重新取得同意后改日期，或删去这一条",
            )


@rule("REF-13", WARNING, "豁免都用得上", needs=("REF-09",), last=True)
def waiver_is_not_used(context: Context) -> Iterator[Judgement]:
    """豁免所指的地方已经没有这个提醒，说明问题已经解决，豁免应当删去，免得将来遮住新的问题。

    怎么改：删去这一条豁免。
    """
    for waiver in context.plan.waivers:
        if wrong := context.waiting("REF-09", waiver.at()):
            yield wrong
    for waiver in _in_force(context):
        if any(_covers(context.plan, waiver, diagnostic) for diagnostic in context.found):
            continue
        if because := context.waits.get(waiver.code):
            yield Waiting(because)  # it may be used again
        else:
            yield waiver.finding(
                "code",
                message=f"这里没有 {waiver.code} 的提醒，豁免没有用到",
                advice="删去这一条",
            )


def _in_force(context: Context) -> Iterator[Waiver]:
    """Waivers that are as they must be."""
    warnings = {each.code for each in context.rules if each.severity != ERROR}
    for waiver in context.plan.waivers:
        known = waiver.code in warnings or not context.rules
        if known and waiver.expires.last >= context.as_of and _place(context.plan, waiver):
            yield waiver


def _covers(plan: Plan, waiver: Waiver, diagnostic: Diagnostic) -> bool:
    place = _place(plan, waiver)
    return (
        diagnostic.code == waiver.code and place is not None and place.contains(diagnostic.location)
    )


def _place(plan: Plan, waiver: Waiver) -> Location | None:
    entity = plan.files.get(waiver.file)
    if entity is None:
        return None
    try:
        route = amend.route(entity.spot.source.data, waiver.target)
    except LookupError:
        return None
    return entity.spot.source.place(route)
