"""Which entry of one version is which of the other: by id, by name, by a name it had before.

Knows what entries are called by, and compares nothing else of them.
"""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import chain
from typing import TypeVar, get_args

from generators.core.dates import PlanDate
from generators.core.yaml.data import mapping
from generators.model import dimensions, records
from generators.model import entities as e
from generators.model import notices as n
from generators.model import registries as r
from generators.model.answers_later import LaterAnswer, Reach
from generators.model.asked import Meaning, Question
from generators.model.documents import AttachedFile, Block, Clause, DocumentFile, Window
from generators.model.exams import Batch, Quota, Seats, Session
from generators.model.programmes import Basis, Programme
from generators.model.promises import Commitment, Settled
from generators.model.structure import Entity, Later, Value
from generators.model.tables.forms import Column, Only

# What an entry is known by; where that leads nowhere, the next. Nothing of a file that is one.
KEYS: dict[type[Entity], tuple[tuple[str, ...], ...]] = {
    r.Account: (("who",),),
    r.Department: (("slug",), ("name",)),
    r.Major: (("slug",), ("name",)),
    **dict.fromkeys((r.FormerName, r.FormerCollege), (("name",), ("renamed",))),
    **dict.fromkeys((r.Person, r.Term, r.Room, AttachedFile), (("name",),)),
    r.Day: (("day",),),
    r.Adjustment: (("code",),),
    Programme: (("name",), ("label",)),
    Basis: (("document",),),
    e.Certificate: (("slug",), ("name",)),
    Quota: (dimensions.KEYS, tuple(each.key for each in dimensions.WHO)),
    **dict.fromkeys((Batch, Window), (("name",),)),
    Session: (("id",),),
    Seats: (("name",), ()),
    e.Responsibility: (("department",), ("slug",)),
    e.Duty: (("id",),),
    e.Evidence: (("task", "what"), ("task",)),
    e.Group: (("name",), ("full_name",)),
    e.Role: (("title",),),
    e.Phase: (("id",),),
    e.Task: (("id",),),
    e.Owner: (("who",),),
    Commitment: (("id",),),
    Settled: (("quote",),),
    records.Students: (("major",),),
    records.Citation: (("title",),),
    Clause: (("clause",),),
    DocumentFile: (("file",), ("title",)),
    records.Amendment: (("slug",),),
    records.Summary: (("slug",), ("title",)),
    Only: (("value",),),
    Later: (("fields",), ("document",)),
    LaterAnswer: (("question", "certificates"), ("question",)),
    Reach: (("department",),),
    Question: (("question",),),
    Meaning: (("words",),),
    n.Notice: (("slug",), ("title",)),
    n.NoticeAttachment: (("title",),),
    records.Erratum: (("id",),),
    records.Waiver: (("code", "file", "target"), ("code", "file")),
}
# Known by a number or a title that may be mended: all else the same, it is the same entry.
_TWINS = (
    r.Term, r.Room, r.Day, Session, e.Duty, e.Evidence, e.Role, e.Phase, e.Task, Commitment,
    records.Citation, Clause, records.Amendment, records.Erratum, Settled, Basis,
)  # fmt: skip
IN_ORDER = (Block, Column, n.NoticePart)  # known by what is before and behind them
_Named = r.Department | r.Major | r.Person | r.Room | e.Certificate | e.Group | e.Teams
_RENAMED: tuple[type[Entity], ...] = get_args(_Named)
_WITH_EARLIER_NAMES = (r.Department, r.Major, r.Person, e.Group)
Entities = list[Entity]
Pairs = list[tuple[Entity, Entity]]
Key = Callable[[Entity], Hashable]  # what an entity is known by
T = TypeVar("T")


@dataclass(frozen=True)
class Names:
    """Names that were changed from one version to the next, by the old one."""

    changed: dict[str, str]

    def now(self, value: T) -> T | str:
        """What a name of the old version is called in the new one; anything else as it is."""
        return self.changed.get(value, value) if isinstance(value, str) else value

    def renamed(self, old: Entity, now: Entity) -> tuple[str, str] | None:
        """The names of one thing in both versions, where they are not the same."""
        if not (isinstance(old, _Named) and isinstance(now, _Named)) or old.name == now.name:
            return None
        return old.name, now.name


NOTHING = Names({})


def names_between(before: Iterable[Entity], after: Iterable[Entity]) -> Names:
    """From all entities that carry names, or numbers, that others use, of both versions."""
    changed: dict[str, str] = {}
    for called, classes in (("name", _RENAMED), ("id", (e.Phase, e.Task))):
        olds, news = (_all_of(files, classes) for files in (before, after))
        for old, now in matched(olds, news, NOTHING)[0]:
            was, is_now = (str(getattr(each, called)) for each in (old, now))
            if was != is_now:
                changed[was] = is_now
    return Names(changed)


