"""A list of tasks, and one of what was handed in, that come back -> wishes."""

import re
from collections.abc import Iterator

from generators.exchange.imports import entries, new_tasks
from generators.exchange.imports.entries import Unclear, key
from generators.exchange.imports.headings import Found, Row
from generators.exchange.imports.sheets import Cell
from generators.exchange.imports.wishes import Wish, Wishes, named
from generators.model.entities import Evidence, Phase, Responsibility, Task
from generators.model.owners import office
from generators.model.plans import Plan

_TITLES = {"text": "工作内容", "due": "期限", "done": "办结日期"}


def read(plan: Plan, found: Found, wishes: Wishes) -> None:
    """Wishes from a list of tasks."""
    tasks = {task.id: (phase, task) for phase, task in plan.tasks}
    by_text = {key(task.text): task.id for _, task in plan.tasks}
    for row in found.rows:
        identity = _task_of(row, tasks, by_text, wishes)
        if identity:
            if identity in tasks:
                _changes(plan, *tasks[identity], row, wishes)
            else:
                new_tasks.add(plan, identity, row, wishes)


def _task_of(row: Row, tasks: dict, by_text: dict, wishes: Wishes) -> str | None:
    """The number of a row's task, which may be a new one."""
    cell, text = row["id"], row["text"]
    if cell is not None and not cell.empty:
        written = _id(cell)
        return written if written in tasks or len(row.filled) > 1 else None
    if text is not None and not text.empty and key(text.value) in by_text:
        return by_text[key(text.value)]
    if row.filled & {"due", "done"}:
        wishes.complain(next(iter(row.cells.values())), "看不出这一行是哪项任务，请写上编号")
    return None


def _id(cell: Cell) -> str:
    """The number of a task, also where its text stands behind it."""
    match = re.match(r"[A-Z][A-Z0-9]*(?:-[0-9]+)?", key(cell.value).upper())
    return match[0] if match else key(cell.value)


def _changes(plan: Plan, phase: Phase, task: Task, row: Row, wishes: Wishes) -> None:
    for field, cell in row.cells.items():
        if field in _TITLES:
            _change(plan, phase, task, field, cell, wishes)
    owners, span = row["owners"], row["span"]
    change = f"请{office((plan,))}改 timeline.yaml"
    if owners is not None and not owners.empty and _names(owners.value) != _owners(task):
        wishes.complain(owners, f"{task.id} 的承担单位不能在这张表里改，{change}")
    if span is not None and not span.empty and not _same_span(phase, span):
        wishes.complain(span, f"{task.id} 的阶段时间不能在这张表里改，{change}")


