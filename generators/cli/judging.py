"""Check the merge result of a proposal with the program that runs here.

Of the proposal there are objects of git and nothing else. Its files are laid out as inert data in a
temporary place; nothing of it is checked out, imported or run. Knows no forge and no output format.
"""

from collections.abc import Iterator
from contextlib import chdir, contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from generators.checks.plan_check import Report
from generators.cli.change_review import NotReadable, Review, review
from generators.core import files
from generators.core.chinese import listed
from generators.core.git.git import NoRevision
from generators.core.git.revisions import (
    Revision,
    blob,
    changed_paths,
    in_tree,
    laid_out,
    merged,
    not_laid_out,
    prefix,
    revision,
)
from generators.model.file_owners import CODEOWNERS
from generators.site.edition import Edition
from generators.site.making import make

_MOST_NAMED = 5
_GONE = "合并以后就没有计划文件夹了，或者它不再是文件夹；计划要留在原来的地方"


@dataclass(frozen=True)
class Verdict:
    """Of the commit `head`, merged into `base`. `refused` are reasons beside the findings of the
    report, in Chinese; without a report nothing could be read. `program` are the changed files
    outside the plan folder, of which no check of data says anything."""

    base: str
    head: str
    refused: tuple[str, ...]
    program: tuple[str, ...]
    report: Report | None = None
    review: Review | None = None

    @property
    def holds(self) -> bool:
        return not self.refused and self.report is not None and self.report.ok


def judge(
    folder: Path, base: str, head: str, as_of: date | None = None, actor: str | None = None
) -> Verdict:
    """Check the plan as it would be once `head` is merged into `base`, with all that is made of
    it, and compare it with `base`. Without `as_of` the day is that of the newer commit. Raises
    NoRevision where one of the two is not there."""
    old, new = _known(folder, base), _known(folder, head)
    day = as_of or max(old.day, new.day)
    try:
        tree = merged(folder, old.commit, new.commit)
        program = _outside(folder, old.commit, tree)
        if not in_tree(folder, tree):
            return Verdict(old.commit, new.commit, (_GONE,), program)
        with laid_out(folder, old.commit) as before, _proposed(folder, tree) as (after, left):
            report, told = _judged(after, before, day, actor)
            refused = (*_left_out(left), *_half_written(after))
            return Verdict(old.commit, new.commit, refused, program, report, told)
    except NoRevision as reason:
        return Verdict(old.commit, new.commit, (str(reason),), ())


def _known(folder: Path, name: str) -> Revision:
    found = revision(folder, name)
    if found is None:
        raise NoRevision(f"版本库里没有“{name}”这个版本")
    return found


def _outside(folder: Path, base: str, tree: str) -> tuple[str, ...]:
    below = prefix(folder)
    return tuple(path for path in changed_paths(folder, base, tree) if not path.startswith(below))


@contextmanager
def _proposed(folder: Path, tree: str) -> Iterator[tuple[Path, tuple[str, ...]]]:
    """The plan folder of a tree, with the list of owners beside it, and what was left out."""
    with laid_out(folder, tree) as copy:
        if (owners := blob(folder, tree, CODEOWNERS)) is not None:
            (copy.parent / CODEOWNERS).parent.mkdir()
            (copy.parent / CODEOWNERS).write_bytes(owners)
        yield copy, not_laid_out(folder, tree, copy)


def _judged(
    after: Path, before: Path, day: date, actor: str | None
) -> tuple[Report, Review | None]:
    """What is found and what is different; files are called as they lie in the repository."""
    with chdir(after.parent):
        try:
            told = review(Path(after.name), str(before), None, day, actor)
        except NotReadable as error:
            return error.report, None
        return make(Edition(told.report, None, drafts=True).as_committed()).report, told


def _half_written(folder: Path) -> tuple[str, ...]:
    """No check reads what a killed command has left: merged, it would stand in the way of every
    command, and the next one that writes would bring it in unread."""
    left = sorted(path.name for path in folder.rglob(".plan-*") if path.name in files.STAGES)
    return (
        (f"计划文件夹里有写了一半的改动（{left[0]}）。请先运行 plan fix，再提交",) if left else ()
    )


def _left_out(paths: tuple[str, ...]) -> tuple[str, ...]:
    if not paths:
        return ()
    named = listed(paths, _MOST_NAMED)
    return (f"计划文件夹里有链接、别的版本库，或者太大、名称不能用的文件，没有读：{named}",)
