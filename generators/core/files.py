"""Files of a folder that are written whole or not at all, whenever the run is killed.

New texts are first written into a hidden folder in the folder itself (WRITING), with a copy of
what they replace. Renaming it (WRITTEN) is the one step from old to new; after it each file is
moved to its place. A run killed before that step has changed nothing; one killed after it is
carried on by `finish`, which every run that writes begins with, and until then `unfinished` tells
who reads. Where a move fails, the old texts go back the same way (UNDONE). Knows nothing of plans.
"""

import errno
import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

WRITING, WRITTEN, UNDONE = ".plan-writing", ".plan-written", ".plan-undone"
_NEW, _OLD, _ADDED, _GONE = "new", "old", "added", "gone"
STAGES = {WRITING, WRITTEN, UNDONE}


class Busy(Exception):
    """Another run is writing in this folder."""


def replace_all(folder: Path, texts: Mapping[str, str | bytes | None]) -> None:
    """Write every text to its path below `folder`, or none: over the file that is there, which
    keeps the rights it had, or as a new one. Without a text the file goes. Raises OSError and
    Busy."""
    with alone(folder):
        _finish(folder)
        if not texts:
            return
        with _staging(folder) as staged:
            for path, text in texts.items():
                _stage(staged, folder / path, path, text)
            written = staged.rename(folder / WRITTEN)
        try:
            _carry_out(written, folder)
        except BaseException:
            with suppress(OSError):  # the first failure is the one to tell
                _undo(written.rename(folder / UNDONE), folder)
            raise
        shutil.rmtree(written, ignore_errors=True)


def put(folder: Path, path: str, text: str) -> None:
    """Write one file, whether or not it is there. Raises OSError and Busy."""
    write = replace_all if os.path.lexists(folder / path) else create
    write(folder, {path: text})


def create(folder: Path, texts: Mapping[str, str | bytes]) -> None:
    """Write new files below `folder`: one, or all those of one new folder, which appear in one
    step. Raises FileExistsError where there is one, which stays as it is, OSError, and Busy."""
    with alone(folder):
        _finish(folder)
        (top,) = {_first_missing(folder, path) for path in texts}
        with _staging(folder) as staged:
            for path, text in texts.items():
                _write(staged / path, _raw(text))
            (staged / top).rename(folder / top)


def unfinished(folder: Path) -> bool:
    """Whether a run was killed between the first and the last file: what is in the folder is
    neither the old nor the new."""
    return any(os.path.lexists(folder / name) for name in (WRITTEN, UNDONE))


def finish(folder: Path) -> bool:
    """Carry on what a killed run has left, if anything. Returns whether the files of the folder
    were unfinished. Raises OSError and Busy."""
    if not any(os.path.lexists(folder / name) for name in STAGES):
        return False
    with alone(folder):
        was = unfinished(folder)
        _finish(folder)
    return was


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Only one run at a time writes in a folder; the system lets go when a run is killed. Raises
    Busy."""
    try:
        import fcntl
    except ImportError:  # Windows: no lock
        yield
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            raise Busy(f"另一个命令正在写 {folder}，等它结束再运行") from None
        yield
    finally:
        os.close(handle)


def _finish(folder: Path) -> None:
    if os.path.lexists(folder / UNDONE):
        _undo(folder / UNDONE, folder)
    if os.path.lexists(folder / WRITTEN):
        _carry_out(folder / WRITTEN, folder)
        _remove(folder / WRITTEN)
    _remove(folder / WRITING)


def _carry_out(staged: Path, folder: Path) -> None:
    _move(staged / _NEW, folder)
    _take_away(staged / _GONE, folder)


def _undo(staged: Path, folder: Path) -> None:
    """Put back what there was, and take away what there was not."""
    _take_away(staged / _ADDED, folder)
    _move(staged / _OLD, folder)
    _remove(staged)


def _take_away(marks: Path, folder: Path) -> None:
    """Each file of which there is a mark."""
    for root, _, names in os.walk(marks):
        for name in names:
            (folder / Path(root, name).relative_to(marks)).unlink(missing_ok=True)


def _stage(staged: Path, file: Path, path: str, text: str | bytes | None) -> None:
    """The new text of a file and the old one; a mark for one that is new, or that goes."""
    if text is None:
        _write(staged / _GONE / path, b"")
    else:
        _write(staged / _NEW / path, _raw(text))
    if not os.path.lexists(file):
        _write(staged / _ADDED / path, b"")
        return
    _write(staged / _OLD / path, file.read_bytes())
    for place in (_NEW, _OLD):
        if (staged / place / path).exists():
            (staged / place / path).chmod(file.stat().st_mode & 0o7777)


@contextmanager
def _staging(folder: Path) -> Iterator[Path]:
    staged = folder / WRITING
    staged.mkdir()
    try:
        yield staged
    finally:
        shutil.rmtree(staged, ignore_errors=True)


def _move(staged: Path, folder: Path) -> None:
    """Each file to its place, and never to one outside, whoever has laid the folders there."""
    for root, _, names in os.walk(staged):
        place = folder / Path(root).relative_to(staged)
        if names and not place.resolve().is_relative_to(folder.resolve()):
            raise OSError(errno.EPERM, os.strerror(errno.EPERM), str(place))
        if names:
            place.mkdir(parents=True, exist_ok=True)
        for name in names:
            if not _same(Path(root, name), place / name):
                Path(root, name).replace(place / name)


def _same(one: Path, other: Path) -> bool:
    """Whether nothing is to be done, so that a folder that cannot be written holds up no other."""
    return other.is_file() and one.read_bytes() == other.read_bytes()


def _remove(staged: Path) -> None:
    if staged.is_dir() and not staged.is_symlink():
        shutil.rmtree(staged)
    else:
        staged.unlink(missing_ok=True)


def _first_missing(folder: Path, path: str) -> str:
    """The outermost part of a path that is not there yet. Raises FileExistsError."""
    parents = [each.as_posix() for each in reversed(Path(path).parents)][1:]
    for each in (*parents, path):
        if not os.path.lexists(folder / each):
            return each
    raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(folder / path))


def _raw(text: str | bytes) -> bytes:
    return text if isinstance(text, bytes) else text.encode("utf-8")


def _write(file: Path, raw: bytes) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("wb") as stream:
        stream.write(raw)
        stream.flush()
        os.fsync(stream.fileno())
