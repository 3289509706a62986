"""A list of tasks that comes back -> wishes; a number that the plan does not have is a new task. It
says to which phase that belongs: P2-9 to P2."""

import re
from collections.abc import Container, Mapping
from dataclasses import replace
from typing import Literal

from generators.core.dates import PlanDate
from generators.core.yaml.source import Route
from generators.exchange.imports import entries
from generators.exchange.imports.entries import Unclear, key
from generators.exchange.imports.headings import Found, Row
from generators.exchange.imports.requested_edits import Entry, Wish, Wishes, named
from generators.exchange.imports.returned_sheets import Cell
from generators.model.entities import Phase, Task
from generators.model.file_owners import office
from generators.model.plans import Plan

_NUMBER = re.compile(r"([A-Z][A-Z0-9]*)-[0-9]+")
_BETWEEN = re.compile(r"[、,;，；/\n]+")
_TITLES = {"text": "工作内容", "due": "期限", "done": "办结日期"}


def read(plan: Plan, found: Found, wishes: Wishes) -> None:
    """Wishes from a list of tasks."""
    tasks = {task.id: (phase, task) for phase, task in plan.tasks}
    by_text = {key(task.text): task.id for _, task in plan.tasks}
    for row in found.rows:
        with wishes.telling():
            identity = _task_of(row, tasks, by_text, wishes)
            if identity and identity in tasks:
                _changes(plan, *tasks[identity], row, wishes)
            elif identity:
                _new(plan, identity, row, wishes)


def _task_of(
    row: Row, tasks: Container[str], by_text: Mapping[str, str], wishes: Wishes
) -> str | None:
    """The number of a row's task, which may be a new one."""
    cell, text = row["id"], row["text"]
    if cell is not None and not cell.empty:
        written = number(cell)
        return written if written in tasks or len(row.filled) > 1 else None
    if text is not None and not text.empty and key(text.words) in by_text:
        return by_text[key(text.words)]
    if row.filled & {"due", "done"}:
        wishes.complain(next(iter(row.cells.values())), "看不出这一行是哪项任务，请写上编号")
    return None


def number(cell: Cell) -> str:
    """The number of a task, also where its text stands behind it."""
    written = key(entries.said(cell))
    match = re.match(r"[A-Z][A-Z0-9]*(?:-[0-9]+)?", written.upper())
    return match[0] if match else written


def _changes(plan: Plan, phase: Phase, task: Task, row: Row, wishes: Wishes) -> None:
    for field, cell in row.cells.items():
        if field in _TITLES:
            _change(plan, phase, task, field, cell, wishes)
    owners, span, known = row["owners"], row["span"], {key(owner.who) for owner in task.owners}
    change = f"请{office((plan,))}改 timeline.yaml"
    if owners is not None and not owners.empty and _names(entries.said(owners)) != known:
        wishes.complain(owners, f"{task.id} 的承担单位不能在这张表里改，{change}")
    if span is not None and not span.empty and not _same_span(phase, span):
        wishes.complain(span, f"{task.id} 的阶段时间不能在这张表里改，{change}")


def _change(plan: Plan, phase: Phase, task: Task, field: str, cell: Cell, wishes: Wishes) -> None:
    label = f"{task.id} {_TITLES[field]}"
    current = getattr(task, field)
    shown = current.shown if isinstance(current, PlanDate) else current
    current = current.text if isinstance(current, PlanDate) else current
    try:
        value = _value(field, cell)
    except Unclear as reason:
        wishes.complain(cell, f"{label}：{reason}")
        return
    if cell.empty and current is not None:
        wishes.complain(
            cell, f"{label}空着，计划里是 {shown}；不改的照填 {shown}，确实没有的写“无”"
        )
    elif field == "text" and (value is None or key(value) == key(current)):
        return
    elif value != current:
        holder = _stored(plan, phase, task)
        target = ("phases", phase.id, "tasks", task.id, field)
        wishes.add(Wish(
            "timeline.yaml", holder, field, target, current, value, label, cell.place,
            printed=field != "done",
        ))  # fmt: skip


def _value(field: str, cell: Cell) -> str | None:
    if cell.empty or entries.is_nothing(cell):
        return None
    if field == "text":
        return entries.plain(cell)
    return entries.day(cell) if field == "done" else entries.when(cell)


def _stored(plan: Plan, phase: Phase, task: Task) -> Route | None:
    for i, stored in enumerate(plan.as_issued.phases):
        for j, each in enumerate(stored.tasks):
            if (stored.id, each.id) == (phase.id, task.id):
                return "phases", i, "tasks", j
    return None


def _names(written: str) -> set[str]:
    """Names as people list them, without who leads and who is inferred."""
    text = key(written).replace("(牵头)", "").replace("(推定)", "")
    for mark in ",;，；/\n":
        text = text.replace(mark, "、")
    return {name for name in text.split("、") if name}


def _same_span(phase: Phase, cell: Cell) -> bool:
    dashes = str.maketrans("-－–～~至到", "———————")
    said = cell.value.chinese if isinstance(cell.value, PlanDate) else entries.said(cell)
    written = key(said).translate(dashes)
    return written in (key(phase.chinese()).translate(dashes), key(phase.id))


def _new(plan: Plan, id_: str, row: Row, wishes: Wishes) -> None:
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
