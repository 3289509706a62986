"""Values that came from elsewhere than what stands around them: each with its own origin.

Derived from entities; knows no plan and no page.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields

from generators.model.structure import ADDED, Entity, Later, Origin, held


@dataclass(frozen=True)
class OwnOrigin:
    """A field of an entity, in a list of names this `name`, and where its value comes from."""

    field: str
    name: str | None
    origin: Origin


def apart(entity: Entity) -> Iterator[OwnOrigin]:
    """The values that do not come from where the entity as a whole comes from. Lists of entities
    are left out: each says its own."""
    for part in fields(entity):
        value, whole = getattr(entity, part.name), getattr(entity, "origin", None)
        items = value if isinstance(value, tuple) else (value,)
        if part.name in entity.stated and items and not isinstance(items[0], Entity | None):
            origin = entity.origin_of(part.name)
            if origin is not whole:
                yield OwnOrigin(part.name, None, origin)
            for name in items if isinstance(value, tuple) else ():
                if (own := entity.origin_of(part.name, name)) is not origin:
                    yield OwnOrigin(part.name, name, own)


def sources(entity: Entity) -> tuple[Origin, ...]:
    """Where all that is said of an entity comes from, and of what it holds: each document once."""
    found = [entity.whole] if entity.whole else []
    found += [own.origin for own in apart(entity)]
    for each in held(entity):
        if not isinstance(each, Origin | Later):
            found += sources(each)
    return once(found)


def of_fields(entity: Entity, fields: Iterable[str]) -> tuple[Origin, ...]:
    """Where those of these values come from that are known: each document once."""
    known = (field for field in fields if getattr(entity, field) not in (None, ()))
    return once(entity.origin_of(field) for field in known)


def once(origins: Iterable[Origin]) -> tuple[Origin, ...]:
    """Each kind and document once, the first of it."""
    found: dict[tuple[str, str], Origin] = {}
    for each in origins:
        found.setdefault((each.kind, each.source), each)
    return tuple(found.values())


def told(entities: Iterable[Entity], titles: Mapping[str, str]) -> list[str]:
    """What was entered after issue, by the titles of its fields, each document once:
    核定人数、报名人数：补录，某某通知（2021年10月20日）."""
    found: dict[str, dict[str, None]] = {}
    for entity in entities:
        for field, title in titles.items():
            if getattr(entity, field, None) in (None, ()):
                continue
            origin = entity.origin_of(field)
            if origin.kind == ADDED:
                found.setdefault(origin.source, {})[title] = None
    return [f"{'、'.join(names)}：{ADDED}，{source}" for source, names in found.items()]
