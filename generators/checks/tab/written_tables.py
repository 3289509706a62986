"""TAB: a table that stands among other text is whole, and its rows fit together."""

from collections.abc import Iterator

from generators.checks.engine import Context, Judgement, rule
from generators.checks.src.stored import answered
from generators.checks.tab import places
from generators.checks.tab.column_sums import wrong_sums
from generators.core.diagnostics import ERROR, WARNING, Finding
from generators.model.documents import Block
from generators.model.notices import NoticeAttachment
from generators.model.tables.cells import written
from generators.model.tables.forms import Shown

_TABLE = "由数据填入的，rows 写一行是什么，例如 证书；照原样写出的，rows 里一行一行写"


@rule("TAB-03", ERROR, "表是完整的，照原样写出的各行对得齐")
def rows_that_do_not_fit(context: Context) -> Iterator[Judgement]:
    """照原样写出的表，一行少一格，后面的字就错到别的栏里去。合并的格写错了位置，印出来也会错位。

    怎么改：照提示补上或删去几格。空着的格写 ""，与正上方的一格合并的写 null，横跨几栏的写
    {text: 合计, across: 2}。
    """
    for holder in places.shown(context.plan):
        yield from _kinds(holder)
        if (rows := holder.written) is None:
            continue
        if holder.head_rows >= len(rows):
            yield holder.finding(
                "head_rows",
                message=f"表头写了 {holder.head_rows} 行，表一共只有 {len(rows)} 行",
                advice="只数表头的行；表头写在 columns 里的，不写 head_rows",
            )
        made = written(rows, holder.spot.step("rows"), len(holder.columns), holder.head_rows)
        for way, what, advice in made.faults:
            yield holder.finding("rows", *way, message=what, advice=advice)


def _of_attachment(holder: NoticeAttachment) -> Iterator[Finding]:
    """An attachment is a file, a text or a table."""
    said = [each for each in ("file", "body", "table", "rows", "columns") if getattr(holder, each)]
    if not said:
        message = f"附件“{holder.title}”没有内容"
        advice = f"是文字的，补上 body；是文件的，补上 file；是表的，补上一张表：{_TABLE}"
        yield holder.finding("title", message=message, advice=advice)
    elif said[0] == "file" and len(said) > 1:
        message = f"附件“{holder.title}”写了文件，又写了内容"
        advice = "附件是文件的，删去别的内容；要印在公文后面的，删去 file"
        yield holder.finding(said[1], message=message, advice=advice)
    elif said[0] == "body" and len(said) > 1:
        message = f"附件“{holder.title}”写了文字，又写了一张表"
        advice = "把表移到 body 里，写在它前后的文字中间"
        yield holder.finding(said[1], message=message, advice=advice)


def _kinds(holder: Shown) -> Iterator[Finding]:
    """A table is of one kind, and there is one where something of it is said."""
    if holder.table is not None and holder.rows is not None:
        message = "同一张表写了两次：table 和 rows"
        yield holder.finding("rows", message=message, advice="两种写一种：删去 table 或者 rows")
    if holder.of and not holder.columns:
        message, advice = "这张表没有写有哪些列", "补上 columns，例如 [序号, 证书, 名额]"
        yield holder.finding("rows", message=message, advice=advice)
    if holder.written is None:
        if holder.head_rows:
            message, advice = "由数据填入的表只有一行表头", "删去 head_rows"
            yield holder.finding("head_rows", message=message, advice=advice)
    else:
        for key in ("only", "order", "merge"):
            if getattr(holder, key):
                message = f"照原样写出的表不用 {key}"
                advice = f"删去 {key}；与正上方的一格合并的，在 rows 里写 null"
                yield holder.finding(key, message=message, advice=advice)
    if isinstance(holder, NoticeAttachment):
        yield from _of_attachment(holder)
    elif holder.table is not None or holder.rows is not None:
        return
    elif isinstance(holder, Block) and (holder.caption or holder.columns):
        key, what = ("caption", "题目") if holder.caption else ("columns", "表头")
        message = f"这里只有表的{what}，没有表"
        yield holder.finding(key, message=message, advice=_TABLE)


@rule("TAB-04", WARNING, "照原样写出的表，合计等于各行相加", needs=("TAB-03",))
def sum_of_a_column(context: Context) -> Iterator[Judgement]:
    """表里最后一行写合计的，应当等于上面各行相加。改了一行忘了合计，或者抄错一个数，表就自相矛盾。
    一栏里有不是数的格、有小计的，不作判断；勘误引了这个数的，算已经说明。

    怎么改：核对是哪一个数写错。已经印发的不改，记在 errata.yaml。
    """
    for holder in places.shown(context.plan):
        for each in wrong_sums(holder):
            if answered(context.plan, each.cell.text):
                continue
            yield Finding(
                each.cell.spot.at(),
                f"“{each.title}”一栏的合计写的是 {each.cell.text}，各行相加是 {each.real}",
                "核对各行和合计，改写错的一处；已经印发的不改，记在 errata.yaml",
                within=(holder.at("rows"),),
            )
