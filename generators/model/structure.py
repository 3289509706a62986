"""Plain data -> frozen dataclasses that know their place. Knows nothing of plans.

A dataclass field stands for the key of the same name; its annotation says how the value is
typed: text, numbers, `PlanDate`, another entity, or a tuple of those. A field with a default
may be missing. `origin` is inherited: an entity without one has that of what encloses it.
"""

import types
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import MISSING, Field, FrozenInstanceError, dataclass, fields
from datetime import date
from functools import cache
from typing import Any, ClassVar, NoReturn, TypeVar, get_args, get_origin

from generators.core import dates
from generators.core.diagnostics import Finding, Fix, Location, Note
from generators.core.yaml.data import Data, Route, Step, entries, mapping, text
from generators.core.yaml.source import Source

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


def per_class(make: Callable[[type], T]) -> Callable[[type], T]:
    """A function of a class, asked once for each: `cache` would not be told of what kind."""
    return cache(make)


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

    spot: Spot

    def __init__(self, spot: Spot, **values: object):
        vars(self).update(_defaults(type(self)), spot=spot, **values)

    def __setattr__(self, name: str, value: object) -> NoReturn:
        raise FrozenInstanceError(f"cannot assign to {name}")

    def __repr__(self) -> str:
        shown = {name: value for name, value in vars(self).items() if name != "spot"}
        return f"{type(self).__name__}({shown})"

    def exists_on(self, day: date) -> bool:
        """Whether it is there on a day; what was added later says since when."""
        return True

    def at(self, *steps: Step, key: bool = False) -> Location:
        """The place of a value below this entity: `quota.at("declared")`."""
        return self.spot.at(*steps, key=key)

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


def build(
    cls: type[E], data: Data, spot: Spot, origin: Origin | None = None, slug: str | None = None
) -> E:
    """An entity from data that fit their schema. Its `slug` may be the name of its file."""
    data = mapping(data)
    if "origin" in data:
        origin = build(Origin, data["origin"], spot.step("origin"))
    values: dict[str, object] = {"slug": slug} if slug else {}
    for part in _parts(cls):
        if part.name == "origin":
            values["origin"] = origin
        elif part.name in data:
            value = data[part.name]
            make = part.make
            values[part.name] = make(value, spot.step(part.name), origin) if make else value
    return cls(spot, **values)


def one(files: Mapping[str, Entity], path: str, cls: type[E]) -> E:
    """The entity of a file that is of a kind: `files` holds one entity a file, by its path."""
    found = files[path]
    if not isinstance(found, cls):
        raise TypeError(f"{path} is no {cls.__name__}")
    return found


def rebuild(entity: E, source: Source) -> E:
    """The entity of a whole file again, from other data of the same file."""
    slug: str | None = getattr(entity, "slug", None)
    if "slug" in mapping(source.data):
        slug = None  # a key of its own
    return build(type(entity), source.data, Spot(source), slug=slug)


def origins(entities: Iterable[Entity]) -> Iterator[Origin]:
    """Every stated origin in these entities and below them, each once."""
    seen: dict[tuple[str, Route], Origin] = {}
    for entity in entities:
        for origin in _origins(entity):
            seen.setdefault((origin.spot.source.path, origin.spot.route), origin)
    return iter(seen.values())


def _origins(entity: Entity) -> Iterator[Origin]:
    for value in vars(entity).values():
        for item in value if isinstance(value, tuple) else (value,):
            if isinstance(item, Origin):
                yield item
            elif isinstance(item, Entity):
                yield from _origins(item)


def takes_origin(cls: type[Entity], route: Route) -> bool:
    """Whether the entity at `route` below a `cls` says where it comes from."""
    return any(part.name == "origin" for part in _parts_at(cls, route))


def required(cls: type[Entity], route: Route) -> set[str]:
    """What the entity at `route` below a `cls` must have of its own."""
    return {p.name for p in _parts_at(cls, route) if p.required and p.name != "origin"}


def is_list(cls: type[Entity], route: Route) -> bool:
    """Whether what stands at `route` below a `cls` is a list."""
    types_ = [part.type for part in _parts_at(cls, route[:-1]) if part.name == route[-1]]
    return any(get_origin(each) is tuple for type_ in types_ for each in (type_, *get_args(type_)))


def _parts_at(cls: type[Entity], route: Route) -> tuple["_Part", ...]:
    for step in route:
        if isinstance(step, str):
            below = _entity_type(next((p.type for p in _parts(cls) if p.name == step), None))
            if below is None:
                return ()
            cls = below
    return _parts(cls)


def _entity_type(type_: object) -> type[Entity] | None:
    """The entity behind an annotation: T, T | None, tuple[T, ...]."""
    for candidate in (type_, *get_args(type_)):
        if isinstance(candidate, type) and issubclass(candidate, Entity):
            return candidate
        if get_origin(candidate) is tuple:
            return _entity_type(get_args(candidate)[0])
    return None


Make = Callable[[Data, Spot, Origin | None], object]  # a value from data that fit their schema


@dataclass(frozen=True)
class _Part:
    name: str
    type: object
    make: Make | None
    required: bool


@per_class
def _defaults(cls: type) -> dict[str, object]:
    return {f.name: f.default for f in fields(cls) if f.default is not MISSING}


@per_class
def _parts(cls: type) -> tuple[_Part, ...]:
    return tuple(_part(each) for each in fields(cls) if each.name != "spot" and each.init)


def _part(field: Field[Any]) -> _Part:
    type_: object = field.type
    return _Part(field.name, type_, _maker(type_), field.default is MISSING)


@cache
def _maker(type_: object) -> Make | None:
    """How a value of this annotation is made from (value, spot, origin); None: taken as it is."""
    if isinstance(type_, types.UnionType):
        inner = _maker(next(t for t in get_args(type_) if t is not types.NoneType))
        if inner is None:
            return None
        return lambda value, spot, origin: None if value is None else inner(value, spot, origin)
    if get_origin(type_) is tuple:
        return _tuple_maker(_maker(get_args(type_)[0]))
    if type_ is dates.PlanDate:
        return lambda value, spot, origin: dates.parse(text(value))
    if isinstance(type_, type) and issubclass(type_, Entity):
        return lambda value, spot, origin: build(type_, value, spot, origin)
    return None


def _tuple_maker(inner: Make | None) -> Make:
    if inner is None:
        return lambda value, spot, origin: tuple(entries(value))
    return lambda value, spot, origin: tuple(
        inner(item, spot.step(index), origin) for index, item in enumerate(entries(value))
    )
