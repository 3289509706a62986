"""CHG: an official document that was issued stays as it went out, and is replaced when it no
longer holds. Compares prints, not files: what no reader sees is nothing.
"""

from collections.abc import Iterator
from itertools import takewhile

from generators.diagnostics import ERROR, WARNING, Finding, Location, NotApplicable, Note
from generators.model.documents import Head, Registration
from generators.model.entities import Certificate, Phase, Quota, Session, Task, Team
from generators.model.notices import Notice
from generators.model.records import Amendment
from generators.model.registries import College
from generators.rules.comparing import REMOVED, comparing, file_gone
from generators.rules.engine import Context, rule

WITHDRAWN = "已撤回"
_RESTORE = "恢复原来的内容；确有错误的，把这一份改为已撤回，另写一份重新印发"
_LONGEST, _AROUND = 24, 6  # characters of a passage that are shown, and before a difference
_NONE = NotApplicable("上一版没有印发的公文")
_ANY = ""  # a whole entry that came, went or was renamed
_CERTIFICATES = (Certificate, (_ANY, "name", "number"))
# Which data a name in braces, or a table, is filled in with.
_READS: dict[str, tuple[tuple[type, tuple[str, ...]], ...]] = {
    "学院": ((College, ("name",)),),
    "年": (),
    "方案": ((Head, ("title",)),),
    "方案文号": ((Head, ("number",)),),
    "报名开始": ((Registration, ("opens",)),),
    "报名截止": ((Registration, ("closes",)),),
    "证书数": (_CERTIFICATES,),
    "证书": (_CERTIFICATES,),
    "名额": ((Quota, (_ANY, "declared", "major")), _CERTIFICATES),
    "负责人": ((Team, ("lead",)), _CERTIFICATES),
    "期限": ((Task, (_ANY, "due")),),
    "教学团队": ((Team, ("lead",)), _CERTIFICATES),
    "进度": ((Phase, (_ANY, "starts", "ends")), (Task, (_ANY, "text"))),
    "考核场次": (
        (Session, (_ANY, "date", "starts", "ends", "room", "seats", "majors")),
        _CERTIFICATES,
    ),
}  # fmt: skip


@rule("CHG-16", ERROR, "印发了的公文不改动，只撤回或者重新印发")
@comparing
def issued_notice_rewritten(context: Context):
    """印发了的公文已经发到各单位，网站上的要同发出去的一样。改了它，或者删了它，就说不清当时是怎样
    通知的。只改状态为已撤回、改写不印出来的内容（注释、书写的样式），不算改动。

    怎么改：恢复原来的内容；确有错误的，把这一份改为已撤回，写明哪天、为什么，另写一份重新印发。
    """
    old = {each.slug: each for each in context.base.plan.notices if each.is_issued}
    new = {each.slug: each for each in context.plan.as_issued.notices}
    folder = context.plan.head.spot.source.path.removesuffix("plan.yaml")
    if not old:
        yield _NONE
    for slug, before in old.items():
        after = new.get(slug)
        if after:
            yield from _rewritten(context, before, after)
        else:
            yield _gone(before, new, old, folder)


def _rewritten(context: Context, old: Notice, new: Notice) -> Iterator[Finding]:
    from generators.drafting import reprints  # only where versions are compared

    if status := _status(old, new):
        field, message, advice = status
        yield new.finding(field, message=message, advice=advice)
        return
    for change in reprints.rewritten(context.base.plan, old, new):
        yield Finding(change.spot.at(), _said(change), _RESTORE)


def _status(old: Notice, new: Notice) -> tuple[str, str, str] | None:
    """(field, what is wrong, what to do) where the way from draft to withdrawal is left."""
    called = new.number or f"“{new.title}”"
    if not new.is_issued:
        advice = f"状态改回 {old.status}；不再有效的，改为已撤回，写明哪天、为什么"
        return "status", f"{called}已经印发，不能改回草稿", advice
    if old.withdrawn and not new.withdrawn:
        return (
            "status",
            f"{called}已于{old.withdrawn.on.chinese}撤回，不能再改为{new.status}",
            "状态改回 已撤回；还要印发的，另写一份重新印发",
        )
    if old.withdrawn and _withdrawal(old) != _withdrawal(new):
        was, now = ("，".join(_withdrawal(each)) for each in (old, new))
        message = f"撤回的日期和原因已经公布，由“{was}”改成了“{now}”"
        return "withdrawn", message, "恢复原来的日期和原因"
    if not new.withdrawn and old.replaces != new.replaces:
        message = f"{called}印发时{_replacing(old)}，现在写成了{_replacing(new)}"
        return "replaces", message, "恢复原来的内容"
    return None


def _withdrawal(notice: Notice) -> tuple[str, str]:
    return notice.withdrawn.on.chinese, notice.withdrawn.reason


def _replacing(notice: Notice) -> str:
    return f"代替 {notice.replaces}" if notice.replaces else "不代替别的公文"


def _gone(old: Notice, new: dict[str, Notice], before: dict[str, Notice], folder: str) -> Finding:
    """A file that is not there any more in this folder, or has another name now."""
    called = old.number or f"“{old.title}”"
    moved = [
        each
        for slug, each in new.items()
        if slug not in before and (each.title, each.number) == (old.title, old.number)
    ]
    if moved:
        place = moved[0].spot.source.path
        message = f"{called}的文件由 {old.slug}.yaml 改名为 {moved[0].slug}.yaml，网址就打不开了"
        return Finding(Location(place), message, f"文件名改回 {old.slug}.yaml")
    return Finding(
        Location(f"{folder}notices/{old.slug}.yaml"),
        f"删去了已经印发的{called}",
        "恢复这个文件；不再有效的，状态改为已撤回，写明哪天、为什么",
    )


