"""Departments: their duties, and the checklist of their tasks that fits one printed sheet."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
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
        departments = plan.institution.departments
        own = {n: [o for _, _, o in successors.owned_by(plan, n)] for n in departments}
        with edition.making("部门一览页", plan.head):
            yield page(
                urls.departments(plan), "departments.md.j2", edition, plan, edit="departments.yaml",
                shared=shared_work(plan), units=successors.units(plan),
                became=partial(_ended, plan), now=partial(successors.heir, plan),
                duties=partial(_duties, plan), tasks=own,
                inferred={name: _inferred(owners) for name, owners in own.items()},
            )  # fmt: skip
        for each in successors.units(plan):
            with edition.making(f"{each.department}页", each):
                yield _department(edition, plan, each)


def _department(edition: Edition, plan: Plan, unit: Responsibility) -> Artifact:
    name, departments, checklist = (
        unit.department, plan.institution.departments, _by_phase(plan, unit.department),
    )  # fmt: skip
    own = unit in plan.responsibilities
    return page(
        urls.department(plan, name), "department.md.j2", edition, plan,
        edit=f"{plan.year}/departments/{unit.slug}.yaml" if own else "departments.yaml",
        taken_over=successors.merged_into(plan, name),
        offices=[each for each in answers_later.offices(plan.files) if each.department == name],
        responsibility=unit, checklist=checklist,
        inferred=_inferred(owner for _, tasks in checklist for _, owner in tasks),
        promises=[c for c in plan.commitments if c.owner == name and not c.due],
        done=_handed_in(plan, unit),
        hosts=[
            (group, _by_phase(plan, group.name))
            for group in plan.groups if name in (group.hosted_by, _host(plan, group))
        ],
        shared=shared_work(plan), renaming=_became(plan, name),
        passed_on=successors.heir(plan, name),
        ended=successors.ending(departments, name, plan.day),
        gone_tasks=partial(_gone, plan), collective=departments[name].collective,
    )  # fmt: skip


def _inferred(owners: Iterable[Owner]) -> int:
    """How many tasks it is only inferred to have."""
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


def _duties(plan: Plan, unit: Responsibility) -> int:
    """How many duties are its on the day."""
    if successors.heir(plan, unit.department):
        return 0
    units = (unit, *successors.merged_into(plan, unit.department))
    return sum(len(each.duties) for each in units)


def _handed_in(plan: Plan, unit: Responsibility) -> dict[str, Evidence]:
    """What was handed in for each task, by the department or those whose work it does now."""
    units = (*successors.merged_into(plan, unit.department), unit)
    return {evidence.task: evidence for each in units for evidence in each.evidence}


def _host(plan: Plan, group: Group) -> str | None:
    return successors.heir(plan, group.hosted_by) if group.hosted_by else None


def _ended(plan: Plan, department: str) -> str:
    return successors.told(plan.institution.ended_departments, department, plan.day)


def _became(plan: Plan, department: str) -> str:
    """What it was called and is called now, what it became part of, and what became part of it."""
    told = plan.registers.renaming(department), _ended(plan, department)
    return "；".join(filter(None, told))


def _gone(plan: Plan, department: str) -> Iterator[Withdrawn]:
    """Its tasks that were withdrawn, and those in which it has no part any more."""
    for each in withdrawn.withdrawn(plan):
        thing, holder = each.thing, each.holder
        if isinstance(thing, Task) and department in {owner.who for owner in thing.owners}:
            yield each
        elif isinstance(thing, Owner) and isinstance(holder, Task) and thing.who == department:
            yield replace(each, thing=holder)
