"""Who does what in a year: certificates, departments, bodies, tasks, promises.

One dataclass for each thing an editor writes.

Field names are the keys of the YAML files (schemas/ says what each means to an editor; a test
holds the two together). Names are references: `major="专业一"` is looked up in the institution.
Knows where each value stands, and neither how files are found nor what must be true of them.
"""

from datetime import date

from generators.core.dates import PlanDate
from generators.core.yaml.data import Route
from generators.model.dimensions import PUBLIC
from generators.model.exams import Quota, Session
from generators.model.schedule import Owner as Owner
from generators.model.schedule import Phase as Phase
from generators.model.schedule import Task as Task
from generators.model.schedule import Timeline as Timeline
from generators.model.structure import ADDED, Entity, Later, Origin, entity


@entity
class Eligible(Entity):
    """Who may declare: majors, whole departments, the public; `open` where the list ends in 等."""

    open: bool
    majors: tuple[str, ...] = ()
    departments: tuple[str, ...] = ()
    public: bool = False

    @property
    def names(self) -> tuple[str, ...]:
        """All of them, as they are called."""
        return (*self.majors, *self.departments, *((PUBLIC,) if self.public else ()))


@entity
class Team(Entity):
    """Who is responsible for a certificate; `posts`: what the document says behind a name."""

    OPEN = ("lead", "members")

    lead: str | None
    members: tuple[str, ...] | None
    origin: Origin
    later: tuple[Later, ...] = ()
    co_leads: tuple[str, ...] = ()
    posts: dict[str, str] | None = None

    @property
    def leads(self) -> tuple[str, ...]:
        return tuple(name for _, name in self.places_of_leads)

    @property
    def places_of_leads(self) -> tuple[tuple[Route, str], ...]:
        """Every lead, with the route to it."""
        first: tuple[tuple[Route, str], ...] = ((("lead",), self.lead),) if self.lead else ()
        more = ((("co_leads", index), name) for index, name in enumerate(self.co_leads))
        return (*first, *more)


@entity
class Certificate(Entity):
    OPEN = ("level", "evaluator", "sessions")

    slug: str
    name: str
    number: int
    level: str | None
    evaluator: str | None
    eligible: Eligible
    quotas: tuple[Quota, ...]
    origin: Origin
    team: Team | None = None  # of a plan that has teams
    sessions: tuple[Session, ...] = ()
    since: PlanDate | None = None  # of one that was added after the document was issued
    later: tuple[Later, ...] = ()
    dimensions: tuple[str, ...] = ()  # by which its quotas are divided, where that is said
    stopped: str | None = None  # by an amendment: what becomes of those who are registered

    @property
    def leads(self) -> tuple[str, ...]:
        return self.team.leads if self.team else ()

    @property
    def members(self) -> tuple[str, ...] | None:
        return self.team.members if self.team else None

    def exists_on(self, day: date) -> bool:
        return self.since is None or self.since.first <= day


@entity
class Duty(Entity):
    id: str
    text: str
    origin: Origin
    summary: bool = False
    activity: str | None = None
    accountable: bool = False


@entity
class Evidence(Entity):
    """What a department handed in for a task of its own: the task is done, as far as it goes."""

    task: str
    what: str
    handed_in: PlanDate
    document: str | None


@entity
class Responsibility(Entity):
    """departments/<slug>.yaml: what one department has to do in this year, and what it did."""

    OPEN = ("head",)

    slug: str
    department: str
    head: str | None
    duties: tuple[Duty, ...]
    origin: Origin
    evidence: tuple[Evidence, ...] = ()
    later: tuple[Later, ...] = ()

    def exists_on(self, day: date) -> bool:
        """One that came later is there from the day of its document on."""
        since = self.origin.day
        return self.origin.kind != ADDED or since is None or since.first <= day


@entity
class Role(Entity):
    title: str
    people: tuple[str, ...]
    origin: Origin
    count: int | None = None
    posts: dict[str, str] | None = None


@entity
class Group(Entity):
    OPEN = ("established", "contact")

    name: str
    full_name: str
    aliases: tuple[str, ...]
    hosted_by: str | None
    established: PlanDate | None
    contact: str | None
    roles: tuple[Role, ...]
    duties: tuple[Duty, ...]
    origin: Origin
    head: str | None = None
    later: tuple[Later, ...] = ()

    @property
    def people(self) -> tuple[str, ...]:
        return tuple(name for role in self.roles for name in role.people)


@entity
class Teams(Entity):
    """What the teams of all certificates have in common; each lead stands with its certificate."""

    OPEN = ("established", "contact")

    name: str
    established: PlanDate | None
    contact: str | None
    duties: tuple[Duty, ...]
    origin: Origin
    later: tuple[Later, ...] = ()
    lead_title: str | None = None

    @property
    def lead_called(self) -> str:
        """What the lead of a team is called."""
        if self.lead_title:
            return self.lead_title
        return self.name if self.name.endswith("负责人") else f"{self.name}负责人"

    def of(self, certificate: Certificate) -> str:
        """What the team of a certificate is called."""
        return f"{certificate.name}{self.name}"


@entity
class Groups(Entity):
    groups: tuple[Group, ...]
    origin: Origin
    teams: Teams | None = None
    later: tuple[Later, ...] = ()
