"""REF: every name, number and clause that one fact uses to speak of another leads somewhere."""

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from generators.diagnostics import ERROR, Finding, Note
from generators.document.issued_text import anchors
from generators.model.plans import Plan
from generators.model.structure import Entity
from generators.rules import names
from generators.rules.engine import Context, rule
from generators.rules.stored import archived
from generators.rules.suggest import did_you_mean

_REGISTERS = {
    "专业名册": "majors.yaml",
    "部门名册": "departments.yaml",
    "部门和机构": "departments.yaml",
}


@rule("REF-01", ERROR, "名称、编号和条款都有着落")
def reference_leads_nowhere(context: Context):
    """一处写的名称在名册里没有、两样东西用了同一个名称或编号、引用的条款不存在，
    页面就会断链，清单就会漏人。（名额里的专业由 QTA-01 检查，姓名由 PPL-01 检查。）

    怎么改：多半是写错了字，按名册里的写法改正；确是新增的，先在名册里登记。
    """
    findings, explained = names.misdefined(
        context,
        names.majors,
        names.departments,
        names.rooms,
        names.tasks,
        names.clauses,
    )
    yield from findings
    yield from (finding for finding in _lost(context) if finding.location not in explained)


def _lost(context: Context) -> Iterator[Finding]:
    plan, institution = context.plan, context.institution
    yield from _registries(institution)
    yield from _unique_in_plan(plan)
    yield from _majors(plan)
    yield from _sessions(plan)
    yield from _departments(plan)
    yield from _owners(plan)
    yield from _dependencies(plan)
    yield from _clauses(plan)
    here = anchors(plan)
    for origin in institution.origins:
        if origin.clause not in here:  # it may speak of another year
            others = {name for each in context.plans for name in anchors(each)}
            yield from _known(origin, "clause", origin.clause, others or here, "原文的条款")


def _registries(institution) -> Iterator[Finding]:
    files = institution.files
    for name, entries in (
        ("部门", files["departments.yaml"].departments),
        ("专业", files["majors.yaml"].majors),
        ("人员", files["people.yaml"].people),
    ):
        yield from _unique(entries, "name", f"{name}名册里的名称")
        if hasattr(entries[0] if entries else None, "slug"):
            yield from _unique(entries, "slug", f"{name}名册里的 slug")
    yield from _terms(files["terms.yaml"].terms)
    for major in files["majors.yaml"].majors:
        yield from _known(
            major, "department", major.department, institution.departments, "部门名册"
        )


def _terms(terms: Iterable[Entity]) -> Iterator[Finding]:
    """Each way to write a term stands once, as the right one or as another."""
    first: dict[str, tuple[Entity, tuple]] = {}
    for term in terms:
        ways = [
            (("name",), term.name),
            *((("variants", i), v) for i, v in enumerate(term.variants)),
        ]
        for route, way in ways:
            if way in first:
                other, there = first[way]
                yield term.finding(
                    *route,
                    message=f"写法“{way}”登记了两次",
                    advice="规范的写法写在 name，只写一次；variants 只写其他的写法",
                    related=(Note(other.at(*there), "第一次写在这里"),),
                )
            first.setdefault(way, (term, route))


def _unique_in_plan(plan: Plan) -> Iterator[Finding]:
    yield from _unique(plan.clauses, "clause", "条款")
    yield from _unique([*plan.groups, plan.teams], "name", "机构名称")
    yield from _unique(plan.certificates, "name", "证书名称")
    yield from _unique(plan.certificates, "number", "证书序号")
    yield from _unique(plan.responsibilities, "department", "部门")
    yield from _unique(plan.phases, "id", "阶段编号")
    yield from _unique([task for _, task in plan.tasks], "id", "任务编号")
    yield from _unique(list(plan.duties), "id", "职责编号")
    yield from _unique(plan.commitments, "id", "承诺编号")
    yield from _unique(plan.errata, "id", "勘误编号")
    yield from _unique(plan.amendments, "id", "变更编号")


def _majors(plan: Plan) -> Iterator[Finding]:
    for certificate in plan.certificates:
        eligible = certificate.eligible
        for index, major in enumerate(eligible.majors):
            yield from _known(
                eligible, ("majors", index), major, plan.institution.majors, "专业名册"
            )


def _sessions(plan: Plan) -> Iterator[Finding]:
    """Exam sessions and the numbers of students: rooms and majors. Names are PPL-01's."""
    institution = plan.institution
    yield from _unique(institution.files["rooms.yaml"].rooms, "name", "场所名册里的名称")
    yield from _unique([session for _, session in plan.sessions], "id", "场次编号")
    yield from _unique(plan.enrolment, "major", "在校学生数里的专业")
    for _, session in plan.sessions:
        yield from _known(session, "room", session.room, institution.rooms, "场所名册")
        for index, major in enumerate(session.majors):
            yield from _known(session, ("majors", index), major, institution.majors, "专业名册")
    for each in plan.enrolment:
        yield from _known(each, "major", each.major, institution.majors, "专业名册")


