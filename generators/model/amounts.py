"""Sums and spans whose parts may not be known yet: then there is none, and nobody says 0."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from generators.core.dates import PlanDate


def total(numbers: Iterable[int]) -> int | None:
    """A sum; None of no numbers."""
    known = list(numbers)
    return sum(known) if known else None


class Span(NamedTuple):
    """From when to when, both as they are written."""

    starts: PlanDate
    ends: PlanDate

    @property
    def first(self) -> date:
        return self.starts.first

    @property
    def last(self) -> date:
        return self.ends.last

    def holds(self, day: date) -> bool:
        return self.first <= day <= self.last
