"""CHG: what others rely on is not taken away: deadlines, certificates with places, names.

Compares with an earlier version; without one nothing is judged.
"""

from collections.abc import Iterator
from datetime import date, timedelta

from generators.checks.chg.comparing import (  # fmt: skip
    ADDED,
    MENDED,
    REMOVED,
    RENAMED,
    certificate_of,
    comparing,
    deleted_certificates,
    earlier,
    earlier_plan,
    entry_changes,
    field_changes,
    file_gone,
    gone_years,
    of_any_year,
)
from generators.checks.engine import ANY_ERROR, Context, Judgement, rule
from generators.checks.ref.as_amended import LOST, as_amended
from generators.checks.suggest import keep_former
from generators.checks.tim.sound import unsound
from generators.core.dates import PlanDate
from generators.core.diagnostics import ERROR, WARNING, Finding, Location, Unknown
from generators.model.documents import Registration
from generators.model.entities import Certificate, Group, Task
from generators.model.exams import Quota, Session
from generators.model.registries import College, Days, Department, FormerName, Major
from generators.model.workdays import NOT_ANNOUNCED, is_workday

_NAMED: tuple[type[Department | Major | Group], ...] = (Department, Major, Group)
_Moved = tuple[Task | Registration, str, PlanDate | None, PlanDate | None]
_STOPPED = MENDED.replace("只差", "只差已经报名的学生怎样办（becomes）、")
_LATER_KINDS = ("培训", "考核", "发证", "总结")  # what registration comes before


@rule(
    "CHG-07", WARNING, "期限不突然提前，也不推到后面的工作以后",
    needs=(ANY_ERROR, LOST, "REF-01", "TIM-01", "TIM-05", "TIM-12"),
)  # fmt: skip
@comparing
@as_amended("phases", "registration", "sessions")
def deadline_moved_too_far(context: Context) -> Iterator[Judgement]:
    """期限提前得太急，各部门来不及；推得太晚，后面的工作就没有时间。提前以后至少要留几个工作日，
    写在 plan.yaml 的 thresholds.notice_days 里。报名推迟到培训、考核以后，或考核推迟到考核工作的
    期限以后，也在这里检查；任务之间的先后由 TIM-07 检查。

    怎么改：把日期往后放；或同时改后面各项工作的日期，并告诉有关的部门。
    """
    yield from unsound(context)
    tasks = [task.at("id") for _, task in context.plan.tasks]
    if waiting := context.waiting("REF-01", *tasks):
        yield waiting
    yield from _moved_earlier(context)
    for old, new, *_ in field_changes(context, Registration, "closes", in_force=True):
        if old.closes and new.closes:
            for what, day in _after_registration(context):
                if old.closes.last <= day < new.closes.last:
                    yield new.finding(
                        "closes",
                        message=f"报名截止推迟到{new.closes.chinese}，晚于{what}",
                        advice="提早报名截止，或同时推迟后面的工作",
                        within=(new.at("closes"),),
                    )
                    break
    yield from _sessions_too_late(context)


def _sessions_too_late(context: Context) -> Iterator[Finding]:
    """Sittings that were put off, or planned anew, beyond the work they belong to."""
    ends = [t.due for _, t in context.plan.tasks if "考核" in t.kinds and t.due]
    limit = max(ends, key=lambda due: due.last, default=None)
    if limit is None:
        return
    sessions: list[tuple[Session | None, Session]] = []
    sessions += [
        (old, new) for old, new, *_ in field_changes(context, Session, "date", in_force=True)
    ]
    anew = entry_changes(context, Session, in_force=True)
    sessions += [(None, each.thing) for each in anew if each.kind == ADDED]
    for before, session in sessions:
        was_late = before is not None and before.date.last > limit.last
        if session.date.last > limit.last and not was_late:
            done = "推迟到" if before else "安排在"
            yield session.finding(
                "date",
                message=f"考核场次 {session.id} {done}{session.date.chinese}，"
                f"晚于考核工作的期限{limit.chinese}",
                advice="提早考核，或同时推迟这项工作的期限",
                within=(session.at("date"),),
            )


@rule("CHG-08", ERROR, "有名额或已报名的证书不删除")
@of_any_year
def certificate_with_places_deleted(context: Context) -> Iterator[Judgement]:
    """证书一删，已经申报的名额、已经报名的学生就查不到了；整年的计划、已经写上的报名人数也是这样。
    停止实施的，也要凭文件变更，文件留着。

    怎么改：恢复这个文件或这一行；确实停止实施的，在 amendments 文件夹里写一份变更，target 写
    [stopped]，becomes 写已经报名的学生怎样办。
    """
    yield from _years_deleted(context)
    before = earlier(context).plan
    if before is None:
        return
    for old in deleted_certificates(context):
        persons = sum(quota.registered or 0 for quota in old.quotas)
        told = f"，已报名 {persons} 人" if persons else ""
        yield Finding(
            file_gone(context, old),
            f"删去了证书“{old.name}”，它有名额 {before.declared_by[old.slug] or 0} 人{told}",
            f"恢复这个文件；确实停止实施的，写成变更（target 写 [stopped]）：{_STOPPED}",
        )
    yield from _registered_deleted(context)


