"""The files of amendments: one change, one file, so that two that are made at a time merge.

A file's name is what the amendment is known by: the day from which it holds, and what it changes.
The list in which amendments stood before, amendments.yaml, is refused where it is to be checked
(strays.py), and read where a version is only looked back at; `plan fix` writes its files.
Knows neither the disk nor the plan.
"""

import re
from collections.abc import Container, Iterator, Mapping
from hashlib import sha256
from itertools import chain, count

from generators.core.schema import schema
from generators.core.yaml.data import Data, entries, mapping
from generators.core.yaml.source import Source
from generators.model.layers import Layer

LIST, FOLDER = "amendments.yaml", "amendments/"
_LONGEST = 40  # characters of what is changed, in a name
_WORDS = re.compile("[a-z0-9]+(?:-[a-z0-9]+)*")


def name(
    day: str,
    file: str,
    target: tuple[str, ...],
    adds: object,
    slugs: Mapping[str, str],
    taken: Container[str] = (),
) -> str:
    """The path of the file of an amendment below its year. `slugs` are the short names of what a
    target can name; where that is not enough to tell two apart, or an entry is added to a list
    (`adds`), a few characters of a checksum do; a number where that is `taken`."""
    stem = file.rpartition("/")[2].removesuffix(".yaml")
    steps = [slugs.get(word, word).lower().replace("_", "-") for word in target]
    said = [stem, *(step for step in steps if _WORDS.fullmatch(step))]
    whole = "-".join(said)
    if adds is not None or len(said) <= len(steps) or len(whole) > _LONGEST:
        mark = sha256(repr((file, target, adds)).encode()).hexdigest()[:6]
        whole = f"{whole[:_LONGEST].rstrip('-')}-{mark}"
    numbers = chain([""], (f"-{number}" for number in count(2)))
    files = (f"{FOLDER}{day}-{whole}{number}.yaml" for number in numbers)
    return next(file for file in files if file not in taken)


def split(data: Data) -> Iterator[tuple[str, int, dict[str, Data]]]:
    """(file, index in the list, what stands in the file) of each entry of a list's data. Raises
    ValueError where one is no amendment."""
    if not isinstance(data, dict) or data.keys() != {"amendments"}:
        raise ValueError(LIST)
    for index, entry in enumerate(entries(data["amendments"])):
        own = {key: value for key, value in mapping(entry).items() if key != "id"}
        if not schema.fits("amendment", own):
            raise ValueError(LIST)
        known_as = re.sub("[^a-z0-9]", "", str(mapping(entry).get("id", "")).lower())
        yield f"{FOLDER}{own['effective']}-{known_as or index + 1}.yaml", index, own


def read(listed: Source) -> dict[str, Source]:
    """The same as the sources of files, each with the places in the list. Raises ValueError."""
    return {
        file: Layer(listed, own, {(key,): (listed, ("amendments", index, key)) for key in own})
        for file, index, own in split(listed.data)
    }
