"""The facts of one year's plan, one dataclass for each thing an editor writes.

Field names are the keys of the YAML files (schemas/ says what each means to an editor; a test
holds the two together). Names are references: `major="护理"` is looked up in the institution.
Knows where each value stands, and neither how files are found nor what must be true of them.
"""

from collections.abc import Iterator

from generators.dates import PlanDate
from generators.model.structure import Entity, Origin, Spot, entity
from generators.read.source import Route


@entity
class Registration(Entity):
    opens: PlanDate | None
    closes: PlanDate | None


@entity
class Imprint(Entity):
    """版记: who gets a copy, who printed the document, and when."""

    copies_to: tuple[str, ...]
    printed_by: str | None
    printed_on: PlanDate | None


@entity
class Threshold(Entity):
    """A limit that somebody set, and the document it was set by."""

    value: int
    source: str


@entity
class Thresholds(Entity):
    """The limits this plan is held to, in persons, percent, months and working days; None where
    none is set."""

    minimum_per_certificate: Threshold | None
    minimum_per_group: Threshold | None
    registration_rate: Threshold | None
    summary_months: Threshold | None
    notice_days: Threshold | None = None


@entity
class Head(Entity):
    """plan.yaml: what stands above and below the text of the issued document."""

    title: str
    number: str | None
    issued: PlanDate | None
    status: str
    registration: Registration
    thresholds: Thresholds
    origin: Origin
    document_kind: str | None = None
    carried_by: str | None = None
    addressees: tuple[str, ...] | None = None
    imprint: Imprint | None = None
    title_lines: tuple[str, ...] = ()


@entity
class Block(Entity):
    """One stretch of a clause: a paragraph, a numbered list, a table or a list of members."""

    text: str | None = None
    items: tuple[str, ...] = ()
    table: str | None = None
    caption: str | None = None
    columns: tuple[str, ...] = ()
    item_mark: str | None = None
    range_mark: str | None = None
    members: str | None = None
    labels: dict | None = None

    @property
    def prose(self) -> Iterator[tuple[Route, str]]:
        """Every text that is written here and not filled in from data: (route, text)."""
        if self.text is not None:
            yield ("text",), self.text
        yield from ((("items", index), item) for index, item in enumerate(self.items))
        if self.caption is not None:
            yield ("caption",), self.caption


@entity
class Clause(Entity):
    clause: str
    heading: str | None = None
    mark: str | None = None
    blocks: tuple[Block, ...] = ()


@entity
class Document(Entity):
    clauses: tuple[Clause, ...]

    @property
    def prose(self) -> Iterator[tuple[Spot, str]]:
        """Every text of the document that is not filled in from data, with its place."""
        for clause in self.clauses:
            for block in clause.blocks:
                yield from ((block.spot.step(*route), text) for route, text in block.prose)


@entity
class Eligible(Entity):
    """The majors that may declare; `open` where the list ends in 等."""

    open: bool
    majors: tuple[str, ...]


@entity
class Quota(Entity):
    """Places for one major, in persons, along the ladder from declared to certified."""

    major: str
    declared: int
    origin: Origin
    level: str | None = None
    population: str | None = None
    approved: int | None = None
    registered: int | None = None
    examined: int | None = None
    passed: int | None = None
    certified: int | None = None

    @property
    def places(self) -> int:
        """The places there are: approved where that is known, else declared."""
        return self.declared if self.approved is None else self.approved


@entity
class Session(Entity):
    """One exam sitting: when, where, for whom. `starts` and `ends` are times of day, HH:MM."""

    id: str
    date: PlanDate
    starts: str
    ends: str
    room: str
    seats: int
    majors: tuple[str, ...]
    invigilators: tuple[str, ...]
    origin: Origin
    level: str | None = None
    population: str | None = None


@entity
class Team(Entity):
    lead: str | None
    members: tuple[str, ...] | None
    origin: Origin


@entity
class Certificate(Entity):
    slug: str
    name: str
    number: int
    level: str | None
    evaluator: str | None
    eligible: Eligible
    quotas: tuple[Quota, ...]
    team: Team
    origin: Origin
    sessions: tuple[Session, ...] = ()

    @property
    def declared(self) -> int:
        """The sum of the declared places, in persons."""
        return sum(quota.declared for quota in self.quotas)


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

    slug: str
    department: str
    head: str | None
    duties: tuple[Duty, ...]
    origin: Origin
    evidence: tuple[Evidence, ...] = ()


