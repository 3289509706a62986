"""What entries of lists are called in plain data: by the target of an amendment, by whoever writes
one. Lines of quotas that are for the same are told apart by their full names, 专业甲（初级）.

Knows neither files nor amendments.
"""

from generators.core.yaml.data import Data, child, mapping
from generators.model import dimensions

# What an entry of a list is called by.
_NAMES = ("id", "name", "major", "who", "title", "clause", "what")
_LINE = "declared"  # what only a line of quotas has


def called(entry: Data) -> Data:
    """What a target calls an entry of a list by: itself, or the first of its names."""
    if isinstance(entry, dict) and _LINE in entry:
        return dimensions.who(dimensions.by_key(entry)) or None
    if isinstance(entry, dict):
        return next((entry[name] for name in _NAMES if name in entry), None)
    return entry


def full(entry: Data) -> str | None:
    """Of a line of quotas all that tells it from others."""
    if isinstance(entry, dict) and _LINE in entry:
        return dimensions.called(dimensions.by_key(entry))
    return None


def meant(entries: list[Data], word: str) -> list[int]:
    """The entries that a word of a target may mean."""
    whole = [i for i, entry in enumerate(entries) if word == full(entry)]
    return whole[:1] or [i for i, entry in enumerate(entries) if word == called(entry)]


def found(entries: list[Data], word: str) -> int | None:
    """The entry that a word means. Of several with one name, which other rules tell, the first is
    meant; of several lines of quotas none."""
    indexes = meant(entries, word)
    several = len(indexes) > 1 and full(entries[indexes[0]]) is not None
    return None if several or not indexes else indexes[0]


def name_of(entries: list[Data], index: int) -> str | None:
    """What a target calls one entry of a list: its name, or its full name where others have that
    too. None where neither leads to it."""
    for name in (called(entries[index]), full(entries[index])):
        if isinstance(name, str) and meant(entries, name) == [index]:
            return name
    return None


def naming(entries: Data, name: str) -> dict[str, Data]:
    """The beginning of a new entry of that name, as its list calls entries."""
    first = mapping(child(entries, 0))
    if _LINE not in first:
        return {next(key for key in _NAMES if key in first): name}
    if name == dimensions.PUBLIC:
        return {dimensions.POPULATION.key: dimensions.OF_THE_PUBLIC}
    by = dimensions.who_of(dimensions.by_key(first))
    return {(by if by and by in dimensions.WHO else dimensions.MAJOR).key: name}
