"""Checklists: what a department, body or team has to do in a year, what was another's, what is
another's now, and what was handed in. Page, papers, sheets and calendars are made of these.

Derived from a plan on a day; knows no page.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from generators.core.dates import PlanDate
from generators.model import collectives, successors
from generators.model.entities import Evidence, Owner, Phase, Task
from generators.model.plans import Plan
from generators.model.structure import INFERRED

INFERRED_MEANS = "“推定”的，文件没有写明由谁承担，是按所注条款推断的。"

EXAM = "考核"
_FOR_STUDENTS = {"报名", "培训", EXAM, "发证"}  # kinds of tasks that students take part in


def for_students(task: Task) -> bool:
    return not _FOR_STUDENTS.isdisjoint(task.kinds)


@dataclass(frozen=True)
class Assignment:
    """The part of a task that one unit has. `passed_to` is whose it is now, `since` a day; empty:
    still its. `shared`: the owner stands for several, of which the unit is one."""

    unit: str
    phase: Phase
    task: Task
    owner: Owner
    passed_to: str = ""
    evidence: Evidence | None = None
    since: date | None = None
    shared: bool = False

    @property
    def inferred(self) -> bool:
        return self.owner.origin_of("who").kind == INFERRED

    @property
    def remark(self) -> str:
        """What there is to say of its part: that it leads, whose it was, whose it is now, who did
        it after it had passed on."""
        lead = "（牵头）" if self.owner.lead else ""
        if self.shared:
            return f"{lead}（{self.owner.who}的任务）"
        if self.owner.who != self.unit:
            return f"{lead}（原由{self.owner.who}承担）"
        if not self.passed_to:
            return lead
        if not self.done:
            return f"{lead}（现由{self.passed_to}承担）"
        own = self.since and self.done.last < self.since
        return lead if own else f"{lead}（由{self.passed_to}完成）"

    @property
    def done(self) -> PlanDate | None:
        """When it was handed in, else when the task was finished."""
        return self.evidence.handed_in if self.evidence else self.task.done

    @property
    def handed_in(self) -> str:
        """什么材料（文号或存放处）; empty where nothing was."""
        each = self.evidence
        return f"{each.what}{f'（{each.document}）' if each.document else ''}" if each else ""


def checklist(plan: Plan, *units: str) -> tuple[Assignment, ...]:
    """What departments and bodies have, in the order of the schedule: their own, that of all those
    of which they are one, what fell to them, and what was theirs when they ended."""
    handed_in = {unit: _handed_in(plan, unit) for unit in units}
    found = []
    for phase, task in plan.tasks:
        for owner in task.owners:
            to = successors.doer(plan, task, owner)
            for unit in units:
                shared = to in collectives.of(plan, unit)
                if shared or unit in (owner.who, to):
                    evidence = handed_in[unit].get(task.id)
                    own = shared or unit == to
                    passed_to, since = ("", None) if own else (to, _end(plan, unit))
                    found.append(
                        Assignment(unit, phase, task, owner, passed_to, evidence, since, shared)
                    )
    return tuple(found)


def _end(plan: Plan, unit: str) -> date | None:
    ended = successors.ending(plan.institution.departments, unit, plan.day)
    return ended.day.first if ended else None


def by_phase(found: Iterable[Assignment]) -> Iterator[tuple[Phase, list[Assignment]]]:
    for _, group in groupby(found, key=lambda each: id(each.phase)):
        assignments = list(group)
        yield assignments[0].phase, assignments


def _handed_in(plan: Plan, unit: str) -> dict[str, Evidence]:
    """What was handed in for each task, by the unit or those whose work it does now."""
    taken_over = successors.merged_into(plan, unit)
    own = [each for each in successors.units(plan) if each.department == unit]
    return {evidence.task: evidence for each in (*taken_over, *own) for evidence in each.evidence}
