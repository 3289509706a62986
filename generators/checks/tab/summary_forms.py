"""TAB: a table that data fill in asks for what its rows have, and for some row at least."""

from collections.abc import Iterator

from generators.checks.engine import Context, Judgement, rule
from generators.checks.tab.places import Filled, tables
from generators.core.diagnostics import ERROR, WARNING, Finding
from generators.model.views import COUNTED, VIEWS


@rule("TAB-01", ERROR, "由数据填入的表，各列在它的行里都有，名称不重复")
def column_of_other_rows(context: Context) -> Iterator[Judgement]:
    """一行是一项任务的表里没有申报人数，一行是一项名额的表里没有期限。列和行配不上，表就填不出来。
    合计也只能用在人数上。两列同名，收表的人不知道哪一列是哪一列。

    怎么改：照提示从这种行有的内容里选，或改写 rows。
    """
    for table in tables(context.plan):
        yield from _not_there(table)
        titles = [column.title for column in table.columns]
        for index, title in enumerate(titles):
            if title in titles[:index]:
                message, advice = f"“{title}”这一列写了两次", "删去一列，或改它的标题"
                yield table.form.finding("columns", index, "title", message=message, advice=advice)
        for index, column in enumerate(table.columns):
            if column.total and column.value not in COUNTED:
                yield table.form.finding(
                    "columns", index, "total",
                    message=f"“{column.value or column.title}”不能合计",
                    advice="只有人数、座位数可以合计；删去 total",
                )  # fmt: skip


def _not_there(table: Filled) -> Iterator[Finding]:
    form, names = table.form, VIEWS[table.kind].names
    titles = [column.title for column in table.columns]
    asked = [
        *((("columns", i, "value"), each.value) for i, each in enumerate(form.columns)),
        *((("only", i, "value"), each.value) for i, each in enumerate(form.only)),
        *((("order", i), each) for i, each in enumerate(form.order)),
    ]
    for route, name in asked:
        if name and name not in names:
            yield form.finding(
                *route,
                message=f"一行是一项{table.kind}的表里没有“{name}”",
                advice=f"可以用：{'、'.join(names)}",
            )
    for index, title in enumerate(form.merge):
        if title not in titles:
            message, advice = f"表里没有“{title}”这一列", f"有的列：{'、'.join(titles)}"
            yield form.finding("merge", index, message=message, advice=advice)


@rule("TAB-02", WARNING, "由数据填入的表筛选以后还有内容", needs=("TAB-01",))
def summary_without_rows(context: Context) -> Iterator[Judgement]:
    """筛选的条件写错一个字，就一行也对不上，报出去的是一张空表。

    怎么改：核对 only 里的写法；确实还没有内容的，等有了再看。
    """
    for summary, kind, _ in tables(context.plan):
        view = VIEWS[kind]
        if waiting := context.waiting("TAB-01", summary.at("only")):
            yield waiting
            continue
        rows = list(view.rows(context.plan))
        for index, each in enumerate(summary.only):
            rest = [row for row in rows if str(row[each.value]) in each.among]
            if rows and not rest:
                yield summary.finding(
                    "only", index, "among",
                    message=f"没有一项{kind}的“{each.value}”是{'、'.join(each.among)}",
                    advice="核对写法；名称写名册里的全称",
                )  # fmt: skip
                break
            rows = rest
