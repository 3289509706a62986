"""CHG: what is settled is not rewritten: quotas after registration, closed work, the issued text.

A change after issue is an amendment, with its document and its day; then the issued value stays
where it is. Compares with an earlier version; without one nothing is judged.
"""

import re

from generators.diagnostics import ERROR, Finding, Location, Unknown
from generators.model.entities import (
    Amendment,
    Certificate,
    Erratum,
    Owner,
    Phase,
    Quota,
    Role,
    Task,
    Team,
    Timeline,
)  # fmt: skip
from generators.rules.comparing import (
    ADDED,
    CHANGED,
    REMOVED,
    comparing,
    deltas_of,
    inside,
    was_issued,
)  # fmt: skip
from generators.rules.engine import Context, rule

_NAMES = {"declared": "申报", "approved": "核定"}
_NUMBER = re.compile(r"〔[0-9]{4}〕[0-9]+号")
_AMEND = "恢复原来的值，把变更写进 amendments.yaml，写明依据的文件（document）和缘由（reason）"
INFERRED = "推定"


@rule("CHG-01", ERROR, "报名截止以后，名额只能凭文件变更")
@comparing
def quota_changed_after_registration(context: Context):
    """报名截止以后，名额已经上报。这时改名额，要有文件、有缘由，而且原来的数字要留着，事后说得清。
    第一次补写核定人数不算改动。

    怎么改：不改原来的数字，在 amendments.yaml 里写一条变更，写明 document 和 reason。
    """
    closes = context.base.plan.head.registration.closes
    if closes is None:
        yield Unknown("报名截止的日期")
        return
    if closes.last >= context.as_of or not was_issued(context):
        return
    since = f"报名已在{closes.chinese}截止"
    for delta in deltas_of(context, Quota, *_NAMES):
        if delta.before is not None:
            told = f"{_NAMES[delta.field]}由 {delta.before} 改为 {_shown(delta.after)}"
            message = f"{since}，{_called(delta)}的{told}"
            yield delta.thing.finding(delta.field, message=message, advice=_AMEND)
    for delta in deltas_of(context, Quota):
        if delta.kind == ADDED:
            message = f"{since}，新增了{_called(delta)}的名额"
            yield delta.thing.finding("major", message=message, advice=_AMEND)
        elif delta.kind == REMOVED and not delta.before.registered:  # else CHG-08
            message = f"{since}，删去了{_called(delta)}的名额"
            yield delta.trail[-1].finding("quotas", message=message, advice=_AMEND)
    for delta in deltas_of(context, Amendment):
        quota = delta.thing.file.startswith("certificates/") and "quotas" in delta.thing.target
        if delta.kind == ADDED and quota and delta.thing.reason is None:
            message = f"{since}，变更 {delta.thing.id} 改了名额，没有写缘由"
            yield delta.thing.finding("id", message=message, advice="补写 reason（缘由）")


@rule("CHG-02", ERROR, "名额不改得超过核定人数")
@comparing
def quota_raised_above_approved(context: Context):
    """核定以后，申报人数再多也没有用，多出的人不能报名。要增加的，先取得新的核定。

    怎么改：恢复原来的申报人数；已经重新核定的，同时写上新的核定人数和依据。
    """
    before = context.base.plan.as_of(context.as_of)
    known = {
        (certificate.slug, quota.major, quota.level, quota.population): quota
        for certificate, quota in before.quotas
    }
    for certificate, quota in context.plan.quotas:
        old = known.get((certificate.slug, quota.major, quota.level, quota.population))
        if old is None or quota.approved is None or quota.declared <= old.declared:
            continue
        if quota.declared > quota.approved:
            yield quota.finding(
                "declared",
                message=f"{certificate.name}·{quota.major}的申报由 {old.declared} 增加到 "
                f"{quota.declared}，核定只有 {quota.approved}，"
                f"超出 {quota.declared - quota.approved}",
                advice="先取得新的核定，两个数字一起改",
            )


@rule("CHG-03", ERROR, "办结的工作、已归档的进度不改写")
@comparing
def closed_work_edited(context: Context):
    """办结的工作和已归档的计划是留给以后查的。事后改写，就查不到当时是怎样安排的。补写办结日期、
    完善推定的承担单位不算改写；完成情况和勘误写在别的文件里，随时可以补。

    怎么改：恢复原来的内容；写错了的，在 amendments.yaml 里写一条变更，写明依据。
    """
    archived = context.base.plan.head.status == "已归档"
    for delta in inside(context, Timeline):
        if not _rewrites(delta):
            continue
        task, phase = _former(delta, Task), _former(delta, Phase)
        if archived or (task and _closed(task, context)) or _all_closed(phase, context):
            what = f"任务 {task.id}" if task else f"阶段 {phase.id}" if phase else "进度"
            why = "计划已经归档" if archived else "已经办结"
            yield Finding(_place(delta), f"{what} {why}，不能再改写", "恢复原来的内容")


