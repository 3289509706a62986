"""The blocks of a paper as paragraphs and tables of a DOCX. Knows neither head nor foot."""

from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.shared import Pt

from generators.paper import word_tables
from generators.paper.blocks import Text, line
from generators.paper.profiles import PAGE
from generators.paper.word_elements import (
    Measures,
    add_run,
    element,
    indented,
    off_grid,
    paragraph,
    put,
    spaced,
)

_SMALL = 12
_IMPRINT_LINE = 26  # points
_STYLES = {"heading1": "Heading 1", "heading2": "Heading 2"}


def add(document, block, measures: Measures, *, ends: bool) -> None:
    """One block; `ends`: the signature follows, and must not stand alone on a page."""
    made = _SETTERS[block.kind](document, block, measures)
    if ends and made is not None:
        made.paragraph_format.keep_with_next = True


def _words(document, block: Text, measures: Measures):
    made = paragraph(document, block.lines, style=_STYLES.get(block.kind))
    made.paragraph_format.widow_control = False
    if block.kind == "addressees":
        return made
    indented(made, first=2 * measures.character)
    if not made.style.name.startswith("Heading"):
        made.alignment = ALIGN.JUSTIFY
    return made


def _members(document, block: Text, measures: Measures):
    indent, made = 0.0, None
    for words in block.lines:
        text = "".join(run.text for run in words)
        begins = "：" in text
        if begins:
            indent = measures.width_of(text[: text.index("：") + 1])
        made = paragraph(document, (words,))
        indented(made, left=2 * measures.character + (0 if begins else indent))
    return made


def _present(document, block: Text, measures: Measures):
    """出席人员 of minutes: after a blank line (10.3)."""
    made = _words(document, block, measures)
    spaced(made, before=measures.pitch_twips / 20)
    return made


def _small(document, block: Text, measures: Measures):
    made = paragraph(document, block.lines, size=_SMALL)
    spaced(made, line=20, after=4)
    off_grid(made)
    return made


def _hint(document, block: Text, measures: Measures):
    made = paragraph(document, block.lines, face="kai")
    indented(made, first=2 * measures.character)
    return made


def _attachments(document, block, measures: Measures):
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


def _attachment(document, block, measures: Measures):
    if block.label:
        made = paragraph(document, (line(block.label),), face="hei")
        made.paragraph_format.page_break_before = True
    title = paragraph(document, (line(block.title),), face="title", size=22)
    title.paragraph_format.page_break_before = not block.label
    title.alignment = ALIGN.CENTER
    blank = measures.pitch_twips / 20
    spaced(title, before=blank if block.label else 0, after=blank)
    return title


def _signature(document, block, measures: Measures):
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


def _signline(document, block, measures: Measures):
    made = paragraph(
        document, (line("　　".join(f"{label}＿＿＿＿＿＿" for label in block.labels)),)
    )
    spaced(made, before=12)
    return made


def _imprint(document, block, measures: Measures):
    """版记 (7.4): a table that hangs at the foot of the type area of the last page."""
    rows = [f"抄送：{block.copies_to}。"] if block.copies_to else []
    if block.printed_by or block.printed_on:
        rows.append(f"{block.printed_by}\t{block.printed_on}{'印发' if block.printed_on else ''}")
    foot = (PAGE[1] - measures.profile.bottom) / 25.4 * 1440
    top = foot - len(rows) * _IMPRINT_LINE * 20
    table = document.add_table(len(rows), 1)
    put(
        table._tbl.tblPr,
        element("w:tblpPr", vertAnchor="page", horzAnchor="margin", tblpX=1, tblpY=round(top)),
    )
    for number, (cell, words) in enumerate(zip(table._cells, rows, strict=True)):
        cell.width = Pt(measures.width_twips / 20)
        made = cell.paragraphs[0]
        add_run(made, words, "body", 14, "")
        spaced(made, before=3, after=3, line=_IMPRINT_LINE - 6)
        off_grid(made)
        indented(made, left=172, right=172)  # the cell's own margin makes it one character
        stops = made.paragraph_format.tab_stops
        stops.add_tab_stop(Pt(measures.width_twips / 20 - 19.4), WD_TAB_ALIGNMENT.RIGHT)
        borders = element("w:tcBorders")
        borders.append(element("w:top", val="single", sz=6 if number else 8, color="000000"))
        if number + 1 == len(rows):
            borders.append(element("w:bottom", val="single", sz=8, color="000000"))
        put(cell._tc.get_or_add_tcPr(), borders)
    spaced(end := document.add_paragraph(), line=1)  # what the table hangs on
    off_grid(end)


_SETTERS = {
    "heading1": _words, "heading2": _words, "paragraph": _words, "item": _words,
    "remark": _words, "present": _present,
    "addressees": _words, "members": _members, "note": _small, "hint": _hint,
    "caption": word_tables.caption, "table": word_tables.table,
    "attachments": _attachments, "attachment": _attachment,
    "signature": _signature, "signline": _signline, "imprint": _imprint,
}  # fmt: skip
