"""部门任务通知 and 任务清单: what a department, or a teaching team, has to do in a year."""

from collections.abc import Callable, Iterable, Iterator, Mapping

from generators.model import successors, withdrawn
from generators.model.entities import (
    Certificate,
    Evidence,
    Owner,
    Phase,
    Responsibility,
    Task,
    Teams,
)
from generators.model.known import known_of
from generators.model.plans import NOT_ENTERED, Plan
from generators.model.stopped import stop_of
from generators.model.structure import INFERRED
from generators.press.drafting import phrases
from generators.press.paper.paper_blocks import FORM, Block, Paper, SignLine, text

Assigned = tuple[Phase, Task, Owner]
_INFERRED_MEANS = "“推定”的，是按所注条款推断的。"


def notice(plan: Plan, responsibility: Responsibility) -> Paper:
    """What the plan asks of one department: to be handed to it."""
    return _paper(
        plan,
        (f"{plan.year}年{plan.programme.name}", f"{responsibility.department}任务通知"),
        _notice_blocks(plan, responsibility),
    )


def checklist(plan: Plan, responsibility: Responsibility) -> Paper:
    """The tasks of a department with boxes to tick; what was handed in is ticked."""
    department = responsibility.department
    units = (*successors.merged_into(plan, department), responsibility)
    done = {each.task: each for unit in units for each in unit.evidence}
    return _paper(
        plan,
        (department, f"{plan.year}年{plan.programme.name}任务清单"),
        _checklist_blocks(plan, (department,), done, "部门负责人"),
    )


def team_checklist(plan: Plan, certificate: Certificate) -> Paper:
    """The tasks of the teaching teams, for the team of one certificate."""
    return _paper(
        plan,
        (f"{certificate.name}{plan.teams.name}", f"{plan.year}年{plan.programme.name}任务清单"),
        _team_blocks(plan, certificate),
    )


def _paper(plan: Plan, title: tuple[str, ...], blocks: Iterator[Block]) -> Paper:
    return Paper(FORM, title, tuple(blocks), author=plan.institution.college.name)


def _notice_blocks(plan: Plan, responsibility: Responsibility) -> Iterator[Block]:
    department = responsibility.department
    yield text("addressees", f"{department}：")
    yield from _became(plan, department)
    yield text("paragraph", f"依据{phrases.basis(plan)}，{department}承担的职责和任务如下。")
    yield text("heading1", "一、职责")
    yield from _duties(plan, responsibility)
    hosts = {department, *(each.department for each in successors.merged_into(plan, department))}
    hosted = [group.name for group in plan.groups if group.hosted_by in hosts]
    for group in hosted:
        yield text("paragraph", f"{group}设在{department}，它的任务一并列在下面。")
    yield text("heading1", "二、任务")
    found = list(_tasks(plan, (department, *hosted)))
    if found:
        rows = _by_phase(
            found,
            lambda phase, task, owner: (
                task.text, _own(plan, owner, department), phrases.due(plan, task),
                _from(plan, owner),
            ),
        )  # fmt: skip
        columns = ("任务", "承担的工作", "期限", "出处")
        yield phrases.table(columns, rows, (4.5, 2.7, 3.0, 2.8), centred=(2, 3))
    else:
        yield text("paragraph", f"进度表没有写明由{department}承担的任务，按职责办理。")
    yield from _open_points(plan, found, responsibility.head)
    yield from _deadlines_entered_later(found)


def _became(plan: Plan, department: str) -> Iterator[Block]:
    """What it became part of, and what became part of it."""
    if told := successors.told(plan.institution.ended_departments, department, plan.day):
        heir = successors.heir(plan, department)
        left = f"没有办结的任务由{heir}承担。" if heir else ""
        yield text("paragraph", f"{told}。{left}")


def _duties(plan: Plan, unit: Responsibility | Teams) -> Iterator[Block]:
    """Its own, and those of what was merged into it."""
    said = [duty.text for duty in unit.duties]
    if isinstance(unit, Responsibility):
        for each in successors.merged_into(plan, unit.department):
            said += [f"{duty.text}（原由{each.department}承担）" for duty in each.duties]
    for number, words in enumerate(said, 1):
        yield text("item", f"{number}. {words}。")


def _own(plan: Plan, owner: Owner, department: str) -> str:
    words = phrases.part(plan, owner)
    if owner.who == department:
        return words
    fell_to = successors.heir(plan, owner.who)
    return f"{words}（原由{owner.who}承担）" if fell_to else f"{owner.who}：{words}"


def _has_inferred(found: Iterable[Assigned]) -> bool:
    return any(owner.origin_of("who").kind == INFERRED for _, _, owner in found)


