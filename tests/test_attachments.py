"""Attachments of notices and of the issued document: whatever they are, they are on page and
papers, come back character for character, and every rule reads them."""

import hashlib
import io
import json
import shutil
import zipfile
import zlib
from datetime import date
from pathlib import Path

import pytest
from test_paper import docx_text, pdf_text

from generators.checks.plan_check import check
from generators.cli.main import main
from generators.core import active_content
from generators.core.diagnostics import ERROR
from generators.core.privacy import contents
from generators.diff.difference import difference
from generators.model.document.clause_places import anchors, around
from generators.model.document.issued_text import solid
from generators.press.drafting import issued, official
from generators.press.measuring.rows import FAILED
from generators.press.measuring.verifying import measure
from generators.press.paper import typeset, word
from generators.press.paper.fonts import font_set
from generators.press.paper.paper_blocks import Attachment
from generators.press.paper.profiles import STANDARD
from generators.site.edition import Edition
from generators.site.pages import given_files

PLAN = Path(__file__).parent / "plans" / "engineering"
DAY = date(2026, 12, 1)
FACES = {9, 12, 16, 23, 33, 35}  # rows that name a face: no open face ever passes them


@pytest.fixture(scope="module")
def plan():
    return check(PLAN, DAY).plans[0]


@pytest.fixture(scope="module")
def paper(plan):
    return official.paper(plan, plan.notices[0])


@pytest.fixture(scope="module")
def pdf(paper):
    return typeset.pdf(paper, font_set(None), STANDARD)


def test_a_text_is_numbered_anew_and_stands_on_a_page_of_its_own(paper, pdf):
    for text in (pdf_text(pdf), docx_text(word.docx(paper, STANDARD))):
        own = solid(text).rpartition("附件2考场守则")[2]
        numbered = ("一、入场", "1.提前三十分钟", "二、考核", "（一）实操", "1.穿好工作服")
        assert [each for each in numbered if each not in own] == []
    assert measure(pdf).holds
    failed = {r.row.number for r in measure(pdf).results if r.verdict.state == FAILED}
    assert failed <= FACES


def test_those_of_the_document_stand_behind_who_signed_it(plan):
    made = issued.as_issued(plan)
    kinds = [block.kind for block in made.blocks]
    signed = kinds.index("signature")
    labels = [b for b in made.blocks[signed:] if isinstance(b, Attachment)]
    assert labels == [Attachment("附件1", ("考试纪律",)), Attachment("附件 2", ("报名流程",))]
    assert "attachment" not in kinds[:signed]
    for text in (pdf_text(typeset.pdf(made, font_set(None), STANDARD)),
                 docx_text(word.docx(made, STANDARD))):  # fmt: skip
        assert "2026年2月27日附件1考试纪律" in solid(text).replace("—5—", "")
        assert "附件2报名流程1.在系里领取报名表。" in solid(text)


def test_clauses_of_attachments_are_cited_and_have_places_of_their_own(plan):
    found = anchors(plan)
    own = {name: found[name] for name in found if name.startswith("附件")}
    assert {"附件1", "附件1一", "附件1一1", "附件2、2", "附件2表5"} <= own.keys()
    assert len({*found.values()} - {*own.values()}) + len({*own.values()}) == len({*found.values()})
    assert around(plan)["附件1二"] == ("附件1二", "附件1")


def test_errata_and_a_new_year_reach_into_attachments(tmp_path):
    folder = shutil.copytree(PLAN, tmp_path / "plan")
    file = folder / "2026" / "errata.yaml"
    file.write_text(
        "errata:\n"
        "  - {id: E1, group: O1, clause: 附件1二, kind: 错字,\n"
        "     as_stored: 异常的立即, corrected: 异常立即, note: 多一“的”字}\n"
        "  - {id: E2, group: O2, clause: 附件1, kind: 错字,\n"
        "     as_stored: 考试纪律, corrected: 考场纪律, note: 题目有误}\n",
        "utf-8",
    )
    (plan, _) = check(folder, DAY).plans
    corrected = issued.corrected(plan)
    assert Attachment("附件1", ("考场[1]纪律",)) in corrected.blocks
    shutil.rmtree(folder / "2027")
    assert check(folder, DAY).ok
    assert main(["new", "2027", "--plan", str(folder)]) == 0
    text = (folder / "2027" / "document.yaml").read_text("utf-8")
    assert "考场纪律" in text
    assert "设备有异常立即报告" in text
    assert check(folder, DAY).ok


# --- files ----------------------------------------------------------------------------------------

NAME = "registration-form.docx"
FORM = PLAN / "2026" / "attachments" / NAME


def office(members=None, without=""):
    """The form with other members, and without one of its own."""
    made = io.BytesIO()
    with zipfile.ZipFile(FORM) as form, zipfile.ZipFile(made, "w") as other:
        for each in {*form.namelist()} - {without}:
            other.writestr(each, form.read(each))
        for name, text in (members or {}).items():
            other.writestr(name, text)
    return made.getvalue()


def relation(kind):
    """A part that leads elsewhere."""
    return (
        f'<Relationships><Relationship Id="r1" Type="http://schemas.example/relationships/{kind}" '
        'Target="https://elsewhere.example/a" TargetMode="External"/></Relationships>'
    )


