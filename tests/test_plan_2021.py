"""The inventory of the issued document: every fact of it stands in plan/, counted."""

from collections import Counter
from datetime import date

import pytest

from generators.check import check
from generators.diagnostics import ERROR, WARNING
from generators.model import INFERRED, ISSUED


@pytest.fixture(scope="module")
def report(plan_folder):
    return check(plan_folder, as_of=None)


@pytest.fixture(scope="module")
def plan(report):
    return next(plan for plan in report.plans if plan.year == 2021)


def test_certificates_majors_and_eligible_pairs(plan):
    assert len(plan.certificates) == 7
    assert len(plan.institution.majors) == 13
    assert sum(len(c.eligible.majors) for c in plan.certificates) == 29
    assert [c.eligible.open for c in plan.certificates] == [True] * 5 + [False] * 2


def test_quotas(plan):
    assert len(list(plan.quotas)) == 15
    assert [c.declared for c in plan.certificates] == [100, 100, 50, 30, 50, 40, 50]
    assert plan.declared == 420
    by_major = Counter()
    for _, quota in plan.quotas:
        by_major[quota.major] += quota.declared
    assert by_major == {
        "护理": 125, "助产": 70, "现代家政服务与管理": 40, "医学美容技术": 40,
        "智慧健康养老服务与管理": 35, "中药学": 25, "药学": 25, "健康管理": 20, "医学营养": 20,
        "康复治疗技术": 10, "中医养生保健": 10,
    }  # fmt: skip


def test_bodies_roles_and_persons(plan):
    in_groups = [name for group in plan.groups for name in group.people]
    leads = [certificate.team.lead for certificate in plan.certificates]
    assert len(plan.groups) + len(leads) == 9
    assert len(in_groups) + len(leads) == 34
    assert len({*in_groups, *leads}) == len(plan.institution.people) == 24
    assert [len(group.people) for group in plan.groups] == [16, 11]
    assert Counter([*in_groups, *leads])["张锡红"] == 3


def test_departments_and_duties(plan):
    assert len(plan.institution.departments) == len(plan.responsibilities) == 9
    assert [len(r.duties) for r in plan.responsibilities] == [4, 3, 3, 4, 2, 2, 2, 1, 4]
    assert sum(any(d.summary for d in r.duties) for r in plan.responsibilities) == 7
    assert [len(group.duties) for group in plan.groups] == [2, 3]
    assert len(plan.teams.duties) == 2


def test_phases_tasks_and_owners(plan):
    assert [len(phase.tasks) for phase in plan.phases] == [4, 3, 1]
    assert [phase.chinese() for phase in plan.phases] == [
        "2021年5月—2021年8月", "2021年9月—2021年12月", "2022年1月",
    ]  # fmt: skip
    kinds = {task.id: {owner.origin.kind for owner in task.owners} for _, task in plan.tasks}
    assert kinds == {
        "P1-1": {INFERRED}, "P1-2": {ISSUED}, "P1-3": {ISSUED}, "P1-4": {ISSUED},
        "P2-1": {ISSUED}, "P2-2": {ISSUED}, "P2-3": {ISSUED}, "P3-1": {INFERRED},
    }  # fmt: skip
    inferred = [o for _, t in plan.tasks for o in t.owners if o.origin.kind == INFERRED]
    assert all(owner.origin.basis for owner in inferred)


def test_commitments_citations_funds_errata_amendments(plan):
    assert len(plan.commitments) == 14
    assert [citation.number for citation in plan.citations] == [None, None]
    funds = next(clause for clause in plan.clauses if clause.clause == "三（三）")
    assert [len(block.items) for block in funds.blocks] == [3]
    groups = {erratum.group for erratum in plan.errata}
    assert groups == {"O1", "O2", "O3", "O4", "O5", "O6", "O7", "O27", "O36", "O37"}
    assert plan.amendments == ()
    assert plan.as_of(date(2030, 1, 1)).declared == plan.as_issued.declared


def test_duties_and_commitments_are_quoted_from_the_document(plan):
    """Each is the wording of the issued text, line breaks and blanks aside."""
    text = "".join(plan.issued_text.split())
    quoted = [duty.text for duty in plan.duties] + [c.quote for c in plan.commitments]
    assert [words for words in quoted if "".join(words.split()) not in text] == []


def test_no_errors_and_the_expected_warnings(report):
    found = Counter((d.severity, d.code) for d in report.diagnostics)
    assert not [code for severity, code in found if severity == ERROR]
    assert found[WARNING, "TIM-03"] == 2
    assert found[WARNING, "TIM-04"] == 3
