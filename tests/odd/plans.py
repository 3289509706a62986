"""A plan as data: read from a folder, written into one, every value with its schema."""

import json
import shutil
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

from generators.core.schema import schema
from generators.core.yaml import source
from generators.model import load
from generators.model.document import issued_text

KINDS = {**load.INSTITUTION, **load.YEAR}
Data = dict[str, dict]


def read(folder: Path) -> Data:
    files = sorted(path for path in folder.rglob("*.yaml"))
    return {f.relative_to(folder).as_posix(): deepcopy(source.read(f, f.name).data) for f in files}


def write(plan: Data, folder: Path) -> None:
    """The plan in a fresh folder; a year that is issued with the archive of what it prints."""
    shutil.rmtree(folder, ignore_errors=True)
    for path, data in plan.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(dumped(data), "utf-8", newline="\n")
    if any(_issued(plan, year) for year in years(plan)):
        loaded = load.load(folder)
        for each in loaded.plans:
            if _issued(plan, str(each.year)):
                (folder / str(each.year) / "issued.txt").write_text(
                    issued_text.stored(each), "utf-8", newline="\n"
                )


def dumped(data: dict | list, indent: str = "") -> str:
    """Block by block, every text between quotes; keys without any, as people write them."""
    lines = []
    for key, value in data.items() if isinstance(data, dict) else enumerate(data):
        head = f"{indent}-"
        if isinstance(data, dict):
            head = f"{indent}{_key(key)}:"
        if isinstance(value, dict | list) and value:
            lines.append(f"{head}\n{dumped(value, indent + '  ')}")
        else:
            lines.append(f"{head} {json.dumps(value, ensure_ascii=False)}\n")
    return "".join(lines)


@cache
def _key(key: str) -> str:
    try:
        plain = yaml.safe_load(f"{key}: 0") == {key: 0}
    except yaml.YAMLError:
        plain = False
    return key if plain else json.dumps(key, ensure_ascii=False)


def years(plan: Data) -> list[str]:
    return sorted({path.partition("/")[0] for path in plan if path[0].isdigit()})


def _issued(plan: Data, year: str) -> bool:
    head = plan.get(f"{year}/plan.yaml")
    return bool(head) and head.get("status") != "草案"


def kind_of(path: str) -> str:
    *folders, name = path.split("/")
    return KINDS[name if len(folders) < 2 else f"{folders[1]}/"][0]


@dataclass
class Place:
    """A value of a file, what holds it, and its schema."""

    holder: dict | list
    key: str | int
    root: dict
    node: dict
    needed: bool

    @property
    def value(self):
        return self.holder[self.key]

    def put(self, value) -> None:
        self.holder[self.key] = value


def places(plan: Data, path: str) -> Iterator[Place]:
    root = schema.bundle(kind_of(path))
    yield from _below(plan[path], root, root)


def _below(data, root: dict, node: dict) -> Iterator[Place]:
    node = schema.resolved(root, node)
    if isinstance(data, dict):
        for name in list(data):
            below = node.get("properties", {}).get(name, node.get("additionalProperties"))
            if isinstance(below, dict):
                needed = name in node.get("required", ())
                yield Place(data, name, root, schema.resolved(root, below), needed)
                yield from _below(data[name], root, below)
    elif isinstance(data, list):
        for index in range(len(data)):
            yield Place(data, index, root, schema.resolved(root, node["items"]), True)
            yield from _below(data[index], root, node["items"])
