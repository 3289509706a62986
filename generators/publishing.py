"""Puts a finished site in the place of the old one: whole or untouched, whenever it is killed.

A new site is made in a folder beside the old one; then the two change places in one step of the
file system. Where the system cannot do that (`renameat2` of Linux can), two renames do, and the
next run heals what was cut short between them. Knows folders and sums, and no site builder.
"""

import ctypes
import errno
import hashlib
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

MARK = ".plan-site"  # in every site that was built here, so that the next one may replace it
MANIFEST = "SHA256SUMS"  # of every other file; `sha256sum -c` reads it too
_AT_FDCWD, _EXCHANGE = -100, 2  # linux/fcntl.h, linux/fs.h
_CANNOT = {errno.ENOSYS, errno.EINVAL, errno.ENOTSUP, errno.EXDEV, errno.EPERM}


class Busy(Exception):
    """Another run is writing beside this site."""


class Foreign(Exception):
    """The folder holds somebody's other files and is left alone."""


@contextmanager
def replacing(site: Path) -> Iterator[Path]:
    """A place for the new site, not there yet. What was made in it takes the place of `site` when
    the block ends, and not when it raises. Raises Foreign and Busy before anything is touched."""
    site = site.resolve()
    _refuse_foreign(site)
    site.parent.mkdir(parents=True, exist_ok=True)
    with _alone(site.parent):
        _clean_up(site)
        beside = Path(tempfile.mkdtemp(prefix=_prefix(site), dir=site.parent))
        try:
            fresh = beside / "site"
            yield fresh
            swap(fresh, site)
        finally:
            shutil.rmtree(beside, ignore_errors=True)


def swap(fresh: Path, site: Path) -> None:
    """Let the two folders change places, or put `fresh` where nothing is yet."""
    if site.exists() and _exchange(fresh, site):
        return
    if site.exists():
        site.rename(fresh.with_name("old"))
    fresh.rename(site)


def seal(site: Path) -> None:
    """Write down the sum of every file. A site without this, or with another file, is not whole."""
    (site / MARK).touch()
    lines = (f"{digest}  {path}\n" for path, digest in sorted(_sums(site).items()))
    (site / MANIFEST).write_text("".join(lines), "utf-8")


def faults(site: Path) -> list[str]:
    """What keeps a site from being whole, in Chinese; empty when every file is as it was made."""
    try:
        text = (site / MANIFEST).read_text("utf-8")
    except (OSError, UnicodeDecodeError):
        return [f"没有 {MANIFEST}，不知道有哪些文件"]
    lines = (line.split("  ", 1) for line in text.splitlines())
    known = {each[1]: each[0] for each in lines if len(each) == 2}
    there = _sums(site)
    told = [f"缺少 {path}" for path in sorted(known.keys() - there.keys())]
    told += [f"多出 {path}" for path in sorted(there.keys() - known.keys())]
    changed = (path for path in sorted(known.keys() & there.keys()) if known[path] != there[path])
    return told + [f"{path} 与生成时不同" for path in changed]


def _sums(site: Path) -> dict[str, str]:
    found = {}
    for root, folders, names in os.walk(site):
        links = [name for name in folders if os.path.islink(os.path.join(root, name))]
        for name in (*names, *links):
            file = Path(root, name)
            path = file.relative_to(site).as_posix()
            plain = not file.is_symlink()
            if path != MANIFEST:
                found[path] = hashlib.sha256(file.read_bytes()).hexdigest() if plain else "link"
    return found


def _refuse_foreign(site: Path) -> None:
    former = not site.exists() or (site.is_dir() and (site / MARK).is_file())
    if not former and not (site.is_dir() and not any(site.iterdir())):
        raise Foreign(
            f"{site} 里有别的文件，没有动它。请换一个不存在的或空的文件夹，例如 plan build site"
        )


def _prefix(site: Path) -> str:
    return f".{site.name}.new-"


def _clean_up(site: Path) -> None:
    """Remove what killed runs have left; put back an old site that had been moved away."""
    for beside in sorted(site.parent.glob(f"{_prefix(site)}*")):
        if beside.is_symlink() or not beside.is_dir():
            continue
        if not site.exists() and (beside / "old").is_dir():
            (beside / "old").rename(site)
        shutil.rmtree(beside, ignore_errors=True)


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Only one run at a time writes beside a site; the system lets go when a run is killed."""
    try:
        import fcntl
    except ImportError:  # Windows: no lock, as before
        yield
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            raise Busy(f"另一个生成正在写 {folder}，等它结束再运行") from None
        yield
    finally:
        os.close(handle)


def _exchange(one: Path, other: Path) -> bool:
    """Whether the system let two folders change places in one step."""
    with suppress(AttributeError, OSError):
        rename = ctypes.CDLL(None, use_errno=True).renameat2
        names = (os.fsencode(path) for path in (one, other))
        first, second = names
        if rename(_AT_FDCWD, first, _AT_FDCWD, second, _EXCHANGE) == 0:
            return True
        if ctypes.get_errno() not in _CANNOT:
            raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()), str(other))
    return False
