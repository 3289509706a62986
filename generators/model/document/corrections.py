"""The corrected edition: the printed document with its errata applied, each one marked.

An erratum quotes the stored text of its clause exactly; `\\n` in the quotation is the end of a
line, 〔表2〕 a whole table. A table that the correction takes out of a sentence goes to the end
of its clause, so nothing is ever lost. Never changes what is stored.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby, pairwise, takewhile
from typing import NamedTuple

from generators.model.document.issued_text import Printed, print_blocks
from generators.model.plans import Plan
from generators.model.records import Erratum
from generators.model.tables.cells import BREAK, Spans


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of corrected text; with the erratum where it differs from the stored text, and
    then also what is stored. A stretch that only takes something away has no text."""

    text: str
    erratum: Erratum | None = None
    stored: str = ""


class Change(NamedTuple):
    """What an erratum changes of a text: from where on, what stands there, what it becomes."""

    start: int
    stored: str
    becomes: str
    erratum: Erratum


@dataclass(frozen=True, slots=True)
class Corrected:
    """One block of the corrected edition: that of issued_text.Printed, with runs for segments."""

    kind: str
    clause: str
    lines: tuple[tuple[Run, ...], ...]
    label: str = ""
    level: int = 0
    facts: tuple[str, ...] = ()
    heads: int = 0
    spans: Spans = ()

    @property
    def text(self) -> str:
        text = "\n".join("".join(run.text for run in line) for line in self.lines)
        return text.replace(BREAK, "\n")

    @property
    def rows(self) -> list[list[tuple[Run, ...]]]:
        """The cells of a table's lines, the caption left out: as many in each as it has columns,
        also where a correction has broken or joined lines."""
        split, wide = [_split(line, "\t") for line in self.lines[1:]], len(self.facts)
        return [[*row[:wide], *[()] * (wide - len(row))] for row in split]


def corrected_blocks(plan: Plan, errata: Iterable[Erratum] | None = None) -> list[Corrected]:
    """The whole document in order, corrected by all errata or only by those given."""
    blocks, errata = [], plan.errata if errata is None else errata
    for clause, group in groupby(print_blocks(plan), key=lambda block: block.clause):
        here = [e for e in errata if e.clause == clause]
        blocks += _correct_clause(clause, list(group), here)
    return blocks


def changes(text: str, errata: Iterable[Erratum]) -> Iterator[Change]:
    """What errata change of a text, in its order."""
    at = 0
    for run in _runs(text, errata):
        if run.erratum:
            yield Change(at, run.stored, run.text, run.erratum)
        at += len(run.stored if run.erratum else run.text)


def unplaced(plan: Plan) -> Iterator[Erratum]:
    """Errata whose quotation is not found exactly once in their clause."""
    texts: dict[str, list[str]] = {}
    for block in print_blocks(plan):
        mark = mark_of_table(block)
        texts.setdefault(block.clause, []).append(mark or _text(block))
        if mark:
            texts.setdefault(block.clause + mark, []).append(_text(block))
    for erratum in plan.errata:
        places = [
            "\n".join(lines)
            for clause, lines in texts.items()
            if clause == erratum.clause or clause.startswith(f"{erratum.clause}〔")
        ]
        if sum(text.replace(BREAK, "\n").count(erratum.as_stored) for text in places) != 1:
            yield erratum


def overlapping(plan: Plan) -> Iterator[tuple[Erratum, Erratum]]:
    """Errata that quote some of the same characters: (the later one in the file, the earlier)."""
    for clause, group in groupby(print_blocks(plan), key=lambda block: block.clause):
        blocks, errata = list(group), [e for e in plan.errata if e.clause == clause]
        texts = ["\n".join(mark_of_table(b) or _text(b) for b in blocks)]
        texts += [_text(block) for block in blocks if block.kind == "table"]
        for text in texts:
            for (start, one), (after, other) in pairwise(_found(text, errata)):
                if after < start + len(one.as_stored):
                    first, second = sorted((one, other), key=plan.errata.index)
                    yield second, first


