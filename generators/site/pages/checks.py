"""数据核对: every rule's answer on the data of this site, and what it found."""

from collections.abc import Iterable, Iterator
from functools import partial

from generators.checks.plan_check import of_issued
from generators.checks.reports.formats import STATUS_NAMES
from generators.checks.reports.frames import NAMES
from generators.checks.reports.waiting import first
from generators.checks.running import Answer
from generators.core.diagnostics import Diagnostic
from generators.site.edition import Artifact, Edition
from generators.site.pages import urls
from generators.site.pages.pages import page

# What asks for attention comes first and lies open, the rest is folded.
_FOLDED = tuple(STATUS_NAMES[status] for status in ("unknown", "pass", "not-applicable"))
_MOST_SHOWN = 3


def render(edition: Edition) -> Iterator[Artifact]:
    report = edition.report if edition.drafts else of_issued(edition.report)
    with edition.making("数据核对页", edition.head):
        found: dict[str, list[Diagnostic]] = {answer.rule.code: [] for answer in report.answers}
        waived: dict[str, list[Diagnostic]] = {answer.rule.code: [] for answer in report.answers}
        for diagnostic in report.diagnostics:
            found[diagnostic.code].append(diagnostic)
        for diagnostic in report.waived:
            waived[diagnostic.code].append(diagnostic)
        yield page(
            urls.CHECKS, "checks.md.j2", edition, None, edit=None,
            report=report, found=found, waived=waived, sections=_sections(report.answers),
            folded=_FOLDED, most=_MOST_SHOWN,
            passed=STATUS_NAMES["pass"], unknown=STATUS_NAMES["unknown"],
            first=partial(first, folder=edition.institution.folder),
        )  # fmt: skip


def _sections(answers: Iterable[Answer]) -> list[tuple[str, list[Answer]]]:
    """The answers by what they are called, without what has none."""
    by_name: dict[str, list[Answer]] = {name: [] for name in (*NAMES.values(), *_FOLDED)}
    for answer in answers:
        failed = answer.status == "fail"
        name = NAMES[answer.rule.severity] if failed else STATUS_NAMES[answer.status]
        by_name[name].append(answer)
    return [(name, found) for name, found in by_name.items() if found]
