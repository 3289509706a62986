"""The blocks of a paper as paragraphs and tables of a DOCX. Knows neither head nor foot."""

from collections.abc import Callable

from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Pt
from docx.text.paragraph import Paragraph

from generators.press.paper import word_tables
from generators.press.paper.paper_blocks import (
    Attachment,
    Attachments,
    Block,
    Imprint,
    Signature,
    SignLine,
    Table,
    Text,
    line,
)
from generators.press.paper.profiles import PAGE
from generators.press.paper.word_elements import (
    Measures,
    element,
    indented,
    off_grid,
    paragraph,
    put,
    spaced,
)

_SMALL = 12
_SMALLER = 280  # twips: 4号, 14 pt
_IMPRINT_LINE = 26  # points
_STYLES = {"heading1": "Heading 1", "heading2": "Heading 2"}


def add(document: Document, block: Block, measures: Measures, *, ends: bool) -> None:
    """One block; `ends`: the signature follows, and must not stand alone on a page."""
    made = _set(document, block, measures)
    if ends and made is not None:
        made.paragraph_format.keep_with_next = True


def _set(document: Document, block: Block, measures: Measures) -> Paragraph | None:
    match block:
        case Text():
            return _SETTERS[block.kind](document, block, measures)
        case Table():
            return word_tables.table(document, block, measures)
        case Attachments():
            return _attachments(document, block, measures)
        case Attachment():
            return _attachment(document, block, measures)
        case Signature():
            return _signature(document, block, measures)
        case SignLine():
            return _signline(document, block, measures)
        case Imprint():
            _imprint(document, block, measures)
    return None


def _words(document: Document, block: Text, measures: Measures) -> Paragraph:
    made = paragraph(document, block.lines, style=_STYLES.get(block.kind))
    made.paragraph_format.widow_control = False
    if block.kind == "addressees":
        return made
    indented(made, first=2 * measures.character)
    if block.kind not in _STYLES:
        made.alignment = ALIGN.JUSTIFY
    return made


def _members(document: Document, block: Text, measures: Measures) -> Paragraph | None:
    indent, made = 0.0, None
    for words in block.lines:
        text = "".join(run.text for run in words)
        begins = "：" in text
        if begins:
            indent = measures.width_of(text[: text.index("：") + 1])
        made = paragraph(document, (words,))
        indented(made, left=2 * measures.character + (0 if begins else indent))
    return made


def _present(document: Document, block: Text, measures: Measures) -> Paragraph:
    """出席人员 of minutes: after a blank line (10.3)."""
    made = _words(document, block, measures)
    spaced(made, before=measures.pitch_twips / 20)
    return made


def _small(document: Document, block: Text, measures: Measures) -> Paragraph:
    made = paragraph(document, block.lines, size=_SMALL)
    spaced(made, line=20, after=4)
    off_grid(made)
    return made


def _hint(document: Document, block: Text, measures: Measures) -> Paragraph:
    made = paragraph(document, block.lines, face="kai")
    indented(made, first=2 * measures.character)
    return made


def _attachments(document: Document, block: Attachments, measures: Measures) -> Paragraph | None:
    label, made = measures.width_of("附件："), None
    for number, name in enumerate(block.names, 1):
        words = f"{number}.{name}" if len(block.names) > 1 else name
        mark = measures.width_of(f"{number}.") if len(block.names) > 1 else 0
        made = paragraph(document, (line(("附件：" if number == 1 else "") + words),))
        hanging = mark + (label if number == 1 else 0)
        indented(made, left=2 * measures.character + label + mark, first=-hanging)
        if number == 1:
            spaced(made, before=measures.pitch_twips / 20)
    return made


