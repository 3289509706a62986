"""What every entity of a plan has: its place, and where its values come from.

An origin belongs to a value. `origin` says where the values of an entity come from, and those of
all that it holds, until something nearer says otherwise. `later` says it of single fields, which
were entered after the document was issued, of the entity and of all that it holds; that goes
before any `origin`. How entities are made of data is building.py's.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import MISSING, Field, FrozenInstanceError, dataclass, fields
from datetime import date
from functools import cache, cached_property
from types import MappingProxyType
from typing import Any, ClassVar, NoReturn, TypeVar

from generators.core.dates import PlanDate
from generators.core.diagnostics import Finding, Fix, Location, Note
from generators.core.once import once
from generators.core.yaml.data import Data, Route, Step
from generators.core.yaml.source import Source

ISSUED, INFERRED, ADDED = "原文", "推定", "补录"
T = TypeVar("T")
E = TypeVar("E", bound="Entity")


@dataclass(frozen=True, slots=True)
class Spot:
    """Where an entity stands: a file and the route of keys to it."""

    source: Source
    route: Route = ()

    def step(self, *steps: Step) -> "Spot":
        return Spot(self.source, (*self.route, *steps))

    def at(self, *steps: Step, key: bool = False) -> Location:
        return self.source.place((*self.route, *steps), key=key)

    @property
    def value(self) -> Data:
        """What the file says at this spot, as plain data."""
        return self.source.value(self.route)

    def within(self, start: int, end: int) -> Location:
        """The place of some characters of the text at this spot."""
        return self.source.place_within(self.route, start, end)


def entity(cls: type[T]) -> type[T]:
    """Make a class of fields an entity: a dataclass without generated methods, since compiling
    those of sixty classes takes a fifth of a check's time. Entity has them once for all."""
    cls.__doc__ = cls.__doc__ or cls.__name__  # else dataclass spells out the signature
    return dataclass(init=False, repr=False, eq=False, match_args=False)(cls)


@entity
class Entity:
    """Something of the plan that knows where it is written. Never changed, and compared by
    identity: two entries that say the same are still two entries."""

    __dataclass_fields__: ClassVar[dict[str, Field[Any]]]
    # Fields that the issued document may leave open, to be filled in afterwards.
    OPEN: ClassVar[tuple[str, ...]] = ()
    # Whether it says alone where its values come from: no `later` further up speaks of them.
    ALONE: ClassVar[bool] = False
    # The field that alone may be written in place of the entity.
    SHORT: ClassVar[str] = ""
    # Fields whose value nobody has written: it is worked out from others.
    derived: ClassVar[frozenset[str]] = frozenset()
    # What building.py knows of where the values come from: all of them, and single fields.
    _whole: ClassVar["Origin | None"] = None
    _later: ClassVar[Mapping[str, tuple["Later", ...]]] = MappingProxyType({})

    spot: Spot

    def __init__(self, spot: Spot, **values: object):
        vars(self).update(_defaults(type(self)), spot=spot, **values)

    def __setattr__(self, name: str, value: object) -> NoReturn:
        raise FrozenInstanceError(f"cannot assign to {name}")

    def __repr__(self) -> str:
        shown = {part.name: getattr(self, part.name) for part in fields(self)[1:]}
        return f"{type(self).__name__}({shown})"

    def exists_on(self, day: date) -> bool:
        """Whether it is there on a day; what was added later says since when."""
        return True

    @property
    def whole(self) -> "Origin | None":
        """Where it comes from as a whole; None where nothing says of any origin."""
        return self._whole

    @property
    def stated(self) -> Collection[str]:
        """The fields of which something was said to come later."""
        return self._later.keys()

    def origin_of(self, field: str, name: str | None = None) -> "Origin":
        """Where the value of a field comes from; in a list of names, where this name does. Of a
        list whose names all came one by one, the last of them. Raises LookupError where nothing
        says of any origin."""
        stated = self._later.get(field, ())
        for later in reversed(stated):  # the last word counts
            if not later.names or name in later.names:
                return later.origin
        names = getattr(self, field, ()) if stated and name is None else ()
        if (
            names
            and isinstance(names, tuple)
            and {name for later in stated for name in later.names}.issuperset(names)
        ):
            return stated[-1].origin
        if self._whole is None:
            raise LookupError(field)
        return self._whole

    def at(self, *steps: Step, key: bool = False) -> Location:
        """The place of a value below this entity: `quota.at("declared")`."""
        return self.spot.at(*steps, key=key)

    def but(self: E, **values: object) -> E:
        """The same entity at the same place, with other values in some of its fields."""
        own = {name: value for name, value in vars(self).items() if name in _kept(type(self))}
        own = {name: value for name, value in own.items() if name not in self.derived}
        return type(self)(self.spot, **(own | values))

    def finding(
        self,
        *steps: Step,
        message: str,
        advice: str = "",
        fix: Fix | None = None,
        related: tuple[Note, ...] = (),
        within: tuple[Location, ...] = (),
        explains: tuple[Location, ...] = (),
    ) -> Finding:
        """A finding at a value below this entity; the route ends at the first keyword."""
        return Finding(self.at(*steps), message, advice, fix, related, within, explains)


