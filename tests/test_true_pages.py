"""What pages say through a year is so: kinds of untrue sentences that somebody who knew better
found when a year was played through, each on plans where it would be said again."""

import re
import shutil
from dataclasses import replace
from datetime import date

import notation
import pypdfium2
import pytest
from test_changes_page import save
from test_ends import DAY, DOCUMENT, amend, at, end, read, words
from test_revisions import git

from generators.checks.plan_check import check
from generators.cli.main import main
from generators.core.dates import parse_deadline
from generators.exchange.calendars import events
from generators.exchange.imports import entries
from generators.exchange.imports.importing import import_workbook
from generators.exchange.tables import quota_table, task_table, workbooks
from generators.model import provenance, shared_duties
from generators.model.known import known_of
from generators.model.load import load
from generators.model.views import VIEWS
from generators.press import scaffold
from generators.press.drafting import official, students, task_notices
from generators.press.paper import typeset
from generators.press.paper.fonts import font_set
from generators.press.paper.profiles import STANDARD
from generators.site.edition import make_edition
from generators.site.pages import (
    changes,
    finder,
    majors,
    paper_files,
    printed_papers,
    questions,
    substance,
)

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


# --- who and what -------------------------------------------------------------------------------


def rewrite(file, old, new):
    text, many = re.subn(old, new, file.read_text("utf-8"))
    assert many, f"{file}: {old}"
    file.write_text(text, "utf-8")


@pytest.mark.parametrize(
    ("owners", "said"),
    [
        ("[]", "尚未录入"),
        ("[{who: 实训部, part: null}]", ""),
        ("[{who: 实训部, part: null}, {who: 教学部, part: null}]", "牵头单位：尚未录入"),
        ("[{who: 实训部, part: null}, {who: 教学部, part: null, lead: true}]", ""),
    ],
)
def test_a_lead_is_missed_only_where_several_do_a_task(folder, owners, said):
    part = r"owners:\n          - who: 实训部\n.*\n.*\n"
    rewrite(folder / "2025/timeline.yaml", part, f"owners: {owners}\n")
    page = pages(folder)["2025/timeline.md"]
    (row,) = re.findall('<tr id="p2-1">.*?</tr>', page, re.DOTALL)
    assert "".join(re.findall("牵头单位：尚未录入|尚未录入", read(row))) == said


@pytest.mark.parametrize(
    ("dues", "parts", "said"),
    [
        ("all", "all", "各项任务的期限、各项任务的分工，"),
        ("all", "", "各项任务的期限、部分任务的分工，"),
        ("2025-12-19", "", "部分任务的期限、部分任务的分工，"), ("", "", "部分任务的分工，"),
    ],
)  # fmt: skip
def test_a_notice_says_of_which_tasks_something_is_open(folder, dues, parts, said):
    """The teaching department has two tasks, and the office that it houses one."""
    file = folder / "2025/timeline.yaml"
    if dues:
        rewrite(file, f"due: {'.*' if dues == 'all' else dues}", "due: null")
    if parts:
        rewrite(file, r"part: [^,\n}]+", "part: null")
    plan = at(folder, DAY)
    mine = next(each for each in plan.responsibilities if each.department == "教学部")
    assert f"'{said}文件未载明。" in words(task_notices.notice(plan, mine))


def test_who_has_no_duties_of_its_own_is_not_said_to_lack_them(folder):
    rewrite(folder / "2025/departments/training-office.yaml", r"duties:\n(  .*\n)+", "duties: []\n")
    made = pages(folder)
    for path in ("departments", "notices/departments"):
        page = read(made[f"2025/{path}/training-office.md"])
        assert "没有单独列出" in page
        assert "职责，尚未录入" not in page
    holders = read(made["2025/commitments.md"]).partition("个部门和机构的职责")[2]
    assert "实训部" not in holders


def test_leads_without_a_team_have_no_members_that_nobody_states(folder):
    """Also where a plan has no leads either, nobody has looked for members."""
    rewrite(folder / "2025/groups.yaml", "name: 教学团队", "name: 证书负责人")
    for file in (folder / "2025/certificates").iterdir():
        rewrite(file, r"members: (\[.*\]|null)", "members: null")
    plan = at(folder, DAY)
    answer = next(a for a in questions.answers(plan) if a.question.question == "team")
    assert (answer.open, answer.stated) == (False, ["证书负责人：证书甲壬九，证书乙丁小四"])


