"""Places and exams of a certificate: quotas with their batches, sessions with their rooms.

Field names are the keys of the YAML files, as in entities.py. Knows nothing of other certificates.
"""

from generators.core.dates import PlanDate
from generators.model import dimensions
from generators.model.structure import Entity, Later, Origin, Spot, entity

RESULTS = ("registered", "examined", "passed", "certified")  # what batches have of their own


@entity
class Batch(Entity):
    """Persons of one quota who were examined together, and what came of it. Of a make-up, those
    who sat in it; a person counts once: `first_time` are those who had been absent before."""

    OPEN = RESULTS

    name: str
    registered: int | None = None
    examined: int | None = None
    passed: int | None = None
    certified: int | None = None
    makes_up: str | None = None
    first_time: int | None = None
    later: tuple[Later, ...] = ()

    def counts(self, field: str) -> int | None:
        """How many persons it adds to those of its quota."""
        once = {"registered": 0, "examined": self.first_time or 0} if self.makes_up else {}
        number: int | None = getattr(self, field)
        return once.get(field, number)


@entity
class Quota(Entity):
    """Places in persons along the ladder from declared to certified, of one line: for whom, and
    what else dimensions.py knows. What is not stated of it is the sum of its batches (`derived`),
    where they say it."""

    OPEN = ("level", "population", "approved", *RESULTS)

    declared: int
    origin: Origin
    major: str | None = None
    department: str | None = None
    class_name: str | None = None
    level: str | None = None
    population: str | None = None
    batch: str | None = None
    grade: str | None = None
    approved: int | None = None
    registered: int | None = None
    examined: int | None = None
    passed: int | None = None
    certified: int | None = None
    batches: tuple[Batch, ...] = ()
    later: tuple[Later, ...] = ()

    def __init__(self, spot: Spot, **values: object):
        super().__init__(spot, **values)
        unstated = [field for field in RESULTS if getattr(self, field) is None]
        sums = {field: self.of_batches(field) for field in unstated}
        known = {field: number for field, number in sums.items() if number is not None}
        vars(self).update(known, derived=frozenset(known))

    def of_batches(self, field: str) -> int | None:
        """The sum of the batches; None where there are none, or one does not say it."""
        numbers = [batch.counts(field) for batch in self.batches]
        known = [number for number in numbers if number is not None]
        return sum(known) if known and len(known) == len(numbers) else None

    def origin_of(self, field: str, name: str | None = None) -> Origin:
        if field in self.derived:
            return self.batches[-1].origin_of(field, name)
        return super().origin_of(field, name)

    @property
    def line(self) -> dimensions.Line:
        """What tells it from the other lines of its certificate."""
        return dimensions.line(self)

    @property
    def key(self) -> str:
        """The key of the data that says for whom it is."""
        by = dimensions.who_of(self.line)
        return by.key if by else dimensions.MAJOR.key

    @property
    def who(self) -> str:
        """For whom: 专业甲, 机电系, 机电2101班, 社会人员."""
        return dimensions.who(self.line)

    @property
    def called(self) -> str:
        """Its line in full: 专业甲（初级、第一批）."""
        return dimensions.called(self.line)

    @property
    def places(self) -> int:
        """The places there are: approved where that is known, else declared."""
        return self.declared if self.approved is None else self.approved


@entity
class Seats(Entity):
    """A room of a session, by its name, and how many seats are used in it."""

    name: str
    seats: int


@entity
class Session(Entity):
    """One exam sitting: when, where, which part of the exam, for whom. `starts` and `ends` are
    times of day, HH:MM. What is not said (majors, part, batch, groups, level, population) is all of
    it. `makes_up` is the session at which those of this one did not pass, or were absent. What was
    settled after it had been arranged says so in its own `later`."""

    OPEN = ("level", "population", "part", "batch", "groups", "people")
    ALONE = True

    id: str
    date: PlanDate
    starts: str
    ends: str
    rooms: tuple[Seats, ...]
    invigilators: tuple[str, ...]
    origin: Origin
    majors: tuple[str, ...] = ()
    level: str | None = None
    population: str | None = None
    part: str | None = None
    batch: str | None = None
    groups: tuple[str, ...] = ()
    people: int | None = None
    makes_up: str | None = None
    turns: int | None = None
    later: tuple[Later, ...] = ()

    @property
    def seats(self) -> int:
        """For how many persons there are seats in all its rooms, in as many turns as it has."""
        return sum(room.seats for room in self.rooms) * (self.turns or 1)

    @property
    def when(self) -> str:
        return f"{self.date.chinese} {self.starts}—{self.ends}"

    @property
    def where(self) -> str:
        """Its rooms; of several, with the seats of each."""
        turns = f"，分{self.turns}轮" if self.turns else ""
        if len(self.rooms) == 1:
            return self.rooms[0].name + turns
        return "、".join(f"{room.name}（{room.seats}座）" for room in self.rooms) + turns

    @property
    def what(self) -> str:
        """Which of the exams of its certificate it is: 初级，第一批，理论，补考; often nothing."""
        again = "补考" if self.makes_up and "补考" not in (self.batch or "") else None
        return "，".join(filter(None, (self.level, self.batch, self.part, again)))

    @property
    def who(self) -> str:
        """Who sits in it: 专业一、专业二（甲组，25人）."""
        people = f"{self.people}人" if self.people is not None else None
        only = self.population == dimensions.OF_THE_PUBLIC and not self.majors
        which = None if only else self.population
        closer = "，".join(filter(None, ("、".join(self.groups), which, people)))
        whole = dimensions.PUBLIC if only else "有名额的全部人员"
        return ("、".join(self.majors) or whole) + (f"（{closer}）" if closer else "")
