"""TIM: phases, tasks and their dates. Judges by the dates in the plan, never by the clock."""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise

from generators.checks.engine import ANY_ERROR, Context, Judgement, rule
from generators.checks.ref.as_amended import LOST, as_amended
from generators.checks.tim.sound import (
    Dated,
    deadline,
    outside_the_whole,
    sound_phases,
    sound_tasks,
    undated,
    unsound,
)
from generators.core.dates import PlanDate
from generators.core.diagnostics import ERROR, INFO, WARNING, Finding, Note, Unknown
from generators.model.entities import Group, Phase, Task, Teams
from generators.model.workdays import is_workday

_LONG_REST, _SATURDAY = 15, 5
_as_amended = as_amended("phases", "registration", "commitments")


@rule("TIM-01", ERROR, "阶段和报名的开始不晚于结束", needs=(ANY_ERROR,))
def phase_ends_before_it_starts(context: Context) -> Iterator[Judgement]:
    """开始晚于结束，就没有一天可以做事、可以报名。

    怎么改：核对 starts（开始）和 ends（结束）、opens（报名开始）和 closes（报名截止），多半是
    写反了或年份写错了。
    """
    for phase in context.plan.phases:
        if phase.span and phase.span.first > phase.span.last:
            ends, starts = phase.span.ends.chinese, phase.span.starts.chinese
            yield phase.finding(
                "ends",
                message=f"{phase.id} 结束于{ends}，早于开始的{starts}",
                advice="核对开始和结束的时间",
                related=(Note(phase.at("starts"), "开始写在这里"),),
            )
    whole = context.plan.head.registration
    for each in whole.each:
        opens, closes = each.opens, each.closes
        if opens and closes and opens.begins > closes.ends:
            days = each.at("opens"), each.at("closes")
            yield each.finding(
                "closes",
                message=f"{each.name}报名{closes.chinese}截止，早于开始的{opens.chinese}",
                advice="核对报名的开始和截止",
                related=(Note(days[0], "开始写在这里"),),
                within=days,
                explains=days,
            )
    yield from outside_the_whole(whole)


@rule("TIM-02", ERROR, "各阶段按开始的先后排列", needs=(LOST, "TIM-01"), habit=True)
@_as_amended
def phases_out_of_order(context: Context) -> Iterator[Judgement]:
    """阶段按排列的次序编成第一、第二阶段。后一阶段开始得比前一阶段还早的，多半是时间写错，或者次序
    写反了。前后两个阶段首尾在同一天、同一个月，或者有一段时间同时进行，都可以。

    怎么改：核对两个阶段的开始；次序写反的，把两个阶段对调。
    """
    yield from unsound(context)
    for (before, former), (after, span) in _neighbours(context):
        if span.starts.last < former.first:
            yield after.finding(
                "starts",
                message=f"{after.id} 从{span.starts.chinese}开始，"
                f"早于前一阶段 {before.id} 开始的{former.starts.chinese}",
                advice="核对两个阶段的开始；次序写反的，把两个阶段对调",
                related=(Note(before.at("starts"), "前一阶段的开始写在这里"),),
                explains=(before.at("starts"),),
            )


@rule("TIM-14", WARNING, "各阶段首尾相接", needs=(LOST, "TIM-01"), habit=True)
@_as_amended
def gap_between_phases(context: Context) -> Iterator[Judgement]:
    """两个阶段之间空着一段时间，这段时间里的工作没有着落。中间只有周末和假日的不算。

    怎么改：确有间隔的可以不改；否则改前一阶段的结束或后一阶段的开始。
    """
    yield from unsound(context)
    latest: Dated | None = None  # of those before: one of them may go on while others come and go
    for (before, former), (after, span) in _neighbours(context):
        now = before, former
        before, former = latest = max(now, latest or now, key=lambda each: each[1].last)
        if _works_between(context, former.last, span.first):
            yield after.finding(
                "starts",
                message=f"{before.id} 在{former.ends.chinese}结束，"
                f"{after.id} 到{span.starts.chinese}才开始，中间空着",
                advice="确有间隔的可以不改；否则改其中一个时间",
                related=(Note(before.at("ends"), "前一阶段的结束写在这里"),),
            )


def _works_between(context: Context, last: date, first: date) -> bool:
    """Whether there is a day of work between two days; of a year without its calendar every day is
    one but those of a weekend."""
    between = ((first - last).days - 1) if first > last else 0
    days = (last + timedelta(days=n + 1) for n in range(min(between, _LONG_REST)))
    return between > _LONG_REST or any(
        day.weekday() < _SATURDAY if work is None else work
        for day in days
        for work in (is_workday(day, context.institution.days),)
    )


@rule("TIM-03", WARNING, "方案成文于各阶段开始之前", needs=(LOST, "TIM-01", "SRC-05", "DOC-03"))
@_as_amended
def issued_after_phase_began(context: Context) -> Iterator[Judgement]:
    """阶段先开始、方案后成文，检查时会被问到依据是什么。

    怎么改：事实如此的，在该阶段写 retroactive，说明补发的原因；时间写错的，改正时间。
    """
    issued = context.plan.day_of_issue
    if issued is None:
        yield undated(context)
        return
    if waiting := context.waiting("DOC-03", context.plan.head.at("issued")):
        yield waiting  # a month alone does not settle it
    yield from unsound(context)
    for phase, span in sound_phases(context):
        if span.starts.last < issued.first and phase.retroactive is None:
            state = "已经结束" if span.last < issued.first else "已经开始"
            yield phase.finding(
                "starts",
                message=f"方案{issued.chinese}成文时，{phase.id}（{phase.chinese()}）{state}",
                advice="事实如此的，在这一阶段写 retroactive 说明原因",
            )


