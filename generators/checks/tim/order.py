"""TIM-07: the order of work, by what waits for what and by kinds of work.

Compares the days by which tasks end. A task without a day may end at any time of its phase: what
is only possible is never a finding. Knows nothing of who does the work.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from generators.checks.engine import Context, Judgement, rule
from generators.checks.ref.as_amended import LOST, as_amended
from generators.checks.tim.sound import deadline
from generators.core.dates import Moment
from generators.core.diagnostics import ERROR, Finding, Note, Unknown, Waiting
from generators.model.amounts import Span
from generators.model.entities import Phase, Task

KINDS = ("申报", "核定", "报名", "培训", "考核", "发证", "总结")


@dataclass(frozen=True, slots=True)
class _Step:
    """A task, the first and last moment at which it can end, and all it waits for."""

    phase: Phase
    span: Span
    task: Task
    first: Moment
    last: Moment
    waits_for: frozenset[str]

    @property
    def ranks(self) -> list[int]:
        return [KINDS.index(kind) for kind in self.task.kinds]


@rule(
    "TIM-07", ERROR, "各项工作的先后可行：申报、核定、报名、培训、考核、发证、总结",
    needs=(LOST, "TIM-01", "TIM-02", "REF-01"),
)  # fmt: skip
@as_amended("phases", "registration", "commitments")
def work_in_impossible_order(context: Context) -> Iterator[Judgement]:
    """没有报名就考核、没有考核就发证，都行不通。depends_on 写明一项工作要等哪些工作，kinds 写明
    它属于哪一种；期限与这个先后相反的，计划无法执行。任务互相等待的由 REF-01 检查。分批进行的，
    只看同一批。

    怎么改：核对两项工作的期限、所在的阶段和 depends_on，改写错的一处。
    （先后的依据：方案表3。）
    """
    waiting = [*_waiting(context)]
    yield from waiting
    unsure = any(isinstance(each, Waiting) for each in waiting)
    steps = {} if unsure else _steps(context.plan.phases)
    if steps and not any(step.task.kinds or step.task.depends_on for step in steps.values()):
        yield Unknown("各项工作的种类（kinds）和先后（depends_on）")
    for step in steps.values():
        if lost := context.waiting("REF-01", step.task.at("depends_on")):
            yield lost
        yield from _waits(step, steps)
    present = [kind for kind in KINDS if any(kind in s.task.kinds for s in steps.values())]
    for before, after in pairwise(present):
        yield from _kinds(before, after, list(steps.values()))


def _waits(step: _Step, steps: dict[str, _Step]) -> Iterator[Finding]:
    """A task that ends before, or is of an earlier kind than, what it waits for."""
    for index, id_ in enumerate(step.task.depends_on):
        other = steps.get(id_)
        if other is None or step.task.id in other.waits_for | {id_}:
            continue  # not there, or they wait for one another
        if step.last < other.first:
            same_phase = step.task.due and step.phase is other.phase
            yield step.task.finding(
                *(("due",) if same_phase else ("depends_on", index)),
                message=f"{_told(step)}，它要等的 {_told(other)}，{_days(step, other)}",
                advice="改其中一个期限，或改先后关系",
                related=(Note(other.task.at("due"), f"{id_} 的期限写在这里"),),
            )
        elif step.ranks and other.ranks and max(step.ranks) < min(other.ranks):
            yield step.task.finding(
                "depends_on",
                index,
                message=f"{step.task.id}（{'、'.join(step.task.kinds)}）要等 {id_}"
                f"（{'、'.join(other.task.kinds)}）办完，先后颠倒",
                advice=f"通常的先后：{'、'.join(KINDS)}",
            )


def _kinds(before: str, after: str, steps: list[_Step]) -> Iterator[Finding | Unknown]:
    """Every task of the later kind needs one of the earlier kind that does not come after it."""
    of_before = [step for step in steps if before in step.task.kinds]
    for step in steps:
        if after not in step.task.kinds or before in step.task.kinds:
            continue
        earlier, certain = _together(step, of_before)
        if not earlier:
            continue
        if any(step.task.id in other.waits_for for other in earlier):
            continue  # told as a wrong dependency
        if any(_precedes(other, step) for other in earlier):
            continue
        nearest = min(earlier, key=lambda other: other.first)
        if step.last < nearest.first and certain:
            same_phase = step.task.due and step.phase is nearest.phase
            others = "、".join(each.task.id for each in earlier if each is not nearest)
            several = sum(after in each.task.kinds for each in steps) > 1
            batches = "；分批进行的，各批的工作写上 batch，例如 batch: 第一批" if several else ""
            yield step.task.finding(
                "due" if same_phase else "kinds",
                message=f"{after}在前，{before}在后：{_told(step)}，{_told(nearest)}，"
                f"{_days(step, nearest)}{f'；{others} 也在后' if others else ''}",
                advice=f"通常的先后：{'、'.join(KINDS)}{batches}",
                related=tuple(
                    Note(each.task.at("due"), f"{each.task.id} 的期限写在这里") for each in earlier
                ),
            )
        else:
            yield Unknown(
                f"{nearest.task.id}（{before}）与 {step.task.id}（{after}）的先后"
                f"：写明期限或 depends_on{'，或者写上同一个 batch' if step.task.batch else ''}"
            )


def _together(step: _Step, earlier: list[_Step]) -> tuple[list[_Step], bool]:
    """What of the earlier kind is for the batch of a task, and whether that has to go before it.
    Work for all batches goes on while those of the first are examined."""
    batch = step.task.batch
    if batch is None:
        return [each for each in earlier if each.task.batch is None] or earlier, True
    own = [each for each in earlier if each.task.batch == batch]
    return own or [each for each in earlier if each.task.batch is None], bool(own)


def _precedes(one: _Step, other: _Step) -> bool:
    """Whether the plan says so: by a dependency, by both deadlines, or by phases."""
    if one.task.id in other.waits_for:
        return True
    if one.task.due and other.task.due:
        return one.last <= other.last
    return one.phase is not other.phase and one.span.last < other.span.first


def _days(step: _Step, other: _Step) -> str:
    days = (other.first[0] - step.last[0]).days
    return f"早了 {days} 天" if days else f"同一天里早了：{step.last[1]} 在 {other.first[1]} 之前"


def _told(step: _Step) -> str:
    if step.task.due:
        return f"{step.task.id} 的期限是{step.task.due.chinese}"
    return f"{step.task.id} 在阶段 {step.phase.id}（{step.phase.chinese()}）"


def _waiting(context: Context) -> Iterator[Unknown | Waiting]:
    """For phases that are open yet, have no length or overlap, and ids that are used twice."""
    phases = context.plan.phases
    yield from (Unknown(f"{each.id} 的起止时间") for each in phases if not each.span)
    for code, places in (
        ("TIM-01", [phase.at("ends") for phase in phases]),
        ("TIM-02", [phase.at("starts") for phase in phases]),
        ("REF-01", [task.at("id") for phase in phases for task in phase.tasks]),
    ):
        if places and (waiting := context.waiting(code, *places)):
            yield waiting


def _steps(phases: tuple[Phase, ...]) -> dict[str, _Step]:
    """By id."""
    by_id = {task.id: task for phase in phases for task in phase.tasks}
    return {
        task.id: _Step(phase, phase.span, task, *_ends(phase.span, task), _waits_for(task, by_id))
        for phase in phases
        for task in phase.tasks
        if phase.span
    }


def _ends(span: Span, task: Task) -> tuple[Moment, Moment]:
    """The first and last moment at which a task can end."""
    when = deadline(span, task)
    return (when if when is task.due else span.starts).begins, when.ends


def _waits_for(task: Task, by_id: dict[str, Task]) -> frozenset[str]:
    found, waiting = set(), list(task.depends_on)
    while waiting:
        id_ = waiting.pop()
        if id_ not in found and id_ in by_id:
            found.add(id_)
            waiting += by_id[id_].depends_on
    return frozenset(found)
