"""Resolve names as of a date: what registers called things on that day.

An entry keeps its earlier names in `former`, each with the day from which it had the next one.
A plan is read with the names of its day of issue, so that its data and its print stay as issued
whatever becomes of a name. A register so read is a source like any other; the place of an earlier
name is where it is written. Knows neither files nor plans, and judges nothing.
"""

from collections.abc import Iterator, Mapping
from datetime import date

from generators.core.yaml.data import Route, at, copied, entries, mapping
from generators.model import registries as r
from generators.model.building import rebuild
from generators.model.layers import Layer, Moved
from generators.model.structure import Entity

Named = r.College | r.Department | r.Major | r.Person  # what has a name that may change
# A register that says a department by its name: the list, and the key in its entries.
_SPEAKS: dict[type[Entity], tuple[str, str]] = {
    r.College: ("accounts", "who"), r.Majors: ("majors", "department"),
}  # fmt: skip
_DATED = ("name", "document_prefix")  # what an earlier name brings back


def has_renamed(files: Mapping[str, Entity]) -> bool:
    return any(each.former for file in files.values() for each, _ in _named(file))


def on(files: Mapping[str, Entity], day: date | None, letters: date | None) -> dict[str, Entity]:
    """The registers with the names of a day, and the college with that of the day of its letters;
    None takes those of today."""
    departments = {
        each.name: was.name
        for file in files.values()
        if isinstance(file, r.Departments)
        for each, _ in _named(file)
        if (was := _at(each, day))
    }
    return {
        path: _file(file, letters if isinstance(file, r.College) else day, departments)
        for path, file in files.items()
    }


def names_of(entry: Named) -> tuple[str, ...]:
    """Every name an entry has had, the present one first."""
    return (entry.name, *(former.name for former in entry.former))


def _named(file: Entity) -> Iterator[tuple[Named, Route]]:
    """What has a name that may change in a register, with the route to it."""
    if isinstance(file, r.College):
        yield file, ()
    elif isinstance(file, r.Departments):
        yield from ((each, ("departments", i)) for i, each in enumerate(file.departments))
    elif isinstance(file, r.Majors):
        yield from ((each, ("majors", i)) for i, each in enumerate(file.majors))
    elif isinstance(file, r.People):
        yield from ((each, ("people", i)) for i, each in enumerate(file.people))


def _at(entry: Named, day: date | None) -> r.FormerName | None:
    """The earlier name that an entry had on a day; None where it was the present one."""
    later = [each for each in entry.former if day and day < each.renamed.first]
    return min(later, key=lambda each: each.renamed.first, default=None)


def _file(file: Entity, day: date | None, departments: Mapping[str, str]) -> Entity:
    source, moved = file.spot.source, Moved()
    data = mapping(copied(source.data))
    for entry, route in _named(file):
        if not entry.former:
            continue
        there, was = mapping(at(data, route)), _at(entry, day)
        if was:
            for part in _DATED:
                value: str | None = getattr(was, part, None)
                if value:
                    there[part] = value
                    moved[(*route, part)] = (source, (*was.spot.route, part))
        if not isinstance(entry, r.Person):
            others = (each for each in names_of(entry) if each != there["name"])
            there["aliases"] = list(dict.fromkeys((*entry.aliases, *others)))
    own = {each.name: was.name for each, _ in _named(file) if (was := _at(each, day))}
    for _, route in _named(file) if own else ():
        if members := mapping(at(data, route)).get("members"):
            now = [own.get(str(name), name) for name in entries(members)]
            mapping(at(data, route))["members"] = now
        if ended := mapping(at(data, route)).get("ended"):
            into = entries(mapping(ended)["into"])
            mapping(ended)["into"] = [own.get(str(name), name) for name in into]
    list_, key = _SPEAKS.get(type(file), ("", ""))
    spoken = data.get(list_)
    for each in map(mapping, spoken if isinstance(spoken, list) else ()):
        if isinstance(said := each[key], str) and said in departments:
            each[key] = departments[said]
    return file if data == source.data else rebuild(file, Layer(source, data, moved))
