"""The issued document printed from the plan: prose from document.yaml, everything else from data.

Prints what is stored, faults included (corrections.py mends them). Each stretch of text knows
the place it comes from, so that a difference from the archive can be shown at its source.
White space follows the archive too, though only the other characters are held to it.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from generators.core.once import once
from generators.model.document import frame_lines, issued_tables
from generators.model.document.clause_numbers import (
    is_attachment,
    item_mark,
    item_name,
    number_of,
    usual_mark,
)
from generators.model.document.issued_cells import Segment
from generators.model.documents import Block, Clause
from generators.model.entities import Group, Role
from generators.model.plans import Plan
from generators.model.serving import padded, with_post
from generators.model.structure import Spot
from generators.model.tables.cells import BREAK, Spans

_NAMES_PER_LINE = 5
_TABLE_NUMBER = re.compile(r"表 *([0-9]+)")


@dataclass(frozen=True, slots=True)
class Printed:
    """One block of the printed document. `lines` are its lines, each of segments.

    kind: masthead number title heading paragraph item table members signature date other
    attachment (its label alone, such as 附件1); addressees organ day document (Block.line)
    label: what a clause reference calls it (二（一）, 三（三）1, 二（一）表1); empty where the
    enclosing clause is meant. level: of a heading, as level_of says; 0 otherwise. Of a table:
    what its columns hold, how many lines behind the caption are its head, which cells are merged.
    """

    kind: str
    clause: str
    lines: tuple[tuple[Segment, ...], ...]
    label: str = ""
    level: int = 0
    facts: tuple[str, ...] = ()
    heads: int = 0
    spans: Spans = ()

    @property
    def text(self) -> str:
        lines = ["".join(segment.text for segment in line) for line in self.lines]
        if self.kind == "table":  # a blank line between caption and rows
            lines[0] += "\n"
        return "\n".join(lines).replace(BREAK, "\n")


def print_blocks(plan: Plan) -> tuple[Printed, ...]:
    """The whole document, as issued, in order."""
    return _printed(plan.as_issued)


@once
def _printed(plan: Plan) -> tuple[Printed, ...]:
    document = plan.document
    clauses = (b for clause in document.clauses for b in _clause(plan, clause))
    attached = (b for clause in document.attachments for b in _attached(plan, clause))
    top, end = (tuple(_framed(lines(plan))) for lines in (frame_lines.top, frame_lines.end))
    return (*top, *clauses, *end, *attached)


@once
def stored(plan: Plan) -> str:
    """The text as the archive has it."""
    return "\n\n" + "\n\n".join(block.text for block in print_blocks(plan))


def solid(text: str) -> str:
    """A text without its white space: what two versions of it are compared by."""
    return "".join(text.split())


@once
def archive_of(plan: Plan) -> str:
    """The text that was issued, without its white space; empty where it is not known."""
    return solid(plan.issued_text)


def is_being_entered(plan: Plan) -> bool:
    """Whether its issued document is there, and not all that it says is confirmed yet."""
    return not plan.status.is_issued and bool(plan.issued_text.strip())


def level_of(clause: Clause) -> int:
    """1 for 一 and 第一章, 2 for 二（一）, 1.1 and 第一条, 3 for what is deeper, 0 for a text
    before the first section. A clause that has a heading and no number is a section: 附则; so is
    an attachment."""
    if number := number_of(clause.clause):
        return min(number.level, 3)
    return 1 if clause.heading or is_attachment(clause.clause) else 0


def mark_of(clause: Clause) -> str:
    """How the number of a clause stands before its text."""
    mark = clause.mark or usual_mark(clause.clause)
    return f"{mark}\u3000" if mark[-1:].isdecimal() else mark


def table_label(block: Block) -> str:
    """表3 for the caption “表 3 工作进度表”."""
    match = _TABLE_NUMBER.match(block.caption or "")
    return f"表{match[1]}" if match else "表"


def _framed(lines: Iterable[frame_lines.Line]) -> Iterator[Printed]:
    for each in lines:
        yield _single(each.kind, each.clause, each.text, each.spot, each.label)


def _attached(plan: Plan, clause: Clause) -> Iterator[Printed]:
    """A clause of an attachment; its first one stands below its label."""
    if is_attachment(clause.clause):
        spot = clause.spot.step("mark" if clause.mark else "clause")
        yield _single("attachment", clause.clause, clause.mark or clause.clause, spot)
        clause = replace(clause, mark="")
    yield from _clause(plan, clause)


def _clause(plan: Plan, clause: Clause) -> Iterator[Printed]:
    level, name, mark = level_of(clause), clause.clause, mark_of(clause)
    if clause.heading:
        segment = Segment(mark + clause.heading, clause.spot.step("heading"), clause.spot)
        yield Printed("heading", name, ((segment,),), name, level)
    label, mark = ("", "") if clause.heading else (name, mark)
    for block in clause.blocks:
        if block.text is not None:
            spot = block.spot.step("text")
            yield _single(block.line or "paragraph", name, mark + block.text, spot, label)
            label = mark = ""
        for index, item in enumerate(block.items):
            spot = block.spot.step("items", index)
            way, number = block.item_numbers, index + 1
            label = item_name(name, way, number)
            yield _single("item", name, item_mark(way, number) + item, spot, label)
        if block.is_table:
            yield _table(plan, clause, block)
        if block.members:
            yield _members(plan, clause, block)


def _single(kind: str, clause: str, text: str, spot: Spot, label: str = "") -> Printed:
    return Printed(kind, clause, ((Segment(text, spot, spot),),), label)


def _table(plan: Plan, clause: Clause, block: Block) -> Printed:
    caption = block.spot.step("caption")
    lines = [(Segment(block.caption or "", caption, caption),)]
    made = issued_tables.printed(plan, block)
    return Printed(
        "table", clause.clause, (*lines, *made.lines), clause.clause + table_label(block),
        facts=made.facts, heads=made.heads, spans=made.spans,
    )  # fmt: skip


def _members(plan: Plan, clause: Clause, block: Block) -> Printed:
    group = next((g for g in plan.groups if g.name == block.members), None)
    if group is None:  # REF-01 says so; the place stays
        spot = block.spot.step("members")
        return Printed("members", clause.clause, ((Segment("", spot, spot),),))
    posts, labels = (group.spot.step("roles"), group.spot.step("head")), block.labels or {}
    lines: list[tuple[Segment, ...]] = []
    for number, role in enumerate(group.roles, 1):
        label = labels.get(role.title, role.title)
        mark = "" if block.unnumbered else f"{number}. "
        start = Segment(f"{mark}{label}：", role.spot.step("title"), group.spot, (), posts)
        names = tuple(_names(role, block.between, group, posts))
        full = len(names) or 1 if block.between else _NAMES_PER_LINE
        for first in range(0, len(names) or 1, full):
            line = names[first : first + full]
            lines.append((start, *line) if first == 0 else line)
    return Printed("members", clause.clause, tuple(lines))


def _names(
    role: Role, between: str | None, group: Group, posts: tuple[Spot, ...]
) -> Iterator[Segment]:
    """Names between spaces are as wide as three characters, so that they stand below each other."""
    listed = role.spot.step("people")
    for index, name in enumerate(role.people):
        said = with_post(name if between else padded(name), role.posts)
        first = index == 0 or (not between and index % _NAMES_PER_LINE == 0)
        blank = "" if first else between or " "
        yield Segment(blank + said, listed.step(index), group.spot, (), posts)
