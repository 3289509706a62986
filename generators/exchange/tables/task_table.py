"""任务清单 and 完成情况: what is to be done by whom and when, and what was handed in for it."""

from generators.exchange.tables.table import DATE, Book, Column, Table
from generators.model import provenance
from generators.model.checklists import checklist
from generators.model.file_owners import office
from generators.model.plans import Plan
from generators.model.shared_duties import owners_in_words
from generators.model.successors import heir

_BLANKS = 16  # rows to enter evidence in: with the note they fill one sheet of paper
_WHEN = (
    "写到知道的那一级，例如 2021-11-05、2021-11 或 2021年11月上旬；有时刻的写 2021-11-05 17:00。"
)


def book(plan: Plan, basis: str, department: str | None = None) -> Book:
    """Of the whole college, or what one department has to do with."""
    where = department or "全部部门"
    return Book(
        slug="tasks",
        name="任务清单" if department is None else f"{department}任务清单",
        about=f"{where}的任务、期限和完成情况。办完以后填办结日期和所交的材料，交{office((plan,))}。",
        tables=(_tasks(plan, basis, department), _evidence(plan, basis, department)),
    )


def _tasks(plan: Plan, basis: str, department: str | None) -> Table:
    chosen = _chosen(plan, department)
    return Table(
        sheet="任务",
        title=f"{plan.year}年{plan.programme.short}任务清单"
        + (f"（{department}）" if department else ""),
        basis=basis,
        columns=(
            Column("阶段时间"),
            Column("编号", DATE),
            Column("工作内容"),
            Column("承担单位"),
            Column("期限", DATE, room=14, hint=_WHEN),
            Column("办结日期", DATE, room=14, hint="写到日，例如 2021-11-05。没有办完的空着。"),
        ),
        rows=tuple(
            (
                phase.chinese(),
                task.id,
                task.text,
                owners_in_words(task),
                task.due.shown if task.due else None,
                task.done.text if task.done else None,
            )
            for phase, task in plan.tasks
            if task.id in chosen
        ),
        notes=(
            "期限空着的，文件未载明。新增的工作另起一行，编号接着本阶段的编下去。",
            f"已有工作的承担单位由{office((plan,))}在计划里改。",
            *provenance.told((task for _, task in plan.tasks), {"due": "期限"}),
        ),
        returns=True,
    )


def _chosen(plan: Plan, department: str | None) -> dict[str, None]:
    """The tasks of the college, or of a department: those that it has, or had."""
    if department is None:
        return dict.fromkeys(task.id for _, task in plan.tasks)
    return dict.fromkeys(each.task.id for each in checklist(plan, department))


def _evidence(plan: Plan, basis: str, department: str | None) -> Table:
    duties = [
        r for r in plan.responsibilities
        if department in (None, r.department, heir(plan, r.department))
    ]  # fmt: skip
    return Table(
        sheet="完成情况",
        title=f"{plan.year}年{plan.programme.short}任务完成情况",
        basis=basis,
        columns=(
            Column("部门", room=14, choices=tuple(r.department for r in duties)),
            Column("任务编号", DATE, choices=tuple(_chosen(plan, department))),
            Column(
                "材料名称",
                room=36,
                hint="交了什么，例如 报名汇总表。不要写学生的姓名、学号和电话。",
            ),
            Column("交的日期", DATE, room=14, hint="写到日，例如 2021-12-20。"),
            Column("文号或存放处", room=30, hint="有文号的写文号，没有的写存放在哪里。"),
        ),
        rows=tuple(
            (r.department, e.task, e.what, e.handed_in.text, e.document)
            for r in duties
            for e in r.evidence
        ),
        notes=("一份材料写一行。任务编号见“任务”表。",),
        blanks=_BLANKS,
        returns=True,
    )
