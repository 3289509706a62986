"""Order the findings of a report: which are listed one by one, which are only counted.

What a change has brought comes first, and errors before the rest. Every error is shown. Of the
rest it is not shown what stood before the change, or, where nothing is compared, what years
that are over have: their documents are issued, and nobody has to do anything about it.
"""

from collections import Counter

from generators.checks.plan_check import Report
from generators.checks.reports.frames import NAMES
from generators.core.diagnostics import ERROR, SEVERITIES, Diagnostic


def ranked(report: Report) -> list[Diagnostic]:
    """All of it."""
    stood = report.standing or frozenset()
    return sorted(report.diagnostics, key=lambda d: (d in stood, SEVERITIES.index(d.severity), d))


def shown(report: Report) -> list[Diagnostic]:
    """What is shown one by one."""
    return [d for d in ranked(report) if _heap(d, report) is None]


def summed(report: Report) -> list[str]:
    """The others, a sentence for all that lie together."""
    heaps: dict[str, Counter[str]] = {}
    for each in report.diagnostics:
        if heap := _heap(each, report):
            heaps.setdefault(heap, Counter())[each.severity] += 1
    return [f"{heap}有 {counted(found)}" for heap, found in heaps.items()]


def counted(found: dict[str, int]) -> str:
    """Numbers of findings by their severity, in words."""
    return "、".join(f"{found[s]} 处{NAMES[s]}" for s in SEVERITIES if found[s])


def _heap(each: Diagnostic, report: Report) -> str | None:
    """With which others a finding is only counted."""
    if each.severity == ERROR:
        return None
    if report.standing is not None:
        return "改动以前就" if each in report.standing else None
    years = report.over.items()
    return next((year for folder, year in years if each.location.path.startswith(folder)), None)
