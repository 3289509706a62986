"""From document.yaml and data the issued text is printed again, character for character."""

import shutil

import pytest

from generators.checks.plan_check import check
from generators.model.document import corrections, issued_text
from generators.model.load import load


@pytest.fixture(scope="module")
def plan(plan_folder):
    return next(plan for plan in load(plan_folder).plans if plan.year == 2021)


def test_the_stored_text_comes_back_whole(plan):
    assert issued_text.solid(issued_text.stored(plan)) == issued_text.solid(plan.issued_text)


def test_even_its_white_space_comes_back(plan):
    assert issued_text.stored(plan) == plan.issued_text


def test_facts_of_tables_lists_and_head_are_not_written_in_document_yaml(plan, plan_folder):
    document = (plan_folder / "2021" / "document.yaml").read_text("utf-8")
    quotas = [f"{quota.major} {quota.declared} 人" for _, quota in plan.quotas]
    tasks = [task.text for _, task in plan.tasks]
    people = list(plan.institution.people)
    padded = [f"{name[0]} {name[1]}" for name in people if len(name) == 2]
    head = [plan.head.number, plan.head.issued.chinese, plan.head.title]
    spans = [phase.starts.chinese for phase in plan.phases]
    facts = [*quotas, *tasks, *people, *padded, *head, *spans]
    assert [fact for fact in facts if fact in document] == []


def test_a_changed_quota_changes_the_table_and_is_reported(plan_folder, tmp_path):
    copy = shutil.copytree(plan_folder, tmp_path / "plan")
    file = copy / "2021" / "certificates" / "elderly-care.yaml"
    file.write_text(file.read_text("utf-8").replace("declared: 35", "declared: 36"), "utf-8")
    report = check(copy, as_of=None)
    assert "智慧健康养老服务与管理 36 人" in issued_text.stored(report.plans[0])
    found = [(d.code, d.location.path, d.location.line) for d in report.diagnostics]
    assert ("SRC-05", file.as_posix(), 10) in found


def test_every_erratum_is_applied_and_nothing_else_changes(plan):
    blocks = corrections.corrected_blocks(plan)
    runs = (run for block in blocks for line in block.lines for run in line)
    applied = {run.erratum.id for run in runs if run.erratum}
    assert applied == {erratum.id for erratum in plan.errata}
    restored = "".join(
        run.stored if run.erratum else run.text
        for block in blocks for line in block.lines for run in line
    )  # fmt: skip
    moved = "〔表2〕"  # the table that interrupts a sentence; it stands at the clause's end
    before = issued_text.solid(restored.replace(moved, "").replace("\t", ""))
    assert sorted(before) == sorted(issued_text.solid(plan.issued_text))


def test_the_corrected_text_reads_as_it_should(plan):
    text = "\n".join(block.text for block in corrections.corrected_blocks(plan))
    for right in (
        "（一）融入专业人才培养\n根据职业技能等级标准",
        "从老年照护、母婴护理、幼儿照护、运动营养咨询与指导",
        "使学生获得职业技能等级证书",
        "教学团队可引进培训评价组织培训教师或行业企业兼职教师",
        "校内学生培训、考证工作",
        "表3 工作进度表",
        "2021年5月—2021年8月\t（1）开展试点申报工作",
        "（九）各系（部）：负责",
    ):
        assert right in text
