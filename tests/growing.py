"""Plans that are larger along one axis: so many entries in one list, or files in one folder, and
the rest as it was.

The axes are read from the schemas: a list that is new in one takes part by itself. An entry is a
copy of one that a frozen plan has, or the smallest that its schema allows, with a name of its own.
What comes out fits its schemas; it may well break rules, which then have the more to say.
"""

import copy
import shutil
from contextlib import suppress
from datetime import date, timedelta
from functools import cache, partial
from pathlib import Path
from typing import NamedTuple

import jsonschema_rs
import notation
import yaml

from generators.core.schema import schema
from generators.core.yaml import source
from generators.model.kinds import INSTITUTION, YEAR

PLANS = Path(__file__).parent / "plans"
BASE = PLANS / "base"
FILES = {kind: name for name, (kind, _) in (INSTITUTION | YEAR).items()}
ENTRY = "[]"
# What tells one entry from another, and how it is made to do so, whichever way the schema allows.
_OWN = ("id", "name", "slug", "clause", "title", "number", "text", "day", "date", "field", "major")
_WAYS = (
    lambda value, turn: f"{value}{turn}",
    lambda value, turn: f"{value}-{turn}",
    lambda value, turn: f"甲{turn}",
    lambda value, turn: str(date(2000, 1, 1) + timedelta(turn)),
    lambda value, turn: f"a-{turn}",
    lambda value, turn: value + turn,
)


class Axis(NamedTuple):
    """A list in the files of a kind, by the keys that lead to it; without any, the files of a
    folder."""

    kind: str
    way: tuple[str, ...] = ()

    def __str__(self):
        return ".".join((self.kind, *self.way))


def axes():
    """Every list that a schema knows but those of words that it names, every folder of a year."""
    for kind, name in FILES.items():
        if name.endswith("/"):
            yield Axis(kind)
        whole = schema.bundle(kind)
        yield from (Axis(kind, way) for way in dict.fromkeys(_lists(whole, whole, ())))


def _lists(whole, node, way):
    for each in _forms(whole, node):
        if "items" in each:
            if "enum" not in schema.resolved(whole, each["items"]):
                yield way
            yield from _lists(whole, each["items"], (*way, ENTRY))
        for key, below in each.get("properties", {}).items():
            yield from _lists(whole, below, (*way, key))


def _forms(whole, node):
    node = schema.resolved(whole, node)
    return [node, *(schema.resolved(whole, each) for each in node.get("anyOf", ()))]


def is_of_things(axis):
    """Whether what it lists has more to it than a name."""
    return isinstance(_example(*axis), dict)


def limit(axis):
    """How many entries a list may have."""
    whole = schema.bundle(axis.kind)
    return next(
        each["maxItems"] for each in _forms(whole, _node(whole, axis.way)) if "items" in each
    )


def grown(folder, axis, count):
    """The plan of base in `folder`, with so many entries more along an axis; where base has none to
    go beside, that of `full`."""
    notation.lay(notation.plan("base" if _has(BASE, axis) else "full"), folder)
    if FILES[axis.kind] == "paper.yaml":
        shutil.copy(PLANS / "2021" / "paper.yaml", folder)
    below = folder / "2025" if FILES[axis.kind] in YEAR else folder
    if axis.way:
        file = max(_files(below, axis.kind), key=lambda each: len(_found(read(each), axis.way)))
        whole = schema.bundle(axis.kind)
        write(file, axis, _longer(whole, read(file), axis, axis.way, count))
    else:
        file = _files(below, axis.kind)[-1]
        for turn in range(count):
            data = read(file)
            own = {key: f"{data[key]}{turn}" for key in ("name", "title") if key in data}
            write(file.with_name(f"more-{turn}.yaml"), axis, data | own)
    return folder


def _has(folder, axis):
    """Whether lists of an axis have a place in a plan: what holds them is there."""
    below = folder / "2025" if FILES[axis.kind] in YEAR else folder
    files = _files(below, axis.kind)
    held = axis.way[:-1] if ENTRY in axis.way else ()
    return not held or any(_found(read(each), axis.way) for each in files if each.exists())


def _files(folder, kind):
    name = FILES[kind]
    return sorted((folder / name).glob("*.yaml")) if name.endswith("/") else [folder / name]


def read(file):
    return copy.deepcopy(source.read(file, file.name, lambda data: True).data)


