"""One cell of a table of the issued document: stretches of text, each with its place.

What comes from several places of a file is taken apart, so that a difference from the archive is
told where its cause is written. Knows no table.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from generators.model.dimensions import printed_who
from generators.model.documents import Block
from generators.model.entities import Certificate, Phase, Task
from generators.model.serving import as_set, with_post
from generators.model.structure import Entity, Spot
from generators.model.tables import filled
from generators.model.tables.filled import BLANK, Wanted
from generators.model.views import Fact

# Where in a certificate's file the facts of its row stand.
_SOURCES = {
    "证书序号": ("number",), "证书": ("name",), "等级": ("level",), "培训评价组织": ("evaluator",),
    "可申报专业": ("eligible",), "各专业名额": ("quotas",), "负责人": ("team", "lead"),
    "成员": ("team", "members"),
}  # fmt: skip


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


@dataclass(frozen=True)
class Row:
    """A row to be printed: its table, whether rows stand in order of time, the whole that it is,
    and which parts of that are printed."""

    block: Block
    in_order: bool
    whole: Spot
    parts: tuple[Spot, ...] = ()

    def segment(self, text: str, spot: Spot, *made_of: Spot) -> Segment:
        return Segment(text, spot, self.whole, made_of, self.parts)


def row_of(block: Block, entry: Any, wanted: Sequence[Wanted], in_order: bool) -> Row:
    of = entry[-1] if isinstance(entry, tuple) else entry
    whole = of.spot if isinstance(of, Entity) else block.spot.step("rows")
    parts: tuple[Spot, ...] = ()
    if isinstance(of, Certificate):
        sources = (_SOURCES[each.value] for each in wanted if each.value in _SOURCES)
        parts = tuple(whole.step(*source) for source in dict.fromkeys(sources))
    elif isinstance(of, Phase) and not in_order:
        whole = Spot(whole.source, ("phases",))
    return Row(block, in_order, whole, parts)


def cell(row: Row, entry: Any, facts: dict[str, Fact], column: Wanted) -> Iterator[Segment]:
    of = entry[-1] if isinstance(entry, tuple) else entry
    make = _CELLS.get((type(of), column.value))
    found = list(make(row, entry)) if make else []
    if not found:
        spot = of.spot if isinstance(of, Entity) else row.whole
        fact = facts.get(column.value or BLANK)
        found = [row.segment("" if make else filled.shown(fact, column.unit), spot)]
    yield from found


def _of(*route: str) -> Callable[[Row, Certificate], Iterator[Segment]]:
    """A cell with a single value of a certificate's file."""

    def single(row: Row, entry: Certificate) -> Iterator[Segment]:
        spot = entry.spot.step(*route)
        yield row.segment(str(spot.value if spot.value is not None else ""), spot)

    return single


def _eligible(row: Row, entry: Certificate) -> Iterator[Segment]:
    eligible, listed = entry.eligible, entry.eligible.spot.step("majors")
    made_of: tuple[Spot, ...] = (listed,)
    if eligible.names != eligible.majors:
        listed, made_of = eligible.spot, (eligible.spot,)
    yield row.segment("、".join(eligible.names), listed, *made_of)
    yield row.segment("等" if eligible.open else "", eligible.spot.step("open"))


def _places(row: Row, entry: Certificate) -> Iterator[Segment]:
    once = len({quota.who for quota in entry.quotas}) == len(entry.quotas)
    for position, quota in enumerate(entry.quotas):
        made_of = quota.spot if once else entry.spot.step("quotas")
        major, declared = quota.spot.step(quota.key), quota.spot.step("declared")
        yield row.segment(f"{' ' * bool(position)}{printed_who(quota.line, once)} ", major, made_of)
        yield row.segment(f"{quota.declared} 人", declared, made_of)


def _lead(row: Row, entry: Certificate) -> Iterator[Segment]:
    if entry.team:
        lead = entry.team.spot.step("lead")
        yield row.segment("、".join(as_set(entry.leads, entry.team.posts)), lead, lead)


def _members(row: Row, entry: Certificate) -> Iterator[Segment]:
    if entry.team:
        members = entry.team.spot.step("members")
        said = (with_post(name, entry.team.posts) for name in entry.members or ())
        yield row.segment("、".join(said), members, members)


def _span(row: Row, entry: Phase) -> Iterator[Segment]:
    span = entry.chinese(row.block.range_mark or "—")
    times = tuple(entry.spot.step(key) for key in ("starts", "ends"))
    yield row.segment(span, times[0], *(times if row.in_order else ()))


def _within(row: Row, entry: tuple[Phase, Task]) -> Iterator[Segment]:
    """The span of its phase."""
    yield row.segment(entry[0].chinese(row.block.range_mark or "—"), entry[0].spot.step("starts"))


def _tasks(row: Row, entry: Phase) -> Iterator[Segment]:
    mark, last = row.block.item_mark or "（{}）", len(entry.tasks)
    for number, task in enumerate(entry.tasks, 1):
        text = task.text
        if last > 1:
            text = f"{mark.replace('{}', str(number))}{text}{'。' if number == last else '； '}"
        spot = task.spot.step("text")
        yield row.segment(text, spot, *((spot,) if row.in_order else ()))


def _owners(row: Row, entry: Phase) -> Iterator[Segment]:
    names = dict.fromkeys(owner.who for task in entry.tasks for owner in task.owners)
    yield row.segment("、".join(names), entry.spot.step("tasks"))


# What is printed from several places of a file, each of which is a cause of its own.
_CELLS: dict[tuple[type, str | None], Callable[..., Iterator[Segment]]] = {
    (Certificate, "证书序号"): _of("number"), (Certificate, "证书"): _of("name"),
    (Certificate, "等级"): _of("level"), (Certificate, "培训评价组织"): _of("evaluator"),
    (Certificate, "可申报专业"): _eligible, (Certificate, "各专业名额"): _places,
    (Certificate, "负责人"): _lead, (Certificate, "成员"): _members,
    (Phase, "时间"): _span, (Phase, "工作"): _tasks, (Phase, "承担单位"): _owners,
    (Task, "阶段"): _within,
}  # fmt: skip
