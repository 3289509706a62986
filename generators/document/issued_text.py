"""The issued document printed from the plan: prose from document.yaml, everything else from data.

Prints what is stored, faults included (corrections.py mends them). Each stretch of text knows
the place it comes from, so that a difference from the archive can be shown at its source.
White space follows the archive too, though only the other characters are held to it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from generators.model.documents import Block, Clause
from generators.model.entities import Certificate, Phase
from generators.model.plans import Plan
from generators.model.structure import Spot

_NAMES_PER_LINE = 5
_TABLE_NUMBER = re.compile(r"表 *([0-9]+)")


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of printed text, where it is written, and the whole it is part of: a paragraph, a
    list, a row. `made_of` is what alone decides how it reads; where it is empty all `parts` of the
    whole that are printed do."""

    text: str
    spot: Spot
    whole: Spot
    made_of: tuple[Spot, ...] = ()
    parts: tuple[Spot, ...] = ()  # none: the whole


@dataclass(frozen=True, slots=True)
class Printed:
    """One block of the printed document. `lines` are its lines, each of segments.

    kind: masthead number title heading paragraph item table members signature date
    label: what a clause reference calls it (二（一）, 三（三）1, 二（一）表1); empty where the
    enclosing clause is meant. level: 1 for 一、 and 2 for （一）, 0 otherwise.
    """

    kind: str
    clause: str
    lines: tuple[tuple[Segment, ...], ...]
    label: str = ""
    level: int = 0

    @property
    def text(self) -> str:
        lines = ["".join(segment.text for segment in line) for line in self.lines]
        if self.kind == "table":  # a blank line between caption and rows
            lines[0] += "\n"
        return "\n".join(lines)


def print_blocks(plan: Plan) -> list[Printed]:
    """The whole document, as issued, in order."""
    plan = plan.as_issued
    return [
        *_top(plan),
        *(b for clause in plan.clauses for b in _clause(plan, clause)),
        *_end(plan),
    ]


def stored(plan: Plan) -> str:
    """The text as the archive has it."""
    return "\n\n" + "\n\n".join(block.text for block in print_blocks(plan))


def solid(text: str) -> str:
    """A text without its white space: what two versions of it are compared by."""
    return "".join(text.split())


def prints_as_issued(plan: Plan) -> bool:
    """Whether the printed text is the archived one, white space aside."""
    return solid(stored(plan)) == solid(plan.issued_text)


def anchors(plan: Plan) -> dict[str, str]:
    """Every reference a fact may cite (一, 二（一）, 二（一）表1, 三（三）1) -> its HTML anchor."""
    found, section, part = {"题头": "top", "落款": "end"}, 0, 0
    for clause in plan.clauses:
        level = level_of(clause)
        section, part = (section + 1, 0) if level == 1 else (section, part + (level == 2))
        anchor = {0: "preface", 1: f"s{section}", 2: f"s{section}-{part}"}[level]
        found[clause.clause] = anchor
        for block in clause.blocks:
            if block.table:
                found[clause.clause + table_label(block)] = table_label(block).replace(
                    "表", "table-"
                )
            for index, _ in enumerate(block.items, 1):
                found[f"{clause.clause}{index}"] = f"{anchor}-{index}"
    return found


def level_of(clause: Clause) -> int:
    """1 for 一, 2 for 二（一）, 0 for a text before the first section."""
    if "（" in clause.clause:
        return 2
    return 1 if re.fullmatch("[一二三四五六七八九十]+", clause.clause) else 0


def table_label(block: Block) -> str:
    """表3 for the caption “表 3 工作进度表”."""
    match = _TABLE_NUMBER.match(block.caption)
    return f"表{match[1]}" if match else "表"


def _top(plan: Plan) -> Iterator[Printed]:
    college, head = plan.institution.college, plan.head
    yield _single("masthead", "题头", f"{college.name}文件", college.spot.step("name"))
    yield _single("number", "题头", head.number or "", head.spot.step("number"))
    yield _single("title", "题头", head.title, head.spot.step("title"))


def _end(plan: Plan) -> Iterator[Printed]:
    college, head = plan.institution.college, plan.head
    yield _single("signature", "落款", college.name, college.spot.step("name"))
    issued = head.issued.chinese if head.issued else ""
    yield _single("date", "落款", issued, head.spot.step("issued"))


def _clause(plan: Plan, clause: Clause) -> Iterator[Printed]:
    level, name = level_of(clause), clause.clause
    mark = clause.mark or {0: "", 1: f"{name}、", 2: name[name.find("（") :]}[level]
    if clause.heading:
        segment = Segment(mark + clause.heading, clause.spot.step("heading"), clause.spot)
        yield Printed("heading", name, ((segment,),), name, level)
    label, mark = ("", "") if clause.heading else (name, mark)
    for block in clause.blocks:
        if block.text is not None:
            spot = block.spot.step("text")
            yield _single("paragraph", name, mark + block.text, spot, label)
            label = mark = ""
        for index, item in enumerate(block.items):
            spot = block.spot.step("items", index)
            yield _single("item", name, f"{index + 1}. {item}", spot, f"{name}{index + 1}")
        if block.table:
            yield _table(plan, clause, block)
        if block.members:
            yield _members(plan, clause, block)


