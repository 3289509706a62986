"""部门任务通知 and 任务清单: what a department, or a team, has to do in a year."""

from collections.abc import Callable, Iterable, Iterator

from generators.model import checklists, collectives, serving, successors, withdrawn
from generators.model.checklists import Assignment
from generators.model.entities import Certificate, Group, Responsibility, Teams
from generators.model.known import known_of
from generators.model.plans import NOT_ENTERED, Plan
from generators.model.stopped import stop_of
from generators.model.structure import ADDED
from generators.press.drafting import phrases
from generators.press.paper.paper_blocks import FORM, Block, Paper, SignLine, text


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
    return _paper(
        plan,
        (department, f"{plan.year}年{plan.programme.name}任务清单"),
        _checklist_blocks(plan, department, _head_of(plan, department)),
    )


def team_checklist(plan: Plan, teams: Teams, certificate: Certificate) -> Paper:
    """The tasks of the teams, for the team of one certificate."""
    return _paper(
        plan,
        (teams.of(certificate), f"{plan.year}年{plan.programme.name}任务清单"),
        _team_blocks(plan, teams, certificate),
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
    found = _current(plan, department, *hosted)
    if found:
        rows = _by_phase(
            found,
            lambda each: (
                each.task.called, _part(plan, each, department), phrases.due(plan, each.task),
                _from(plan, each),
            ),
        )  # fmt: skip
        columns = ("任务", "承担的工作", "期限", "出处")
        yield phrases.table(columns, rows, (4.5, 2.7, 3.0, 2.8), centred=(2, 3))
    elif not successors.ending(plan.institution.departments, department, plan.day):
        how = "，按职责办理" if responsibility.duties else ""
        yield text("paragraph", f"进度表没有写明由{department}承担的任务{how}。")
    yield from _open_points(plan, found, responsibility)
    yield from _deadlines_entered_later(found)


def _head_of(plan: Plan, department: str) -> str:
    return "负责人" if serving.is_outside(plan, department) else "部门负责人"


def _became(plan: Plan, department: str) -> Iterator[Block]:
    """What it became part of, and what became part of it."""
    if told := successors.told(plan.institution.ended_departments, department, plan.day):
        heir = successors.heir(plan, department)
        left = f"没有办结的任务由{heir}承担。" if heir else ""
        yield text("paragraph", f"{told}。{left}")


def _duties(plan: Plan, unit: Responsibility | Group | Teams) -> Iterator[Block]:
    """Its own, those of what was merged into it, and those of all of which it is one."""
    said = [duty.text for duty in unit.duties]
    if isinstance(unit, Responsibility):
        for each in successors.merged_into(plan, unit.department):
            said += [f"{duty.text}（原由{each.department}承担）" for duty in each.duties]
        for each in collectives.sharing(plan, unit.department):
            said += [f"{duty.text}（{each.department}的职责）" for duty in each.duties]
    if not said and not any(withdrawn.of(plan, unit, "duties")):
        yield text("paragraph", "没有单独列出职责。")
    for number, words in enumerate(said, 1):
        yield text("item", f"{number}. {words}。")


def _current(plan: Plan, *units: str) -> list[Assignment]:
    """What they still have to do, or have done; not what has passed to another."""
    return [each for each in checklists.checklist(plan, *units) if not each.passed_to]


def _part(plan: Plan, each: Assignment, unit: str) -> str:
    """What it does of a task; of a body that is housed by `unit`, the body first."""
    words = f"{each.owner.part or plan.status.unstated}{each.remark}"
    return words if each.unit == unit else f"{each.unit}：{words}"


def _inferred_means(found: Iterable[Assignment]) -> str:
    return checklists.INFERRED_MEANS if any(each.inferred for each in found) else ""


def _open_points(
    plan: Plan, found: list[Assignment], responsibility: Responsibility
) -> Iterator[Block]:
    """What is open; of a department that the document cannot name, that it is not entered."""
    added, head = responsibility.origin.kind == ADDED, _head_of(plan, responsibility.department)
    points = [] if responsibility.head or added else [head]
    points += _of_which("期限", [each.task.due is None for each in found])
    points += _of_which("分工", [each.owner.part is None for each in found])
    if points:
        yield text("heading1", f"三、{plan.status.unstated}的事项")
        inferred = _inferred_means(found)
        yield text("paragraph", f"{'、'.join(points)}，{plan.status.unstated}。{inferred}")
    if added and not responsibility.head:
        yield text("paragraph", f"{head}，{NOT_ENTERED}。")


def _of_which(what: str, open_: list[bool]) -> list[str]:
    """Of which tasks something is open."""
    return [f"{'各项' if all(open_) else '部分'}任务的{what}"] if any(open_) else []


def _checklist_blocks(plan: Plan, unit: str, signer: str) -> Iterator[Block]:
    found = _current(plan, unit)
    if not found:
        yield from _duties_instead(plan, unit)
        return
    how = f"办完一项，填写所交的材料，并打勾。{_inferred_means(found)}"
    yield text("hint", f"依据{phrases.basis(plan)}。{how}")
    rows = _by_phase(
        found,
        lambda each: (
            each.task.called, _part(plan, each, unit), _from(plan, each),
            phrases.due(plan, each.task), each.handed_in,
            f"√ {each.done.chinese}" if each.done else phrases.BOX,
        ),
    )  # fmt: skip
    columns = ("任务", "承担的工作", "出处", "期限", "交的材料", "完成")
    yield phrases.table(columns, rows, (3.8, 2.8, 2.1, 2.5, 2.4, 1.4), centred=(2, 3, 5))
    yield from _deadlines_entered_later(found)
    yield SignLine((f"{signer}签字：", "日期："))


def _deadlines_entered_later(found: Iterable[Assignment]) -> Iterator[Block]:
    return phrases.entered_later(((each.task for each in found), {"due": "期限"}))


def _duties_instead(plan: Plan, name: str) -> Iterator[Block]:
    """The sheet of one to whom the schedule gives no task: its duties, and what it is to do at no
    stated time."""
    yield text("hint", f"依据{phrases.basis(plan)}。")
    if successors.heir(plan, name):
        yield from _became(plan, name)
        return
    mine: list[Responsibility | Group | Teams] = [b for b in plan.bodies if b.name == name]
    mine += (each for each in successors.units(plan) if each.department == name)
    listed = [block for each in mine for block in _duties(plan, each)]
    items = any(block.kind == "item" for block in listed)
    how = "，按下列职责办理。" if items else "。"
    yield text("paragraph", f"进度表没有写明由{name}承担的任务{how}")
    yield from listed
    for promise in plan.commitments:
        if promise.owner == name and not promise.due:
            note = f"{promise.note}。" if promise.note else ""
            when = plan.status.unstated
            yield text("paragraph", f"待落实：{promise.text}。完成时间，{when}。{note}")


def _team_blocks(plan: Plan, teams: Teams, certificate: Certificate) -> Iterator[Block]:
    lead = serving.led_by(plan, certificate) or plan.status.unstated
    if stop := stop_of(certificate):
        words = f"这种证书{stop.day.chinese}起停止实施，依据{stop.document}。{stop.then}。"
        yield text("paragraph", f"负责人：{lead}。{words}")
        return
    known = known_of(plan, certificate)
    left = "已经撤销" if withdrawn.of(plan, certificate, "quotas") else f"，{NOT_ENTERED}"
    places = known.words or f"{known.places.name}{left}"
    yield text("paragraph", f"负责人：{lead}。{places}。")
    yield from _checklist_blocks(plan, teams.name, teams.lead_called)


def _by_phase(
    found: Iterable[Assignment], cells: Callable[[Assignment], tuple[str, ...]]
) -> list[tuple[str, ...]]:
    """A row for each task, below a row for its phase."""
    rows: list[tuple[str, ...]] = []
    for phase, assignments in checklists.by_phase(found):
        rows += [(phase.chinese(),), *map(cells, assignments)]
    return rows


def _from(plan: Plan, each: Assignment) -> str:
    origin = each.owner.origin_of("who")
    kind = plan.status.called(origin.kind)
    return f"{kind}：{origin.source}" if origin.source else kind
