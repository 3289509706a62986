"""CHG: what is done is not rewritten: closed tasks, archived plans.

Compares with an earlier version; without one nothing is judged.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING, TypeVar

from generators.checks.chg.comparing import (  # fmt: skip
    ADDED,
    CHANGED,
    REMOVED,
    comparing,
    earlier_plan,
    field_changes,
    inside,
    place_of,
    was_issued,
)
from generators.checks.engine import Context, Judgement, rule
from generators.core.diagnostics import ERROR, Finding
from generators.model.documents import Head
from generators.model.entities import (
    Certificate,
    Evidence,
    Group,
    Owner,
    Phase,
    Responsibility,
    Role,
    Task,
    Team,
    Teams,
    Timeline,
)
from generators.model.exams import Quota
from generators.model.status import ABOLISHED, DRAFT, Status
from generators.model.structure import Entity, Later

if TYPE_CHECKING:  # loaded only where versions are compared
    from generators.diff.deltas import Delta

T = TypeVar("T", bound=Entity)
ISSUED, INFERRED = "原文", "推定"
_RESTORE = "恢复原来的内容"
# Of an archived plan others speak of these: names of posts and people CHG-04, quotas CHG-01; what
# sorts work is no fact of it, and a file's own name is CHG-19's.
_OTHERS = {
    *((Team, field) for field in ("lead", "members")), (Role, "people"), (Responsibility, "head"),
    *((Quota, field) for field in ("declared", "approved")),
    *((Group, field) for field in ("head", "hosted_by")),
}  # fmt: skip
_NO_FACTS = ("origin", "activity", "accountable", "summary", "slug", "aliases")


@rule("CHG-03", ERROR, "办结的工作、已归档的计划不改写", needs=("TIM-01",))
@comparing
def closed_work_edited(context: Context) -> Iterator[Judgement]:
    """办结的工作和已归档的计划是留给以后查的。事后改写，就查不到当时是怎样安排的；已归档的计划也不
    重新打开，办结的同时不改期限。补写没有写过的内容、补上原文写明而漏记的承担单位、完善推定的承担
    单位不算改写，误标成“原文”的也可以改标“推定”；完成情况和勘误写在别的文件里，随时可以补。

    怎么改：恢复原来的内容；写错了的，在 amendments 文件夹里写一份变更，写明依据。
    """
    state = earlier_plan(context).status
    for delta in inside(context, Timeline):
        if not rewrites(delta):
            continue
        task, phase = _former(delta, Task), _former(delta, Phase)
        if state.is_over or (task and _closed(task, context)) or _all_closed(phase, context):
            what = f"任务 {task.id}" if task else f"阶段 {phase.id}" if phase else "进度"
            why = _over(state) if state.is_over else "已经办结"
            said = f"{what}：{why}，不能再改写"
            within = (delta.thing.at("ends"),) if isinstance(delta.thing, Phase) else ()
            yield Finding(place_of(context, delta), said, _RESTORE, within=within)
    if state.is_over:
        yield from _of_plan_that_is_over(context, state)
    elif was_issued(context):
        yield from _closed_and_moved(context)


def _over(state: Status) -> str:
    return f"计划已经{state.name.removeprefix('已')}"


def _of_plan_that_is_over(context: Context, state: Status) -> Iterator[Finding]:
    for each in field_changes(context, Head, "status"):
        if each.new.status in (DRAFT.name, ABOLISHED.name):  # CHG-05 says so; a document does
            continue
        message = f"{_over(state)}，不能再改成“{each.new.status}”"
        yield each.new.finding("status", message=message, advice=_RESTORE)
    closes = earlier_plan(context).as_of(context.as_of).head.registration.closes
    others = _OTHERS if closes else _OTHERS - {(Quota, "approved")}  # CHG-01 cannot judge
    for delta in inside(context, Certificate, Group, Teams, Responsibility):
        known = delta.kind == REMOVED or (delta.kind == CHANGED and delta.before is not None)
        told = (type(delta.thing), delta.field) in others or isinstance(delta.thing, Role)
        whole = delta.kind == REMOVED and isinstance(delta.thing, Certificate | Quota | Group)
        aside = isinstance(delta.thing, Evidence) or delta.field in _NO_FACTS
        if known and not (told or whole or aside):
            said, advice = f"{_over(state)}，不能再改写", _RESTORE
            if delta.kind == REMOVED and isinstance(delta.thing, Responsibility):
                said, advice = f"删去了{delta.thing.department}的文件：{said}", "恢复这个文件"
            yield Finding(place_of(context, delta), said, advice)


def _closed_and_moved(context: Context) -> Iterator[Finding]:
    """A deadline that was moved by the one who said that the task is done."""
    for old, now, *_ in field_changes(context, Task, "due"):
        if old.due is not None and old.done is None and now.done is not None:
            message = f"{now.id} 写上办结的同时改了期限，原来是{old.due.chinese}"
            yield now.finding("due", message=message, advice="恢复原来的期限")


def rewrites(delta: "Delta") -> bool:
    """Whether a difference changes what was: neither an entry of what was not known yet nor a
    better reading of the issued text. That text is frozen, and REF-03 finds in it whoever is said
    to be named there; so one may be added, and one who is only implied marked as inferred."""
    if delta.kind == CHANGED and delta.before is None:
        return False
    if isinstance(delta.thing, Later) and delta.kind == ADDED:
        return False
    sides = [trail[-1] for trail in (delta.former, delta.trail) if trail]
    owners = [each for each in sides if isinstance(each, Owner)]
    if owners and delta.kind == ADDED and owners[-1].origin.kind == ISSUED:
        return False
    if owners and delta.field == "origin" and owners[-1].origin.kind == INFERRED:
        return owners[0].origin.kind not in (ISSUED, INFERRED)
    return not owners or any(each.origin.kind != INFERRED for each in owners)


def _former(delta: "Delta", cls: type[T]) -> T | None:
    return next((each for each in delta.former if isinstance(each, cls)), None)


def _closed(task: Task, context: Context) -> bool:
    return task.done is not None and task.done.last <= context.as_of


def _all_closed(phase: Phase | None, context: Context) -> bool:
    closed = [_closed(task, context) for task in phase.tasks] if phase else []
    return bool(closed) and all(closed)
