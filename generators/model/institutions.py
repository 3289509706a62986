"""The institution: its registries, as things are called today or were called on a day.

Knows nothing of a year's plan.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TypeVar

from generators.model import asked, renamed
from generators.model import registries as r
from generators.model.programmes import Programme, Programmes, nameless
from generators.model.structure import E, Entity, Origin, one, origins

N = TypeVar("N", r.Department, r.Major, r.Person, r.Room)


@dataclass(frozen=True)
class Institution:
    """The registries. `files` holds one entity a file, by its path below the plan folder."""

    files: Mapping[str, Entity]

    def file(self, path: str, cls: type[E]) -> E:
        """One register, which is of a kind."""
        return one(self.files, path, cls)

    @property
    def college(self) -> r.College:
        return self.file("college.yaml", r.College)

    @property
    def folder(self) -> str:
        """The plan folder as it was given, with / at the end: what paths of places begin with."""
        return self.college.spot.source.path.removesuffix("college.yaml")

    @cached_property
    def departments(self) -> Mapping[str, r.Department]:
        return _by_name(self.file("departments.yaml", r.Departments).departments)

    @cached_property
    def majors(self) -> Mapping[str, r.Major]:
        return _by_name(self.file("majors.yaml", r.Majors).majors)

    def department_of(self, major: str | None) -> str | None:
        """The department that a major belongs to; None where that is not known."""
        known = self.majors.get(major or "")
        return known.department if known else None

    @cached_property
    def ended_departments(self) -> tuple[r.Department, ...]:
        """Those of which somebody has said when they end; few, so that each may ask of all."""
        return tuple(each for each in self.departments.values() if each.ended)

    @cached_property
    def ended_majors(self) -> tuple[r.Major, ...]:
        return tuple(each for each in self.majors.values() if each.ended)

    @cached_property
    def programmes(self) -> tuple[Programme, ...]:
        """Those that are registered; none where nobody has done so."""
        file = self.files.get("programmes.yaml")
        return file.programmes if isinstance(file, Programmes) else ()

    def programme(self, name: str | None) -> Programme:
        """The one of that name; the first where none is named, or none is called so (REF-01)."""
        known = self.programmes or (nameless(self.college.spot),)
        return next((each for each in known if each.name == name), known[0])

    @cached_property
    def slugs(self) -> dict[str, str]:
        """The short names of departments and majors, by their names."""
        departments = {each.name: each.slug for each in self.departments.values()}
        return departments | {each.name: each.slug for each in self.majors.values()}

    @property
    def catalogue(self) -> r.Catalogue | None:
        return self.file("majors.yaml", r.Majors).catalogue

    @cached_property
    def people(self) -> Mapping[str, r.Person]:
        return _by_name(self.file("people.yaml", r.People).people)

    @cached_property
    def terms(self) -> tuple[r.Term, ...]:
        return self.file("terms.yaml", r.Terms).terms

    @cached_property
    def rooms(self) -> Mapping[str, r.Room]:
        return _by_name(self.file("rooms.yaml", r.Rooms).rooms)

    @cached_property
    def questions(self) -> Mapping[str, asked.Question]:
        """What is asked here, by its short name: what every college is asked, and its own."""
        return asked.questions(self.files)

    @property
    def days(self) -> r.Days:
        return self.file("days.yaml", r.Days)

    @property
    def adjustments(self) -> tuple[r.Adjustment, ...]:
        """The rules of habit that are not kept; none where there is no such file."""
        file = self.files.get("rules.yaml")
        return file.rules if isinstance(file, r.Adjustments) else ()

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
        return self._renamings.get(name or "", "")

    @cached_property
    def _renamings(self) -> Mapping[str, str]:
        """By each name before and after; of several, the first."""
        told: dict[str, str] = {}
        entries: tuple[r.Department | r.Major | r.Person, ...] = (
            *self.departments.values(), *self.majors.values(), *self.people.values(),
        )  # fmt: skip
        for entry in entries:
            steps = sorted(entry.former, key=lambda each: each.renamed.first)
            followed = zip(steps, [*(each.name for each in steps[1:]), entry.name], strict=False)
            for former, following in followed:
                said = f"“{former.name}”{former.renamed.chinese}起改称“{following}”"
                told.setdefault(former.name, said)
                told.setdefault(following, said)
        return told

    @cached_property
    def _has_renamed(self) -> bool:
        return renamed.has_renamed(self.files)

    @cached_property
    def _named(self) -> dict[tuple[date | None, date | None], "Institution"]:
        return {}


def _by_name(entries: Iterable[N]) -> dict[str, N]:
    """Entries by their names; of two with one name (REF-01) the first counts."""
    found: dict[str, N] = {}
    for entry in entries:
        found.setdefault(entry.name, entry)
    return found
