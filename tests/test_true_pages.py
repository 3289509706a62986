"""What pages say through a year is so: kinds of untrue sentences that somebody who knew better
found when a year was played through, each on plans where it would be said again."""

import re
import shutil
from datetime import date

import pypdfium2
import pytest
from test_changes_page import save
from test_ends import DAY, DOCUMENT, amend, at, end, read, words
from test_revisions import git

from generators.checks.plan_check import check
from generators.cli.main import main
from generators.model import provenance
from generators.press.drafting import students, task_notices
from generators.press.paper import typeset
from generators.press.paper.fonts import font_set
from generators.press.paper.profiles import STANDARD
from generators.site.edition import make_edition
from generators.site.pages import changes, paper_files, printed_papers, substance

ISSUED = "原文"
GAMMA = """name: 证书丙
number: 3
since: 2025-03-03
origin: {kind: 补录, document: 关于增加试点证书的通知（示卫院〔2025〕26号）, day: 2025-03-03}
level: 初级
evaluator: 示例评价公司
eligible: {open: %s, majors: [专业三, 专业四]}
quotas:
  - {major: 专业三, declared: 30, level: 初级}
team: {lead: 丁小四, members: null}
"""


@pytest.fixture
def folder(base_folder, tmp_path):
    return shutil.copytree(base_folder, tmp_path / "plan")


def edit(file, old, new):
    text = file.read_text("utf-8")
    assert old in text, f"{file}: {old}"
    file.write_text(text.replace(old, new, 1), "utf-8")


def pages(folder, day=DAY):
    edition = make_edition(folder, day)
    assert edition.report.ok, edition.report.diagnostics
    return {a.path: a.content for a in substance(edition) if a.path.endswith(".md")}


# --- origins --------------------------------------------------------------------------------------


@pytest.mark.parametrize("names", [["甲一"], ["甲一", "乙二"]])
def test_a_list_that_was_begun_after_issue_is_not_in_the_issued_text(folder, names):
    for number, name in enumerate(names):
        amend(folder, "certificates/alpha.yaml", "[team, members]", "null", name,
              day=date(2025, 5, 4 + number))  # fmt: skip
    plan = at(folder, DAY)
    team = next(each.team for each in plan.certificates if each.slug == "alpha")
    assert team.members == tuple(names)
    assert team.origin_of("members").kind == "补录"
    made = pages(folder)
    members = read(made["2025/certificates/alpha.md"]).partition("团队成员 ")[2]
    assert ISSUED not in members.partition("名额和人数")[0]
    answered = read(made["2025/questions.md"]).partition(f"证书甲：{'、'.join(names)}。")[2]
    assert answered.startswith("补录")


def test_a_name_more_in_a_list_of_the_document_leaves_the_others_where_they_are(folder):
    amend(folder, "certificates/beta.yaml", "[team, members]", "null", "甲一")
    team = next(each.team for each in at(folder, DAY).certificates if each.slug == "beta")
    assert team.origin_of("members").document == "教学团队成员名单"
    assert team.origin_of("members", "甲一").document == DOCUMENT


def test_every_document_of_a_session_and_of_a_batch_is_named(folder):
    amend(folder, "certificates/beta.yaml", "[sessions, S2, starts]", "14:30", "14:00")
    amend(folder, "certificates/beta.yaml", "[sessions, S2, rooms, 实训室, seats]", 40, 39)
    session = next(s for _, s in at(folder, DAY).sessions if s.id == "S2")
    found = provenance.sources(session)
    arranged = "关于安排考核的通知（示卫院〔2025〕11号）"
    assert [each.document for each in found] == [arranged, DOCUMENT]
    edit(folder / "2025/certificates/beta.yaml", ", registered: 38, examined: 38, passed: 36, "
         "certified: 36}", ", batches: [{name: 第一批, registered: 38, examined: 38, passed: 36, "
         "certified: 36, later: [{fields: [examined], document: 考场记录}]}]}")  # fmt: skip
    page = pages(folder)["2025/certificates/beta.md"]
    row = read(page.partition("各批次的人数")[2].partition("</tr>\n</tbody>")[0])
    assert "报名和考核情况汇总表" in row
    assert "考场记录" in row


