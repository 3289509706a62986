"""What became of departments and majors: into what they were merged or split, and who does their
work since.

A register says `ended`. What one that was merged before the end of a plan's last phase had to do
falls to its only successor, whatever becomes of the plan later: its pages stay. Of several
successors nobody is chosen, and REF-23 asks. What was done before stays whose it was. Derived from
a plan on a day; knows no page.
"""

from collections.abc import Iterable, Mapping
from datetime import date

from generators.core.once import once
from generators.model.entities import Owner, Responsibility, Task
from generators.model.plans import Plan
from generators.model.registries import Department, Ended, Major
from generators.model.structure import ADDED, Origin

Register = Mapping[str, Department] | Mapping[str, Major]


def ending(register: Register, name: str | None, day: date | None) -> Ended | None:
    """Since when something is no more on a day; None of what is there."""
    return _over(register.get(name or ""), day)


def heirs(register: Register, name: str, day: date | None) -> tuple[str, ...]:
    """What took the place of something on a day, and the place of that in turn; what is there
    still is its own heir."""
    found: dict[str, None] = {}
    waiting, seen = [name], set()
    while waiting:
        each = waiting.pop(0)
        if each in seen:
            continue
        seen.add(each)
        if ended := ending(register, each, day):
            waiting += ended.into
        else:
            found[each] = None
    return tuple(found)


def heir(plan: Plan, who: str) -> str | None:
    """The one department that does what another had to do; None where that is there still, has no
    successor or several, or ended when the year was over."""
    departments = plan.institution.departments
    ended = ending(departments, who, plan.day)
    if ended is None or _behind_all_phases(plan, ended.day.first):
        return None
    found = heirs(departments, who, plan.day)
    return found[0] if len(found) == 1 else None


def _behind_all_phases(plan: Plan, day: date) -> bool:
    """Whether all phases of which the end is known had ended before that day."""
    ends = [phase.ends.last for phase in plan.phases if phase.ends]
    return bool(ends) and day > max(ends)


def is_left(plan: Plan, task: Task, who: str) -> bool:
    """Whether a task was still to be done when the department that had it ended."""
    ended = ending(plan.institution.departments, who, plan.day)
    return ended is not None and (task.done is None or task.done.last >= ended.day.first)


def doer(plan: Plan, task: Task, owner: Owner) -> str:
    """Who does its part of a task on the plan's day."""
    fell_to = heir(plan, owner.who) if is_left(plan, task, owner.who) else None
    return fell_to or owner.who


def merged_into(plan: Plan, who: str) -> list[Responsibility]:
    """Departments whose work one does now."""
    ended = {each.name for each in plan.institution.ended_departments}
    found = [each for each in plan.responsibilities if each.department in ended]
    return [each for each in found if heir(plan, each.department) == who]


@once
def units(plan: Plan) -> tuple[Responsibility, ...]:
    """The departments that have something to do: those with duties of their own, and those that
    only took over what others had."""
    own = {each.department for each in plan.responsibilities}
    fell_to = {h: each for each in plan.responsibilities if (h := heir(plan, each.department))}
    new = [_taking_over(plan, name) for name in fell_to if name not in own]
    return (*plan.responsibilities, *new)


def _taking_over(plan: Plan, name: str) -> Responsibility:
    """One that the year has no file of: it stands where the register says that it took over."""
    departments = plan.institution.departments
    ended = next(e for each in departments if (e := ending(departments, each, plan.day))
                 and name in heirs(departments, each, plan.day))  # fmt: skip
    origin = Origin(ended.spot, kind=ADDED, document=ended.document, day=ended.day)
    return Responsibility(
        departments[name].spot, slug=departments[name].slug, department=name, head=None, duties=(),
        origin=origin, _whole=origin,
    )  # fmt: skip


def sources(ended: Iterable[Department | Major], name: str, day: date | None) -> list[str]:
    """What became part of something by a day, of all that have an end."""
    return [each.name for each in ended if (how := _over(each, day)) and name in how.into]


def _over(entry: Department | Major | None, day: date | None) -> Ended | None:
    ended = entry.ended if entry else None
    return ended if ended and day and ended.day.first <= day else None


def told(endings: Iterable[Department | Major], name: str, day: date | None) -> str:
    """“实训部”2026年3月1日起并入“教学部”，依据某某文件: what became of it, or what became part of
    it, those of one day together; of all that have an end."""
    became: dict[str, list[str]] = {}
    for each in endings:
        ended = _over(each, day)
        if ended and name in (each.name, *ended.into):
            how = f"{said_of(ended)}，依据{ended.document}"
            became.setdefault(how, []).append(f"“{each.name}”")
    return "；".join(f"{'、'.join(names)}{how}" for how, names in became.items())


def said_of(ended: Ended) -> str:
    """2026年3月1日起并入“教学部”."""
    names = "、".join(f"“{each}”" for each in ended.into)
    how = "撤销" if not names else f"并入{names}" if len(ended.into) == 1 else f"分设为{names}"
    return f"{ended.day.chinese}起{how}"
