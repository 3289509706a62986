"""REF: every name, number and clause that one fact uses to speak of another leads somewhere."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from generators.checks.engine import Context, Judgement, rule
from generators.checks.ref import misplaced, unregistered_names, uses
from generators.checks.ref.as_amended import LOST, as_amended
from generators.checks.ref.programme_names import programme_names
from generators.checks.ref.registers import looked_up, once, registries
from generators.core.diagnostics import ERROR, Finding, Note
from generators.model import answers_later
from generators.model.certificate_names import every_name
from generators.model.dimensions import DEPARTMENT, MAJOR
from generators.model.document.clause_places import anchors
from generators.model.entities import Task
from generators.model.plans import Plan
from generators.model.registries import Departments, Rooms
from generators.model.structure import Entity

_KINDS = (uses.majors, uses.departments, uses.rooms, uses.tasks, uses.clauses)


@rule("REF-01", ERROR, "名称、编号和条款都有着落", needs=(LOST, "PPL-03", "SRC-05"))
@as_amended("phases", "sessions", "eligible", "commitments", "quotas", "level")
def reference_leads_nowhere(context: Context) -> Iterator[Judgement]:
    """一处写的名称在名册里没有、两样东西用了同一个名称或编号、引用的条款不存在，
    页面就会断链，清单就会漏人。（名额里的专业由 QTA-01 检查，姓名由 PPL-01 检查。）

    怎么改：多半是写错了字，按名册里的写法改正；确是新增的，先在名册里登记；部门、专业更了名的，名册里
    name 写现在的名称，former 写原来的名称和更名的日期，以前各年的方案不用改。
    """
    findings = unregistered_names.misdefined(context, *_KINDS)
    yield from findings
    taken = unregistered_names.taken(context, *_KINDS, uses.people)
    explained = {place for finding in findings for place in finding.explains}
    explained |= {place for places in taken.values() for place in places}
    for finding in _lost(context):
        if finding.location not in explained:
            more = taken.get(finding.location, ())
            yield replace(finding, explains=(*finding.explains, *more))


def _lost(context: Context) -> Iterator[Finding]:
    plan, institution = context.plan, context.institution
    yield from registries(plan.registers)
    yield from programme_names(plan)
    yield from _unique_in_plan(plan)
    yield from _majors(plan)
    yield from _sessions(plan)
    yield from _departments(plan)
    yield from _answers(plan)
    yield from _owners(plan)
    yield from _dependencies(plan)
    yield from _clauses(plan)
    here = anchors(plan)
    for origin in institution.origins:
        if origin.clause not in here:  # it may speak of another year
            others = {name for each in context.plans for name in anchors(each)}
            yield from looked_up(origin, "clause", origin.clause, others or here, "原文的条款")


def _unique_in_plan(plan: Plan) -> Iterator[Finding]:
    yield from once(plan.clauses, "clause", "条款")
    yield from once(plan.bodies, "name", "机构名称")
    for body in plan.bodies:
        if department := plan.institution.departments.get(body.name):
            yield body.finding(
                "name",
                message=f"机构“{body.name}”与一个部门同名，任务由谁承担就分不清",
                advice="核对后改其中一个名称",
                related=(Note(department.at("name"), "部门的名称写在这里"),),
            )
    for certificate in plan.certificates if plan.teams is None else ():
        if certificate.team:
            yield certificate.finding(
                "team",
                message=f"{certificate.name}写了 team，groups.yaml 里没有 teams",
                advice="在 groups.yaml 里写 teams（名称、职责）；没有设团队的，删去这里的 team",
            )
    yield from once(plan.certificates, "name", "证书名称")
    for finding in once(plan.certificates, "number", "证书序号"):  # may be another than is printed
        first = tuple(note.location for note in finding.related)
        yield replace(finding, within=(finding.location, *first))
    yield from once(plan.responsibilities, "department", "部门")
    yield from once(plan.phases, "id", "阶段编号")
    yield from once([task for _, task in plan.tasks], "id", "任务编号")
    yield from once(list(plan.duties), "id", "职责编号")
    yield from once(plan.commitments, "id", "承诺编号")
    yield from once(plan.errata, "id", "勘误编号")


def _majors(plan: Plan) -> Iterator[Finding]:
    for certificate in plan.certificates:
        eligible = certificate.eligible
        for each, names in ((MAJOR, eligible.majors), (DEPARTMENT, eligible.departments)):
            known, key = getattr(plan.institution, each.register), f"{each.key}s"
            for index, name in enumerate(names):
                instead = misplaced.advice(plan.institution, each, name, listed=True)
                yield from looked_up(
                    eligible, (key, index), name, known, each.registered_in, instead=instead
                )


def _sessions(plan: Plan) -> Iterator[Finding]:
    """Exam sessions and the numbers of students: rooms and majors. Names are PPL-01's."""
    institution = plan.institution
    yield from once(institution.file("rooms.yaml", Rooms).rooms, "name", "场所名册里的名称")
    yield from once([session for _, session in plan.sessions], "id", "场次编号")
    yield from once(plan.enrolment, "major", "在校学生数里的专业")
    for certificate, session in plan.sessions:
        for room in session.rooms:
            yield from looked_up(room, "name", room.name, institution.rooms, "场所名册")
        if session.makes_up:
            others = [each.id for each in certificate.sessions if each is not session]
            what = f"{certificate.name}的其他场次"
            yield from looked_up(session, "makes_up", session.makes_up, others, what)
        for index, major in enumerate(session.majors):
            yield from looked_up(session, ("majors", index), major, institution.majors, "专业名册")
    for each in plan.enrolment:
        yield from looked_up(each, "major", each.major, institution.majors, "专业名册")


