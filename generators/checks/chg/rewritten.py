"""CHG: what was issued is not rewritten: who was appointed, numbers and days, the archived text.

A change after issue is an amendment, with its document and its day; then the issued value stays
where it is. Compares with an earlier version; without one nothing is judged.
"""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from generators.checks.chg.comparing import (  # fmt: skip
    ADDED,
    MENDED,
    REMOVED,
    comparing,
    earlier_plan,
    entry_changes,
    field_changes,
    was_issued,
)
from generators.checks.engine import Context, Judgement, rule
from generators.core.diagnostics import ERROR, Finding, Location
from generators.model.entities import Certificate, Group, Responsibility, Role, Team
from generators.model.plans import Plan
from generators.model.records import Amendment, Erratum
from generators.model.structure import Entity

if TYPE_CHECKING:  # loaded only where versions are compared
    from generators.diff.deltas import Delta

_NUMBER = re.compile(r"〔[0-9]{4}〕[0-9]+号")
_AMEND = f"恢复原来的内容，变更写在 amendments 文件夹里，写明文号（document）和生效日期；{MENDED}"
_PEOPLE: dict[type[Entity], tuple[str, ...]] = {
    Team: ("lead", "members"), Role: ("people",), Group: ("hosted_by", "head"),
    Responsibility: ("head",),
}  # fmt: skip
_PEOPLE_KEYS = {"team", "roles", "people", "lead", "members", "head", "hosted_by"}
_WHAT = {
    (Group, "hosted_by"): "所在部门", (Group, "head"): "负责人", (Responsibility, "head"): "负责人",
}  # fmt: skip


@rule("CHG-04", ERROR, "负责人和名单的改动有文号和生效日期")
@comparing
def people_changed_without_document(context: Context) -> Iterator[Judgement]:
    """谁负责、谁在领导小组，是文件任命的。印发以后换人，要写明凭哪份文件、从哪天起，两份名单都查
    得到。

    怎么改：恢复原来的名单，在 amendments 文件夹里写一份变更；document 写明文件的名称和文号。
    """
    if not was_issued(context):
        return
    for delta in (*_edited_people(context), *_edited_bodies(context)):
        what = f"{_body(delta)}的{_WHAT.get((type(delta.thing), delta.field), '人员')}直接改了"
        if isinstance(delta.thing, Group) and not delta.field:
            what = f"{'新增' if delta.kind == ADDED else '删去'}了{delta.thing.name}"
        yield Finding(_place(delta), f"{what}，没有文号和生效日期", _AMEND)
    for amendment, kind, *_ in entry_changes(context, Amendment):
        if kind == ADDED and is_of_people(amendment):
            yield from _without_number(amendment)
    for was, now, *_ in field_changes(context, Amendment, "document"):
        if is_of_people(now) and _NUMBER.search(was.document):
            yield from _without_number(now)


def _edited_people(context: Context) -> Iterator["Delta"]:
    for cls, fields in _PEOPLE.items():
        deltas = (each.delta for each in field_changes(context, cls, *fields))
        yield from (delta for delta in deltas if delta.before is not None)


def _edited_bodies(context: Context) -> Iterator["Delta"]:
    """Posts and whole bodies that came or went."""
    yield from (each.delta for each in entry_changes(context, Role))
    groups = entry_changes(context, Group)
    yield from (each.delta for each in groups if each.kind in (ADDED, REMOVED))


def _without_number(amendment: Amendment) -> Iterator[Finding]:
    if not _NUMBER.search(amendment.document):
        message = f"变更 {amendment.slug} 换了人，依据里没有文号"
        yield amendment.finding("document", message=message, advice="写明文件的名称和文号")


def is_of_people(amendment: Amendment) -> bool:
    return not _PEOPLE_KEYS.isdisjoint(amendment.target)


@rule("CHG-05", ERROR, "印发的文号、日期和存档原文不改")
@comparing
def issued_text_changed(context: Context) -> Iterator[Judgement]:
    """印发的文件发出去就不能改了。存档和数据一起改，别的检查都看不出来，只有同上一版比较才知道。

    怎么改：恢复原来的内容；文件确有错漏的，写进 errata.yaml（勘误）或另行印发文件。
    """
    old, new = earlier_plan(context), context.plan.as_issued
    if not was_issued(context):
        return
    if not new.status.is_issued:
        message = f"已经印发的计划不能退回草案，原来是“{old.head.status}”"
        yield new.head.finding("status", message=message, advice="恢复原来的状态")
    if old.issued_text and new.issued_text and old.issued_text != new.issued_text:
        yield _archive_changed(old, new)
    before, after = (each.head.issued and each.head.issued.chinese for each in (old, new))
    for key, what, was, now in (
        ("number", "发文字号", old.head.number, new.head.number),
        ("issued", "成文日期", before, after),
    ):
        if was is not None and was != now:
            yield new.head.finding(
                key, message=f"印发以后{what}由“{was}”改成了“{now}”", advice="恢复原来的内容"
            )


def _archive_changed(old: Plan, new: Plan) -> Finding:
    lines = [text.splitlines() for text in (old.issued_text, new.issued_text)]
    least = min(map(len, lines))
    line = next((n for n in range(least) if lines[0][n] != lines[1][n]), least) + 1
    path = new.head.spot.source.path.removesuffix("plan.yaml") + "issued.txt"
    end = len(lines[1][line - 1]) + 1 if line <= len(lines[1]) else 1
    place = Location(path, line, 1, line, end)
    return Finding(place, f"存档的印发原文从第 {line} 行起与上一版不同", "恢复上一版的存档")


@rule("CHG-11", ERROR, "新增的勘误有存档原文可引")
@comparing
def erratum_without_archive(context: Context) -> Iterator[Judgement]:
    """勘误说的是已经印发、不能再改的文字。还没有存档原文的，直接改草案就行，写勘误等于无的放矢。

    怎么改：删去这一条勘误，直接改 document.yaml；已经印发的，先存入 issued.txt。
    """
    for erratum, kind, *_ in entry_changes(context, Erratum):
        if kind == ADDED and not context.plan.as_issued.issued_text:
            yield erratum.finding(
                "as_stored",
                message=f"勘误 {erratum.id} 没有存档原文可引",
                advice="草案有错直接改正文；已经印发的，先存入 issued.txt",
            )


def _body(delta: "Delta") -> str:
    """Whose people they are."""
    root = delta.path[0]
    if isinstance(root, Certificate):
        return root.name
    if isinstance(root, Responsibility):
        return root.department
    return next(each.name for each in delta.path if isinstance(each, Group))


def _place(delta: "Delta") -> Location:
    """The value that was changed; the list out of which something went."""
    if delta.field:
        return delta.thing.at(delta.field)
    if delta.kind == REMOVED:
        of_group = isinstance(delta.thing, Group)
        return delta.trail[-1].at("groups" if of_group else "roles", key=of_group)
    return delta.thing.at("name" if isinstance(delta.thing, Group) else "title")
