"""印发文件: the issued document as papers: as it was issued, and corrected with notes."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import zip_longest

from generators.model.document import corrections, notes
from generators.model.document.clause_numbers import number_of
from generators.model.document.corrections import Corrected
from generators.model.document.frame_lines import END, OTHER, TOP
from generators.model.document.issued_text import solid
from generators.model.plans import Plan
from generators.model.tables.cells import BREAK
from generators.press.drafting import paper_tables, phrases
from generators.press.paper.paper_blocks import (
    OFFICIAL,
    Attachment,
    Block,
    Line,
    Paper,
    Run,
    Signature,
    Table,
    Text,
    text,
)

_PAGE_BREAK = "换页断行"  # an erratum that only joins what the archive's pages have cut
# Of the columns of a table, as parts of its width.
_WIDTHS = {
    "证书序号": 1.1, "序号": 1.1, "证书": 2.4, "可申报专业": 5, "各专业名额": 4.6, "时间": 2.8,
    "工作": 9,
}  # fmt: skip
_OF_SHORT = {
    "证书序号": 1,
    "序号": 1,
    "证书": 3,
    "负责人": 3,
}  # where no column holds anything long
_WIDTH = 2.4
_LONG = {"可申报专业", "各专业名额", "工作"}
_CENTRED = ("证书序号", "序号", "证书", "负责人", "等级", "时间")
_LEAD = re.compile("[^：:。]*[：:。]")
_PADDED = re.compile(r"(?<=[\s：])(\S) (\S)(?=\s|$)")  # a name of two characters set as three


def as_issued(plan: Plan) -> Paper:
    """Every character of the issued document and no other; stretches that the archive's page
    breaks have cut are joined."""
    joined = [erratum for erratum in plan.errata if erratum.kind == _PAGE_BREAK]
    return _paper(plan, corrections.corrected_blocks(plan, joined), {})


def corrected(plan: Plan) -> Paper:
    """The corrected edition, its notes behind the text."""
    blocks = corrections.corrected_blocks(plan)
    found = notes.notes_of(blocks)
    paper = _paper(plan, blocks, {note.group: note.number for note in found})
    if not found:
        return paper
    foot = [text("note", f"[{note.number}] {note.said}") for note in found]
    more: tuple[Block, ...] = (Attachment("", ("勘校说明",)), text("note", notes.HEAD), *foot)
    return replace(paper, blocks=(*paper.blocks, *more))


def _paper(plan: Plan, blocks: list[Corrected], numbers: dict[str, int]) -> Paper:
    said = {block.kind: block.text for block in blocks if block.kind in _HEAD}
    plan = plan.as_issued
    title, lines = said.get("title", ""), plan.head.title_lines
    signed = next((at for at, b in enumerate(blocks) if b.kind in END), len(blocks))
    before, after = (
        tuple(_blocks(plan, [each for each in some if each.kind not in _HEAD], numbers))
        for some in (blocks[:signed], blocks[signed:])
    )
    return Paper(
        OFFICIAL,
        lines if solid("".join(lines)) == solid(title) else phrases.broken(title, plan),
        (*_number(said), *before, *_signature(said), *after),
        mark=said.get("masthead", ""),
        number=said.get("number", "") if "masthead" in said else "",
        author=plan.institution.college.name,
    )


_HEAD = (*TOP, *END)


def _number(said: dict[str, str]) -> Iterator[Block]:
    """The number where there is no red head to hold it."""
    if said.get("number") and "masthead" not in said:
        yield text("paragraph", said["number"])


def _signature(said: dict[str, str]) -> Iterator[Block]:
    if any(kind in said for kind in END):
        yield Signature(said.get("signature", ""), said.get("date", ""))


def _blocks(plan: Plan, blocks: list[Corrected], numbers: dict[str, int]) -> Iterator[Block]:
    """The blocks of the text; the heading of an attachment goes with its label, and the day below
    a signature with it."""
    taken = None
    for block, follows in zip_longest(blocks, blocks[1:]):
        if block is taken:
            continue
        taken = follows if follows and _go_together(block, follows) else None
        words, more = (_plain(each, numbers) if each else "" for each in (block, taken))
        if block.kind == "attachment":
            yield Attachment(words, phrases.broken(more, plan) if more else ())
        elif block.kind == "document":
            yield Attachment("", phrases.broken(words, plan))
        elif block.kind in ("organ", "day"):
            yield Signature(words, more) if block.kind == "organ" else Signature("", words)
        else:
            yield from _block(plan, block, numbers)


def _go_together(block: Corrected, below: Corrected) -> bool:
    heading = (below.kind, below.clause) == ("heading", block.clause)
    return heading if block.kind == "attachment" else (block.kind, below.kind) == ("organ", "day")


def _plain(block: Corrected, numbers: dict[str, int]) -> str:
    """The words of a block, with the marks of its notes among them."""
    runs = (run for line in block.lines for run in _line(line, numbers))
    return "".join(f"{run.text}[{run.note}]" if run.note else run.text for run in runs)


def _block(plan: Plan, block: Corrected, numbers: dict[str, int]) -> Iterator[Block]:
    lines = tuple(_line(each, numbers) for each in block.lines)
    if block.kind == "table":
        yield _table(block, numbers)
    elif block.kind == "members":
        yield Text("members", tuple(_in_columns(each) for each in lines))
    elif block.kind == "heading":
        yield Text(f"heading{block.level}" if block.level < 3 else "paragraph", lines)
    elif _is_part(block):
        yield Text("paragraph", (_with_lead(lines[0]),))
    else:
        yield Text("paragraph" if block.kind == OTHER else block.kind, lines)


def _line(runs: Iterable[corrections.Run], numbers: dict[str, int]) -> Line:
    """Runs without the marks of notes where there are no numbers for them."""
    return tuple(
        Run(r.text.replace(BREAK, "\n"), note=numbers.get(r.erratum.group, 0) if r.erratum else 0)
        for r in runs
    )


def _is_part(block: Corrected) -> bool:
    """A paragraph that begins with its own （一） and what it is about."""
    number = number_of(block.label)
    return block.kind == "paragraph" and number is not None and number.kind == "（一）"


def _with_lead(words: Line) -> Line:
    """The beginning, up to its colon, in the face of headings of its level."""
    left = match.end() if (match := _LEAD.match("".join(run.text for run in words))) else 0
    runs = []
    for run in words:
        lead, rest = run.text[:left], run.text[left:]
        left = max(0, left - len(run.text))
        if lead:
            runs.append(replace(run, text=lead, face="kai", note=0 if rest else run.note))
        if rest or not lead:
            runs.append(replace(run, text=rest))
    return tuple(runs)


def _in_columns(words: Line) -> Line:
    """Names a full space apart, so that they stand below one another."""
    return tuple(
        replace(
            run,
            text=_PADDED.sub("\\1\u3000\\2", run.text)
            .replace(" ", "\u3000")
            .replace(".\u3000", ". "),
        )
        for run in words
    )


def _table(block: Corrected, numbers: dict[str, int]) -> Table:
    rows = tuple(tuple(_line(cell, numbers) for cell in row) for row in block.rows)
    caption = _line(block.lines[0], numbers)
    if not any(block.facts) or block.spans:  # written out, or with merged cells
        return paper_tables.written(rows, block.heads, block.spans, caption)
    widths = _WIDTHS if _LONG.intersection(block.facts) else _OF_SHORT
    return Table(
        columns=rows[0],
        rows=rows[1:],
        widths=tuple(widths.get(fact, _WIDTH) for fact in block.facts),
        centred=tuple(at for at, fact in enumerate(block.facts) if fact in _CENTRED),
        caption=caption,
        repeat=False,
    )
