"""What rules about times share: phases whose times are settled and in order, and deadlines in them.
Holds no rule."""

from collections.abc import Iterator

from generators.checks.engine import Context
from generators.core.dates import PlanDate
from generators.core.diagnostics import Finding, Note, Unknown, Waiting
from generators.model.amounts import Span
from generators.model.documents import Registration
from generators.model.entities import Phase, Task

Dated = tuple[Phase, Span]


def deadline(span: Span, task: Task) -> PlanDate:
    """By when a task is to be done: its own date, unless that is not in its phase."""
    return task.due if task.due and span.holds(task.due.last) else span.ends


def sound_tasks(context: Context) -> Iterator[tuple[Phase, Span, Task]]:
    return ((phase, span, task) for phase, span in sound_phases(context) for task in phase.tasks)


def sound_phases(context: Context) -> list[Dated]:
    """Phases whose own dates are known and in order: nothing is said about them."""
    dated = [(phase, phase.span) for phase in context.plan.phases if phase.span]
    return [each for each in dated if not context.waiting("TIM-01", each[0].at("ends"))]


def unsound(context: Context) -> Iterator[Unknown | Waiting]:
    """For the phases, and the deadlines in them, that are open yet or wrong themselves."""
    phases = context.plan.phases
    yield from (Unknown(f"{each.id} 的起止时间") for each in phases if not each.span)
    if waiting := context.waiting("TIM-01", *(phase.at("ends") for phase in phases)):
        yield waiting
    due = [task.at("due") for phase in phases for task in phase.tasks if task.due]
    if due and "TIM-05" in context.needed and (waiting := context.waiting("TIM-05", *due)):
        yield waiting


def undated(context: Context) -> Unknown | Waiting:
    """There is no day of issue, or another than the archive has."""
    issued = context.plan.as_issued.head.at("issued")
    return context.waiting("SRC-05", issued) or Unknown("方案的成文日期")


def outside_the_whole(whole: Registration) -> Iterator[Finding]:
    """Batches that register before the first day of registration, or after the last."""
    for each in whole.batches:
        early = each.opens and whole.opens and each.opens.begins < whole.opens.begins
        late = each.closes and whole.closes and each.closes.ends > whole.closes.ends
        for field, wrong, word in (("opens", early, "最早"), ("closes", late, "最后")):
            if wrong:
                yield each.finding(
                    field,
                    message=f"{each.name}的报名不在全部报名时间之内",
                    advice=f"registration 的 {field} 写{word}一批的，或改这一批的",
                    related=(Note(whole.at(field), "全部的报名时间写在这里"),),
                    within=(whole.at("opens"), whole.at("closes")),
                )
