"""Departments that stand for several (各系部), and which those are, where the register says it:
what is asked of all together is asked of each. Knows no page."""

from generators.core.once import once
from generators.model.entities import Responsibility, Task
from generators.model.plans import Plan


@once
def _by_member(plan: Plan) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for each in plan.institution.departments.values():
        for member in each.members if each.collective else ():
            found.setdefault(member, []).append(each.name)
    return found


def of(plan: Plan, department: str) -> list[str]:
    """The names under which a department is meant too."""
    return _by_member(plan).get(department, [])


def sharing(plan: Plan, department: str) -> list[Responsibility]:
    """What departments that it is one of have to do in the year."""
    names = of(plan, department)
    return [each for each in plan.responsibilities if each.department in names]


def owns(plan: Plan, department: str, task: Task) -> bool:
    """Whether it has a part in a task, under whichever name."""
    names = {department, *of(plan, department)}
    return any(owner.who in names for owner in task.owners)
