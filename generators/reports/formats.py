"""A report as text for people, as annotations for GitHub, as JSON for programs.

Returns strings; the command line prints them. Knows no rules and judges nothing. Every
form is `private`: it shows no personal data, wherever a finding quotes them.
"""

import json
from unicodedata import east_asian_width

from generators.check import Report
from generators.diagnostics import ERROR, INFO, SEVERITIES, WARNING, Diagnostic, Fix, Location
from generators.reports.masking import private

NAMES = {ERROR: "错误", WARNING: "提醒", INFO: "提示"}
STATUS_NAMES = {
    "pass": "通过",
    "fail": "不通过",
    "unknown": "无法判断",
    "not-applicable": "不适用",
}
_GITHUB = {ERROR: "error", WARNING: "warning", INFO: "notice"}
_MOST_ANNOTATIONS = 10  # GitHub shows no more of each kind in a step
_FRAME_WIDTH = 76  # columns of a source line shown; the caret stays in view


def explanation(code: str) -> str:
    """Where a code is explained on the site."""
    return f"/rules.html#{code.lower()}"


@private
def text(report: Report) -> str:
    """Frames with the place, the fact and the fix, then one line that sums up."""
    parts = [_frame(diagnostic, report.texts) for diagnostic in report.diagnostics]
    return "\n\n".join([*parts, summary(report)]) + "\n"


def summary(report: Report) -> str:
    totals = report.totals
    found = f"{totals[ERROR]} 处错误，{totals[WARNING]} 处提醒，{totals[INFO]} 处提示"
    waived = f"，另有 {len(report.waived)} 处已豁免" if report.waived else ""
    said = f"已检查 {report.files} 个文件：{found}{waived}。"
    if report.rules_not_run:
        return said + f"先改好以上各处；还有 {report.rules_not_run} 条规则要等文件能读懂后再检查。"
    counted = [
        f"{sum(a.status == status for a in report.answers)} 条{name}"
        for status, name in STATUS_NAMES.items()
    ]
    return f"{said}{len(report.answers)} 条规则：{'，'.join(counted)}。"


@private
def github(report: Report) -> str:
    """Workflow commands, at most ten, worst first; then one plain line for the rest."""
    shown = ranked(report)
    lines = [_annotation(diagnostic) for diagnostic in shown[:_MOST_ANNOTATIONS]]
    if len(shown) > _MOST_ANNOTATIONS:
        lines.append(
            f"另有 {len(shown) - _MOST_ANNOTATIONS} 处，见本次运行的汇总，或运行 plan check。"
        )
    return "\n".join([*lines, summary(report)]) + "\n"


def ranked(report: Report) -> list[Diagnostic]:
    """The worst first, then by place."""
    return sorted(report.diagnostics, key=lambda d: (SEVERITIES.index(d.severity), d))


@private
def to_json(report: Report) -> str:
    """The report as docs/design.md fixes it for other programs."""
    data = {
        "findings": [_finding(diagnostic, report.texts) for diagnostic in report.diagnostics],
        "rules": [
            {"code": a.rule.code, "status": a.status, "missing": list(a.missing)}
            for a in report.answers
        ],
        "summary": {
            **report.totals,
            "files": report.files,
            "as_of": report.as_of.isoformat(),
            "rules_not_run": report.rules_not_run,
        },
    }
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


FORMATS = {"text": text, "github": github, "json": to_json}


def _frame(diagnostic: Diagnostic, texts: dict[str, str]) -> str:
    place = diagnostic.location
    lines = [
        f"{NAMES[diagnostic.severity]} {diagnostic.code}  {plain(diagnostic.message)}",
        f"  --> {plain(place.path)}:{place.line}:{place.column}",
        *_excerpt(place, texts, "^"),
    ]
    for note in diagnostic.related:
        at = note.location
        lines.append(f"  ::: {plain(at.path)}:{at.line}:{at.column}  {plain(note.message)}")
        lines += _excerpt(at, texts, "-")
    if diagnostic.advice:
        lines.append(f"   = 怎么改 {plain(diagnostic.advice)}")
    if diagnostic.fix:
        lines.append(f"   = 改成   {plain(fixed_line(diagnostic.fix, texts)).strip()}")
    return "\n".join([*lines, f"   = 说明   {explanation(diagnostic.code)}"])


def _excerpt(place: Location, texts: dict[str, str], mark: str) -> list[str]:
    lines = texts.get(place.path, "").split("\n")
    if not (0 < place.line <= len(lines)) or not lines[place.line - 1].strip():
        return []
    line = lines[place.line - 1]
    end = place.end_column if place.end_line == place.line else len(line) + 1
    start = max(0, min(place.column - 1, len(line)))
    line, start, end = _window(line, start, max(end - 1, start + 1))
    number = str(place.line)
    gutter = " " * len(number)
    under = " " * _columns(line[:start]) + mark * max(1, _columns(line[start:end]))
    return [f" {gutter} |", f" {number} | {plain(line)}", f" {gutter} | {under}"]


def _window(line: str, start: int, end: int) -> tuple[str, int, int]:
    """A stretch of a long line that holds the marked place."""
    if _columns(line) <= _FRAME_WIDTH:
        return line, start, end
    first = max(0, start - 12)
    last = first
    while last < len(line) and _columns(line[first : last + 1]) <= _FRAME_WIDTH - 2:
        last += 1
    before, after = "…" if first else "", "…" if last < len(line) else ""
    shift = len(before) - first
    return before + line[first:last] + after, start + shift, min(end, last) + shift


def _columns(text: str) -> int:
    """The width of a text on a terminal: Han and full-width characters take two columns."""
    return sum(2 if east_asian_width(c) in "WF" else 1 for c in text)


def fixed_line(fix: Fix, texts: dict[str, str]) -> str:
    """The line, or the lines, as they read with the fix applied."""
    place = fix.location
    lines = texts[place.path].split("\n")
    first, last = lines[place.line - 1], lines[place.end_line - 1]
    return first[: place.column - 1] + fix.replacement + last[place.end_column - 1 :]


def plain(text: str) -> str:
    """Text of a contributor on one line, without controls and terminal escapes."""
    text = text.replace("\n", "⏎").replace("\t", " ")
    return "".join(c if c.isprintable() else "�" for c in text)


def _annotation(diagnostic: Diagnostic) -> str:
    place = diagnostic.location
    title = f"{NAMES[diagnostic.severity]} {diagnostic.code}"
    message = diagnostic.message + (f"\n怎么改：{diagnostic.advice}" if diagnostic.advice else "")
    where = (
        f"file={_property(place.path)},line={place.line},col={place.column},"
        f"endLine={place.end_line},endColumn={place.end_column},title={_property(title)}"
    )
    return f"::{_GITHUB[diagnostic.severity]} {where}::{_command_text(message)}"


def _command_text(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _command_text(text).replace(":", "%3A").replace(",", "%2C")


def _finding(diagnostic: Diagnostic, texts: dict[str, str]) -> dict:
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
