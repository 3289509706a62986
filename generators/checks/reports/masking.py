"""Mask personal data in a report, before any format prints it.

Stars take the place of numbers, in as many columns, so that carets stay below their places. File
names, messages, advice and quoted lines are covered. Knows reports and no form of them.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import wraps

from generators.checks.plan_check import Report
from generators.checks.running import Answer
from generators.core.diagnostics import Diagnostic, Fix, Location, Note
from generators.core.privacy import personal


def private(form: Callable[[Report], str]) -> Callable[[Report], str]:
    """A form of a report that never shows personal data, whatever is found beside them."""

    @wraps(form)
    def hides(report: Report) -> str:
        return form(without_personal_data(report))

    return hides


def without_personal_data(report: Report) -> Report:
    """The report itself where there is nothing to hide."""
    said = [*report.diagnostics, *report.waived]
    hold = {d.location.path for d in said if d.code.startswith("PRV")}
    quoted = "\n".join(text for each in said for text in _quoted(each))
    if not hold and personal.mask(quoted) == quoted:
        return report
    return _Masked(report, hold).report


def _quoted(each: Diagnostic) -> Iterator[str]:
    yield from (each.location.path, each.message, each.advice)
    for note in each.related:
        yield from (note.location.path, note.message)
    if each.fix:
        yield each.fix.replacement


class _Masked:
    """Hides what a report holds; `hold` are the files with personal data."""

    def __init__(self, report: Report, hold: set[str]):
        self.private = report.private
        self.raw = report.texts
        self.masked = {path: self.hide(text) for path, text in report.texts.items() if path in hold}
        self.report = replace(
            report,
            diagnostics=tuple(map(self.diagnostic, report.diagnostics)),
            waived=tuple(map(self.diagnostic, report.waived)),
            answers=tuple(map(self.answer, report.answers)),
            standing=report.standing and frozenset(map(self.diagnostic, report.standing)),
            texts={self.hide(p): self.masked.get(p, text) for p, text in report.texts.items()},
        )

    def hide(self, text: str) -> str:
        return personal.mask(text, self.private)

    def place(self, at: Location) -> Location:
        return replace(at, path=self.hide(at.path))

    def diagnostic(self, each: Diagnostic) -> Diagnostic:
        notes = tuple(Note(self.place(n.location), self.hide(n.message)) for n in each.related)
        return replace(
            each, location=self.place(each.location), message=self.hide(each.message),
            advice=self.hide(each.advice), fix=self.fix(each.fix), related=notes,
        )  # fmt: skip

    def answer(self, each: Answer) -> Answer:
        return replace(each, waits_for=tuple(map(self.diagnostic, each.waits_for)))

    def fix(self, fix: Fix | None) -> Fix | None:
        """None where the fixed line would hold stars: applied elsewhere it would write them."""
        if fix is None or self.hide(fix.replacement) != fix.replacement:
            return None
        path, lines = fix.location.path, slice(fix.location.line - 1, fix.location.end_line)
        if path in self.masked:
            raw, masked = self.raw[path].split("\n"), self.masked[path].split("\n")
            if raw[lines] != masked[lines]:
                return None
        return replace(fix, location=self.place(fix.location))
