"""Departments: their duties, and the checklist of their tasks that fits one printed sheet."""

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from generators.model import answers_later, collectives, successors, withdrawn
from generators.model.checklists import INFERRED_MEANS, by_phase, checklist
from generators.model.counted import department_of
from generators.model.entities import Duty, Group, Owner, Responsibility, Task
from generators.model.plans import Plan
from generators.model.shared_duties import shared_work
from generators.model.withdrawn import Withdrawn
from generators.site.edition import Artifact, Edition
from generators.site.pages import urls
from generators.site.pages.pages import page


def render(edition: Edition) -> Iterator[Artifact]:
    for plan in edition.plans:
        departments = plan.institution.departments
        units = successors.units(plan)
        own = {n: [a for a in checklist(plan, n) if not a.passed_to] for n in departments}
        with edition.making("部门一览页", plan.head):
            yield page(
                urls.departments(plan), "departments.md.j2", edition, plan, edit="departments.yaml",
                shared=shared_work(plan), units=units,
                became=partial(_ended, plan), now=partial(successors.heir, plan),
                duties={each.department: len(_duties(plan, each)) for each in units}, tasks=own,
                summarising=[
                    each.department for each in units
                    if any(duty.summary for duty in _duties(plan, each))
                ],
                inferred={n: sum(each.inferred for each in found) for n, found in own.items()},
                outside={name for name, each in departments.items() if each.outside},
            )  # fmt: skip
        for each in units:
            with edition.making(f"{each.department}页", each):
                yield _department(edition, plan, each)


def _department(edition: Edition, plan: Plan, unit: Responsibility) -> Artifact:
    name, departments = unit.department, plan.institution.departments
    assignments = checklist(plan, name)
    own = unit in plan.responsibilities
    return page(
        urls.department(plan, name), "department.md.j2", edition, plan,
        edit=f"{plan.year}/departments/{unit.slug}.yaml" if own else "departments.yaml",
        taken_over=successors.merged_into(plan, name),
        offices=[each for each in answers_later.offices(plan.files) if each.department == name],
        responsibility=unit, checklist=list(by_phase(assignments)),
        inferred=INFERRED_MEANS if any(each.inferred for each in assignments) else "",
        promises=[c for c in plan.commitments if c.owner == name and not c.due],
        hosts=[
            (group, checklist(plan, group.name))
            for group in plan.groups if name in (group.hosted_by, _host(plan, group))
        ],
        shared=shared_work(plan), renaming=_became(plan, name),
        passed_on=successors.heir(plan, name),
        ended=successors.ending(departments, name, plan.day),
        quotas=[(c, q) for c, q in plan.quotas if department_of(plan.institution, q) == name],
        gone_tasks=partial(_gone, plan), collective=departments[name].collective,
        members=departments[name].members, members_origin=departments[name].origin,
        pages={each.department for each in successors.units(plan)},
        sharing=[each for each in collectives.sharing(plan, name) if each.duties],
        outside=departments[name].outside,
    )  # fmt: skip


def _duties(plan: Plan, unit: Responsibility) -> list[Duty]:
    """What is its duty on the day."""
    if successors.heir(plan, unit.department):
        return []
    units = (
        unit, *successors.merged_into(plan, unit.department),
        *collectives.sharing(plan, unit.department),
    )  # fmt: skip
    return [duty for each in units for duty in each.duties]


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
        names = {department, *collectives.of(plan, department)}
        if isinstance(thing, Task) and collectives.owns(plan, department, thing):
            yield each
        elif isinstance(thing, Owner) and isinstance(holder, Task) and thing.who in names:
            yield replace(each, thing=holder)
