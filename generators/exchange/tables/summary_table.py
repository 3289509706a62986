"""Summaries for the authority (申报汇总表 and the like), each from a template in summaries/."""

from collections.abc import Mapping

from generators.exchange.tables.table import NUMBER, TEXT, Book, Cell, Column, Table
from generators.model.counted import overlapping
from generators.model.dimensions import MAJOR, used
from generators.model.plans import Plan
from generators.model.records import Summary
from generators.model.views import IN_FULL, NUMBERS, QUOTAS, VIEWS


def books(plan: Plan, basis: str) -> list[Book]:
    return [_book(plan, summary, basis) for summary in plan.summaries]


def _book(plan: Plan, summary: Summary, basis: str) -> Book:
    source = f"样式依据{summary.source}" if summary.source else "没有上级规定的样式，列由本站自拟"
    apart = summary.rows != QUOTAS or not overlapping(plan.institution, plan.quotas)
    columns = tuple(
        Column(each.title, NUMBER if each.value in NUMBERS else TEXT, each.total and apart)
        for each in summary.columns
    )
    table = Table("汇总表", summary.title, basis, columns, _rows(plan, summary), summary.notes)
    return Book(summary.slug, summary.title, f"{source}，一行一项{summary.rows}。", (table,))


def _rows(plan: Plan, summary: Summary) -> tuple[tuple[Cell, ...], ...]:
    """The rows that are asked for, in the order that is asked for, numbered anew."""
    rows = [row for row in VIEWS[summary.rows].rows(plan) if _wanted(row, summary)]
    rows.sort(key=lambda row: [_rank(row[name]) for name in summary.order])
    for number, row in enumerate(rows, 1):
        row["序号"] = number
        if summary.rows == QUOTAS and _untold(plan, summary):
            row[MAJOR.title] = row[IN_FULL]
    return tuple(tuple(row[each.value] for each in summary.columns) for row in rows)


def _untold(plan: Plan, summary: Summary) -> bool:
    """Whether the lines are divided by more than the columns say: then the column of majors does,
    since a form of the authority has no others."""
    shown = {column.value for column in summary.columns}
    divided = used(quota for _, quota in plan.quotas)
    return any(each is not MAJOR and each.title not in shown for each in divided)


def _wanted(row: Mapping[str, Cell], summary: Summary) -> bool:
    return all(str(row[each.value]) in each.among for each in summary.only)


def _rank(value: Cell) -> tuple[bool, int, str]:
    """Numbers by size, text by its characters, what is not known last."""
    return (value is None, value if isinstance(value, int) else 0, str(value or ""))
