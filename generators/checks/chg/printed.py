"""CHG-16: an official document that was issued stays as it went out. Compares prints, not files:
what no reader sees is nothing.
"""

from collections.abc import Iterator
from dataclasses import replace
from itertools import takewhile
from typing import TYPE_CHECKING

from generators.checks.chg.comparing import comparing, earlier_plan
from generators.checks.doc.issued_notices import WITHDRAWN_SO
from generators.checks.engine import Context, Judgement, rule
from generators.core.diagnostics import ERROR, Finding, Location, NotApplicable
from generators.model import attached_files
from generators.model.notices import Notice

if TYPE_CHECKING:  # loaded only where versions are compared
    from generators.press.drafting.reprints import Change

_LONGEST, _AROUND = 24, 6  # characters of a passage that are shown, and before a difference
_RESTORE = f"恢复原来的内容；确有错误的，把这一份改为 已撤回，{WITHDRAWN_SO}，另写一份重新印发"
_OTHER = "恢复原来的文件；要换的，新文件另起一个名字，由另一份公文（例如重新印发的）写到它"
NONE_ISSUED = NotApplicable("上一版没有印发的公文")


@rule("CHG-16", ERROR, "印发了的公文不改动，只撤回或者重新印发")
@comparing
def issued_notice_rewritten(context: Context) -> Iterator[Judgement]:
    """印发了的公文已经发到各单位，网站上的要同发出去的一样。改了它，或者删了它，就说不清当时是怎样
    通知的。只改状态为已撤回、改写不印出来的内容（注释、书写的样式），不算改动。

    怎么改：恢复原来的内容；确有错误的，把这一份改为已撤回，写明哪天、为什么，另写一份重新印发。
    """
    yield from _other_files(context)
    old = {each.slug: each for each in earlier_plan(context).notices if each.is_issued}
    new = {each.slug: each for each in context.plan.as_issued.notices}
    folder = context.plan.head.spot.source.path.removesuffix("plan.yaml")
    if not old:
        yield NONE_ISSUED
    for slug, before in old.items():
        after = new.get(slug)
        if after:
            yield from _rewritten(context, before, after)
        else:
            replacing = tuple(n.at("replaces") for n in new.values() if n.replaces == slug)
            yield replace(_gone(before, new, old, folder), explains=replacing)


def _other_files(context: Context) -> Iterator[Finding]:
    """Files of issued notices, and of the issued document, that are other ones now."""
    plan, now = earlier_plan(context), context.plan.attached
    for file in attached_files.public(plan):
        if file.name in now and now[file.name].sha256 != file.sha256:
            place = Location(now[file.name].spot.source.path)
            message = f"附件的文件 {file.name} 已经和公文一起印发，现在换成了另一份"
            yield Finding(place, message, _OTHER)


def _rewritten(context: Context, old: Notice, new: Notice) -> Iterator[Finding]:
    from generators.press.drafting import reprints  # only where versions are compared

    if status := _status(old, new):
        field, message, advice = status
        yield new.finding(field, message=message, advice=advice)
        return
    for change in reprints.rewritten(earlier_plan(context), old, new):
        yield Finding(change.spot.at(), _said(change), _RESTORE)


def _status(old: Notice, new: Notice) -> tuple[str, str, str] | None:
    """(field, what is wrong, what to do) where the way from draft to withdrawal is left."""
    called = new.number or f"“{new.title}”"
    if not new.is_issued:
        advice = f"状态改回 {old.status}；不再有效的，改为 已撤回，{WITHDRAWN_SO}"
        return "status", f"{called}已经印发，不能改回草稿", advice
    if old.withdrawn and not new.withdrawn:
        return (
            "status",
            f"{called}已于{old.withdrawn.on.chinese}撤回，不能再改为{new.status}",
            "状态改回 已撤回；还要印发的，另写一份重新印发",
        )
    was, now = (_withdrawal(each) for each in (old, new))
    if old.withdrawn and was != now:
        message = f"撤回的日期和原因已经公布，由“{was}”改成了“{now}”"
        return "withdrawn", message, "恢复原来的日期和原因"
    if not new.withdrawn and old.replaces != new.replaces:
        message = f"{called}印发时{_replacing(old)}，现在写成了{_replacing(new)}"
        return "replaces", message, "恢复原来的内容"
    return None


def _withdrawal(notice: Notice) -> str:
    """The day and the reason; nothing where it holds."""
    return f"{each.on.chinese}，{each.reason}" if (each := notice.withdrawn) else ""


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
        f"恢复这个文件；不再有效的，状态改为 已撤回，{WITHDRAWN_SO}",
    )


def _said(change: "Change") -> str:
    was, now = shown_apart(change.before, change.after)
    if not change.before:
        return f"印发以后加了{change.what}“{now}”"
    if not change.after:
        return f"印发以后删了{change.what}“{was}”"
    if change.before == change.after:
        return f"印发以后{change.what}“{now}”挪了位置"
    return f"印发以后{change.what}由“{was}”改成了“{now}”"


def shown_apart(before: str, after: str) -> tuple[str, str]:
    """Both as they can be told in a line: where they begin to differ, with some words before."""
    pairs = zip(before, after, strict=False)
    shared = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
    start = max(0, shared - _AROUND) if max(len(before), len(after)) > _LONGEST else 0
    return _cut(before, start), _cut(after, start)


def _cut(words: str, start: int) -> str:
    part = words[start : start + _LONGEST]
    return f"{'…' if start else ''}{part}{'…' if len(words) > start + _LONGEST else ''}"
