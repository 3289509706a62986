"""A walk from a frozen plan: a step that leaves it without errors is kept, so that oddities add up.

Of every plan on the way everything is made; nothing may raise, whether or not there are errors.
"""

import random
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from copy import deepcopy
from dataclasses import dataclass, field
from pathlib import Path

from generators.checks.plan_check import Report, check
from generators.checks.reports import formats
from generators.cli import fixes
from generators.cli.change_review import review
from generators.cli.reports import differences
from generators.core.diagnostics import ERROR
from generators.exchange import new_year
from generators.exchange.imports.edits import CannotWrite
from generators.press import scaffold
from generators.site.build.mkdocs_hook import SiteFailed, build_site
from generators.site.edition import Edition
from generators.site.making import make
from generators.site.pages import artifacts, substance
from generators.site.pages.paper_files import Unprintable
from odd.plans import Data, read, write
from odd.steps import STEPS

PLANS = Path(__file__).parent.parent / "plans"
LONGEST = 40  # steps before a walk begins anew
# How often, of all plans, what takes longer is tried as well.
WHOLE, FIXED, COMPARED, BEGUN = 0.1, 0.15, 0.15, 0.1


@dataclass
class Walk:
    """`frozen` names the plan it begins with; `faults` are what raised, with the steps before."""

    frozen: str
    seed: int
    folder: Path
    builds: float = 0  # of all plans: takes seconds
    counts: Counter = field(default_factory=Counter)
    faults: list[tuple[str, Exception, tuple[str, ...]]] = field(default_factory=list)

    def run(self, draws: int) -> None:
        rng = random.Random(f"{self.frozen} {self.seed}")
        original = read(PLANS / self.frozen)
        before = self.folder / "before" / "plan"
        write(original, before)
        plan, steps = original, ()
        for _ in range(draws):
            if len(steps) > LONGEST:
                plan, steps = original, ()
            fresh, taken = stepped(rng, plan)
            faults = list(self._tried(rng, fresh, before))
            self.faults += [(stage, error, (*steps, *taken)) for stage, error in faults]
            if faults:
                plan, steps = original, ()
            elif self.whole:
                plan, steps = fresh, (*steps, *taken)

    def _tried(self, rng: random.Random, plan: Data, before: Path) -> Iterator:
        """Everything that the program does with a plan: (what, what it raised)."""
        folder = self.folder / "plan"
        self.whole = False
        self.counts["draws"] += 1
        try:
            write(plan, folder)
            report = check(folder, None)
            for form in formats.FORMATS.values():
                form(report)
        except Exception as error:
            yield "check", error
            return
        self.whole = report.ok
        self.counts["green" if report.ok else "red"] += 1
        if report.ok:
            yield from self._made(rng, report)
        for often, what, does in (
            (FIXED * (not report.ok), "fix", lambda: fixes.told(fixes.fix(folder))),
            (
                COMPARED * (report.institution is not None),
                "diff",
                lambda: _compared(folder, before),
            ),
            (BEGUN * report.ok, "new", lambda: _begun(report)),
            (self.builds * report.ok, "build", lambda: self._built(folder)),
        ):
            if rng.random() < often:
                self.counts[what] += 1
                try:
                    does()
                except Exception as error:
                    yield what, error

    def _made(self, rng: random.Random, report: Report) -> Iterator:
        edition = Edition(report, None, drafts=True)
        done = make(edition, artifacts if rng.random() < WHOLE else substance)
        self.counts["files"] += len(done.artifacts)
        for each in done.failures:
            if not isinstance(each.error, Unprintable):  # told as what it is (DOC-24)
                yield f"make {each.what}", each.error
        for each in done.report.diagnostics:
            if each.severity == ERROR:
                self.counts[each.code] += 1

    def _built(self, folder: Path) -> None:
        try:
            build_site(folder, None, self.folder / "site")
        except SiteFailed as refused:
            if "DOC-24" not in str(refused):
                raise


def stepped(rng: random.Random, plan: Data) -> tuple[Data, tuple[str, ...]]:
    """The plan after one to three more steps, and what they were."""
    fresh, steps = deepcopy(plan), rng.choices(STEPS, k=rng.choice((1, 1, 2, 3)))
    for step in steps:
        step(rng, fresh)
    return fresh, tuple(step.__name__ for step in steps)


def _compared(folder: Path, before: Path) -> None:
    told = review(folder, str(before), None, None)
    for form in differences.FORMATS.values():
        form(told)


def _begun(report: Report) -> None:
    """The next year, and a notice of each kind."""
    plan = report.plans[-1]
    with suppress(CannotWrite):
        new_year.begin(plan, plan.year + 1)
    for kind in scaffold.KINDS:
        with suppress(ValueError):  # a college of a name that no title can have
            scaffold.begin(plan, kind, "某事", None, {each.slug for each in plan.notices})
