"""Personal data in a text: which, where, and how to speak of them without telling them.

Text in, places out. Four ways lead to them: numbers have their own law (numbers.py), words betray
what stands beside them (detectors.py), so do heads and keys (tabular.py), and mailboxes and homes
are written as only they are. Knows nothing of files, YAML or the plan.
"""

import re
import unicodedata
from typing import NamedTuple

from generators.core.diagnostics import Code
from generators.core.privacy import stems, unescaped
from generators.core.privacy.categories import ADVICE, CODES, DWELLING

__all__ = ["ADVICE", "CODES", "Found", "find", "mask", "possible"]

_DIGIT = r"[0-9０-９\U0001d7ce-\U0001d7ff〇零一二三四五六七八九幺壹oO]"
# Asked of every file, so these are compiled at once; all others when a file has something like it.
_NUMBER = re.compile(rf"{_DIGIT}(?:[^\w\n\t:;/|()：；（）《》“”]{{0,4}}_?{_DIGIT}){{10}}")
_PLATE = re.compile(
    r"[A-HJ-NP-Za-hj-np-z](?<=[^\x00-\xff].)[ ·•.\-]{0,2}"
    r"(?=[A-Za-z]{0,2}[0-9０-９])[0-9A-Za-z０-９Ａ-Ｚ]{4}"
)
_LEAST = 4  # characters of an address
_CUT = r"(?:[0-9][ -]?){7,}\Z|[A-Za-z0-9][A-Za-z0-9._%+-]*@[A-Za-z0-9.-]*\Z"


class Found(NamedTuple):
    """Personal data at text[start:end]: `name` says what it is, `masked` shows a few of its
    characters, `hidden` are the indexes of the others. `labelled`: only its word betrays it."""

    code: Code
    name: str
    start: int
    end: int
    masked: str
    hidden: tuple[int, ...]
    labelled: bool = False


def find(text: str, own: str = "") -> list[Found]:
    """All personal data in a text, in order. `own` is the college's own domain, where it is
    not one of education: the mailboxes of its offices are no personal data."""
    if not possible(text):
        return []
    from generators.core.privacy import looking  # rarely needed

    found: list[Found] = []
    taken: set[int] = set()
    for reading in unescaped.readings(text, _is_possible):
        for seen in looking.seen(reading.text, own):
            whole = reading.span(seen.places[0], seen.places[-1] + 1)
            if seen.code is DWELLING:  # of several in a row, each is told without the others
                whole = _longest([i for i in whole if i not in taken])
            if len(whole) == 0 or not taken.isdisjoint(whole):
                continue
            taken.update(whole)
            hidden = {i for place in seen.hidden for i in reading.span(place, place + 1)}
            found.append(
                Found(seen.code, seen.name, whole.start, whole.stop, seen.masked,
                      tuple(sorted(hidden.intersection(whole))), seen.labelled)
            )  # fmt: skip
    return sorted(found, key=lambda each: each.start)


def _longest(places: list[int]) -> range:
    """The longest run of places that follow one another, if it is more than a word."""
    runs, start = [range(0)], 0
    for index, place in enumerate(places):
        if index and place != places[index - 1] + 1:
            start = index
        runs.append(range(places[start], place + 1))
    longest = max(runs, key=len)
    return longest if len(longest) >= _LEAST else range(0)


def possible(text: str) -> bool:
    """Whether a text holds anything to look at. Fast: this is asked of all files together."""
    return any(map(_is_possible, unescaped.quick(text)))


def mask(text: str, known: frozenset[str] = frozenset(), own: str = "") -> str:
    """The text with the personal data in it hidden, in as many columns as before. `known` are
    stretches that are hidden as well: what only the words before it betrayed."""
    hidden = {index for found in find(text, own) for index in found.hidden}
    for stretch in known:
        at = text.find(stretch)
        while at >= 0:
            hidden.update(range(at + 1, at + len(stretch) - 1))
            at = text.find(stretch, at + 1)
    for cut in re.finditer("…(?!…)", text):  # a value cut there may end in half a number
        rest = re.search(_CUT, text[max(0, cut.start() - 64) : cut.start()])
        if rest:
            hidden.update(range(cut.start() - len(rest.group()) + 3, cut.start()))
    if not hidden:
        return text
    return "".join(_star(c) if i in hidden else c for i, c in enumerate(text))


def _star(character: str) -> str:
    wide = unicodedata.east_asian_width(character) in "WF"
    return "＊" if wide else "*"


def _is_possible(text: str) -> bool:
    return (
        _NUMBER.search(text) is not None
        or _PLATE.search(text) is not None
        or stems.near_a_value(text.lower())
    )
