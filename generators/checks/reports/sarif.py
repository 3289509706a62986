"""A report as SARIF 2.1.0, for tools that show findings beside the code. Judges nothing.

Source: OASIS, Static Analysis Results Interchange Format Version 2.1.0 (27 March 2020), 3.14 and
following. Columns count code points, as everywhere in this project.
"""

import json

from generators.checks.catalogue.codes import ALL_CODES
from generators.checks.plan_check import Report
from generators.checks.reports.frames import explanation
from generators.checks.reports.masking import private
from generators.checks.reports.waiting import first, waiting
from generators.checks.running import Answer
from generators.core.diagnostics import ERROR, INFO, WARNING, Code, Diagnostic, Location

_LEVELS = {ERROR: "error", WARNING: "warning", INFO: "note"}


@private
def sarif(report: Report) -> str:
    """One run with every code as a rule and every diagnostic, waived ones as suppressed; a rule
    that waits for others to be mended as an open question at the first of these places."""
    order = {code.code: index for index, code in enumerate(ALL_CODES)}
    results = [_result(d, order) for d in report.diagnostics]
    results += [_result(d, order) | {"suppressions": [{"kind": "external"}]} for d in report.waived]
    results += [_open(answer, order) for answer in waiting(report)]
    rules = [_rule(code) for code in ALL_CODES]
    run = {
        "tool": {"driver": {"name": "plan", "rules": rules}},
        "columnKind": "unicodeCodePoints",
        "results": results,
    }
    log = {"version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=False, indent=2) + "\n"


def _rule(code: Code) -> dict[str, object]:
    rule: dict[str, object] = {
        "id": code.code,
        "shortDescription": {"text": code.title},
        "helpUri": explanation(code.code),
        "defaultConfiguration": {"level": _LEVELS[code.severity]},
    }
    return rule | ({"help": {"text": code.explanation}} if code.explanation else {})


def _result(diagnostic: Diagnostic, order: dict[str, int]) -> dict[str, object]:
    advice = f"怎么改：{diagnostic.advice}" if diagnostic.advice else ""
    result = {
        "ruleId": diagnostic.code,
        "ruleIndex": order[diagnostic.code],
        "level": _LEVELS[diagnostic.severity],
        "message": {"text": "。".join(filter(None, (diagnostic.message, advice)))},
        "locations": [{"physicalLocation": _physical(diagnostic.location)}],
    }
    if diagnostic.related:
        result["relatedLocations"] = [
            {"physicalLocation": _physical(note.location), "message": {"text": note.message}}
            for note in diagnostic.related
        ]
    if diagnostic.fix:
        place = diagnostic.fix.location
        change = {
            "deletedRegion": _region(place),
            "insertedContent": {"text": diagnostic.fix.replacement},
        }
        artifact = {"artifactLocation": {"uri": place.path}, "replacements": [change]}
        result["fixes"] = [{"artifactChanges": [artifact]}]
    return result


def _open(answer: Answer, order: dict[str, int]) -> dict[str, object]:
    """3.27.9: the rule found too little to decide whether there is a problem."""
    return {
        "ruleId": answer.rule.code,
        "ruleIndex": order[answer.rule.code],
        "kind": "open",
        "level": "none",
        "message": {"text": f"无法判断：{first(answer.waits_for)}"},
        "locations": [{"physicalLocation": _physical(answer.waits_for[0].location)}],
    }


def _physical(place: Location) -> dict[str, object]:
    return {"artifactLocation": {"uri": place.path}, "region": _region(place)}


def _region(place: Location) -> dict[str, object]:
    return {
        "startLine": place.line,
        "startColumn": place.column,
        "endLine": place.end_line,
        "endColumn": place.end_column,
    }