def _correct_clause(clause: str, printed: list[Printed], errata: list[Erratum]) -> list[Corrected]:
    """The clause as one text, lines apart, tables as marks; then its lines again."""
    tables = [block for block in printed if block.kind == "table"]
    kinds = [
        block for block in printed
        for _ in range(1 if mark_of_table(block) else len(block.lines))
    ]  # fmt: skip
    text = "\n".join(mark_of_table(block) or _text(block) for block in printed)
    blocks, members = [], None
    for number, line in _lines(text, errata):
        origin = kinds[number]
        if origin in tables and mark_of_table(origin) == "".join(run.text for run in line):
            tables.remove(origin)
            blocks.append(_table(origin, errata))
        elif origin.kind == "table":  # whose mark a correction has changed: at the end, whole
            blocks.append(Corrected("paragraph", clause, (line,)))
        elif origin.kind == "members" and origin is members:
            blocks[-1] = Corrected(
                "members", clause, (*blocks[-1].lines, line), origin.label, origin.level
            )
        else:
            blocks.append(Corrected(origin.kind, clause, (line,), origin.label, origin.level))
        members = origin
    return blocks + [_table(block, errata) for block in tables]


def _table(block: Printed, errata: list[Erratum]) -> Corrected:
    lines = tuple(line for _, line in _lines(_text(block), errata))
    spans = block.spans if len(lines) == len(block.lines) else ()  # else rows were broken or joined
    return Corrected(
        "table", block.clause, lines, block.label,
        facts=block.facts, heads=block.heads, spans=spans,
    )  # fmt: skip


def _lines(text: str, errata: list[Erratum]) -> Iterator[tuple[int, tuple[Run, ...]]]:
    """The corrected text's lines with the number of the stored line each begins in."""
    number = 0
    for line in _split(tuple(_runs(text, errata)), "\n"):
        yield number, line
        stored = "".join(run.stored if run.erratum else run.text for run in line)
        number += stored.count("\n") + 1


def _runs(text: str, errata: Iterable[Erratum]) -> Iterator[Run]:
    at = 0
    for start, erratum in _found(text, errata):
        if start < at:
            continue  # overlaps the one before; rule SRC-06 says so
        stored, corrected = erratum.as_stored, erratum.corrected
        if BREAK in text[start : start + len(stored)]:  # lines of a cell, and no rows
            corrected = corrected.replace("\n", BREAK)
            stored = text[start : start + len(stored)]
        before, after = _common(stored, corrected)
        yield Run(text[at : start + before])
        changed = stored[before : len(stored) - after]
        yield Run(corrected[before : len(corrected) - after], erratum, changed)
        at = start + len(stored) - after
    yield Run(text[at:])


def _found(text: str, errata: Iterable[Erratum]) -> list[tuple[int, Erratum]]:
    """Where the errata stand in a text, in its order."""
    text = text.replace(BREAK, "\n")  # which is how a line break within a cell is quoted
    there = ((text.find(e.as_stored), e) for e in errata if e.as_stored in text)
    return sorted(there, key=lambda each: (each[0], each[1].id))


def _common(stored: str, corrected: str) -> tuple[int, int]:
    """How much of two texts is the same at the beginning and at the end, numbers and words of
    letters left whole: of 630 and 620 nothing."""
    before = len(_shared(stored, corrected))
    while before and any(_within_word(each, before) for each in (stored, corrected)):
        before -= 1
    one, other = stored[before:][::-1], corrected[before:][::-1]
    after = len(_shared(one, other))
    while after and any(_within_word(each, after) for each in (one, other)):
        after -= 1
    return before, after


def _within_word(text: str, at: int) -> bool:
    return bool(re.fullmatch("[0-9A-Za-z]{2}", text[at - 1 : at + 1]))


def _shared(one: str, other: str) -> str:
    """What two texts have in common at their beginning."""
    same = takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False))
    return "".join(character for character, _ in same)


def _split(runs: tuple[Run, ...], mark: str) -> list[tuple[Run, ...]]:
    parts: list[list[Run]] = [[]]
    for run in runs:
        for index, text in enumerate(run.text.split(mark)):
            if index:
                parts.append([])
            if text or run.erratum:
                parts[-1].append(Run(text, run.erratum, run.stored))
    return [tuple(part) for part in parts]


def mark_of_table(block: Printed) -> str:
    """What stands for a whole table in quotations; of another block nothing."""
    return f"〔{block.label.removeprefix(block.clause)}〕" if block.kind == "table" else ""


def _text(block: Printed) -> str:
    return "\n".join("".join(segment.text for segment in line) for line in block.lines)