def _departments(plan: Plan) -> Iterator[Finding]:
    departments = plan.institution.departments
    for each in plan.responsibilities:
        yield from looked_up(each, "department", each.department, departments, "部门名册")
    yield from _file_names(plan)
    for notice in plan.notices:
        yield from looked_up(notice, "issuer", notice.issuer, departments, "部门名册")
    for group in plan.groups:
        yield from looked_up(group, "hosted_by", group.hosted_by, departments, "部门名册")
    for clause in plan.clauses:
        for block in clause.blocks:
            groups = [group.name for group in plan.groups]
            yield from looked_up(block, "members", block.members, groups, "groups.yaml")
            roles = [role for g in plan.groups if g.name == block.members for role in g.roles]
            titles, there = [r.title for r in roles], tuple(r.at("title") for r in roles)
            for title in block.labels or () if titles else ():
                what = f"{block.members}的职务"
                for finding in looked_up(block, ("labels", title), title, titles, what):
                    yield replace(finding, within=there)


def _answers(plan: Plan) -> Iterator[Finding]:
    institution, certificates = plan.institution, list(every_name(plan))
    for each in answers_later.answers(plan.files):
        yield from looked_up(each, "question", each.question, institution.questions, "常见问题")
        for index, name in enumerate(each.certificates):
            yield from looked_up(each, ("certificates", index), name, certificates, "这一年的证书")
    for office in answers_later.offices(plan.files):
        yield from looked_up(
            office, "department", office.department, institution.departments, "部门名册"
        )


def _file_names(plan: Plan) -> Iterator[Finding]:
    """A department's file is called as its address. Names used twice are told by _unique."""
    entries = plan.institution.file("departments.yaml", Departments).departments
    registered = Counter(each.name for each in entries)
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
    known = (*plan.institution.departments, *plan.body_names)
    short = {n: group.name for group in plan.groups for n in (group.full_name, *group.aliases)}
    holders: list[tuple[Entity, str, str | None]] = []
    holders += [(owner, "who", owner.who) for _, task in plan.tasks for owner in task.owners]
    holders += [(commitment, "owner", commitment.owner) for commitment in plan.commitments]
    for entity, key, name in holders:
        if name and name in short and name not in known:
            message = f"机构在这里写简称“{short[name]}”，现在是“{name}”"
            yield entity.finding(key, message=message, advice=f"改成“{short[name]}”")
        else:
            yield from looked_up(entity, key, name, known, "部门和机构")


def _dependencies(plan: Plan) -> Iterator[Finding]:
    tasks = {task.id: task for _, task in plan.tasks}
    if len(tasks) < sum(1 for _ in plan.tasks):
        return  # an id is used twice: told by _unique
    batches = [each.name for each in plan.head.registration.batches]
    for task in tasks.values():
        if batches:
            yield from looked_up(task, "batch", task.batch, batches, "各批的报名时间")
        for index, id_ in enumerate(task.depends_on):
            yield from looked_up(task, ("depends_on", index), id_, tasks, "任务")
        if path := _cycle(task.id, tasks):
            yield task.finding(
                "depends_on",
                message=f"任务互相等待：{' → '.join(path)}",
                advice="去掉其中一个先后关系",
                explains=tuple(tasks[each].at("depends_on") for each in path),
            )


def _cycle(start: str, tasks: dict[str, Task]) -> list[str]:
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
        yield from looked_up(origin, "clause", origin.clause, known, "原文的条款")
    for erratum in plan.errata:
        yield from looked_up(erratum, "clause", erratum.clause, known, "原文的条款")
