"""What outlives a year: the college, its departments, majors, people and terms.

Field names are the keys of the YAML files, as in entities.py. Knows nothing of a year's plan.
"""

from generators.core.dates import PlanDate
from generators.model.structure import Entity, Origin, entity


@entity
class Account(Entity):
    """The names under which a department, a body or a certificate's team acts on the forge."""

    who: str
    names: tuple[str, ...]


@entity
class FormerName(Entity):
    """A name that was used until `renamed`; from that day on the next one."""

    name: str
    renamed: PlanDate
    document: str | None


@entity
class FormerCollege(FormerName):
    """With the letters of its document numbers, where those were changed too."""

    document_prefix: str | None = None


@entity
class College(Entity):
    name: str
    aliases: tuple[str, ...]
    document_prefix: str
    site: str | None
    repository: str | None
    origin: Origin
    licence: str | None = None
    accounts: tuple[Account, ...] | None = None
    former: tuple[FormerCollege, ...] = ()
    other_prefixes: tuple[str, ...] = ()

    @property
    def prefixes(self) -> tuple[str, ...]:
        """The letters that its document numbers may begin with, the usual ones first."""
        return (self.document_prefix, *self.other_prefixes)

    def address(self, page: str) -> str | None:
        """Where a page of the site is; None while the site has no address."""
        return f"{self.site.rstrip('/')}/{page}" if self.site else None


@entity
class Ended(Entity):
    """From `day` on it is no more; `into` is what took its place: one for what was merged, several
    for what was split, none for what was given up."""

    day: PlanDate
    document: str
    into: tuple[str, ...]


@entity
class Department(Entity):
    """A department; `collective` stands for several: `members`, where that is known, by
    `origin`."""

    name: str
    slug: str
    collective: bool = False
    outside: bool = False  # a unit that takes part, and is no department of the college
    aliases: tuple[str, ...] = ()
    former: tuple[FormerName, ...] = ()
    ended: Ended | None = None
    members: tuple[str, ...] = ()
    origin: Origin | None = None


@entity
class Major(Entity):
    name: str
    slug: str
    department: str | None
    aliases: tuple[str, ...] = ()
    former: tuple[FormerName, ...] = ()
    origin: Origin | None = None
    ended: Ended | None = None


@entity
class Person(Entity):
    """Somebody whom documents name; `post`: a post alone, whoever holds it; `of`: the unit of
    somebody from outside the college."""

    name: str
    pinyin: str | None = None
    former: tuple[FormerName, ...] = ()
    post: bool = False
    of: str | None = None


@entity
class Term(Entity):
    name: str
    variants: tuple[str, ...]


@entity
class Departments(Entity):
    departments: tuple[Department, ...]


@entity
class Catalogue(Entity):
    """The catalogue of majors by which names are held: the names in it, and which it is."""

    title: str
    number: str | None
    names: tuple[str, ...]


@entity
class Majors(Entity):
    majors: tuple[Major, ...]
    catalogue: Catalogue | None = None


@entity
class People(Entity):
    people: tuple[Person, ...]


@entity
class Terms(Entity):
    terms: tuple[Term, ...]


@entity
class HouseFaces(Entity):
    """Faces by role, where the house has its own; None where the standard's are used."""

    title: str | None = None
    body: str | None = None
    kai: str | None = None
    hei: str | None = None
    song: str | None = None


@entity
class House(Entity):
    """How the college prints, where it differs from GB/T 9704; None is the standard's."""

    source: str | None
    top: int | None
    bottom: int | None
    left: int | None
    right: int | None
    lines: int | None
    characters: int | None
    faces: HouseFaces | None


@entity
class Room(Entity):
    name: str
    capacity: int


@entity
class Rooms(Entity):
    rooms: tuple[Room, ...]


@entity
class Day(Entity):
    day: PlanDate
    note: str


@entity
class Days(Entity):
    """The college's own rest and work days, beside the statutory calendar."""

    rest_days: tuple[Day, ...]
    work_days: tuple[Day, ...]


@entity
class Adjustment(Entity):
    """A rule of habit that the college does not keep, or only as a reminder."""

    code: str
    treated: str
    reason: str
    document: str


@entity
class Adjustments(Entity):
    rules: tuple[Adjustment, ...]
