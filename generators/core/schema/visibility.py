"""Which values of a file are not for the public: the schemas say so with `x-visibility: internal`.

The keyword stands beside a property. What is marked must be able to be missing (optional, null or
an empty list), so that a file without it still has its shape; tests/test_schema.py holds this.
"""

from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple

from generators.core.schema import schema

KEYWORD, INTERNAL = "x-visibility", "internal"


class Internal(NamedTuple):
    """The route of a value that is not public, and what stands in its place: `None`, an empty
    list, or nothing at all (`dropped`)."""

    route: tuple
    instead: Any = None
    dropped: bool = False


def internal(kind: str, data: Any) -> Iterator[Internal]:
    """Every value of a file of this kind that is not public."""
    if has_internal(kind):
        root = schema.bundle(kind)
        yield from _below(root, root, data, ())


@cache
def has_internal(kind: str) -> bool:
    return _marked_within(schema.bundle(kind))


def _marked_within(node: Any) -> bool:
    if isinstance(node, dict):
        return node.get(KEYWORD) == INTERNAL or any(map(_marked_within, node.values()))
    return isinstance(node, list) and any(map(_marked_within, node))


def is_internal(kind: str, route: tuple) -> bool:
    """Whether what stands at a route of such a file, there or not, would not be public."""
    root = schema.bundle(kind)
    node = root
    for step in route:
        node = resolved(root, node)
        node = node.get("properties", {}).get(step) if isinstance(step, str) else node.get("items")
        if node is None:
            return False
        if node.get(KEYWORD) == INTERNAL:
            return True
    return False


def resolved(root: dict, node: dict) -> dict:
    """A schema with what it refers to laid under it."""
    while "$ref" in node:
        referred = root["$defs"][node["$ref"].rpartition("/")[2]]
        node = referred | {key: value for key, value in node.items() if key != "$ref"}
    return node


def _below(root: dict, node: dict, data: Any, route: tuple) -> Iterator[Internal]:
    node = resolved(root, node)
    if isinstance(data, dict):
        for name, value in data.items():
            prop = node.get("properties", {}).get(name, {})
            if prop.get(KEYWORD) == INTERNAL:
                kept = name in node.get("required", ())
                yield Internal((*route, name), instead(root, prop), dropped=not kept)
            else:
                yield from _below(root, prop, value, (*route, name))
    elif isinstance(data, list):
        for index, value in enumerate(data):
            yield from _below(root, node.get("items", {}), value, (*route, index))


def instead(root: dict, prop: dict) -> Any:
    """What stands for a value that is required but not public."""
    types = resolved(root, prop).get("type")
    return [] if types == "array" else None
