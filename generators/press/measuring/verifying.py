"""Measure a PDF against every row of the standard: glyphs -> reading -> rows -> results."""

from dataclasses import dataclass

from generators.press.measuring import end_rows, head_rows, page_rows, pdf_glyphs, text_rows
from generators.press.measuring.reading import FORM, Reading
from generators.press.measuring.rows import FAILED, STATES, Row, Verdict, not_applicable

ROWS = tuple(
    sorted(
        (
            value
            for module in (page_rows, head_rows, text_rows, end_rows)
            for value in vars(module).values()
            if isinstance(value, Row)
        ),
        key=lambda each: each.number,
    )
)
_MUST = "规"


@dataclass(frozen=True)
class Result:
    row: Row
    verdict: Verdict

    @property
    def breaks_the_standard(self) -> bool:
        """It does not hold, and the standard prescribes it; faces and the like are usual only."""
        return self.verdict.state == FAILED and self.row.strength == _MUST


@dataclass(frozen=True)
class Measured:
    """One document, measured."""

    kind: str
    pages: int
    results: tuple[Result, ...]

    def count(self, state: str) -> int:
        return sum(result.verdict.state == state for result in self.results)

    @property
    def counts(self) -> dict[str, int]:
        return {state: self.count(state) for state in STATES}

    @property
    def holds(self) -> bool:
        return not any(result.breaks_the_standard for result in self.results)


def measure(raw: bytes) -> Measured:
    """Measure a PDF against every row. Raises ValueError for what is not a PDF, or is empty."""
    pages = pdf_glyphs.pages(raw)
    if not any(page.lines for page in pages):
        raise ValueError("里面没有文字")
    reading = Reading(pages)
    return Measured(
        reading.kind, len(pages), tuple(Result(row, _judged(row, reading)) for row in ROWS)
    )


def _judged(row: Row, reading: Reading) -> Verdict:
    if reading.kind == FORM and not row.forms:
        return not_applicable("不是公文")
    return row.judge(reading)
