"""What stands around the text of a DOCX: the red head, the title, page numbers, the way back.

Places follow GB/T 9704-2012 as paper.typ does; the clauses stand there.
"""

import io
from xml.sax.saxutils import escape

from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt
from docx.text.paragraph import Paragraph

from generators.press.paper.paper_blocks import LETTER, Paper, line
from generators.press.paper.profiles import PAGE
from generators.press.paper.word_elements import Measures, add_run, element, paragraph, put, spaced

_RED = "FF0000"
_QR = 18  # millimetres
_EMU = 36000  # a millimetre
_WORD_ART = (
    '<w:pict xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    ' xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office">'
    '<v:shapetype id="_x0000_t136" coordsize="21600,21600" o:spt="136" adj="10800"'
    ' path="m@7,l@8,m@5,21600l@6,21600e"><v:formulas><v:f eqn="sum #0 0 10800"/>'
    '<v:f eqn="prod #0 2 1"/><v:f eqn="sum 21600 0 @1"/><v:f eqn="sum 0 0 @2"/>'
    '<v:f eqn="sum 21600 0 @3"/><v:f eqn="if @0 @3 0"/><v:f eqn="if @0 21600 @1"/>'
    '<v:f eqn="if @0 0 @2"/><v:f eqn="if @0 @4 21600"/></v:formulas>'
    '<v:path textpathok="t"/><v:textpath on="t" fitshape="t"/></v:shapetype>'
    '<v:shape id="watermark-{number}" type="#_x0000_t136" stroked="f" fillcolor="#e1e1e1"'
    ' style="position:absolute;width:400pt;height:180pt;rotation:315;z-index:-1;'
    "mso-position-horizontal:center;mso-position-horizontal-relative:margin;"
    'mso-position-vertical:center;mso-position-vertical-relative:margin">'
    '<v:textpath style="font-family:黑体" string="{word}"/></v:shape></w:pict>'
)


def head(document: Document, paper: Paper, measures: Measures) -> None:
    """发文机关标志, 发文字号 and red line where the paper has them, and the title; below it the
    number of what has no head."""
    pitch = measures.pitch_twips / 20
    if paper.kind == LETTER:
        _letter_head(document, paper, measures)
    elif paper.mark:
        size = min(36, measures.width_twips / 20 / len(paper.mark))
        mark = paragraph(document, (line(paper.mark),), face="title", size=size, color=_RED)
        mark.alignment = ALIGN.CENTER
        spaced(mark, before=35 / 25.4 * 72, line=size)
        number = paragraph(document, (line(paper.number),))
        number.alignment = ALIGN.CENTER
        spaced(number, before=2 * pitch if paper.number else 0, line=pitch)
        _ruled(number, "bottom", "single")
    title = paragraph(
        document, tuple(line(each) for each in paper.title), face="title",
        size=22 if measures.official else 20,
    )  # fmt: skip
    title.alignment = ALIGN.CENTER
    below = paper.number and not paper.mark
    spaced(title, before=2 * pitch if paper.mark else 0, after=0 if below else pitch)
    if below:
        number = paragraph(document, (line(paper.number),))
        number.alignment = ALIGN.CENTER
        spaced(number, after=pitch, line=pitch)


def _letter_head(document: Document, paper: Paper, measures: Measures) -> None:
    """标志 and double line in the head of the first page, another line at its foot, 发文字号 on the
    right (10.1)."""
    section = document.sections[0]
    section.different_first_page_header_footer = True
    section.header_distance = Mm(30)
    size = min(36, measures.width_twips / 20 / len(paper.mark))
    header = section.first_page_header
    header.is_linked_to_previous = False
    mark = header.paragraphs[0]
    add_run(mark, paper.mark, "title", size, _RED)
    mark.alignment = ALIGN.CENTER
    spaced(mark, line=size)
    _wide(mark, measures)
    _ruled(mark, "bottom", "thickThinSmallGap")
    number = paragraph(document, (line(paper.number),))
    number.alignment = ALIGN.RIGHT
    spaced(number, before=14, line=measures.pitch_twips / 20)


def _wide(made: Paragraph, measures: Measures) -> None:
    """170 mm, whatever the margins leave."""
    more = (170 - measures.profile.width) / 2
    made.paragraph_format.left_indent = made.paragraph_format.right_indent = Mm(-more)


def _ruled(made: Paragraph, side: str, style: str, apart: float = 4) -> None:
    """A red line below or above, so many millimetres away."""
    borders = element("w:pBdr")
    space = round(apart / 25.4 * 72)
    borders.append(element(f"w:{side}", val=style, sz=12, space=space, color=_RED))
    put(made._p.get_or_add_pPr(), borders)


