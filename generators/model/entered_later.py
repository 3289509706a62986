"""A plan without what was entered after a day: as whoever wrote a letter then knew it.

A value is left out where what stands nearer to it than its file says that it came later: `later`,
or an origin of its own. An entry of a list goes as a whole; so does a file, or an amendment, that
says when it was entered. Knows no letter.
"""

from collections.abc import Iterator
from dataclasses import MISSING, Field, fields, replace
from datetime import date
from types import NoneType
from typing import Any, get_args

from generators.model.entities import Certificate, Responsibility
from generators.model.plans import Plan
from generators.model.records import Amendment
from generators.model.structure import ADDED, E, Entity, Later, Origin, origins


def known_on(plan: Plan, day: date) -> Plan:
    """A plan on a day as it was known then: without what was entered later, whether it held by
    then or not."""
    there = {path: each for path, each in plan.as_issued.files.items() if _was_there(each, day)}
    seen = replace(plan.as_issued, files=there).as_of(day)
    return replace(seen, files={path: _without(each, day) for path, each in seen.files.items()})


def _was_there(file: Entity, day: date) -> bool:
    """Whether a file that was added had been entered by a day."""
    entered = file.entered if isinstance(file, Amendment) else None
    if isinstance(file, Certificate | Responsibility):
        entered = file.origin.entered
    return entered is None or entered.first <= day


def _without(file: E, day: date) -> E:
    """The entity of a file as it was known on a day; the same one where nothing came later."""
    if not any(_is_later(origin, day) for origin in origins([file])):
        return file
    return _known(file, day, file.whole)


def _known(entity: E, day: date, of_file: Origin | None) -> E:
    """Without what came later than the file as a whole."""
    said: dict[str, object] = {}
    for part in fields(entity):
        value = getattr(entity, part.name)
        if isinstance(value, Origin):
            continue
        if isinstance(value, Entity):
            said[part.name] = _known(value, day, of_file)
        elif isinstance(value, tuple) and any(isinstance(each, Entity) for each in value):
            said[part.name] = tuple(_entries(entity, value, day, of_file))
        elif part.name in entity.OPEN and value not in (None, ()):
            said[part.name] = _value(entity, part, day, of_file)
    return entity.but(**said)


def _entries(
    holder: Entity, entries: tuple[Any, ...], day: date, of_file: Origin | None
) -> Iterator[Entity]:
    for each in entries:
        own = None if each.whole is holder.whole else each.whole
        if isinstance(each, Later):
            yield each
        elif not (own and _is_later(own, day)):
            yield _known(each, day, of_file)


def _value(entity: Entity, part: Field[Any], day: date, of_file: Origin | None) -> object:
    """Of a field that may be left open; of a list the names that were known."""
    value = getattr(entity, part.name)
    names = value if isinstance(value, tuple) else (None,)
    origins = {name: entity.origin_of(part.name, name) for name in names}
    known = [n for n, origin in origins.items() if origin is of_file or not _is_later(origin, day)]
    if not known:
        optional = NoneType in get_args(part.type) or not isinstance(value, tuple)
        return part.default if part.default is not MISSING else None if optional else ()
    return tuple(known) if isinstance(value, tuple) else value


def _is_later(origin: Origin, day: date) -> bool:
    return origin.kind == ADDED and not origin.known_by(day)
