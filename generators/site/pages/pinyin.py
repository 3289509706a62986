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
    """A name as the site's script takes it: 证书甲=zheng shu jia."""
    return f"{name}={own.lower() if own else reading(name)}"


def sounds(names: Iterable[str]) -> dict[str, str]:
    """How each character of these names is mostly read: 护 -> hu. By it the site's script reads
    names and what was typed."""
    heard: dict[str, Counter[str]] = {}
    for name in names:
        for character, syllable in _aloud(name):
            heard.setdefault(character, Counter())[syllable] += 1
    return {character: count.most_common(1)[0][0] for character, count in heard.items()}


def written_for(syllables: set[str]) -> dict[str, str]:
    """The common characters (first level of GB 2312) that are read so, each with its syllable:
    for those who type 李小雨 and mean 李晓宇."""
    from pypinyin import lazy_pinyin

    read = {c: lazy_pinyin(c)[0] for c in _common()}
    return {c: syllable for c, syllable in read.items() if syllable in syllables}


def _common() -> Iterator[str]:
    for row in range(0xB0, 0xD8):
        for cell in range(0xA1, 0xFF):
            yield from bytes((row, cell)).decode("gb2312", errors="ignore")


def differs(name: str, known: dict[str, str]) -> bool:
    """Whether a name is read otherwise than its characters one by one: 会计 is not hui ji."""
    return any(known[character] != syllable for character, syllable in _aloud(name))


def _aloud(name: str) -> Iterator[tuple[str, str]]:
    for run in _HAN.findall(name):
        syllables = reading(run).split()
        if len(syllables) == len(run):  # else the dictionary lacks a character
            yield from zip(run, syllables, strict=True)