def _single(kind: str, clause: str, text: str, spot: Spot, label: str = "") -> Printed:
    return Printed(kind, clause, ((Segment(text, spot, spot),),), label)


def _table(plan: Plan, clause: Clause, block: Block) -> Printed:
    rows = {"quotas": _quota_row, "teams": _team_row, "schedule": _schedule_row}[block.table]
    phases = sorted(plan.phases, key=lambda phase: phase.starts.first)
    in_order = tuple(phases) == plan.phases  # else every row differs from the archive's
    entries = plan.phases if block.table == "schedule" else plan.certificates
    caption, columns = block.spot.step("caption"), block.spot.step("columns")
    lines = [
        (Segment(block.caption, caption, caption),),
        (Segment("\t".join(block.columns), columns, columns),),
        *(rows(index, entry, block, in_order) for index, entry in enumerate(entries, 1)),
    ]
    return Printed("table", clause.clause, tuple(lines), clause.clause + table_label(block))


def _quota_row(index: int, certificate: Certificate, block: Block, _) -> tuple[Segment, ...]:
    whole, eligible = certificate.spot, certificate.eligible
    majors, open_end = "、".join(eligible.majors), "等" if eligible.open else ""
    listed, quotas = eligible.spot.step("majors"), whole.step("quotas")
    row = (whole.step("number"), whole.step("name"), eligible.spot, quotas)
    cells = [
        *_named(certificate, row),
        Segment(majors, listed, whole, (listed,), row),
        Segment(f"{open_end}\t", eligible.spot.step("open"), whole, (), row),
    ]
    once = len({quota.major for quota in certificate.quotas}) == len(certificate.quotas)
    for position, quota in enumerate(certificate.quotas):
        blank, made_of = " " if position else "", (quota.spot if once else quotas,)
        major, declared = quota.spot.step("major"), quota.spot.step("declared")
        cells.append(Segment(f"{blank}{quota.major} ", major, whole, made_of, row))
        cells.append(Segment(f"{quota.declared} 人", declared, whole, made_of, row))
    return tuple(cells)


def _team_row(index: int, certificate: Certificate, block: Block, _) -> tuple[Segment, ...]:
    whole, lead = certificate.spot, certificate.team.spot.step("lead")
    row = (whole.step("number"), whole.step("name"), lead)
    name = Segment(_padded(certificate.team.lead or ""), lead, whole, (lead,), row)
    return (*_named(certificate, row), name)


def _named(certificate: Certificate, row: tuple[Spot, ...]) -> tuple[Segment, ...]:
    """How the row of a certificate begins in both tables."""
    number, name = (certificate.spot.step(key) for key in ("number", "name"))
    return (
        Segment(f"{certificate.number}\t", number, certificate.spot, (), row),
        Segment(f"{certificate.name}\t", name, certificate.spot, (), row),
    )


def _schedule_row(index: int, phase: Phase, block: Block, in_order: bool) -> tuple[Segment, ...]:
    whole = phase.spot if in_order else Spot(phase.spot.source, ("phases",))
    span = phase.chinese(block.range_mark or "—")
    times = tuple(phase.spot.step(key) for key in ("starts", "ends"))
    cells = [
        Segment(f"{index}\t", phase.spot, whole),
        Segment(f"{span}\t", times[0], whole, times if in_order else ()),
    ]
    mark, last = block.item_mark or "（{}）", len(phase.tasks)
    for number, task in enumerate(phase.tasks, 1):
        text = task.text
        if last > 1:
            text = f"{mark.replace('{}', str(number))}{text}{'。' if number == last else '； '}"
        spot = task.spot.step("text")
        cells.append(Segment(text, spot, whole, (spot,) if in_order else ()))
    return tuple(cells)


def _members(plan: Plan, clause: Clause, block: Block) -> Printed:
    group = next((g for g in plan.groups if g.name == block.members), None)
    if group is None:  # REF-01 says so; the place stays
        spot = block.spot.step("members")
        return Printed("members", clause.clause, ((Segment("", spot, spot),),))
    lines, posts = [], (group.spot.step("roles"), group.spot.step("head"))
    for number, role in enumerate(group.roles, 1):
        label = block.labels.get(role.title, role.title)
        start = Segment(f"{number}. {label}：", role.spot.step("title"), group.spot, (), posts)
        for first in range(0, len(role.people) or 1, _NAMES_PER_LINE):
            names = _names(role, first, group, posts)
            lines.append((start, *names) if first == 0 else names)
    return Printed("members", clause.clause, tuple(lines))


def _names(role, first: int, group, posts: tuple[Spot, ...]) -> tuple[Segment, ...]:
    people, listed = role.people[first : first + _NAMES_PER_LINE], role.spot.step("people")
    texts = [(" " if i else "") + _padded(name) for i, name in enumerate(people)]
    return tuple(
        Segment(text, listed.step(first + i), group.spot, (), posts) for i, text in enumerate(texts)
    )


def _padded(name: str) -> str:
    """Names of two characters are set to the width of three."""
    return f"{name[0]} {name[1]}" if len(name) == 2 else name
