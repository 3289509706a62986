"""Who says which names: where a kind of name is defined, and every place of a year's plan that uses
one. Judges nothing.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from generators.checks.engine import Context
from generators.checks.ref import misplaced
from generators.core.yaml.data import Route
from generators.model import answers_later
from generators.model.dimensions import DEPARTMENT, MAJOR
from generators.model.document.clause_numbers import clause_of, number_of
from generators.model.document.clause_places import anchors, cited_as
from generators.model.document.issued_text import table_label
from generators.model.entities import Eligible
from generators.model.exams import Session
from generators.model.institutions import Institution
from generators.model.plans import Plan
from generators.model.records import Erratum
from generators.model.registries import (
    Department,
    Departments,
    Major,
    Majors,
    People,
    Person,
    Room,
    Rooms,
)
from generators.model.renamed import names_of
from generators.model.structure import Entity, Origin

_UNNUMBERED = ("引言", "题头", "落款")

Use = tuple[Entity, Route, str]  # something says a name at a route
_Uses = list[Use]
_Entry = Person | Major | Room | Department


@dataclass(frozen=True)
class Kind:
    """Names of one kind: what holds them, who has them, who says them in one year's plan."""

    where: str  # as messages call it
    register: Entity
    list: str  # the key in the register below which a new one is entered
    defined: _Uses
    used: _Uses
    elsewhere: str = ""  # another text in which right names stand
    issued: bool = True  # whether such names stand in the issued document
    of_year: bool = False  # whether each year has its own
    other: Mapping[str, str] = field(default_factory=dict)  # earlier or later name -> that of then
    told_by_file: Mapping[str, str] = field(default_factory=dict)  # a name -> whose file has it

    @property
    def keeps_former(self) -> bool:
        return self.list in ("departments", "majors", "people")

    @cached_property
    def known(self) -> set[str]:
        return {name for _, _, name in self.defined}


def people(context: Context, plan: Plan) -> Kind:
    here, today = (each.file("people.yaml", People) for each in _registers(context))
    return _registered("人员名册", "people", here, here.people, today.people, list(named(plan)))


def majors(context: Context, plan: Plan) -> Kind:
    used: list[Use] = []
    used += [(q, ("major",), q.major) for _, q in plan.quotas if q.major is not None]
    used += [(each, ("major",), each.major) for each in plan.enrolment]
    holders: list[Eligible | Session] = [each.eligible for each in plan.certificates]
    for holder in (*holders, *(session for _, session in plan.sessions)):
        used += [(holder, ("majors", i), name) for i, name in enumerate(holder.majors)]
    used = [use for use in used if not misplaced.advice(context.institution, MAJOR, use[2])]
    here, today = (each.file("majors.yaml", Majors) for each in _registers(context))
    kind = _registered("专业名册", "majors", here, here.majors, today.majors, used)
    return replace(kind, elsewhere="\n".join(here.catalogue.names) if here.catalogue else "")


def rooms(context: Context, plan: Plan) -> Kind:
    used: list[Use] = [(r, ("name",), r.name) for _, each in plan.sessions for r in each.rooms]
    here, today = (each.file("rooms.yaml", Rooms) for each in _registers(context))
    kind = _registered("场所名册", "rooms", here, here.rooms, today.rooms, used)
    return replace(kind, issued=False)


def departments(context: Context, plan: Plan) -> Kind:
    """Departments and bodies: who can do something."""
    majors = context.institution.file("majors.yaml", Majors).majors
    bodies: list[Use] = [(body, ("name",), body.name) for body in plan.bodies]
    said: list[tuple[Entity, Route, str | None]] = []
    said += [(each, ("department",), each.department) for each in majors]
    said += [(each, ("department",), each.department) for each in plan.responsibilities]
    said += [(each, ("hosted_by",), each.hosted_by) for each in plan.groups]
    said += [(o, ("who",), o.who) for _, task in plan.tasks for o in task.owners]
    said += [(each, ("owner",), each.owner) for each in plan.commitments]
    offices = answers_later.offices(plan.files)
    said += [(each, ("department",), each.department) for each in offices]
    blocks = [block for clause in plan.clauses for block in clause.blocks]
    said += [(block, ("members",), block.members) for block in blocks]
    said += [(quota, ("department",), quota.department) for _, quota in plan.quotas]
    used = [(entity, route, name) for entity, route, name in said if name is not None]
    used += [
        (c.eligible, ("departments", i), name)
        for c in plan.certificates
        for i, name in enumerate(c.eligible.departments)
    ]
    used = [use for use in used if not misplaced.advice(context.institution, DEPARTMENT, use[2])]
    here, today = (each.file("departments.yaml", Departments) for each in _registers(context))
    entries = here.departments
    kind = _registered("部门名册", "departments", here, entries, today.departments, used)
    by_slug = {each.slug: each.name for each in entries}
    own = {e.department: by_slug[e.slug] for e in plan.responsibilities if e.slug in by_slug}
    return replace(kind, defined=kind.defined + bodies, told_by_file=own)


