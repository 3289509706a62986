"""Puts artifacts into a folder, all or none, in the place of those of the run before.

What a former run wrote is known by its list (MARK); everything else in the folder is somebody's,
and stays.
"""

import os
import shutil
from collections.abc import Iterable, Iterator
from hashlib import sha256
from pathlib import Path

from generators.site.build import checksums
from generators.site.build.publishing import NotReplaced, replacing
from generators.site.edition import Artifact

MARK = ".plan-export"  # the files of an export with their sums, as `sha256sum -c` reads them


def write_all(artifacts: Iterable[Artifact], folder: Path) -> int:
    """Make `folder` hold every artifact and nothing else that is ours. Returns how many there are.
    Raises ValueError for a path that leads out of the folder, and what `replacing` raises for one
    that cannot be written or holds other things; either leaves it as it was."""
    made: dict[str, str] = {}
    with replacing(folder, MARK) as fresh:
        fresh.mkdir()
        for artifact in artifacts:
            target = fresh / artifact.path
            if not target.resolve().is_relative_to(fresh.resolve()):
                raise ValueError(artifact.path)
            content = artifact.content
            raw = content.encode("utf-8") if isinstance(content, str) else content
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(raw)
            made[artifact.path] = sha256(raw).hexdigest()
        checksums.write(made, fresh / MARK)
        _carry(folder, fresh)
    return len(made)


def _carry(folder: Path, fresh: Path) -> None:
    """Take along what somebody else has put there, or has changed, if nothing of ours takes its
    place."""
    for path in _of_others(folder):
        there, target = folder / path, fresh / path
        if any(each.is_file() for each in target.parents if each.is_relative_to(fresh)) or (
            target.is_dir() and not there.is_dir()
        ):
            raise NotReplaced(f"{there} 占了要导出的文件或文件夹的位置，没有导出；请先移走")
        if there.is_dir() and not there.is_symlink():
            target.mkdir(parents=True, exist_ok=True)
        elif not os.path.lexists(target):
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(there, target, follow_symlinks=False)


def _of_others(folder: Path) -> Iterator[Path]:
    """Files, links and empty folders that the run before has not written as they are."""
    mark = folder / MARK
    ours = checksums.sums(mark.read_text("utf-8", "replace")) if mark.is_file() else {}
    for root, folders, names in os.walk(folder):
        links = [name for name in folders if os.path.islink(os.path.join(root, name))]
        for path in (Path(root, name).relative_to(folder) for name in (*names, *links)):
            if path.as_posix() != MARK and not _is(folder / path, ours.get(path.as_posix())):
                yield path
        if not folders and not names and root != str(folder):
            yield Path(root).relative_to(folder)


def _is(file: Path, digest: str | None) -> bool:
    if digest is None or file.is_symlink() or not file.is_file():
        return False
    return sha256(file.read_bytes()).hexdigest() == digest