def write(file, axis, data):
    assert schema.fits(axis.kind, data), axis
    text = yaml.dump(data, Dumper=_Plain, allow_unicode=True, width=10**6, sort_keys=False)
    file.write_text(text, "utf-8")


class _Plain(yaml.SafeDumper):
    """Writes what our reader reads: no references, no text over several lines."""

    def ignore_aliases(self, data):
        return True


_Plain.add_representer(
    str,
    lambda dumper, text: dumper.represent_scalar(
        "tag:yaml.org,2002:str", text, '"' if "\n" in text else None
    ),
)


def _found(data, way):
    """What stands at the end of a way, in each place of it."""
    if not way:
        return [data]
    step, *rest = way
    if step == ENTRY:
        return [each for below in data or () for each in _found(below, rest)]
    return _found(data[step], rest) if isinstance(data, dict) and step in data else []


def _longer(whole, data, axis, way, count):
    """The data with entries added to the first list at a way; what leads there is made."""
    if not way:
        return [*data, *_others(axis, _example(axis.kind, axis.way), count)]
    step, *rest = way
    if step == ENTRY:
        if not data:
            data = [_example(axis.kind, axis.way[: -len(way)])]
        at = max(range(len(data)), key=lambda index: len(_found(data[index], rest)))
        return [*data[:at], _longer(whole, data[at], axis, rest, count), *data[at + 1 :]]
    if rest:
        below = data.get(step)
        if below is None and rest[0] != ENTRY:
            below = _smallest(whole, _node(whole, axis.way[: -len(rest)]))
        return data | {step: _longer(whole, below, axis, rest, count)}
    entry = _example(axis.kind, axis.way)
    return data | {step: [*(data.get(step) or []), *_others(axis, entry, count)]}


def _others(axis, entry, count):
    """So many entries like one, each with a name of its own."""
    whole = schema.bundle(axis.kind)
    node = {**_node(whole, (*axis.way, ENTRY)), "$defs": whole["$defs"]}
    fits = jsonschema_rs.Draft202012Validator(node, formats=schema.CHECKS, validate_formats=True)
    if isinstance(entry, list):
        return [entry] * count
    if not isinstance(entry, dict):
        way = next(_fitting(fits.is_valid, entry))
        return [way(entry, turn) for turn in range(count)]
    ways = {}
    for key in (each for each in _OWN if entry.get(each)):
        named = partial(_with, entry, key)
        ways[key] = next(
            _fitting(lambda value, named=named: fits.is_valid(named(value)), entry[key])
        )
    return [
        entry | {key: way(entry[key], turn) for key, way in ways.items()} for turn in range(count)
    ]


def _with(entry, key, value):
    return entry | {key: value}


def _fitting(fits, value):
    """The ways to make a value another that its schema allows."""
    for way in _WAYS:
        with suppress(TypeError):
            if fits(way(value, 7)):
                yield way


@cache
def _example(kind, way):
    """An entry of a list as some frozen plan has it; else as its schema asks for."""
    name = FILES[kind]
    for plan in (BASE, PLANS / "2021"):
        for below in (plan, *plan.glob("20*")):
            for file in _files(below, kind) if (below / name).exists() else ():
                for entries in _found(read(file), way):
                    if entries:
                        return entries[-1]
    whole = schema.bundle(kind)
    return _smallest(whole, _node(whole, (*way, ENTRY)))


def _node(whole, way):
    """The part of a schema that a way leads to."""
    node = whole
    for step in way:
        below = (
            each.get("items") if step == ENTRY else each.get("properties", {}).get(step)
            for each in _forms(whole, node)
        )
        node = next(filter(None, below))
    return schema.resolved(whole, node)


def _smallest(whole, node):
    node = _forms(whole, node)[-1]
    kind = node.get("type", "string" if "enum" not in node else None)
    if kind == "object":
        keys = node.get("required") or [*node["properties"]][: node.get("minProperties", 0)]
        return {key: _smallest(whole, node["properties"][key]) for key in keys}
    if kind == "array":
        return [_smallest(whole, node["items"])] * node.get("minItems", 0)
    fits = jsonschema_rs.Draft202012Validator(
        {**node, "$defs": whole["$defs"]}, formats=schema.CHECKS, validate_formats=True
    )
    tried = (
        *node.get("enum", ()),
        "甲",
        "2025-05-01",
        "abc",
        "A-1",
        "08:00",
        "a.yaml",
        "a.pdf",
        1,
        False,
    )
    return next(each for each in tried if fits.is_valid(each))
