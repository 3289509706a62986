"""DOC-26: the columns of the issued document's tables that nothing is known to fill."""

from collections.abc import Iterator

from generators.checks.engine import Context, Judgement, rule
from generators.core.diagnostics import WARNING
from generators.model.document import issued_tables

_KNOWN = {
    issued_tables.QUOTAS: "序号、证书、可申报的专业、名额、负责人、成员、评价组织、等级",
    issued_tables.TEAMS: "序号、证书、负责人、成员、评价组织、等级、可申报的专业、名额",
    issued_tables.SCHEDULE: "序号、时间、工作、责任部门",
}


@rule("DOC-26", WARNING, "表的每一列都知道填什么")
def column_without_data(context: Context) -> Iterator[Judgement]:
    """方案里的表由数据填写，每一列填什么看列名：“名额”填各专业的名额，“责任部门”填承担任务的部门。
    列名里没有认得的词，这一列印出来是空的。列名是备注、说明、签收的，本来就留着手写，不算。

    怎么改：列名里写上所填内容的名称；要手写的，列名用“备注”或“说明”。
    """
    for clause in context.plan.as_issued.clauses:
        for block in clause.blocks:
            if block.table is None:
                continue
            for at in issued_tables.unfilled(block):
                yield block.finding(
                    "columns", at,
                    message=f"不知道“{block.columns[at]}”一列填什么，印出来是空的",
                    advice=f"列名里写上所填的内容，认得的有：{_KNOWN[block.table]}；"
                    "要手写的，列名用“备注”或“说明”",
                )  # fmt: skip
