"""部门任务量: how much of the plan is whose, one row a department or body."""

from collections.abc import Sized

from generators.exchange.tables.table import NUMBER, Book, Cell, Column, Table
from generators.model import successors
from generators.model.checklists import checklist
from generators.model.plans import Plan


def book(plan: Plan, basis: str) -> Book:
    table = Table(
        sheet="任务量",
        title=f"{plan.year}年{plan.programme.short}部门任务量",
        basis=basis,
        columns=(
            Column("部门或机构"),
            Column("职责（项）", NUMBER, total=True),
            Column("承担任务（项次）", NUMBER, total=True),
            Column("其中牵头（项）", NUMBER, total=True),
            Column("已办结（项次）", NUMBER, total=True),
            Column("已交材料（份）", NUMBER, total=True),
        ),
        rows=tuple(
            _row(plan, name, duties, evidence)
            for name, duties, evidence in (
                *((r.department, r.duties, r.evidence) for r in successors.units(plan)),
                *((body.name, body.duties, ()) for body in plan.bodies),
            )
        ),
        notes=("一项任务由几个单位承担的，在各单位各计一次；推定由某个单位承担的也计在内。",),
    )
    return Book(
        slug="workload",
        name="部门任务量",
        about="各部门和机构的职责、任务、牵头、办结和所交材料的数目。",
        tables=(table,),
    )


def _row(plan: Plan, name: str, duties: Sized, evidence: Sized) -> tuple[Cell, ...]:
    parts = [each for each in checklist(plan, name) if not each.passed_to]
    owned = {each.task.id: each.task for each in parts}  # two parts since a merger: one task
    led = {each.task.id for each in parts if each.owner.lead}
    return (
        name,
        len(duties),
        len(owned),
        len(led),
        sum(task.done is not None for task in owned.values()),
        len(evidence),
    )
