"""The issued document piece by piece, as whoever looks for facts reads it, and what a fact is."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from generators.model.document.issued_text import Printed, print_blocks
from generators.model.plans import Plan


@dataclass(frozen=True)
class Piece:
    """A block of the document: its kind, its clause, what a citation of it is called, its text; of
    a table the caption and the rows, in which merged cells are filled, and `corners`: the row and
    the column where the cell begins that a place of it belongs to."""

    kind: str
    clause: str
    cited: str
    text: str
    rows: tuple[tuple[str, ...], ...] = ()
    heads: int = 1
    corners: tuple[tuple[tuple[int, int], ...], ...] = ()

    @property
    def is_section(self) -> bool:
        """Whether it is the heading of a section or a chapter, not of a part of one."""
        return self.kind == "heading" and not re.search("（|条|[0-9][.]", self.clause)

    def corner(self, row: int, column: int) -> tuple[int, int]:
        """Where the cell begins that a place of a table belongs to."""
        return self.corners[row][column] if self.corners else (row, column)


@dataclass(frozen=True)
class Fact:
    """Something that the document says: what (`kind` and `subject`), the values, and where."""

    kind: str
    subject: tuple[str, ...]
    clause: str
    quote: str
    values: Mapping[str, object] = field(default_factory=dict, hash=False)

    @property
    def key(self) -> tuple[str, ...]:
        return (self.kind, *self.subject)


def pieces(plan: Plan) -> list[Piece]:
    """The whole document in its order."""
    return [_piece(block) for block in print_blocks(plan)]


def _piece(block: Printed) -> Piece:
    cited = block.label or block.clause
    if block.kind != "table":
        return Piece(block.kind, block.clause, cited, block.text)
    lines = ["".join(segment.text for segment in line) for line in block.lines]
    rows = [line.split("\t") for line in lines[1:]]
    wide = max(map(len, rows), default=0)
    filled = [[*row, *[""] * (wide - len(row))] for row in rows]
    spans: Sequence[Sequence[tuple[int, int]]] = getattr(block, "spans", ())
    corners = _fill(filled, spans)
    heads = getattr(block, "heads", 1)
    return Piece("table", block.clause, cited, lines[0], tuple(map(tuple, filled)), heads, corners)


def _fill(
    rows: list[list[str]], spans: Sequence[Sequence[tuple[int, int]]]
) -> tuple[tuple[tuple[int, int], ...], ...]:
    """Every cell that another one covers says what that says; where each begins."""
    corners = [[(at, column) for column in range(len(row))] for at, row in enumerate(rows)]
    for at, row in enumerate(spans):
        for column, (down, across) in enumerate(row):
            for below in range(at, min(at + down, len(rows))):
                for beside in range(column, min(column + across, len(rows[below]))):
                    rows[below][beside] = rows[at][column]
                    corners[below][beside] = (at, column)
    return tuple(map(tuple, corners))


def listed(text: str) -> tuple[list[str], bool]:
    """The names in a list of majors or departments, and whether it ends in 等."""
    words = re.sub(r"\s+", " ", text).strip(" 。；;")
    is_open = words.endswith(("等", "等专业", "等相关专业"))
    words = re.sub("等(?:相关)?(?:专业)?$", "", words)
    found = [each.strip() for each in re.split(r"[、，,；;\n]|\s(?=\S{2})", words)]
    return [bare(each) for each in found if each], is_open


def bare(major: str) -> str:
    """甲专业 -> 甲, where that is still a name."""
    name = re.sub(r"\s+", "", major)
    return name.removesuffix("专业") if len(name) > 3 else name


def sentences(text: str) -> Iterator[str]:
    """What is listed in a text with semicolons, without the marks at its ends."""
    for each in re.split(r"[；;\n]", text):
        if words := each.strip(" 。；;，,"):
            yield words