def tasks(context: Context, plan: Plan) -> Kind:
    used: list[Use] = []
    used += [(t, ("depends_on", i), n) for _, t in plan.tasks for i, n in enumerate(t.depends_on)]
    used += [(e, ("task",), e.task) for each in plan.responsibilities for e in each.evidence]
    phases = plan.files["timeline.yaml"]
    defined: list[Use] = [(task, ("id",), task.id) for _, task in plan.tasks]
    return Kind("任务", phases, "phases", defined, used, of_year=True)


def clauses(context: Context, plan: Plan) -> Kind:
    """Clauses and tables; of what stands in a clause that is not there, the clause counts."""
    plan = plan.as_issued
    defined: list[Use] = []
    used: list[Use] = []
    for clause in plan.clauses:
        defined.append((clause, ("clause",), clause.clause))
        tables = [block for block in clause.blocks if block.is_table]
        defined += [(b, ("caption",), clause.clause + table_label(b)) for b in tables]
    known, there = {name for _, _, name in defined}, anchors(plan)
    citing: tuple[Origin | Erratum, ...] = (*plan.origins, *plan.errata)
    kinds, others = {_way(clause.clause) for clause in plan.clauses}, cited_as(plan)
    for entity in citing:
        if entity.clause is None:
            continue
        name = others.get(entity.clause, entity.clause)
        outer = clause_of(name)
        if name in there and outer not in known:
            continue  # 题头, 落款
        if name not in there and _way(outer) not in kinds | {*_UNNUMBERED}:
            continue  # not the way a clause is written here: told where it stands
        # 三（二）1 says 三（二）; a table says itself, if its clause is there
        own = name in known or (name not in there and outer in known)
        used.append((entity, ("clause",), name if own else outer))
    document = plan.files["document.yaml"]
    return Kind("原文的条款", document, "clauses", defined, used, of_year=True)


def _way(clause: str) -> str:
    """The kind of a clause's number; of one without, its name."""
    number = number_of(clause)
    return number.kind if number else clause


def named(plan: Plan) -> Iterator[Use]:
    """Every mention of a person in data."""
    for group in plan.groups:
        for role in group.roles:
            yield from ((role, ("people", i), name) for i, name in enumerate(role.people))
    for certificate in plan.certificates:
        if team := certificate.team:
            yield from ((team, route, name) for route, name in team.places_of_leads)
            yield from ((team, ("members", i), name) for i, name in enumerate(team.members or ()))
        for session in certificate.sessions:
            names = enumerate(session.invigilators)
            yield from ((session, ("invigilators", i), name) for i, name in names)
    for each in plan.responsibilities:
        if each.head is not None:
            yield each, ("head",), each.head


def _registers(context: Context) -> tuple[Institution, Institution]:
    """As things are called by this plan, and as they are today."""
    return context.institution, context.plan.registers


def _registered(
    where: str,
    key: str,
    register: Entity,
    entries: Sequence[_Entry],
    today: Sequence[_Entry],
    used: list[Use],
) -> Kind:
    defined: list[Use] = [(entry, ("name",), entry.name) for entry in entries]
    other = {
        name: here.name
        for here, entry in zip(entries, today, strict=True)
        for name in (() if isinstance(entry, Room) else names_of(entry))
        if name != here.name
    }
    return Kind(where, register, key, defined, used, other=other)
