"""What a difference is about, and whose work it touches.

Topics are a fixed list: labels of a forge and the parts of a page are made from it.
"""

from collections.abc import Iterable, Iterator

from generators.changes.deltas import Delta
from generators.model import entities as e
from generators.model import notices as n
from generators.model import registries as r
from generators.model.plans import Institution
from generators.model.structure import Entity

QUOTAS, SESSIONS, CERTIFICATES, SCHEDULE = "名额", "考核", "证书", "进度"
PEOPLE, DUTIES, DOCUMENT, AMENDMENTS = "人员", "分工", "原文", "变更"
ERRATA, WAIVERS, REGISTERS, HEAD, FORMS = "勘误", "豁免", "名册", "方案", "报表"
NOTICES = "公文"
TOPICS = (
    QUOTAS, SESSIONS, CERTIFICATES, SCHEDULE, PEOPLE, DUTIES, DOCUMENT, AMENDMENTS, ERRATA,
    WAIVERS, REGISTERS, HEAD, FORMS, NOTICES,
)  # fmt: skip

# The innermost of these that encloses the thing decides.
_BY_CLASS = {
    e.Quota: QUOTAS,
    e.Students: QUOTAS,
    e.Session: SESSIONS,
    e.Owner: DUTIES,
    e.Team: PEOPLE,
    e.Role: PEOPLE,
    e.Duty: DUTIES,
    e.Registration: SCHEDULE,
    e.Timeline: SCHEDULE,
    e.Certificate: CERTIFICATES,
    e.Groups: PEOPLE,
    e.Responsibility: DUTIES,
    e.Commitments: DUTIES,
    e.Enrolment: QUOTAS,
    e.Document: DOCUMENT,
    e.Citations: DOCUMENT,
    e.Amendments: AMENDMENTS,
    e.Errata: ERRATA,
    e.Waivers: WAIVERS,
    e.Summary: FORMS,
    n.Notice: NOTICES,
    e.Head: HEAD,
    r.People: PEOPLE,
    r.Days: SCHEDULE,
    r.Rooms: SESSIONS,
}


def topic(delta: Delta) -> str:
    known = (_BY_CLASS[type(each)] for each in reversed(delta.path) if type(each) in _BY_CLASS)
    return next(known, REGISTERS)


def departments(delta: Delta, institution: Institution) -> tuple[str, ...]:
    """The departments (or bodies that own tasks) whose work a difference touches; of a major's
    quota the department it belongs to."""
    touched = [name for path in (delta.former, delta.trail) for name in _of(path, institution)]
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
        elif isinstance(entity, e.Commitment):
            yield entity.owner
        elif isinstance(entity, e.Group):
            yield entity.hosted_by or entity.name
        elif isinstance(entity, e.Quota | e.Students):
            yield _home(entity.major, institution)
        elif isinstance(entity, e.Session):
            yield from (_home(major, institution) for major in entity.majors)
        elif isinstance(entity, e.Certificate) and entity is path[-1]:
            yield from (_home(quota.major, institution) for quota in entity.quotas)


def _home(major: str, institution: Institution) -> str | None:
    known = institution.majors.get(major)
    return known.department if known else None


def by_topic(changes: Iterable) -> list:
    """Changes in the order of their topics."""
    return sorted(changes, key=lambda change: TOPICS.index(change.topic))
