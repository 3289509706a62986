"""Plans made from that of `base` by changing values wherever the schemas allow it.

JSON is YAML: the changed files are written as such.
"""

import json
import shutil
from pathlib import Path

from generators.core.schema import schema
from generators.core.yaml import source
from generators.model.load import INSTITUTION, YEAR

BASE = Path(__file__).parent / "plans" / "base"
FREE_TEXT = {"text", "textOrNull", "longText", "name", "nameOrNull"}


def kind_of(path: str) -> str:
    first, _, rest = path.partition("/")
    kinds, name = (YEAR, rest) if first.isdigit() else (INSTITUTION, path)
    folder, slash, _ = name.partition("/")
    return kinds[folder + slash if slash else name][0]


def replanted(folder: Path, change) -> Path:
    """A copy of base in `folder`, each file's data changed by `change(kind, data)`; one of which
    nothing is left goes."""
    shutil.copytree(BASE, folder, dirs_exist_ok=True)
    for file in sorted(folder.rglob("*.yaml")):
        path = file.relative_to(folder).as_posix()
        data = source.read(file, path).data
        changed = change(kind_of(path), data)
        if changed is None:
            file.unlink()
        else:
            file.write_text(json.dumps(changed, ensure_ascii=False, indent=1) + "\n", "utf-8")
    return folder


def free_texts(kind: str, data):
    """(route, owner schema, name, value) of every free text and list of free texts in data, there
    or not: routes lead to places where one may stand."""
    root = schema.bundle(kind)
    yield from _free_texts(root, root, data, ())


def _free_texts(root, node, data, route):
    node = schema.resolved(root, node)
    if isinstance(data, list):
        for index, value in enumerate(data):
            yield from _free_texts(root, node.get("items", {}), value, (*route, index))
    if not isinstance(data, dict):
        return
    for name, prop in node.get("properties", {}).items():
        if is_free_text(prop) or is_free_text(schema.resolved(root, prop).get("items", {})):
            yield (*route, name), node, name, data.get(name)
        elif name in data:
            yield from _free_texts(root, prop, data[name], (*route, name))


def is_free_text(node) -> bool:
    return node.get("$ref", "").rpartition("/")[2] in FREE_TEXT


def put(data, route, value):
    for step in route[:-1]:
        data = data[step]
    data[route[-1]] = value
