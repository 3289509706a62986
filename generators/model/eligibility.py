"""Who may declare for a certificate, and who of those has no places. Judges nothing."""

from collections.abc import Iterable, Iterator

from generators.core.once import once
from generators.model.dimensions import POPULATION, PUBLIC, who_of
from generators.model.entities import Certificate, Eligible
from generators.model.exams import Quota
from generators.model.institutions import Institution
from generators.model.plans import Plan


def may_declare(institution: Institution, eligible: Eligible, quota: Quota) -> bool:
    """A major that is listed, or whose department is; a department that is listed, or has a major
    that is; a class like what it belongs to; the public where it is named."""
    if who_of(quota.line) is POPULATION:
        return eligible.public
    if quota.major is not None:
        department = institution.department_of(quota.major)
        return quota.major in eligible.majors or department in eligible.departments
    if quota.department is not None:
        return quota.department in (*eligible.departments, *_homes(institution, eligible.majors))
    return True  # a class of which nobody has said what it belongs to


def without_places(plan: Plan, certificate: Certificate) -> list[str]:
    """Who may declare, and has no places: neither of its own, nor those of all its department."""
    institution, eligible, quotas = plan.institution, certificate.eligible, certificate.quotas
    majors = {quota.major for quota in quotas}
    shared = {quota.department for quota in quotas if quota.major is None}
    served = shared | set(_homes(institution, majors))
    left = [
        major for major in eligible.majors
        if major not in majors and not shared.intersection(_homes(institution, [major]))
    ]  # fmt: skip
    left += [name for name in eligible.departments if name not in served]
    public = any(who_of(quota.line) is POPULATION for quota in quotas)
    return left + ([PUBLIC] if eligible.public and not public else [])


@once
def listing(plan: Plan) -> dict[str, list[Certificate]]:
    """By major, the certificates that list it, or its department."""
    found: dict[str, list[Certificate]] = {}
    majors: dict[str, list[str]] = {}
    for each in plan.institution.majors.values():
        majors.setdefault(each.department or "", []).append(each.name)
    for certificate in plan.offered:
        eligible = certificate.eligible
        of_departments = (name for d in eligible.departments for name in majors.get(d, []))
        for major in dict.fromkeys((*eligible.majors, *of_departments)):
            found.setdefault(major, []).append(certificate)
    return found


def _homes(institution: Institution, majors: Iterable[str | None]) -> Iterator[str]:
    """The departments of majors."""
    return filter(None, map(institution.department_of, majors))
