"""Plain data -> frozen dataclasses that know their place. Knows nothing of plans.

A dataclass field stands for the key of the same name; its annotation says how the value is
typed: text, numbers, `PlanDate`, another entity, or a tuple of those. A field with a default
may be missing. `origin` is inherited: an entity without one has that of what encloses it.
"""

import types
from collections.abc import Callable, Iterable, Iterator
from dataclasses import MISSING, FrozenInstanceError, dataclass, fields, is_dataclass
from functools import cache
from typing import Any, get_args, get_origin

from generators.core import dates
from generators.core.diagnostics import Finding, Location
from generators.core.yaml.source import Route, Source


@dataclass(frozen=True, slots=True)
class Spot:
    """Where an entity stands: a file and the route of keys to it."""

    source: Source
    route: Route = ()

    def step(self, *steps) -> "Spot":
        return Spot(self.source, (*self.route, *steps))

    def at(self, *steps, key: bool = False) -> Location:
        return self.source.place((*self.route, *steps), key=key)

    @property
    def value(self) -> Any:
        """What the file says at this spot, as plain data."""
        return self.source.value(self.route)

    def within(self, start: int, end: int) -> Location:
        """The place of some characters of the text at this spot."""
        return self.source.place_within(self.route, start, end)


def entity(cls: type) -> type:
    """Make a class of fields an entity: a dataclass without generated methods, since compiling
    those of sixty classes takes a fifth of a check's time. Entity has them once for all."""
    cls.__doc__ = cls.__doc__ or cls.__name__  # else dataclass spells out the signature
    return dataclass(init=False, repr=False, eq=False, match_args=False)(cls)


@entity
class Entity:
    """Something of the plan that knows where it is written. Never changed, and compared by
    identity: two entries that say the same are still two entries."""

    spot: Spot

    def __init__(self, spot: Spot, **values):
        vars(self).update(_defaults(type(self)), spot=spot, **values)

    def __setattr__(self, name: str, value) -> None:
        raise FrozenInstanceError(f"cannot assign to {name}")

    def __repr__(self) -> str:
        shown = {name: value for name, value in vars(self).items() if name != "spot"}
        return f"{type(self).__name__}({shown})"

    def at(self, *steps, key: bool = False) -> Location:
        """The place of a value below this entity: `quota.at("declared")`."""
        return self.spot.at(*steps, key=key)

    def finding(self, *steps, message: str, **more) -> Finding:
        """A finding at a value below this entity; the route ends at the first keyword."""
        return Finding(self.at(*steps), message, **more)


@entity
class Origin(Entity):
    """Where a fact comes from: 原文 and its clause, 推定 and its basis, 补录 and its document."""

    kind: str
    clause: str | None = None
    basis: str | None = None
    document: str | None = None


def build(cls: type, data: dict, spot: Spot, origin=None, **more) -> Any:
    """An entity from data that fit their schema. `more` gives fields that no key holds."""
    if "origin" in data:
        origin = build(Origin, data["origin"], spot.step("origin"))
    values = dict(more, spot=spot)
    for part in _parts(cls):
        if part.name == "origin":
            values["origin"] = origin
        elif part.name in data:
            value = data[part.name]
            make = part.make
            values[part.name] = make(value, spot.step(part.name), origin) if make else value
    return cls(**values)


def rebuild(entity: Entity, source: Source) -> Entity:
    """The entity of a whole file again, from other data of the same file."""
    more = {"slug": entity.slug} if "slug" not in source.data and hasattr(entity, "slug") else {}
    return build(type(entity), source.data, Spot(source), **more)


def origins(entities: Iterable[Entity]) -> Iterator[Origin]:
    """Every stated origin in these entities and below them, each once."""
    seen = {}
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


def takes_origin(cls: type, route: Route) -> bool:
    """Whether the entity at `route` below a `cls` says where it comes from."""
    return any(part.name == "origin" for part in _parts_at(cls, route))


def required(cls: type, route: Route) -> set[str]:
    """What the entity at `route` below a `cls` must have of its own."""
    return {p.name for p in _parts_at(cls, route) if p.required and p.name != "origin"}


def is_list(cls: type, route: Route) -> bool:
    """Whether what stands at `route` below a `cls` is a list."""
    types_ = [part.type for part in _parts_at(cls, route[:-1]) if part.name == route[-1]]
    return any(get_origin(each) is tuple for type_ in types_ for each in (type_, *get_args(type_)))


def _parts_at(cls: type, route: Route) -> tuple:
    for step in route:
        if isinstance(step, str):
            cls = _entity_type(next((p.type for p in _parts(cls) if p.name == step), None))
        if cls is None:
            return ()
    return _parts(cls)


def _entity_type(type_: Any) -> type | None:
    """The entity behind an annotation: T, T | None, tuple[T, ...]."""
    for candidate in (type_, *get_args(type_)):
        if isinstance(candidate, type) and issubclass(candidate, Entity):
            return candidate
        if get_origin(candidate) is tuple:
            return _entity_type(get_args(candidate)[0])
    return None


@dataclass(frozen=True)
class _Part:
    name: str
    type: Any
    make: Callable | None
    required: bool


@cache
def _defaults(cls: type) -> dict[str, Any]:
    return {f.name: f.default for f in fields(cls) if f.default is not MISSING}


@cache
def _parts(cls: type) -> tuple[_Part, ...]:
    return tuple(
        _Part(f.name, f.type, _maker(f.type), f.default is MISSING)
        for f in fields(cls)
        if f.name != "spot" and f.init
    )


@cache
def _maker(type_: Any) -> Callable | None:
    """How a value of this annotation is made from (value, spot, origin); None: taken as it is."""
    if isinstance(type_, types.UnionType):
        inner = _maker(next(t for t in get_args(type_) if t is not types.NoneType))
        if inner is None:
            return None
        return lambda value, spot, origin: None if value is None else inner(value, spot, origin)
    if get_origin(type_) is tuple:
        return _tuple_maker(_maker(get_args(type_)[0]))
    if type_ is dates.PlanDate:
        return lambda value, spot, origin: dates.parse(value)
    if is_dataclass(type_):
        return lambda value, spot, origin: build(type_, value, spot, origin)
    return None


def _tuple_maker(inner: Callable | None) -> Callable:
    if inner is None:
        return lambda value, spot, origin: tuple(value)
    return lambda value, spot, origin: tuple(
        inner(item, spot.step(index), origin) for index, item in enumerate(value)
    )
