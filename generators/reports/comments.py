"""A report as Markdown for the comment below a pull request. Judges nothing.

Whatever contributors wrote stands in code spans or is escaped: no mention, link, image, markup
or closing keyword of theirs comes to life.
"""

import re

from generators.check import Report
from generators.diagnostics import ERROR, INFO, WARNING, Diagnostic
from generators.escaping import markdown as escape
from generators.escaping import plain
from generators.forge.pulls import MARKER
from generators.reports.formats import ranked, summary
from generators.reports.frames import NAMES, fixed_line
from generators.reports.masking import private

_MOST_ROWS = 10
_SIGNS = {ERROR: "❌", WARNING: "⚠️", INFO: "ℹ️"}


@private
def markdown(report: Report) -> str:
    """The comment: a heading that says what to do, the most important findings as a table, the
    rest folded, and suggestions where a fix is certain."""
    shown = ranked(report)
    parts = [MARKER, _heading(report)]
    if shown[:_MOST_ROWS]:
        parts.append(_table(shown[:_MOST_ROWS], 1))
    if rest := shown[_MOST_ROWS:]:
        table = _table(rest, _MOST_ROWS + 1)
        parts.append(f"<details><summary>另有 {len(rest)} 处</summary>\n\n{table}\n\n</details>")
    parts += [_suggestion(d, report.texts) for d in shown[:_MOST_ROWS] if d.fix]
    parts.append(escape(summary(report)))
    return "\n\n".join(parts) + "\n"


def _heading(report: Report) -> str:
    if errors := report.count(ERROR):
        return f"### 计划检查：有 {errors} 处要改 ❌（改好后会自动重查，不用重新提交）"
    if warnings := report.count(WARNING):
        return f"### 计划检查：没有错误，有 {warnings} 处提醒请教务部判断 ⚠️"
    return "### 计划检查：没有发现问题 ✅"


def _table(diagnostics: list[Diagnostic], first: int) -> str:
    rows = [
        f"| {number} | {_SIGNS[d.severity]} {NAMES[d.severity]} {d.code} | {_where(d)} "
        f"| {escape(d.message)} | {escape(d.advice)} |"
        for number, d in enumerate(diagnostics, first)
    ]
    return "\n".join(
        ["| 序号 | 编号 | 在哪里 | 什么问题 | 怎么改 |", "|---|---|---|---|---|", *rows]
    )


def _where(diagnostic: Diagnostic) -> str:
    return f"{escape(diagnostic.location.path)} 第 {diagnostic.location.line} 行"


def _suggestion(diagnostic: Diagnostic, texts: dict[str, str]) -> str:
    """The mended line in a fence longer than any run of backquotes in it."""
    fixed = fixed_line(diagnostic.fix, texts)
    longest = max((len(run) for run in re.findall("`+", fixed)), default=0)
    fence = "`" * max(3, longest + 1)
    lines = "\n".join(map(plain, fixed.split("\n")))
    return f"{_where(diagnostic)} 可以改成：\n\n{fence}suggestion\n{lines}\n{fence}"