def test_a_stopped_certificate_is_marked_where_its_lead_is_named(folder):
    amend(folder, "certificates/beta.yaml", "[stopped]", "null", "改报证书甲")
    page = read(pages(folder)["2025/questions.md"])
    assert "证书乙（2025年5月5日起停止）丁小四" in page
    (counted,) = re.findall("1个证书的名单列出.*?。(.{4})", page)
    assert ISSUED not in counted  # which speaks of two


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (date(2025, 3, 1), "报名还没有开始"),
        (date(2025, 4, 1), ""),
        (date(2025, 4, 18), ""),
        (date(2025, 4, 19), "报名已经截止"),
    ],
)
def test_whether_one_can_still_register_is_said_on_its_day(folder, day, said):
    page = read(pages(folder, day)["2025/questions.md"]).partition("{#now}")[2].partition("##")[0]
    told = f"截至{day.year}年{day.month}月{day.day}日，{said}。"
    assert (told in page) == bool(said)
    assert "截至" not in page.replace(told, "")


@pytest.mark.parametrize(
    ("words_", "named"),
    [
        ("负责组织报名", True), ("负责报名、培训", True), ("报名超额时按成绩排序", False),
        ("报名人数不足的，不开班", False), ("报名不满20人的，由系里协调，并负责报名工作", True),
    ],
)  # fmt: skip
def test_how_many_register_is_no_work(folder, words_, named):
    (duty,) = (each for each in at(folder, DAY).duties if each.id == "D2-1")
    assert shared_duties.names(replace(duty, text=words_), "报名") == named


def test_a_sheet_for_students_has_what_concerns_them(folder):
    edit(folder / "2025/answers.yaml", "offices:",
         "  - question: teachers\n    answer: 监考每半天100元\n"
         "    origin: {kind: 补录, document: 考务安排, day: 2025-03-03}\noffices:")  # fmt: skip
    plan = at(folder, DAY)
    (alpha,) = (each for each in plan.certificates if each.slug == "alpha")
    leaflet = words(students.notice(plan, alpha))
    assert "监考每半天" not in leaflet
    assert "等级：初级。评价机构：示例评价公司。" in leaflet
    assert "开展培训（2025年6月20日）" in leaflet
    assert "总结上报（" not in leaflet
    rest = leaflet.partition("没有写明的事项")[2]
    assert "补考一次" not in rest
    assert "监考每半天" in read(pages(folder)["2025/questions.md"])


@pytest.mark.parametrize(
    ("level", "batch", "known"),
    [("初级", "null", True), ("中级", "null", False), ("null", "null", True),
     ("初级", "第一批", True), ("初级", "第二批", False)],
)  # fmt: skip
def test_an_exam_is_dated_by_a_session_of_its_own_level_and_batch(folder, level, batch, known):
    """Lines of the third major: those of another level or batch sit on a day that is not known."""
    plan = at(folder, DAY)
    beta = next(each for each in plan.certificates if each.slug == "beta")
    (session,), (quota,) = beta.sessions, beta.quotas
    session = replace(session, level="初级", batch="第一批")
    own = {"level": None if level == "null" else level, "batch": None if batch == "null" else batch}
    known_ = replace(known_of(plan, beta), sessions=((beta, session),))
    assert finder._has_session(known_, beta, replace(quota, **own)) == known


# --- whom a name stands for -----------------------------------------------------------------------


def one_of(folder, members):
    rewrite(
        folder / "departments.yaml", "collective: true", f"collective: true, members: {members}"
    )


def test_what_is_asked_of_all_together_is_asked_of_each(folder):
    """Page, notice, list of tasks, workbook, calendar and the counts; said to be that of all."""
    before = pages(folder)
    own = [e.identity for e in events.of_department(at(folder, DAY), "实训部")]
    one_of(folder, "[实训部, 示例系]")
    made, plan = pages(folder), at(folder, DAY)
    mine = next(each for each in plan.responsibilities if each.department == "实训部")
    page = made["2025/departments/training-office.md"]
    assert "开展培训" not in before["2025/departments/training-office.md"]
    assert "参加培训（各系（部）的任务）" in read(page)
    assert re.search("。（.?各系（部）.?的职责）", read(page))
    for paper in (task_notices.notice, task_notices.checklist):
        assert "参加培训（各系（部）的任务）" in words(paper(plan, mine))
    found = [e.identity for e in events.of_department(plan, "实训部")]
    assert {*found} - {*own} == {"2025/task/P1-2", "2025/task/P1-3"}
    sheet = task_table.book(plan, "依据", "实训部").tables[0].rows
    assert [row[1] for row in sheet] == ["P1-2", "P1-3", "P2-1"]
    (row,) = (r for r in made["2025/departments/index.md"].split("<tr>") if "training" in r)
    assert "3项" in read(row)