def _open_points(plan: Plan, found: list[Assigned], head: str | None) -> Iterator[Block]:
    points = [] if head else ["部门负责人"]
    if any(task.due is None for _, task, _ in found):
        points.append("各项任务的期限")
    if any(owner.part is None for _, _, owner in found):
        points.append("部分任务的分工")
    if points:
        yield text("heading1", f"三、{plan.status.unstated}的事项")
        inferred = _INFERRED_MEANS if _has_inferred(found) else ""
        yield text("paragraph", f"{'、'.join(points)}，{plan.status.unstated}。{inferred}")


def _checklist_blocks(
    plan: Plan, names: tuple[str, ...], done: Mapping[str, Evidence], signer: str
) -> Iterator[Block]:
    found = list(_tasks(plan, names))
    inferred = _INFERRED_MEANS if _has_inferred(found) else ""
    if not found:
        yield from _duties_instead(plan, names[0])
        return
    yield text("hint", f"依据{phrases.basis(plan)}。办完一项，填写所交的材料，并打勾。{inferred}")
    rows = _by_phase(
        found,
        lambda phase, task, owner: (
            task.text, _own(plan, owner, *names), _from(plan, owner), phrases.due(plan, task),
            *_outcome(task, done.get(task.id)),
        ),
    )  # fmt: skip
    columns = ("任务", "承担的工作", "出处", "期限", "交的材料", "完成")
    yield phrases.table(columns, rows, (3.8, 2.8, 2.1, 2.5, 2.4, 1.4), centred=(2, 3, 5))
    yield from _deadlines_entered_later(found)
    yield SignLine((f"{signer}签字：", "日期："))


def _deadlines_entered_later(found: Iterable[Assigned]) -> Iterator[Block]:
    return phrases.entered_later(((task for _, task, _ in found), {"due": "期限"}))


def _duties_instead(plan: Plan, name: str) -> Iterator[Block]:
    """The sheet of one to whom the schedule gives no task: its duties, and what it is to do at no
    stated time."""
    yield text("hint", f"依据{phrases.basis(plan)}。")
    if successors.heir(plan, name):
        yield from _became(plan, name)
        return
    yield text("paragraph", f"进度表没有写明由{name}承担的任务，按下列职责办理。")
    holders = {each.department: each for each in successors.units(plan)}
    yield from _duties(plan, holders.get(name, plan.teams))
    for each in plan.commitments:
        if each.owner == name and not each.due:
            note = f"{each.note}。" if each.note else ""
            when = plan.status.unstated
            yield text("paragraph", f"待落实：{each.text}。完成时间，{when}。{note}")


def _team_blocks(plan: Plan, certificate: Certificate) -> Iterator[Block]:
    lead = certificate.team.lead or plan.status.unstated
    if stop := stop_of(certificate):
        words = f"这种证书{stop.day.chinese}起停止试点，依据{stop.document}。{stop.then}。"
        yield text("paragraph", f"负责人：{lead}。{words}")
        return
    known = known_of(plan, certificate)
    left = "没有" if withdrawn.of(plan, certificate, "quotas") else f"，{NOT_ENTERED}"
    places = known.words or f"{known.places.name}{left}"
    yield text("paragraph", f"负责人：{lead}。{places}。")
    yield from _checklist_blocks(plan, (plan.teams.name,), {}, "教学团队负责人")


def _by_phase(
    found: Iterable[Assigned], cells: Callable[[Phase, Task, Owner], tuple[str, ...]]
) -> list[tuple[str, ...]]:
    """A row for each task, below a row for its phase."""
    rows: list[tuple[str, ...]] = []
    last = None
    for phase, task, owner in found:
        if phase is not last:
            rows.append((phase.chinese(),))
            last = phase
        rows.append(cells(phase, task, owner))
    return rows


def _outcome(task: Task, evidence: Evidence | None) -> tuple[str, str]:
    """What was handed in and when; else a place to write and a box to tick."""
    if evidence:
        document = f"（{evidence.document}）" if evidence.document else ""
        return f"{evidence.what}{document}", f"√ {evidence.handed_in.chinese}"
    return "", f"√ {task.done.chinese}" if task.done else phrases.BOX


def _from(plan: Plan, owner: Owner) -> str:
    origin = owner.origin_of("who")
    kind = plan.status.called(origin.kind)
    return f"{kind}：{origin.source}" if origin.source else kind


def _tasks(plan: Plan, names: tuple[str, ...]) -> Iterator[Assigned]:
    """The tasks of departments and bodies, in the order of the schedule."""
    for phase, task in plan.tasks:
        for owner in task.owners:
            if successors.doer(plan, task, owner) in names:
                yield phase, task, owner