_OF_TASKS = ("TIM-01", "TIM-05")


@rule(
    "TIM-04", WARNING, "承担任务的机构在任务结束前已经成立",
    needs=(LOST, *_OF_TASKS, "SRC-05", "REF-01"),
)  # fmt: skip
@_as_amended
def owner_not_yet_established(context: Context) -> Iterator[Judgement]:
    """领导小组、办公室和团队由方案成立。任务在方案成文之前就已结束的，当时机构还不存在。

    怎么改：机构实际成立得更早的，在 groups.yaml 的 established 里写明日期和依据。
    """
    plan = context.plan
    issued = plan.day_of_issue
    if issued is None:
        yield undated(context)
        return
    yield from unsound(context)
    bodies = {body.name: body for body in plan.bodies}
    for _, span, task in sound_tasks(context):
        ends = deadline(span, task)
        for owner in task.owners:
            body = bodies.get(owner.who)
            if waiting := None if body else context.waiting("REF-01", owner.at("who")):
                yield waiting
            if body and (body.established or issued).first > ends.last:
                yield owner.finding(
                    "who",
                    message=f"{task.id} 在{ends.chinese}结束，而{owner.who}{_since(body, issued)}",
                    advice="实际成立得更早的，在 groups.yaml 的 established 里写明",
                )


def _since(body: Group | Teams, issued: PlanDate) -> str:
    """Since when a body is there; one without a day of its own is set up by the plan."""
    if body.established:
        return f"到{body.established.chinese}才成立"
    return f"由本方案设立，方案{issued.chinese}成文"


@rule("TIM-05", ERROR, "任务的期限在所属阶段之内", needs=(LOST, "TIM-01"))
@_as_amended
def due_outside_phase(context: Context) -> Iterator[Judgement]:
    """任务的期限落在阶段之外，日历和清单上就会出现互相矛盾的两个时间。

    怎么改：核对任务的 due（期限）和阶段的起止。
    """
    yield from unsound(context)
    for phase, span in sound_phases(context):
        dated = [(task, task.due) for task in phase.tasks if task.due]
        early = [each for each in dated if each[1].last < span.first]
        late = [each for each in dated if each[1].last > span.last]
        for key, tasks, where in (("starts", early, "以前"), ("ends", late, "以后")):
            if len(tasks) > 1:  # then it is the phase that is wrong
                when = (span.starts if key == "starts" else span.ends).chinese
                yield phase.finding(
                    key,
                    message=f"{'、'.join(task.id for task, _ in tasks)} 的期限都在阶段"
                    f" {phase.id} 的"
                    f"{'开始' if key == 'starts' else '结束'}（{when}）{where}",
                    advice="核对阶段的起止和各项期限",
                    related=tuple(Note(task.at("due"), "期限写在这里") for task, _ in tasks),
                    explains=tuple(task.at("due") for task, _ in tasks),
                )
                continue
            for task, due in tasks:
                yield _outside(phase, task, due)


def _outside(phase: Phase, task: Task, due: PlanDate) -> Finding:
    return task.finding(
        "due",
        message=f"{task.id} 的期限是{due.chinese}，不在阶段 {phase.id}（{phase.chinese()}）之内",
        advice="核对期限，或改阶段的起止",
        related=(Note(phase.at("starts"), "阶段的起止写在这里"),),
        explains=(phase.at("starts"), phase.at("ends")),
    )


@rule("TIM-13", INFO, "最后一个阶段在总结的期限之内结束", needs=(ANY_ERROR, LOST, "TIM-01"))
@_as_amended
def summary_too_late(context: Context) -> Iterator[Judgement]:
    """年度总结拖得太久，就赶不上上级汇总，也影响下一年的申报。期限由主管部门按上级文件写在
    plan.yaml 的 thresholds 里，从这一年结束算起。

    怎么改：核对最后一个阶段的 ends（结束）；年份写错的，改正年份。
    """
    limit, year = context.plan.head.thresholds.summary_months, context.plan.year
    if limit is None:
        yield Unknown("总结期限的界限（plan.yaml 的 thresholds.summary_months）")
        return
    yield from unsound(context)
    by_end = sorted(sound_phases(context), key=lambda each: each[1].last)
    for phase, span in by_end[-1:]:
        ends = span.last
        if (ends.year - year) * 12 + ends.month - 12 > limit.value:
            yield phase.finding(
                "ends",
                message=f"最后一个阶段 {phase.id} 到{span.ends.chinese}结束，"
                f"最迟是 {year} 年结束后 {limit.value} 个月之内",
                advice=f"核对年份和月份；期限的依据是：{limit.source}",
                within=(phase.at("starts"), phase.at("ends")),
            )


def _neighbours(context: Context) -> Iterator[tuple[Dated, Dated]]:
    known = {phase: (phase, span) for phase, span in sound_phases(context)}
    pairs = pairwise(known.get(phase) for phase in context.plan.phases)
    return ((one, other) for one, other in pairs if one and other)
