"""The tables of the issued document: which fact each column holds, and the cells of a row.

What a column holds is told by its title; a title in words of its own holds what usually stands in
its place. A column that the data say nothing about is left blank, to be filled in by hand.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from generators.model.dimensions import DIMENSIONS, called
from generators.model.documents import Block
from generators.model.entities import Certificate, Phase
from generators.model.exams import Quota
from generators.model.plans import Plan
from generators.model.serving import as_set, with_post
from generators.model.structure import Spot
from generators.model.tables.cells import BREAK, Cell, Spans, Written, spans, written

BLANK = ""
QUOTAS, TEAMS, SCHEDULE = "quotas", "teams", "schedule"
# What stands in the columns of a table that says no more than it has to.
USUAL = {
    QUOTAS: ("number", "name", "eligible", "places"),
    TEAMS: ("number", "name", "lead"),
    SCHEDULE: ("number", "span", "tasks"),
}
# The first that a title has words of is what the column holds.
_OF_CERTIFICATES = (
    ("备注|说明|签", BLANK), ("序号|编号", "number"),
    ("评价(?:组织|机构)|认定机构", "evaluator"), ("等级", "level"),
    ("成员", "members"), ("负责人", "lead"), ("名额|人数", "places"), ("专业", "eligible"),
    ("证书", "name"),
)  # fmt: skip
_OF_PHASES = (
    ("备注|说明|签", BLANK), ("序号|编号", "number"), ("时间|日期|起止", "span"),
    ("部门|单位|责任|负责|承担|牵头", "owners"), ("工作|任务|内容|事项", "tasks"),
)  # fmt: skip
# Where in a certificate's file the facts of its row stand.
_SOURCES = {
    "number": ("number",), "name": ("name",), "level": ("level",), "evaluator": ("evaluator",),
    "eligible": ("eligible",), "places": ("quotas",), "lead": ("team", "lead"),
    "members": ("team", "members"),
}  # fmt: skip
_WORDS = {QUOTAS: _OF_CERTIFICATES, TEAMS: _OF_CERTIFICATES, SCHEDULE: _OF_PHASES}


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of printed text, where it is written, and the whole it is part of: a paragraph, a
    list, a row. `made_of` is what alone decides how it reads; where it is empty all `parts` of the
    whole that are printed do."""

    text: str
    spot: Spot
    whole: Spot
    made_of: tuple[Spot, ...] = ()
    parts: tuple[Spot, ...] = ()  # none: the whole


@dataclass(frozen=True, slots=True)
class Lines:
    """A table below its caption: its lines, what the columns hold, how many lines are its head,
    and which cells are merged."""

    lines: tuple[tuple[Segment, ...], ...]
    facts: tuple[str, ...]
    heads: int
    spans: Spans = ()


def printed(plan: Plan, block: Block) -> Lines:
    """A table of the document, filled in from data or written out."""
    columns = block.spot.step("columns")
    head = [(Segment("\t".join(block.columns), columns, columns),)] if block.columns else []
    if block.table is not None:
        return Lines((*head, *rows(plan, block)), facts(block), len(head))
    made = grid(block)
    lines = (_line(row, block.spot.step("rows", number)) for number, row in enumerate(made.rows))
    merged = spans(made.rows)
    whole = ((((1, 1),) * len(block.columns),) if head else ()) + merged if merged else ()
    wide = max(map(len, (block.columns, *made.rows)))
    return Lines((*head, *lines), (BLANK,) * wide, len(head) + block.head_rows, whole)


def grid(block: Block) -> Written:
    """The cells of a table that is written out."""
    return written(block.rows or [], block.spot.step("rows"), len(block.columns), block.head_rows)


def _line(row: list[Cell], whole: Spot) -> tuple[Segment, ...]:
    texts = [cell.text.replace("\n", BREAK) for cell in row]
    ends = [*("\t" for _ in texts[1:]), ""]
    return tuple(
        Segment(f"{text}{end}", cell.spot, whole)
        for text, end, cell in zip(texts, ends, row, strict=True)
    )


def facts(block: Block) -> tuple[str, ...]:
    """What each column of a table holds; BLANK where the data have nothing for it."""
    return tuple(fact or BLANK for fact in _facts(block))


def unfilled(block: Block) -> list[int]:
    """The columns of which nobody knows what they hold; those meant to be blank are none."""
    return [at for at, fact in enumerate(_facts(block)) if fact is None]


def _facts(block: Block) -> list[str | None]:
    table = block.table or ""
    usual = USUAL[table]
    told = [_told(table, title) for title in block.columns]
    if len(told) == len(usual):
        told = [u if t is None and u not in told else t for t, u in zip(told, usual, strict=True)]
    return told


def _told(table: str, title: str) -> str | None:
    return next((fact for words, fact in _WORDS[table] if re.search(words, title)), None)


