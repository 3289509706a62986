"""A year's plan as a whole: look-ups, sums, and the plan as of a date.

Every property is derived, nothing is stored twice. Knows no rules and no outputs."""

from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property

from generators.core.dates import PlanDate
from generators.core.once import once_each
from generators.core.yaml.source import Source
from generators.model import amend, records
from generators.model import entities as e
from generators.model.amounts import total
from generators.model.building import rebuild
from generators.model.counted import declared_by
from generators.model.documents import AttachedFile, Clause, Document, Head
from generators.model.exams import Quota, Session
from generators.model.institutions import Institution
from generators.model.notices import Notice
from generators.model.programmes import Programme
from generators.model.promises import Commitment, Commitments, Settled
from generators.model.status import STATUSES, Status
from generators.model.stopped import without_what_ended
from generators.model.structure import E, Entity, Origin, Spot, one, origins

NOT_ENTERED = "尚未录入"  # of what a plan has lists for: an empty one says nothing


@dataclass(frozen=True)
class Plan:
    """One year's plan. `files` holds one entity a file, by its path below the year's folder. Read
    from files it is as issued; `as_of(day)` is the plan with the amendments that were in force on
    that day, and `as_issued` leads back from it. Its names are those of its day of issue; the
    college's that of the day on which a document of it goes out (`letters`), where that differs.
    """

    year: int
    registers: Institution
    files: Mapping[str, Entity]
    issued_text: str
    issued_plan: "Plan | None" = None
    letters: date | None = None
    day: date | None = None  # on which it is seen; None as issued
    attached: Mapping[str, AttachedFile] = field(default_factory=dict)  # by their names

    @cached_property
    def institution(self) -> Institution:
        """The registries with the names by which this plan calls things."""
        issued = self.head.issued.first if self.head.issued else None
        return self.registers.named_on(issued, self.letters or issued)

    @property
    def as_issued(self) -> "Plan":
        return self.issued_plan or self

    @once_each
    def as_of(self, day: date) -> "Plan":
        """This plan on `day`."""
        files = {p: each for p, each in self.as_issued.files.items() if each.exists_on(day)}
        for path, source in self.amended_sources(day).items():
            if path in files:
                files[path] = without_what_ended(rebuild(files[path], source))
        return replace(self, files=files, issued_plan=self.as_issued, day=day)

    def amended_sources(self, day: date) -> dict[str, Source]:
        """The files that amendments in force on `day` have changed, with those applied in
        their order. One that leads nowhere is left out; REF-11 names it."""
        changed: dict[str, Source] = {}
        for amendment in self.amendments:
            entity = self.as_issued.files.get(amendment.file)
            if entity and amendment.effective.first <= day:
                source = changed.get(amendment.file, entity.spot.source)
                with suppress(LookupError):
                    changed[amendment.file] = amend.apply(source, amendment, type(entity))
        return changed

    @cached_property
    def day_of_issue(self) -> PlanDate | None:
        """Where the archive has another day, None: SRC-05 says so, and nothing follows from it."""
        issued, archive = self.as_issued.head.issued, "".join(self.issued_text.split())
        return issued if issued and (not archive or issued.chinese in archive) else None

    def file(self, path: str, cls: type[E]) -> E:
        """One file of the year, which is of a kind."""
        return one(self.files, path, cls)

    @property
    def head(self) -> Head:
        return self.file("plan.yaml", Head)

    @property
    def status(self) -> Status:
        return STATUSES[self.head.status]

    @cached_property
    def programme(self) -> Programme:
        return self.institution.programme(self.head.programme)

    @property
    def document(self) -> Document:
        return self.file("document.yaml", Document)

    @property
    def clauses(self) -> tuple[Clause, ...]:
        """Those of the issued document, and of its attachments."""
        return self.document.every_clause

    @cached_property
    def certificates(self) -> tuple[e.Certificate, ...]:
        """In the order of their numbers in the document's tables."""
        return tuple(sorted(self._of(e.Certificate), key=lambda c: (c.number, c.slug)))

    @property
    def offered(self) -> tuple[e.Certificate, ...]:
        """Without those that are stopped."""
        return tuple(each for each in self.certificates if each.stopped is None)

    @property
    def issued_certificates(self) -> tuple[e.Certificate, ...]:
        """Without those that were added after the document was issued, which does not have them."""
        return tuple(each for each in self.certificates if each.since is None)

    @cached_property
    def responsibilities(self) -> tuple[e.Responsibility, ...]:
        """One a department, in the order of the registry; one that is misnamed, by its file."""
        order: dict[str, int] = {}
        for index, each in enumerate(self.institution.departments.values()):
            order |= {each.name: index, each.slug: index}

        def place(each: e.Responsibility) -> int:
            return order.get(each.department, order.get(each.slug, len(order)))

        return tuple(sorted(self._of(e.Responsibility), key=place))

    @property
    def groups(self) -> tuple[e.Group, ...]:
        return self.file("groups.yaml", e.Groups).groups

    @property
    def teams(self) -> e.Teams | None:
        """What the teams of certificates have in common; None of a plan that has no teams."""
        return self.file("groups.yaml", e.Groups).teams

    @property
    def bodies(self) -> tuple[e.Group | e.Teams, ...]:
        """Who can own a task without being a department."""
        return (*self.groups, *((self.teams,) if self.teams else ()))

    @property
    def body_names(self) -> tuple[str, ...]:
        return tuple(body.name for body in self.bodies)

    @property
    def phases(self) -> tuple[e.Phase, ...]:
        return self.file("timeline.yaml", e.Timeline).phases

    @property
    def commitments(self) -> tuple[Commitment, ...]:
        return self.file("commitments.yaml", Commitments).commitments

    @property
    def settled(self) -> tuple[Settled, ...]:
        return self.file("commitments.yaml", Commitments).settled

    @property
    def enrolment(self) -> tuple[records.Students, ...]:
        return self.file("enrolment.yaml", records.Enrolment).enrolment

    @property
    def citations(self) -> tuple[records.Citation, ...]:
        return self.file("citations.yaml", records.Citations).citations

    @cached_property
    def amendments(self) -> tuple[records.Amendment, ...]:
        """In the order in which they come into force; of one day, by their names."""
        return tuple(sorted(self._of(records.Amendment), key=lambda a: (a.effective.first, a.slug)))

    @property
    def errata(self) -> tuple[records.Erratum, ...]:
        return self.file("errata.yaml", records.Errata).errata

    @property
    def prose(self) -> Iterator[tuple[Spot, str]]:
        return self.document.prose

    @cached_property
    def notices(self) -> tuple[Notice, ...]:
        """By day of issue, drafts last."""
        return tuple(sorted(self._of(Notice), key=lambda notice: notice.turn))

    @property
    def summaries(self) -> tuple[records.Summary, ...]:
        return tuple(sorted(self._of(records.Summary), key=lambda summary: summary.slug))

    @property
    def waivers(self) -> tuple[records.Waiver, ...]:
        return self.file("waivers.yaml", records.Waivers).waivers

    @property
    def tasks(self) -> Iterator[tuple[e.Phase, e.Task]]:
        return ((phase, task) for phase in self.phases for task in phase.tasks)

    @property
    def quotas(self) -> Iterator[tuple[e.Certificate, Quota]]:
        return ((c, quota) for c in self.certificates for quota in c.quotas)

    @property
    def sessions(self) -> Iterator[tuple[e.Certificate, Session]]:
        return ((c, session) for c in self.certificates for session in c.sessions)

    @cached_property
    def declared_by(self) -> Mapping[str, int | None]:
        """The sum of the declared places of each certificate, by its short name, in persons; what
        another line holds is not added. None where no places are entered."""
        return declared_by(self.institution, self.certificates)

    @property
    def declared(self) -> int | None:
        """The sum of all declared places, in persons; None of none, which is no number."""
        return total(each for each in self.declared_by.values() if each is not None)

    @property
    def duties(self) -> Iterator[e.Duty]:
        """Every duty, of groups, teams and departments."""
        yield from (duty for body in self.bodies for duty in body.duties)
        yield from (duty for each in self.responsibilities for duty in each.duties)

    @property
    def origins(self) -> Iterator[Origin]:
        """Every stated origin, each once."""
        return origins(self.files.values())

    def _of(self, cls: type[E]) -> list[E]:
        return [entity for entity in self.files.values() if isinstance(entity, cls)]
