"""Where the clauses of an issued document are: their anchors, the clauses around them, and the
other ways in which they are cited.

Articles run through the document, so 第九条 and 第三章第九条 are one place. Anchors are made of
positions, never of words, so that no two are equal whatever the numbering.
"""

from collections.abc import Iterator
from itertools import chain, count

from generators.core.once import once
from generators.model.document.clause_numbers import item_name, number_of
from generators.model.document.issued_text import level_of, table_label
from generators.model.documents import Clause
from generators.model.plans import Plan

_DEEPEST = 3


@once
def anchors(plan: Plan) -> dict[str, str]:
    """Every reference a fact may cite (一, 二（一）, 二（一）表1, 三（三）1, 第三章第九条), each
    with the HTML anchor of its place."""
    own = _anchors(plan)
    cited = {other: own[name] for other, name in cited_as(plan).items() if name in own}
    return cited | own


@once
def _anchors(plan: Plan) -> dict[str, str]:
    found, turns = {"题头": "top", "落款": "end"}, [0] * _DEEPEST
    if plan.document.end == ():
        del found["落款"]
    taken, free, asked = {*found.values()}, dict[str, Iterator[str]](), dict[str, str]()

    def add(name: str, wanted: str) -> None:
        if asked.get(name) == wanted:
            return
        asked[name] = wanted
        more = (f"{wanted}-{number}" for number in count(2))
        free.setdefault(wanted, chain([wanted], more))
        found[name] = next(each for each in free[wanted] if each not in taken)
        taken.add(found[name])

    for clause in plan.clauses:
        anchor = _by_position(level_of(clause), turns)
        add(clause.clause, anchor)
        for block in clause.blocks:
            if block.is_table:
                label = table_label(block)
                add(clause.clause + label, label.replace("表", "table-").rstrip("-"))
            for index, _ in enumerate(block.items, 1):
                add(item_name(clause.clause, block.item_numbers, index), f"{anchor}-{index}")
    return found


def _by_position(level: int, turns: list[int]) -> str:
    if not level:
        return "preface"
    turns[level - 1] += 1
    turns[level:] = [0] * (_DEEPEST - level)
    return "s" + "-".join(str(turn) for turn in turns[:level])


@once
def around(plan: Plan) -> dict[str, tuple[str, ...]]:
    """Of each clause: itself, and those that it is a part of, the nearest first."""
    return {clause.clause: tuple(_around(clause, held)) for clause, held in _nested(plan)}


def _around(clause: Clause, held: tuple[str, ...]) -> Iterator[str]:
    yield clause.clause
    number = number_of(clause.clause)
    if number is None or not number.outer:
        yield from held
    while number and number.outer:
        yield number.outer
        number = number_of(number.outer)


def _nested(plan: Plan) -> Iterator[tuple[Clause, tuple[str, ...]]]:
    """Each clause with those above it, by where it stands."""
    above: list[tuple[int, str]] = []
    for clause in plan.clauses:
        level = level_of(clause)
        while above and above[-1][0] >= level:
            above.pop()
        yield clause, tuple(name for _, name in reversed(above))
        if level:
            above.append((level, clause.clause))


@once
def cited_as(plan: Plan) -> dict[str, str]:
    """Other ways to cite an article, and its items: with the chapter it is in, or without."""
    found: dict[str, str] = {}
    for clause, held in _nested(plan):
        number = number_of(clause.clause)
        if number is None or number.kind != "条":
            continue
        held = tuple(name for name in held if _is_laid(name))
        names = [number.named(number.value, "")] if number.outer else []
        names += [
            "".join(reversed(held[:deep])) + clause.clause for deep in range(1, len(held) + 1)
        ]
        names += [held[-1] + clause.clause] if held else []
        for name in names:
            found.setdefault(name, clause.clause)
            for block in clause.blocks:
                for index, _ in enumerate(block.items, 1):
                    own = item_name(clause.clause, block.item_numbers, index)
                    found.setdefault(name + own.removeprefix(clause.clause), own)
                if block.is_table:
                    label = table_label(block)
                    found.setdefault(name + label, clause.clause + label)
    return found


def _is_laid(name: str) -> bool:
    """Whether it is a chapter, or a section of one."""
    number = number_of(name)
    return number is not None and number.kind in ("编", "篇", "部分", "章", "节")


def enclosing(plan: Plan, reference: str) -> str | None:
    """The clause in which something cited stands: 三（二） for 三（二）1 and 三（二）表2."""
    own = cited_as(plan).get(reference, reference)
    names = {clause.clause for clause in plan.clauses}
    return next((own[:end] for end in range(len(own), 0, -1) if own[:end] in names), None)
