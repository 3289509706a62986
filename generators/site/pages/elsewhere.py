"""Find the same page of another year, for the banner on years that are over.

Most pages are there in every year; those of a thing only where the year has that thing.
"""

from typing import NamedTuple

from generators.model import status, successors
from generators.model.plans import Plan
from generators.site.edition import Edition
from generators.site.pages import urls


class Instead(NamedTuple):
    """The year that is worked by now, and an address of it: of the same page, or its first."""

    year: int
    address: str
    same: bool


def instead(edition: Edition, plan: Plan | None, path: str) -> Instead | None:
    """Where somebody should look who reads the page at `path` of a plan that is over."""
    now = status.in_force(edition.plans)
    if plan is None or now is None or not plan.status.is_over:
        return None
    there = _at(path.removeprefix(f"{plan.year}/"), now)
    return Instead(now.year, there or urls.year(now), there is not None)


def _at(below: str, plan: Plan) -> str | None:
    """The page at this address below a year, if it has it."""
    folder, _, file = below.rpartition("/")
    slugs = _slugs(plan).get(folder)
    known = slugs is None or file.removesuffix(".html") in slugs
    return f"{plan.year}/{below}" if known or file == "index.html" else None


def _slugs(plan: Plan) -> dict[str, set[str]]:
    """By folder, the things that have a page in it."""
    departments = plan.institution.departments
    certificates = {each.slug for each in plan.certificates}
    units = {departments[each.department].slug for each in successors.units(plan)}
    return {
        "certificates": certificates,
        "teams": certificates,
        "notices/students": certificates,
        "departments": units,
        "notices/departments": units,
        "majors": {each.slug for each in plan.institution.majors.values()},
        "notices/issued": {each.slug for each in plan.notices if each.is_issued},
    }
