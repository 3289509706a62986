"""What the job that judges hands to the one that may write: findings and changes as plain data.

Its shape is held by generators/cli/forge/artifacts.py, which trusts nothing of it. Cut to what a
comment can show, without personal data. Knows no forge and no Markdown.
"""

import json
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from generators.checks.plan_check import Report
from generators.checks.reports.frames import mended
from generators.checks.reports.masking import without_personal_data
from generators.checks.reports.ranking import shown
from generators.checks.reports.waiting import sentences
from generators.cli.forge.artifacts import VERSION
from generators.cli.judging import Verdict
from generators.core.chinese import shortened
from generators.core.diagnostics import SEVERITIES, Diagnostic
from generators.core.escaping import plain
from generators.core.privacy import personal
from generators.diff.affected import CALENDARS, FILES, NOTICES, PAGES, called
from generators.diff.topics import by_topic

if TYPE_CHECKING:
    from generators.cli.change_review import Review
    from generators.diff.difference import Difference

_MOST, _TEXT = 200, 500  # entries of a list, characters of a text
_TOUCHED = {"notices": NOTICES, "calendars": CALENDARS, "pages": PAGES, "files": FILES}
CODE = "规则"  # the label of a change to the checks themselves


def effect(verdict: Verdict) -> str:
    """As JSON: what the change has brought, and the errors that stood before it. Of data that
    cannot be read there are findings and no changes."""
    report = verdict.report and without_personal_data(verdict.report)
    none = dict.fromkeys(SEVERITIES, 0)
    topics = verdict.review.difference.topics if verdict.review else ()
    data = {
        "version": VERSION,
        "base": verdict.base,
        "head": verdict.head,
        "holds": verdict.holds,
        "refused": _texts(verdict.refused),
        "program": _texts(verdict.program),
        "counts": counts(report, stood=False) if report else none,
        "standing": counts(report, stood=True) if report else none,
        "waiting": _texts(sentences(report)) if report else [],
        "findings": [row(each, report) for each in shown(report)[:_MOST]] if report else [],
        **_of_change(verdict.review),
        "labels": [*topics, *[CODE] * _of_program(verdict.program)],
    }
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def counts(report: Report, stood: bool) -> dict[str, int]:
    """How many of each severity stood before the change, or else are shown because they did not."""
    found: Iterable[Diagnostic] = report.standing or ()
    if not stood:
        found = [each for each in shown(report) if not _stood(each, report)]
    return {s: sum(each.severity == s for each in found) for s in SEVERITIES}


def row(each: Diagnostic, report: Report) -> dict[str, str | int]:
    """A finding as plain data; `mended` is the line as it reads with a fix that is certain."""
    return {
        "code": each.code,
        "severity": each.severity,
        "message": _text(each.message),
        "advice": _text(each.advice),
        "mended": _text(mended(each.fix, report.texts)) if each.fix else "",
        "file": _text(each.location.path),
        "line": each.location.line,
        "standing": _stood(each, report),
    }


def _stood(each: Diagnostic, report: Report) -> bool:
    return report.standing is not None and each in report.standing


def _of_change(review: "Review | None") -> dict[str, object]:
    if review is None:
        touched: dict[str, list[str]] = {kind: [] for kind in ("departments", *_TOUCHED)}
        return {"changes": [], "touched": touched, "approvals": []}
    difference = review.difference
    return {
        "changes": [
            {"topic": change.topic, "text": _text(difference.sentence(change))}
            for change in by_topic(difference.changes)[:_MOST]
        ],
        "touched": {
            "departments": _texts(difference.departments),
            **{name: _texts(called(review.of_kind(kind))) for name, kind in _TOUCHED.items()},
        },
        "approvals": [
            {"file": _text(_called(file, difference)), "who": _texts(who)}
            for file, who in review.approvals[:_MOST]
        ],
    }


def _of_program(paths: Sequence[str]) -> bool:
    return any(path.startswith(("generators/", "schemas/")) for path in paths)


def _called(file: str, difference: "Difference") -> str:
    facts = any(change.file == file for change in difference.changes)
    return file if facts else f"{file}（只有注释、写法或先后不同）"


def _texts(values: Sequence[str]) -> list[str]:
    return [_text(value) for value in values[:_MOST]]


def _text(value: str) -> str:
    return shortened(plain(personal.mask(value)), _TEXT)
