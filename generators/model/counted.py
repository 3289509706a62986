"""Which lines of quotas are counted: a sum never adds what another line has already.

机电系 100 holds 机电一体化技术 40, and that holds 机电2101班 20; a line of all batches holds that
of one. Only the widest are counted. Knows no page and no table.
"""

from collections.abc import Iterable, Iterator
from itertools import combinations

from generators.model.amounts import total
from generators.model.dimensions import (
    CLASS,
    DEPARTMENT,
    DIMENSIONS,
    KEYS,
    MAJOR,
    POPULATION,
    WHO,
    Line,
    who_of,
)
from generators.model.entities import Certificate
from generators.model.exams import Quota
from generators.model.institutions import Institution

Pair = tuple[Certificate, Quota]
_NARROWING = tuple(KEYS.index(d.key) for d in DIMENSIONS if d.whole and d not in WHO)
_CLASS, _MAJOR, _DEPARTMENT = (KEYS.index(each.key) for each in (CLASS, MAJOR, DEPARTMENT))


def counted(institution: Institution, pairs: Iterable[Pair]) -> tuple[Quota, ...]:
    """Those that no other of these holds."""
    pairs = list(pairs)
    there = {(certificate.slug, quota.line) for certificate, quota in pairs}
    return tuple(
        quota
        for certificate, quota in pairs
        if not any((certificate.slug, wider) in there for wider in _wider(institution, quota.line))
    )


def declared_by(
    institution: Institution, certificates: Iterable[Certificate]
) -> dict[str, int | None]:
    """The sum of the declared places of each certificate, by its short name; None of none."""
    return {
        each.slug: total(q.declared for q in counted(institution, of_certificate(each)))
        for each in certificates
    }


def overlapping(institution: Institution, pairs: Iterable[Pair]) -> bool:
    """Whether some of these hold others."""
    pairs = list(pairs)
    return len(counted(institution, pairs)) < len(pairs)


def evident(quotas: Iterable[Quota]) -> bool:
    """Whether it can be seen without any register that no line holds another."""
    said = {
        frozenset(d.key for d in DIMENSIONS if d.whole and d.of(quota))
        for quota in quotas
        if who_of(quota.line) is not POPULATION
    }
    return len(said) < 2


def of_certificate(certificate: Certificate) -> list[Pair]:
    return [(certificate, quota) for quota in certificate.quotas]


def department_of(institution: Institution, quota: Quota) -> str | None:
    """The department of those a line is for, where that is known."""
    return quota.department or institution.department_of(quota.major)


def _wider(institution: Institution, line: Line) -> Iterator[Line]:
    """All lines that would hold this one."""
    said = [index for index in _NARROWING if line[index]]
    for who in _who(institution, line):
        for size in range(len(said) + 1):
            for left in combinations(said, size):
                wider = tuple(None if at in left else value for at, value in enumerate(who))
                if wider != line:
                    yield wider


def _who(institution: Institution, line: Line) -> Iterator[Line]:
    """The same for everybody whom it may be part of, itself first."""
    yield line
    if line[_CLASS]:
        line = _with(line, _CLASS, None)
        yield line
    if department := institution.department_of(line[_MAJOR]):
        yield _with(_with(line, _MAJOR, None), _DEPARTMENT, department)


def _with(line: Line, at: int, value: str | None) -> Line:
    return (*line[:at], value, *line[at + 1 :])
