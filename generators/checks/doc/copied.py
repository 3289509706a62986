"""DOC-23: a new year's plan that was begun from another year's has left nothing of that year in.

Compares with the nearest earlier year. Of a plan with an archive only the archive, the number and
the day are compared: what was issued stays as it is.
"""

import re
from collections.abc import Collection, Iterator

from generators.checks.engine import Context, Judgement, rule
from generators.core.dates import PlanDate
from generators.core.diagnostics import ERROR, Finding, Location, Note
from generators.model.entities import Task
from generators.model.notices import Notice
from generators.model.plans import Plan
from generators.model.structure import Entity, Spot

_BEGIN = "开始新的一年用 plan new {}，它照上一年起草，只属于上一年的都留空"
_SHOWN = 8


@rule("DOC-23", ERROR, "新一年的方案不留着上一年的内容")
def left_from_the_year_before(context: Context) -> Iterator[Judgement]:
    """新的一年照上一年的文件夹抄一份来改，容易漏改：文号、日期、存档还是上一年的，各阶段的时间、文中的年份
    还是上一年的，上一年的变更、勘误也跟了过来。印出来的文件就张冠李戴。

    怎么改：逐处改成这一年的；还没有定的写 null。最好不抄文件夹，运行 plan new 2022（写要开始的那一
    年），它照上一年起草，只属于上一年的内容都留空，并列出还要填什么。
    """
    plan, former = context.plan.as_issued, _former(context)
    if former is None:
        return
    whole = list(_whole(plan, former))
    yield from whole
    if not whole and not plan.issued_text:
        yield from _title(plan, former)
        yield from _times(plan, former)
        yield from _years_in_text(plan, former)
        yield from _of_the_year(plan, former)


def _former(context: Context) -> Plan | None:
    plans = sorted(context.plans, key=lambda plan: plan.year)
    return next((p.as_issued for p in reversed(plans) if p.year < context.plan.year), None)


def _whole(plan: Plan, former: Plan) -> Iterator[Finding]:
    """What two issued documents never share: told once, at the first."""
    here, there = plan.head, former.head
    facts = (
        ("发文字号", "number", here.number, there.number),
        ("成文日期", "issued", _text(here.issued), _text(there.issued)),
    )
    same = [(what, field) for what, field, now, then in facts if now and now == then]
    names = [what for what, _ in same]
    if plan.issued_text and plan.issued_text == former.issued_text:
        names.append("存档原文")
    if not names or ("发文字号" in names and plan.head.title != former.head.title):
        return  # a number that is used twice is DOC-02's
    place = same[0][1] if same else "status"
    empty = "number、issued 写 null，status 写 草案，删去 issued.txt"
    yield plan.head.finding(
        place,
        message=f"{plan.year} 年的{'、'.join(names)}与 {former.year} 年的一样，像是照抄过来的",
        advice=f"还没有印发的，{empty}；{_BEGIN.format(plan.year)}",
        related=(Note(former.head.at(place), f"{former.year} 年的写在这里"),),
    )


def _title(plan: Plan, former: Plan) -> Iterator[Finding]:
    if plan.head.title == former.head.title:
        yield plan.head.finding(
            "title",
            message=f"标题与 {former.year} 年的方案一样",
            advice=f"写 {plan.year} 年的标题；title_lines 照着改",
            related=(Note(former.head.at("title"), f"{former.year} 年的标题"),),
        )


def _times(plan: Plan, former: Plan) -> Iterator[Finding]:
    """Days and spans as in the year before, of what has the same number: told once. Of sittings
    TIM-15 tells the year."""
    places: list[Location] = []
    then = {phase.id: phase for phase in former.phases}
    for phase in plan.phases:
        old = then.get(phase.id)
        if old and phase.span and old.span == phase.span:
            places.append(phase.at("starts"))
    due = {task.id: task.due for _, task in former.tasks}
    for _, task in plan.tasks:
        if task.due and _text(task.due) == _text(due.get(task.id)):
            places.append(task.at("due"))
    here, there = plan.head.registration, former.head.registration
    for field, day, then_day in (
        ("opens", here.opens, there.opens),
        ("closes", here.closes, there.closes),
    ):
        if day and _text(day) == _text(then_day):
            places.append(here.at(field))
    if places:
        first, *more = places
        yield Finding(
            first,
            f"有 {len(places)} 处时间还是 {former.year} 年的",
            f"改成 {plan.year} 年的时间；还没有定的写 null 或者删去",
            related=tuple(Note(place, "这里也是") for place in more[:_SHOWN]),
        )


def _years_in_text(plan: Plan, former: Plan) -> Iterator[Finding]:
    """The year before in words that are the same as then; of a notice that is, once."""
    old, left = {text for _, text in _words(former)}, _same_notices(plan, former)
    year = re.compile(rf"{former.year} ?年")
    for spot, text in _words(plan, left):
        if text in old and (match := year.search(text)) and text != former.head.title:
            yield Finding(
                spot.within(*match.span()),
                f"这里写的“{match[0]}”是照 {former.year} 年抄来的",
                f"改成 {plan.year} 年",
            )


def _words(plan: Plan, but: Collection[Notice] = ()) -> Iterator[tuple[Spot, str]]:
    yield from plan.prose
    forms = [block for clause in plan.clauses for block in clause.blocks]
    yield from ((column.words, column.title) for form in forms for column in form.columns)
    for summary in plan.summaries:
        yield summary.spot.step("title"), summary.title
        yield from ((summary.spot.step("notes", i), note) for i, note in enumerate(summary.notes))
    for notice in (each for each in plan.notices if each not in but):
        yield notice.spot.step("title"), notice.title
        yield from notice.prose


def _same_notices(plan: Plan, former: Plan) -> list[Notice]:
    known = {(each.title, each.number) for each in former.notices if each.number}
    return [each for each in plan.notices if (each.title, each.number) in known]


def _of_the_year(plan: Plan, former: Plan) -> Iterator[Finding]:
    """Records that belong to the year in which they were made."""
    for what, key, list_, old in (
        ("变更", "file", plan.amendments, former.amendments),
        ("勘误", "id", plan.errata, former.errata),
        ("豁免", "code", plan.waivers, former.waivers),
    ):
        said = [each.spot.value for each in old]
        same = [each for each in list_ if each.spot.value in said]
        if same:
            yield same[0].finding(
                key,
                message=f"{former.year} 年的{what}有 {len(same)} 条留在这里",
                advice=f"删去；只属于 {former.year} 年",
            )
    if notices := _same_notices(plan, former):
        yield notices[0].finding(
            "title",
            message=f"{former.year} 年的公文有 {len(notices)} 份留在这里",
            advice="删去；这一年的公文用 plan notice new 起草",
        )
    said = [each.spot.value for each in _done(former)]
    done = [each for each in _done(plan) if each.spot.value in said]
    if done:
        yield done[0].finding(
            "done" if isinstance(done[0], Task) else "task",
            message=f"{former.year} 年的完成情况有 {len(done)} 处留在这里",
            advice="删去 evidence 里的材料和 done",
        )


def _done(plan: Plan) -> Iterator[Entity]:
    yield from (task for _, task in plan.tasks if task.done)
    yield from (each for holder in plan.responsibilities for each in holder.evidence)


def _text(day: PlanDate | None) -> str | None:
    """A date as it is written."""
    return day.text if day else None
