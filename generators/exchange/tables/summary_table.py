"""Summaries for the authority (申报汇总表 and the like), each from a template in summaries/."""

from generators.exchange.tables.table import NUMBER, TEXT, Book, Column, Table
from generators.model.counted import overlapping
from generators.model.dimensions import MAJOR, used
from generators.model.plans import Plan
from generators.model.records import Summary
from generators.model.tables import filled
from generators.model.views import IN_FULL, NUMBERS, QUOTAS


def books(plan: Plan, basis: str) -> list[Book]:
    return [_book(plan, summary, basis) for summary in plan.summaries]


def _book(plan: Plan, summary: Summary, basis: str) -> Book:
    source = f"样式依据{summary.source}" if summary.source else "没有上级规定的样式，列由本站自拟"
    wanted = filled.wanted(summary.rows, summary.columns)
    apart = summary.rows != QUOTAS or not overlapping(plan.institution, plan.quotas)
    columns = tuple(
        Column(
            each.title,
            NUMBER if each.value in NUMBERS and not each.unit else TEXT,
            each.total and apart,
        )
        for each in wanted
    )
    untold = summary.rows == QUOTAS and _untold(plan, summary)
    in_full = IN_FULL if untold else MAJOR.title
    rows = tuple(
        tuple(
            filled.shown(fact, each.unit) if each.unit else filled.plain(fact)
            for each in wanted
            for fact in [facts.get(in_full if each.value == MAJOR.title else each.value or "")]
        )
        for _, facts in filled.listed(plan, summary.rows, summary)
    )
    merged = tuple(filled.merging(summary, wanted))
    table = Table("汇总表", summary.title, basis, columns, rows, summary.notes, merged=merged)
    return Book(summary.slug, summary.title, f"{source}，一行一项{summary.rows}。", (table,))


def _untold(plan: Plan, summary: Summary) -> bool:
    """Whether the lines are divided by more than the columns say: then the column of majors does,
    since a form of the authority has no others."""
    shown = {column.value for column in summary.columns}
    divided = used(quota for _, quota in plan.quotas)
    return any(each is not MAJOR and each.title not in shown for each in divided)
