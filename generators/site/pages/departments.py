"""Departments: their duties, and the checklist of their tasks that fits one printed sheet."""

from collections.abc import Iterator
from functools import partial

from generators.model import answers_later, successors, withdrawn
from generators.model.entities import Evidence, Group, Owner, Phase, Responsibility, Task
from generators.model.plans import Plan
from generators.model.shared_duties import shared_work
from generators.model.structure import INFERRED
from generators.model.withdrawn import Withdrawn
from generators.site.edition import Artifact, Edition
from generators.site.pages import urls
from generators.site.pages.pages import page

Assigned = tuple[Phase, list[tuple[Task, Owner]]]


def render(edition: Edition) -> Iterator[Artifact]:
    for plan in edition.plans:
        tasks = {name: _by_phase(plan, name) for name in plan.institution.departments}
        with edition.making("部门一览页", plan.head):
            yield page(
                urls.departments(plan), "departments.md.j2", edition, plan, edit="departments.yaml",
                shared=shared_work(plan), units=successors.units(plan),
                became=partial(_ended, plan),
                tasks={name: [o for _, t in found for _, o in t] for name, found in tasks.items()},
                inferred={name: _inferred(found) for name, found in tasks.items()},
            )  # fmt: skip
        for each in successors.units(plan):
            with edition.making(f"{each.department}页", each):
                own = each in plan.responsibilities
                yield page(
                    urls.department(plan, each.department), "department.md.j2", edition, plan,
                    edit=f"{plan.year}/departments/{each.slug}.yaml" if own else "departments.yaml",
                    taken_over=successors.merged_into(plan, each.department),
                    offices=[
                        office for office in answers_later.offices(plan.files)
                        if office.department == each.department
                    ],
                    responsibility=each, checklist=tasks[each.department],
                    inferred=_inferred(tasks[each.department]),
                    promises=[
                        c for c in plan.commitments if c.owner == each.department and not c.due
                    ],
                    done=_handed_in(plan, each),
                    hosts=[
                        (group, _by_phase(plan, group.name))
                        for group in plan.groups
                        if each.department in (group.hosted_by, _host(plan, group))
                    ],
                    shared=shared_work(plan), renaming=_became(plan, each.department),
                    passed_on=successors.heir(plan, each.department),
                    gone_tasks=partial(_gone, plan),
                    collective=plan.institution.departments[each.department].collective,
                )  # fmt: skip


def _inferred(found: list[Assigned]) -> int:
    """How many tasks it is only inferred to have."""
    owners = (owner for _, tasks in found for _, owner in tasks)
    return sum(owner.origin_of("who").kind == INFERRED for owner in owners)


def _by_phase(plan: Plan, department: str) -> list[Assigned]:
    """(phase, [(task, this department's part)]) for the phases in which it has a task."""
    own, passed = successors.owned_by, successors.passed_on
    mine = {id(owner) for of in (own, passed) for _, _, owner in of(plan, department)}
    phases = [
        (phase, [(t, o) for t in phase.tasks for o in t.owners if id(o) in mine])
        for phase in plan.phases
    ]
    return [(phase, tasks) for phase, tasks in phases if tasks]


def _handed_in(plan: Plan, unit: Responsibility) -> dict[str, Evidence]:
    """What was handed in for each task, by the department or those whose work it does now."""
    units = (*successors.merged_into(plan, unit.department), unit)
    return {evidence.task: evidence for each in units for evidence in each.evidence}


def _host(plan: Plan, group: Group) -> str | None:
    return successors.heir(plan, group.hosted_by) if group.hosted_by else None


def _ended(plan: Plan, department: str) -> str:
    return successors.told(plan.institution.departments, department, plan.day)


def _became(plan: Plan, department: str) -> str:
    """What it was called and is called now, what it became part of, and what became part of it."""
    told = plan.registers.renaming(department), _ended(plan, department)
    return "；".join(filter(None, told))


def _gone(plan: Plan, department: str) -> list[Withdrawn]:
    """Its tasks that were withdrawn."""
    return [
        each for each in withdrawn.withdrawn(plan)
        if isinstance(each.thing, Task) and department in {o.who for o in each.thing.owners}
    ]  # fmt: skip
