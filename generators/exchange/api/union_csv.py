"""One row a quota, with college, year and version: the table that many colleges' stack into one.

Plain CSV for programs: UTF-8 without a mark, lines end in \\n, columns always in this order and
never fewer; a new one comes at the end. What is not known is empty.
"""

from collections.abc import Iterator

from generators.exchange.tables.table import Cell
from generators.model import dimensions, provenance
from generators.model.counted import department_of
from generators.model.known import LADDER
from generators.model.plans import Plan

# What a line may have besides the columns that there were first.
_MORE = tuple(key for key in dimensions.KEYS if key not in ("major", "department", "level",
                                                            "population"))  # fmt: skip
COLUMNS = (
    "api", "college", "college_prefix", "year", "document_number", "version", "as_of",
    "certificate", "certificate_slug", "certificate_level", "evaluator", "major", "major_slug",
    "department", "level", "population", "declared", "approved", "registered", "examined",
    "passed", "certified", "origin", "later", *_MORE,
)  # fmt: skip

_NAMES = {field: title for title, field in LADDER.items()}
_NAMES |= dimensions.TITLES


def rows(plan: Plan, api: str, version: str | None, as_of: str) -> Iterator[tuple[Cell, ...]]:
    """The rows of one year."""
    names = _NAMES | {"evaluator": plan.programme.evaluator}
    college, majors = plan.institution.college, plan.institution.majors
    for certificate, quota in plan.quotas:
        major = majors.get(quota.major or "")
        yield (
            api, college.name, college.document_prefix, plan.year, plan.head.number, version,
            as_of, certificate.name, certificate.slug, certificate.level, certificate.evaluator,
            quota.major, major.slug if major else None,
            department_of(plan.institution, quota), quota.level,
            quota.population, quota.declared, quota.approved, quota.registered, quota.examined,
            quota.passed, quota.certified, plan.status.called(quota.origin_of("declared").kind),
            "；".join(provenance.told([certificate, quota], names)) or None,
            *(getattr(quota, key) for key in _MORE),
        )  # fmt: skip
