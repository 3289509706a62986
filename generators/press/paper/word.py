"""Paper -> DOCX, through python-docx. The word_* modules set its parts.

Names the official faces, which the office's machines have, and keeps to the standard's grid:
22 lines of 28 characters. The zip is written anew with fixed times and properties: same paper,
same bytes.
"""

import io
import zipfile
from datetime import datetime
from functools import cache
from typing import TYPE_CHECKING

from generators.press.paper.paper_blocks import FORM, LETTER, Paper
from generators.press.paper.profiles import PAGE, Profile

if TYPE_CHECKING:
    from docx.document import Document

    from generators.press.paper.word_elements import Measures

_EPOCH = (1980, 1, 1, 0, 0, 0)
_LEVEL = 6


@cache
def docx(paper: Paper, profile: Profile) -> bytes:
    """The DOCX of a paper."""
    from generators.press.paper import (
        word_base,  # a tenth of a second; only where papers are printed
    )
    from generators.press.paper import word_blocks as blocks
    from generators.press.paper import word_elements as parts
    from generators.press.paper import word_frame as frame

    document = word_base.begin()
    measures = parts.Measures(profile, paper.kind != FORM, paper.kind == LETTER)
    _lay_out(document, measures)
    _style(document, measures)
    frame.head(document, paper, measures)
    for block, following in zip(paper.blocks, (*paper.blocks[1:], None), strict=True):
        blocks.add(document, block, measures, ends=getattr(following, "kind", "") == "signature")
    frame.foot(document, paper, measures)
    frame.watermark(document, paper)
    _own_faces(document, profile)
    _properties(document, paper)
    raw = io.BytesIO()
    document.save(raw)
    return _fixed(raw.getvalue())


def _lay_out(document: "Document", measures: "Measures") -> None:
    from docx.oxml.ns import qn
    from docx.shared import Mm

    section, profile = document.sections[0], measures.profile
    section.page_width, section.page_height = Mm(PAGE[0]), Mm(PAGE[1])
    section.top_margin, section.bottom_margin = Mm(profile.top), Mm(profile.bottom)
    section.left_margin, section.right_margin = Mm(profile.left), Mm(profile.right)
    section.header_distance, section.footer_distance = Mm(15), Mm(profile.bottom - 10)
    grid = section._sectPr.find(qn("w:docGrid"))
    if measures.official:
        grid.set(qn("w:type"), "lines")
        grid.set(qn("w:linePitch"), str(measures.pitch_twips))
    else:
        section._sectPr.remove(grid)
    document.settings.odd_and_even_pages_header_footer = True


def _style(document: "Document", measures: "Measures") -> None:
    """正文 and the headings in the faces and sizes of the standard; Word's own names for them."""
    from generators.press.paper import word_elements as parts

    normal = document.styles["Normal"]
    parts.set_face(normal.element.get_or_add_rPr(), "body")
    parts.set_size(normal.element.get_or_add_rPr(), measures.size, measures.spacing)
    parts.set_lines(normal.element.get_or_add_pPr(), measures.pitch_twips)
    for level, role in ((1, "hei"), (2, "kai")):
        style = document.styles[f"Heading {level}"].element
        properties = style.get_or_add_rPr()
        for child in list(properties):
            properties.remove(child)
        parts.set_face(properties, role)
        parts.set_size(properties, measures.size, measures.spacing)
        parts.set_lines(style.get_or_add_pPr(), measures.pitch_twips)


def _own_faces(document: "Document", profile: Profile) -> None:
    """The house's faces in the place of the standard's, everywhere."""
    from docx.oxml.ns import qn

    from generators.press.paper.word_elements import NAMES

    own = {NAMES[role]: family for role, family in profile.faces}
    for part in document.part.package.iter_parts() if own else ():
        for fonts in getattr(part, "element", document.element).iter(qn("w:rFonts")):
            for key, name in fonts.items():
                fonts.set(key, own.get(name, name))


def _properties(document: "Document", paper: Paper) -> None:
    core = document.core_properties
    core.title, core.author, core.last_modified_by = paper.name, paper.author, paper.author
    core.comments, core.version, core.language = "", paper.version, "zh-CN"
    core.created = core.modified = datetime(*_EPOCH)  # noqa: DTZ001 (written as it is)
    core.revision = 1


def _fixed(raw: bytes) -> bytes:
    """The same container with its files in order and without the time it was written at."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as old, zipfile.ZipFile(out, "w") as new:
        for name in sorted(old.namelist(), key=lambda n: (n != "[Content_Types].xml", n)):
            info = zipfile.ZipInfo(name, _EPOCH)
            info.compress_type, info.create_system = zipfile.ZIP_DEFLATED, 3
            new.writestr(info, old.read(name), compresslevel=_LEVEL)
    return out.getvalue()
