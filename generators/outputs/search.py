"""The index of the site's search: a script that holds every thing one can look for.

An entry is a thing with the address that *is* it, so the right page comes first without asking
how often a word occurs. docs/assets/site.js loads the index when the search box is used, and
holds the other half: how well a word fits a name. What can be found is listed in findable.py.
"""

import json
import re
from collections.abc import Iterator

from generators.edition import Artifact, Edition
from generators.outputs import findable, urls
from generators.outputs.pinyin import with_reading
from generators.privacy import personal

_READ_ALOUD = 14  # longer names are sentences; nobody types their pinyin
_NUMBERED = re.compile("第|[0-9一二三四五六七八九十]")  # nor that of months and clauses


def render(edition: Edition) -> Iterator[Artifact]:
    entries = [_row(entry) for entry in findable.entries(edition)]
    rows = ",\n".join(json.dumps(row, ensure_ascii=False, separators=(",", ":")) for row in entries)
    yield Artifact(urls.SEARCH, f"window.SEARCH=[\n{rows}\n];\n")


def _row(entry: findable.Entry) -> list:
    names = [_named(name, entry.reading if name == entry.name else None) for name in entry.names]
    return [entry.url, entry.title, entry.kind, names, personal.mask(entry.text)]


def _named(name: str, own: str | None) -> str:
    name = name.replace("=", " ")
    aloud = len(name) <= _READ_ALOUD and not _NUMBERED.match(name)
    return with_reading(name, own) if aloud else name
