"""名额表: certificates across, majors down. A number is a quota, a ring a major only listed.

Every cell says what it is by number or shape, never by colour alone: it prints in black and white.
"""

from dataclasses import dataclass

from generators.pictures.text import halves

TYPE = 12
LABEL, CELL, ROW, SUM = 80, 34, 30, 34
_LINE = 14


@dataclass(frozen=True)
class Cell:
    """At a certificate and a major: the quota in persons, or None where it is only listed."""

    x: float
    y: float
    places: int | None
    weight: int  # 1 to 4 by size, for the depth of the tint


@dataclass(frozen=True)
class Column:
    certificate: object
    x: float
    characters: list[tuple[str, float]]  # set from top to bottom


@dataclass(frozen=True)
class Row:
    major: str
    y: float
    lines: list[str]
    places: int


@dataclass(frozen=True)
class Matrix:
    width: float
    height: float
    top: float
    columns: list[Column]
    rows: list[Row]
    cells: list[Cell]


def matrix(plan) -> Matrix:
    """The picture for a plan; majors that no certificate names are left out."""
    certificates = plan.certificates
    head = max((len(c.name) for c in certificates), default=1) * _LINE + 14
    named = {m for c in certificates for m in c.eligible.majors} | {q.major for _, q in plan.quotas}
    majors = [name for name in plan.institution.majors if name in named]
    columns = [
        Column(c, LABEL + CELL * (at + 0.5), _downwards(c.name, head))
        for at, c in enumerate(certificates)
    ]
    rows = [_row(plan, name, head + ROW * (at + 0.5)) for at, name in enumerate(majors)]
    most = max((quota.declared for _, quota in plan.quotas), default=1)
    return Matrix(
        width=LABEL + CELL * len(columns) + SUM,
        height=head + ROW * (len(rows) + 1) + 4,
        top=head,
        columns=columns,
        rows=rows,
        cells=[cell for c in columns for r in rows for cell in _cell(c, r, most)],
    )


def _downwards(name: str, bottom: float) -> list[tuple[str, float]]:
    """The characters of a heading and their base lines, so that they end just above `bottom`."""
    first = bottom - 10 - _LINE * (len(name) - 1)
    return [(character, first + _LINE * at) for at, character in enumerate(name)]


def _row(plan, major: str, y: float) -> Row:
    places = sum(quota.declared for _, quota in plan.quotas if quota.major == major)
    return Row(major, y, halves(major, 6), places)


def _cell(column: Column, row: Row, most: int):
    quotas = [q for q in column.certificate.quotas if q.major == row.major]
    if quotas:
        places = sum(q.declared for q in quotas)
        yield Cell(column.x, row.y, places, min(4, 1 + places * 4 // (most + 1)))
    elif row.major in column.certificate.eligible.majors:
        yield Cell(column.x, row.y, None, 0)