@entity
class Role(Entity):
    title: str
    people: tuple[str, ...]
    origin: Origin
    count: int | None = None


@entity
class Group(Entity):
    name: str
    full_name: str
    aliases: tuple[str, ...]
    hosted_by: str | None
    established: PlanDate | None
    contact: str | None
    head: str
    roles: tuple[Role, ...]
    duties: tuple[Duty, ...]
    origin: Origin

    @property
    def people(self) -> tuple[str, ...]:
        return tuple(name for role in self.roles for name in role.people)


@entity
class Teams(Entity):
    """What all teaching teams have in common; each lead stands with its certificate."""

    name: str
    established: PlanDate | None
    contact: str | None
    duties: tuple[Duty, ...]
    origin: Origin


@entity
class Groups(Entity):
    groups: tuple[Group, ...]
    teams: Teams
    origin: Origin


@entity
class Owner(Entity):
    """Who takes part in a task: a department, a group, or the teaching teams."""

    who: str
    part: str | None
    origin: Origin
    lead: bool = False


@entity
class Task(Entity):
    id: str
    text: str
    due: PlanDate | None
    owners: tuple[Owner, ...]
    origin: Origin
    depends_on: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    done: PlanDate | None = None


@entity
class Phase(Entity):
    id: str
    starts: PlanDate
    ends: PlanDate
    tasks: tuple[Task, ...]
    origin: Origin
    retroactive: str | None = None

    def chinese(self, range_mark: str = "—") -> str:
        """The span as it is written: 2021年5月—2021年8月, or 2022年1月 where it is one month."""
        if self.starts == self.ends:
            return self.starts.chinese
        return f"{self.starts.chinese}{range_mark}{self.ends.chinese}"


@entity
class Timeline(Entity):
    phases: tuple[Phase, ...]
    origin: Origin


@entity
class Commitment(Entity):
    id: str
    text: str
    quote: str
    owner: str | None
    due: PlanDate | None
    origin: Origin
    note: str | None = None


@entity
class Commitments(Entity):
    commitments: tuple[Commitment, ...]


@entity
class Students(Entity):
    """How many students of a major could sit for a certificate in this year."""

    major: str
    students: int
    origin: Origin


@entity
class Enrolment(Entity):
    enrolment: tuple[Students, ...]


@entity
class Citation(Entity):
    title: str
    number: str | None
    origin: Origin


@entity
class Citations(Entity):
    citations: tuple[Citation, ...]


@entity
class Amendment(Entity):
    """A change after issue: from `effective` on, what the words of `target` lead to in `file`
    is `becomes` and no longer `was`."""

    id: str
    file: str
    target: tuple[str, ...]
    was: str | int | bool | None
    becomes: str | int | bool | None
    effective: PlanDate
    document: str
    reason: str | None = None


@entity
class Amendments(Entity):
    amendments: tuple[Amendment, ...]


@entity
class Waiver(Entity):
    """A warning that the office accepts, at a place, for a reason, for a time."""

    code: str
    file: str
    target: tuple[str, ...]
    reason: str
    document: str
    expires: PlanDate


@entity
class Waivers(Entity):
    waivers: tuple[Waiver, ...]


@entity
class SummaryColumn(Entity):
    """A column: its title in the form, and the fact it shows (a name of model/views.py)."""

    title: str
    value: str
    total: bool = False


@entity
class Only(Entity):
    """A filter: only rows of which the fact is among these."""

    value: str
    among: tuple[str, ...]


@entity
class Summary(Entity):
    """summaries/<slug>.yaml: the form of a table that goes to the authority."""

    slug: str
    title: str
    source: str | None
    rows: str
    columns: tuple[SummaryColumn, ...]
    only: tuple[Only, ...] = ()
    order: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


@entity
class Erratum(Entity):
    """A fault of the stored text: what stands there, and how it reads mended."""

    id: str
    group: str
    clause: str
    kind: str
    as_stored: str
    corrected: str
    note: str


@entity
class Errata(Entity):
    errata: tuple[Erratum, ...]
