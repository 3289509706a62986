"""How names are read aloud, for those who type pinyin. The only module that asks pypinyin.

Readings come from its dictionary; a name that is read otherwise carries its own (people.yaml).
"""

from functools import cache


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
