"""What registers call the college and its programmes, in a plan folder of which nothing else may be
there yet. Holds nothing against a schema."""

from collections.abc import Iterator
from pathlib import Path

from generators.core.yaml import source
from generators.core.yaml.data import Data


def college_of(folder: Path) -> str | None:
    """None where its file cannot be read."""
    name = _read(folder, "college.yaml").get("name")
    return name if isinstance(name, str) else None


def programmes_of(folder: Path) -> tuple[str, ...]:
    """None where there is no such file, or it cannot be read."""
    return tuple(_names(_read(folder, "programmes.yaml").get("programmes")))


def _names(listed: Data) -> Iterator[str]:
    for each in listed if isinstance(listed, list) else ():
        name = each.get("name") if isinstance(each, dict) else None
        if isinstance(name, str):
            yield name


def _read(folder: Path, name: str) -> dict[str, Data]:
    read = source.read(folder / name, name)
    return {} if isinstance(read, list) or not isinstance(read.data, dict) else read.data
