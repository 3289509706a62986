"""TAB: a table that is written out is whole, and its rows fit together."""

from collections.abc import Iterator

from generators.checks.engine import Context, Judgement, rule
from generators.core.diagnostics import ERROR, Finding
from generators.model.documents import Block
from generators.model.notices import NoticeAttachment, NoticePart
from generators.model.plans import Plan
from generators.model.tables.cells import written

_Holder = Block | NoticePart | NoticeAttachment
_TABLE = "由数据填入的写 table，照原样写出的写 rows"


@rule("TAB-03", ERROR, "照原样写出的表是完整的，各行对得齐")
def rows_that_do_not_fit(context: Context) -> Iterator[Judgement]:
    """照原样写出的表，一行少一格，后面的字就错到别的栏里去。合并的格写错了位置，印出来也会错位。

    怎么改：照提示补上或删去几格。空着的格写 ""，与正上方的一格合并的写 null，横跨几栏的写
    {text: 合计, across: 2}。
    """
    for holder in _holders(context.plan):
        yield from _kinds(holder)
        if holder.rows is None:
            continue
        if holder.head_rows >= len(holder.rows):
            yield holder.finding(
                "head_rows",
                message=f"表头写了 {holder.head_rows} 行，表一共只有 {len(holder.rows)} 行",
                advice="只数表头的行；表头写在 columns 里的，不写 head_rows",
            )
        wide, heads = len(holder.columns), holder.head_rows
        made = written(holder.rows, holder.spot.step("rows"), wide, heads)
        for way, what, advice in made.faults:
            yield holder.finding("rows", *way, message=what, advice=advice)


def _holders(plan: Plan) -> Iterator[_Holder]:
    """Whatever a table may stand in."""
    for clause in plan.as_issued.clauses:
        yield from clause.blocks
    for notice in plan.notices:
        yield from notice.body
        yield from notice.attachments


def _kinds(holder: _Holder) -> Iterator[Finding]:
    """A table is of one kind, and there is one where something of it is said."""
    if holder.table is not None and holder.rows is not None:
        message = "同一张表又由数据填入（table），又照原样写出（rows）"
        yield holder.finding("rows", message=message, advice="两种写一种：删去 table 或者 rows")
    if holder.table is not None or holder.rows is not None:
        return
    if isinstance(holder, NoticeAttachment):
        message = f"附件“{holder.title}”没有内容"
        yield holder.finding("title", message=message, advice=f"补上一张表：{_TABLE}")
    elif isinstance(holder, Block) and (holder.caption or holder.columns):
        key, what = ("caption", "题目") if holder.caption else ("columns", "表头")
        message = f"这里只有表的{what}，没有表"
        yield holder.finding(key, message=message, advice=_TABLE)
