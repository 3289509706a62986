"""Who answers for which file: from departments, teams and where the office is housed.

Accounts of a forge stand in college.yaml; without them there are no owners to write. The office is
the department that houses a group (`hosted_by`): it answers for everything, a department for its
own file of a year, a teaching team for the file of its certificate. Knows no forge.
"""

from collections.abc import Iterable, Iterator

from generators.model.entities import Certificate, Responsibility
from generators.model.institutions import Institution
from generators.model.plans import Plan
from generators.model.successors import heir

CODEOWNERS = ".github/CODEOWNERS"
MARK = "# 由 plan/ 里的数据生成（plan owners --write），不要手工改"


def offices(plans: Iterable[Plan]) -> tuple[str, ...]:
    """The departments that answer for the whole plan, as they are called today."""
    housed = ((plan, group.hosted_by) for plan in plans for group in plan.as_issued.groups)
    return tuple(dict.fromkeys(_today(plan, name) for plan, name in housed if name))


def office(plans: Iterable[Plan]) -> str:
    """The same in a sentence, also where the plans do not say it; of one that was merged, the one
    that does its work on the day."""
    plans = tuple(plans)
    now = dict.fromkeys(next(_heirs(name, plans), name) for name in offices(plans))
    return "、".join(now) or "主管部门"


def accounts(institution: Institution, who: str) -> tuple[str, ...]:
    """The accounts entered for a department, a team's certificate or a body, as @names."""
    entered = institution.college.accounts or ()
    return tuple(f"@{name}" for each in entered if each.who == who for name in each.names)


def holders(institution: Institution, actor: str) -> tuple[str, ...]:
    """For whom an account acts; empty where nobody has entered it."""
    entered = institution.college.accounts or ()
    wanted = actor.removeprefix("@").casefold()
    return tuple(e.who for e in entered if wanted in (name.casefold() for name in e.names))


def of_file(file: str, plans: Iterable[Plan]) -> tuple[str, ...]:
    """Who answers for a file below the plan folder beside the office."""
    year, _, rest = file.partition("/")
    for plan in plans:
        entity = plan.as_issued.files.get(rest) if str(plan.year) == year else None
        if isinstance(entity, Responsibility):
            return (_today(plan, entity.department),)
        if isinstance(entity, Certificate):
            return (entity.name, *((plan.teams.name,) if plan.teams else ()))
    return ()


def _today(plan: Plan, department: str) -> str:
    """What a department is called today that a plan calls by its name of then."""
    known = plan.institution.departments.get(department)
    today = plan.registers.departments.values()
    return next((d.name for d in today if known and d.slug == known.slug), department)


def _heirs(name: str, plans: Iterable[Plan]) -> Iterator[str]:
    """Who does on the day what a department had to do."""
    return (_today(plan, now) for plan in plans if (now := heir(plan, name)))


def may_change(file: str, whom: Iterable[str], plans: tuple[Plan, ...]) -> bool:
    """Also who does on the day what the one who answers for a file had to do. The list for a
    forge knows no days: it would be stale without anybody changing something."""
    own = (*offices(plans), *of_file(file, plans))
    return not {*whom}.isdisjoint((*own, *(each for name in own for each in _heirs(name, plans))))


def codeowners(institution: Institution, plans: tuple[Plan, ...]) -> str | None:
    """The file a forge asks for approvals by; None where no account of the office is known."""
    office = [name for who in offices(plans) for name in accounts(institution, who)]
    if not office:
        return None
    lines = [MARK, "", f"* {' '.join(office)}"]
    lines += (
        f"/plan/{path} {' '.join(names)}" for path, names in _lines(institution, plans, office)
    )
    return "\n".join(lines) + "\n"


def is_ours(text: str) -> bool:
    """Whether such a file was generated, and is not one that somebody keeps by hand."""
    return text.startswith(MARK)


def _lines(
    institution: Institution, plans: Iterable[Plan], office: list[str]
) -> Iterator[tuple[str, list[str]]]:
    for plan in plans:
        for rest in sorted(plan.as_issued.files):
            path = f"{plan.year}/{rest}"
            whom = of_file(path, plans)
            names = [name for who in whom for name in accounts(institution, who)]
            if own := [name for name in dict.fromkeys(names) if name not in office]:
                yield path, [*own, *office]
