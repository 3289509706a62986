"""A list of what was handed in that comes back -> wishes."""

from collections.abc import Callable, Iterator, Mapping

from generators.exchange.imports import entries, returned_tasks
from generators.exchange.imports.entries import Unclear
from generators.exchange.imports.headings import Found, Row
from generators.exchange.imports.requested_edits import Wish, Wishes, named
from generators.exchange.imports.returned_sheets import Cell
from generators.model.entities import Evidence, Responsibility
from generators.model.plans import Plan

Handed = dict[str, str | None]  # an entry


def read(plan: Plan, found: Found, wishes: Wishes) -> None:
    """Wishes from a list of what was handed in. Rows of one department and task that are not
    known belong, in order, to those known ones that are not there: a name was mended."""
    rows = list(_rows(plan, found, wishes))
    for responsibility in plan.responsibilities:
        mine = [(entry, row) for holder, entry, row in rows if holder is responsibility]
        known = list(responsibility.evidence)
        left = []
        for entry, row in mine:
            if match := _taken(known, entry, "task", "what"):
                _changes(plan, responsibility, match, entry, row, wishes)
            else:
                left.append((entry, row))
        for entry, row in left:
            if match := _taken(known, entry, "task"):
                _changes(plan, responsibility, match, entry, row, wishes)
            else:
                _new(responsibility, entry, row, wishes)
        if mine and known:
            names = "、".join(each.what for each in known)
            wishes.notes.append(f"表里没有{responsibility.department}已登记的{names}，没有改动")


def _taken(known: list[Evidence], entry: Handed, *by: str) -> Evidence | None:
    """The first of what is known that is the same by these fields, which then is known no more."""
    same = (each for each in known if all(getattr(each, key) == entry[key] for key in by))
    if match := next(same, None):
        known.remove(match)
    return match


def _rows(plan: Plan, found: Found, wishes: Wishes) -> Iterator[tuple[Responsibility, Handed, Row]]:
    responsibilities = {r.department: r for r in plan.responsibilities}
    known = plan.institution.departments.values()
    aliases = {a: d.name for d in known for a in d.aliases if d.name in responsibilities}
    last: Responsibility | None = None
    for row in found.rows:
        if not row.filled & {"task", "what", "handed_in"}:
            continue
        with wishes.telling():
            cell = row["department"]
            if cell is not None and not cell.empty:
                name = named(cell, responsibilities, "有分工的部门", wishes, aliases)
                last = responsibilities[name] if name else None
                if last is None:
                    continue
            holder = last or _only_owner(plan, row, responsibilities)
            if holder is None:
                wishes.complain(next(iter(row.cells.values())), "看不出是哪个部门交的，请写上部门")
            elif entry := _entry(plan, row, wishes):
                yield holder, entry, row


def _only_owner(
    plan: Plan, row: Row, responsibilities: Mapping[str, Responsibility]
) -> Responsibility | None:
    """Without a column of departments: the only department that has this task."""
    written = returned_tasks.number(row.cells["task"]) if "task" in row.filled else ""
    owners = [o.who for _, t in plan.tasks if t.id == written for o in t.owners]
    known = [responsibilities[who] for who in owners if who in responsibilities]
    return known[0] if len(known) == 1 else None


def _entry(plan: Plan, row: Row, wishes: Wishes) -> Handed | None:
    needed = {"task": "任务编号", "what": "材料名称", "handed_in": "交的日期"}
    missing = [title for field, title in needed.items() if field not in row.filled]
    if missing:
        cell = next(
            row.cells[field] for field in ("what", "task", "handed_in") if field in row.filled
        )
        wishes.complain(cell, f"这一行还缺{'、'.join(missing)}")
        return None
    known = [task.id for _, task in plan.tasks]
    cell = row.cells["task"]
    written = returned_tasks.number(cell)
    task = written if written in known else named(cell, known, "计划的任务", wishes)
    if task is None:
        return None
    document = row["document"]
    nothing = document is None or document.empty or entries.is_nothing(document)
    readers: dict[str, Callable[[Cell], str]] = {"what": entries.plain, "handed_in": entries.day}
    readers |= {} if nothing else {"document": entries.plain}
    entry: Handed = {"task": task, "document": None}
    try:
        for field, reader in readers.items():
            entry[field] = reader(row.cells[field])
    except Unclear as reason:
        wishes.complain(row.cells[field], f"{task} {needed.get(field, '文号或存放处')}：{reason}")
        return None
    return {field: entry[field] for field in ("task", "what", "handed_in", "document")}


def _changes(
    plan: Plan,
    responsibility: Responsibility,
    match: Evidence,
    entry: Handed,
    row: Row,
    wishes: Wishes,
) -> None:
    path = f"departments/{responsibility.slug}.yaml"
    stored = next(
        each.evidence
        for each in plan.as_issued.responsibilities
        if each.slug == responsibility.slug
    )
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


def _new(responsibility: Responsibility, entry: Handed, row: Row, wishes: Wishes) -> None:
    label = f"{responsibility.department} {entry['task']} {entry['what']}"
    wishes.add(Wish(
        f"departments/{responsibility.slug}.yaml", ("evidence",), None,
        ("evidence", str(entry["what"])),
        None, entry, label, row.cells["what"].place,
        cells=row.places(entry),
    ))  # fmt: skip
