"""Compare two versions of a plan: the report, the differences, and which outputs change.

The story of `plan diff` on one screen: two folders or revisions -> a Review. Asks git for earlier
versions; knows no output format.
"""

import html
import re
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from generators.checks.plan_check import Report, changed_files, check, compared
from generators.core.git.revisions import laid_out, revision
from generators.diff.affected import NOTICES, Affected, affected
from generators.diff.difference import Difference, Readable, difference
from generators.model import file_owners
from generators.press.drafting import reprints
from generators.site.edition import Edition
from generators.site.making import Made, make
from generators.site.pages import substance, urls

_TITLE = re.compile(r"# (.+) \{#title\}")  # the first line of a page


class NotReadable(Exception):
    """A version cannot be compared, for its files cannot be read; the message says which, and
    `report` is that of the new one."""

    def __init__(self, name: str, report: Report) -> None:
        super().__init__(f"{name} 的数据读不懂，无法比较；先运行 plan check 改好")
        self.report = report


@dataclass(frozen=True)
class Review:
    """`base` and `head` are what the versions are called: ten digits of a commit, or a folder."""

    base: str
    head: str
    report: Report
    difference: Difference
    affected: tuple[Affected, ...]
    approvals: tuple[tuple[str, tuple[str, ...]], ...] = ()  # of each file that was changed
    made: bool = True  # False where one of the versions has errors: then nothing is made of it

    @property
    def edited(self) -> tuple[str, ...]:
        """The files that differ, were it only in a comment."""
        return tuple(file for file, _ in self.approvals)

    def of_kind(self, kind: str) -> tuple[Affected, ...]:
        return tuple(each for each in self.affected if each.kind == kind)


def review(
    folder: Path, base: str, head: str | None, as_of: date | None, actor: str | None = None
) -> Review:
    """Compare two versions of a plan folder; without `head` the folder as it is now. The report is
    that of the new one, with what is to be said of the change by `actor`. Raises NoRevision and
    NotReadable."""
    with ExitStack() as stack:
        old, old_name, *days = _version(folder, base, stack)
        new, new_name, day = _version(folder, head, stack)
        latest = max(filter(None, (*days, day)), default=None)  # a commit is dated by who made it
        after = check(new, as_of or latest, old, actor)
        before = check(old, after.as_of)
        after = compared(after, new, before, old)
    former, present = (
        _read(name, report, after) for name, report in ((old_name, before), (new_name, after))
    )
    told, files = difference(former, present), changed_files(before, after)
    one, other = (unprinted(report) if files else Made(report) for report in (before, after))
    made = one.report.ok and other.report.ok
    return Review(
        old_name, new_name, other.report, told,
        affected=(*reissued(before, after), *(made_anew(one, other) if made else ())),
        approvals=tuple((file, _asked(file, former)) for file in files),
        made=made,
    )  # fmt: skip


def _read(name: str, report: Report, newest: Report) -> Readable:
    if report.institution is None:
        raise NotReadable(name, newest)
    return Readable(report.institution, report.plans)


def _asked(file: str, before: Readable) -> tuple[str, ...]:
    """Who is asked to agree to a change of this file, with the accounts that are known: as they
    were before the change, like the list by which the forge asks."""
    who = (*file_owners.of_file(file, before.plans), *file_owners.offices(before.plans))
    known = {name: file_owners.accounts(before.institution, name) for name in who}
    return tuple(f"{name}（{'、'.join(at)}）" if at else name for name, at in known.items())


def _version(folder: Path, name: str | None, stack: ExitStack) -> tuple[Path, str, date | None]:
    """Where a version lies, what it is called, and the day of its commit."""
    if name is None:
        known = revision(folder)
        return folder, f"{folder.as_posix()} 文件夹", known.day if known else None
    place, known = stack.enter_context(laid_out(folder, name)), revision(folder, name)
    return place, known.short if known else name, known.day if known else None


def unprinted(report: Report) -> Made:
    """What is made of a version, up to the printing."""
    edition = Edition(report, None, drafts=True).as_committed()
    return make(edition, substance, scanned=False)


def made_anew(before: Made, after: Made) -> Iterator[Affected]:
    """The files that come out differently."""
    old, new = ({made.path: made.content for made in its.artifacts} for its in (before, after))
    for path in sorted(old.keys() | new.keys()):
        if old.get(path) != new.get(path):
            page = path.rpartition(".")[0] + ".md"  # what a paper is called stands on its page
            made = (new.get(page) or old.get(page)) if path.endswith((".pdf", ".docx")) else None
            yield affected(path, _title(made or new.get(path, old.get(path))))


def reissued(before: Report, after: Report) -> Iterator[Affected]:
    """The notices in force that no longer say what is so (CHG-17 and CHG-18 tell where)."""
    olds = {plan.year: plan.as_issued for plan in before.plans}
    for plan in after.plans:
        old = olds.get(plan.year, plan)
        known = {notice.slug for notice in old.notices if notice.is_issued}
        for notice in plan.notices:
            if notice.slug in known and reprints.differ(old, plan.as_issued, notice):
                title = f"{notice.title}（{notice.number}）" if notice.number else notice.title
                yield Affected(NOTICES, urls.notice(plan, notice), title)


def _title(content: str | bytes | None) -> str:
    found = isinstance(content, str) and _TITLE.match(content)
    return html.unescape(found[1]) if found else ""