def _attachment(document: Document, block: Attachment, measures: Measures) -> Paragraph:
    if block.label:
        made = paragraph(document, (line(block.label),), face="hei")
        made.paragraph_format.page_break_before = True
        if not block.title:
            return made
    blank = measures.pitch_twips / 20
    for number, words in enumerate(block.title, 1):
        title = paragraph(document, (line(words),), face="title", size=22)
        title.paragraph_format.page_break_before = not block.label and number == 1
        title.alignment = ALIGN.CENTER
        spaced(
            title,
            before=blank if block.label and number == 1 else 0,
            after=blank if number == len(block.title) else 0,
        )
    return title


def _signature(document: Document, block: Signature, measures: Measures) -> Paragraph:
    """As paper.typ has it (7.3.5): places counted in characters."""
    width, character = measures.width_twips, measures.character
    organ, date = measures.width_of(block.organ), measures.width_of(block.date)
    if block.sealed:
        at_date = width - 4 * character - date
        at_organ = at_date + (date - organ) / 2
    elif date > organ:
        at_date, at_organ = width - 2 * character - date, width - 4 * character - date
    else:
        at_date, at_organ = width - organ, width - 2 * character - organ
    first = paragraph(document, (line(block.organ),))
    spaced(first, before=measures.pitch_twips / 20)
    first.paragraph_format.keep_with_next = True
    indented(first, left=at_organ)
    second = paragraph(document, (line(block.date),))
    indented(second, left=at_date)
    return second


def _signline(document: Document, block: SignLine, measures: Measures) -> Paragraph:
    made = paragraph(
        document, (line("　　".join(f"{label}＿＿＿＿＿＿" for label in block.labels)),)
    )
    spaced(made, before=12)
    return made


def _imprint(document: Document, block: Imprint, measures: Measures) -> None:
    """版记 (7.4): each row a frame of its own, down to the foot of the type area of the last page.
    A table would do for Word; LibreOffice leaves one that is as wide as the text where it stands,
    and of frames it takes those of one paragraph."""
    rows = [f"抄送：{block.copies_to}。"] if block.copies_to else []
    if block.printed_by or block.printed_on:
        rows.append(f"{block.printed_by}\t{block.printed_on}{'印发' if block.printed_on else ''}")
    room = (measures.width_twips - 2 * _SMALLER) // _SMALLER
    lines = [-int(-sum(1 if ord(c) > 0x2E7F else 0.5 for c in row) // room) for row in rows]
    foot = (PAGE[1] - measures.profile.bottom) / 25.4 * 1440
    for number, words in enumerate(rows):
        made = paragraph(document, (line(words),), face="body", size=_SMALLER / 20)
        properties, above = made._p.get_or_add_pPr(), sum(lines[number:]) * _IMPRINT_LINE * 20
        put(properties, element(
            "w:framePr", w=round(measures.width_twips), wrap="around", vAnchor="page",
            hAnchor="margin", xAlign="left", y=round(foot - above),
        ))  # fmt: skip
        last = number + 1 == len(rows)
        if not measures.letter:  # 10.1
            put(properties, _rules(top=6 if number else 8, **({"bottom": 8} if last else {})))
        spaced(made, line=_IMPRINT_LINE)
        off_grid(made)
        indented(made, left=_SMALLER, right=_SMALLER)
        stops = made.paragraph_format.tab_stops
        stops.add_tab_stop(Pt((measures.width_twips - _SMALLER) / 20), WD_TAB_ALIGNMENT.RIGHT)
    spaced(end := document.add_paragraph(), line=1)  # what the frames hang on
    off_grid(end)


def _rules(**weights: int) -> BaseOxmlElement:
    """Lines around a paragraph, in eighths of a point: 8 are 0.35 mm, 6 are 0.26 mm."""
    made = element("w:pBdr")
    for side, weight in weights.items():
        made.append(element(f"w:{side}", val="single", sz=weight, space=0, color="000000"))
    return made


_SETTERS: dict[str, Callable[[Document, Text, Measures], Paragraph | None]] = {
    "heading1": _words, "heading2": _words, "paragraph": _words, "item": _words,
    "remark": _words, "present": _present,
    "addressees": _words, "members": _members, "note": _small, "hint": _hint,
    "caption": word_tables.caption,
}  # fmt: skip
