"""Apply the table of detectors.py: find values by the words beside them."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from generators.core.privacy import detectors, dwellings
from generators.core.privacy.detectors import Detector
from generators.core.privacy.stems import STEMS, has, search

__all__ = ["Betrayed", "betrayed", "rows", "rows_of_head", "search"]


class Betrayed(NamedTuple):
    """A value, by its places in the text, and the row that knows it."""

    detector: Detector
    start: int
    end: int


def betrayed(plain: str, rows: tuple[Detector, ...]) -> Iterator[Betrayed]:
    """What the words in a plain text betray, row by row."""
    for row in rows:
        before = rf"(?P<label>{row.label})(?P<link>{row.link})(?P<value>{row.value})"
        for match in re.finditer(before, plain):
            if _holds(row, match):
                yield Betrayed(row, *match.span("value"))
        if row.kind == "dwelling":
            continue
        words = "|".join(filter(None, (row.label, row.behind)))
        behind = detectors.BORN_BEHIND if row.kind == "born" else (
            rf"(?<![0-9a-z])(?P<value>{row.value}){detectors.BEHIND}(?:{words})(?:号码?)?(?=[\s)\],;。\"']|\Z)"
        )  # fmt: skip
        for match in re.finditer(behind, plain):
            if not (row.never and re.match(row.never, match["value"])):
                yield Betrayed(row, *match.span("value"))


def rows(plain: str) -> tuple[Detector, ...]:
    """The rows one of whose words stands in a plain text."""
    kinds = {kind for kind in STEMS if has(kind, plain)}
    return tuple(row for row in detectors.DETECTORS if row.kind in kinds)


@lru_cache(maxsize=256)
def rows_of_head(head: str) -> tuple[Detector, ...]:
    """The rows one of whose words stands in the head of a column or a row, or in a key."""
    return rows(head)


def _holds(row: Detector, match: re.Match[str]) -> bool:
    if row.kind == "dwelling":
        return dwellings.is_home(match["label"], match["value"])
    if row.unless and re.search(row.unless, match["link"]):
        return False
    if row.never and re.match(row.never, match["value"]):
        return False
    if row.kind == "student":
        return is_student(match["value"], match["link"])
    return not (row.after and re.match(row.after, match.string[match.end() : match.end() + 8]))


def is_student(value: str, link: str) -> bool:
    """A number of a student or an examinee is long enough, and no day and no school year; one
    that could be a day is a number if a colon or a verb leads to it."""
    digits = sum(map(str.isdigit, value))
    day = re.fullmatch(detectors.DAY, value) and not re.search("[:为是(=]", link)
    return digits >= 6 and not re.match(detectors.SCHOOL_YEARS, value) and not day
