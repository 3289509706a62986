"""Puts artifacts into a folder: inside it and nowhere else, and among nobody else's files."""

from collections.abc import Iterable
from pathlib import Path

from generators.site.edition import Artifact

_MARK = ".plan-export"  # a former export, whose files may be written anew


class NotOurs(Exception):
    """The folder holds somebody else's files; nothing was written. The message says so."""


def write_all(artifacts: Iterable[Artifact], folder: Path) -> int:
    """Write every artifact below `folder`; a file that already has the bytes is left alone.
    Returns how many there are. Raises ValueError for a path that leads out of the folder, and
    NotOurs for a folder that is neither new, nor empty, nor a former export."""
    _claim(folder)
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


def _claim(folder: Path) -> None:
    former = folder.is_dir() and (folder / _MARK).is_file()
    if folder.exists() and not former and (not folder.is_dir() or any(folder.iterdir())):
        raise NotOurs(f"{folder} 里有别的文件，没有导出；请换一个新的或空的文件夹")
    folder.mkdir(parents=True, exist_ok=True)
    (folder / _MARK).touch()
