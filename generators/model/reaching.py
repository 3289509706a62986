"""Which lines of quotas those who study a major have a part in: its own, and those of its
department that they may declare for. Knows no page and no table."""

from generators.core.once import once
from generators.model.dimensions import DEPARTMENT
from generators.model.entities import Certificate
from generators.model.exams import Quota
from generators.model.plans import Plan


@once
def shared_out(plan: Plan) -> dict[str, list[tuple[Certificate, Quota]]]:
    """All quotas by their major, those of its classes among them."""
    found: dict[str, list[tuple[Certificate, Quota]]] = {}
    for certificate, quota in plan.quotas:
        if quota.major is not None:
            found.setdefault(quota.major, []).append((certificate, quota))
    return found


@once
def of_departments(plan: Plan) -> dict[str, list[tuple[Certificate, Quota]]]:
    """The quotas that a department shares out itself, or gives to classes, by its name."""
    found: dict[str, list[tuple[Certificate, Quota]]] = {}
    for certificate, quota in plan.quotas:
        if quota.department is not None and quota.major is None:
            found.setdefault(quota.department, []).append((certificate, quota))
    return found


def reaching(plan: Plan, major: str) -> list[tuple[Certificate, Quota]]:
    """All quotas that those who study a major have a part in: its own, then its department's."""
    beside = of_departments(plan).get(plan.institution.department_of(major) or "", [])
    own = shared_out(plan).get(major, [])
    return [*own, *(each for each in beside if major in sharers(plan, *each))]


def reaches(plan: Plan, certificate: Certificate, quota: Quota, major: str) -> bool:
    """Whether those who study a major have a part in a line."""
    if quota.major is not None:
        return quota.major == major
    return major in sharers(plan, certificate, quota)


def sharers(plan: Plan, certificate: Certificate, quota: Quota) -> tuple[str, ...]:
    """The majors that have a part in a line of their department: those that are listed, or all of a
    department that is; all where nobody has entered a list."""
    department = quota.department
    return tuple(
        each.name
        for each in plan.institution.majors.values()
        if department is not None
        and each.department == department
        and (_whole(certificate, department) or each.name in certificate.eligible.majors)
    )


def _whole(certificate: Certificate, department: str) -> bool:
    eligible = certificate.eligible
    return department in eligible.departments or not (eligible.majors or eligible.departments)


def whose(plan: Plan, certificate: Certificate, quota: Quota) -> str:
    """For which majors a line is, in words: 专业甲; 专业甲、专业乙 where they have it together,
    机电系各专业 where the department has it. Nothing of a line for no major."""
    if quota.key != DEPARTMENT.key or quota.department is None:
        return quota.major or ""
    if _whole(certificate, quota.department):
        return f"{quota.department}各专业"
    return "、".join(sharers(plan, certificate, quota))
