"""Say which rules could not judge because of other faults, and which to mend first.
Judges nothing."""

from generators.checks.plan_check import Report
from generators.checks.running import UNKNOWN, Answer
from generators.core.diagnostics import Diagnostic
from generators.core.escaping import plain

_MOST_CAUSES, _MOST_RULES = 3, 10


def waiting(report: Report) -> list[Answer]:
    """The answers of rules that could not judge something until other faults are mended."""
    return [each for each in report.answers if each.status == UNKNOWN and each.waits_for]


def first(causes: tuple[Diagnostic, ...], folder: str = "") -> str:
    """先改好 REF-01 plan/2025/timeline.yaml:12. Paths are told from `folder` on, which ends in /:
    what is published does not say where the plan lay."""
    shown = [
        f"{d.code} {plain(d.location.path.removeprefix(folder))}:{d.location.line}"
        for d in causes[:_MOST_CAUSES]
    ]
    more = f" 等 {len(causes)} 处" if len(causes) > _MOST_CAUSES else ""
    return f"先改好 {'、'.join(shown)}{more}"


def sentences(report: Report) -> list[str]:
    """One for each rule."""
    return [f"{each.rule.code} 无法判断（{first(each.waits_for)}）" for each in waiting(report)]


def paragraph(report: Report) -> list[str]:
    """All of them as one paragraph; nothing where no rule waits."""
    said = sentences(report)
    if not said:
        return []
    more = [f"  另有 {len(said) - _MOST_RULES} 条"] if len(said) > _MOST_RULES else []
    lines = [f"  {each}" for each in said[:_MOST_RULES]]
    return ["\n".join([f"有 {len(said)} 条规则要等别处改好，才能判断：", *lines, *more])]
