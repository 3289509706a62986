"""One row a quota, with college, year and version: the table that many colleges' stack into one.

Plain CSV for programs: UTF-8 without a mark, lines end in \\n, columns always in this order and
never fewer; a new one comes at the end. What is not known is empty.
"""

from collections.abc import Iterator

from generators.exchange.tables.table import Cell
from generators.model import provenance
from generators.model.known import LADDER
from generators.model.plans import Plan

COLUMNS = (
    "api", "college", "college_prefix", "year", "document_number", "version", "as_of",
    "certificate", "certificate_slug", "certificate_level", "evaluator", "major", "major_slug",
    "department", "level", "population", "declared", "approved", "registered", "examined",
    "passed", "certified", "origin", "later",
)  # fmt: skip

_NAMES = {field: title for title, field in LADDER.items()}
_NAMES |= {"level": "等级", "population": "对象"}


def rows(plan: Plan, api: str, version: str | None, as_of: str) -> Iterator[tuple[Cell, ...]]:
    """The rows of one year."""
    names = _NAMES | {"evaluator": plan.programme.evaluator}
    college, majors = plan.institution.college, plan.institution.majors
    for certificate, quota in plan.quotas:
        major = majors.get(quota.major)
        yield (
            api, college.name, college.document_prefix, plan.year, plan.head.number, version,
            as_of, certificate.name, certificate.slug, certificate.level, certificate.evaluator,
            quota.major, major.slug if major else None,
            major.department if major else None, quota.level,
            quota.population, quota.declared, quota.approved, quota.registered, quota.examined,
            quota.passed, quota.certified, plan.status.called(quota.origin_of("declared").kind),
            "；".join(provenance.told([certificate, quota], names)) or None,
        )  # fmt: skip
