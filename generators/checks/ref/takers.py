"""REF-22, REF-23: what ended, by which document, and who goes on with it.

Where nothing has to be decided nothing is asked: of one successor everything falls to that one.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from generators.checks.engine import Context, Judgement, rule
from generators.checks.ref import uses
from generators.core.diagnostics import ERROR, WARNING, Finding, NotApplicable, Note
from generators.core.yaml.data import Route
from generators.model import successors
from generators.model.entities import Duty, Owner, Responsibility
from generators.model.plans import Plan
from generators.model.registries import Ended
from generators.model.structure import Entity
from generators.model.successors import Register

_STOPPING = (
    "恢复原来的内容，在 amendments 文件夹里写一份变更：target 写 [stopped]，was 写 null，"
    "becomes 写已经报名的学生怎样办"
)


@rule("REF-22", ERROR, "证书停止写成变更", needs=("CHG-20",))
def stopped_without_amendment(context: Context) -> Iterator[Judgement]:
    """证书从哪天起停止、依据哪份文件、已经报名的学生怎样办，写在一份变更里。直接写进证书的文件，就没有
    日期和依据，停止以前的安排也查不到了。

    怎么改：在 amendments 文件夹里写一份变更，target 写 [stopped]，was 写 null，becomes 写已经报名的
    学生怎样办。
    """
    for certificate in context.plan.as_issued.certificates:
        if certificate.stopped is not None:
            yield certificate.finding(
                "stopped",
                message=f"{certificate.name}的停止直接写在了证书的文件里",
                advice=_STOPPING,
                within=(certificate.at("stopped"),),
            )


@rule("REF-23", WARNING, "并入、分设、撤销以后由谁接着，写清楚了", needs=("REF-01",))
def work_without_taker(context: Context) -> Iterator[Judgement]:
    """部门并入另一个部门的，职责和没有办结的任务由那个部门接着，不用再写。分成几个部门的、撤销了没有谁
    接着的，由谁做要凭文件定；没有定以前，事情就没有人做。以后起草的方案，不再写已经不在的部门和专业。

    怎么改：照提示一处一处写变更，写明由谁承担；接着的部门还没有文件的，在 departments/ 里写
    一个。起草中的方案，改写现在的名称。
    """
    plan = context.plan
    if plan.status.is_over:
        yield NotApplicable(f"计划{plan.status.name}")
        return
    registers: tuple[Register, ...] = (plan.institution.departments, plan.institution.majors)
    ended = [each for register in registers for each in _ended(register, context.as_of)]
    day = plan.as_issued.head.issued
    for each in ended:
        if day is None or each.ended.day.first <= day.first:
            yield from _still_named(context, each)
        elif each.register is registers[0] and not successors.heir(plan, each.name):
            yield from _unsettled(context, each)


@dataclass(frozen=True)
class _Ending:
    """One that is no more, what it became, and what goes on instead of it on the day."""

    register: Register
    name: str
    ended: Ended
    heirs: tuple[str, ...]

    @property
    def told(self) -> str:
        return f"“{self.name}”{successors.said_of(self.ended)}"


def _ended(register: Register, day: date) -> Iterator[_Ending]:
    for name in register:
        if ended := successors.ending(register, name, day):
            yield _Ending(register, name, ended, successors.heirs(register, name, day))


def _still_named(context: Context, each: _Ending) -> Iterator[Finding]:
    """In a plan that is later than the end: told once, at the first place."""
    departments = each.register is context.plan.institution.departments
    used = (uses.departments if departments else uses.majors)(context, context.plan).used
    places = [entity.at(*route) for entity, route, name in used if name == each.name]
    if places:
        more = f"（共 {len(places)} 处）" if len(places) > 1 else ""
        advice = "改写现在承担它的；没有的去掉"
        yield Finding(
            places[0],
            f"{each.told}，这里还写着它{more}",
            f"改写“{each.heirs[0]}”" if len(each.heirs) == 1 else advice,
            related=tuple(Note(place, "这里也写着") for place in places[1:]),
            within=tuple(places),
        )


def _unsettled(context: Context, each: _Ending) -> Iterator[Finding]:
    """What one had to do, where it is not certain who does it now: told once, at the register."""
    left = [(e.at(*route), what, _way(e, route, each)) for e, route, what in
            _left(context.plan, each.name)]  # fmt: skip
    if left:
        yield each.ended.finding(
            "into",
            message=f"{each.told}，由谁接着没有写明：{'、'.join(what for _, what, _ in left)}",
            advice=f"凭文件定下由谁承担，一处一处写明，例如{left[0][1]}：{left[0][2]}",
            related=tuple(Note(place, f"{what}：{way}") for place, what, way in left),
        )


def _left(plan: Plan, name: str) -> Iterator[tuple[Entity, Route, str]]:
    for _, task in plan.tasks:
        for owner in task.owners:
            if owner.who == name and successors.is_left(plan, task, name):
                yield owner, ("who",), f"任务 {task.id}"
    for commitment in plan.commitments:
        if commitment.owner == name:
            yield commitment, ("owner",), f"待落实的事项 {commitment.id}"
    for group in plan.groups:
        if group.hosted_by == name:
            yield group, ("hosted_by",), f"设在那里的{group.name}"
    taken = {duty.text for unit in plan.responsibilities for duty in _there(plan, unit)}
    for unit in plan.responsibilities:
        for duty in unit.duties if unit.department == name else ():
            if duty.text not in taken:
                yield duty, ("text",), f"职责 {duty.id}"
    several = len(successors.heirs(plan.institution.departments, name, plan.day)) != 1
    for major in plan.institution.majors.values() if several else ():
        if major.department == name:
            yield major, ("department",), f"专业“{major.name}”"


def _there(plan: Plan, unit: Responsibility) -> tuple[Duty, ...]:
    departments = plan.institution.departments
    return () if successors.ending(departments, unit.department, plan.day) else unit.duties


def _way(entity: Entity, route: Route, each: _Ending) -> str:
    """How to say who goes on with it."""
    of = f"{'、'.join(each.heirs)}里的一个" if each.heirs else "接着做的部门"
    if isinstance(entity, Duty):
        file = "departments/ 里那个部门的文件（没有的新建，origin 写 补录 和依据的文件）"
        return f"由{of}承担的，照原来的话写进 {file}；已有文件的部门写成变更"
    if not entity.spot.source.path.endswith(("timeline.yaml", "groups.yaml")):
        return f"改写{of}"
    from generators.diff import direct_edits  # only where something is not settled

    target = ", ".join(direct_edits.words(entity, (*entity.spot.route, *route)))
    what = "" if isinstance(entity, Owner) else "，document 里要有文号"
    new = "；它在 departments/ 里还没有文件的，同时照别的部门新建一个" if each.heirs else ""
    return f"写一份变更：target 写 [{target}]，was 写 {each.name}，becomes 写{of}{what}{new}"
