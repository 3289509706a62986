"""Import a workbook: read wishes, edit a copy of the plan, check it, write all files or none.

The plan is checked as a whole after the edits, by the same rules, those about changes too; an
error that an edit causes is told with its cell. Nothing is written before everything is known to be
right.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from generators.checks.chg.late_quotas import NO_REASON
from generators.checks.plan_check import Report, check
from generators.core import files
from generators.core.diagnostics import ERROR, Diagnostic, Location
from generators.core.git.revisions import revision
from generators.core.yaml import source
from generators.exchange.imports import (
    amending,
    crediting,
    edits,
    evidence,
    headings,
    returned_quotas,
    returned_sessions,
    returned_sheets,
    returned_tasks,
)
from generators.exchange.imports.amending import Basis
from generators.exchange.imports.headings import Found
from generators.exchange.imports.requested_edits import Wish, Wishes
from generators.exchange.trial import tried
from generators.model import status
from generators.model.plans import Plan

_NO_HEADER = (
    "没有认出表头。名额表要有专业和人数，任务表要有编号和期限或办结日期，"
    "完成情况表要有任务编号和材料名称，考核场次表要有编号、日期和场所"
)
_BY_OPTION = {NO_REASON: "；导入时加上 --reason 和缘由"}  # advice, as a command has it
_MOST_ADDED = 500  # entries; each is written, read back and compared
_Lines = dict[int, list[tuple[str, Location]]]  # by line: cells, and what they have written there
_READERS = {
    headings.QUOTAS: returned_quotas.read,
    headings.TASKS: returned_tasks.read,
    headings.SESSIONS: returned_sessions.read,
    headings.EVIDENCE: evidence.read,
}


@dataclass(frozen=True)
class Outcome:
    """What an import did, or why it did nothing: then `complaints` (place, message) or `asking`,
    the wishes that need a document, say so."""

    done: tuple[Wish, ...] = ()
    files: tuple[str, ...] = ()
    complaints: tuple[tuple[str, str], ...] = ()
    asking: tuple[Wish, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def refused(self) -> bool:
        return bool(self.complaints or self.asking)


@dataclass
class _Edited:
    """The texts of changed files by their path below the plan folder, and the wishes behind."""

    texts: dict[str, str] = field(default_factory=dict)
    wishes: dict[str, list[Wish]] = field(default_factory=dict)


def import_workbook(
    file: Path, folder: Path, as_of: date | None, year: int | None, basis: Basis | None
) -> Outcome:
    """Bring an edited workbook into the plan in `folder`. Raises returned_sheets.Unreadable
    for a file that is no workbook, NotADirectoryError without a plan."""
    read = returned_sheets.read(file)
    found = [(sheet, headings.find(sheet)) for sheet in read if not sheet.empty]
    unread = tuple(note for sheet in read for note in sheet.notes)
    version = revision(folder)
    before = check(folder, as_of or (version.day if version else None))
    if not before.ok:
        return _refusal("", "计划里本来就有错误，没有导入。请先运行 plan check，改好以后再导入")
    tables = [table for sheet, table in found if table and not sheet.exported]
    exported = [table for sheet, table in found if table and sheet.exported]
    if not tables:
        return Outcome((), (), (("", _NO_HEADER),), notes=unread)
    plan = _plan_of(before, tables, year)
    if plan is None:
        return _refusal("", f"计划里没有{year or _year_above(tables)}年的方案")
    unknown = [sheet.name for sheet, table in found if table is None]
    wishes = Wishes(notes=[*(f"没有读工作表“{name}”：没有认出表头" for name in unknown), *unread])
    for table in (each.of_year(plan.year) for each in tables):
        _READERS[table.kind](plan, table, wishes)
        wishes.complaints += [(cell.place, why) for cell, why in table.doubtful]
        wishes.notes += [f"没有读“{title}”一列（{at}）" for title, at in table.strange]
    then = Wishes()
    for table in exported:
        _READERS[table.kind](plan, table, then)
    wishes.without_what_is_old(then)
    if wishes.complaints:
        return Outcome(complaints=tuple(wishes.complaints), notes=tuple(wishes.notes))
    return _carry_out(plan, wishes, before, folder, basis)


def _carry_out(
    plan: Plan, wishes: Wishes, before: Report, folder: Path, basis: Basis | None
) -> Outcome:
    notes = tuple(wishes.notes)
    frozen = [wish for wish in wishes.wishes if amending.must_be_amended(plan, wish)]
    unclear = [(wish, why) for wish in frozen if (why := amending.unsaid(wish))]
    if unclear:
        complaints = tuple((wish.cell, f"{wish.label}：{why}") for wish, why in unclear)
        return Outcome(complaints=complaints, notes=notes)
    done = [wish for wish in wishes.wishes if wish not in frozen]
    unnamed = crediting.without_document(plan, done)
    if basis is None and (frozen or unnamed):
        return Outcome(asking=(*frozen, *unnamed), notes=notes)
    if basis:
        done = [crediting.with_origin(plan, wish, basis) for wish in done]
        done += [*crediting.credited(plan, done, basis, alone=not frozen)]
    done += amending.amended(plan, frozen, basis) if frozen and basis else []
    if (many := sum(wish.step is None for wish in done)) > _MOST_ADDED:
        return _refusal("", f"这张表新增了 {many} 行，一次最多新增 {_MOST_ADDED} 行；请分几次导入")
    try:
        edited = _edit(plan, done, folder)
    except edits.CannotWrite as reason:
        return _refusal(reason.cell, str(reason))
    day = max(before.as_of, basis.day) if frozen and basis else before.as_of  # when amendments hold
    after = tried(folder, edited.texts, day, compared=True)
    wrong = [each for each in after.diagnostics if each.severity == ERROR]
    if wrong:
        return Outcome(complaints=tuple(_complaints(wrong, edited, folder)), notes=notes)
    files.replace_all(folder, edited.texts)
    more = [d for d in after.diagnostics if _same(d) not in set(map(_same, before.diagnostics))]
    if more and day == before.as_of:
        notes = (*notes, f"改了以后另有 {len(more)} 处新的提醒，运行 plan check 查看")
    return Outcome(done=tuple(done), files=tuple(edited.texts), notes=notes)


def _plan_of(report: Report, tables: list[Found], year: int | None) -> Plan | None:
    """The year that is asked for, else the one above the tables, else the newest."""
    year = year or _year_above(tables)
    if year is None:
        return status.newest(report.plans)
    return next((plan for plan in report.plans if plan.year == year), None)


def _year_above(tables: list[Found]) -> int | None:
    above = re.search(r"(20[0-9]{2})年", " ".join(table.above for table in tables))
    return int(above[1]) if above else None


def _edit(plan: Plan, wishes: list[Wish], folder: Path) -> _Edited:
    edited = _Edited()
    for wish in wishes:
        edited.wishes.setdefault(f"{plan.year}/{wish.path}", []).append(wish)
    for path, its in edited.wishes.items():
        if its[0].holder == ():  # a file of its own
            edited.texts[path] = edits.written(its[0].entry)
            continue
        text = (folder / path).read_bytes().decode("utf-8")
        edited.texts[path] = edits.edited(text, its)
    return edited


def _complaints(
    wrong: Iterable[Diagnostic], edited: _Edited, folder: Path
) -> Iterator[tuple[str, str]]:
    """Errors in the edited plan, each with the cell that has caused it where one has."""
    written = {path: _by_line(path, edited) for path in edited.texts}
    everyone = {wish.cell: None for its in edited.wishes.values() for wish in its}
    for each in wrong:
        path = _below(each.location, folder)
        places = [each.location, *(note.location for note in each.related)]
        cells = next(filter(None, (_cells(place, written, folder) for place in places)), [])
        cells = cells or list(everyone if len(everyone) == 1 else ())
        what = "照它改了以后" if cells else "照这张表改了以后"
        how = _BY_OPTION.get(each.advice, "")
        yield "、".join(cells), f"{what}，{path} 通不过检查：{each.message}（{each.code}）{how}"


def _below(place: Location, folder: Path) -> str:
    return place.path.removeprefix(f"{folder.as_posix()}/")


def _cells(place: Location, written: dict[str, _Lines], folder: Path) -> list[str]:
    """The cells that have written what stands at a place; where several have, those nearest."""
    there = written.get(_below(place, folder), {}).get(place.line, [])
    exact = [
        cell for cell, at in there if _start(at) <= _start(place) < (at.end_line, at.end_column)
    ]
    return list(dict.fromkeys(exact or [c for c, at in there if place.line == at.line]))


def _start(place: Location) -> tuple[int, int]:
    return place.line, place.column


def _by_line(path: str, edited: _Edited) -> _Lines:
    """By line of a file the cells that have written there, after the edit."""
    found: _Lines = {}
    for cell, at in _written(path, edited):
        for line in range(at.line, at.end_line + 1):
            found.setdefault(line, []).append((cell, at))
    return found


def _written(path: str, edited: _Edited) -> Iterator[tuple[str, Location]]:
    """Each cell with the place of what it has written, after the edit."""
    read, wishes = source.parse(edited.texts[path], path, lambda data: True), edited.wishes[path]
    if isinstance(read, list):
        return
    left = Counter(wish.stored_in for wish in wishes if wish.step is None)
    for wish in wishes:
        if wish.holder == ():
            yield wish.cell, read.place(())
        elif wish.step is None:
            stored = read.value(wish.stored_in)
            count = len(stored) if isinstance(stored, list) else 0
            entry = *wish.stored_in, count - left[wish.stored_in]
            left[wish.stored_in] -= 1
            fields = [(cell, (*entry, field)) for field, cell in wish.cells]
            yield from ((c, read.place(r)) for c, r in fields or [(wish.cell, entry)])
        elif not isinstance(wish.step, int):  # what is gone has written nothing
            yield wish.cell, read.place((*wish.stored_in, wish.step))


def _refusal(place: str, message: str) -> Outcome:
    return Outcome(complaints=((place, message),))


def _same(each: Diagnostic) -> tuple[str, str, str]:
    return each.code, each.location.path, each.message
