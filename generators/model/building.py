"""Plain data -> entities that know their place, and where their values come from.

A dataclass field stands for the key of the same name; its annotation says how the value is
typed: text, numbers, `PlanDate`, another entity, or a tuple of those. A field with a default
may be missing. What structure.py says of origins is worked out here. Knows nothing of plans.
"""

import types
from collections.abc import Callable, Mapping
from dataclasses import MISSING, Field, dataclass, field, fields
from functools import cache
from typing import Any, get_args, get_origin

from generators.core import dates
from generators.core.yaml.data import Data, Route, entries, mapping, text
from generators.core.yaml.source import Source
from generators.model.structure import E, Entity, Later, Origin, Spot, per_class

AMENDED = "amended"  # what amendments say as `later` does, of the fields of one entity alone
Stated = Mapping[str, tuple[Later, ...]]  # by field


@dataclass(frozen=True, slots=True)
class Inherited:
    """What is said further up: the origin of all, and `later` of fields that stand below."""

    whole: Origin | None = None
    later: Stated = field(default_factory=dict)


NOTHING = Inherited()


def build(
    cls: type[E], data: Data, spot: Spot, above: Inherited = NOTHING, slug: str | None = None
) -> E:
    """An entity from data that fit their schema. Its `slug` may be the name of its file."""
    if cls.SHORT and not isinstance(data, dict):  # a thing of which one field says all
        return cls(spot, _whole=above.whole, _later=above.later, **{cls.SHORT: data})
    data = mapping(data)
    whole = above.whole
    if "origin" in data:
        whole = build(Origin, data["origin"], spot.step("origin"))
    mine, below = _stated(data, spot, {} if cls.ALONE else above.later)
    values: dict[str, object] = {"slug": slug} if slug else {}
    for part in _parts(cls):
        if part.name == "origin":
            values["origin"] = whole
        elif part.name in data:
            value, make = data[part.name], part.make
            given = Inherited(_origin(mine, part.name) or whole, below)
            values[part.name] = make(value, spot.step(part.name), given) if make else value
    return cls(spot, _whole=whole, _later=mine, **values)


def _stated(data: dict[str, Data], spot: Spot, above: Stated) -> tuple[Stated, Stated]:
    """What is said of the fields of an entity, and of those of what it holds."""
    mine, below = above, above
    for key in ("later", AMENDED):
        for index, each in enumerate(entries(data.get(key, []))):
            later = build(Later, each, spot.step(key, index))
            mine = _with(mine, later)
            below = _with(below, later) if key == "later" else below
    return mine, below


def _with(stated: Stated, later: Later) -> Stated:
    return {**stated, **{name: (*stated.get(name, ()), later) for name in later.fields}}


def _origin(mine: Stated, name: str) -> Origin | None:
    """Where all that stands in a field comes from, where `later` says it."""
    stated = [later for later in mine.get(name, ()) if not later.names]
    return stated[-1].origin if stated else None


def rebuild(entity: E, source: Source) -> E:
    """The entity of a whole file again, from other data of the same file."""
    slug: str | None = getattr(entity, "slug", None)
    if "slug" in mapping(source.data):
        slug = None  # a key of its own
    return build(type(entity), source.data, Spot(source), slug=slug)


def takes_origin(cls: type[Entity], route: Route) -> bool:
    """Whether the entity at `route` below a `cls` says where it comes from."""
    return any(part.name == "origin" for part in _parts_at(cls, route))


def is_entity(cls: type[Entity], route: Route) -> bool:
    """Whether there is an entity at `route` below a `cls`, and no list or plain value."""
    return bool(_parts_at(cls, route))


def required(cls: type[Entity], route: Route) -> set[str]:
    """What the entity at `route` below a `cls` must have of its own."""
    return {p.name for p in _parts_at(cls, route) if p.required and p.name != "origin"}


@per_class
def open_fields(cls: type[Entity]) -> set[str]:
    """The fields that may be filled in after issue, in a `cls` and in all that it holds."""
    below = filter(None, (_entity_type(part.type) for part in _parts(cls)))
    return set(cls.OPEN).union(*(open_fields(each) for each in below if not each.ALONE))


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


Make = Callable[[Data, Spot, Inherited], object]  # a value from data that fit their schema


@dataclass(frozen=True)
class _Part:
    name: str
    type: object
    make: Make | None
    required: bool


@per_class
def _parts(cls: type) -> tuple[_Part, ...]:
    return tuple(_part(each) for each in fields(cls) if each.name != "spot" and each.init)


def _part(field: Field[Any]) -> _Part:
    type_: object = field.type
    return _Part(field.name, type_, _maker(type_), field.default is MISSING)


@cache
def _maker(type_: object) -> Make | None:
    """How a value of this annotation is made from (value, spot, given); None: taken as it is."""
    if isinstance(type_, types.UnionType):
        inner = _maker(next(t for t in get_args(type_) if t is not types.NoneType))
        if inner is None:
            return None
        return lambda value, spot, given: None if value is None else inner(value, spot, given)
    if get_origin(type_) is tuple:
        return _tuple_maker(_maker(get_args(type_)[0]))
    if type_ is dates.PlanDate:
        return lambda value, spot, given: dates.parse_deadline(text(value))
    if isinstance(type_, type) and issubclass(type_, Entity):
        return lambda value, spot, given: build(type_, value, spot, given)
    return None


def _tuple_maker(inner: Make | None) -> Make:
    if inner is None:
        return lambda value, spot, given: tuple(entries(value))
    return lambda value, spot, given: tuple(
        inner(item, spot.step(index), given) for index, item in enumerate(entries(value))
    )
