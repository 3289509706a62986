"""A difference of an issued plan -> the amendments that say the same: file, target, was, becomes.

Knows how amendments name a value (model/amend.py), and neither files nor rules.
"""

from dataclasses import dataclass

from generators.core.yaml.data import Data, Route, mapping
from generators.diff.deltas import ADDED, CHANGED, REMOVED, Delta
from generators.model import entry_names
from generators.model.entities import Certificate
from generators.model.structure import Entity

_NOT_AMENDED = ("document", "errata", "waivers")
UNSAID = ""  # what becomes of the students, which only the editor knows; no schema takes it
_NOT_OF_HEAD = ("registration", "thresholds")  # what of plan.yaml an amendment may change


@dataclass(frozen=True)
class Amending:
    """What an amendment would say, but for its document and day."""

    file: str
    target: tuple[str, ...]
    was: Data
    becomes: Data


def as_amendments(delta: Delta) -> tuple[Amending, ...]:
    """The amendments; none where it cannot be said in amendments."""
    if not delta.former:
        return ()
    file, thing = _file(delta.former[0]), delta.thing
    if len(delta.path) == 1 and not delta.field:
        stops = delta.kind == REMOVED and isinstance(thing, Certificate)
        return (Amending(file, ("stopped",), None, UNSAID),) if stops else ()
    if file.removesuffix(".yaml") in _NOT_AMENDED or file.startswith(("notices/", "summaries/")):
        return ()
    said = _changed(delta) if delta.kind == CHANGED else _entry(delta)
    if file == "plan.yaml":
        said = [each for each in said if each[0][0] in _NOT_OF_HEAD]
    return tuple(Amending(file, *each) for each in said)


_Said = list[tuple[tuple[str, ...], Data, Data]]


def _changed(delta: Delta) -> _Said:
    old, new = delta.former[-1], delta.thing
    was, becomes = (mapping(e.spot.value).get(delta.field) for e in (old, new))
    target = words(old, (*old.spot.route, delta.field))
    if isinstance(was, list) or isinstance(becomes, list):
        before, after = (each if isinstance(each, list) else [] for each in (was, becomes))
        if not target or not all(isinstance(each, str) for each in (*before, *after)):
            return []
        gone = [((*target, str(each)), each, None) for each in before if each not in after]
        return gone + [(target, None, each) for each in after if each not in before]
    if not target or isinstance(was, dict) or isinstance(becomes, dict):
        return []
    return [(target, was, becomes)]


def _entry(delta: Delta) -> _Said:
    if delta.kind == REMOVED:
        old = delta.thing
        target = words(old, old.spot.route)
        return [(target, entry_names.called(old.spot.value), None)] if target else []
    if delta.kind == ADDED and len(delta.former) == len(delta.trail) - 1:
        holder, new = delta.former[-1], delta.thing
        step = new.spot.route[len(delta.trail[-2].spot.route) : -1]
        target = words(holder, (*holder.spot.route, *step))
        return [(target, None, new.spot.value)] if target else []
    return []


def words(entity: Entity, route: Route) -> tuple[str, ...]:
    """The target of what stands at a route of an entity's file: entries by their names. None of
    several that answer to one name is meant by it: then nothing."""
    said: list[str] = []
    data = entity.spot.source.data
    for step in route:
        if isinstance(step, int) and isinstance(data, list):
            name = entry_names.name_of(data, step)
            if name is None:
                return ()
            said.append(name)
            data = data[step]
        else:
            said.append(str(step))
            data = data.get(str(step)) if isinstance(data, dict) else None
    return tuple(said)


def _file(entity: Entity) -> str:
    """The path of an entity's file below its year."""
    *_, folder, name = entity.spot.source.path.split("/")
    return name if folder.isdigit() else f"{folder}/{name}"
