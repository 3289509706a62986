"""Papers made from the plan alone: students' sheets, tasks of departments and teams, the quota
list. Each on one sheet, with everything a reader needs, and nothing that the plan does not say."""

from dataclasses import replace

import pypdfium2
import pytest
from test_paper import docx_text, pdf_text

from generators.core.git.data_version import Version
from generators.model.checklists import checklist
from generators.model.document.issued_text import solid
from generators.model.status import NOT_STATED
from generators.press.paper import typeset, word
from generators.press.paper.fonts import font_set
from generators.press.paper.profiles import STANDARD
from generators.site.edition import make_edition
from generators.site.pages import departments, paper_files, printed_papers


@pytest.fixture(scope="session")
def edition(plan_folder):
    return make_edition(plan_folder, None)


@pytest.fixture(scope="session")
def base(base_folder):
    return make_edition(base_folder, None)


def papers(edition, section):
    """label -> (sheet, its words in PDF, in DOCX, pages)."""
    found = {}
    for sheet in printed_papers.sheets(edition.newest):
        if sheet.section == section:
            paper = paper_files.traced(edition, sheet.draft(), sheet.page)
            pdf = typeset.pdf(paper, font_set(None), STANDARD)
            words = (solid(pdf_text(pdf)), solid(docx_text(word.docx(paper, STANDARD))))
            found[sheet.label] = (sheet, words, len(pypdfium2.PdfDocument(pdf)))
    return found


def test_every_certificate_has_a_sheet_for_students(edition):
    found = papers(edition, printed_papers.STUDENTS)
    assert len(found) == 7
    for sheet, texts, pages in found.values():
        assert pages == 1
        certificate = sheet.thing
        for text in texts:
            for quota in certificate.quotas:
                assert f"{quota.major}{quota.declared}人" in text
            for major in certificate.eligible.majors:
                assert major in text
            assert f"{edition.plans[-1].declared_by[certificate.slug]}人" in text
            assert certificate.team.lead in text
            assert "证书等级、培训评价组织、报名开始日期" in text
            assert NOT_STATED in text


def test_every_department_has_its_task_notice_and_checklist(edition):
    plan = edition.newest
    notices, lists = (
        papers(edition, printed_papers.TASKS),
        papers(edition, printed_papers.CHECKLISTS),
    )
    assert len(notices) == len(lists) == 9
    for (sheet, texts, pages), (_, listed, sheets_) in zip(
        notices.values(), lists.values(), strict=True
    ):
        assert pages == sheets_ == 1
        for duty in sheet.thing.duties:
            assert all(solid(duty.text) in text for text in texts)
        owned = checklist(plan, sheet.thing.department)
        for each in owned:
            assert all(solid(each.task.text) in text for text in (*texts, *listed))
            assert all(solid(each.owner.part or NOT_STATED) in text for text in (*texts, *listed))
        assert all(text.count("□") == len(owned) for text in listed)
        assert all(("签字：" in text) == bool(owned) for text in listed)


def test_every_team_has_its_checklist(edition):
    found = papers(edition, printed_papers.TEAMS)
    assert len(found) == 7
    for sheet, texts, pages in found.values():
        assert pages == 1
        assert all(sheet.thing.team.lead in text for text in texts)
        assert all(text.count("□") == 5 for text in texts)


def test_the_quota_list_adds_up(edition):
    ((_, texts, pages),) = papers(edition, printed_papers.LISTS).values()
    assert pages == 1
    for text in texts:
        assert "合计据表1计算420人" in text
        assert "护理母婴护理50人；幼儿照护75人125人" in text
        assert "名额是申报数；核定数，尚未录入" in text


def test_what_was_handed_in_shows_as_done(base):
    """教学部 handed in its list; nobody else did."""
    found = papers(base, printed_papers.CHECKLISTS)
    for text in found["教学部任务清单"][1]:
        assert "报名汇总表√2025年4月18日" in text
        assert text.count("□") == 1
    for text in found["实训部任务清单"][1]:
        assert "√" not in text


def test_what_was_handed_in_shows_as_done_on_the_page_too(base):
    made = {artifact.path: artifact.content for artifact in departments.render(base)}
    page = made["2025/departments/teaching-office.md"]
    assert "√ 2025年4月18日<br>报名汇总表" in page
    assert page.count("未勾选") == 1


def test_a_print_names_the_version_of_the_data(edition):
    sheet = next(
        s for s in printed_papers.sheets(edition.newest) if s.section == printed_papers.LISTS
    )
    paper = paper_files.traced(edition, sheet.draft(), sheet.page)
    raw = typeset.pdf(paper, font_set(None), STANDARD)
    page = pypdfium2.PdfDocument(raw)[0].get_textpage().get_text_range()
    assert f"数据版本：{edition.revision.short}" in page
    assert paper.address == ""


def test_without_git_a_print_says_so(plan_folder, tmp_path):
    edition = replace(make_edition(plan_folder, None), state=Version)
    sheet = next(
        s for s in printed_papers.sheets(edition.newest) if s.section == printed_papers.LISTS
    )
    paper = paper_files.traced(edition, sheet.draft(), sheet.page)
    assert paper.version == "数据版本：没有版本记录"
