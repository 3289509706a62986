"""The wheel of this program: the file that it was installed from; of a checkout, one that is built.
Knows no plan. The only module that builds.
"""

import json
import tempfile
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import url2pathname

from generators.core import resources

NAME = "plan-as-code"


def own_wheel() -> tuple[str, bytes] | None:
    """Its name and what is in it; None where it came from an index, or the file is gone."""
    if (resources.ROOT / "pyproject.toml").is_file():
        return _built(resources.ROOT)
    try:
        told = distribution(NAME).read_text("direct_url.json")
    except PackageNotFoundError:
        return None
    url = urlsplit(json.loads(told)["url"]) if told else None
    file = Path(url2pathname(url.path)) if url and url.scheme == "file" else None
    return read(file) if file and file.suffix == ".whl" and file.is_file() else None


def read(file: Path) -> tuple[str, bytes]:
    return file.name, file.read_bytes()


def _built(root: Path) -> tuple[str, bytes] | None:
    """What builds is among the libraries of a checkout."""
    from hatchling.builders.wheel import WheelBuilder

    with tempfile.TemporaryDirectory() as place:
        (built,) = WheelBuilder(str(root)).build(directory=place, versions=["standard"])
        return read(Path(built))
