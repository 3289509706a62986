"""Names that several places use and no register has: then it is the register that is wrong.

Knows for each kind of name where it is defined and where it is used, in all years. One place
that says a name nobody has is told at that place, by the rule of its topic; a name that
several places agree on, or that the issued document has, is told once, where it is defined.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from generators.diagnostics import Finding, Location, Note
from generators.document.issued_text import anchors, solid, table_label
from generators.model.plans import Plan
from generators.model.structure import Entity, Route
from generators.rules.engine import Context
from generators.rules.suggest import alikeness, close

_SEVERAL, _MANY = 2, 3  # places that agree: with an entry that was meant, and without any
_SHOWN = 8  # places that are listed

_CLAUSE = re.compile("[一二三四五六七八九十引题落]")

Use = tuple[Entity, Route, str]  # something says a name at a route


@dataclass(frozen=True)
class Kind:
    """Names of one kind: what holds them, who has them, who says them."""

    where: str  # as messages call it
    register: Entity
    list: str  # the key in the register below which a new one is entered
    defined: list[Use]
    used: list[Use]
    elsewhere: str = ""  # another text in which right names stand
    issued: bool = True  # whether such names stand in the issued document


Builder = Callable[[Context, tuple[Plan, ...]], Kind]


def misdefined(context: Context, *kinds: Builder) -> tuple[list[Finding], set[Location]]:
    """Names told at the place where they ought to be defined, and all places that use them. The
    other years are asked only where a name of this one is unknown."""
    findings, explained = [], set()
    for build in kinds:
        kind = build(context, (context.plan,))
        known = {name for *_, name in kind.defined}
        if all(name in known for *_, name in kind.used):
            continue
        kind = build(context, _plans(context))
        known = {name for *_, name in kind.defined}
        if len(known) < len(kind.defined):
            continue  # a name is given twice: REF-01 says so
        used: dict[str, list[Use]] = {}
        for use in kind.used:
            used.setdefault(use[2], []).append(use)
        for name, uses in used.items():
            idle = {use[2]: use for use in kind.defined if use[2] not in used}
            if name not in known and (finding := _at_register(context, kind, name, uses, idle)):
                findings.append(finding)
                explained |= {entity.at(*route) for entity, route, _ in uses}
    return findings, explained


def _at_register(context: Context, kind: Kind, name: str, uses: list[Use], idle: dict):
    """The finding where an unknown name is the register's fault: an entry that nobody speaks of
    is called almost like it, or there is none."""
    known = {each for *_, each in kind.defined}
    plans = _plans(context) if kind.issued else ()
    texts = [*(solid(plan.issued_text) for plan in plans), kind.elsewhere]

    def attested(word: str, other: str = "") -> bool:
        """Whether a word stands in the issued text, not only as a part of another."""
        counts = [(text.count(solid(word)), text.count(solid(other))) for text in texts]
        part = other != "" and word in other
        return len(word) > 1 and any(own > others * part for own, others in counts)

    alike = sorted(
        close(name, idle),
        key=lambda word: (not attested(word, name), alikeness(word, name)),
        reverse=True,
    )
    if alike:
        meant = alike[0]
        alone = all(each in idle for each in close(name, known))
        changed = alone and attested(name, meant) and not attested(meant, name)
        agreed = len(uses) >= _SEVERAL and attested(name, meant) >= attested(meant, name)
        if changed or agreed:
            entity, route, _ = idle[meant]
            return _finding(kind, name, uses, entity.at(*route), meant)
    elif len(uses) >= _MANY or (attested(name) and not close(name, known)):
        return _finding(kind, name, uses, kind.register.at(kind.list, key=True), None)
    return None


def _finding(kind: Kind, name: str, uses: list[Use], place: Location, meant) -> Finding:
    count = f"有 {len(uses)} 处写“{name}”"
    message = f"{kind.where}里没有“{name}”，{count}"
    advice = f"在{kind.where}里补上“{name}”"
    if meant:
        message = f"这里写的是“{meant}”，{count}"
        advice = f"这里写错了的，改成“{name}”；确已改名的，把各处都改过来"
    related = tuple(Note(entity.at(*route), "用在这里") for entity, route, _ in uses[:_SHOWN])
    return Finding(place, message, advice, related=related)


def people(context: Context, plans: tuple[Plan, ...]) -> Kind:
    return _registered(
        context, "人员名册", "people.yaml", "people",
        [(e, r, n) for plan in plans for e, r, n in named(plan)],
    )  # fmt: skip


def majors(context: Context, plans: tuple[Plan, ...]) -> Kind:
    used: list[Use] = []
    for plan in plans:
        used += [(quota, ("major",), quota.major) for _, quota in plan.quotas]
        used += [(each, ("major",), each.major) for each in plan.enrolment]
        for holder in (
            *(c.eligible for c in plan.certificates),
            *(session for _, session in plan.sessions),
        ):
            used += [(holder, ("majors", i), name) for i, name in enumerate(holder.majors)]
    kind = _registered(context, "专业名册", "majors.yaml", "majors", used)
    catalogue = context.institution.files["majors.yaml"].catalogue
    return replace(kind, elsewhere="\n".join(catalogue.names) if catalogue else "")


def rooms(context: Context, plans: tuple[Plan, ...]) -> Kind:
    sessions = [s for plan in plans for _, s in plan.sessions if s.room]
    used = [(session, ("room",), session.room) for session in sessions]
    kind = _registered(context, "场所名册", "rooms.yaml", "rooms", used)
    return replace(kind, issued=False)


def departments(context: Context, plans: tuple[Plan, ...]) -> Kind:
    """Departments and bodies: who can do something."""
    files, used = context.institution.files, []
    used += [(m, ("department",), m.department) for m in files["majors.yaml"].majors]
    bodies: list[Use] = []
    for plan in plans:
        bodies += [(body, ("name",), body.name) for body in (*plan.groups, plan.teams)]
        used += [(each, ("department",), each.department) for each in plan.responsibilities]
        used += [(each, ("hosted_by",), each.hosted_by) for each in plan.groups]
        used += [(o, ("who",), o.who) for _, task in plan.tasks for o in task.owners]
        used += [(each, ("owner",), each.owner) for each in plan.commitments]
        blocks = [block for clause in plan.clauses for block in clause.blocks]
        used += [(block, ("members",), block.members) for block in blocks]
    used = [use for use in used if use[2] is not None]
    kind = _registered(context, "部门名册", "departments.yaml", "departments", used)
    return replace(kind, defined=kind.defined + bodies)


def tasks(context: Context, plans: tuple[Plan, ...]) -> Kind:
    plan = context.plan
    used = [(t, ("depends_on", i), n) for _, t in plan.tasks for i, n in enumerate(t.depends_on)]
    used += [(e, ("task",), e.task) for each in plan.responsibilities for e in each.evidence]
    phases = plan.files["timeline.yaml"]
    defined = [(task, ("id",), task.id) for _, task in plan.tasks]
    return Kind("任务", phases, "phases", defined, used)


def clauses(context: Context, plans: tuple[Plan, ...]) -> Kind:
    """Clauses and tables; of what stands in a clause that is not there, the clause counts."""
    plan, defined = context.plan.as_issued, []
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
    return Kind("原文的条款", document, "clauses", defined, used)


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
    return Kind(where, register, key, defined, used)


def _plans(context: Context) -> tuple[Plan, ...]:
    return context.plans or (context.plan,)
