"""数据核对: every rule's answer on the data of this site, and what it found."""

from collections.abc import Iterator

from generators.edition import Artifact, Edition
from generators.outputs import urls
from generators.outputs.pages import page
from generators.reports.formats import STATUS_NAMES
from generators.reports.frames import NAMES


def render(edition: Edition) -> Iterator[Artifact]:
    report = edition.report
    found = {answer.rule.code: [] for answer in report.answers}
    waived = {answer.rule.code: [] for answer in report.answers}
    for diagnostic in report.diagnostics:
        found[diagnostic.code].append(diagnostic)
    for diagnostic in report.waived:
        waived[diagnostic.code].append(diagnostic)
    counts = {
        name: sum(answer.status == status for answer in report.answers)
        for status, name in STATUS_NAMES.items()
    }
    yield page(
        urls.CHECKS, "checks.md.j2", edition, None, edit=None,
        report=report, found=found, waived=waived, counts=counts,
        status_names=STATUS_NAMES, severities=NAMES,
    )  # fmt: skip