@pytest.mark.parametrize(
    ("members", "said"), [("[]", "尚未录入"), ("[示例系, 实训部]", "示例系、实训部")]
)
def test_a_name_of_several_says_whose_it_is_only_as_far_as_is_known(folder, members, said):
    if members != "[]":
        one_of(folder, members)
    page = read(pages(folder)["2025/departments/teaching-departments.md"])
    assert f"代表哪些部门：{said}" in page.replace(" ", "")
    assert "没有列出具体" not in page


def test_a_renamed_member_has_the_name_of_the_day(folder):
    one_of(folder, "[示范系]")
    edit(folder / "departments.yaml", "{name: 示例系, slug: example-department}",
         "{name: 示范系, slug: example-department, "
         "former: [{name: 示例系, renamed: 2025-05-05, document: 更名的通知}]}")  # fmt: skip
    rewrite(folder / "majors.yaml", "department: 示例系", "department: 示范系")
    was = load(folder).plans[0].institution.departments["各系（部）"]
    assert was.members == ("示例系",)


# --- for whom places are --------------------------------------------------------------------------


def shared_by(folder, eligible):
    beta = folder / "2025/certificates/beta.yaml"
    rewrite(beta, r"quotas:\n.*\n", "quotas: [{department: 示例系, declared: 40}]\n")
    rewrite(beta, r"  majors: \[专业三\]\nquotas", f"  {eligible}\nquotas")
    (plan,) = load(folder).plans
    return plan, next(each for each in plan.certificates if each.slug == "beta")


@pytest.mark.parametrize(
    ("eligible", "sharing", "said"),
    [
        ("majors: [专业三, 专业四]", "三四", "专业三、专业四"),
        ("majors: [专业一, 专业二, 专业三, 专业四]", "一二三四", "专业一、专业二、专业三、专业四"),
        ("departments: [示例系]", "一二三四", "示例系各专业"),
    ],
)
def test_places_of_a_department_are_for_those_who_may_declare(folder, eligible, sharing, said):
    plan, beta = shared_by(folder, eligible)
    having = {
        name: [c.label for c in majors.chances(plan, name) if c.certificate is beta and c.quota]
        for name in plan.institution.majors
    }
    assert having == {f"专业{n}": [f"（{said}共有）"] if n in sharing else [] for n in "一二三四"}
    (facts,) = (facts for (c, _), facts in VIEWS["名额"].listed(plan) if c is beta)
    assert facts["专业"] == said


# --- tables ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "due",
    [
        "2025-11", "before 2025-11-05", "2025-11/上旬", "before 2025-11/下旬", "2025-2026-1",
        "before 2025-2026-2", "2025-11-05 17:00", "before 2025-11-05 17:00", "2025",
        "before 2025-11", "before 2025",
    ],
)  # fmt: skip
def test_a_deadline_in_a_table_is_no_notation_and_comes_back_as_it_was(due):
    shown = parse_deadline(due).shown
    assert not re.search("before|/|-[12]$", shown)
    assert entries._of_text(shown) == due


def test_the_level_of_a_certificate_stands_with_each_of_its_lines(tmp_path):
    """And comes back as no change, also where one of several lines is meant."""
    folder = notation.lay(notation.plan("draft"), tmp_path / "plan")
    rewrite(folder / "2025/certificates/beta.yaml", "declared: 40.*}",
            "declared: 20, batch: 第一批}\n"
            "  - {major: 专业三, declared: 20, batch: 第二批}")  # fmt: skip
    book = quota_table.book(load(folder).plans[0], "依据")
    titles = [each.title for each in book.tables[0].columns]
    assert {row[titles.index("等级")] for row in book.tables[0].rows} == {"初级"}
    file = tmp_path / "quotas.xlsx"
    file.write_bytes(workbooks.printed(book, "学院", DAY))
    outcome = import_workbook(file, folder, None, None, None)
    assert (outcome.complaints, outcome.asking, outcome.done) == ((), (), ())


# --- letters --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("contact", "printed", "begun"),
    [("庚七", "联系人：庚七", "领导小组"), ("教学部考务岗", "联系岗位：教学部考务岗", "教学部")],
)
def test_a_letter_calls_a_person_no_post(folder, contact, printed, begun):
    """And one that is begun asks people to call nobody by name."""
    file = folder / "2025/notices/exam-site-letter.yaml"
    rewrite(file, "(?m)^contact: .*$", f"contact: {contact}")
    plan = at(folder, DAY)
    notice = next(each for each in plan.notices if each.slug == "exam-site-letter")
    assert printed in words(official.paper(plan, notice))
    rewrite(folder / "2025/groups.yaml", "contact: .*", f"contact: {contact}")
    said = scaffold._contact(at(folder, DAY))
    assert (said or "").startswith(begun)
    assert said != "庚七"
