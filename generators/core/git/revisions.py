"""Versions of the data in git: which one this is, an earlier one laid out, all there were.

Everything below the doors takes the day, the revision and the folders as values; without git all
of them are unknown.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from generators.core.git.git import NoRevision as NoRevision
from generators.core.git.git import git
from generators.core.git.trees import lay_out

_FORMAT = "--format=%H %cs %cI"


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
        return _revision(git(folder, *asked).decode())
    except NoRevision:
        return None


def history(folder: Path, touching: tuple[str, ...] = (".",)) -> History | None:
    """How `folder` came to be, along first parents: what was merged counts as one change. None
    without git. Of all commits only those that touch some of its files, where these are given
    (as git's patterns of paths below the folder)."""
    try:
        where = os.fsdecode(git(folder, "rev-parse", "--is-shallow-repository", "--show-prefix"))
        told = git(folder, "log", "--first-parent", _FORMAT, "HEAD", "--", *touching).decode()
    except NoRevision:
        return None
    revisions = [each for line in told.splitlines() if (each := _revision(line))]
    shallow, _, prefix = where.strip("\n").partition("\n")
    asked = "".join(f"{each.commit}:{prefix.rstrip('/')}\n" for each in revisions)
    trees = git(folder, "cat-file", "--batch-check=%(objectname)", given=asked.encode())
    return History(
        tuple(zip(revisions, trees.decode().splitlines(), strict=True)), whole=shallow == "false"
    )


@contextmanager
def laid_out(folder: Path, name: str) -> Iterator[Path]:
    """The folder as it was at revision `name` (or in that tree of a whole repository), in a
    temporary place and under its own name; without such a revision, the folder called so. Raises
    NoRevision where there is neither."""
    try:
        tree = f"{_object(folder, name, 'tree')}:{_prefix(folder)}"
    except NoRevision:
        if not Path(name).is_dir():
            raise
        yield Path(name)
        return
    from tempfile import TemporaryDirectory  # a check of what is there needs none

    with TemporaryDirectory(prefix="plan-") as place:
        copy = Path(place, folder.resolve().name)
        lay_out(folder, tree, copy)
        yield copy


def merged(folder: Path, base: str, head: str) -> str:
    """The tree of the whole repository as a merge of two commits would leave it. Git makes it of
    objects only: nothing is checked out. Raises NoRevision where one of them is not there, or
    where they change the same lines."""
    one, other = _commit(folder, base), _commit(folder, head)
    try:
        return git(folder, "merge-tree", "--write-tree", one, other).decode().strip()
    except NoRevision:
        raise NoRevision("这些改动和主干上已有的改动碰到了同样的地方，合不起来") from None


def changed_paths(folder: Path, base: str, tree: str) -> tuple[str, ...]:
    """What differs between a revision and a tree of the whole repository. Raises NoRevision."""
    told = git(folder, "diff-tree", "-r", "--name-only", "--no-renames", "-z",
               _object(folder, base, "tree"), _object(folder, tree, "tree"))  # fmt: skip
    return tuple(os.fsdecode(path) for path in told.split(b"\0") if path)


def in_tree(folder: Path, tree: str) -> bool:
    """Whether the folder is one in this tree of the whole repository, too."""
    try:
        return git(folder, "cat-file", "-t", f"{tree}:{_prefix(folder)}") == b"tree\n"
    except NoRevision:
        return False


def not_laid_out(folder: Path, tree: str, copy: Path) -> tuple[str, ...]:
    """What stands in the folder of a tree and was left out of its copy: links, other
    repositories, names that cannot be written, files that are too large."""
    asked = ("ls-tree", "-r", "-z", "--name-only", "--full-tree", f"{tree}:{_prefix(folder)}")
    told = git(folder, *asked)
    paths = (os.fsdecode(path) for path in told.split(b"\0") if path)
    return tuple(path for path in paths if not (copy / path).is_file())


def blob(folder: Path, tree: str, path: str, most: int = 1024 * 1024) -> bytes | None:
    """A file of a tree of the whole repository; None where there is none of up to `most` bytes."""
    try:
        size = int(git(folder, "cat-file", "-s", f"{tree}:{path}"))
        return git(folder, "cat-file", "blob", f"{tree}:{path}") if size <= most else None
    except NoRevision:
        return None


def prefix(folder: Path) -> str:
    """Where the folder lies in its repository, "plan/". Raises NoRevision."""
    return f"{_prefix(folder)}/".lstrip("/")


def top(folder: Path) -> Path:
    """The root of the repository that holds `folder`. Raises NoRevision."""
    return Path(os.fsdecode(git(folder, "rev-parse", "--show-toplevel")).rstrip("\n"))


def was(folder: Path, commit: str, branch: str) -> bool:
    """Whether a branch once was at this commit: along first parents, so that the commits of what
    was merged into it do not count. Raises NoRevision where there is no such branch."""
    told = git(folder, "rev-list", "--first-parent", _commit(folder, branch), "--")
    return commit in told.decode().split()


def note(folder: Path, ref: str, commit: str) -> str | None:
    """What a ref of notes says of a commit; None where nothing is known."""
    try:
        return git(folder, "notes", f"--ref={ref}", "show", commit).decode("utf-8", "replace")
    except NoRevision:
        return None


def clone(repository: Path, commit: str, into: Path) -> None:
    """The whole repository at a commit, in a new folder that shares its objects."""
    git(repository, "clone", "--quiet", "--shared", "--no-checkout", ".", str(into.absolute()))
    git(into, "checkout", "--quiet", "--detach", commit)


def _commit(folder: Path, name: str) -> str:
    return _object(folder, name, "commit")


def _object(folder: Path, name: str, kind: str) -> str:
    asked = ("rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{{kind}}}")
    try:
        return git(folder, *asked).decode().strip()
    except NoRevision:
        raise NoRevision(f"版本库里没有“{name}”这个版本") from None


def _prefix(folder: Path) -> str:
    """Where the folder lies in its repository."""
    return os.fsdecode(git(folder, "rev-parse", "--show-prefix")).strip("\n").rstrip("/")


def _revision(line: str) -> Revision | None:
    commit, _, rest = line.strip().partition(" ")
    day, _, moment = rest.partition(" ")
    return Revision(commit, date.fromisoformat(day), moment) if commit else None
