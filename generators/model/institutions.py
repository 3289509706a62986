"""The institution: its registries, as things are called today or were called on a day.

Knows nothing of a year's plan.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from generators.model import renamed
from generators.model.registries import College, Days, Department, Major, Person, Room, Term
from generators.model.structure import Entity, Origin, origins


@dataclass(frozen=True)
class Institution:
    """The registries. `files` holds one entity a file, by its path below the plan folder."""

    files: Mapping[str, Entity]

    @property
    def college(self) -> College:
        return self.files["college.yaml"]

    @property
    def folder(self) -> str:
        """The plan folder as it was given, with / at the end: what paths of places begin with."""
        return self.college.spot.source.path.removesuffix("college.yaml")

    @cached_property
    def departments(self) -> Mapping[str, Department]:
        return _by_name(self.files["departments.yaml"].departments)

    @cached_property
    def majors(self) -> Mapping[str, Major]:
        return _by_name(self.files["majors.yaml"].majors)

    @cached_property
    def people(self) -> Mapping[str, Person]:
        return _by_name(self.files["people.yaml"].people)

    @cached_property
    def terms(self) -> tuple[Term, ...]:
        return self.files["terms.yaml"].terms

    @cached_property
    def rooms(self) -> Mapping[str, Room]:
        return _by_name(self.files["rooms.yaml"].rooms)

    @property
    def days(self) -> Days:
        return self.files["days.yaml"]

    @property
    def origins(self) -> Iterator[Origin]:
        """Every stated origin, each once."""
        return origins(self.files.values())

    def named_on(self, day: date | None, letters: date | None = None) -> "Institution":
        """The registries as things were called on a day, and the college as on that of its
        letters; None means today."""
        if not self._has_renamed:
            return self
        if (day, letters) not in self._named:
            self._named[day, letters] = Institution(renamed.on(self.files, day, letters))
        return self._named[day, letters]

    def renaming(self, name: str | None) -> str:
        """“教学部”2026年3月1日起改称“教学处”: of a name that something has or had; else nothing."""
        for entry in (
            *self.departments.values(), *self.majors.values(), *self.people.values(),
        ):  # fmt: skip
            steps = sorted(entry.former, key=lambda each: each.renamed.first)
            followed = zip(steps, [*(each.name for each in steps[1:]), entry.name], strict=False)
            for former, following in followed:
                if name in (former.name, following):
                    return f"“{former.name}”{former.renamed.chinese}起改称“{following}”"
        return ""

    @cached_property
    def _has_renamed(self) -> bool:
        return renamed.has_renamed(self.files)

    @cached_property
    def _named(self) -> dict[tuple, "Institution"]:
        return {}


def _by_name(entries: tuple) -> dict:
    """Entries by their names; of two with one name (REF-01) the first counts."""
    found: dict[str, Entity] = {}
    for entry in entries:
        found.setdefault(entry.name, entry)
    return found
