"""What a proposed version does: its report, what is different, and which files come out anew.

The story of `plan diff` on one screen: two folders or revisions -> a Review. Asks git for earlier
versions; knows no output format.
"""

from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from generators.changes.affected import Affected, affected
from generators.changes.difference import Difference, difference
from generators.check import Report, check
from generators.edition import Edition
from generators.outputs import artifacts
from generators.revisions import laid_out, revision

_NOT_OF_THE_PLAN = ("check.md", "changes.md", "changes.xml")  # they tell of versions themselves


class NotReadable(Exception):
    """A version cannot be compared, for its files cannot be read; the message says which."""


@dataclass(frozen=True)
class Review:
    """`base` and `head` are what the versions are called: ten digits of a commit, or a folder."""

    base: str
    head: str
    report: Report
    difference: Difference
    affected: tuple[Affected, ...]

    def of_kind(self, kind: str) -> tuple[str, ...]:
        return tuple(each.path for each in self.affected if each.kind == kind)


def review(folder: Path, base: str, head: str | None, as_of: date | None) -> Review:
    """Compare two versions of a plan folder; without `head` the folder as it is now. Raises
    NoRevision and NotReadable."""
    with ExitStack() as stack:
        old, old_name, _ = _version(folder, base, stack)
        new, new_name, day = _version(folder, head, stack)
        after = check(new, as_of or day)
        before = check(old, after.as_of)
    for name, report in ((old_name, before), (new_name, after)):
        if report.institution is None:
            raise NotReadable(f"{name} 的数据读不懂，无法比较；先运行 plan check 改好")
    told = difference(before, after)
    return Review(old_name, new_name, after, told, tuple(made_anew(before, after)))


def _version(folder: Path, name: str | None, stack: ExitStack) -> tuple[Path, str, date | None]:
    """Where a version lies, what it is called, and the day of its commit."""
    if name is None:
        known = revision(folder)
        return folder, f"{folder.as_posix()} 文件夹", known.day if known else None
    if known := revision(folder, name):
        return stack.enter_context(laid_out(folder, known.commit)), known.short, known.day
    if Path(name).is_dir():
        return Path(name), name, None
    return stack.enter_context(laid_out(folder, name)), name, None  # raises: there is none


def made_anew(before: Report, after: Report) -> Iterator[Affected]:
    """The files that come out differently, found by making both versions of them. Of data with
    errors nothing is made."""
    if not (before.ok and after.ok):
        return
    old, new = (
        {made.path: made.content for made in artifacts(Edition(report, None))}
        for report in (before, after)
    )
    for path in sorted(old.keys() | new.keys()):
        if old.get(path) != new.get(path) and path not in _NOT_OF_THE_PLAN:
            yield affected(path)
