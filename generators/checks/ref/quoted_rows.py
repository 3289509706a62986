"""Answers that repeat a row of a table of the document: 五级：理论60元，合计220元.

Holds no rule.
"""

import re
from collections.abc import Iterator

from generators.checks.src.stored import folded
from generators.model.documents import Block, Clause
from generators.model.plans import Plan
from generators.model.tables.cells import owners, spans, written

_ROWS, _PARTS = re.compile("[；;。\n]"), re.compile("[，、：,:|｜\\s]+")
_UNIT = re.compile("(?:元|人|名|分|学时|课时|天|项|次)(?:/[人次项])?$")


def repeats_rows(plan: Plan, clause: str, answer: str) -> bool:
    """Whether each sentence of an answer is made of cells of one row of a table of the clause,
    alone or behind the title of their column, with or without their unit."""
    rows = [row for held in _clauses(plan, clause) for b in held.blocks for row in _rows(b)]
    said = [_PARTS.split(each.strip()) for each in _ROWS.split(answer) if each.strip()]
    return bool(said) and all(
        any(all(_bare(part) in row for part in parts if part) for row in rows) for parts in said
    )


def _clauses(plan: Plan, name: str) -> Iterator[Clause]:
    for each in plan.clauses:
        if name == each.clause or re.fullmatch("表[0-9]*", name.removeprefix(each.clause)):
            yield each


def _rows(block: Block) -> Iterator[set[str]]:
    """What may be said of each row below the head."""
    heads = block.head_rows
    made = written(block.written or (), block.spot.step("rows"), len(block.columns), heads)
    covered = owners(spans(made.rows))
    texts = [[folded(cell.text) for cell in row] for row in made.rows]
    if covered:  # what is merged says the same in all that it covers
        texts = [[texts[r][c] for r, c in row] for row in covered]
    titles = [folded(column.title) for column in block.columns]
    titles = titles or (texts[heads - 1] if heads else [""] * max(map(len, texts), default=0))
    for row in texts[heads:]:
        yield {_bare(each) for cell, title in zip(row, titles, strict=False) if cell
               for each in (cell, title + cell)}  # fmt: skip


def _bare(text: str) -> str:
    plain = folded(text)
    return _UNIT.sub("", plain) or plain
