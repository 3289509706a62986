"""What a document from elsewhere is made of: lines above its text, its clauses, lines below.

Every character of it stands in one of these, in its order; what is not recognised is a paragraph.
Knows no plan.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from generators.core.chinese import HAN
from generators.exchange.reading.clause_outline import Clauses, Said, attached
from generators.exchange.reading.foreign_document import Block, Grid, Paragraph
from generators.exchange.reading.part_marks import (
    ATTACHED,
    DAY,
    DECIMAL,
    NUMBER,
    PART,
    SENTENCE,
    TITLE,
    above_all,
    is_decimal,
    marked,
)
from generators.model.document.issued_text import solid

_FRAME_LINES = 12


@dataclass
class Outline:
    """As document.yaml has it; `text` is the archive: every line as it was read."""

    top: list[Said] = field(default_factory=list)
    clauses: list[Said] = field(default_factory=list)
    end: list[Said] = field(default_factory=list)
    attachments: list[Said] = field(default_factory=list)
    text: str = ""


def outline(blocks: Sequence[Block]) -> Outline:
    """What a document is made of."""
    parts = [each for block in blocks for each in _broken(block)]
    decimal = is_decimal(each.text for each in parts if isinstance(each, Paragraph))
    begins = _begins(parts, decimal)
    ends = _end(parts, begins)
    made = Outline(text="\n\n" + "\n\n".join(each.text for each in parts) + "\n")
    made.top = list(_top([each.text for each in parts[:begins]]))
    made.end = list(_bottom([each.text for each in parts[ends:]]))
    body = parts[begins:ends]
    clauses = Clauses(decimal)
    for at, block in enumerate(body):
        follows = body[at + 1] if at + 1 < len(body) else None
        clauses.add(block, isinstance(follows, Grid))
    made.clauses = clauses.done()
    if not made.end:  # attachments stand behind the lines below the text
        made.clauses, made.attachments = attached(made.clauses)
    return made


def _broken(block: Block) -> Iterator[Block]:
    """A paragraph at those of its line breaks behind which something new begins; the others join
    what they part."""
    if isinstance(block, Grid):
        yield block
        return
    held = ""
    for line in block.text.split("\n"):
        new = marked(line) or DAY.fullmatch(line) or NUMBER.fullmatch(line)
        if held and (new or held[-1] in "。；;：:！？" or DAY.fullmatch(held)
                     or NUMBER.fullmatch(held) or held.endswith("文件")):  # fmt: skip
            yield Paragraph(held, block.outline, block.centred)
            held = ""
        apart = " " if held[-1:].isascii() and line[:1].isascii() and held else ""
        held += apart + line
    yield Paragraph(held, block.outline, block.centred)


# --- above and below ------------------------------------------------------------------------------


def _begins(parts: Sequence[Block], decimal: bool) -> int:
    """Where the text begins: behind the title, or at the first that can stand in a text only."""
    limit = min(len(parts), _FRAME_LINES)
    for at, block in enumerate(parts[:limit]):
        if isinstance(block, Grid) or _in_text(block.text):
            return at
        if decimal and DECIMAL.match(block.text):
            return at
    titles = [at for at, b in enumerate(parts[:limit]) if TITLE.fullmatch(b.text)]
    return titles[0] + 1 if titles else 0


def _in_text(text: str) -> bool:
    return bool(
        above_all(text) or PART.match(text)
        or SENTENCE.search(text) or text[-1] in "：:" or len(text) > 120
    )  # fmt: skip


def _top(lines: Sequence[str]) -> Iterator[Said]:
    first = max((at for at, line in enumerate(lines) if TITLE.fullmatch(line)), default=-1)
    last = first  # 《…办法》 may have （2024年修订） below it
    if 0 <= last < len(lines) - 1 and re.fullmatch(r"[（(][^（）()]{1,14}[）)]", lines[last + 1]):
        last += 1
    while first > 0 and _goes_on(lines[first - 1]):
        first -= 1
    told = set[str]()
    for at, line in enumerate(lines):
        if first < at <= last:
            continue
        kind = ""
        if at == first:
            kind, line = "title", _joined(lines[first : last + 1])
        elif NUMBER.fullmatch(line):
            kind = "number"
        elif at < first and re.fullmatch(
            rf"[{HAN}（）()]{{4,40}}(?:文件|党委|委员会|学院|大学|学校)", solid(line)
        ):
            kind = "masthead"
        yield _line("" if kind in told else kind, line)
        told.add(kind)


def _goes_on(line: str) -> bool:
    """Whether a line can be part of a title that goes on below it."""
    other = NUMBER.search(line) or TITLE.fullmatch(line) or ATTACHED.fullmatch(line)
    return not other and not line.endswith("文件") and "：" not in line and ":" not in line


def _joined(lines: Sequence[str]) -> str:
    made = ""
    for line in lines:
        apart = " " if made and made[-1].isascii() and line[:1].isascii() else ""
        made += apart + line
    return made


def _end(parts: Sequence[Block], begins: int) -> int:
    """Where the lines below the text begin: at who signs, or at the day."""
    for at in range(len(parts) - 1, max(begins, len(parts) - _FRAME_LINES) - 1, -1):
        block = parts[at]
        if isinstance(block, Grid) or marked(block.text):
            break
        if DAY.fullmatch(block.text):
            signed = at
            while signed > begins and at - signed < 3 and _signs(parts[signed - 1]):
                signed -= 1
            return signed
    return len(parts)


def _signs(block: Block) -> bool:
    return (
        isinstance(block, Paragraph) and len(block.text) <= 30
        and re.fullmatch(rf"[{HAN}（）() ]+", block.text) is not None
        and not marked(block.text)
    )  # fmt: skip


def _bottom(lines: Sequence[str]) -> Iterator[Said]:
    day = next((at for at, line in enumerate(lines) if DAY.fullmatch(line)), -1)
    for at, line in enumerate(lines):
        yield _line("date" if at == day else "signature" if at == 0 and day > 0 else "", line)


def _line(kind: str, text: str) -> Said:
    return {"line": kind, "text": text} if kind else {"text": text}
