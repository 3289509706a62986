"""The inventory of the issued document: every fact of it stands in the data, counted."""

from collections import Counter
from datetime import date

import pytest

from generators.checks.plan_check import check
from generators.core.diagnostics import ERROR, WARNING
from generators.model.document import corrections
from generators.model.structure import INFERRED, ISSUED


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
    assert [plan.declared_by[c.slug] for c in plan.certificates] == [100, 100, 50, 30, 50, 40, 50]
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
        "P1-1": {INFERRED}, "P1-2": {ISSUED}, "P1-3": {ISSUED, INFERRED}, "P1-4": {ISSUED},
        "P2-1": {ISSUED, INFERRED}, "P2-2": {ISSUED, INFERRED}, "P2-3": {ISSUED, INFERRED},
        "P3-1": {INFERRED},
    }  # fmt: skip
    inferred = [o for _, t in plan.tasks for o in t.owners if o.origin.kind == INFERRED]
    assert all(owner.origin.basis for owner in inferred)


def test_units_of_each_task(plan):
    """Named by the document, and (in brackets) inferred from what it says of their duties."""
    units = {
        task.id: " ".join(f"({o.who})" if o.origin.kind == INFERRED else o.who for o in task.owners)
        for _, task in plan.tasks
    }
    assert units == {
        "P1-1": "(教务部) (教学团队) (各系（部）)",
        "P1-2": "教学团队 各系（部）",
        "P1-3": "组织人事部 (各系（部）)",
        "P1-4": "教学团队",
        "P2-1": "办公室 (领导小组)",
        "P2-2": "各系（部） 教务部 继续教育学院 教学团队 (实训中心) (后勤保卫部)",
        "P2-3": "教务部 继续教育学院 各系（部） 实训中心 教育技术与网络中心 (后勤保卫部)"
        " (组织人事部) 教学团队",
        "P3-1": "(教务部) (继续教育学院) (实训中心) (教育技术与网络中心) (组织人事部) (财务部)"
        " (后勤保卫部)",
    }


def test_commitments_citations_funds_errata_amendments(plan):
    nobody = [each for each in plan.commitments if each.owner is None]
    assert (len(plan.commitments), len(nobody), len(plan.settled)) == (47, 42, 15)
    assert all(each.due is None for each in plan.commitments if each.owner)
    assert len({each.id for each in plan.commitments}) == 47
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
    blocks = corrections.corrected_blocks(plan)  # whole where the archive has a table in between
    text += "".join("".join(block.text.split()) for block in blocks if block.kind == "paragraph")
    quoted = [duty.text for duty in plan.duties]
    quoted += [each.quote for each in (*plan.commitments, *plan.settled)]
    assert [words for words in quoted if "".join(words.split()) not in text] == []


def test_tasks_that_nobody_is_named_for_are_open_promises(plan):
    """What REF-18 holds for the running text."""
    unnamed = {t.text for _, t in plan.tasks if all(o.origin.kind == INFERRED for o in t.owners)}
    assert unnamed == {"开展试点申报工作", "年度工作总结"}
    assert unnamed < {each.quote for each in plan.commitments if each.owner is None}


def test_no_errors_and_the_expected_warnings(report):
    found = Counter((d.severity, d.code) for d in report.diagnostics)
    assert not [code for severity, code in found if severity == ERROR]
    assert found[WARNING, "TIM-03"] == 1
    assert found[WARNING, "TIM-04"] == 3


def test_what_is_known_of_places_and_time(report):
    """What the plan of 2021 does not state is 无法判断 and names what is missing."""
    answers = {a.rule.code: a for a in report.answers}
    found = Counter(d.code for d in report.diagnostics)
    failed = {"QTA-06": 4, "QTA-13": 7, "QTA-14": 1, "TIM-09": 47}
    assert {code: found[code] for code in failed} == failed
    assert sum(d.code == "TIM-08" and "没有写期限" in d.message for d in report.diagnostics) == 8
    unknown = ["QTA-07", "QTA-08", "QTA-09", "QTA-10", "QTA-11", "QTA-12", "TIM-07", "TIM-13"]
    assert {answers[code].status for code in unknown} == {"unknown"}
    assert all(answers[code].missing for code in unknown)
    not_applicable = ["TIM-10", "TIM-11", "TIM-12", "TIM-15"]
    assert {answers[code].status for code in not_applicable} == {"not-applicable"}
    assert answers["TIM-06"].status == "pass"


def test_eligible_majors_without_places(report):
    """14 pairs in 4 certificates, and 2 majors that no certificate has places for."""
    said = [d.message for d in report.diagnostics if d.code == "QTA-06"]
    assert sum(int(message.split("，")[1].split(" ")[0]) for message in said) == 14
    assert [message for message in said if "卫生信息管理、针灸推拿在其他证书里也没有" in message]


def test_what_is_said_of_people_references_wording_and_form(report):
    """The oddities of the issued text, each found once; what errata quote passes."""
    found = Counter(d.code for d in report.diagnostics)
    warned = {
        "PPL-08": 3, "PPL-09": 4, "PPL-10": 2, "PPL-12": 2, "REF-06": 2, "REF-07": 7,
        "TXT-05": 4, "TXT-06": 3, "DOC-04": 1, "DOC-07": 1, "DOC-14": 2, "DOC-15": 1,
    }  # fmt: skip
    told = ["PPL-06", "PPL-07", "REF-08", "TXT-03", "TXT-08", "TXT-09", "DOC-08"]
    assert {code: found[code] for code in warned} == warned
    assert {found[code] for code in told} == {1}
    assert found["TXT-07"] == 2
    answers = {a.rule.code: a for a in report.answers}
    for code in ("PPL-11", "REF-04", "REF-05", "DOC-02", "DOC-10", "DOC-20"):
        assert answers[code].status == "unknown"
        assert answers[code].missing
    for code in ("PPL-05", "REF-02", "REF-03", "REF-18", "SRC-01", "SRC-02", "SRC-03", "SRC-04",
                 "TXT-10"):  # fmt: skip
        assert answers[code].status == "pass"
    assert answers["TXT-04"].status == "not-applicable"
