"""TIM: deadlines of tasks and commitments. Judges on the day of the context, never by the clock."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from generators.checks.engine import ANY_ERROR, Context, Judgement, rule
from generators.checks.ref.as_amended import LOST, as_amended
from generators.checks.tim.date_years import out_of_reach
from generators.checks.tim.sound import deadline, sound_tasks, unsound
from generators.core.dates import PlanDate
from generators.core.diagnostics import WARNING, Finding, NotApplicable, Note, Unknown, Waiting
from generators.model.amounts import Span
from generators.model.entities import Phase, Task
from generators.model.registries import Days
from generators.model.structure import Entity
from generators.model.workdays import NOT_ANNOUNCED, is_workday

_WEEKDAYS = "一二三四五六日"
_FURTHEST = 15  # days; no holiday is longer

_as_amended = as_amended("phases", "registration", "commitments")


@rule("TIM-06", WARNING, "成文、报名和各项期限落在工作日", needs=(ANY_ERROR, LOST), habit=True)
@_as_amended
def deadline_on_a_rest_day(context: Context) -> Iterator[Judgement]:
    """期限落在周末或放假的日子，那一天没有人办公，材料交不上去。法定节假日和调休按国务院办公厅
    每年公布的放假安排，学院自己的放假和上班写在 plan/days.yaml。只看写到日的日期，考核场次不在内。

    怎么改：改到前后的工作日；学院那天确实上班的，写进 plan/days.yaml 的 work_days。
    """
    unknown = set()
    registration = context.plan.head.registration
    of_registration = registration.at("opens"), registration.at("closes")
    for entity, key, when, what in _days(context):
        day, days = when.last, context.institution.days
        workday = is_workday(day, days)
        if workday is NOT_ANNOUNCED:
            unknown.add(day.year)
        elif not workday:
            yield entity.finding(
                key,
                message=f"{what}{_chinese(day)}是星期{_WEEKDAYS[day.weekday()]}，"
                + _rest(day, days),
                advice=f"{_nearest(context, day)}学院那天上班的，写进 plan/days.yaml",
                within=of_registration if entity is registration else (entity.at(key),),
            )
    for year in sorted(unknown):
        yield Unknown(f"{year} 年的放假安排（还没有收录）")


@rule(
    "TIM-08", WARNING, "没有办结的工作，期限写到日，有一个牵头单位",
    needs=(ANY_ERROR, LOST, "TIM-01", "TIM-05", "TIM-12"),
)  # fmt: skip
@_as_amended
def task_without_exact_deadline(context: Context) -> Iterator[Judgement]:
    """期限只写到月，各部门对哪一天交差理解不同；几个单位都在做，没有牵头的，就没有人催办。

    怎么改：在 due 里写明日期；在牵头单位那一项写 lead: true，只写一个；已经办完的，写 done。
    """
    yield from unsound(context)
    for phase, _, task in sound_tasks(context):
        for finding in () if is_done(task, context) else _not_exact(phase, task):
            # What is overdue by now is to be closed, not planned.
            yield replace(finding, within=(finding.location, task.at("due")))


def _not_exact(phase: Phase, task: Task) -> Iterator[Finding]:
    if task.due is None:
        yield task.finding(
            "due",
            message=f"{task.id} 没有写期限，只知道在阶段 {phase.id}（{phase.chinese()}）",
            advice="写到日，例如 2021-11-05",
        )
    elif task.due.precision != "日":
        yield task.finding(
            "due",
            message=f"{task.id} 的期限是{task.due.chinese}，只写到{task.due.precision}",
            advice="写到日，例如 2021-11-05",
        )
    leads = [owner for owner in task.owners if owner.lead]
    if len(leads) > 1:
        yield leads[1].finding(
            "lead",
            message=f"{task.id} 有 {len(leads)} 个牵头单位："
            f"{'、'.join(owner.who for owner in leads)}",
            advice="只留一个",
        )
    elif not leads and len(task.owners) > 1:
        yield Finding(
            task.at("owners", key=True),
            f"{task.id} 由 {len(task.owners)} 个单位承担，没有写哪个牵头",
            "在牵头单位那一项写 lead: true",
        )


@rule("TIM-09", WARNING, "文件里承诺的事项有人负责，有期限")
def commitment_not_assigned(context: Context) -> Iterator[Judgement]:
    """方案写了要做、没有写由谁做或何时完成的事，年底容易落空。

    怎么改：定下以后，在 commitments.yaml 里写上 owner（负责单位）和 due（期限）。
    """
    for commitment in context.plan.commitments:
        words = {"owner": "由谁负责", "due": "期限"}
        lacking = [key for key in words if getattr(commitment, key) is None]
        if lacking:
            said = "和".join(words[key] for key in lacking)
            yield commitment.finding(
                lacking[0],
                message=f"{commitment.id}（{commitment.text}）没有写{said}",
                advice="定下以后补写",
            )


@rule(
    "TIM-12", WARNING, "到期的工作已经办结",
    needs=(ANY_ERROR, LOST, "TIM-01", "TIM-05", "TIM-16"),
)  # fmt: skip
@_as_amended
def task_overdue(context: Context) -> Iterator[Judgement]:
    """期限已经过了、还没有写办结的工作，要么是忘了办，要么是办完忘了登记。没有写期限的，按阶段
    结束的日子算。已归档的方案不检查。

    怎么改：办完的，在这项工作里写 done（办结日期）；没有办完的，催办，或按程序变更期限。
    """
    if context.plan.status.is_over:
        yield NotApplicable(f"方案{context.plan.status.name}")
        return
    yield from unsound(context)
    for _, span, task in sound_tasks(context):
        if is_overdue(span, task, context) and not is_done(task, context):
            ends = deadline(span, task)
            yield task.finding(
                "due",
                message=f"{task.id} 应在{_by(ends)}办结，到{_chinese(context.as_of)}"
                f"已经超过 {(context.as_of - ends.last).days} 天",
                advice="办完的，写 done: 办结日期",
                within=(task.at("due"), *([task.at("done")] if task.done else [])),
            )


@rule(
    "TIM-16", WARNING, "交材料、办结的日期在工作开始以后",
    needs=(LOST, "TIM-01", "TIM-05", "REF-01", "REF-16"),
)  # fmt: skip
@_as_amended
def done_at_another_time(context: Context) -> Iterator[Judgement]:
    """工作还没有开始就登记办结、交了材料，或者日期在第二年以后，多半是月份或年份写错了，清单上的完成
    情况就不可信。

    怎么改：核对日期；确是提前办的，核对阶段的开始时间（starts）。
    """
    yield from unsound(context)
    yield from _astray(context)
    for entity, key, phase, span, task, what in _done_dates(context):
        when: PlanDate | None = getattr(entity, key)
        if when is None or out_of_reach(context.plan, key, when):  # TIM-18
            continue
        early = when.last < span.first
        if early or _too_late(when, context):
            known = f"阶段 {phase.id} 从{span.starts.chinese}才开始"
            yield entity.finding(
                key,
                message=f"{task.id} {what}的日期是{when.chinese}，"
                + (known if early else f"方案是 {context.plan.year} 年的"),
                advice="核对月份和年份",
                related=(Note(phase.at("starts"), "阶段的开始写在这里"),),
                within=(task.at("due"),) if early else (),
            )


def _astray(context: Context) -> Iterator[Waiting]:
    """For what was handed in for no task of its own, and for ids that are used twice."""
    handed_in = [e.at("task") for each in context.plan.responsibilities for e in each.evidence]
    for code, places in (
        ("REF-01", [task.at("id") for _, task in context.plan.tasks]),
        ("REF-01", handed_in),
        ("REF-16", handed_in),
    ):
        if places and (waiting := context.waiting(code, *places)):
            yield waiting


def is_done(task: Task, context: Context) -> bool:
    return task.done is not None and task.done.first <= context.as_of


def is_overdue(span: Span, task: Task, context: Context) -> bool:
    """Whether the day by which a task was to be done has passed; never in a plan that is over."""
    return not context.plan.status.is_over and deadline(span, task).last < context.as_of


def _done_dates(context: Context) -> Iterator[tuple[Entity, str, Phase, Span, Task, str]]:
    """(entity, key, its phase and span, its task, what it is): when a task was done, and when one
    of its owners handed something in for it."""
    tasks = {task.id: (phase, span, task) for phase, span, task in sound_tasks(context)}
    yield from ((task, "done", phase, span, task, "办结") for phase, span, task in tasks.values())
    for each in context.plan.responsibilities:
        for evidence in each.evidence:
            if evidence.task not in tasks:
                continue
            phase, span, task = tasks[evidence.task]
            if any(owner.who == each.department for owner in task.owners):
                yield evidence, "handed_in", phase, span, task, "交材料"


def _too_late(when: PlanDate, context: Context) -> bool:
    return when.first.year > context.plan.year + 1  # when nobody works for the plan any more


def _days(context: Context) -> Iterator[tuple[Entity, str, PlanDate, str]]:
    """Every date that is one day: (entity, key, date, what it is)."""
    plan = context.plan
    windows = plan.head.registration.windows()
    dates = [
        (plan.head, "issued", plan.head.issued, "成文日期"),
        *((each, "opens", each.opens, f"{each.name}报名开始日期") for each in windows),
        *((each, "closes", each.closes, f"{each.name}报名截止日期") for each in windows),
        *((task, "due", task.due, f"{task.id} 的期限") for _, task in plan.tasks),
        *((each, "due", each.due, f"{each.id} 的期限") for each in plan.commitments),
    ]
    return ((e, key, day, what) for e, key, day, what in dates if day and day.precision == "日")


def _rest(day: date, days: Days) -> str:
    own = next((each.note for each in days.rest_days if each.day.first == day), None)
    return f"学院放假（{own}）" if own else "不是工作日"


def _nearest(context: Context, day: date) -> str:
    """The working days before and after, in words; empty where the calendar does not tell."""
    found = []
    for step in (-1, 1):
        days = [day + timedelta(days=step * n) for n in range(1, _FURTHEST)]
        found.append(next((d for d in days if is_workday(d, context.institution.days)), None))
    before, after = found
    if not before or not after:
        return ""
    return f"前一个工作日是{_chinese(before)}，后一个是{_chinese(after)}；"


def _by(ends: PlanDate) -> str:
    return ends.chinese if ends.before else f"{ends.chinese}以前"


def _chinese(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"
