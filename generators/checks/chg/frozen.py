"""CHG-20, CHG-21: what was issued and what came into force since stays as it is. A change is an
amendment, and exceptions.py says what needs none.

Compares with an earlier version; without one nothing is judged.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from generators.checks.chg.closed import rewrites
from generators.checks.chg.comparing import (  # fmt: skip
    ADDED,
    CHANGED,
    MENDED,
    REMOVED,
    SINCE,
    comparing,
    earlier,
    earlier_plan,
    is_newest,
    list_of,
    of_any_year,
    place_of,
    was_issued,
)
from generators.checks.chg.exceptions import FREE, Free
from generators.checks.engine import Context, Judgement, rule
from generators.core.diagnostics import ERROR, Finding
from generators.model.documents import AttachedFile, Document, DocumentFile
from generators.model.entities import Certificate, Owner, Responsibility
from generators.model.records import Amendment
from generators.model.registries import Day, Days, Ended
from generators.model.structure import Entity

if TYPE_CHECKING:  # loaded only where versions are compared
    from generators.diff.deltas import Delta

_TOLD = ("CHG-01", "CHG-03", "CHG-04", "CHG-05", "CHG-08", "CHG-09", "CHG-19", "SRC-05")
AMEND = f"恢复原来的内容，变更写在 amendments 文件夹里（一处一个文件）；{MENDED}"
_RESTORE = "恢复原来的内容"
NEW_FILE: dict[type[Entity], str] = {
    Certificate: SINCE,
    Responsibility: "origin 写 补录 和依据的文件",
}
_UNDO = "恢复这份变更；又有变化的，另写一份"


@rule("CHG-20", ERROR, "印发了的内容只凭变更改动", needs=_TOLD)
@comparing
def issued_value_changed(context: Context) -> Iterator[Judgement]:
    """印发了的、印发以后生效的，大家照着办。直接改了，原来是怎样定的就查不到，也没有依据。这里看得见
    每一处直接的改动。不用凭变更的只有：印发时还不知道（null）、后来第一次写上的，例如等级、报名时间、
    核定以后的各级人数；新排的考核场次；办结和完成情况的登记；豁免、勘误、表样、草稿和逐句核对的结果。
    已归档的计划里，不知道的也凭变更补写。

    怎么改：运行 plan fix --base 上一版，原来的内容恢复，改动写成 amendments 文件夹里的文件，补上
    document（依据的文件）和 effective（生效日期）。不该改的，恢复原来的内容。
    """
    from generators.diff import direct_edits, sentences  # only where versions are compared

    for delta in frozen(context):
        told = sentences.sentence(delta, context.institution.days)
        can = direct_edits.as_amendments(delta)
        place = place_of(context, delta)
        gone = delta.kind == REMOVED and delta.trail
        within = (place, list_of(delta)) if gone else (place,)
        advice = AMEND if can else _RESTORE
        if delta.kind == ADDED and len(delta.trail) == 1:
            advice = NEW_FILE.get(type(delta.thing), _RESTORE)
        yield Finding(place, f"印发以后直接改了内容：{told}", advice, within=within)


@rule("CHG-21", ERROR, "生效的变更不改，过去的日子不改")
@of_any_year
def amendment_rewritten(context: Context) -> Iterator[Judgement]:
    """变更生效以后，大家照着办，网页和公文也照它写。改了它、删了它，就说不清那几天是怎样定的。写错的
    文号可以改正，缘由可以补写。days.yaml 里过去的放假和上班的日子也是这样：期限照它们算过；名册里
    已经到了日子的并入、分设和撤销（ended）也不改。

    怎么改：恢复原来的变更；又有变化的，另写一份变更。
    """
    if earlier(context).plan is not None and was_issued(context):
        for delta in earlier(context).deltas:
            old = delta.former[-1] if delta.former else None
            if isinstance(old, Amendment) and not _is_free(delta, archived=False):
                yield from _of_amendment(context, old, delta)
    for delta in earlier(context).deltas if is_newest(context) else ():
        old = delta.former[-1] if delta.former else None
        yield from _of_ended(context, delta)
        if isinstance(old, Day) and delta.field != "note" and old.day.last < context.as_of:
            place = place_of(context, delta)
            message = f"{old.day.chinese}已经过去，不能从放假、上班的日子里去掉"
            yield Finding(place, message, "恢复原来的日子")


def _of_ended(context: Context, delta: "Delta") -> Iterator[Finding]:
    """That a department or a major ended, once it has."""
    was = delta.before if delta.field == "ended" else next(
        (each for each in delta.former if isinstance(each, Ended)), None)  # fmt: skip
    if isinstance(was, Ended) and was.day.first <= context.as_of:
        message = f"改动了{was.day.chinese}起的并入、分设或撤销"
        yield Finding(place_of(context, delta), message, "恢复原来的内容")


def _of_amendment(context: Context, old: Amendment, delta: "Delta") -> Iterator[Finding]:
    if old.effective.first <= context.as_of:
        done = "撤销了" if delta.kind == REMOVED else "改动了"
        message = f"{done}已经生效的变更 {old.slug}（{old.effective.chinese}起）"
        yield Finding(place_of(context, delta), message, _UNDO)


def frozen(context: Context) -> Iterator["Delta"]:
    """The differences from the earlier version, of an issued plan, that need an amendment."""
    if not was_issued(context):
        return
    archived = earlier_plan(context).status.is_over
    compared = bool(context.plan.as_issued.issued_text)
    for delta in earlier(context).deltas:
        if isinstance(delta.thing, AttachedFile):
            continue  # CHG-16 asks what it goes with
        beside = isinstance(delta.thing, DocumentFile)  # not printed with it
        if compared and isinstance(delta.path[0], Document) and not beside:
            continue  # SRC-05 holds it against the archive, and CHG-05 that against what it was
        of_year = not isinstance(delta.path[0], Days) and _is_of_year(context, delta)
        if of_year and not isinstance(delta.path[0], Amendment) and not _is_free(delta, archived):
            yield delta


def _is_of_year(context: Context, delta: "Delta") -> bool:
    folder = context.plan.head.spot.source.path.removesuffix("plan.yaml")
    before = earlier_plan(context).head.spot.source.path.removesuffix("plan.yaml")
    return delta.path[0].spot.source.path.startswith((folder, before))


def _is_free(delta: "Delta", archived: bool) -> bool:
    if isinstance(delta.thing, Owner) and not rewrites(delta):
        return True
    if delta.kind == ADDED and len(delta.trail) == 1 and _says_since_when(delta):
        return True
    known = (free for free in FREE if free.archived or not archived)
    return any(_how(delta) in free.how and _speaks_of(free, delta) for free in known)


def _speaks_of(free: Free, delta: "Delta") -> bool:
    if free.fields:
        return isinstance(delta.thing, free.what) and delta.field in free.fields
    return any(isinstance(each, free.what) for each in delta.path)


def _how(delta: "Delta") -> str:
    """In which of the ways of exceptions.py something is different."""
    if delta.kind != CHANGED:
        return delta.kind
    return "enter" if delta.before in (None, ()) else "edit"


def _says_since_when(delta: "Delta") -> bool:
    """A file that was added says by which document, as an amendment would."""
    thing = delta.thing
    if isinstance(thing, Certificate):
        return thing.since is not None
    return isinstance(thing, Responsibility) and thing.origin.kind == "补录"
