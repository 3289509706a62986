"""DOC: numbers of documents in the register, marks of levels, numbering of clauses."""

import re
from collections.abc import Iterator
from itertools import chain, islice, pairwise

from generators.checks.engine import ANY_ERROR, Context, Judgement, rule
from generators.checks.src.stored import places_of
from generators.core.diagnostics import ERROR, WARNING, Finding, Note, Unknown
from generators.model.document.clause_numbers import (
    begun_anew,
    is_attachment,
    number_of,
    usual_mark,
)
from generators.model.documents import Clause
from generators.model.plans import Plan
from generators.model.structure import Spot

# A document with a number: name, place, year, number, whether of this plan.
_Issued = tuple[str, Spot, int, int, bool]
_MOST_GAPS = 20  # that are told; behind so many the numbers follow a way of their own
_ITEM_MARKS = re.compile(r"（\{\}） ?|\{\}\. ?")


@rule("DOC-02", ERROR, "文号不重复，先后不颠倒", needs=("SRC-05",))
def number_used_twice(context: Context) -> Iterator[Judgement]:
    """文号在一年里从小到大编，一份文件一个。重号的两份文件，引用时分不清；印发以后的变更，文号不会比
    方案的还小。只知道一个文号时，无从比较。

    怎么改：查发文登记簿，改正写错的文号。
    """
    plan = context.plan.as_issued
    issued = list(_issued(context))
    numbers = {(year, number) for _, _, year, number, _ in issued}
    if len(numbers) < 2:
        yield Unknown("其他文件的文号，用来比较")
    elif changed := context.waiting("SRC-05", plan.head.at("number")):
        yield changed
    else:
        yield from _out_of_turn(plan, issued)


def _out_of_turn(plan: Plan, issued: list[_Issued]) -> Iterator[Finding]:
    """Numbers that are used again, or are smaller than that of the plan."""
    first: dict[tuple[int, int], tuple[str, Spot]] = {}
    for name, spot, year, number, own in issued:
        known = first.setdefault((year, number), (name, spot))
        if own and known[0] != name:
            yield _finding(spot, f"文号〔{year}〕{number}号已经用在“{known[0]}”上", known[1])
    here = plan.head.spot.step("number")
    if of_plan := next((each for each in issued if each[1] == here), None):
        yield from _before_the_plan(of_plan, [e for e in issued if e[1].route == ("document",)])


def _before_the_plan(own: _Issued, amendments: list[_Issued]) -> Iterator[Finding]:
    """Amendments with a number below the plan's; of several it is the plan's that is wrong."""
    _, here, year, number, _ = own
    before = {each[3]: each for each in amendments if each[2] == year and each[3] < number}
    if len(before) == 1:
        ((less, amendment),) = before.items()
        message = f"变更的文号〔{year}〕{less}号比方案的 {number}号还小"
        yield _finding(amendment[1], message, here)
    elif before:
        those = "、".join(f"{each}号" for each in sorted(before))
        message = f"方案的文号〔{year}〕{number}号比印发以后的变更（{those}）还大"
        yield _finding(here, message, *(each[1] for each in before.values()))


@rule("DOC-14", WARNING, "层次序号写成 一、（一） 1. （1）")
def mark_of_another_kind(context: Context) -> Iterator[Judgement]:
    """层次序号依次写成“一、”“（一）”“1.”“（1）”（GB/T 9704-2012 7.3.3），括号用全角；分章、分条的，
    写“第一章”“第一条”。混用半角，层次就看不清，自动生成的目录也会漏。

    怎么改：起草时删去 mark，item_mark 写 "（{}）"；已经印发的不改，记在 errata.yaml。
    """
    for clause in context.plan.as_issued.clauses:
        expected = usual_mark(clause.clause).strip()
        mark = None if is_attachment(clause.clause) else clause.mark
        if mark is not None and mark.rstrip() != expected:
            yield clause.finding(
                "mark",
                message=f"{clause.clause}的序号写成“{mark.strip()}”，应当是“{expected}”",
                advice="起草时改正；已经印发的记在 errata.yaml",
            )
        for block in clause.blocks:
            if block.item_mark is not None and not _ITEM_MARKS.fullmatch(block.item_mark):
                shown = block.item_mark.replace("{}", "1").strip()
                yield block.finding(
                    "item_mark",
                    message=f"表里的序号写成“{shown}”，应当是“（1）”",
                    advice="起草时改正；已经印发的记在 errata.yaml",
                )


