"""Puts artifacts into a folder: inside it and nowhere else. Knows no artifact."""

from collections.abc import Iterable
from pathlib import Path

from generators.edition import Artifact


def write_all(artifacts: Iterable[Artifact], folder: Path) -> int:
    """Write every artifact below `folder`; a file that already has the bytes is left alone.
    Returns how many there are. Raises ValueError for a path that leads out of the folder."""
    count = 0
    for artifact in artifacts:
        target = folder / artifact.path
        if not target.resolve().is_relative_to(folder.resolve()):
            raise ValueError(artifact.path)
        content = artifact.content
        raw = content.encode("utf-8") if isinstance(content, str) else content
        if not target.is_file() or target.read_bytes() != raw:
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(raw)
        count += 1
    return count
