"""名额表: certificates across, majors down. A number is a quota, a ring a major only listed.

Every cell says what it is by number or shape, never by colour alone: it prints in black and white.
Two layouts: headings across on a desk, from top to bottom on a phone.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from generators.model.eligibility import listing
from generators.model.entities import Certificate
from generators.model.exams import Quota
from generators.model.known import by_who, known_of, known_of_lines
from generators.model.plans import Plan
from generators.model.reaching import reaching, shared_out
from generators.site.pictures.text import halves, lines

TYPE = 12
ROW = 30
_LINE = 14
_CODE = re.compile("（[0-9A-Za-z.－ -]+）$")
_NARROW = (80, 34, 34)  # the room of a major's name, of a certificate, of a sum
_WIDE, _LABEL, _SUM = 720, 144, 48


@dataclass(frozen=True)
class Cell:
    """At a certificate and a major: the quota in persons, or None where it is only listed."""

    x: float
    y: float
    places: int | None
    weight: int  # 1 to 4 by size, for the depth of the tint


@dataclass(frozen=True)
class Column:
    certificate: Certificate
    x: float
    words: list[tuple[str, float]]  # with their base lines; on a phone a character each


@dataclass(frozen=True)
class Row:
    """Of a major; or of others that have `lines` of their own: a department, the public."""

    name: str
    y: float
    words: list[str]
    places: int | None
    lines: list[tuple[Certificate, Quota]] | None = None


@dataclass(frozen=True)
class Matrix:
    width: float
    height: float
    top: float
    step: float  # from one column to the next
    columns: list[Column]
    rows: list[Row]
    cells: list[Cell]


def matrix(plan: Plan, wide: bool) -> Matrix:
    """The picture for a plan; majors that no certificate names are left out."""
    certificates = plan.offered
    label, step, last = _NARROW
    if wide:
        label, last = _LABEL, _SUM
        step = max(40, (_WIDE - label - last) // max(len(certificates), 1))
    short = _without_codes([c.name for c in certificates])
    words = [
        lines(c.name, step - 10, TYPE, most=9) if wide else [*short[c.name]] for c in certificates
    ]
    head = max(map(len, words), default=1) * _LINE + 14
    named = {*listing(plan), *shared_out(plan)}
    rest = {who: held for (_, who), held in by_who(plan).items()
            if all(quota.major is None for _, quota in held)}  # fmt: skip
    names = [name for name in plan.institution.majors if name in named] + list(rest)
    columns = [
        Column(c, label + step * (at + 0.5), _above(words[at], head))
        for at, c in enumerate(certificates)
    ]
    longest = label // TYPE
    rows = [
        _row(plan, name, head + ROW * (at + 0.5), longest, rest.get(name))
        for at, name in enumerate(names)
    ]
    most = max((quota.places for _, quota in plan.quotas), default=1)
    return Matrix(
        width=label + step * len(columns) + last,
        height=head + ROW * (len(rows) + 1) + 4,
        top=head,
        step=step,
        columns=columns,
        rows=rows,
        cells=[cell for c in columns for r in rows for cell in _cell(plan, c, r, most)],
    )


def _without_codes(names: list[str]) -> dict[str, str]:
    """Names by themselves: a code at their end has no room where a character is a line. Unless it
    is the code that tells two apart."""
    bare = {name: _CODE.sub("", name) or name for name in names}
    same = Counter(bare.values())
    return {name: each if same[each] == 1 else name for name, each in bare.items()}


def _above(words: list[str], bottom: float) -> list[tuple[str, float]]:
    """The lines of a heading and their base lines, so that they end just above `bottom`."""
    first = bottom - 10 - _LINE * (len(words) - 1)
    return [(line, first + _LINE * at) for at, line in enumerate(words)]


def _row(
    plan: Plan, name: str, y: float, longest: int, lines: list[tuple[Certificate, Quota]] | None
) -> Row:
    known = known_of(plan, major=name) if lines is None else known_of_lines(plan, lines)
    none = None if reaching(plan, name) else 0  # none alone, but those of its department
    places = known.places.persons or (none if any(plan.quotas) else None)
    return Row(name, y, halves(name, longest), places, lines)


def _cell(plan: Plan, column: Column, row: Row, most: int) -> Iterator[Cell]:
    certificate = column.certificate
    known = known_of(plan, certificate, row.name)
    if row.lines is not None:
        known = known_of_lines(plan, [pair for pair in row.lines if pair[0] is certificate])
    if places := known.places.persons:
        yield Cell(column.x, row.y, places, min(4, 1 + places * 4 // (most + 1)))
    elif row.lines is None and certificate in listing(plan).get(row.name, []):
        yield Cell(column.x, row.y, None, 0)
