"""A row of a list of tasks whose number the plan does not have -> a wish for a new task.

The number says to which phase it belongs: P2-9 to P2.
"""

import re
from dataclasses import replace
from typing import Literal

from generators.exchange.imports import entries
from generators.exchange.imports.entries import Unclear
from generators.exchange.imports.headings import Row
from generators.exchange.imports.requested_edits import Entry, Wish, Wishes, named
from generators.exchange.imports.returned_sheets import Cell
from generators.model.plans import Plan

_NUMBER = re.compile(r"([A-Z][A-Z0-9]*)-[0-9]+")
_BETWEEN = re.compile(r"[、,;，；/\n]+")


def add(plan: Plan, id_: str, row: Row, wishes: Wishes) -> None:
    """A wish for the task of a row, or why there can be none."""
    cell, match = row.cells["id"], _NUMBER.fullmatch(id_)
    phases = {phase.id: index for index, phase in enumerate(plan.phases)}
    if match is None or match[1] not in phases:
        wishes.complain(
            cell,
            f"计划里没有任务 {cell.words}；新增的任务，编号写阶段的编号加短横线和数字，"
            f"阶段有{'、'.join(phases)}",
        )
        return
    if "text" not in row.filled:
        wishes.complain(cell, f"计划里没有任务 {id_}；写错的改正编号，新增的写上工作内容")
        return
    owners = _owners(plan, row["owners"], wishes)
    due = _due(id_, row["due"], wishes)
    if owners is None or due is False:
        return
    text = entries.plain(row.cells["text"])
    wishes.add(Wish(
        "timeline.yaml", ("phases", phases[match[1]], "tasks"), None,
        ("phases", match[1], "tasks"), None,
        {"id": id_, "text": text, "due": due, "owners": owners},
        f"{match[1]} 的任务 {id_}（{text}）", row.cells["text"].place, printed=True,
        cells=row.places(("id", "text", "due", "owners")),
    ))  # fmt: skip


def _owners(plan: Plan, cell: Cell | None, wishes: Wishes) -> list[Entry] | None:
    """Who takes part, what part is not stated; None where a name is nobody's."""
    if cell is None or cell.empty or entries.is_nothing(cell):
        return []
    departments = plan.institution.departments.values()
    aliases = {alias: each.name for each in departments for alias in each.aliases}
    known = [*(each.name for each in departments), *plan.body_names]
    found: list[Entry] = []
    for written in filter(None, map(str.strip, _BETWEEN.split(entries.said(cell)))):
        written = re.sub(r"[（(]推定[）)]$", "", written)  # copied from another row
        lead = re.sub(r"[（(]牵头[）)]$", "", written)
        name = named(replace(cell, words=lead), known, "部门和机构", wishes, aliases)
        if name is None:
            return None
        found.append({"who": name, "part": None} | ({"lead": True} if lead != written else {}))
    return found


def _due(id_: str, cell: Cell | None, wishes: Wishes) -> str | Literal[False] | None:
    """The term as the plan writes it, None where there is none, False where it is unclear."""
    if cell is None or cell.empty or entries.is_nothing(cell):
        return None
    try:
        return entries.when(cell)
    except Unclear as reason:
        wishes.complain(cell, f"{id_} 期限：{reason}")
        return False
