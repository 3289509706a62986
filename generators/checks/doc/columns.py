"""DOC-26: the columns of tables that nothing is known to fill."""

from collections.abc import Iterator

from generators.checks.engine import Context, Judgement, rule
from generators.checks.tab.places import tables
from generators.core.diagnostics import WARNING
from generators.model.views import VIEWS


@rule("DOC-26", WARNING, "表的每一列都知道填什么")
def column_without_data(context: Context) -> Iterator[Judgement]:
    """由数据填写的表，每一列填什么看列名：“名额”填各专业的名额，“责任部门”填承担任务的部门。列名里没有
    认得的词，这一列印出来是空的。列名是备注、说明、签收的，本来就留着手写，不算。

    怎么改：列名里写上所填内容的名称，或者把这一列写成 {title: 列名, value: 所填的内容}；要手写的，
    列名用“备注”或“说明”。
    """
    for table in tables(context.plan):
        for at, column in enumerate(table.columns):
            if column.value is None:
                known = "、".join(VIEWS[table.kind].names)
                yield table.form.finding(
                    "columns", at,
                    message=f"不知道“{column.title}”一列填什么，印出来是空的",
                    advice=f"写成 {{title: {column.title}, value: 内容}}，内容可以是：{known}；"
                    "要手写的，列名用“备注”或“说明”",
                )  # fmt: skip
