"""A requirement of GB/T 9704-2012 that can be measured, and what measuring it says."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from generators.press.measuring.reading import Reading

PASSED, FAILED, UNKNOWN, NOT_APPLICABLE = "通过", "不通过", "未核验", "不适用"
STRENGTHS = {"规": "规定", "般": "一般", "荐": "推荐", "推": "推算", "实": "惯例"}
STATES = (PASSED, FAILED, UNKNOWN, NOT_APPLICABLE)


@dataclass(frozen=True)
class Verdict:
    """What was measured, or why nothing was."""

    state: str
    measured: str


Judge = Callable[[Reading], Verdict]


@dataclass(frozen=True)
class Row:
    """`strength`: 规 prescribed, 般 as a rule, 荐 recommended, 推 follows from others, 实 practice.
    `forms`: asked of forms too, which are no official documents."""

    number: int
    clause: str
    strength: str
    required: str
    judge: Judge
    forms: bool = False


def row(
    number: int, clause: str, strength: str, required: str, *, forms: bool = False
) -> Callable[[Judge], Row]:
    """Make a function of a reading a row."""

    def made(judge: Judge) -> Row:
        return Row(number, clause, strength, required, judge, forms)

    return made


def verdict(holds: bool, measured: str) -> Verdict:
    return Verdict(PASSED if holds else FAILED, measured)


def unknown(why: str) -> Verdict:
    return Verdict(UNKNOWN, why)


def not_applicable(why: str) -> Verdict:
    return Verdict(NOT_APPLICABLE, why)


def mm(value: float) -> str:
    return f"{value:.1f} 毫米"


def span(values: Sequence[float], unit: str = "毫米", digits: int = 1) -> str:
    """The smallest and the largest of some values."""
    low, high = f"{min(values):.{digits}f}", f"{max(values):.{digits}f}"
    return f"{low} {unit}" if low == high else f"{low}—{high} {unit}"


def near(value: float, wanted: float, by: float) -> bool:
    return abs(value - wanted) <= by
