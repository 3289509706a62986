"""What was measured, as text for a terminal."""

from pathlib import Path

from generators.core.unread import BROKEN, Unread
from generators.press.measuring.rows import FAILED, NOT_APPLICABLE, STATES, STRENGTHS
from generators.press.measuring.verifying import Measured, Result, measure


def of_file(file: Path) -> tuple[str, bool]:
    """Every row of a PDF, told, and whether what is prescribed holds. To be run in a process of its
    own, as a PDF from elsewhere may be anything. Raises Unread."""
    try:
        measured = measure(file.read_bytes())
    except ValueError:
        raise Unread(f"里面没有文字，或者{BROKEN}") from None
    return told(str(file), measured, whole=True), measured.holds


def told(name: str, measured: Measured, *, whole: bool) -> str:
    """One document: its counts, and the rows that do not hold; `whole`: every row it has."""
    counts = "，".join(f"{state} {measured.count(state)}" for state in STATES)
    lines = [f"{name}（{measured.kind}，{measured.pages} 页）：{counts}"]
    asked = [state for state in STATES if state != NOT_APPLICABLE] if whole else [FAILED]
    lines += [_line(result) for result in measured.results if result.verdict.state in asked]
    return "\n".join(lines) + "\n"


def _line(result: Result) -> str:
    row, verdict = result.row, result.verdict
    return (
        f"  {verdict.state}　{row.clause}（{STRENGTHS[row.strength]}）{row.required}\n"
        f"          实测：{verdict.measured}"
    )
