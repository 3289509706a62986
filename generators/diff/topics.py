"""What a difference is about, and whose work it touches.

Topics are a fixed list: labels of a forge and the parts of a page are made from it.
"""

from collections.abc import Iterable, Iterator
from typing import Protocol, TypeVar

from generators.diff.deltas import ADDED, REMOVED, Delta
from generators.model import entities as e
from generators.model import notices as n
from generators.model import records
from generators.model import registries as r
from generators.model.answers_later import LaterAnswers
from generators.model.asked import Questions
from generators.model.counted import department_of
from generators.model.documents import AttachedFile, Document, Head, Registration
from generators.model.exams import Quota, Session
from generators.model.institutions import Institution
from generators.model.promises import Commitment, Commitments
from generators.model.structure import Entity

QUOTAS, SESSIONS, CERTIFICATES, SCHEDULE = "名额", "考核", "证书", "进度"
PEOPLE, DUTIES, DOCUMENT, AMENDMENTS = "人员", "分工", "原文", "变更"
ERRATA, WAIVERS, REGISTERS, HEAD, FORMS = "勘误", "豁免", "名册", "方案", "报表"
NOTICES, ANSWERS = "公文", "答复"
TOPICS = (
    QUOTAS, SESSIONS, CERTIFICATES, SCHEDULE, PEOPLE, DUTIES, DOCUMENT, AMENDMENTS, ERRATA,
    WAIVERS, REGISTERS, HEAD, FORMS, NOTICES, ANSWERS,
)  # fmt: skip

# The innermost of these that encloses the thing decides.
_BY_CLASS = {
    Quota: QUOTAS,
    LaterAnswers: ANSWERS,
    Questions: ANSWERS,
    records.Students: QUOTAS,
    Session: SESSIONS,
    e.Owner: DUTIES,
    e.Team: PEOPLE,
    e.Role: PEOPLE,
    e.Duty: DUTIES,
    Registration: SCHEDULE,
    e.Timeline: SCHEDULE,
    e.Certificate: CERTIFICATES,
    e.Groups: PEOPLE,
    e.Responsibility: DUTIES,
    Commitments: DUTIES,
    records.Enrolment: QUOTAS,
    Document: DOCUMENT,
    records.Citations: DOCUMENT,
    records.Amendment: AMENDMENTS,
    records.Errata: ERRATA,
    records.Waivers: WAIVERS,
    records.Summary: FORMS,
    n.Notice: NOTICES,
    AttachedFile: NOTICES,
    Head: HEAD,
    r.People: PEOPLE,
    r.Days: SCHEDULE,
    r.Rooms: SESSIONS,
    r.Adjustments: WAIVERS,
}


class _Topical(Protocol):
    @property
    def topic(self) -> str: ...


T = TypeVar("T", bound=_Topical)


def topic(delta: Delta) -> str:
    known = (_BY_CLASS[type(each)] for each in reversed(delta.path) if type(each) in _BY_CLASS)
    return next(known, REGISTERS)


def departments(delta: Delta, institution: Institution) -> tuple[str, ...]:
    """The departments (or bodies that own tasks) whose work a difference touches; of a major's
    quota the department it belongs to."""
    paths = {ADDED: (delta.trail,), REMOVED: (delta.former,)}
    sides = paths.get(delta.kind, (delta.former, delta.trail))
    touched = [name for path in sides for name in _of(path, institution)]
    return tuple(dict.fromkeys(name for name in touched if name))


def _of(path: tuple[Entity, ...], institution: Institution) -> Iterator[str | None]:
    for entity in path:
        if isinstance(entity, e.Responsibility | r.Major):
            yield entity.department
        elif isinstance(entity, r.Department):
            yield entity.name
        elif isinstance(entity, e.Owner):
            yield entity.who
        elif isinstance(entity, e.Task) and entity is path[-1]:
            yield from (owner.who for owner in entity.owners)
        elif isinstance(entity, e.Phase) and entity is path[-1]:
            yield from (owner.who for task in entity.tasks for owner in task.owners)
        elif isinstance(entity, Commitment):
            yield entity.owner
        elif isinstance(entity, e.Group):
            yield entity.hosted_by or entity.name
        elif isinstance(entity, Quota):
            yield department_of(institution, entity)
        elif isinstance(entity, records.Students):
            yield institution.department_of(entity.major)
        elif isinstance(entity, Session):
            yield from map(institution.department_of, entity.majors)
        elif isinstance(entity, e.Certificate) and entity is path[-1]:
            yield from (department_of(institution, quota) for quota in entity.quotas)


def by_topic(changes: Iterable[T]) -> list[T]:
    """Changes in the order of their topics."""
    return sorted(changes, key=lambda change: TOPICS.index(change.topic))
