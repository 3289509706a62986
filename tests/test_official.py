"""Notices, letters and minutes: filled in from data, laid out by their kind, drafts kept back."""

import io
import shutil
import zipfile
from dataclasses import replace
from xml.etree import ElementTree

import pypdfium2
import pytest
from test_paper import docx_text, pdf_text

from generators.checks.plan_check import check
from generators.model.document.issued_text import solid
from generators.model.notice_kinds import KINDS, NEVER, OFFICIAL
from generators.press.drafting import official
from generators.press.measuring.rows import FAILED, PASSED
from generators.press.measuring.verifying import measure
from generators.press.paper import paper_blocks, typeset, word
from generators.press.paper.fonts import font_set
from generators.press.paper.profiles import STANDARD
from generators.site.edition import make_edition
from generators.site.pages import artifacts, paper_files, printed_papers

FACES = {9, 12, 16, 23, 33, 35}  # rows that name a face: no open face ever passes them


@pytest.fixture(scope="session")
def edition(base_folder):
    return make_edition(base_folder, None)


@pytest.fixture(scope="session")
def papers(edition):
    """slug -> paper of every official document that is public."""
    return {
        sheet.thing.slug: paper_files.paper_of(edition, sheet)
        for sheet in printed_papers.sheets(edition.newest)
        if sheet.section == printed_papers.OFFICIAL
    }


def pdf(paper):
    return typeset.pdf(paper, font_set(None), STANDARD)


def test_all_kinds_are_there_and_the_draft_is_not(edition, papers):
    assert {paper.kind for paper in papers.values()} == {"公文", "函", "纪要"}
    assert {notice.status for notice in edition.newest.notices} == {
        "草稿", "已印发", "已撤回", "重新印发",
    }  # fmt: skip
    assert "summary-draft" not in papers


def test_nothing_public_knows_of_a_draft(edition):
    (draft,) = (notice for notice in edition.newest.notices if not notice.is_issued)
    for artifact in artifacts(edition):
        assert "summary-draft" not in artifact.path
        if isinstance(artifact.content, str):
            assert draft.title not in artifact.content, artifact.path


@pytest.mark.parametrize("slug", ["registration", "registration-again", "monthly-meeting"])
def test_every_word_is_on_the_pdf_and_in_the_docx(edition, papers, slug):
    notice = next(each for each in edition.newest.notices if each.slug == slug)
    for text in (
        solid(pdf_text(pdf(papers[slug]))),
        solid(docx_text(word.docx(papers[slug], STANDARD))),
    ):
        assert solid(notice.title) in text
        for _, words in notice.prose:
            if "{" not in words:
                assert solid(words) in text
        for attachment in notice.attachments:
            assert text.count(attachment.title) == 2  # listed, and above its table


def test_names_in_braces_are_filled_in_as_of_the_day_of_issue(base_folder, tmp_path):
    """The quota of 专业二 was amended from 20 to 25 in April: a notice of March says 20."""
    plan = shutil.copytree(base_folder, tmp_path / "plan")
    file = plan / "2025" / "notices" / "registration.yaml"
    text = file.read_text("utf-8").replace(
        "现将",
        "今年{学院}有{证书数}种证书，名额{名额：证书甲}，{负责人：证书甲}负责，{期限：P1-2}交。现将",
    )
    file.write_text(text, "utf-8")
    changed = make_edition(plan, None)
    assert changed.report.ok
    sheet = next(
        s
        for s in printed_papers.sheets(changed.newest)
        if s.thing.spot.source.path.endswith("registration.yaml")
    )
    words = solid(pdf_text(pdf(sheet.draft())))
    assert "今年示例卫生职业学院有2种证书，名额50人，壬九负责，2025年4月18日交。" in words


@pytest.mark.parametrize(
    "slug", ["registration", "registration-again", "exam-site-letter", "monthly-meeting"]
)
def test_every_kind_holds_to_the_standard_but_for_its_faces(papers, slug):
    found = measure(pdf(papers[slug]))
    failed = {r.row.number for r in found.results if r.verdict.state == FAILED}
    assert failed <= FACES
    assert found.holds
    assert found.kind == papers[slug].kind


def test_rows_of_each_kind_are_judged_where_they_apply(papers):
    states = {
        slug: {r.row.number: r.verdict.state for r in measure(pdf(paper)).results}
        for slug, paper in papers.items()
    }
    assert all(states["registration-again"][row] == PASSED for row in (19, 24, 25, 31, 32, 34))
    assert states["exam-site-letter"][41] == states["monthly-meeting"][42] == PASSED


def test_a_withdrawn_notice_says_so_on_its_print_and_page(edition, papers):
    assert "已于2025年3月5日撤回：漏写附件" in papers["registration"].version
    assert "代替示卫院〔2025〕4号" in papers["registration-again"].version
    page = next(a.content for a in artifacts(edition) if a.path.endswith("issued/registration.md"))
    assert "已于2025年3月5日撤回" in page
    with pypdfium2.PdfDocument(pdf(papers["registration"])) as document:
        assert "撤回" in document[0].get_textpage().get_text_range()


