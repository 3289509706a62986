"""What outputs are made from, and what they are: Edition -> Artifacts. Knows no single output."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from generators.checks.plan_check import Report, check, compared
from generators.core.git.data_version import Version, version_of
from generators.core.git.revisions import Revision, laid_out, revision
from generators.model import status
from generators.model.institutions import Institution
from generators.model.plans import Plan
from generators.model.programmes import Programme
from generators.model.structure import Entity

if TYPE_CHECKING:
    from generators.checks.versions import Past


class Failure(NamedTuple):
    """Something that could not be made: what it is called, what of the plan it is made of, why."""

    what: str
    of: Entity | None
    error: Exception


@dataclass(frozen=True)
class Edition:
    """A checked plan, ready to be put out: the report with its plans, the data's last commit, the
    folder of the faces that papers are set in (None: the base set), and, for the few outputs that
    tell how things came to be, a way to ask for earlier versions that touched some files; `state`
    asks whether the data are that commit, which a check need not know. Where there is a list of
    `failures`, what cannot be made is written there and the rest is made. With `drafts` it is a
    preview: what is not issued yet is shown too, and marked."""

    report: Report
    revision: Revision | None
    fonts: Path | None = None
    past: Callable[[tuple[str, ...]], "Past"] | None = None
    failures: list[Failure] | None = field(default=None, compare=False)
    drafts: bool = False
    state: Callable[[], Version] = field(default=Version, compare=False)

    @contextmanager
    def making(self, what: str, of: Entity | None) -> Iterator[None]:
        """Says what is made within, and of what, should it fail."""
        try:
            yield
        except Exception as error:
            if self.failures is None:
                raise
            self.failures.append(Failure(what, of, error))

    @property
    def version(self) -> Version:
        """What all of this is made from."""
        return self.state()

    def as_committed(self) -> "Edition":
        """The same, to be tried or compared and not to be put out: what will be once it is
        committed, with no commit named."""
        return replace(self, state=lambda: Version(Revision("", self.as_of)))

    @property
    def institution(self) -> Institution:
        """Raises ValueError where the files cannot be read."""
        if self.report.institution is None:
            raise ValueError("no edition of files that cannot be read")
        return self.report.institution

    @property
    def plans(self) -> tuple[Plan, ...]:
        """The years that are shown."""
        return self.shown(self.report.plans)

    def shown(self, plans: tuple[Plan, ...]) -> tuple[Plan, ...]:
        """Those of some years that readers of this edition may see."""
        return plans if self.drafts else status.issued(plans)

    @property
    def programmes(self) -> tuple[Programme, ...]:
        """Of the years that are shown, the newest first; where none is, all that there are."""
        known = {plan.programme.name: plan.programme for plan in reversed(self.plans)}
        institution = self.institution
        return tuple(known.values()) or institution.programmes or (institution.programme(None),)

    @property
    def project(self) -> str:
        """What the site as a whole is about."""
        return "、".join(each.short for each in self.programmes)

    @property
    def newest(self) -> Plan | None:
        """The year that is meant where none is named; None where nothing is shown."""
        return status.newest(self.plans)

    @property
    def head(self) -> Entity:
        """What the site as a whole is made of, should making it fail."""
        return self.newest.head if self.newest else self.institution.college

    @property
    def as_of(self) -> date:
        return self.report.as_of


@dataclass(frozen=True)
class Artifact:
    """One file of the site. `path` is relative to its root; pages are Markdown (.md) whose
    links already end in .html. `edit` is the YAML behind it, relative to the plan folder; `about`
    is a page in a sentence, escaped, for search engines; `of` is the year it belongs to."""

    path: str
    content: str | bytes
    edit: str | None = None
    about: str = ""
    of: str = ""


Output = Callable[[Edition], Iterator[Artifact]]


def make_edition(
    folder: Path,
    as_of: date | None,
    fonts: Path | None = None,
    base: str | None = None,
    actor: str | None = None,
    drafts: bool = False,
) -> Edition:
    """Check a folder and ask git for its version. Without `as_of` the day is that of the last
    commit, so that the same commit gives the same bytes on any day. `base` is an earlier version
    to compare with, a revision or a folder; the day is then never before its day: who proposes a
    change dates the commit. With `drafts` it is a preview. Raises NoRevision where there is
    none."""
    version = revision(folder)
    known = [each for each in (version, base and revision(folder, base)) if each]
    day = as_of or max((each.day for each in known), default=None)
    with laid_out(folder, base) if base else nullcontext() as former:
        report = check(folder, day, former, actor)
        if former:
            report = compared(report, folder, check(former, report.as_of), former)

    def earlier(touching: tuple[str, ...]) -> "Past":
        from generators.checks import versions

        return versions.past(folder, touching)

    state = cache(partial(version_of, folder))
    return Edition(report, version, fonts, earlier, drafts=drafts, state=state)
