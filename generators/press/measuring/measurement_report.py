"""What was measured, as text for a terminal."""

from generators.press.measuring.rows import FAILED, NOT_APPLICABLE, STATES, STRENGTHS
from generators.press.measuring.verifying import Measured, Result


def told(name: str, measured: Measured, *, whole: bool) -> str:
    """One document: its counts, and the rows that do not hold; `whole`: every row it has."""
    counts = "，".join(f"{state} {measured.count(state)}" for state in STATES)
    lines = [f"{name}（{measured.kind}，{measured.pages} 页）：{counts}"]
    lines += [_line(result) for result in measured.results if _is_told(result, whole)]
    return "\n".join(lines) + "\n"


def _is_told(result: Result, whole: bool) -> bool:
    state = result.verdict.state
    return state != NOT_APPLICABLE if whole else state == FAILED


def _line(result: Result) -> str:
    row, verdict = result.row, result.verdict
    return (
        f"  {verdict.state}　{row.clause}（{STRENGTHS[row.strength]}）{row.required}\n"
        f"          实测：{verdict.measured}"
    )
