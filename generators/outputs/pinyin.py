"""How names are read aloud, for those who type pinyin. The only module that asks pypinyin.

Readings come from its dictionary; a name that is read otherwise carries its own (people.yaml).
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache

_HAN = re.compile(r"[\u3400-\u9fff]+")


@cache
def reading(name: str) -> str:
    """`name` in lower-case pinyin without tones, a blank between syllables: lao nian zhao hu.
    Latin letters and digits stay, marks are left out."""
    from pypinyin import lazy_pinyin  # a tenth of a second; only who makes pages pays it

    syllables = lazy_pinyin(name, errors=lambda marks: marks.lower())
    words = ("".join(c for c in syllable if c.isalnum()) for syllable in syllables)
    return " ".join(word for word in words if word)


def with_reading(name: str, own: str | None = None) -> str:
    """A name as the site's script takes it: 老年照护=lao nian zhao hu."""
    return f"{name}={own.lower() if own else reading(name)}"


def sounds(names: Iterable[str]) -> dict[str, str]:
    """How each character of these names is mostly read: 护 -> hu. By it the site's script reads
    names and what was typed."""
    heard: dict[str, Counter] = {}
    for name in names:
        for character, syllable in _aloud(name):
            heard.setdefault(character, Counter())[syllable] += 1
    return {character: count.most_common(1)[0][0] for character, count in heard.items()}


def differs(name: str, known: dict[str, str]) -> bool:
    """Whether a name is read otherwise than its characters one by one: 会计 is not hui ji."""
    return any(known[character] != syllable for character, syllable in _aloud(name))


def _aloud(name: str) -> Iterator[tuple[str, str]]:
    for run in _HAN.findall(name):
        syllables = reading(run).split()
        if len(syllables) == len(run):  # else the dictionary lacks a character
            yield from zip(run, syllables, strict=True)
