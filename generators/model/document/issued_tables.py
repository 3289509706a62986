"""The tables of the issued document: their lines, each stretch with the place it is written at.

Tables that are written out say themselves what is printed; of the others the data fill the cells.
A column that the data say nothing about is left blank, to be filled in by hand.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from generators.model.document.issued_cells import Segment, cell, row_of
from generators.model.documents import Block
from generators.model.plans import Plan
from generators.model.structure import Spot
from generators.model.tables import cells, filled
from generators.model.tables.cells import BREAK, Cell, Spans, Written
from generators.model.tables.filled import BLANK, ISSUED, Wanted
from generators.model.views import Fact

Line = tuple[Segment, ...]


@dataclass(frozen=True, slots=True)
class Lines:
    """A table below its caption: its lines, which value each column shows, how many lines are its
    head, and which cells are merged."""

    lines: tuple[Line, ...]
    facts: tuple[str, ...]
    heads: int
    spans: Spans = ()


def printed(plan: Plan, block: Block) -> Lines:
    """A table of the document, filled in from data or written out."""
    head, titles = _head(block), ((1, 1),) * len(block.columns)
    if kind(block) is not None:
        lines, spans = _filled(plan, block)
        whole = (titles, *spans) if spans else ()
        return Lines((*head, *lines), facts(block), len(head), whole)
    made = grid(block)
    lines = [_line(row, block.spot.step("rows", at)) for at, row in enumerate(made.rows)]
    spans = cells.spans(made.rows)
    whole = (*((titles,) if head else ()), *spans) if spans else ()
    wide = max(map(len, (block.columns, *made.rows)))
    return Lines((*head, *lines), (BLANK,) * wide, len(head) + block.head_rows, whole)


def kind(block: Block) -> str | None:
    """What a row is of; None of a table that is written out."""
    return ISSUED[block.table][0] if block.table else block.of


def columns(block: Block) -> list[Wanted]:
    """What each column shows, where the data fill them."""
    usual = ISSUED[block.table][1] if block.table else ()
    return filled.wanted(kind(block) or "", block.columns, usual)


def facts(block: Block) -> tuple[str, ...]:
    """The value of each column; BLANK where the data have nothing for it."""
    return tuple(each.value or BLANK for each in columns(block)) if kind(block) else ()


def grid(block: Block) -> Written:
    """The cells of a table that is written out."""
    where, rows = block.spot.step("rows"), block.written or []
    return cells.written(rows, where, len(block.columns), block.head_rows)


def _head(block: Block) -> list[Line]:
    whole = block.spot.step("columns")
    titles = [[Segment(each.title, each.words, whole)] for each in block.columns]
    return [_tabbed(titles)] if titles else []


def _line(row: list[Cell], whole: Spot) -> Line:
    return _tabbed([[Segment(c.text.replace("\n", BREAK), c.spot, whole)] for c in row])


def _filled(plan: Plan, block: Block) -> tuple[list[Line], Spans]:
    """The rows below the head, cells apart by tabs; and which cells are merged."""
    begin = [phase.starts.first for phase in plan.phases if phase.starts]
    in_order = sorted(begin) == begin  # else every row differs from the archive's
    wanted, of = columns(block), kind(block) or ""
    listed = filled.listed(plan, of, block, issued=True)
    rows = [
        [list(cell(row_of(block, entry, wanted, in_order), entry, facts, each)) for each in wanted]
        for entry, facts in listed
    ]
    texts = [["".join(segment.text for segment in cell) for cell in row] for row in rows]
    spans = filled.merged(texts, filled.merging(block, wanted))
    for row, covered in zip(rows, spans, strict=False):
        for at, (down, _) in enumerate(covered):
            row[at] = [replace(each, text=each.text if down else "") for each in row[at]]
    sums = filled.totals(
        [[facts.get(c.value or "") for c in wanted] for _, facts in listed], wanted
    )
    if sums is not None:
        rows.append(_totals(block, wanted, sums))
        spans = (*spans, ((1, 1),) * len(wanted)) if spans else ()
    return [_tabbed(row) for row in rows], spans


def _totals(block: Block, wanted: Sequence[Wanted], sums: Sequence[Fact]) -> list[list[Segment]]:
    where = block.spot.step("columns")
    texts = [filled.shown(fact, each.unit) for fact, each in zip(sums, wanted, strict=True)]
    return [[Segment(text, where, where)] for text in (texts[0] or "合计", *texts[1:])]


def _tabbed(row: Sequence[list[Segment]]) -> Line:
    """A line of cells, with a tab at the end of each but the last."""
    last = len(row) - 1
    for each in row[:last]:
        each[-1] = replace(each[-1], text=f"{each[-1].text}\t")
    return tuple(segment for each in row for segment in each)
