"""A report as text for people, as annotations for GitHub, as JSON for programs.

Returns strings; the command line prints them. Knows no rules and judges nothing. Every
form is `private`: it shows no personal data, wherever a finding quotes them.
"""

import json
from itertools import groupby

from generators.checks.catalogue.codes import ALL_CODES
from generators.checks.plan_check import Report
from generators.checks.reports.frames import NAMES, asked, explanation, fixed_line, frame, mended
from generators.checks.reports.masking import private
from generators.checks.reports.ranking import ranked, shown, summed
from generators.checks.reports.waiting import paragraph
from generators.core.diagnostics import ERROR, INFO, SEVERITIES, WARNING, Diagnostic
from generators.core.escaping import plain

STATUS_NAMES = {
    "pass": "通过",
    "fail": "不通过",
    "unknown": "无法判断",
    "not-applicable": "不适用",
}
_GITHUB = {ERROR: "error", WARNING: "warning", INFO: "notice"}
_MOST_ANNOTATIONS = 10  # GitHub shows no more of each kind in a step
_HOW_TO_SEE = "plan check --all 可以看"


@private
def text(report: Report) -> str:
    """What has to be mended, each with its place, the fact and the fix. Where nothing has to,
    warnings and hints in short, a line each under their rule; what is only counted, in a line.
    One line sums up."""
    errors = [d for d in ranked(report) if d.severity == ERROR]
    if not errors:
        return _joined([*_in_short(report), *_summed(report)], report)
    rest = len(report.diagnostics) - len(errors)
    hint = [f"另有 {rest} 处提醒和提示，改好错误以后再看；现在就看：plan check --all"]
    return _joined([*(frame(d, report.texts) for d in errors), *(hint if rest else [])], report)


@private
def full_text(report: Report) -> str:
    """Everything, each with its place, the fact and the fix."""
    return _joined([frame(diagnostic, report.texts) for diagnostic in ranked(report)], report)


def _joined(parts: list[str], report: Report) -> str:
    return "\n\n".join([*parts, *paragraph(report), summary(report)]) + "\n"


def _in_short(report: Report) -> list[str]:
    """The findings under their rules, the worst first."""
    titles = {code.code: code.title for code in ALL_CODES}
    ordered = sorted(shown(report), key=_by_rule)
    return [
        _group(code, titles[code], list(found))
        for code, found in groupby(ordered, key=lambda d: d.code)
    ]


def _by_rule(diagnostic: Diagnostic) -> tuple[int, str, Diagnostic]:
    return SEVERITIES.index(diagnostic.severity), diagnostic.code, diagnostic


def _group(code: str, title: str, found: list[Diagnostic]) -> str:
    lines = [f"{NAMES[found[0].severity]} {code}  {title}（{len(found)} 处，{asked(code)}）"]
    advice = {d.advice for d in found}
    for d in found:
        at = f"{plain(d.location.path)}:{d.location.line}:{d.location.column}"
        fix = f"；怎么改：{plain(d.advice)}" if d.advice and len(advice) > 1 else ""
        lines.append(f"  {at}  {plain(d.message)}{fix}")
    if len(advice) == 1 and (same := advice.pop()):
        lines.append(f"  怎么改：{plain(same)}")
    return "\n".join(lines)


def _summed(report: Report) -> list[str]:
    return [f"{said}，{_HOW_TO_SEE}。" for said in summed(report)]


def summary(report: Report) -> str:
    totals = report.totals
    found = f"{totals[ERROR]} 处错误，{totals[WARNING]} 处提醒，{totals[INFO]} 处提示"
    waived = f"，另有 {len(report.waived)} 处已豁免" if report.waived else ""
    said = f"已检查 {report.files} 个文件：{found}{waived}。"
    if report.made is not None:
        said += f"试做了 {report.made} 个产物。"
    if report.rules_not_run:
        return said + f"先改好以上各处；还有 {report.rules_not_run} 条规则要等文件能读懂后再检查。"
    counted = [
        f"{sum(a.status == status for a in report.answers)} 条{name}"
        for status, name in STATUS_NAMES.items()
    ]
    return f"{said}{len(report.answers)} 条规则：{'，'.join(counted)}。"


@private
def github(report: Report) -> str:
    """Workflow commands, of each kind as many as are shown; then plain lines for the rest."""
    kinds: dict[str, list[Diagnostic]] = {}
    for each in shown(report):
        kinds.setdefault(each.severity, []).append(each)
    lines = [_annotation(d, report.texts)
             for found in kinds.values() for d in found[:_MOST_ANNOTATIONS]]  # fmt: skip
    if rest := len(shown(report)) - len(lines):
        lines.append(f"另有 {rest} 处，见本次运行的汇总，或运行 plan check。")
    return "\n".join([*lines, *_summed(report), *paragraph(report), summary(report)]) + "\n"


@private
def to_json(report: Report) -> str:
    """The report for other programs. Keys are added, never renamed or removed."""
    data = {
        "findings": [_finding(diagnostic, report.texts) for diagnostic in report.diagnostics],
        "rules": [
            {
                "code": a.rule.code,
                "status": a.status,
                "missing": list(a.missing),
                "waits_for": [_place(d) for d in a.waits_for],
            }
            for a in report.answers
        ],
        "summary": {
            **report.totals,
            "files": report.files,
            "as_of": report.as_of.isoformat(),
            "rules_not_run": report.rules_not_run,
            **({} if report.made is None else {"made": report.made}),
        },
    }
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


FORMATS = {"text": text, "full": full_text, "github": github, "json": to_json}


def _annotation(diagnostic: Diagnostic, texts: dict[str, str]) -> str:
    place = diagnostic.location
    title = f"{NAMES[diagnostic.severity]} {diagnostic.code}"
    message = diagnostic.message + (f"\n怎么改：{diagnostic.advice}" if diagnostic.advice else "")
    if diagnostic.fix and (line := mended(diagnostic.fix, texts)):
        message += f"\n改成：{line}"
    where = (
        f"file={_property(place.path)},line={place.line},col={place.column},"
        f"endLine={place.end_line},endColumn={place.end_column},title={_property(title)}"
    )
    return f"::{_GITHUB[diagnostic.severity]} {where}::{_command_text(message)}"


def _command_text(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _command_text(text).replace(":", "%3A").replace(",", "%2C")


def _place(diagnostic: Diagnostic) -> dict[str, object]:
    place = diagnostic.location
    return {"code": diagnostic.code, "file": place.path, "line": place.line}


def _finding(diagnostic: Diagnostic, texts: dict[str, str]) -> dict[str, object]:
    place = diagnostic.location
    return {
        "code": diagnostic.code,
        "severity": diagnostic.severity,
        "message": diagnostic.message,
        "file": place.path,
        "line": place.line,
        "column": place.column,
        "end_line": place.end_line,
        "end_column": place.end_column,
        "fix": fixed_line(diagnostic.fix, texts) if diagnostic.fix else diagnostic.advice or None,
        "doc": explanation(diagnostic.code),
        "related": [
            {"file": n.location.path, "line": n.location.line, "column": n.location.column,
             "message": n.message}
            for n in diagnostic.related
        ],
    }  # fmt: skip
