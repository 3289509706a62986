"""Where words may stand in a plan: the slots, as the schemas themselves say, and the words there.

A slot is a kind of file and a way into it: `[]` is any entry of a list, `{key}` a key that nobody
has laid down, `{}` what stands behind it.
"""

import re
from collections.abc import Callable, Iterator

from odd.plans import KINDS, Data, kind_of

from generators.core.schema import schema

Slot = tuple[str, tuple[str, ...]]
Change = Callable[[Slot, str], str]
_WORDS = ("甲<b>乙", "甲<b>{}")  # one of them stands wherever words may


def slots() -> set[Slot]:
    """Every slot of every schema that takes words: not only dates, names of files and the like."""
    kinds = {kind for kind, _ in KINDS.values()}
    return {
        (kind, way)
        for kind in kinds
        for way, node in _strings(schema.bundle(kind))
        if takes_words(node)
    }


def strings(root: dict) -> Iterator[dict]:
    """What a schema says of every string that a file of this kind may hold."""
    yield from (node for _, node in _strings(root))


def takes_words(node: dict) -> bool:
    """Whether a string is free, and no date, name of a file and the like."""
    types = node.get("type", "string")
    return (
        "string" in ([types] if isinstance(types, str) else types)
        and not {"enum", "format"} & node.keys()
        and any(re.search(node.get("pattern", ""), each) for each in _WORDS)
    )


def named(slot: Slot) -> str:
    """As a message says it: certificate quotas[].major."""
    kind, way = slot
    return f"{kind} {'.'.join(way).replace('.[]', '[]')}"


def changed(plan: Data, change: Change) -> Data:
    """The plan with what `change` makes of the words in each slot."""
    return {
        path: _changed(kind_of(path), schema.bundle(kind_of(path)), data, (), change)
        for path, data in plan.items()
    }


def words(plan: Data) -> dict[Slot, set[str]]:
    """What stands in each slot of a plan."""
    found: dict[Slot, set[str]] = {}

    def noted(slot: Slot, text: str) -> str:
        found.setdefault(slot, set()).add(text)
        return text

    changed(plan, noted)
    return found


def _strings(root: dict, node: dict | None = None, way: tuple[str, ...] = ()) -> Iterator[tuple]:
    node = schema.resolved(root, root if node is None else node)
    if "string" in node.get("type", ()):
        yield way, node
    for name, below in node.get("properties", {}).items():
        yield from _strings(root, below, (*way, name))
    if (others := _others(node)) is not None:
        yield (*way, "{key}"), {"type": "string"}
        yield from _strings(root, others, (*way, "{}"))
    if "items" in node:
        yield from _strings(root, node["items"], (*way, "[]"))


def _others(node: dict) -> dict | None:
    """What may stand behind a key that nobody has laid down; None where there is no such key."""
    below = node.get("additionalProperties", "object" in node.get("type", ()) or None)
    return {"type": "string"} if below is True else below or None


def _changed(kind: str, root: dict, value, way: tuple[str, ...], change: Change, node=None):
    node = schema.resolved(root, root if node is None else node)
    if isinstance(value, str):
        return change((kind, way), value) if takes_words(node) else value
    if isinstance(value, list):
        items = node.get("items", {})
        return [_changed(kind, root, each, (*way, "[]"), change, items) for each in value]
    if not isinstance(value, dict):
        return value
    made = {}
    for key, below in value.items():
        if key in node.get("properties", {}):
            own = node["properties"][key]
            made[key] = _changed(kind, root, below, (*way, key), change, own)
        else:
            key = change((kind, (*way, "{key}")), key)
            others = _others(node) or {}
            made[key] = _changed(kind, root, below, (*way, "{}"), change, others)
    return made