@pytest.mark.parametrize("open_", ["true", "false"])
def test_the_list_of_an_added_certificate_is_not_that_of_the_document(folder, open_):
    (folder / "2025/certificates/gamma.yaml").write_text(GAMMA % open_, "utf-8")
    made = pages(folder)
    said = read(made["2025/certificates/gamma.md"])
    assert ISSUED not in said.partition("可申报的专业 ")[2].partition("报名、收费")[0]
    assert f"{ISSUED}的名单" in read(made["2025/certificates/alpha.md"])
    assert not re.search(rf"共3个，每个证书一个。 ?{ISSUED}", read(made["2025/organisation.md"]))
    assert "补录 含补录" not in said


# --- sentences made of nothing, or of half -------------------------------------------------------


def test_an_answer_stands_on_a_sheet_with_its_question_also_after_a_renaming(folder):
    amend(folder, "certificates/alpha.yaml", "[name]", "证书甲", "证书甲（新版）")
    edit(folder / "2025/answers.yaml", "offices:", "  - question: lunch\n    answer: 在一食堂\n"
         "    origin: {kind: 补录, document: 考务安排, day: 2025-03-03}\noffices:")  # fmt: skip
    plan = at(folder, DAY)
    (alpha,) = (each for each in plan.certificates if each.slug == "alpha")
    leaflet = words(students.notice(plan, alpha))
    assert "考核那天在哪里吃饭？在一食堂（补录" in leaflet
    assert "没有通过的可以补考一次" in leaflet


def test_no_day_is_before_and_until(folder):
    for path, text in pages(folder).items():
        assert not re.search("前止|None", read(text)), path


def test_places_that_were_withdrawn_are_known_to_be_none(folder):
    """Whether one line after the other was, or the certificate was stopped."""
    amend(folder, "certificates/beta.yaml", "[quotas, 专业三]", "专业三", "null")
    amend(folder, "certificates/beta.yaml", "[sessions, S2]", "S2", "null")
    made = pages(folder)
    plan = at(folder, DAY)
    beta = next(each for each in plan.certificates if each.slug == "beta")
    assert "申报名额已经撤销。" in words(task_notices.team_checklist(plan, plan.teams, beta))
    for path in ("2025/majors/index.md", "2025/certificates/index.md"):
        assert "名额尚未录入" not in read(made[path]), path


# --- departments ----------------------------------------------------------------------------------


def test_a_department_that_went_into_another_signs_nothing_and_is_not_said_to_have_had_none(folder):
    """Its task is not done yet: the other has it."""
    end(folder, "  - {name: 实训部, slug: training-office", "[实训中心]",
        more="  - {name: 实训中心, slug: training-centre}\n")  # fmt: skip
    made = pages(folder)
    old, new = (made[f"2025/departments/training-{name}.md"] for name in ("office", "centre"))
    assert "签字" not in old
    assert "签字" in new
    assert "签字" in pages(folder, date(2025, 5, 4))["2025/departments/training-office.md"]
    notice = made["2025/notices/departments/training-office.md"]
    assert "没有写明由实训部承担的任务" not in read(notice)
    taken = read(made["2025/notices/departments/training-centre.md"])
    assert "部门负责人，尚未录入。" in taken
    assert "部门负责人，文件未载明" not in taken


# --- names ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("file", "rest", "was", "now"),
    [
        ("departments.yaml", "slug: teaching-office", "教学部", "教务处"),
        ("majors.yaml", "slug: major-three, department: 示例系", "专业三", "新专业三"),
    ],
)
def test_a_renaming_is_told_as_one(folder, file, rest, was, now):
    git(folder.parent, "init", "--quiet", "--initial-branch", "main")
    edit(folder / "majors.yaml", "names: [", "names: [新专业三, ")
    save(folder.parent)
    former = f"former: [{{name: {was}, renamed: 2025-05-05, document: 更名的通知}}]"
    edit(folder / file, f"{{name: {was}, {rest}}}", f"{{name: {now}, {rest}, {former}}}")
    save(folder.parent)
    told = next(iter(changes.render(make_edition(folder, DAY)))).content
    assert f"“{was}”2025年5月5日起改名为“{now}”" in read(told)
    assert "曾用名" not in read(told)


