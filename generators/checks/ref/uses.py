"""Who says which names: where a kind of name is defined, and every place of a year's plan that uses
one. Judges nothing.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from generators.checks.engine import Context
from generators.model.document.issued_text import anchors, table_label
from generators.model.plans import Plan
from generators.model.renamed import names_of
from generators.model.structure import Entity, Route

_CLAUSE = re.compile("[一二三四五六七八九十引题落]")

Use = tuple[Entity, Route, str]  # something says a name at a route


@dataclass(frozen=True)
class Kind:
    """Names of one kind: what holds them, who has them, who says them in one year's plan."""

    where: str  # as messages call it
    register: Entity
    list: str  # the key in the register below which a new one is entered
    defined: list[Use]
    used: list[Use]
    elsewhere: str = ""  # another text in which right names stand
    issued: bool = True  # whether such names stand in the issued document
    of_year: bool = False  # whether each year has its own
    other: Mapping[str, str] = field(default_factory=dict)  # earlier or later name -> that of then
    told_by_file: Mapping[str, str] = field(default_factory=dict)  # a name -> whose file has it

    @property
    def keeps_former(self) -> bool:
        return self.list in ("departments", "majors", "people")

    @property
    def known(self) -> set[str]:
        return {name for *_, name in self.defined}


def people(context: Context, plan: Plan) -> Kind:
    return _registered(context, "人员名册", "people.yaml", "people", list(named(plan)))


def majors(context: Context, plan: Plan) -> Kind:
    used: list[Use] = []
    used += [(quota, ("major",), quota.major) for _, quota in plan.quotas]
    used += [(each, ("major",), each.major) for each in plan.enrolment]
    holders = (*(c.eligible for c in plan.certificates), *(each for _, each in plan.sessions))
    for holder in holders:
        used += [(holder, ("majors", i), name) for i, name in enumerate(holder.majors)]
    kind = _registered(context, "专业名册", "majors.yaml", "majors", used)
    catalogue = context.institution.files["majors.yaml"].catalogue
    return replace(kind, elsewhere="\n".join(catalogue.names) if catalogue else "")


def rooms(context: Context, plan: Plan) -> Kind:
    used = [(each, ("room",), each.room) for _, each in plan.sessions if each.room]
    kind = _registered(context, "场所名册", "rooms.yaml", "rooms", used)
    return replace(kind, issued=False)


def departments(context: Context, plan: Plan) -> Kind:
    """Departments and bodies: who can do something."""
    files, used = context.institution.files, []
    used += [(m, ("department",), m.department) for m in files["majors.yaml"].majors]
    bodies = [(body, ("name",), body.name) for body in (*plan.groups, plan.teams)]
    used += [(each, ("department",), each.department) for each in plan.responsibilities]
    used += [(each, ("hosted_by",), each.hosted_by) for each in plan.groups]
    used += [(o, ("who",), o.who) for _, task in plan.tasks for o in task.owners]
    used += [(each, ("owner",), each.owner) for each in plan.commitments]
    blocks = [block for clause in plan.clauses for block in clause.blocks]
    used += [(block, ("members",), block.members) for block in blocks]
    used = [use for use in used if use[2] is not None]
    kind = _registered(context, "部门名册", "departments.yaml", "departments", used)
    by_slug = {each.slug: each.name for each in files["departments.yaml"].departments}
    own = {e.department: by_slug[e.slug] for e in plan.responsibilities if e.slug in by_slug}
    return replace(kind, defined=kind.defined + bodies, told_by_file=own)


def tasks(context: Context, plan: Plan) -> Kind:
    used = [(t, ("depends_on", i), n) for _, t in plan.tasks for i, n in enumerate(t.depends_on)]
    used += [(e, ("task",), e.task) for each in plan.responsibilities for e in each.evidence]
    phases = plan.files["timeline.yaml"]
    defined = [(task, ("id",), task.id) for _, task in plan.tasks]
    return Kind("任务", phases, "phases", defined, used, of_year=True)


def clauses(context: Context, plan: Plan) -> Kind:
    """Clauses and tables; of what stands in a clause that is not there, the clause counts."""
    plan, defined = plan.as_issued, []
    for clause in plan.clauses:
        defined.append((clause, ("clause",), clause.clause))
        tables = [block for block in clause.blocks if block.table]
        defined += [(b, ("caption",), clause.clause + table_label(b)) for b in tables]
    known, there, used = {name for *_, name in defined}, anchors(plan), []
    for entity in (*plan.origins, *plan.errata):
        name = entity.clause
        outer = re.sub(r"(?:表[0-9]*|[0-9]+)$", "", name or "")
        if name in there and outer not in known:
            continue  # 题头, 落款
        if name and not _CLAUSE.match(name):
            continue  # not the way a clause is written: told where it stands
        if name is not None:  # 三（二）1 says 三（二）; a table says itself, if its clause is there
            own = name in known or (name not in there and outer in known)
            used.append((entity, ("clause",), name if own else outer))
    document = plan.files["document.yaml"]
    return Kind("原文的条款", document, "clauses", defined, used, of_year=True)


def named(plan: Plan) -> Iterator[Use]:
    """Every mention of a person in data."""
    for group in plan.groups:
        for role in group.roles:
            yield from ((role, ("people", i), name) for i, name in enumerate(role.people))
    for certificate in plan.certificates:
        team = certificate.team
        if team.lead is not None:
            yield team, ("lead",), team.lead
        yield from ((team, ("members", i), name) for i, name in enumerate(team.members or ()))
        for session in certificate.sessions:
            names = enumerate(session.invigilators)
            yield from ((session, ("invigilators", i), name) for i, name in names)
    for each in plan.responsibilities:
        if each.head is not None:
            yield each, ("head",), each.head


def _registered(context: Context, where: str, file: str, key: str, used: list[Use]) -> Kind:
    register = context.institution.files[file]
    defined = [(entry, ("name",), entry.name) for entry in getattr(register, key)]
    today = getattr(context.plan.registers.files[file], key)
    other = {
        name: here.name
        for here, entry in zip(getattr(register, key), today, strict=True)
        for name in (names_of(entry) if hasattr(entry, "former") else ())
        if name != here.name
    }
    return Kind(where, register, key, defined, used, other=other)