def _departments(plan: Plan) -> Iterator[Finding]:
    departments = plan.institution.departments
    for each in plan.responsibilities:
        yield from _known(each, "department", each.department, departments, "部门名册")
    yield from _file_names(plan)
    for group in plan.groups:
        yield from _known(group, "hosted_by", group.hosted_by, departments, "部门名册")
    for clause in plan.clauses:
        for block in clause.blocks:
            groups = [group.name for group in plan.groups]
            yield from _known(block, "members", block.members, groups, "groups.yaml")
            titles = [r.title for g in plan.groups if g.name == block.members for r in g.roles]
            squeezed = ["".join(title.split()) for title in titles]
            if squeezed != titles or not all(archived(plan, title) for title in titles):
                continue  # a title was changed in groups.yaml: SRC-05 has found the cause
            for title in block.labels or () if titles else ():
                yield from _known(block, ("labels", title), title, titles, f"{block.members}的职务")


def _file_names(plan: Plan) -> Iterator[Finding]:
    """A department's file is called as its address. Names used twice are told by _unique."""
    registered = Counter(d.name for d in plan.institution.files["departments.yaml"].departments)
    used = Counter(each.department for each in plan.responsibilities)
    for each in plan.responsibilities:
        name = each.department
        if registered[name] != 1 or used[name] != 1:
            continue
        expected = plan.institution.departments[name].slug
        if each.slug != expected:
            yield each.finding(
                "department",
                message=f"{name}的文件应当叫 {expected}.yaml，现在叫 {each.slug}.yaml",
                advice="改文件名，或核对部门名称",
            )


def _owners(plan: Plan) -> Iterator[Finding]:
    known = (*plan.institution.departments, *plan.bodies)
    for _, task in plan.tasks:
        for owner in task.owners:
            yield from _known(owner, "who", owner.who, known, "部门和机构")
    for commitment in plan.commitments:
        yield from _known(commitment, "owner", commitment.owner, known, "部门和机构")


def _dependencies(plan: Plan) -> Iterator[Finding]:
    tasks = {task.id: task for _, task in plan.tasks}
    if len(tasks) < sum(1 for _ in plan.tasks):
        return  # an id is used twice: told by _unique
    for task in tasks.values():
        for index, id_ in enumerate(task.depends_on):
            yield from _known(task, ("depends_on", index), id_, tasks, "任务")
        if path := _cycle(task.id, tasks):
            yield task.finding(
                "depends_on",
                message=f"任务互相等待：{' → '.join(path)}",
                advice="去掉其中一个先后关系",
            )


def _cycle(start: str, tasks: dict) -> list[str]:
    """The way from a task back to itself, told once: by the first of its tasks."""
    trail, waiting = [start], [iter(tasks[start].depends_on)]
    visited = set()
    while waiting:
        following = next(waiting[-1], None)
        if following is None:
            waiting.pop()
            trail.pop()
        elif following == start:
            return [*trail, start] if min(trail) == start else []
        elif following in tasks and following not in visited:
            visited.add(following)
            trail.append(following)
            waiting.append(iter(tasks[following].depends_on))
    return []


def _clauses(plan: Plan) -> Iterator[Finding]:
    known = anchors(plan)
    for origin in plan.as_issued.origins:
        yield from _known(origin, "clause", origin.clause, known, "原文的条款")
    for erratum in plan.errata:
        yield from _known(erratum, "clause", erratum.clause, known, "原文的条款")


def _known(entity: Entity, route, name, known: Iterable[str], where: str) -> Iterator[Finding]:
    if name is not None and name not in known:
        steps = route if isinstance(route, tuple) else (route,)
        register = _REGISTERS.get(where)
        new = f"确是新增的，先在 {register} 里登记" if register else ""
        advice = "".join(filter(None, (did_you_mean(name, known), new))) or f"照{where}里的写法改"
        yield entity.finding(
            *steps,
            message=f"{where} 里没有“{name}”" if where.isascii() else f"{where}里没有“{name}”",
            advice=advice,
        )


def _unique(entries: Iterable[Entity], key: str, what: str) -> Iterator[Finding]:
    first: dict = {}
    for entry in entries:
        value = getattr(entry, key)
        if value in first:
            other = first[value]
            where = Path(other.spot.source.path).name
            yield entry.finding(
                key,
                message=f"{what}“{value}”用了两次",
                advice=f"另一处在 {where}，核对后改其中一处",
                related=(Note(other.at(key), "第一次用在这里"),),
            )
        first.setdefault(value, entry)
