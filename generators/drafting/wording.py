"""Turns of phrase and tables that several papers share."""

from generators.model.entities import Owner, Phase, Task
from generators.model.plans import NOT_STATED, Plan
from generators.paper.blocks import Line, Run, Table, line

PROJECT = "“1+X”证书制度试点"
BOX = "□"


def basis(plan: Plan) -> str:
    """The document a paper follows: 《……》（……号)."""
    number = f"（{plan.head.number}）" if plan.head.number else ""
    return f"《{plan.head.title}》{number}"


def due(phase: Phase, task: Task) -> str:
    """The day a task is due, or the end of its phase where none is stated."""
    return task.due.chinese if task.due else f"{phase.ends.chinese}底前"


def part(owner: Owner) -> str:
    return (owner.part or NOT_STATED) + ("（牵头）" if owner.lead else "")


def open_list(names: tuple[str, ...], *, open: bool) -> str:
    return "、".join(names) + ("等" if open else "")


def table(columns, rows, widths, centred=()) -> Table:
    """A table of plain texts; a cell that is a line already stays one."""
    return Table(
        columns=tuple(line(each) for each in columns),
        rows=tuple(tuple(_cell(cell) for cell in row) for row in rows),
        widths=widths,
        centred=centred,
    )


def _cell(cell) -> Line:
    return cell if isinstance(cell, tuple) else (Run(cell),)