def _registered_deleted(context: Context) -> Iterator[Finding]:
    """Lines of quotas with registered students, and their numbers."""
    for quota, kind, _, delta in entry_changes(context, Quota):
        certificate = delta.trail[-1]
        if kind == REMOVED and quota.registered and isinstance(certificate, Certificate):
            yield Finding(
                certificate.at("quotas", key=True),
                f"删去了{certificate.name}·{quota.called}的名额，已经有 {quota.registered} 人报名",
                "恢复这一行；确有变更的，写在 amendments 文件夹里",
            )
    for was, now, _, delta in field_changes(context, Quota, "registered"):
        if was.registered and now.registered is None:
            called = f"{certificate_of(delta).name}·{now.called}"
            message = f"删去了{called}的报名人数 {was.registered} 人"
            yield now.finding(now.key, message=message, advice="恢复报名人数")


def _years_deleted(context: Context) -> Iterator[Finding]:
    root = context.plan.head.spot.source.path.removesuffix(f"{context.plan.year}/plan.yaml")
    for plan in gone_years(context):
        if plan.status.is_issued and plan.declared:
            yield Finding(
                Location(f"{root}{plan.year}/plan.yaml"),
                f"删去了 {plan.year} 年的计划，它有名额 {plan.declared} 人",
                f"恢复 {plan.year} 文件夹",
            )


@rule("CHG-09", WARNING, "改名的留下旧名")
@comparing
def renamed_without_former(context: Context) -> Iterator[Judgement]:
    """印发的文件、以前的通知写的是旧名。旧名不留下，就对不上。

    怎么改：部门、专业在名册里写 former（原来的名称和更名的日期）；机构把旧名写进 aliases。
    """
    for cls in _NAMED:
        for now, kind, old, _ in entry_changes(context, cls):
            if kind == RENAMED and old and old.name not in _earlier(now):
                yield now.finding(
                    "name",
                    message=f"“{old.name}”改名为“{now.name}”，旧名没有留下",
                    advice=f"写上 aliases: [{old.name}]" if cls is Group else keep_former(old.name),
                )
    yield from _former_lost(context)
    for cls in _NAMED:
        for old, now, *_ in field_changes(context, cls, "aliases"):
            for name in old.aliases:
                if name not in (*_earlier(now), now.name, old.name):
                    message = f"{now.name}的旧名“{name}”从 aliases 里去掉了"
                    yield now.finding("name", message=message, advice=f"写回“{name}”")


def _former_lost(context: Context) -> Iterator[Finding]:
    """Earlier names that stood in a register and do not any more."""
    holders: tuple[type[Department | Major | College], ...] = (Department, Major, College)
    for cls in holders:
        for former, kind, _, delta in entry_changes(context, FormerName):
            now = delta.trail[-1]
            if kind == REMOVED and isinstance(now, cls) and former.name != now.name:
                yield now.finding(
                    "name",
                    message=f"{now.name}的曾用名“{former.name}”去掉了",
                    advice=f"写回 former 里的“{former.name}”",
                )


def _earlier(entry: Department | Major | Group) -> tuple[str, ...]:
    former = () if isinstance(entry, Group) else entry.former
    return (*entry.aliases, *(each.name for each in former))


def _moved_earlier(context: Context) -> Iterator[Finding | Unknown]:
    plans = earlier_plan(context), context.plan
    old, new = (plan.head.thresholds.notice_days for plan in plans)
    notice, days = old or new, context.institution.days  # not that of the same proposal
    for thing, field, before, after in _moved(context):
        if not (before and after) or after.ends >= before.ends:
            continue
        if isinstance(thing, Task) and thing.done:
            continue  # closed work is waited for by nobody
        what = f"{thing.id} 的期限" if isinstance(thing, Task) else "报名截止"
        left = _left(context.as_of, after.last, days)
        if notice is None:
            yield Unknown("提前期限最少要留几个工作日（thresholds.notice_days）")
        elif left is NOT_ANNOUNCED:
            yield Unknown(f"{after.last.year} 年的放假安排（还没有收录）")
        elif left < notice.value:
            yield thing.finding(
                field,
                message=f"{what}由{before.chinese}提前到"
                f"{after.chinese}，只剩 {left} 个工作日，至少要留 {notice.value} 个",
                advice="把日期往后放，并告诉有关的部门",
                within=(thing.at(field),),
            )


def _moved(context: Context) -> Iterator[_Moved]:
    for old, new, field, _ in field_changes(context, Task, "due", in_force=True):
        yield new, field, old.due, new.due
    for was, now, field, _ in field_changes(context, Registration, "closes", in_force=True):
        yield now, field, was.closes, now.closes


def _left(today: date, day: date, days: Days) -> int | None:
    """Working days behind today, up to and with the day."""
    span = [today + timedelta(days=n) for n in range(1, (day - today).days + 1)]
    answers = [is_workday(each, days) for each in span]
    return NOT_ANNOUNCED if NOT_ANNOUNCED in answers else answers.count(True)


def _after_registration(context: Context) -> Iterator[tuple[str, date]]:
    for _, task in context.plan.tasks:
        if task.due and not {*_LATER_KINDS}.isdisjoint(task.kinds):
            yield f" {task.id} 的期限{task.due.chinese}", task.due.last
    for _, session in context.plan.sessions:
        yield f"考核场次 {session.id}（{session.date.chinese}）", session.date.first