@rule("DOC-15", WARNING, "序号连续，一条之中不重新起头", needs=(ANY_ERROR,))
def numbering_interrupted(context: Context) -> Iterator[Judgement]:
    """序号跳了、重了，或一条里有两组从 1 起头的编号，引用“三（一）1”就不知道指哪一处。

    怎么改：起草时改成连续的，两份名单分成两条；已经印发的不改，引用时写清是哪一份名单。
    """
    plan = context.plan.as_issued
    before = {id(clause): former.clause for former, clause in pairwise(plan.clauses)}
    every = tuple(each.at("clause") for each in plan.clauses)
    strange = {id(each[0]): each for each in _out_of_place(plan.document.attachments)}
    gaps = (each for each in _gaps(plan.clauses) if id(each[0]) not in strange)
    for clause, expected in islice(chain(strange.values(), gaps), _MOST_GAPS):
        # What stood between may have been taken away, or this one called otherwise.
        places = (*every, *places_of(plan, before.get(id(clause), ""), clause.clause))
        yield clause.finding(
            "clause",
            message=f"这里应当是“{expected}”，写的是“{clause.clause}”",
            advice="核对条款的序号",
            within=places,
        )
    for clause in plan.clauses:
        lists = [block for block in clause.blocks if block.items or block.members]
        for block in lists[1:]:
            yield block.finding(
                "members" if block.members else "items",
                message=f"{clause.clause}里的编号又从 1 起头，前面已有一组",
                advice="起草时分成两条；已经印发的不改",
                related=(Note(lists[0].at(), "前一组在这里"),),
            )


def _gaps(clauses: tuple[Clause, ...]) -> Iterator[tuple[Clause, str]]:
    """Clauses whose number does not follow the one before of its kind, and that number. Behind one
    that is wrong the count goes on from it, or as if it were right."""
    last: dict[str, set[int]] = {}  # what the last one of each kind may have been
    for clause in clauses:
        if is_attachment(clause.clause):
            last.clear()  # each counts by itself
        number = number_of(clause.clause)
        if number is None:
            continue
        counted = last.get(number.kind, {0})
        expected, outer = min(counted) + 1, number_of(number.outer)
        there = last.get(outer.kind, {1}) if outer else set()
        if outer and outer.value not in there:
            yield clause, number.named(expected, outer.named(min(there)))
        elif number.value - 1 not in counted:
            yield clause, number.named(expected)
        last[number.kind] = {number.value, expected}
        for kind in begun_anew(number.kind):
            last.pop(kind, None)


def _out_of_place(clauses: tuple[Clause, ...]) -> Iterator[tuple[Clause, str]]:
    """Attachments whose number does not follow, and clauses that are not called after the one that
    they stand in; with the name that each should have."""
    turn, within = 0, ""
    for clause in clauses:
        name = clause.clause
        if is_attachment(name) or not within:
            turn += 1
            within = f"附件{turn}"
            if name != within and (name != "附件" or turn > 1):
                yield clause, within
        elif not name.startswith(within):
            yield clause, within + name.removeprefix("附件")


def _finding(spot: Spot, message: str, *others: Spot) -> Finding:
    related = tuple(Note(other.at(), "另一处") for other in others)
    return Finding(spot.at(), message, "查发文登记簿，改正写错的文号", related=related)


def _issued(context: Context) -> Iterator[_Issued]:
    """Documents of the college with a number: those of earlier plans first, then this one, then
    its amendments."""
    prefix = re.escape(context.institution.college.document_prefix)
    pattern = re.compile(rf"（?{prefix}〔([0-9]{{4}})〕([1-9][0-9]*)号）?")  # the last is its own
    this: Plan = context.plan.as_issued
    for plan in (*(p for p in context.plans if p.year < this.year), this):
        named = [(plan.head.title, plan.head.spot.step("number"), plan.head.number or "")]
        named += [(a.document, a.spot.step("document"), a.document) for a in plan.amendments]
        for name, spot, text in named:
            for match in [*pattern.finditer(text)][-1:]:
                name = name.replace(match[0], "")
                yield name, spot, int(match[1]), int(match[2]), plan is this
