"""Tables of papers: filled in from data, or written out cell by cell."""

import re
from collections.abc import Callable, Sequence
from math import sqrt
from typing import Any

from generators.model.dimensions import titles_of_who
from generators.model.entities import Certificate
from generators.model.known import LADDER
from generators.model.plans import NOT_ENTERED, Plan
from generators.model.tables import cells, filled
from generators.model.tables.cells import Spans
from generators.model.tables.filled import PRESETS, Wanted
from generators.model.tables.forms import Form, Shown
from generators.press.drafting import phrases
from generators.press.paper.paper_blocks import Line, Table, line

_LINE = 34  # characters that a line of a table holds
_NARROWEST, _PADDING = 2, 2
_SHORT = 8  # characters of a cell that is set in the middle
_CENTRED = {
    "证书序号",
    "序号",
    "时间",
    "申报人数",
    "负责人",
    "证书和考核",
    "场所",
    "座位数",
}
_TOGETHER = "合计"
_UNBROKEN = re.compile("[（《“]?[!-~]+[）》”、，。]?")
# Of tables with a name, as parts of their width.
_WIDTHS = {
    "名额": (1.1, 3.4, 7.5, 1.6), "负责人": (1, 4, 3), "进度": (4.2, 7.4),
    "考核场次": (2.4, 3, 2.6, 1.1, 3.9),
}  # fmt: skip


def shown(plan: Plan, form: Shown) -> Table | None:
    """The table of a part of a notice or of an attachment; None where it has none."""
    if form.table is not None:
        return named(plan, form.table)
    if form.of is not None:
        return of_data(plan, form.of, filled.wanted(form.of, form.columns), form)
    if form.written is None:
        return None
    made = cells.written(
        form.written, form.spot.step("rows"), len(form.columns), form.head_rows
    )  # fmt: skip
    head = [tuple(line(each.title) for each in form.columns)] if form.columns else []
    rows = [*head, *(tuple(line(cell.text) for cell in row) for row in made.rows)]
    spans = cells.spans(made.rows)
    whole = (*((((1, 1),) * len(form.columns),) if head else ()), *spans) if spans else ()
    return written(rows, len(head) + form.head_rows, whole)


def named(plan: Plan, name: str) -> Table:
    """A table by the name that editors give it."""
    of, columns = PRESETS[name]
    columns = tuple(each._replace(title=_title(plan, each)) for each in columns)
    return of_data(plan, of, columns, widths=_WIDTHS[name])


def _title(plan: Plan, column: Wanted) -> str:
    """As this plan calls whom places are for, and who leads."""
    if column.value == "专业和名额":
        return f"{titles_of_who(q for c in plan.offered for q in c.quotas)}和名额"
    if column.value == "负责人" and plan.teams:
        return plan.teams.lead_called
    return column.title


def of_data(
    plan: Plan,
    of: str,
    columns: Sequence[Wanted],
    form: Form | None = None,
    among: Callable[[Any], bool] = bool,
    widths: tuple[float, ...] = (),
) -> Table:
    """A table that data fill in: a row for each entry, and the sums below them."""
    listed = filled.listed(plan, of, form, among)
    facts = [[row.get(each.value or "") for each in columns] for _, row in listed]
    texts = [
        tuple(
            filled.shown(fact, each.unit) or _unknown(plan, each, entry)
            for fact, each in zip(row, columns, strict=True)
        )
        for (entry, _), row in zip(listed, facts, strict=True)
    ]
    spans = filled.merged(texts, filled.merging(form, columns)) if form else ()
    if (sums := filled.totals(facts, columns)) is not None:
        at = 1 if columns[0].value in ("序号", "证书序号") and len(columns) > 1 else 0
        together = [filled.shown(s, c.unit) for s, c in zip(sums, columns, strict=True)]
        together[at] = together[at] or _TOGETHER
        texts.append(tuple(together))
        spans = (*spans, ((1, 1),) * len(columns)) if spans else ()
    titles = tuple(each.title for each in columns)
    if spans:
        head = (tuple(line(each) for each in titles),)
        rows = [*head, *(tuple(line(cell) for cell in row) for row in texts)]
        return written(rows, 1, (((1, 1),) * len(columns), *spans), repeat=True)
    share = widths or _shares([titles, *texts])
    centred = tuple(at for at, each in enumerate(columns) if each.value in _CENTRED)
    return phrases.table(titles, texts, share, centred)


def written(
    rows: Sequence[tuple[Line, ...]],
    heads: int,
    spans: Spans,
    caption: Line = (),
    *,
    repeat: bool = False,
) -> Table:
    """All rows, those of the head first, with the cells that are merged."""
    texts = [
        tuple(
            "" if spans and spans[number][at][1] != 1 else "".join(run.text for run in cell)
            for at, cell in enumerate(row)
        )
        for number, row in enumerate(rows)
    ]  # what covers several columns has room
    return Table(
        columns=(),
        rows=tuple(rows),
        widths=_shares(texts),
        centred=tuple(at for at, wide in enumerate(_widths(texts)) if wide <= _SHORT),
        caption=caption if any(run.text for run in caption) else (),
        repeat=repeat,
        heads=heads,
        spans=spans or (((1, 1),) * len(rows[0]),) * len(rows),
    )


def _widths(rows: Sequence[tuple[str, ...]]) -> list[float]:
    """The longest line in each column, in characters."""
    return [
        max(phrases.width(text) for cell in column for text in cell.split("\n"))
        for column in zip(*rows, strict=True)
    ]


def _shares(rows: Sequence[tuple[str, ...]]) -> tuple[float, ...]:
    """How the columns share the width: what fits into its share is as wide as its longest line, the
    others share the rest, a column of longer lines more of it; none is narrower than what cannot
    be broken."""
    natural = [max(wide, _NARROWEST) + _PADDING for wide in _widths(rows)]
    needed = [wide + _PADDING for wide in _widths([tuple(map(_whole, row)) for row in rows])]
    found, left = dict[int, float](), float(_LINE)
    while open_ := {*range(len(natural))} - found.keys():
        parts = {at: sqrt(natural[at]) for at in open_}
        shares = {at: left * part / sum(parts.values()) for at, part in parts.items()}
        closed = {at: natural[at] for at in open_ if natural[at] <= shares[at]}
        closed = closed or {at: needed[at] for at in open_ if needed[at] > shares[at]} or shares
        left -= sum(closed.values())
        found |= closed
    return tuple(found[at] for at in range(len(natural)))


def _whole(cell: str) -> str:
    """Of a cell each on a line what stays in one piece: a number or a code with its brackets."""
    return "\n".join(_UNBROKEN.findall(cell))


def _unknown(plan: Plan, column: Wanted, entry: Any) -> str:
    """What stands where the data say nothing; a blank is to be filled in."""
    if column.value == "负责人":
        return plan.status.unstated
    if column.value == "工作":
        return NOT_ENTERED
    if column.value in LADDER and isinstance(entry, Certificate):
        return phrases.places(plan, entry) if column.value == "申报人数" else NOT_ENTERED
    return ""