@rule("CHG-04", ERROR, "负责人和名单的改动有文号和生效日期")
@comparing
def people_changed_without_document(context: Context):
    """谁负责、谁在领导小组，是文件任命的。印发以后换人，要写明凭哪份文件、从哪天起，两份名单都查
    得到。

    怎么改：恢复原来的名单，在 amendments.yaml 里写一条变更；document 写明文件的名称和文号。
    """
    if not was_issued(context):
        return
    advice = "恢复原来的内容，把变更写进 amendments.yaml，写明文号（document）和生效日期"
    for delta in (
        *deltas_of(context, Team, "lead", "members"),
        *deltas_of(context, Role, "people"),
    ):
        if delta.before is not None:
            message = f"{_body(delta)}的人员直接改了，没有文号和生效日期"
            yield delta.thing.finding(delta.field, message=message, advice=advice)
    for delta in deltas_of(context, Role):
        where = delta.trail[-1]
        message = f"{_body(delta)}的人员直接改了，没有文号和生效日期"
        yield where.finding(
            "title" if delta.kind == ADDED else "roles", message=message, advice=advice
        )
    for delta in deltas_of(context, Amendment):
        people = {"team", "roles", "people", "lead", "members"} & {*delta.thing.target}
        if delta.kind == ADDED and people and not _NUMBER.search(delta.thing.document):
            message = f"变更 {delta.thing.id} 换了人，依据里没有文号"
            yield delta.thing.finding("document", message=message, advice="写明文件的名称和文号")


@rule("CHG-05", ERROR, "印发的文号、日期和存档原文不改")
@comparing
def issued_text_changed(context: Context):
    """印发的文件发出去就不能改了。存档和数据一起改，别的检查都看不出来，只有同上一版比较才知道。

    怎么改：恢复原来的内容；文件确有错漏的，写进 errata.yaml（勘误）或另行印发文件。
    """
    old, new = context.base.plan, context.plan.as_issued
    if not was_issued(context) or not old.issued_text:
        return
    if new.issued_text and old.issued_text != new.issued_text:
        lines = [text.splitlines() for text in (old.issued_text, new.issued_text)]
        least = min(map(len, lines))
        line = next((n for n in range(least) if lines[0][n] != lines[1][n]), least) + 1
        path = new.head.spot.source.path.removesuffix("plan.yaml") + "issued.txt"
        end = len(lines[1][line - 1]) + 1 if line <= len(lines[1]) else 1
        place = Location(path, line, 1, line, end)
        yield Finding(place, f"存档的印发原文从第 {line} 行起与上一版不同", "恢复上一版的存档")
        return
    for key, what in {"number": "发文字号", "issued": "成文日期"}.items():
        was, now = (getattr(each.head, key) for each in (old, new))
        was, now = getattr(was, "text", was), getattr(now, "text", now)
        if was is not None and was != now:
            yield new.head.finding(
                key, message=f"印发以后{what}由“{was}”改成了“{now}”", advice="恢复原来的内容"
            )


@rule("CHG-11", ERROR, "新增的勘误有存档原文可引")
@comparing
def erratum_without_archive(context: Context):
    """勘误说的是已经印发、不能再改的文字。还没有存档原文的，直接改草案就行，写勘误等于无的放矢。

    怎么改：删去这一条勘误，直接改 document.yaml；已经印发的，先存入 issued.txt。
    """
    for delta in deltas_of(context, Erratum):
        if delta.kind == ADDED and not context.plan.as_issued.issued_text:
            yield delta.thing.finding(
                "as_stored",
                message=f"勘误 {delta.thing.id} 没有存档原文可引",
                advice="草案有错直接改正文；已经印发的，先存入 issued.txt",
            )


def _called(delta) -> str:
    certificate = next(each for each in delta.path if isinstance(each, Certificate))
    return f"{certificate.name}·{delta.thing.major}"


def _shown(value) -> str:
    return "空" if value is None else str(value)


def _body(delta) -> str:
    holder = delta.path[0]
    return holder.name if isinstance(holder, Certificate) else delta.path[-2].name


def _rewrites(delta) -> bool:
    """Whether a difference changes what was: neither an entry of what was not known yet nor a
    better inference."""
    if delta.field == "done" and delta.before is None:
        return False
    sides = [trail[-1] for trail in (delta.former, delta.trail) if trail]
    owners = [each for each in sides if isinstance(each, Owner)]
    return not owners or any(each.origin.kind != INFERRED for each in owners)


def _former(delta, cls: type):
    return next((each for each in delta.former if isinstance(each, cls)), None)


def _closed(task: Task, context: Context) -> bool:
    return task.done is not None and task.done.last <= context.as_of


def _all_closed(phase: Phase | None, context: Context) -> bool:
    return bool(phase and phase.tasks) and all(_closed(task, context) for task in phase.tasks)


def _place(delta) -> Location:
    if delta.kind == REMOVED:
        return delta.trail[-1].at() if len(delta.trail) > 1 else delta.trail[0].at(key=True)
    if delta.kind == CHANGED:
        return delta.thing.at(delta.field)
    return delta.thing.at()
