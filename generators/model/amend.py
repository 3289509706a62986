"""Amendments: what was changed after issue, laid over the issued data one by one.

A target is a list of words: keys, and the names of list entries in turn (`quotas`,
`专业二`, `declared`). An amended source is a source like any other: it is held against the
same schema and built into the same entities, and the place of a changed value is the amendment.
Knows neither files nor the plan, and judges nothing.
"""

from generators.core.yaml.data import (
    Data,
    Route,
    Step,
    at,
    child,
    copied,
    drop,
    entries,
    mapping,
    put,
)
from generators.core.yaml.source import Source
from generators.model import building, entry_names
from generators.model.building import AMENDED
from generators.model.entry_names import called, naming
from generators.model.layers import Layer, Moved
from generators.model.records import Amendment
from generators.model.structure import ADDED, Entity


class Whole(LookupError):
    """A target that leads to a whole group of values, of which an amendment changes one."""


class Several(LookupError):
    """A name that several lines of quotas have; with their full names."""


class NoList(LookupError):
    """An entry is to be added where there is no list of entries."""


def apply(source: Source, amendment: Amendment, cls: type[Entity]) -> Layer:
    """`source`, the file of a `cls`, with an amendment. Raises LookupError with the word of the
    target that leads nowhere."""
    data, spot = copied(source.data), amendment.spot
    begun = _begin_list(data, amendment, cls)
    there, value = walk(data, amendment.target)
    _refuse_half_an_entry(data, there, amendment, cls)
    is_new, is_more, is_less = _is_new_entry(data, there), isinstance(value, list), False
    if not is_more and amendment.becomes is None:
        is_less = isinstance(at(data, there[:-1]), list)
    route = lay(data, amendment, cls)
    here, holder = spot.step("becomes"), at(data, route[:-1])
    moved: Moved = {}
    if is_less:
        *around, gone = route
        moved = {(*around, i): (source, (*around, i + 1)) for i in _behind(gone, holder)}
        return Layer(source, data, {route: (here.source, here.route)} | moved)
    if is_more and begun:
        moved[there] = (spot.source, spot.step("target").route)
    elif is_new:
        moved[route[:-1]] = (spot.source, spot.step("target").route)
    moved |= _credit(data, route[:-1] if is_new else route, amendment, cls)
    return Layer(source, data, {route: (here.source, here.route)} | moved)


def lay(data: Data, amendment: Amendment, cls: type[Entity]) -> Route:
    """Change the data of a file of a `cls` in place, as far as values go; the route of what was
    changed. Raises LookupError like `apply`."""
    _begin_list(data, amendment, cls)
    (route, value), becomes = walk(data, amendment.target), amendment.becomes
    if isinstance(value, list):  # a name, or an entry, more
        value.append(copied(becomes))
        return (*route, len(value) - 1)
    if becomes is None and isinstance(at(data, route[:-1]), list):  # an entry less
        drop(data, route)
        return route
    if value is None and _is_new_entry(data, route):
        listed = at(data, route[:-2])
        entries(listed).append(naming(listed, amendment.target[-2]))
    put(data, route, becomes)
    return route


def _behind(gone: Step, entries: Data) -> range:
    """The indexes of the entries that stood behind one that is gone."""
    if isinstance(gone, int) and isinstance(entries, list):
        return range(gone, len(entries))
    return range(0)


def current(source: Source, amendment: Amendment, cls: type[Entity]) -> Data:
    """The value an amendment replaces, as an editor writes it: None where there is none yet,
    the name of an entry that is taken away. Raises LookupError like `apply`."""
    data = copied(source.data)
    _begin_list(data, amendment, cls)
    route, value = walk(data, amendment.target)
    _refuse_half_an_entry(data, route, amendment, cls)
    if isinstance(value, dict):
        return called(value)
    return None if isinstance(value, list) else value


def route(data: Data, target: tuple[str, ...]) -> Route:
    """The route of a target in a file's data. Raises LookupError like `apply`."""
    found, value = walk(data, target)
    if value is None and target and not _is_there(data, found):
        raise LookupError(target[-1])
    return found


def _is_there(data: Data, route: Route) -> bool:
    try:
        at(data, route)
    except (LookupError, TypeError):
        return False
    return True


