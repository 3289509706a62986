"""Direct edits of frozen values -> what stood there again, and amendments that say the same.

Only the document and the day are left to write, which nobody but the editor knows: they are null,
and the check asks for them. A list of amendments of the old form becomes files. Writes nothing
itself: gives the new texts.
"""

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from generators.checks.chg import frozen
from generators.checks.engine import Context
from generators.checks.plan_check import contexts_of, newest_day
from generators.core.escaping import plain
from generators.core.privacy import personal
from generators.core.yaml import source
from generators.core.yaml.data import Data, at, drop, entries, mapping, put
from generators.core.yaml.source import Source
from generators.diff.deltas import ADDED, CHANGED, Delta
from generators.diff.direct_edits import Amending, as_amendments
from generators.diff.sentences import sentence
from generators.exchange.imports import edits
from generators.exchange.imports.requested_edits import Entry, Written
from generators.model import amend, amendment_files, folders
from generators.model.load import load
from generators.model.plans import Plan


@dataclass
class Turned:
    """The new texts by path below the plan folder, None where a file goes; and in words what each
    new amendment says, by its path."""

    texts: dict[str, str | None] = field(default_factory=dict)
    said: dict[str, str] = field(default_factory=dict)


def told(turned: Turned, folder: Path) -> str:
    """What was written, for people; nothing where nothing was."""
    lines = []
    for path, said in sorted(turned.said.items()):
        lines.append(f"{folder.as_posix()}/{path}\n    变更  {personal.mask(plain(said))}")
    back = sorted(path for path, text in turned.texts.items() if text and path not in turned.said)
    lines += [f"{folder.as_posix()}/{path}\n    恢复了印发时的内容" for path in back]
    lines += [
        f"{folder.as_posix()}/{path}\n    删去了"
        for path, text in turned.texts.items()
        if text is None
    ]
    if turned.said:
        lines.append(f"写好了 {len(turned.said)} 份变更。")
    return "".join(f"{line}\n" for line in lines)


def from_lists(folder: Path) -> Turned:
    """Every amendments.yaml as files of their own. One that cannot be read stays: it is told."""
    turned = Turned()
    for path in sorted(folders.walk(folder).files):
        year, _, name = path.partition("/")
        if name != amendment_files.LIST:
            continue
        read = source.read(folder / path, path)
        try:
            found = list(amendment_files.split(read.data)) if isinstance(read, Source) else None
        except ValueError:
            found = None
        if found is not None:
            turned.texts[path] = None
            for file, _, entry in found:
                turned.texts[f"{year}/{file}"] = edits.written(entry)
                turned.said[f"{year}/{file}"] = f"原来列在 {path} 里"
    return turned


def from_edits(folder: Path, base: Path, day: date | None) -> Turned:
    """What was changed directly since `base`, as seen on a day (None: the newest that the plans
    name). Nothing where one of them cannot be read."""
    turned, loaded, former = Turned(), load(folder), load(base, former=True)
    day = day or max(map(newest_day, former.plans), default=date.min)
    plans = tuple(plan.as_of(day) for plan in loaded.plans)
    if loaded.institution is None or former.institution is None:
        return turned
    for context in contexts_of(loaded, plans, day, former, None, None):
        if context.base and context.base.plan:
            _turn(context, context.base.plan.as_issued, day, turned)
    return turned


def _turn(context: Context, former: Plan, day: date, turned: Turned) -> None:
    plan, root = context.plan.as_issued, f"{context.plan.year}/"
    back: dict[str, list[Delta]] = {}
    for delta in frozen.frozen(context):
        for each in (said := as_amendments(delta)):
            taken = {*plan.files, *(path.removeprefix(root) for path in turned.texts)}
            adds = each.becomes if each.was is None else None
            file = root + amendment_files.name(
                day.isoformat(), each.file, each.target, adds, plan.registers.slugs, taken
            )
            turned.texts[file] = edits.written(_entry(each, former, day))
            turned.said[file] = sentence(delta, context.institution.days)
        if said:
            back.setdefault(said[0].file, []).append(delta)
    for file, deltas in back.items():
        turned.texts[root + file] = _restored(context, file, deltas, former)


def _entry(each: Amending, former: Plan, day: date) -> Entry:
    """What stands in the file; what was amended before was what it became then. Why places are
    changed is asked once registration has closed (CHG-01)."""
    amended, was = former.amended_sources(date.max).get(each.file), each.was
    if amended and was is not None and each.becomes is not None:
        _, was = amend.walk(amended.data, each.target)
    closes = former.as_of(day).head.registration.closes
    late = "quotas" in each.target and closes is not None and closes.last < day
    said: dict[str, Written] = {
        "file": each.file, "target": list(each.target), "was": was, "becomes": each.becomes,
        "effective": None, "document": None,
    }  # fmt: skip
    return said | {"reason": None} if late else said


def _restored(context: Context, file: str, deltas: list[Delta], former: Plan) -> str:
    """The text of a file with the frozen values as they were: that of then where nothing else is
    different, else only these put back."""
    before = former.files[file].spot.source
    if file not in context.plan.as_issued.files:
        return before.text
    now = context.plan.as_issued.files[file].spot.source
    base = context.base
    every = [d for d in base.deltas if d.path[0].spot.source.path in (before.path, now.path)] \
        if base else []  # fmt: skip
    if len(every) == len(deltas):
        return before.text
    return edits.rewritten(now.text, lambda data: _put_back(data, deltas))


def _put_back(data: Data, deltas: list[Delta]) -> None:
    for delta in (each for each in deltas if each.kind == CHANGED):
        was = mapping(delta.former[-1].spot.value)
        there = (*delta.thing.spot.route, delta.field)
        if delta.field in was:
            put(data, there, edits.node(was[delta.field]))
        else:
            drop(data, there)
    added = [each.thing.spot.route for each in deltas if each.kind == ADDED]
    # The last of a list first: until then the places of the others stay true.
    for route in sorted(added, key=lambda r: [str(step).zfill(9) for step in r], reverse=True):
        drop(data, route)
    for delta in (each for each in deltas if each.kind not in (ADDED, CHANGED)):
        *_, index = delta.thing.spot.route
        keys = [step for step in delta.thing.spot.route if isinstance(step, str)]
        held = entries(at(data, (*delta.trail[-1].spot.route, keys[-1])))
        held.insert(int(index), edits.node(delta.thing.spot.value))
