"""Versions of the data in git: which one this is, an earlier one laid out, all there were.

The only module that runs git, and it only reads. Everything below the doors takes the day, the
revision and the folders as values; without git all of them are unknown. Trees in a repository
are somebody's input: only plain files of a plain name are laid out, and no link is followed.
"""

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

_SLOWEST = 60  # seconds for one answer of git
_MOST_FILES = 3_000  # a little more than a plan may have: the check says so itself
_MOST_BYTES = 1024 * 1024  # of one file; what is larger is no file of a plan
_PLAIN = {"100644": 0o644, "100755": 0o755}  # neither links (120000) nor other repositories
_FORMAT = "--format=%H %cs %cI"


class NoRevision(Exception):
    """There is no such version; the message says so in Chinese."""


@dataclass(frozen=True)
class Revision:
    """The commit the data were read from: full hash, day of commit, and its moment as git
    writes it (ISO 8601, with the zone of who committed)."""

    commit: str
    day: date
    moment: str = ""

    @property
    def short(self) -> str:
        return self.commit[:10]


@dataclass(frozen=True)
class History:
    """The commits that changed a folder, newest first, each with the tree it left there. Not
    `whole` where the clone is shallow: then there is no telling what came before."""

    versions: tuple[tuple[Revision, str], ...]
    whole: bool


def revision(folder: Path, name: str = "HEAD") -> Revision | None:
    """The commit `name` of the repository that holds `folder`, or None without one."""
    try:
        asked = ("log", "-1", _FORMAT, "--end-of-options", f"{name}^{{commit}}", "--")
        return _revision(_git(folder, *asked).decode())
    except NoRevision:
        return None


def history(folder: Path, touching: tuple[str, ...] = (".",)) -> History | None:
    """How `folder` came to be, along first parents: what was merged counts as one change. None
    without git. Of all commits only those that touch some of its files, where these are given
    (as git's patterns of paths below the folder)."""
    try:
        shallow = _git(folder, "rev-parse", "--is-shallow-repository").strip() == b"true"
        prefix = _prefix(folder)
        told = _git(folder, "log", "--first-parent", _FORMAT, "HEAD", "--", *touching).decode()
    except NoRevision:
        return None
    revisions = [_revision(line) for line in told.splitlines()]
    asked = "".join(f"{each.commit}:{prefix}\n" for each in revisions)
    trees = _git(folder, "cat-file", "--batch-check=%(objectname)", given=asked.encode())
    return History(
        tuple(zip(revisions, trees.decode().splitlines(), strict=True)), whole=not shallow
    )


@contextmanager
def laid_out(folder: Path, name: str) -> Iterator[Path]:
    """The folder as it was at revision `name`, in a temporary place and under its own name;
    without such a revision, the folder called so. Raises NoRevision where there is neither."""
    try:
        tree = f"{_commit(folder, name)}:{_prefix(folder)}"
    except NoRevision:
        if not Path(name).is_dir():
            raise
        yield Path(name)
        return
    with TemporaryDirectory(prefix="plan-") as place:
        copy = Path(place, folder.resolve().name)
        lay_out(folder, tree, copy)
        yield copy


def lay_out(folder: Path, tree: str, into: Path) -> None:
    """Write the plain files of a tree into a new folder. Raises NoRevision where there is no
    such tree."""
    into.mkdir(parents=True)
    entries = list(_entries(folder, tree))[:_MOST_FILES]
    asked = "".join(f"{oid}\n" for _, oid, _ in entries)
    told = _git(folder, "cat-file", "--batch", given=asked.encode()) if entries else b""
    for path, _, mode in entries:
        head, _, told = told.partition(b"\n")
        size = int(head.rpartition(b" ")[2])
        target = into / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(told[:size])
        target.chmod(mode)
        told = told[size + 1 :]


def changed_paths(folder: Path, base: str) -> tuple[str, ...]:
    """What differs between a revision and HEAD in the whole repository. Raises NoRevision."""
    told = _git(folder, "diff", "--name-only", "-z", _commit(folder, base), "HEAD")
    return tuple(os.fsdecode(path) for path in told.split(b"\0") if path)


def top(folder: Path) -> Path:
    """The root of the repository that holds `folder`. Raises NoRevision."""
    return Path(os.fsdecode(_git(folder, "rev-parse", "--show-toplevel")).rstrip("\n"))


def clone(repository: Path, commit: str, into: Path) -> None:
    """The whole repository at a commit, in a new folder that shares its objects."""
    _git(repository, "clone", "--quiet", "--shared", "--no-checkout", ".", str(into.absolute()))
    _git(into, "checkout", "--quiet", "--detach", commit)


def _entries(folder: Path, tree: str) -> Iterator[tuple[str, str, int]]:
    """(path, object, mode) of every plain file that may be written as it is called."""
    for line in _git(folder, "ls-tree", "-r", "-z", "-l", "--full-tree", tree).split(b"\0"):
        about, _, path = line.partition(b"\t")
        mode, _, oid, size = about.decode().split() if about else ("", "", "", "-")
        if mode in _PLAIN and int(size) <= _MOST_BYTES and _is_plain(path):
            yield os.fsdecode(path), oid, _PLAIN[mode]


def _is_plain(path: bytes) -> bool:
    parts = path.split(b"/")
    return all(part not in (b"", b".", b"..") and b"\\" not in part for part in parts)


def _commit(folder: Path, name: str) -> str:
    asked = ("rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}")
    try:
        return _git(folder, *asked).decode().strip()
    except NoRevision:
        raise NoRevision(f"版本库里没有“{name}”这个版本") from None


def _prefix(folder: Path) -> str:
    """Where the folder lies in its repository."""
    return os.fsdecode(_git(folder, "rev-parse", "--show-prefix")).strip("\n").rstrip("/")


def _revision(line: str) -> Revision | None:
    commit, _, rest = line.strip().partition(" ")
    day, _, moment = rest.partition(" ")
    return Revision(commit, date.fromisoformat(day), moment) if commit else None


def _git(folder: Path, *arguments: str, given: bytes | None = None) -> bytes:
    """What git answers. No program that a repository names is run. Raises NoRevision."""
    quiet = ("-c", "core.hooksPath=/dev/null", "-c", "core.fsmonitor=false")
    try:
        done = subprocess.run(
            ["git", "-C", str(folder), *quiet, *arguments],
            input=given, stdin=None if given is not None else subprocess.DEVNULL,
            capture_output=True, check=True, timeout=_SLOWEST,
        )  # fmt: skip
    except (OSError, subprocess.SubprocessError):
        raise NoRevision("这里没有版本库，或没有装 git") from None
    return done.stdout
