"""Attachments of notices: whatever they are, they are on page and papers, and every rule reads
them."""

from datetime import date
from pathlib import Path

import pytest
from test_paper import docx_text, pdf_text

from generators.checks.plan_check import check
from generators.model.document.issued_text import solid
from generators.press.drafting import official
from generators.press.measuring.rows import FAILED
from generators.press.measuring.verifying import measure
from generators.press.paper import typeset, word
from generators.press.paper.fonts import font_set
from generators.press.paper.profiles import STANDARD

PLAN = Path(__file__).parent / "plans" / "engineering"
FACES = {9, 12, 16, 23, 33, 35}  # rows that name a face: no open face ever passes them


@pytest.fixture(scope="module")
def paper():
    (plan, _) = check(PLAN, date(2026, 12, 1)).plans
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
