"""What a run without rights hands to the one that may write: findings and changes as plain data.

Its shape is held by generators/forge/artifacts.py, which trusts nothing of it. Cut to what a
comment can show, without personal data. Knows no forge and no Markdown.
"""

import json

from generators.changes.affected import CALENDARS, FILES, NOTICES, PAGES, called
from generators.changes.topics import by_topic
from generators.check import Report
from generators.diagnostics import ERROR, SEVERITIES, Diagnostic
from generators.escaping import plain
from generators.forge.artifacts import VERSION
from generators.privacy import personal
from generators.reports.formats import ranked
from generators.reports.masking import without_personal_data

_MOST, _TEXT = 200, 500  # entries of a list, characters of a text
CODE = "规则"  # the label of a change to the checks themselves


def effect(commit: str, report: Report, review=None, program_changed: bool = False) -> str:
    """As JSON: errors, and what the old version did not have already. Without `review` (data that
    cannot be read) there are findings and no changes."""
    shown, standing = without_personal_data(report), review.standing if review else ()
    found = [d for d in ranked(shown) if d.severity == ERROR or _said(d) not in standing]
    data = {
        "version": VERSION,
        "head": commit,
        "counts": {s: sum(d.severity == s for d in found) for s in SEVERITIES},
        "standing": len(shown.diagnostics) - len(found),
        "findings": [
            {
                "code": each.code,
                "severity": each.severity,
                "message": _text(each.message),
                "advice": _text(each.advice),
                "file": _text(each.location.path),
                "line": each.location.line,
            }
            for each in found[:_MOST]
        ],
        **_of_change(review),
    }
    if program_changed:
        data["labels"].append(CODE)
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def _of_change(review) -> dict:
    if review is None:
        touched = {key: [] for key in ("departments", "notices", "calendars", "pages", "files")}
        return {"changes": [], "touched": touched, "approvals": [], "labels": []}
    difference = review.difference
    return {
        "changes": [
            {"topic": change.topic, "text": _text(difference.sentence(change))}
            for change in by_topic(difference.changes)[:_MOST]
        ],
        "touched": {
            "departments": _texts(difference.departments),
            "notices": _texts(called(review.of_kind(NOTICES))),
            "calendars": _texts(called(review.of_kind(CALENDARS))),
            "pages": _texts(called(review.of_kind(PAGES))),
            "files": _texts(called(review.of_kind(FILES))),
        },
        "approvals": [
            {"file": _text(_called(file, difference)), "who": _texts(who)}
            for file, who in review.approvals[:_MOST]
        ],
        "labels": list(difference.topics),
    }


def _called(file: str, difference) -> str:
    facts = any(change.file == file for change in difference.changes)
    return file if facts else f"{file}（只有注释、写法或先后不同）"


def _said(diagnostic: Diagnostic) -> tuple[str, str]:
    return diagnostic.code, diagnostic.message


def _texts(values) -> list[str]:
    return [_text(value) for value in values[:_MOST]]


def _text(value: str) -> str:
    shown = plain(personal.mask(value))
    return shown if len(shown) <= _TEXT else f"{shown[: _TEXT - 1]}…"
