"""Spans of time as documents write them -> as plans do: 2023年3月1日至15日, 3月—4月, 10月下旬."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_ONE = (
    r"(?:(20[0-9]{2})\s*年\s*)?(?:([0-9]{1,2})\s*月\s*)?"
    r"(?:([0-9]{1,2})\s*[日号]|([上中下])\s*旬|([底末初]))?"
)
_TO = r"\s*(?:[-—–－~～至到]+|、(?=\s*[0-9]{1,2}\s*[日号]))\s*"
_SPAN = re.compile(rf"{_ONE}(?:{_TO}{_ONE})?\s*(前|之前|以前|底前)?")
_MONTHS = re.compile(r"(?<![0-9.])([0-9]{1,2})\s*[-—–－~～至]\s*([0-9]{1,2})\s*月")
_DAY = re.compile(r"(20[0-9]{2})\s*年\s*([0-9]{1,2})\s*月\s*([0-9]{1,2})\s*日")
_DOTTED = re.compile(
    r"(20[0-9]{2})[.．/](0?[1-9]|1[0-2])(?:[.．/](0?[1-9]|[12][0-9]|3[01]))?(?![0-9])"
)
_DIGITS = dict(zip("〇○零Ｏ0一二三四五六七八九", [0] * 5 + list(range(1, 10)), strict=True))


@dataclass(frozen=True)
class Span:
    """`starts` is None of a time that only ends."""

    starts: str | None
    ends: str


def day(text: str) -> str | None:
    """2023年9月18日 and 二〇二三年九月十八日 -> 2023-09-18."""
    if match := _DAY.search(text):
        return _written(int(match[1]), int(match[2]), int(match[3]))
    if match := re.fullmatch(r"(.{4})年(.{1,2})月(.{1,3})日", "".join(text.split())):
        year = "".join(str(_DIGITS.get(each, 0)) for each in match[1])
        month, on = _number(match[2]), _number(match[3])
        if month and on and year.startswith("20"):
            return _written(int(year), month, on)
    return None


def span(text: str, year: int) -> Span | None:
    """The time that a text tells, from its first day to its last. None where it tells none."""
    found = list(_spans(_DOTTED.sub(_undotted, _MONTHS.sub(r"\1月—\2月", text)), year))
    return Span(found[0].starts, found[-1].ends) if found else None


def _spans(text: str, year: int) -> Iterator[Span]:
    """Every time that has a month; a year that is not written is that of the plan, or the one that
    was written before."""
    for match in _SPAN.finditer(text):
        first, second = match.groups()[:5], match.groups()[5:10]
        if first[1] is None:
            continue
        here = year = int(first[0] or year)
        starts = _part(here, first)
        if starts is None:
            continue
        if not any(second):
            yield Span(None, f"before {starts}") if match[11] else Span(starts, starts)
            continue
        month = second[1] or first[1]
        later = int(second[0] or here)
        if second[0] is None and int(month) < int(first[1]):
            later += 1
        ends = _part(later, (second[0], month, *second[2:]))
        if ends is not None:
            yield Span(starts, ends)


def _undotted(match: re.Match[str]) -> str:
    """2023.3.1 as 2023年3月1日."""
    return f"{match[1]}年{int(match[2])}月" + (f"{int(match[3])}日" if match[3] else "")


def _part(year: int, part: tuple[str | None, ...]) -> str | None:
    month, on, third, edge = int(part[1] or 0), part[2], part[3], part[4]
    if not 1 <= month <= 12:
        return None
    if on:
        return _written(year, month, int(on))
    if third:
        return f"{year}-{month:02}/{third}旬"
    if edge == "初":
        return f"{year}-{month:02}/上旬"
    return f"{year}-{month:02}"


def _written(year: int, month: int, on: int) -> str | None:
    if not (1 <= month <= 12 and 1 <= on <= 31):
        return None
    return f"{year}-{month:02}-{on:02}"


def _number(words: str) -> int:
    tens, ten, ones = words.partition("十")
    if not ten:
        return _DIGITS.get(words, 0)
    return (_DIGITS.get(tens, 0) or 1) * 10 + (_DIGITS.get(ones, 0) if ones else 0)
