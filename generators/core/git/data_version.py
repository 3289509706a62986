"""Which version of the data something is made from, as a value: a commit; a commit and changes that
nobody has committed; or unknown, and why.

What a commit says of itself is true of no more than what was committed. Changes are those of the
folder, whatever git would do with them, and those of all files of its repository that git keeps:
the program that stands beside the data makes the bytes too.
"""

from dataclasses import dataclass
from pathlib import Path, PurePath

from generators.core.git.git import NoRevision, git
from generators.core.git.revisions import Revision, revision

_SHALLOW, _WORKTREE, _SUBMODULE = "浅克隆，以前的版本不全", "另开的工作树", "别的版本库的子模块"


@dataclass(frozen=True)
class Version:
    """Without a revision it is unknown: `why` says so in Chinese. `kinds` is what the repository
    is beside a plain one; it changes nothing of what is made."""

    revision: Revision | None = None
    changed: bool = False
    why: str = ""
    kinds: tuple[str, ...] = ()

    @property
    def is_commit(self) -> bool:
        """Whether everything it was made from can be had again."""
        return self.revision is not None and not self.changed

    @property
    def words(self) -> str:
        """As a print has room for it."""
        if self.revision is None:
            return "没有版本记录"
        return f"{self.revision.short}{'，加上没有提交的改动' if self.changed else ''}"

    @property
    def told(self) -> str:
        """The same with the reasons, for who makes it."""
        more = (self.why,) if self.revision is None and self.why else self.kinds
        return f"{self.words}（{'；'.join(more)}）" if more else self.words


def version_of(folder: Path) -> Version:
    """The version of what lies in a folder now."""
    try:
        return Version(revision(folder), _changed(folder), kinds=tuple(_kinds(folder)))
    except NoRevision as why:
        return Version(why=str(why))


def _changed(folder: Path) -> bool:
    """Raises NoRevision where no commit has the folder, as where there is no repository."""
    if not git(folder, "ls-tree", "--name-only", "HEAD"):
        raise NoRevision("这个文件夹还没有提交过")
    status = ("--no-optional-locks", "status", "--porcelain", "-z")
    if git(folder, *status, "--untracked-files=no"):
        return True
    told = git(folder, *status, "--untracked-files=all", "--ignored=matching", "--", ".")
    paths = (entry[3:].decode("utf-8", "replace") for entry in told.split(b"\0") if entry)
    # What is hidden is not read.
    return any(not PurePath(path).name.startswith(".") for path in paths)


def _kinds(folder: Path) -> list[str]:
    asked = ("--is-shallow-repository", "--path-format=absolute", "--git-dir", "--git-common-dir")
    told = git(folder, "rev-parse", *asked, "--show-superproject-working-tree")
    shallow, own, common, *above = told.decode("utf-8", "replace").splitlines()
    found = {_SHALLOW: shallow == "true", _WORKTREE: own != common, _SUBMODULE: bool(above)}
    return [kind for kind, holds in found.items() if holds]