def _said(change) -> str:
    was, now = _shown(change.before, change.after)
    if not change.before:
        return f"印发以后加了{change.what}“{now}”"
    if not change.after:
        return f"印发以后删了{change.what}“{was}”"
    if change.before == change.after:
        return f"印发以后{change.what}“{now}”挪了位置"
    return f"印发以后{change.what}由“{was}”改成了“{now}”"


def _shown(before: str, after: str) -> tuple[str, str]:
    """Both as they can be told in a line: where they begin to differ, with some words before."""
    pairs = zip(before, after, strict=False)
    shared = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
    start = max(0, shared - _AROUND) if max(len(before), len(after)) > _LONGEST else 0
    return _cut(before, start), _cut(after, start)


def _cut(words: str, start: int) -> str:
    part = words[start : start + _LONGEST]
    return f"{'…' if start else ''}{part}{'…' if len(words) > start + _LONGEST else ''}"


@rule("CHG-17", ERROR, "数据改动以后，印发了的公文读起来还同印发时一样", yields=True)
@comparing
def issued_notice_refilled(context: Context):
    """公文里花括号的内容和表由数据填入，照印发那天的数据。直接改了那天的数据，网站上的公文就同发出去
    的不一样了。改动写进 amendments.yaml，从生效那天算起，印发的公文不变。

    怎么改：恢复原来的数据，把改动写进 amendments.yaml；或者把花括号改写成印发时的文字。印发的内容
    不再适用的，撤回并重新印发。
    """
    yield from _of_data(context, "refilled")


@rule("CHG-18", WARNING, "数据变更以后，内容不再适用的公文重新印发", yields=True)
@comparing
def issued_notice_outdated(context: Context):
    """变更生效以后，印发的公文照旧，可是它写的已经不适用，照着办的人就办错了。这里只是提醒：有的变更
    不必为它重新发文，由办公室决定。

    怎么改：把这一份改为已撤回，写明哪天、为什么，另写一份重新印发；不必重新印发的，说明理由后照旧。
    """
    yield from _of_data(context, "outdated")


def _of_data(context: Context, how: str) -> Iterator[Finding | NotApplicable]:
    from generators.drafting import reprints

    before, after = context.base.plan, context.plan.as_issued
    issued = {each.slug for each in before.notices if each.is_issued}
    if not issued:
        yield _NONE
    for notice in after.notices:
        if notice.slug in issued and notice.is_issued and context.base.deltas:
            for change in getattr(reprints, how)(before, after, notice):
                yield _finding(context, notice, change, how)


def _finding(context: Context, notice: Notice, change, how: str) -> Finding:
    causes = [each for name in change.names for each in _causes(context, name)]
    called, data = notice.number or f"“{notice.title}”", _data(change)
    was, now = _shown(change.before, change.after)
    if how == "refilled":
        message = f"{called}已经印发，{data}由“{was}”变成了“{now}”"
        advice = "改动写进 amendments.yaml，印发的公文就不变；内容不再适用的，撤回并重新印发"
    else:
        message = f"{called}写的{data}是“{was}”，变更以后是“{now}”"
        advice = "需要重新印发：这一份改为已撤回，另写一份；不必重新印发的照旧"
    place = change.spot.within(*change.span) if change.span else change.spot.at()
    notes = tuple(note for note, _ in causes[:3])
    return Finding(place, message, advice, related=notes, within=causes[0][1] if causes else None)


def _data(change) -> str:
    """What the reader calls what was filled in."""
    names = "、".join(change.names)
    return f"“{names}”表" if change.what == "表" else f"“{names}”" if names else change.what


def _causes(context: Context, words: str) -> Iterator[tuple[Note, Location]]:
    """The data that were changed, of those that a name is filled in with, and the whole entry that
    they stand in."""
    name, _, key = words.partition("：")
    for delta in context.base.deltas:
        thing = delta.thing
        if isinstance(thing, Amendment):
            if any(thing.target[-1] in fields for _, fields in _READS[name]):
                note = Note(thing.at(), f"变更 {thing.id}（{thing.effective.chinese}起）")
                yield note, thing.at()
        elif _reads(name, delta) and (not key or key in _called(delta.path)):
            place, whole = _place(context, delta)
            yield Note(place, f"改动的是这里（“{name}”由它填入）"), whole


def _place(context: Context, delta) -> tuple[Location, Location]:
    """Where the data stand in the new version, and the whole entry; of what is gone, where it
    was."""
    if delta.kind != REMOVED:
        return delta.thing.at(*filter(None, [delta.field])), delta.thing.at()
    place = delta.trail[-1].at() if delta.trail else file_gone(context, delta.thing)
    return place, place


def _reads(name: str, delta) -> bool:
    return any(
        isinstance(delta.thing, cls) and delta.field in fields for cls, fields in _READS[name]
    )


def _called(path) -> set[str | None]:
    """The names and ids of the things that lead to one."""
    return {vars(each).get(key) for each in path for key in ("name", "id")}