def rows(plan: Plan, block: Block) -> Iterator[tuple[Segment, ...]]:
    """The rows below the head, cells apart by tabs."""
    begin = [phase.starts.first for phase in plan.phases if phase.starts]
    in_order = sorted(begin) == begin  # else every row differs from the archive's
    printed = facts(block)
    entries = plan.phases if block.table == SCHEDULE else plan.issued_certificates
    for index, entry in enumerate(entries, 1):
        whole = entry.spot
        parts: tuple[Spot, ...] = ()
        if isinstance(entry, Certificate):
            parts = tuple(whole.step(*_SOURCES[fact]) for fact in printed if fact in _SOURCES)
        elif not in_order:
            whole = Spot(whole.source, ("phases",))
        row = _Row(index, block, in_order, whole, parts)
        cells = [list(_CELLS[fact](row, entry)) for fact in printed]
        yield tuple(segment for cell in _apart(cells, row) for segment in cell)


def _apart(cells: list[list[Segment]], row: "_Row") -> Iterator[list[Segment]]:
    """The cells with a tab at the end of each but the last."""
    for number, cell in enumerate(cells, 1):
        cell = cell or [row.segment("", row.whole)]
        if number < len(cells):
            cell[-1] = replace(cell[-1], text=f"{cell[-1].text}\t")
        yield cell


@dataclass(frozen=True)
class _Row:
    """A row to be printed: its number, its table, whether rows stand in order of time, the whole
    that it is, and which parts of that are printed."""

    index: int
    block: Block
    in_order: bool
    whole: Spot
    parts: tuple[Spot, ...]

    def segment(self, text: str, spot: Spot, *made_of: Spot) -> Segment:
        return Segment(text, spot, self.whole, made_of, self.parts)


def _of(*route: str) -> Callable[["_Row", Certificate], Iterator[Segment]]:
    """A cell with a single value of a certificate's file."""

    def cell(row: _Row, entry: Certificate) -> Iterator[Segment]:
        spot = entry.spot.step(*route)
        yield row.segment(str(spot.value if spot.value is not None else ""), spot)

    return cell


def _number(row: _Row, entry: Certificate | Phase) -> Iterator[Segment]:
    if isinstance(entry, Phase):
        yield row.segment(str(row.index), entry.spot)
    else:
        yield row.segment(str(entry.number), entry.spot.step("number"))


def _eligible(row: _Row, entry: Certificate) -> Iterator[Segment]:
    eligible, listed = entry.eligible, entry.eligible.spot.step("majors")
    made_of: tuple[Spot, ...] = (listed,)
    if eligible.names != eligible.majors:
        listed, made_of = eligible.spot, (eligible.spot,)
    yield row.segment("、".join(eligible.names), listed, *made_of)
    yield row.segment("等" if eligible.open else "", eligible.spot.step("open"))


def _places(row: _Row, entry: Certificate) -> Iterator[Segment]:
    once = len({quota.who for quota in entry.quotas}) == len(entry.quotas)
    for position, quota in enumerate(entry.quotas):
        made_of = quota.spot if once else entry.spot.step("quotas")
        major, declared = quota.spot.step(quota.key), quota.spot.step("declared")
        yield row.segment(f"{' ' * bool(position)}{_who(quota, once)} ", major, made_of)
        yield row.segment(f"{quota.declared} 人", declared, made_of)


def _who(quota: Quota, once: bool) -> str:
    """For whom, with batch and grade; with level and population, which may have been settled later
    or stand elsewhere, only where they tell two lines of a row apart (not `once`)."""
    shown = tuple(
        value if each.whole or not once or each.key == quota.key else None
        for each, value in zip(DIMENSIONS, quota.line, strict=True)
    )
    return called(shown)


def _lead(row: _Row, entry: Certificate) -> Iterator[Segment]:
    if entry.team:
        lead = entry.team.spot.step("lead")
        yield row.segment("、".join(as_set(entry.leads, entry.team.posts)), lead, lead)


def _members(row: _Row, entry: Certificate) -> Iterator[Segment]:
    if entry.team:
        members = entry.team.spot.step("members")
        said = (with_post(name, entry.team.posts) for name in entry.members or ())
        yield row.segment("、".join(said), members, members)


def _span(row: _Row, entry: Phase) -> Iterator[Segment]:
    span = entry.chinese(row.block.range_mark or "—")
    times = tuple(entry.spot.step(key) for key in ("starts", "ends"))
    yield row.segment(span, times[0], *(times if row.in_order else ()))


def _tasks(row: _Row, entry: Phase) -> Iterator[Segment]:
    mark, last = row.block.item_mark or "（{}）", len(entry.tasks)
    for number, task in enumerate(entry.tasks, 1):
        text = task.text
        if last > 1:
            text = f"{mark.replace('{}', str(number))}{text}{'。' if number == last else '； '}"
        spot = task.spot.step("text")
        yield row.segment(text, spot, *((spot,) if row.in_order else ()))


def _owners(row: _Row, entry: Phase) -> Iterator[Segment]:
    names = dict.fromkeys(owner.who for task in entry.tasks for owner in task.owners)
    yield row.segment("、".join(names), entry.spot.step("tasks"))


_CELLS: dict[str, Callable[..., Iterator[Segment]]] = {
    BLANK: lambda row, entry: iter(()),
    "number": _number, "name": _of("name"), "level": _of("level"), "evaluator": _of("evaluator"),
    "eligible": _eligible, "places": _places, "lead": _lead, "members": _members, "span": _span,
    "tasks": _tasks, "owners": _owners,
}  # fmt: skip
