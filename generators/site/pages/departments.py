"""Departments: their duties, and the checklist of their tasks that fits one printed sheet."""

from collections.abc import Iterator

from generators.model import answers_later
from generators.model.entities import Owner, Phase, Task
from generators.model.plans import Plan
from generators.model.shared_duties import shared_work
from generators.model.structure import INFERRED
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
                shared=shared_work(plan),
                tasks={name: [o for _, t in found for _, o in t] for name, found in tasks.items()},
                inferred={name: _inferred(found) for name, found in tasks.items()},
            )  # fmt: skip
        for each in plan.responsibilities:
            with edition.making(f"{each.department}页", each):
                yield page(
                    urls.department(plan, each.department), "department.md.j2", edition, plan,
                    edit=f"{plan.year}/departments/{each.slug}.yaml",
                    offices=[
                        office for office in answers_later.offices(plan.files)
                        if office.department == each.department
                    ],
                    responsibility=each, checklist=tasks[each.department],
                    inferred=_inferred(tasks[each.department]),
                    promises=[
                        c for c in plan.commitments if c.owner == each.department and not c.due
                    ],
                    done={evidence.task: evidence for evidence in each.evidence},
                    hosts=[
                        (group, _by_phase(plan, group.name))
                        for group in plan.groups if group.hosted_by == each.department
                    ],
                    shared=shared_work(plan),
                    renaming=plan.registers.renaming(each.department),
                    collective=plan.institution.departments[each.department].collective,
                )  # fmt: skip


def _inferred(found: list[Assigned]) -> int:
    """How many tasks it is only inferred to have."""
    owners = (owner for _, tasks in found for _, owner in tasks)
    return sum(owner.origin_of("who").kind == INFERRED for owner in owners)


def _by_phase(plan: Plan, department: str) -> list[Assigned]:
    """(phase, [(task, this department's part)]) for the phases in which it has a task."""
    phases = [
        (phase, [(t, o) for t in phase.tasks for o in t.owners if o.who == department])
        for phase in plan.phases
    ]
    return [(phase, tasks) for phase, tasks in phases if tasks]