def _all_of(files: Iterable[Entity], classes: tuple[type[Entity], ...]) -> list[Entity]:
    found: list[Entity] = []
    for file in files:
        inside: Iterator[object]
        inside = chain([file], *(v for v in vars(file).values() if isinstance(v, tuple)))
        if isinstance(file, e.Groups):
            inside = chain(inside, filter(None, [file.teams]))
        elif isinstance(file, e.Timeline):
            inside = chain(inside, *(phase.tasks for phase in file.phases))
        found += [x for x in inside if isinstance(x, Entity) and isinstance(x, classes)]
    return found


def matched(
    before: list[Entity], after: list[Entity], names: Names
) -> tuple[Pairs, list[Entity], list[Entity]]:
    """(pairs in the order of the new version, those that are gone, those that are new)."""
    found: dict[int, Entity] = {}
    for cls in dict.fromkeys(map(type, after)):
        olds = [each for each in before if type(each) is cls]
        news = [each for each in after if type(each) is cls]
        for old, now in _of_class(cls, olds, news, names):
            found[id(now)] = old
    known = {id(old) for old in found.values()}
    pairs = [(found[id(now)], now) for now in after if id(now) in found]
    gone = [each for each in before if id(each) not in known]
    return pairs, gone, [each for each in after if id(each) not in found]


def _of_class(cls: type[Entity], olds: Entities, news: Entities, names: Names) -> Pairs:
    if cls in IN_ORDER:
        return _in_order(olds, news)
    pairs: Pairs = []
    keys = KEYS.get(cls, ((),))
    if cls in _TWINS:
        # What has only another number is the same, also where two have changed theirs.
        pairs += _by_key(olds, news, pairs, _whole, _whole)
        twin = _without(keys[0])
        pairs += _by_key(olds, news, pairs, twin, twin)
    for key in keys:
        written = _reader(key, lambda value: value)
        pairs += _by_key(olds, news, pairs, written, written)
        pairs += _by_key(olds, news, pairs, _reader(key, names.now), written)
    if cls in _WITH_EARLIER_NAMES:
        pairs += _by_earlier_name(*_left(olds, news, pairs))
    return pairs


def _by_key(olds: Entities, news: Entities, pairs: Pairs, of_old: Key, of_new: Key) -> Pairs:
    """Those left that have the same key; of several with one key, in their order."""
    olds, news = _left(olds, news, pairs)
    waiting: dict[Hashable, Entities] = defaultdict(list)
    for old in olds:
        waiting[of_old(old)].append(old)
    return [
        (waiting[key].pop(0), now)
        for now in news
        if (key := of_new(now)) is not None and waiting.get(key)
    ]


def _by_earlier_name(olds: Entities, news: Entities) -> Pairs:
    """One of the two says that it was, or had been, called as the other is."""
    return [
        (old, now)
        for now in news
        for old in olds
        if _name(old) in earlier_names(now) or _name(now) in earlier_names(old)
    ]


def _name(entry: Entity) -> str | None:
    name: str | None = getattr(entry, "name", None)
    return name


def earlier_names(entry: Entity) -> tuple[str, ...]:
    """What an entry was called before, as far as it says so."""
    former: tuple[r.FormerName, ...] = getattr(entry, "former", ())
    return (*getattr(entry, "aliases", ()), *(each.name for each in former))


def _left(olds: Entities, news: Entities, pairs: Pairs) -> tuple[Entities, Entities]:
    taken = {id(each) for pair in pairs for each in pair}
    return [o for o in olds if id(o) not in taken], [n for n in news if id(n) not in taken]


def _reader(key: tuple[str, ...], name: Callable[[Value], Value]) -> Key:
    def read(entity: Entity) -> Hashable:
        values: list[Value] = [getattr(entity, part) for part in key]
        return tuple(name(v.text if isinstance(v, PlanDate) else v) for v in values)

    return read


def _without(key: tuple[str, ...]) -> Key:
    """What an entry says apart from its key; None where that is too little to know it by."""

    def read(entity: Entity) -> str | None:
        data = mapping(entity.spot.value)
        rest = {k: v for k, v in data.items() if k not in (*key, "origin", "later")}
        return repr(sorted(rest.items())) if any(rest.values()) else None

    return read


def _whole(entity: Entity) -> str:
    return repr(entity.spot.value)


def _in_order(olds: Entities, news: Entities) -> Pairs:
    """Stretches of text, columns: the same ones, of others those between the same neighbours."""
    before, after = ([_whole(each) for each in side] for side in (olds, news))
    pairs: Pairs = []
    for _, i, j, k, m in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        pairs += zip(olds[i:j], news[k:m], strict=False)
    return pairs