def foot(document: Document, paper: Paper, measures: Measures) -> None:
    """— N — outside on every page; what the paper was made from; the way to its page on the
    first."""
    section, letter = document.sections[0], paper.kind == LETTER
    first = bool(paper.address) or letter
    section.different_first_page_header_footer = first
    feet = [(section.footer, ALIGN.RIGHT), (section.even_page_footer, ALIGN.LEFT)]
    feet += [(section.first_page_footer, ALIGN.RIGHT)] if first else []
    for index, (footer, side) in enumerate(feet):
        footer.is_linked_to_previous = False
        number, on_first = footer.paragraphs[0], index == 2
        # What is placed on the page hangs on the paragraph behind it: the number stays the last.
        if letter and on_first:
            _letter_foot(number.insert_paragraph_before(), measures)
        else:
            _page_number(number, side)
        if paper.version:
            beside = _QR + 3 if on_first and paper.address else 0
            left = measures.profile.left + beside
            _at(number.insert_paragraph_before(), left, PAGE[1] - 14, paper.version, measures)
        if on_first and paper.address:
            place = (278.5, _QR - 4) if letter else (268, _QR)
            _qr(number, paper.address, measures, *place)


def _letter_foot(made: Paragraph, measures: Measures) -> None:
    """The double line 20 mm above the foot of the page."""
    _at(made, measures.profile.left - 7, PAGE[1] - 20, "", measures, width=170)
    _ruled(made, "top", "thinThickSmallGap", 0)


def watermark(document: Document, paper: Paper) -> None:
    """A word across each page, behind its text, as Word itself sets one: in the headers."""
    if not paper.watermark:
        return
    section = document.sections[0]
    heads = [section.header, section.even_page_header, section.first_page_header]
    for number, header in enumerate(
        heads if section.different_first_page_header_footer else heads[:2], 1
    ):
        header.is_linked_to_previous = False
        run = header.paragraphs[0].add_run()
        run._r.append(parse_xml(_WORD_ART.format(number=number, word=escape(paper.watermark))))


def _page_number(made: Paragraph, side: ALIGN) -> None:
    made.alignment = side
    made.paragraph_format.right_indent = Pt(14 if side == ALIGN.RIGHT else 0)
    made.paragraph_format.left_indent = Pt(0 if side == ALIGN.RIGHT else 14)
    add_run(made, "— ", "song", 14, "")
    field = element("w:fldSimple", instr="PAGE")
    run = add_run(made, "1", "song", 14, "")
    field.append(run._r)
    made._p.append(field)
    add_run(made, " —", "song", 14, "")


def _at(
    made: Paragraph, left: float, top: float, text: str, measures: Measures, width: float = 106
) -> None:
    """A line of its own at a place of the page, in millimetres."""
    add_run(made, text, "song", 9, "")
    spaced(made, line=12)
    frame = element(
        "w:framePr", w=round(width * 56.7), h=240, hRule="exact", wrap="around",
        vAnchor="page", hAnchor="page",
        x=round(left * 56.7), y=round(top * 56.7),
    )  # fmt: skip
    put(made._p.get_or_add_pPr(), frame)


def _qr(made: Paragraph, address: str, measures: Measures, top: float, side: float) -> None:
    """The code at the foot of the page, beside the text and not in it."""
    import segno

    image = io.BytesIO()
    segno.make(address, error="m").save(image, kind="png", scale=8, border=0)
    run = made.add_run()
    inline = run.add_picture(image, width=Mm(side))._inline
    anchor = parse_xml(
        f'<wp:anchor {nsdecls("wp")} distT="0" distB="0" distL="0" distR="0" simplePos="0"'
        ' relativeHeight="1" behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1">'
        '<wp:simplePos x="0" y="0"/>'
        f'<wp:positionH relativeFrom="page"><wp:posOffset>{round(measures.profile.left * _EMU)}'
        "</wp:posOffset></wp:positionH>"
        f'<wp:positionV relativeFrom="page"><wp:posOffset>{round(top * _EMU)}</wp:posOffset>'
        "</wp:positionV></wp:anchor>"
    )
    for child in list(inline):
        anchor.append(child)
        if child.tag == qn("wp:extent"):
            anchor.append(parse_xml(f"<wp:wrapNone {nsdecls('wp')}/>"))
    anchor.find(qn("wp:docPr")).set("descr", "本页网址的二维码")
    inline.getparent().replace(inline, anchor)
