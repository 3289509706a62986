"""Tables of a DOCX, with their captions."""

from collections.abc import Sequence

from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.shared import Pt
from docx.table import _Cell as Cell
from docx.text.paragraph import Paragraph

from generators.press.paper.paper_blocks import Line, Table, Text
from generators.press.paper.word_elements import (
    Measures,
    add_run,
    element,
    off_grid,
    paragraph,
    put,
    spaced,
)

_SIZE = 12
_CELL_MARGIN = 108  # twips, Word's own


def table(document: Document, block: Table, measures: Measures) -> Paragraph:
    """The table with its caption. Returns the paragraph behind it."""
    if block.caption:
        caption(document, Text("caption", (block.caption,)), measures)
    rows = [block.columns, *block.rows] if block.columns else list(block.rows)
    made = document.add_table(len(rows), len(block.widths), style="Table Grid")
    made.autofit = False
    # The cells' margin stands inside of the type area, and the border at its edge.
    put(made._tbl.tblPr, element("w:tblInd", w=_CELL_MARGIN, type="dxa"))
    widths = [measures.width_twips * w / sum(block.widths) for w in block.widths]
    for column, width in zip(made.columns, widths, strict=True):
        column.width = Pt(width / 20)
    cells = made._cells  # read once: table.cell() walks the whole table each time
    for number, (row, words) in enumerate(zip(made.rows, rows, strict=True)):
        header = number < (1 if block.columns else block.heads)
        properties = row._tr.get_or_add_trPr()
        properties.append(element("w:cantSplit"))
        if header:
            properties.append(element("w:tblHeader"))
        first = number * len(widths)
        here = cells[first : first + len(widths)]
        if block.spans:
            _merged(here, words, widths, block, number)
        else:
            _row(here, words, widths, block.centred, header=header)
    if block.spans:
        _leave_out(cells, block)
    spaced(after := document.add_paragraph(), line=6)
    off_grid(after)
    return after


def caption(document: Document, block: Text, measures: Measures) -> Paragraph:
    """A line above a table, kept with it."""
    made = paragraph(document, block.lines, face="hei", size=14)
    made.alignment = ALIGN.CENTER
    made.paragraph_format.keep_with_next = True
    return made


def _row(
    cells: Sequence[Cell],
    words: tuple[Line, ...],
    widths: list[float],
    centred: tuple[int, ...],
    *,
    header: bool,
) -> None:
    if len(words) < len(cells):
        _span(cells)
        _cell(cells[0], words[0], sum(widths), face="hei", centred=False)
        return
    face = "hei" if header else "body"
    for column, (cell, line) in enumerate(zip(cells, words, strict=True)):
        _cell(cell, line, widths[column], face=face, centred=header or column in centred)


def _merged(
    cells: Sequence[Cell], words: tuple[Line, ...], widths: list[float], block: Table, number: int
) -> None:
    """A row of which some cells cover others."""
    header, spans = number < block.heads, block.spans[number]
    for at, (cell, line, (down, across)) in enumerate(zip(cells, words, spans, strict=True)):
        if not down:
            continue
        wide, centred = sum(widths[at : at + across]), header or across > 1 or at in block.centred
        _cell(cell, line, wide, face="hei" if header else "body", centred=centred)
        if across > 1:
            put(cell._tc.get_or_add_tcPr(), element("w:gridSpan", val=across))
        if down > 1:
            put(cell._tc.get_or_add_tcPr(), element("w:vMerge", val="restart"))


def _leave_out(cells: Sequence[Cell], block: Table) -> None:
    """What a cell covers: below it, cells that go on with it; beside it, none."""
    wide = len(block.widths)
    for number, spans in enumerate(block.spans):
        for at, (down, across) in enumerate(spans):
            for row in range(number, number + down):
                first, *others = (each._tc for each in cells[row * wide + at :][:across])
                if row > number:
                    cells[row * wide + at].width = cells[number * wide + at].width
                    put(first.get_or_add_tcPr(), element("w:vMerge"))
                    if across > 1:
                        put(first.get_or_add_tcPr(), element("w:gridSpan", val=across))
                for other in others:
                    other.getparent().remove(other)


def _span(cells: Sequence[Cell]) -> None:
    """One cell across all columns."""
    first, *others = (cell._tc for cell in cells)
    put(first.get_or_add_tcPr(), element("w:gridSpan", val=len(cells)))
    for other in others:
        other.getparent().remove(other)


def _cell(cell: Cell, line: Line, width: float, *, face: str, centred: bool) -> None:
    cell.width = Pt(width / 20)
    put(cell._tc.get_or_add_tcPr(), element("w:vAlign", val="center"))
    made = cell.paragraphs[0]
    for run in line:
        add_run(made, run.text, run.face or face, _SIZE, "")
        if run.note:
            add_run(made, f"[{run.note}]", "body", _SIZE, "").font.superscript = True
    spaced(made, before=1, after=1, line=17)
    off_grid(made)
    made.alignment = ALIGN.CENTER if centred else ALIGN.LEFT