def reach(data: Data, target: tuple[str, ...]) -> Route:
    """The route of a target as far as it leads."""
    route: Route = ()
    for word in target:
        step: Step | None = None
        if isinstance(data, list):
            step = entry_names.found(data, word)
        elif isinstance(data, dict) and word in data:
            step = word
        if step is None:
            break
        route, data = (*route, step), child(data, step)
    return route


def walk(data: Data, target: tuple[str, ...]) -> tuple[Route, Data]:
    """The route of a target and the value there. The last word may be a key that is not there
    yet, the last two a new entry and its first value. Raises LookupError like `apply`."""
    route = reach(data, target)
    there, left = at(data, route), target[len(route) :]
    if not left:
        return route, there
    if isinstance(there, list) and len(found := entry_names.meant(there, left[0])) > 1:
        raise Several(left[0], *(str(entry_names.full(there[i])) for i in found))
    if isinstance(there, dict) and len(left) == 1:
        return (*route, *left), None
    if isinstance(there, list) and len(left) == 2 and there and _is_named(there[0]):
        return (*route, len(there), left[1]), None
    raise LookupError(left[0])


def _begin_list(data: Data, amendment: Amendment, cls: type[Entity]) -> bool:
    """A list that is not known yet, or not there, is empty for what is to be added to it."""
    route, value = walk(data, amendment.target)
    begun = (
        value is None
        and amendment.becomes is not None
        and building.is_list(cls, route)
        and not _is_new_entry(data, route)
    )
    if begun:
        put(data, route, [])
    return begun


def _credit(data: Data, route: Route, amendment: Amendment, cls: type[Entity]) -> Moved:
    """Write down that what an amendment brought comes from its document: as the origin of a whole
    entry, else of a value, or a name in a list, among what came later. Where that is written."""
    document: dict[str, Data]
    document = {"document": amendment.document, "day": amendment.effective.text}
    written, entry = (amendment.spot.source, amendment.spot.route), at(data, route)
    if isinstance(entry, dict):
        if not building.takes_origin(cls, route) or "origin" in entry:
            return {}
        entry["origin"] = {"kind": ADDED, **document}
        return {(*route, "origin"): written}
    if isinstance(route[-1], int):
        document, route = {**document, "names": [entry]}, route[:-1]
    *above, field = route
    if not building.is_entity(cls, tuple(above)):
        return {}
    stated = entries(mapping(at(data, tuple(above))).setdefault(AMENDED, []))
    stated.append({"fields": [field], **document})
    return {(*above, AMENDED, len(stated) - 1): written}


def as_written(source: Source) -> Source:
    """A source with what amendments have changed, and without what `_credit` says of it, which
    no editor writes."""
    return Layer(source, _without(source.data, AMENDED), {})


def _without(data: Data, key: str) -> Data:
    if isinstance(data, dict):
        return {name: _without(value, key) for name, value in data.items() if name != key}
    return [_without(value, key) for value in data] if isinstance(data, list) else data


def _is_named(entry: Data) -> bool:
    """Whether entries of its list are called by a name, so that one can be added under another."""
    return isinstance(entry, dict) and called(entry) is not None


def _is_new_entry(data: Data, route: Route) -> bool:
    holder = at(data, route[:-2]) if len(route) > 1 else None
    return isinstance(holder, list) and route[-2] == len(holder)


def _refuse_half_an_entry(
    data: Data, route: Route, amendment: Amendment, cls: type[Entity]
) -> None:
    """One amendment writes one value. An entry that needs more than its name and this value
    cannot be meant: its name leads nowhere."""
    value = at(data, route) if _is_there(data, route) else None
    if isinstance(amendment.becomes, dict):
        if isinstance(value, list) and not any(isinstance(each, str) for each in value):
            return
        if _is_new_entry(data, route):
            raise LookupError(amendment.target[-2])
        raise NoList(amendment.target[-1])
    if isinstance(value, dict) and amendment.becomes is not None:
        raise Whole(amendment.target[-1])
    if _is_new_entry(data, route):
        if amendment.was is not None:  # there was one: it is gone, or has another name
            raise LookupError(amendment.target[-2])
        written = {*naming(at(data, route[:-2]), amendment.target[-2]), route[-1]}
        if missing := building.required(cls, route[:-1]) - written:
            raise LookupError(amendment.target[-2], *missing)