def words(text):
    return f"<w:document><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:document>"


MACRO_TYPE = '<Override ContentType="application/vnd.ms-word.document.macroEnabled.main+xml"/>'
DDE = "<w:r><w:instrText>DDEAUTO cmd a</w:instrText></w:r>"
RELS = "word/_rels/settings.xml.rels"
PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
PDF += b"2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
PDF += b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF"
PACKED = (
    b"<</Filter/FlateDecode>>stream\n" + zlib.compress(b"<</S/Launch/F(a.exe)>>") + b"\nendstream"
)
REFUSED = {  # what the file is -> code, and a word of the message
    "macros": (office({"word/vbaProject.bin": "x"}), "S208", "宏"),
    "macros by type": (office({"word/a.xml": MACRO_TYPE}), "S208", "宏"),
    "control": (office({"word/activeX/activeX1.xml": "<a/>"}), "S208", "控件"),
    "object": (office({"word/embeddings/oleObject1.bin": "x"}), "S208", "对象"),
    "template": (office({RELS: relation("attachedTemplate")}), "S208", "别处"),
    "field": (office({"word/footer1.xml": DDE}), "S208", "别处"),
    "not its kind": (office(without="word/document.xml"), "S208", "不是 docx"),
    "password": (b"\xd0\xcf\x11\xe0" + bytes(600), "S207", "没有读完"),
    "broken": (FORM.read_bytes()[:300], "S207", "没有读完"),
    "text": ("报名表".encode(), "DOC-28", "不是 docx"),
    "too large": (office() + bytes(1024 * 1024), "S201", "超过 1 MB"),
    "a person": (office({"word/header1.xml": words("身份证号：11010519491231002X")}), "PRV-01", ""),
}


@pytest.fixture
def folder(tmp_path):
    return shutil.copytree(PLAN, tmp_path / "plan")


@pytest.mark.parametrize("what", REFUSED)
def test_what_must_not_be_given_out_is_told_at_the_file(folder, what):
    raw, code, word = REFUSED[what]
    file = folder / "2026" / "attachments" / NAME
    file.write_bytes(raw)
    told = [d for d in check(folder, DAY).diagnostics if d.severity == ERROR]
    assert [(d.code, d.location.path) for d in told] == [(code, file.as_posix())]
    assert word in told[0].message
    assert told[0].advice


def test_what_leads_elsewhere_only_for_who_follows_it_is_no_fault(folder):
    raw = office({"word/_rels/document.xml.rels": relation("hyperlink")})
    (folder / "2026" / "attachments" / NAME).write_bytes(raw)
    assert check(folder, DAY).ok


@pytest.mark.parametrize(
    "raw",
    [
        PDF.replace(b"/Pages 2", b"/OpenAction<</S/JavaScript/JS(a)>>/Pages 2"),
        PDF.replace(b"/Pages 2", b"/Names<</EmbeddedFiles 9 0 R>>/Pages 2"),
        PDF.replace(b"trailer", b"4 0 obj" + PACKED + b"endobj\ntrailer"),
    ],
)
def test_scripts_and_files_in_a_pdf_are_found_where_they_are_packed_too(raw):
    assert active_content.wrong_with(Path("form.pdf"), PDF) == []
    assert active_content.wrong_with(Path("form.pdf"), raw) != []


def test_a_file_is_given_out_as_it_is_and_opened_by_no_other_process(folder, tmp_path):
    site = tmp_path / "out"
    assert main(["export", str(site), "--plan", str(folder)]) == 0
    made = site / "2026" / "attachments" / NAME
    assert made.read_bytes() == FORM.read_bytes()
    assert contents.shown(f"2026/attachments/{NAME}", FORM.read_bytes()) == ""
    (row,) = json.loads((site / "api/v1/2026/attachments.json").read_text("utf-8"))["data"]
    assert row["sha256"] == hashlib.sha256(FORM.read_bytes()).hexdigest()
    assert (row["file"], row["bytes"]) == (f"2026/attachments/{NAME}", FORM.stat().st_size)


def test_a_file_of_a_draft_is_nowhere(folder):
    notice = folder / "2026" / "notices" / "first-batch.yaml"
    text = notice.read_text("utf-8").replace("已印发", "草稿")
    text = text.replace("青工院〔2026〕15号", "null").replace("issued: 2026-03-12", "issued: null")
    notice.write_text(text, "utf-8")
    report = check(folder, DAY)
    assert report.ok
    assert list(given_files.render(Edition(report, None))) == []


def test_the_paper_lists_it_and_has_no_page_for_it(paper, pdf):
    assert "3.技能等级认定报名表（另附）" in solid(pdf_text(pdf))
    assert [b.label for b in paper.blocks if isinstance(b, Attachment)] == ["附件1", "附件2"]


def test_another_file_of_the_same_name_is_a_change(folder):
    before = check(folder, DAY)
    other = office({"word/footer1.xml": words("背面")})
    (folder / "2026" / "attachments" / NAME).write_bytes(other)
    told = [each.text for each in difference(before, check(folder, DAY)).changes]
    assert told == [f"附件的文件 {NAME}：换成了另一份"]
