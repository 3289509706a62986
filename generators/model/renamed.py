"""What registers call things on a day: names that were changed since, as they were then.

An entry keeps its earlier names in `former`, each with the day from which it had the next one.
A plan is read with the names of its day of issue, so that its data and its print stay as issued
whatever becomes of a name. A register so read is a source like any other; the place of an earlier
name is where it is written. Knows neither files nor plans, and judges nothing.
"""

from collections.abc import Iterator, Mapping
from copy import deepcopy
from datetime import date
from typing import Any

from generators.model.layers import Layer
from generators.model.registries import College, Departments, Majors, People
from generators.model.structure import Entity, rebuild

_LISTS = {Departments: "departments", Majors: "majors", People: "people"}
# A register that says a department by its name: the list, and the key in its entries.
_SPEAKS = {College: ("accounts", "who"), Majors: ("majors", "department")}
_DATED = ("name", "document_prefix")  # what an earlier name brings back


def has_renamed(files: Mapping[str, Entity]) -> bool:
    return any(each.former for file in files.values() for each, _ in _named(file))


def on(files: Mapping[str, Entity], day: date | None, letters: date | None) -> dict[str, Entity]:
    """The registers with the names of a day, and the college with that of the day of its letters;
    None takes those of today."""
    departments = {
        each.name: was.name
        for file in files.values()
        if isinstance(file, Departments)
        for each, _ in _named(file)
        if (was := _at(each, day))
    }
    return {
        path: _file(file, letters if isinstance(file, College) else day, departments)
        for path, file in files.items()
    }


def names_of(entry: Entity) -> tuple[str, ...]:
    """Every name an entry has had, the present one first."""
    return (entry.name, *(former.name for former in entry.former))


def _named(file: Entity) -> Iterator[tuple[Entity, tuple]]:
    """What has a name that may change in a register, with the route to it."""
    if isinstance(file, College):
        yield file, ()
    elif list_ := _LISTS.get(type(file)):
        yield from ((each, (list_, i)) for i, each in enumerate(getattr(file, list_)))


def _at(entry: Entity, day: date | None):
    """The earlier name that an entry had on a day; None where it was the present one."""
    later = [each for each in entry.former if day and day < each.renamed.first]
    return min(later, key=lambda each: each.renamed.first, default=None)


def _file(file: Entity, day: date | None, departments: Mapping[str, str]) -> Entity:
    source, data, moved = file.spot.source, deepcopy(file.spot.source.data), {}
    for entry, route in _named(file):
        if not entry.former:
            continue
        there, was = _follow(data, route), _at(entry, day)
        if was:
            for part in _DATED:
                if value := getattr(was, part, None):
                    there[part] = value
                    moved[(*route, part)] = (source, (*was.spot.route, part))
        if hasattr(entry, "aliases"):
            others = (each for each in names_of(entry) if each != there["name"])
            there["aliases"] = list(dict.fromkeys((*entry.aliases, *others)))
    list_, key = _SPEAKS.get(type(file), ("", ""))
    for each in data.get(list_) or ():
        if each[key] in departments:
            each[key] = departments[each[key]]
    return file if data == source.data else rebuild(file, Layer(source, data, moved))


def _follow(data: Any, route: tuple) -> Any:
    for step in route:
        data = data[step]
    return data
