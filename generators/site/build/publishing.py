"""Puts a finished site in the place of the old one: whole or untouched, whenever it is killed.

A new site is made in a folder beside the old one; then one step of the file system lets the two
change places (`renameat2` of Linux). Where the system cannot do that, the site is a link from its
first publication on, and the step is a new link over the old one. There is no third way: a folder
that neither can replace is left alone, and the run says so. Knows folders, and nothing of what is
in them but the mark of a site.
"""

import ctypes
import errno
import os
import re
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from generators.core import files
from generators.site.build.checksums import MARK

_AT_FDCWD, _EXCHANGE = -100, 2  # linux/fcntl.h, linux/fs.h
_CANNOT = {errno.ENOSYS, errno.EINVAL, errno.ENOTSUP, errno.EXDEV, errno.EPERM}
_WHY = {
    errno.ENOSPC: "磁盘满了", errno.EDQUOT: "分给的空间用完了", errno.EROFS: "是只读的",
    errno.EACCES: "没有写的权限", errno.EPERM: "没有写的权限",
}  # fmt: skip
_MOST_LINKS = 40  # that are followed, as in Linux


class NotReplaced(Exception):
    """The folder is somebody else's, or cannot change places in one step; it is as it was."""


@contextmanager
def replacing(site: Path, mark: str = MARK) -> Iterator[Path]:
    """A place for the new site, not there yet. What was made in it takes the place of `site` when
    the block ends, and not when it raises. `mark` is a file that former ones have. Raises
    NotReplaced and files.Busy."""
    try:
        site = _place(site)
        _refuse_foreign(site, mark)
        site.parent.mkdir(parents=True, exist_ok=True)
        with files.alone(site.parent):
            _clean_up(site)
            try:
                fresh = Path(tempfile.mkdtemp(prefix=_prefix(site), dir=site.parent)) / "site"
                yield fresh
                _swap(fresh, site, mark)
            finally:
                _clean_up(site)
    except OSError as error:  # a full disk, no right to write there
        raise NotReplaced(f"{site} 写不进去（{_why(error.errno)}），没有动它") from error


# --- the one step ---------------------------------------------------------------------------------


def _swap(fresh: Path, site: Path, mark: str) -> None:
    """Each branch ends in one step, before which the old site is seen and after which the new."""
    _refuse_foreign(site, mark)  # what somebody has put there meanwhile is theirs
    if site.is_symlink():
        _link(fresh, site)
    elif site.exists() and any(site.iterdir()):
        if not _exchange(fresh, site):
            raise NotReplaced(
                f"这里的文件系统不能一步换好两个文件夹，{site} 没有动。"
                f"请把它改名或删掉，再运行一次；以后不会再这样"
            )
    else:
        if site.exists():
            site.rmdir()  # an empty folder: there is no site to be seen yet
        if _exchanges(fresh.parent) or not _links(fresh.parent):
            fresh.rename(site)
        else:
            _link(fresh, site)


def _exchange(one: Path, other: Path) -> bool:
    """Whether the system let two folders change places in one step."""
    try:
        rename = ctypes.CDLL(None, use_errno=True).renameat2
    except (AttributeError, OSError, TypeError):  # neither musl of old, nor macOS, nor Windows
        return False
    if rename(_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), _EXCHANGE) == 0:
        return True
    number = ctypes.get_errno()
    if number not in _CANNOT:
        raise OSError(number, os.strerror(number), str(other))
    return False


def _link(fresh: Path, site: Path) -> None:
    """Have `site` lead to `fresh`, which stays where it was made."""
    beside = fresh.parent
    beside.chmod(fresh.stat().st_mode & 0o777)  # private until now; a server is to read it
    link = beside / "link"
    link.symlink_to(f"{beside.name}/{fresh.name}", target_is_directory=True)
    link.replace(site)


def _why(number: int | None) -> str:
    number = number or errno.EIO
    return _WHY.get(number) or os.strerror(number)


def _exchanges(beside: Path) -> bool:
    one, other = beside / "one", beside / "other"
    one.mkdir()
    other.mkdir()
    return _exchange(one, other)


def _links(beside: Path) -> bool:
    try:
        (beside / "trial").symlink_to(beside.name)
    except OSError:  # exFAT; Windows without the right to
        return False
    return True


# --- what lies there ------------------------------------------------------------------------------


def _place(site: Path) -> Path:
    """Where the site stands: behind links that others have set, not behind our own."""
    for _ in range(_MOST_LINKS):
        site = site.parent.resolve() / site.name if site.name not in ("", "..") else site.resolve()
        if not site.is_symlink() or _leads_to(site):
            return site
        site = site.parent / os.readlink(site)
    raise NotReplaced(f"{site} 是绕回自己的链接")


def _leads_to(site: Path) -> Path | None:
    """The folder beside it that holds the site of today, where that is the way."""
    if not site.is_symlink():
        return None
    beside = (site.parent / os.readlink(site)).parent
    return beside if _is_beside(beside, site) else None


def _is_beside(folder: Path, site: Path) -> bool:
    known = re.escape(_prefix(site)) + "[a-z0-9_]{8}"  # as tempfile names them
    return folder.parent == site.parent and re.fullmatch(known, folder.name) is not None


def _prefix(site: Path) -> str:
    return f".{site.name}.new-"


def _refuse_foreign(site: Path, mark: str) -> None:
    former = not site.exists() or (site.is_dir() and (site / mark).is_file())
    if not former and not (site.is_dir() and not any(site.iterdir())):
        raise NotReplaced(f"{site} 里有别的文件，没有动它。请换一个不存在的或空的文件夹")


def _clean_up(site: Path) -> None:
    """Remove what this run and killed ones have left beside the site."""
    for each in site.parent.iterdir():
        if _is_beside(each, site) and not each.is_symlink() and each != _leads_to(site):
            _remove(each)


def _remove(folder: Path) -> None:
    """Also what somebody has made read-only. What cannot go stays, and harms nothing."""
    shutil.rmtree(folder, ignore_errors=True)
    if folder.exists():
        with suppress(OSError):
            folder.chmod(0o700)
        for root, folders, _ in os.walk(folder):  # opened before the walk goes into it
            for path in (os.path.join(root, name) for name in folders):
                with suppress(OSError):
                    if not os.path.islink(path):
                        os.chmod(path, 0o700)
        shutil.rmtree(folder, ignore_errors=True)
