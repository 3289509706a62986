"""What a sentence says otherwise than the data, and what the kinds of it share. Holds no rule."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from generators.core import chinese
from generators.core.chinese import HAN
from generators.core.diagnostics import Location
from generators.model.plans import Plan

COUNTED = rf"(?P<number>[0-9]+|[两{chinese.NUMERALS}]+)"
DAY = r"(?:(?P<year>[0-9]{4})年)?(?P<month>[0-9]{1,2})月(?P<day>[0-9]{1,2})日"
_CLAUSE = re.compile("[^，。；！？：\n]+")


@dataclass(frozen=True)
class Said:
    """What stands at a span of a sentence, and what the data say, at places of theirs."""

    span: tuple[int, int]
    message: str
    data: tuple[Location, ...] = ()


Kind = Callable[[Plan, str], Iterator[Said]]


def one_of(names: Iterable[str]) -> str:
    """A pattern of names, the longer first; of none, what matches nothing."""
    longest = sorted({each for each in names if each}, key=lambda name: (-len(name), name))
    return "|".join(map(re.escape, longest)) or "(?!)"


def clauses(words: str) -> Iterator[re.Match[str]]:
    return _CLAUSE.finditer(words)


def is_alone(words: str, at: int) -> bool:
    """Whether no character of a longer name stands before a place."""
    return at == 0 or not re.match(f"[{HAN}]", words[at - 1])
