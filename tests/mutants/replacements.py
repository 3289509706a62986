"""What a text becomes: slips of the hand, other numbers, other days."""

import re
from datetime import date, timedelta

from mutants.matches import filled, found
from mutants.rows import Become


def slip(match, random, plan) -> list[str]:
    """A Chinese character mistyped, left out, written twice."""
    text = found(match)
    at = random.choice([i for i, c in enumerate(text) if "\u4e00" <= c <= "\u9fff"] or [0])
    wrong = random.choice("某辰戌亥缶")
    shorter = text[:at] + text[at + 1 :]
    others = [shorter] if len(text) > 2 and shorter not in plan.names("majors.yaml") else []
    return [text[:at] + wrong + text[at + 1 :], text[: at + 1] + wrong + text[at + 1 :], *others]


def mistyped(match, random, plan) -> list[str]:
    """The same for a word in small letters."""
    text = found(match)
    at = random.randrange(len(text))
    return [
        text[:at] + random.choice("qxz") + text[at + 1 :],
        text[:at] + text[at] + text[at:],
        *([text[:at] + text[at + 1 :]] if len(text) > 2 else []),
    ]


def replaced(match, random, plan) -> list[str]:
    """One character another one."""
    return [slip(match, random, plan)[0] for _ in range(3)]


def among(*choices, n: int = 6) -> Become:
    return lambda match, random, plan: random.sample(choices, min(n, len(choices)))


def numbers(low: int, high: int, n: int = 6) -> Become:
    return among(*map(str, range(low, high + 1)), n=n)


def above(more: int, n: int = 6) -> Become:
    """A number larger than the first unnamed group by `more` or a bit more than that."""
    return lambda match, random, plan: [
        str(int(match[1]) + more + k) for k in random.sample(range(20), n)
    ]


def days(first: str, last: str, weekend: bool | None = None, n: int = 6) -> Become:
    start, end = date.fromisoformat(first), date.fromisoformat(last)
    span = [start + timedelta(days=k) for k in range((end - start).days + 1)]
    work = {"2025-04-27", "2025-09-28", "2025-10-11"}  # weekends on which people work
    texts = [d.isoformat() for d in span if weekend in (None, d.weekday() > 4)]
    return among(*(text for text in texts if text not in work), n=n)


def before(*, months: int) -> Become:
    """Months before the year and month of the first two groups."""

    def become(match, random, plan):
        number = int(match[1]) * 12 + int(match[2]) - 1
        earlier = [divmod(number - k, 12) for k in range(1, months + 1)]
        return [f"{year}-{month + 1:02}" for year, month in earlier]

    return become


def split(match, random, plan) -> list[str]:
    """A paragraph in two, where no sentence ends."""
    text = found(match)
    places = [i for i in range(2, len(text) - 3) if text[i - 1] not in "。；：！？…”’）0123456789"]
    return [f"{text[:i]}\n      - text: {text[i:]}" for i in random.sample(places, 4)]


def blank(match, random, plan) -> list[str]:
    """A blank between two Chinese characters."""
    text = found(match)
    pairs = [i for i in range(1, len(text)) if re.fullmatch("[一-龥]{2}", text[i - 1 : i + 1])]
    return [f"{text[:i]} {text[i:]}" for i in random.sample(pairs, min(3, len(pairs)))]


def each(*texts: str) -> Become:
    """Templates in which <0> is what was found, and <x> group x."""
    return lambda match, random, plan: [filled(text, match) for text in texts]
