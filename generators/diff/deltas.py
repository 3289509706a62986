"""Two entities of one thing -> every difference between them, field by field.

Knows the dataclasses of the model only by their fields: an added field is compared at once. Where
an entry stands in a list is no fact (but for running text, and the columns of a form); a comment
is not data; a name that was changed in the registry is the same name wherever it is used. Says
nothing in words.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from typing import TypeVar

from generators.core.dates import PlanDate
from generators.diff.matching import NOTHING, Names, matched
from generators.model.documents import Block, Head
from generators.model.entities import Duty, Responsibility, Task
from generators.model.exams import Session
from generators.model.notices import Notice, NoticeAttachment, NoticePart
from generators.model.programmes import Programme
from generators.model.records import Summary
from generators.model.structure import E, Entity, Origin, Value
from generators.model.tables.forms import Column

ADDED, REMOVED, CHANGED, MOVED, RENAMED = "added", "removed", "changed", "moved", "renamed"
_MAY_MOVE = (Task, Duty, Session)  # known by an id that is unique in the whole plan
IN_ORDER = {  # lists of which the order is a fact
    *((cls, "order") for cls in (Block, NoticePart, NoticeAttachment, Summary)),
    (Block, "items"), (Block, "labels"),
    (Head, "title_lines"), (Notice, "title_lines"), (NoticePart, "items"),
    (Programme, "levels"),
}  # fmt: skip
T = TypeVar("T")
_Trail = tuple[Entity, ...]


@dataclass(frozen=True)
class Delta:
    """One difference. `trail` leads from a file's entity down to the thing (`former` in the
    version before; empty where it was not there); `field` is empty where a whole entry came,
    went or was renamed, and then `before` and `after` are the entries or names; of one that moved,
    they are what held and holds it."""

    kind: str
    former: _Trail
    trail: _Trail
    field: str = ""
    before: Value = None
    after: Value = None

    @property
    def path(self) -> _Trail:
        """The way to the thing, in the version in which it is there; in the new one if in both."""
        return self.former if self.kind == REMOVED else self.trail

    @property
    def thing(self) -> Entity:
        return self.path[-1]

    def was(self, cls: type[T]) -> T | None:
        """What was there before, where it is of this kind."""
        return self.before if isinstance(self.before, cls) else None

    def within(self, cls: type[E]) -> E | None:
        """The entity of this class that encloses the thing, or the thing itself."""
        return next((each for each in self.path if isinstance(each, cls)), None)


def of_files(
    before: Mapping[str, Entity], after: Mapping[str, Entity], names: Names
) -> list[Delta]:
    """All differences between two sets of files, in the order of the new ones; what is gone
    comes last."""
    found: list[Delta] = []
    pairs, gone, new = matched(_by_path(before), _by_path(after), names)
    for old, now in sorted(pairs, key=lambda pair: pair[1].spot.source.path):
        if not _as_before(old, now, names):
            found += _of_entities((old,), (now,), names)
    found += [Delta(ADDED, (), (each,), after=each) for each in new]
    found += [Delta(REMOVED, (each,), (), before=each) for each in gone]
    return _with_moves(found, names)


def _as_before(old: Entity, now: Entity, names: Names) -> bool:
    """Whether files say the same of the same things: most do, and that is soon seen."""
    if old is now or names.changed:
        return old is now
    known_as = {(type(each), getattr(each, "slug", None)) for each in (old, now)}
    return len(known_as) == 1 and old.spot.source.data == now.spot.source.data


def _by_path(files: Mapping[str, Entity]) -> list[Entity]:
    return [files[path] for path in sorted(files)]


def _of_entities(former: _Trail, trail: _Trail, names: Names) -> Iterator[Delta]:
    old, now = former[-1], trail[-1]
    renamed = names.renamed(old, now)
    if renamed:
        yield Delta(RENAMED, former, trail, before=renamed[0], after=renamed[1])
    for part in fields(now):
        if part.name in ("spot", "name") and (renamed or part.name == "spot"):
            continue
        if part.name == "slug" and isinstance(now, Responsibility):
            continue  # only the name of its file; addresses come from the registry
        before, after = _written(old, part.name), _written(now, part.name)
        if renamed and part.name in ("aliases", "former"):  # the old name among them: renamed
            before, after = (_apart_from(renamed, each) for each in (before, after))
        if part.name == "origin" and _inherited(old) and _inherited(now):
            continue  # told where it is written
        given = NOTHING if part.name == "id" else names  # a new number is told where it is given
        yield from _of_values(former, trail, part.name, before, after, given)


def _written(entity: Entity, field: str) -> Value:
    """A value that somebody has written: what is worked out is told where it comes from."""
    value: Value = None if field in entity.derived else getattr(entity, field)
    return value


def _of_values(
    former: _Trail, trail: _Trail, field: str, before: Value, after: Value, names: Names
) -> Iterator[Delta]:
    if isinstance(before, Entity) and isinstance(after, Entity):
        if isinstance(before, Origin) and isinstance(after, Origin):
            if _facts(before) != _facts(after):
                yield Delta(CHANGED, former, trail, field, before, after)
            return
        yield from _of_entities((*former, before), (*trail, after), names)
    elif (olds := _entries(before)) + (news := _entries(after)):
        yield from _of_entries(former, trail, olds, news, names)
    elif not _same(type(trail[-1]), field, before, after, names):
        yield Delta(CHANGED, former, trail, field, before, after)


def _of_entries(
    former: _Trail, trail: _Trail, before: list[Entity], after: list[Entity], names: Names
) -> Iterator[Delta]:
    pairs, gone, new = matched(before, after, names)
    for old, now in pairs:
        yield from _of_entities((*former, old), (*trail, now), names)
    for each in new:
        yield Delta(ADDED, former, (*trail, each), after=each)
    for each in gone:
        yield Delta(REMOVED, (*former, each), trail, before=each)


def _same(cls: type[Entity], field: str, before: Value, after: Value, names: Names) -> bool:
    if isinstance(before, PlanDate) and isinstance(after, PlanDate):
        return before.text == after.text
    if type(before) is type(after) is tuple and (cls, field) not in IN_ORDER:
        return Counter(before) == Counter(after) or Counter(map(names.now, before)) == Counter(
            after
        )
    return after in (before, names.now(before))


def _with_moves(found: list[Delta], names: Names) -> list[Delta]:
    """An entry that went at one place and came at another has moved."""
    came = {_known_as(d.thing): d for d in reversed(found) if d.kind == ADDED}
    told: list[Delta] = []
    moved: set[int] = set()
    for delta in found:
        known = _known_as(delta.thing) if delta.kind == REMOVED else None
        if known and (there := came.pop(known, None)):
            moved.add(id(there))
            former, trail = delta.former, there.trail
            told.append(Delta(MOVED, former, trail, "", former[-2], trail[-2]))
            told += _of_entities(former, trail, names)
        else:
            told.append(delta)
    return [each for each in told if id(each) not in moved]


def _known_as(entity: Entity) -> tuple[type[Entity], str] | None:
    """What an entry is known by wherever it stands: its number, or all it says."""
    if isinstance(entity, _MAY_MOVE):
        return type(entity), entity.id
    if isinstance(entity, Block | NoticePart | Column):
        return type(entity), repr(entity.spot.value)
    return None


def _entries(value: Value) -> list[Entity]:
    return [e for e in value if isinstance(e, Entity)] if isinstance(value, tuple) else []


def _apart_from(known: tuple[str, str], value: Value) -> Value:
    """Earlier and other names, without those that are known."""
    names = value if isinstance(value, tuple) else ()
    return tuple(each for each in names if getattr(each, "name", each) not in known)


def _inherited(entity: Entity) -> bool:
    """Whether an origin is written further up, where it is told once."""
    origin: Origin | None = getattr(entity, "origin", None)
    return origin is None or origin.spot.route[:-1] != entity.spot.route


def _facts(origin: Origin) -> tuple[Value, ...]:
    said = origin.kind, origin.clause, origin.basis, origin.document
    return *said, origin.day, origin.entered
