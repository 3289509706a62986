"""A document in other forms than that of 2021: other columns, chapters and articles, odd tables."""

import shutil

import pytest

from generators.checks.plan_check import check
from generators.model.document import clause_places, corrections, issued_text
from generators.site.edition import Edition
from generators.site.making import make

COLUMNS = "columns: [序号, 时间, 具体工作]"
SPAN, TASKS = "2025年3月—2025年6月", "（1）拟定具体实施方案； （2）组织报名； （3）开展培训。"
HEAD = "columns: [序号, 证书名称, 可申报的试点专业, 2025年申报试点专业及名额]"


def a_draft(base_folder, tmp_path, *changes):
    """The plan of the tests as a draft, some text of its document another."""
    plan = shutil.copytree(base_folder, tmp_path / "plan")
    (plan / "2025" / "issued.txt").unlink()
    for name, old, new in (("plan", "status: 执行中", "status: 草案"), *changes):
        file = plan / "2025" / f"{name}.yaml"
        text = file.read_text("utf-8")
        assert old in text
        file.write_text(text.replace(old, new), "utf-8")
    return check(plan, None)


def rows(report, label):
    blocks = corrections.corrected_blocks(report.plans[-1])
    table = next(block for block in blocks if block.label == label)
    return [["".join(run.text for run in cell) for cell in row] for row in table.rows]


def made(report):
    done = make(Edition(report, None, drafts=True))
    assert [d for d in done.report.diagnostics if d.severity == "error"] == []
    return {each.path: each.content for each in done.artifacts}


@pytest.mark.parametrize(
    ("columns", "first"),
    [
        ("[时间, 具体工作]", [SPAN, TASKS]),
        ("[具体工作, 序号]", [TASKS, "1"]),
        ("[序号, 起止时间, 责任部门]",
         ["1", SPAN, "办公室、教学部、各系（部）、教学团队"]),
        ("[序号, 时间, 具体工作, 备注]",
         ["1", SPAN, TASKS, ""]),
        ("[项, 何时, 何事]",
         ["1", SPAN, TASKS]),
        ("[具体工作]", [TASKS]),
    ],
)  # fmt: skip
def test_a_column_holds_what_its_title_says(columns, first, base_folder, tmp_path):
    change = ("document", COLUMNS, f"columns: {columns}")
    report = a_draft(base_folder, tmp_path, change)
    assert report.ok
    head, row, _ = rows(report, "四表3")
    assert (head, row) == (columns.strip("[]").split(", "), first)
    assert made(report)


def test_columns_of_certificates(base_folder, tmp_path):
    wanted = "columns: [证书名称, 教学团队负责人, 申报人数, 等级, 培训评价组织, 备注]"
    report = a_draft(base_folder, tmp_path, ("document", HEAD, wanted))
    assert rows(report, "二（一）表1")[1:] == [
        ["证书甲", "壬 九", "专业一 30 人 专业二 20 人", "初级", "示例评价公司", ""],
        ["证书乙", "丁小四", "专业三 40 人", "初级", "示例评价公司", ""],
    ]
    assert made(report)


NAMES = {
    "第一章": (1, "第一章\u3000"), "第二条": (2, "第二条\u3000"), "1": (1, "1. "),
    "1.1": (2, "1.1\u3000"), "附则": (1, ""), "十二": (1, "十二、"), "十二（三）": (2, "（三）"),
}  # fmt: skip


@pytest.mark.parametrize("name", NAMES)
def test_clauses_of_other_numbering(name, base_folder, tmp_path):
    report = a_draft(
        base_folder, tmp_path, ("document", "clause: 三（三）\n", f'clause: "{name}"\n'),
        ("commitments", "clause: 三（三）", f'clause: "{name}"'),
    )  # fmt: skip
    plan = report.plans[-1]
    clause = next(each for each in plan.clauses if each.clause == name)
    assert (issued_text.level_of(clause), issued_text.mark_of(clause)) == NAMES[name]
    anchors = clause_places.anchors(plan)
    own = [anchors[each.clause] for each in plan.clauses]
    assert len(set(own)) == len(own)
    page = made(report)["2025/document.md"]
    assert f"{{#{anchors[name]} data-toc-label=" in page
    assert f"{NAMES[name][1]}经费保障" in page


def test_two_tables_of_the_same_number_in_a_clause_are_both_printed(base_folder, tmp_path):
    table = "      - {table: teams, caption: 表2 再列一次, columns: [证书名称, 成员]}\n"
    at = "      - items:\n          - 对接评价组织"
    report = a_draft(base_folder, tmp_path, ("document", at, table + at))
    captions = [b.text.partition("\n")[0] for b in corrections.corrected_blocks(report.plans[-1])]
    assert "表2 两个教学团队及负责人" in captions
    assert "表2 再列一次" in captions
    text = issued_text.stored(report.plans[-1])
    assert "".join(text.split()) == "".join(
        "".join(block.text for block in issued_text.print_blocks(report.plans[-1])).split()
    )


def test_a_correction_that_breaks_a_row_leaves_a_table(base_folder, tmp_path):
    erratum = (
        "  - {id: E9, group: O9, clause: 四, kind: 排版, as_stored: 开展培训, "
        'corrected: "开展\\n培训", note: 断行}\n'
    )
    report = a_draft(base_folder, tmp_path, ("errata", "errata:\n", "errata:\n" + erratum))
    assert {len(row) for row in rows(report, "四表3")} == {3}
    assert made(report)


def test_an_erratum_that_was_copied_is_told_and_mends_once(base_folder, tmp_path):
    old = '    as_stored: "逐步扩大试\\n点范围"\n'
    entry = f"  - id: E1\n    group: O1\n    clause: 一\n    kind: 换页断行\n{old}"
    more = "    corrected: 逐步扩大试点范围\n    note: 句子在换页处被断开\n"
    report = a_draft(base_folder, tmp_path, ("errata", entry + more, (entry + more) * 2))
    assert {d.code for d in report.diagnostics} == {"REF-01", "SRC-06"}
    text = "".join(block.text for block in corrections.corrected_blocks(report.plans[-1]))
    assert text.count("逐步扩大试点范围") == 1