def _change(plan: Plan, phase: Phase, task: Task, field: str, cell: Cell, wishes: Wishes) -> None:
    label = f"{task.id} {_TITLES[field]}"
    current = getattr(task, field)
    current = current.text if hasattr(current, "text") else current
    try:
        value = _value(field, cell)
    except Unclear as reason:
        wishes.complain(cell, f"{label}：{reason}")
        return
    if cell.empty and current is not None:
        wishes.complain(
            cell, f"{label}空着，计划里是 {current}；不改的照填 {current}，确实没有的写“无”"
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


def _stored(plan: Plan, phase: Phase, task: Task) -> tuple | None:
    for i, stored in enumerate(plan.as_issued.phases):
        for j, each in enumerate(stored.tasks):
            if (stored.id, each.id) == (phase.id, task.id):
                return "phases", i, "tasks", j
    return None


def _names(written: object) -> set[str]:
    """Names as people list them, without who leads and who is inferred."""
    text = key(written).replace("(牵头)", "").replace("(推定)", "")
    for mark in ",;，；/\n":
        text = text.replace(mark, "、")
    return {name for name in text.split("、") if name}


def _owners(task: Task) -> set[str]:
    return {key(owner.who) for owner in task.owners}


def _same_span(phase: Phase, cell: Cell) -> bool:
    dashes = str.maketrans("-－–～~至到", "———————")
    written = key(cell.value).translate(dashes)
    return written in (key(phase.chinese()).translate(dashes), key(phase.id))


# --- what was handed in -----------------------------------------------------------------------


def read_evidence(plan: Plan, found: Found, wishes: Wishes) -> None:
    """Wishes from a list of what was handed in. Rows of one department and task that are not
    known belong, in order, to those known ones that are not there: a name was mended."""
    rows = list(_evidence_rows(plan, found, wishes))
    for responsibility in plan.responsibilities:
        mine = [(entry, row) for holder, entry, row in rows if holder is responsibility]
        known = list(responsibility.evidence)
        left = []
        for entry, row in mine:
            match = next(
                (e for e in known if (e.task, e.what) == (entry["task"], entry["what"])), None
            )
            if match:
                known.remove(match)
                _evidence_changes(plan, responsibility, match, entry, row, wishes)
            else:
                left.append((entry, row))
        for entry, row in left:
            match = next((e for e in known if e.task == entry["task"]), None)
            if match:
                known.remove(match)
                _evidence_changes(plan, responsibility, match, entry, row, wishes)
            else:
                _evidence_new(responsibility, entry, row, wishes)
        if mine and known:
            names = "、".join(each.what for each in known)
            wishes.notes.append(f"表里没有{responsibility.department}已登记的{names}，没有改动")


def _evidence_rows(plan, found, wishes) -> Iterator[tuple[Responsibility, dict, Row]]:
    responsibilities = {r.department: r for r in plan.responsibilities}
    last: Responsibility | None = None
    for row in found.rows:
        if not row.filled & {"task", "what", "handed_in"}:
            continue
        cell = row["department"]
        if cell is not None and not cell.empty:
            known = plan.institution.departments.values()
            aliases = {a: d.name for d in known for a in d.aliases if d.name in responsibilities}
            name = named(cell, responsibilities, "有分工的部门", wishes, aliases)
            last = responsibilities.get(name)
            if last is None:
                continue
        holder = last or _only_owner(plan, row, responsibilities)
        if holder is None:
            wishes.complain(next(iter(row.cells.values())), "看不出是哪个部门交的，请写上部门")
        elif entry := _evidence_entry(plan, row, wishes):
            yield holder, entry, row


def _only_owner(plan: Plan, row: Row, responsibilities: dict) -> Responsibility | None:
    """Without a column of departments: the only department that has this task."""
    written = _id(row["task"]) if "task" in row.filled else ""
    owners = [o.who for _, t in plan.tasks if t.id == written for o in t.owners]
    known = [responsibilities[who] for who in owners if who in responsibilities]
    return known[0] if len(known) == 1 else None


def _evidence_entry(plan: Plan, row: Row, wishes: Wishes) -> dict | None:
    needed = {"task": "任务编号", "what": "材料名称", "handed_in": "交的日期"}
    missing = [title for field, title in needed.items() if field not in row.filled]
    if missing:
        cell = next(row[field] for field in ("what", "task", "handed_in") if field in row.filled)
        wishes.complain(cell, f"这一行还缺{'、'.join(missing)}")
        return None
    tasks = [task.id for _, task in plan.tasks]
    written = _id(row["task"])
    task = written if written in tasks else named(row["task"], tasks, "计划的任务", wishes)
    if task is None:
        return None
    document = row["document"]
    nothing = document is None or document.empty or entries.is_nothing(document)
    readers = {"what": entries.plain, "handed_in": entries.day}
    readers |= {} if nothing else {"document": entries.plain}
    entry = {"task": task, "document": None}
    try:
        for field, reader in readers.items():
            entry[field] = reader(row[field])
    except Unclear as reason:
        wishes.complain(row[field], f"{task} {needed.get(field, '文号或存放处')}：{reason}")
        return None
    return {field: entry[field] for field in ("task", "what", "handed_in", "document")}


def _evidence_changes(plan, responsibility, match: Evidence, entry: dict, row: Row, wishes) -> None:
    path = f"departments/{responsibility.slug}.yaml"
    stored = plan.as_issued.files[path].evidence
    index = next(i for i, e in enumerate(stored) if (e.task, e.what) == (match.task, match.what))
    current = {"what": match.what, "handed_in": match.handed_in.text, "document": match.document}
    titles = {"what": "材料名称", "handed_in": "交的日期", "document": "文号或存放处"}
    for field, was in current.items():
        cell = row[field]
        if cell is None or entry[field] == was:
            continue
        label = f"{responsibility.department} {match.task} {match.what} {titles[field]}"
        if cell.empty:
            wishes.complain(cell, f"{label}空着，计划里是 {was}；确实没有的写“无”")
            continue
        wishes.add(Wish(
            path, ("evidence", index), field, ("evidence", match.what, field), was, entry[field],
            label, cell.place,
        ))  # fmt: skip


def _evidence_new(responsibility, entry: dict, row: Row, wishes: Wishes) -> None:
    label = f"{responsibility.department} {entry['task']} {entry['what']}"
    wishes.add(Wish(
        f"departments/{responsibility.slug}.yaml", ("evidence",), None, ("evidence", entry["what"]),
        None, entry, label, row["what"].place,
        cells=tuple((field, row[field].place) for field in entry if row[field] is not None),
    ))  # fmt: skip
