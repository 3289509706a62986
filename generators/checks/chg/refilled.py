"""CHG-17, CHG-18: what fills in an issued document stays as it was on its day, and a document that
no longer holds is issued again.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from generators.checks.chg.comparing import (
    ADDED,
    CHANGED,
    REMOVED,
    comparing,
    earlier,
    earlier_plan,
    file_gone,
)
from generators.checks.chg.printed import NONE_ISSUED, shown_apart
from generators.checks.engine import ANY_ERROR, Context, Judgement, rule
from generators.core.diagnostics import ERROR, WARNING, Finding, Location, NotApplicable, Note
from generators.model import dimensions
from generators.model.documents import Head, Registration
from generators.model.entities import Certificate, Phase, Task, Team
from generators.model.exams import Quota, Seats, Session
from generators.model.notices import Notice
from generators.model.records import Amendment
from generators.model.registries import College
from generators.model.structure import ADDED as LATER
from generators.model.structure import Entity

if TYPE_CHECKING:  # loaded only where versions are compared
    from generators.diff.deltas import Delta
    from generators.press.drafting.reprints import Change

_AMENDED = ("REF-10", "REF-11", "REF-17")
_AFTER = "那份文件晚于公文的，"
_WRITTEN_LATER = "公文印发以后才写进计划的，在{}再写上 entered: 写进计划的日期"
_ANY = ""  # a whole entry that came, went or was renamed
_CERTIFICATES = (Certificate, (_ANY, "name", "number", "stopped"))
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
    "名额": ((Quota, (_ANY, "declared", *dimensions.KEYS)), _CERTIFICATES),
    "负责人": ((Team, ("lead", "co_leads", "posts")), _CERTIFICATES),
    "期限": ((Task, (_ANY, "due")),),
    "进度": ((Phase, (_ANY, "starts", "ends")), (Task, (_ANY, "text"))),
    "考核场次": (
        (Session, (_ANY, "date", "starts", "ends", "majors", "level", "population", "part",
                   "batch", "groups", "people", "makes_up", "turns")),
        (Seats, (_ANY, "name", "seats")),
        _CERTIFICATES,
    ),
}  # fmt: skip


@rule(
    "CHG-17",
    ERROR,
    "数据改动以后，印发了的公文读起来还同印发时一样",
    needs=(ANY_ERROR, "CHG-20", "CHG-21", "SRC-05"),
)
@comparing
def issued_notice_refilled(context: Context) -> Iterator[Judgement]:
    """公文里花括号的内容和表由数据填入，照印发那天的数据。直接改了那天的数据，网站上的公文就同发出去
    的不一样了。改动写成变更（amendments 文件夹），从生效那天算起，印发的公文不变。

    怎么改：恢复原来的数据，把改动写成变更。印发时不知道、后来补写的，写明依据的文件是哪天的（day）；
    文件在公文以前、公文印发以后才写进计划的，再写 entered（写进计划的日期），印发的公文就照旧。
    印发的内容不再适用的，撤回并重新印发。
    """
    yield from _of_data(context, "refilled")


@rule(
    "CHG-18",
    WARNING,
    "数据变更以后，内容不再适用的公文重新印发",
    needs=(ANY_ERROR, *_AMENDED, "CHG-17", "REF-01"),
)
@comparing
def issued_notice_outdated(context: Context) -> Iterator[Judgement]:
    """变更生效以后，印发的公文照旧，可是它写的已经不适用，照着办的人就办错了。这里只是提醒：有的变更
    不必为它重新发文，由办公室决定。

    怎么改：把这一份改为已撤回，写明哪天、为什么，另写一份重新印发；不必重新印发的，说明理由后照旧。
    """
    plan = context.plan.as_issued
    certificates = [each.at("name") for each in plan.certificates]
    for code, places in (
        *((code, [each.at() for each in plan.amendments]) for code in _AMENDED),
        ("CHG-17", [each.at() for each in plan.notices]),  # it may be both
        ("REF-01", certificates),
    ):
        if waiting := context.waiting(code, *places):
            yield waiting
    yield from _of_data(context, "outdated")


def _of_data(context: Context, how: str) -> Iterator[Finding | NotApplicable]:
    from generators.press.drafting import reprints

    before, after = earlier_plan(context), context.plan.as_issued
    issued = {each.slug for each in before.notices if each.is_issued}
    if not issued:
        yield NONE_ISSUED
    for notice in after.notices:
        if notice.slug in issued and notice.is_issued and earlier(context).deltas:
            found = reprints.refilled if how == "refilled" else reprints.outdated
            changes = found(before, after, notice)
            told = changes if how == "refilled" else changes[:1]  # once a document
            for change in told:
                yield _finding(context, notice, change, how, len(changes))


def _finding(context: Context, notice: Notice, change: "Change", how: str, count: int) -> Finding:
    causes = [each for name in change.names for each in _causes(context, name)]
    called, data = notice.number or f"“{notice.title}”", _data(change)
    was, now = shown_apart(change.before, change.after)
    if how == "refilled":
        message = f"{called}已经印发，{data}由“{was}”变成了“{now}”"
        if not (was and now):
            message = f"{called}已经印发，{data}{f'增加了“{now}”' if now else f'去掉了“{was}”'}"
        advice = (
            "改动写成变更（amendments 文件夹），印发的公文就不变；内容不再适用的，撤回并重新印发"
        )
        if early := _amended_before(context, notice, change):
            message += f"：变更 {early.slug} 从{early.effective.chinese}起生效，在印发以前"
            written = _WRITTEN_LATER.format("变更里")
            advice = f"核对变更的生效日期；确是印发以前就生效的：{written}"
        elif entered := next(_entered(context, change), None):
            message, advice = f"{message}：{entered.why}", entered.advice
    else:
        more = f"（共有 {count} 处不适用）" if count > 1 else ""
        message = f"{called}写的{data}是“{was}”，变更以后是“{now}”{more}"
        if not (was and now):
            did = f"增加了“{now}”" if now else f"去掉了“{was}”"
            message = f"变更以后，{called}的{data}{did}{more}"
        advice = "需要重新印发：这一份改为已撤回，另写一份；不必重新印发的照旧"
    place = change.spot.within(*change.span) if change.span else change.spot.at()
    notes, within = tuple(note for note, _ in causes[:3]), tuple(whole for _, whole in causes[:1])
    return Finding(place, message, advice, related=notes, within=within)


def _amended_before(context: Context, notice: Notice, change: "Change") -> Amendment | None:
    """The amendment that is to hold since before the document was issued, and has changed it."""
    things = [delta.thing for name in change.names for delta in _behind(context, name)]
    return next(
        (each for each in things if isinstance(each, Amendment)
         and notice.issued and each.effective.first <= notice.issued.last), None,
    )  # fmt: skip


class _Entered(NamedTuple):
    """Why something that was entered stands in a letter that went out, and what to do."""

    why: str
    advice: str


def _entered(context: Context, change: "Change") -> Iterator[_Entered]:
    """Of what was not known when it was issued: by which document it was entered."""
    for delta in (each for name in change.names for each in _behind(context, name)):
        if delta.kind == ADDED or (delta.kind == CHANGED and delta.before in (None, ())):
            thing, field = delta.thing, delta.field
            origin = thing.origin_of(field) if thing.whole else None
            if origin is None or origin.kind != LATER:
                continue
            later = _WRITTEN_LATER.format(
                " origin 里" if origin is thing.whole else " later 的这一项里"
            )
            if field and origin is thing.whole and thing.ALONE:
                entry = f"{{fields: [{field}], document: 依据的文件和文号, day: 文件的日期}}"
                advice = f"在这一项里加两行：later: 和 - {entry}；"
                advice += _WRITTEN_LATER.format("这里")
                yield _Entered(f"补写了 {field}，没有写依据哪份文件", advice)
            elif isinstance(thing, Certificate):
                yield _Entered(f"增加的{thing.name}没有写哪天写进计划", later)
            elif origin.day is None:
                advice = f"{_AFTER}写上 day: 文件的日期；{later}"
                yield _Entered(f"补写的内容依据{origin.document}，没有写它是哪天的", advice)
            else:
                why = f"补写的内容依据{origin.source}，那份文件不晚于公文"
                yield _Entered(why, f"核对 day；{later}")


def _data(change: "Change") -> str:
    """What the reader calls what was filled in."""
    names = "、".join(dict.fromkeys(change.names))
    return f"“{names}”表" if change.what == "表" else f"“{names}”" if names else change.what


def _causes(context: Context, words: str) -> Iterator[tuple[Note, Location]]:
    """The data that were changed, of those that a name is filled in with, and the whole entry that
    they stand in."""
    for delta in _behind(context, words):
        thing = delta.thing
        if isinstance(thing, Amendment):
            note = Note(thing.at(), f"变更 {thing.slug}（{thing.effective.chinese}起）")
            yield note, thing.at()
        else:
            place, whole = _place(context, delta)
            name = words.partition("：")[0]
            yield Note(place, f"改动的是这里（“{name}”由它填入）"), whole


def _behind(context: Context, words: str) -> Iterator["Delta"]:
    """The differences that a name in braces, or a table, reads."""
    name, _, key = words.partition("：")
    for delta in earlier(context).deltas:
        if isinstance(delta.thing, Amendment):
            if any(delta.thing.target[-1] in fields for _, fields in _READS[name]):
                yield delta
        elif _reads(name, delta) and (not key or key in _called(delta.path)):
            yield delta


def _place(context: Context, delta: "Delta") -> tuple[Location, Location]:
    """Where the data stand in the new version, and the whole entry; of what is gone, where it
    was."""
    if delta.kind != REMOVED:
        return delta.thing.at(*filter(None, [delta.field])), delta.thing.at()
    place = delta.trail[-1].at() if delta.trail else file_gone(context, delta.thing)
    return place, place


def _reads(name: str, delta: "Delta") -> bool:
    return any(
        isinstance(delta.thing, cls) and delta.field in fields for cls, fields in _READS[name]
    )


def _called(path: tuple[Entity, ...]) -> set[str | None]:
    """The names and ids of the things that lead to one."""
    return {vars(each).get(key) for each in path for key in ("name", "id")}
