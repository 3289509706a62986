"""What every part of a DOCX is made from: measures, faces, paragraphs and runs.

Every text goes in as the text of an element, never as markup. Measures are in twips (1/20 pt),
as the format has them.
"""

from dataclasses import dataclass

from docx.document import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Pt
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from generators.press.paper.paper_blocks import Line
from generators.press.paper.profiles import Profile

# The official names: the office's machines have these faces, and readers replace what they lack.
NAMES = {
    "title": "方正小标宋简体",
    "body": "仿宋_GB2312",
    "kai": "楷体_GB2312",
    "hei": "黑体",
    "song": "宋体",
}


@dataclass(frozen=True)
class Measures:
    """The grid: size of the text in points, pitch of its lines and advance of its characters."""

    profile: Profile
    official: bool
    letter: bool = False

    @property
    def size(self) -> float:
        return self.profile.size if self.official else 14

    @property
    def pitch_twips(self) -> int:
        """A line more would not fit below the last: rounded down."""
        return int(self.profile.height / 25.4 * 1440 / self.profile.lines) if self.official else 420

    @property
    def spacing(self) -> int:
        """Added to each character, so that a line holds its 28: 28 of 16 pt are too wide."""
        room = self.width_twips // self.profile.characters
        return int(room - self.size * 20) if self.official else 0

    @property
    def width_twips(self) -> float:
        return self.profile.width / 25.4 * 1440

    @property
    def character(self) -> float:
        return self.size * 20 + self.spacing

    def width_of(self, text: str) -> float:
        """About the width of a text: a Han character is one wide, the others half."""
        return sum(
            self.character if ord(c) > 0x2E7F else self.size * 10 + self.spacing for c in text
        )


def element(tag: str, **attributes: str | float) -> BaseOxmlElement:
    """An element with attributes of its namespace: element("w:ind", left=20)."""
    made = OxmlElement(tag)
    for name, value in attributes.items():
        made.set(qn(f"w:{name}"), str(value))
    return made


# The order in which the format wants the children of an element's properties; Word minds.
_ORDER = {
    "pPr": "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr pBdr shd tabs "
    "overflowPunct autoSpaceDE autoSpaceDN snapToGrid spacing ind jc outlineLvl rPr sectPr",
    "tblPr": "tblStyle tblpPr tblOverlap tblW jc tblInd tblBorders tblLayout tblLook",
    "tcPr": "cnfStyle tcW gridSpan vMerge tcBorders shd vAlign",
}


def put(properties: BaseOxmlElement, child: BaseOxmlElement) -> None:
    """Add a property in its place."""
    order = _ORDER[_local(properties)].split()
    behind = order[order.index(_local(child)) + 1 :]
    properties.insert_element_before(child, *(f"w:{name}" for name in behind))


def _local(made: BaseOxmlElement) -> str:
    return str(made.tag).rpartition("}")[2]


def set_face(properties: BaseOxmlElement, role: str) -> None:
    old = properties.find(qn("w:rFonts"))
    if old is not None:
        properties.remove(old)
    name = NAMES[role]
    properties.insert(
        0, element("w:rFonts", ascii=name, hAnsi=name, eastAsia=name, cs=name, hint="eastAsia")
    )


def set_size(properties: BaseOxmlElement, size: float, spacing: int = 0) -> None:
    half = str(round(size * 2))
    if spacing:
        properties.append(element("w:spacing", val=spacing))
    properties.append(element("w:sz", val=half))
    properties.append(element("w:szCs", val=half))
    properties.append(element("w:lang", val="zh-CN", eastAsia="zh-CN"))


def set_lines(properties: BaseOxmlElement, twips: int) -> None:
    """Lines of one height; no room of Word's own between Han and Latin characters, no mark
    beyond the margin."""
    for old in properties.findall(qn("w:spacing")):
        properties.remove(old)
    for name in ("overflowPunct", "autoSpaceDE", "autoSpaceDN"):
        put(properties, element(f"w:{name}", val=0))
    put(properties, element("w:spacing", before=0, after=0, line=twips, lineRule="exact"))


def off_grid(made: Paragraph) -> None:
    """Lines of a table keep their own height."""
    put(made._p.get_or_add_pPr(), element("w:snapToGrid", val=0))


# --- paragraphs -------------------------------------------------------------------------------


def paragraph(
    parent: Document,
    lines: tuple[Line, ...],
    face: str = "",
    size: float | None = None,
    color: str = "",
    style: str | None = None,
) -> Paragraph:
    """A paragraph of lines, each run in its face; `size` in points where it is not the body's."""
    made = parent.add_paragraph(style=style)
    for number, line in enumerate(lines):
        for run in line:
            add_run(made, run.text, run.face or face, size, color)
            if run.note:
                add_run(made, f"[{run.note}]", face, size, color).font.superscript = True
        if number + 1 < len(lines):
            made.add_run().add_break()
    return made


def add_run(made: Paragraph, text: str, face: str, size: float | None, color: str) -> Run:
    run = made.add_run(text)
    properties = run._r.get_or_add_rPr()
    if face:
        set_face(properties, face)
    if color:
        properties.append(element("w:color", val=color))
    if size:
        properties.append(element("w:spacing", val=0))
        properties.append(element("w:sz", val=round(size * 2)))
    return run


def spaced(
    made: Paragraph, *, before: float = 0, after: float = 0, line: float | None = None
) -> None:
    """Room above and below in points; the height of its lines, exactly."""
    form = made.paragraph_format
    form.space_before, form.space_after = Pt(before), Pt(after)
    if line:
        form.line_spacing = Pt(line)


def indented(made: Paragraph, *, left: float = 0, right: float = 0, first: float = 0) -> None:
    """Indents in twips."""
    form = made.paragraph_format
    form.left_indent, form.right_indent = Pt(left / 20), Pt(right / 20)
    form.first_line_indent = Pt(first / 20)
