"""Attachments of notices and of the issued document: whatever they are, they are on page and
papers, come back character for character, and every rule reads them."""

import shutil
from datetime import date
from pathlib import Path

import pytest
from test_paper import docx_text, pdf_text

from generators.checks.plan_check import check
from generators.cli.main import main
from generators.model.document.clause_places import anchors, around
from generators.model.document.issued_text import solid
from generators.press.drafting import issued, official
from generators.press.measuring.rows import FAILED
from generators.press.measuring.verifying import measure
from generators.press.paper import typeset, word
from generators.press.paper.fonts import font_set
from generators.press.paper.paper_blocks import Attachment
from generators.press.paper.profiles import STANDARD

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
