"""What is known of a certificate, a major, of both or of a whole year on the plan's day.

One view for all outputs: the places by the highest step that is known of them, under its name; how
many registered, sat, passed and got the certificate; when to register; the exam sessions; whether
it goes on. Every page, paper, table, calendar and the open data take these from here, so that no
two of them differ. Knows no output.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from generators.core.once import once
from generators.model import answers_later
from generators.model.counted import counted, of_certificate
from generators.model.dimensions import who_of
from generators.model.documents import Registration, Window
from generators.model.entities import Certificate
from generators.model.exams import Quota, Session
from generators.model.plans import Plan
from generators.model.reaching import reaching, shared_out
from generators.model.stopped import stop_of
from generators.model.structure import ADDED

# The steps from declared to certified: as tables call them, then as readers do.
LADDER = {
    "申报人数": "declared",
    "核定人数": "approved",
    "报名人数": "registered",
    "参考人数": "examined",
    "通过人数": "passed",
    "发证人数": "certified",
}
NAMES = {field: title for title, field in LADDER.items()}
NAMES |= {"declared": "申报名额", "approved": "核定名额"}
PLACES = ("declared", "approved")
_MIXED = "名额"  # of lines of which some are approved and some are not


class Step(NamedTuple):
    """One step of the ladder: what it is called, and how many persons; None: not known of all."""

    field: str
    name: str
    persons: int | None

    @property
    def words(self) -> str:
        return f"{self.name}{self.persons}人"


@dataclass(frozen=True)
class Known:
    """What is known of some lines of places together, of the sessions for them, and of when to
    register. `counted` are the lines that no other of them holds: sums are of these. `state` is
    what a reader has to know first: that it was added, that it has ended."""

    quotas: tuple[Quota, ...]
    counted: tuple[Quota, ...]
    sessions: tuple[tuple[Certificate, Session], ...]
    registration: Registration
    state: str = ""
    batches: frozenset[str] = frozenset()  # those of which there are places; empty: perhaps of all

    @property
    def places(self) -> Step:
        """How many places there are: approved ones where that is known, else those declared."""
        fields = {place_of(quota) for quota in self.counted} or {PLACES[0]}
        field = fields.pop() if len(fields) == 1 else ""
        persons = sum(quota.places for quota in self.counted) if self.quotas else None
        return Step(field, NAMES.get(field, _MIXED), persons)

    @property
    def ladder(self) -> tuple[Step, ...]:
        """Every step that is known of some of the lines; the first is always among them."""
        return tuple(
            Step(field, NAMES[field], reached(self.counted, field))
            for field in LADDER.values()
            if field == PLACES[0] or any(getattr(each, field) is not None for each in self.quotas)
        )

    @property
    def beyond(self) -> tuple[Step, ...]:
        """The steps behind the places."""
        return tuple(step for step in self.ladder if step.field not in PLACES)

    @property
    def is_added(self) -> bool:
        """Whether some of these places are from elsewhere than the document."""
        return any(q.origin_of(place_of(q)).kind == ADDED for q in self.quotas)

    @property
    def words(self) -> str:
        """核定名额29人，报名人数23人; nothing where no places are entered."""
        steps = (self.places, *self.beyond)
        return "，".join(step.words for step in steps if step.persons is not None)

    @property
    def window(self) -> str:
        """2025年3月10日起，2025年4月18日以前; nothing while neither is known."""
        told = ((each.name, answers_later.span(each.opens, each.closes)) for each in self.windows)
        return "；".join(f"{batch}{said}" for batch, said in told if said)

    @property
    def windows(self) -> tuple[Registration | Window, ...]:
        """When to register, batch by batch where the plan says it."""
        return self.registration.windows(self.batches)


def known_of(plan: Plan, certificate: Certificate | None = None, major: str | None = None) -> Known:
    """Of a certificate, of a major, of a major in a certificate; without either of the year."""
    pairs = _pairs(plan, certificate, major)
    state = state_of(certificate) if certificate else ""
    return Known(
        tuple(quota for _, quota in pairs),
        counted(plan.institution, pairs),
        tuple(_sessions(plan, certificate, major)),
        plan.head.registration,
        state,
        _batches(plan, certificate, major),
    )


def _batches(plan: Plan, certificate: Certificate | None, major: str | None) -> frozenset[str]:
    """The batches of the lines of a certificate that concern a major."""
    if not certificate and not major:
        return frozenset()
    lines = of_certificate(certificate) if certificate else reaching(plan, major or "")
    found = {quota.batch for _, quota in lines}
    return frozenset(batch for batch in found if batch) if None not in found else frozenset()


def levels(certificate: Certificate) -> tuple[Certificate | Quota, ...]:
    """What says of which level a certificate is: itself, else those of its lines that do, of each
    level the first."""
    if certificate.level is not None:
        return (certificate,)
    first: dict[str | None, Quota] = {}
    for quota in certificate.quotas:
        first.setdefault(quota.level, quota)
    return tuple(quota for level, quota in first.items() if level is not None)


def known_of_lines(plan: Plan, pairs: Sequence[tuple[Certificate, Quota]]) -> Known:
    """Of some lines of quotas together, apart from their sessions."""
    quotas = tuple(quota for _, quota in pairs)
    return Known(quotas, counted(plan.institution, pairs), (), plan.head.registration)


def _pairs(
    plan: Plan, certificate: Certificate | None, major: str | None
) -> list[tuple[Certificate, Quota]]:
    if major is None:
        return of_certificate(certificate) if certificate else list(plan.quotas)
    return [pair for pair in shared_out(plan).get(major, []) if certificate in (None, pair[0])]


def state_of(certificate: Certificate) -> str:
    """What a reader has to know of a certificate before all else; nothing of one that the document
    has and that goes on."""
    if stop := stop_of(certificate):
        return f"{stop.day.chinese}起停止"
    return f"{certificate.since.chinese}起增加" if certificate.since else ""


def place_of(quota: Quota) -> str:
    """The field that says how many places there are."""
    return PLACES[quota.approved is not None]


def reached(quotas: Iterable[Quota], field: str) -> int | None:
    """How many persons of these together; None where one of them is not known, or there is none."""
    values: list[int | None] = [getattr(quota, field) for quota in quotas]
    known = [value for value in values if value is not None]
    return sum(known) if known and len(known) == len(values) else None


@once
def by_who(plan: Plan) -> dict[tuple[str, str], list[tuple[Certificate, Quota]]]:
    """All quotas by whom they are for: (the key of the dimension, the name)."""
    found: dict[tuple[str, str], list[tuple[Certificate, Quota]]] = {}
    for certificate, quota in plan.quotas:
        by = who_of(quota.line)
        found.setdefault((by.key if by else "", quota.who), []).append((certificate, quota))
    return found


@once
def _sitting(plan: Plan) -> dict[str, list[tuple[Certificate, Session]]]:
    """All sessions by the majors that sit in them."""
    found: dict[str, list[tuple[Certificate, Session]]] = {}
    for certificate, session in plan.sessions:
        sitting = session.majors or (q.major for q in certificate.quotas if q.major is not None)
        for major in dict.fromkeys(sitting):
            found.setdefault(major, []).append((certificate, session))
    return found


def _sessions(
    plan: Plan, certificate: Certificate | None, major: str | None
) -> Iterator[tuple[Certificate, Session]]:
    if major is not None:
        yield from (
            each for each in _sitting(plan).get(major, []) if certificate in (None, each[0])
        )
    elif certificate is not None:
        yield from ((certificate, session) for session in certificate.sessions)
    else:
        yield from plan.sessions
