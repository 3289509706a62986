"""The index of the site's search: a script that holds every thing one can look for.

An entry is a thing with the address that *is* it, so the right page comes first without asking
how often a word occurs. docs/assets/site.js loads the index when the search box is used;
finding.js and spelling.js hold the other half: how well what was typed fits. What can be found is
listed in search_entries.py.
"""

import json
from collections.abc import Iterator
from itertools import groupby

from generators.core.privacy import personal
from generators.site.edition import Artifact, Edition
from generators.site.pages import search_entries, urls
from generators.site.pages.pinyin import differs, sounds, with_reading, written_for
from generators.site.pages.search_entry import Entry

_SHORT = 3


def render(edition: Edition) -> Iterator[Artifact]:
    with edition.making("搜索", edition.head):
        entries, newest = list(search_entries.entries(edition)), edition.newest
        steps = _json(search_entries.steps(newest) if newest else [])
        known = _heard(entries)
        rows = ",\n".join(_json(_row(entry, known)) for entry in entries)
        yield Artifact(
            urls.SEARCH,
            f'window.SEARCH={{"sounds":{_json(_by_sound(known))},\n'
            f'"steps":{steps},\n"entries":[\n{rows}\n]}};\n',
        )


def _heard(entries: list[Entry]) -> dict[str, str]:
    """How characters are read: those of all names, and others that sound like those of a short
    one. A longer name is found with a wrong character in it; a short one has too few left."""
    known = sounds(name for entry in entries for name in entry.names)
    short = {known[c] for entry in entries for name in entry.names[:1]
             if len(name) <= _SHORT for c in name if c in known}  # fmt: skip
    return written_for(short) | known


def _row(entry: Entry, known: dict[str, str]) -> list[object]:
    names = [
        _named(name, None if at else entry.reading, known) for at, name in enumerate(entry.names)
    ]
    return [entry.url, entry.title, entry.kind, names, personal.mask(entry.text)]


def _named(name: str, own: str | None, known: dict[str, str]) -> str:
    """A name carries its reading only where that of its characters would be another."""
    name = name.replace("=", " ")
    return with_reading(name, own) if own or differs(name, known) else name


def _by_sound(known: dict[str, str]) -> str:
    """hu护户 li理里: each syllable once, then its characters."""
    ordered = sorted(known, key=lambda character: (known[character], character))
    return "".join(
        f"{syllable}{''.join(characters)}" for syllable, characters in groupby(ordered, known.get)
    )


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