@entity
class Origin(Entity):
    """Where a fact comes from: 原文 and its clause, 推定 and its basis, 补录 and its document."""

    kind: str
    clause: str | None = None
    basis: str | None = None
    document: str | None = None
    day: PlanDate | None = None
    entered: PlanDate | None = None

    def known_by(self, day: date) -> bool:
        """Whether what comes from here was in the plan on a day: the document was there, and what
        it says had been entered. What says of no day was."""
        since = self.entered or self.day
        return since is None or since.first <= day

    @property
    def source(self) -> str:
        """What to look it up in: the document with its day, or the clause."""
        day = f"（{self.day.chinese}）" if self.day else ""
        return f"{self.document}{day}" if self.document else self.clause or ""


@entity
class Later(Entity):
    """The document by which values of some fields were entered after issue, and its day; the day
    on which they were `entered`, where a letter had gone out in between. `names`: in lists of
    names, these alone."""

    fields: tuple[str, ...]
    document: str
    day: PlanDate | None = None
    names: tuple[str, ...] = ()
    entered: PlanDate | None = None

    @cached_property
    def origin(self) -> Origin:
        said = {"document": self.document, "day": self.day, "entered": self.entered}
        return Origin(self.spot, kind=ADDED, **said)


# What a field can hold.
Value = (
    None | bool | int | str | PlanDate | Entity | tuple["Value", ...] | dict[str, str] | list[Data]
)


def one(files: Mapping[str, Entity], path: str, cls: type[E]) -> E:
    """The entity of a file that is of a kind: `files` holds one entity a file, by its path."""
    found = files[path]
    if not isinstance(found, cls):
        raise TypeError(f"{path} is no {cls.__name__}")
    return found


def origins(entities: Iterable[Entity]) -> Iterator[Origin]:
    """Every stated origin in these entities and below them, each once."""
    seen: dict[tuple[str, Route], Origin] = {}
    for entity in entities:
        for origin in stated_origins(entity):
            seen.setdefault((origin.spot.source.path, origin.spot.route), origin)
    return iter(seen.values())


def _origins(entity: Entity) -> Iterator[Origin]:
    for each in held(entity):
        if isinstance(each, Later):
            yield each.origin
        elif isinstance(each, Origin):
            yield each
        else:
            yield from _origins(each)


@once
def stated_origins(file: Entity) -> tuple[Origin, ...]:
    """Those of a file, in order."""
    return tuple(_origins(file))


@once
def held(entity: Entity) -> tuple[Entity, ...]:
    """What an entity consists of, and what stands in its lists."""
    values = (getattr(entity, part.name) for part in fields(entity))
    lists = (value if isinstance(value, tuple) else (value,) for value in values)
    return tuple(each for list_ in lists for each in list_ if isinstance(each, Entity))


def per_class(make: Callable[[type], T]) -> Callable[[type], T]:
    """A function of a class, asked once for each: `cache` would not be told of what kind."""
    return cache(make)


@per_class
def _kept(cls: type) -> set[str]:
    """What another one of the same place takes along: no sum, and nothing worked out of it."""
    return {"_whole", "_later", *(part.name for part in fields(cls))} - {"spot"}


@per_class
def _defaults(cls: type) -> dict[str, object]:
    return {f.name: f.default for f in fields(cls) if f.default is not MISSING}
