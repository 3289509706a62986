"""The story on one screen: load, then rules, then a report. Knows no output format."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from generators.diagnostics import ERROR, INFO, WARNING, Diagnostic
from generators.load import load
from generators.model.plans import Institution, Plan
from generators.privacy import leaks
from generators.rules import RULES
from generators.rules.engine import Answer, Context, Outcome, run
from generators.rules.waivers import is_waived


@dataclass(frozen=True)
class Report:
    """Everything found, what of it is waived, and every rule's answer. `answers` is empty when
    files do not fit their schemas: then no rule has run. `plans` are as of the day, newest last.
    """

    as_of: date
    diagnostics: tuple[Diagnostic, ...]
    waived: tuple[Diagnostic, ...]
    answers: tuple[Answer, ...]
    institution: Institution | None
    plans: tuple[Plan, ...]
    texts: dict[str, str]
    files: int
    private: frozenset[str] = frozenset()  # stretches of text that no output may show

    def count(self, severity: str) -> int:
        return sum(d.severity == severity for d in self.diagnostics)

    @property
    def ok(self) -> bool:
        return self.count(ERROR) == 0

    @property
    def rules_not_run(self) -> int:
        return len(RULES) - len(self.answers)

    @property
    def totals(self) -> dict[str, int]:
        return {severity: self.count(severity) for severity in (ERROR, WARNING, INFO)}


def check(folder: Path, as_of: date | None) -> Report:
    """Check a plan folder as of a day; None takes the newest day the plans themselves name.
    Raises NotADirectoryError when there is no folder."""
    loaded = load(folder)
    as_of = as_of or max((plan.newest_day for plan in loaded.plans), default=date.min)
    leaked = leaks.in_folder(folder, loaded.texts)
    plans, outcome = (), Outcome()
    diagnostics = [*loaded.diagnostics, *leaked.diagnostics]
    if loaded.institution:
        plans = tuple(plan.as_of(as_of) for plan in loaded.plans)
        outcome = run(RULES, [Context(plan, as_of, plans=plans) for plan in plans], is_waived)
        diagnostics += outcome.diagnostics
    return Report(
        as_of=as_of,
        diagnostics=tuple(sorted(diagnostics)),
        waived=outcome.waived,
        answers=outcome.answers,
        institution=loaded.institution,
        plans=plans,
        texts=loaded.texts | leaked.texts,
        files=loaded.files,
        private=leaked.known,
    )
