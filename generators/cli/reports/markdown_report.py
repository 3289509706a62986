"""A report as Markdown, for the summary of a run or a comment. Judges nothing.

A finding looks as it does below a pull request (generators/cli/forge/comments.py), which also
sees to it that nothing of what contributors wrote comes to life.
"""

from generators.checks.plan_check import Report
from generators.checks.reports.formats import summary
from generators.checks.reports.masking import private
from generators.checks.reports.ranking import shown, summed
from generators.checks.reports.waiting import sentences
from generators.cli.forge.comments import finding, heading
from generators.cli.forge.pulls import MARKER
from generators.cli.reports.effects import counts, row
from generators.core.escaping import markdown as escape

_MOST = 10  # the rest is folded


@private
def markdown(report: Report) -> str:
    """A heading that says what to do, the findings one by one, and in a line what is only
    counted."""
    told = [finding(row(each, report)) for each in shown(report)]
    parts = [MARKER, heading(counts(report, stood=False), counts(report, stood=True))]
    parts += told[:_MOST]
    if rest := told[_MOST:]:
        folded = "\n\n".join(rest)
        parts.append(f"<details><summary>另有 {len(rest)} 处</summary>\n\n{folded}\n\n</details>")
    parts += [f"{said}，没有列出。" for said in summed(report)]
    parts += [f"- {escape(each)}" for each in sentences(report)[:_MOST]]
    return "\n\n".join([*parts, escape(summary(report))]) + "\n"
