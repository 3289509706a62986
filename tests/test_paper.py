"""The issued document on paper: all of its text and nothing else, set on the grid, the same
bytes everywhere; what cannot be printed is refused at its place."""

import io
import shutil
import zipfile

import docx
import pypdfium2
import pytest

from generators.model.document.issued_text import solid
from generators.press.drafting import issued as drafting
from generators.press.paper import glyphs, typeset, word
from generators.press.paper.fonts import ROLES, font_set
from generators.press.paper.profiles import STANDARD
from generators.site.edition import make_edition
from generators.site.pages import paper_files

FOOT = 35 / 25.4 * 72  # of the page: below stands the page number, and nothing of the text


@pytest.fixture(scope="session")
def edition(plan_folder):
    return make_edition(plan_folder, None)


@pytest.fixture(scope="session")
def issued(edition):
    return drafting.as_issued(edition.newest)


@pytest.fixture(scope="session")
def issued_pdf(issued):
    return typeset.pdf(issued, font_set(None), STANDARD)


def pdf_text(raw: bytes) -> str:
    """What stands in the type areas of a PDF, page after page: the foot left out."""
    with pypdfium2.PdfDocument(raw) as document:
        text = "".join(
            page.get_textpage().get_text_bounded(bottom=FOOT, top=page.get_height())
            for page in document
        )
    return text.replace("\x02", "-")  # so PDFium reads a hyphen at the end of a line


def docx_text(raw: bytes) -> str:
    """The words of a DOCX in order, tables cell by cell."""
    parts = []
    for element in docx.Document(io.BytesIO(raw)).element.body.iter():
        if element.tag.endswith("}t"):
            parts.append(element.text or "")
        elif element.tag.endswith(("}p", "}br")):
            parts.append("\n")
    return "".join(parts)


def test_the_issued_text_is_on_the_pdf_character_for_character(edition, issued_pdf):
    assert solid(pdf_text(issued_pdf)) == solid(edition.newest.issued_text)


def test_the_issued_text_is_in_the_docx_character_for_character(edition, issued):
    assert solid(docx_text(word.docx(issued, STANDARD))) == solid(edition.newest.issued_text)


def test_the_corrected_edition_says_what_it_corrects(edition):
    paper = drafting.corrected(edition.newest)
    for text in (
        solid(pdf_text(typeset.pdf(paper, font_set(None), STANDARD))),
        solid(docx_text(word.docx(paper, STANDARD))),
    ):
        assert "（一）融入专业人才培养[" in text
        assert "勘校说明" in text
        assert "根据职业技能等级标准" in text


def test_a_line_of_text_has_28_characters_and_a_page_22_lines(issued_pdf):
    with pypdfium2.PdfDocument(issued_pdf) as document:
        page = document[3]
        lines = page.get_textpage().get_text_bounded(bottom=FOOT).split("\r\n")
    assert len(lines) == 22
    han = [line for line in lines if not any(c.isascii() for c in line.rstrip())]
    assert max(len(line) for line in han) == 28


def test_every_role_has_a_face_and_every_name_its_glyph():
    fonts = font_set(None)
    for role in ROLES:
        assert fonts.missing("李祎□—〔〕", role) == ""
        assert not fonts.is_official(role)
    assert len({face.hash for face in fonts.files}) == len(fonts.files)


def test_a_folder_of_faces_stands_before_the_base_set(tmp_path):
    sans = next(face for face in font_set(None).files if face.family == "Noto Sans SC")
    shutil.copy(sans.path, tmp_path / "hei.otf")
    fonts = font_set(tmp_path)
    assert fonts.by_role["hei"][0].path == tmp_path / "hei.otf"
    assert fonts.by_role["body"][-1].family == "Noto Serif SC"
    with pytest.raises(NotADirectoryError):
        font_set(tmp_path / "nothing")


@pytest.mark.parametrize("character", ["\U0001f600", "\u0e01", "\u202e", "\u00ad", "\u05d0"])
def test_what_cannot_be_printed_is_told_at_its_place(base_folder, tmp_path, character):
    plan = shutil.copytree(base_folder, tmp_path / "plan")
    file = plan / "2025" / "plan.yaml"
    edition = make_edition(base_folder, None)
    paper = drafting.as_issued(edition.newest)
    title = edition.newest.head.title
    file.write_text(file.read_text("utf-8").replace(title, title + character, 1), "utf-8")
    (plan / "2025" / "issued.txt").unlink()
    broken = make_edition(plan, None)
    if broken.report.institution is None:
        return  # refused when read, with a code of its own
    paper = drafting.as_issued(broken.newest)
    with pytest.raises(glyphs.Unprintable) as caught:
        glyphs.require(paper, font_set(None), broken.newest.files.values())
    (told,) = caught.value.diagnostics
    assert told.code == "DOC-24"
    assert told.location.path.endswith("2025/plan.yaml")
    assert told.location.line == 1 + file.read_text("utf-8").split(character)[0].count("\n")
    assert "DOC-24" in paper_files.refusal(broken, caught.value)


def test_the_zip_of_a_docx_tells_nothing_of_when_and_where(issued):
    with zipfile.ZipFile(io.BytesIO(word.docx(issued, STANDARD))) as container:
        assert {info.date_time for info in container.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert not [name for name in container.namelist() if "thumbnail" in name]