def test_years_beside_each_other_know_a_thing_by_its_short_name(folder):
    """A certificate and a major that have another name in the second year stay one row."""
    amend(folder, "certificates/beta.yaml", "[name]", "证书乙", "证书乙（新版）")
    assert main(["new", "2026", "--plan", str(folder)]) == 0
    made = {a.path: a.content for a in substance(make_edition(folder, DAY, drafts=True))}
    rows = [read(row) for row in made["years.md"].split("<tr>") if "证书乙" in row]
    assert len(rows) == 1
    assert "证书乙（新版）" in rows[0]


# --- the next year --------------------------------------------------------------------------------


@pytest.mark.parametrize("ends", [False, True])
def test_a_year_is_begun_green_after_one_in_which_certificates_came_and_went(folder, ends, capsys):
    (folder / "2025/certificates/gamma.yaml").write_text(GAMMA % "false", "utf-8")
    if ends:
        amend(folder, "certificates/gamma.yaml", "[stopped]", "null", "改报证书甲")
    assert main(["new", "2026", "--plan", str(folder)]) == 0
    assert "没有带过来：证书丙" in capsys.readouterr().out
    assert not (folder / "2026/certificates/gamma.yaml").exists()
    assert check(folder, None).ok


# --- papers ---------------------------------------------------------------------------------------


def test_a_sheet_with_answers_sessions_and_many_documents_is_one_page(folder):
    """What came later is small print, each document once."""
    more = "".join(
        f"  - question: {question}\n    answer: {answer}\n"
        f"    origin: {{kind: 补录, document: 考务工作安排, day: 2025-03-19}}\n"
        for question, answer in (("lunch", "在一食堂"), ("eligible", "经系里同意可以申报"))
    )
    edit(folder / "2025/answers.yaml", "offices:", f"{more}offices:")
    edition = make_edition(folder, DAY)
    sheets = printed_papers.sheets(edition.plans[-1])
    for sheet in (each for each in sheets if each.section == printed_papers.STUDENTS):
        paper = paper_files.traced(edition, sheet.draft(), sheet.page)
        assert len(pypdfium2.PdfDocument(typeset.pdf(paper, font_set(None), STANDARD))) == 1
        (told,) = re.findall("印发以后补录、变更的内容：([^“]*?)。", words(paper))
        assert len(set(told.split("；"))) == len(told.split("；"))


# --- phases ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("second", "day", "said"),
    [
        ("2025-05", date(2025, 5, 20), "正在第1阶段（2025年3月—2025年6月）、第2阶段（"),
        ("2025-06", date(2025, 6, 30), "正在第1阶段（2025年3月—2025年6月）、第2阶段（"),
        ("2025-05", date(2025, 4, 20), "正在第1阶段（2025年3月—2025年6月）；接下来是第2阶段"),
        ("2025-05", date(2025, 7, 20), "正在第2阶段（2025年5月—2025年12月）。"),
    ],
)
def test_every_phase_under_way_is_named(folder, second, day, said):
    edit(folder / "2025/timeline.yaml", "starts: 2025-07", f"starts: {second}")
    edit(folder / "2025/issued.txt", "2025年7月—", f"2025年{int(second[-2:])}月—")
    assert said in pages(folder, day)["2025/index.md"]


@pytest.mark.parametrize(("without", "said"), [(1, "没有"), (3, None)])
def test_who_has_no_duty_to_sum_up_is_not_said_to_wait_for_one(folder, without, said):
    files = sorted((folder / "2025/departments").glob("*.yaml"))
    for file in files[:without]:
        edit(file, "    summary: true\n", "")
    page = pages(folder)["2025/departments/index.md"]
    assert {*re.findall('data-label="总结职责">([^<]*)', page)} == ({"有", said} if said else set())
    assert ("总结职责" in page, "见上表" in page) == (bool(said), bool(said))
