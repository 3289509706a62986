"""What outlives a year: the college, its departments, majors, people and terms.

Field names are the keys of the YAML files, as in entities.py. Knows nothing of a year's plan.
"""

from dataclasses import dataclass

from generators.structure import Entity, Origin


@dataclass(frozen=True, eq=False, repr=False)
class College(Entity):
    name: str
    aliases: tuple[str, ...]
    document_prefix: str
    site: str | None
    repository: str | None
    origin: Origin
    accounts: None = None


@dataclass(frozen=True, eq=False, repr=False)
class Department(Entity):
    """A department; `collective` stands for several that the document does not list."""

    name: str
    slug: str
    collective: bool = False
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, eq=False, repr=False)
class Major(Entity):
    name: str
    slug: str
    department: str | None
    aliases: tuple[str, ...] = ()
    origin: Origin | None = None


@dataclass(frozen=True, eq=False, repr=False)
class Person(Entity):
    name: str
    pinyin: str | None = None
    note: str | None = None


@dataclass(frozen=True, eq=False, repr=False)
class Term(Entity):
    name: str
    variants: tuple[str, ...]


@dataclass(frozen=True, eq=False, repr=False)
class Departments(Entity):
    departments: tuple[Department, ...]


@dataclass(frozen=True, eq=False, repr=False)
class Majors(Entity):
    majors: tuple[Major, ...]


@dataclass(frozen=True, eq=False, repr=False)
class People(Entity):
    people: tuple[Person, ...]


@dataclass(frozen=True, eq=False, repr=False)
class Terms(Entity):
    terms: tuple[Term, ...]