def test_with_an_address_a_print_carries_the_way_to_its_page(base_folder, tmp_path):
    plan = shutil.copytree(base_folder, tmp_path / "plan")
    file = plan / "college.yaml"
    file.write_text(
        file.read_text("utf-8").replace("site: null", "site: https://zs.example.edu.cn/jh/"),
        "utf-8",
    )
    changed = make_edition(plan, None)
    for sheet in printed_papers.sheets(changed.newest):
        if sheet.traced:
            paper = paper_files.paper_of(changed, sheet)
            assert paper.address == f"https://zs.example.edu.cn/jh/{sheet.page}"
            with_code, without = (
                pdf(paper),
                pdf(paper_files.traced(make_edition(base_folder, None), sheet.draft(), "")),
            )
            assert len(with_code) > len(without)


# ISO/IEC 29500-1, 17.3.1.26, 17.4.59, 17.4.69, 17.3.2.28: children stand in this order.
ORDERS = {
    "pPr": "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr pBdr shd tabs "
    "overflowPunct autoSpaceDE autoSpaceDN snapToGrid spacing ind contextualSpacing jc outlineLvl "
    "rPr sectPr",
    "tblPr": "tblStyle tblpPr tblW jc tblInd tblBorders tblLayout tblCellMar tblLook",
    "tcPr": "tcW gridSpan vMerge tcBorders shd vAlign",
    "rPr": "rStyle rFonts b bCs i iCs color spacing sz szCs vertAlign lang",
}


def test_what_a_docx_says_of_things_stands_in_the_order_of_the_format(papers):
    """Word may refuse a file whose properties stand in another order."""
    for paper in papers.values():
        with zipfile.ZipFile(io.BytesIO(word.docx(paper, STANDARD))) as container:
            for name in container.namelist():
                if name.startswith(("word/document", "word/footer", "word/header")):
                    for element in ElementTree.fromstring(container.read(name)).iter():
                        local = element.tag.rpartition("}")[2]
                        if local in ORDERS:
                            order = ORDERS[local].split()
                            found = [child.tag.rpartition("}")[2] for child in element]
                            assert found == sorted(found, key=order.index), name


def test_the_foot_of_a_docx_hangs_at_the_foot_of_the_page(papers):
    """Each row a frame, the last one's foot at that of the type area; a letter has no lines
    (10.1)."""

    def frames(slug):
        with zipfile.ZipFile(io.BytesIO(word.docx(papers[slug], STANDARD))) as container:
            root = ElementTree.fromstring(container.read("word/document.xml"))
        body = [p for p in root.iter(f"{_W}pPr") if p.find(f"{_W}framePr") is not None]
        rows = [int(p.find(f"{_W}framePr").get(f"{_W}y")) for p in body]
        return rows, [p.find(f"{_W}pBdr") is not None for p in body]

    foot, row = (297 - 35) / 25.4 * 1440, 26 * 20
    assert frames("monthly-meeting") == ([round(foot - 2 * row), round(foot - row)], [True, True])
    assert frames("exam-site-letter") == ([round(foot - row)], [False])


_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@pytest.mark.parametrize("kind", [name for name, each in KINDS.items() if each.form == OFFICIAL])
def test_every_kind_is_printed_checked_and_measured(kind, base_folder, tmp_path):
    """An issued document of each kind: green, printed, and its title ends with a kind."""
    plan = shutil.copytree(base_folder, tmp_path / "plan")
    addressees = "[]" if KINDS[kind].addressees == NEVER else "[各系（部）, 各部门]"
    (plan / "2025/notices/specimen.yaml").write_text(
        f"kind: {kind}\nstatus: 已印发\ntitle: 示例卫生职业学院关于考核的{kind}\n"
        f"number: 示卫院〔2025〕31号\nissued: 2025-06-12\naddressees: {addressees}\n"
        "body:\n  - text: 现将有关事项说明如下。\nattachments: []\nsealed: true\ncontact: null\n"
        "meeting: null\npresent: []\nimprint: null\nreplaces: null\nwithdrawn: null\n",
        "utf-8",
    )
    report = check(plan, None)
    assert [d.message for d in report.diagnostics if "specimen" in d.location.path] == []
    (notice,) = (n for n in report.plans[-1].notices if n.slug == "specimen")
    printed = official.paper(report.plans[-1], notice)
    assert (printed.kind, printed.mark) == (paper_blocks.OFFICIAL, "示例卫生职业学院文件")


@pytest.mark.parametrize("slug", ["exam-site-letter", "monthly-meeting", "registration-again"])
@pytest.mark.parametrize("number", [None, "示教〔2025〕2号"])
@pytest.mark.parametrize("full", [False, True])
def test_a_department_issues_in_its_own_name(base_folder, slug, number, full):
    """Whatever the kind: no head of the college, its own number or none, its own signature."""
    plan = make_edition(base_folder, None).newest
    college = plan.institution.college.name
    notice = next(each for each in plan.notices if each.slug == slug)
    title = f"{college * full}教学部关于领取证书的{notice.kind}"
    notice = replace(notice, issuer="教学部", number=number, title=title, title_lines=(title,))
    made = official.paper(plan, notice)
    assert (made.mark, made.number) == ("", number or "")
    signed = [each.organ for each in made.blocks if each.kind == "signature"]
    assert signed == [f"{college * full}教学部"]
    printed = pdf_text(pdf(made))
    assert college + "文件" not in printed
    assert ("示教〔2025〕2号" in printed.replace(" ", "")) == (number is not None)
    assert (number or "教学部") in docx_text(word.docx(made, STANDARD))
