"""A second college, as different from the first as one can be: an engineering college that shares
no name, no word and no shape with it (plans/engineering).

It was entered from the issued text with the guide alone. It is held to all that the first is, and
every fact that makes it different has to stand where readers look for it.
"""

import json
import re
import shutil
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook
from test_neutral import text_of

from generators.checks.plan_check import check
from generators.cli.main import main
from generators.core.diagnostics import ERROR
from generators.diff.difference import difference
from generators.exchange import new_year
from generators.exchange.imports.amending import Basis
from generators.exchange.imports.importing import import_workbook
from generators.model.document import issued_text
from generators.model.load import load
from generators.site.edition import Edition
from generators.site.making import make

DAY = date(2026, 12, 1)
PLAN = Path(__file__).parent / "plans" / "engineering"
OF_ALL = {"rules.md", "check.md", "guide/editing.md"}  # of the rules and examples of all colleges
FOREIGN = re.compile("1\\+X|教务部|教学团队|教学部|示例|实训部|职业技能等级证书|试点")
DAYS = re.compile("[0-9]{4}年[0-9]+月[0-9]+日(?:[0-9:]{5})?")
UNTRUE = re.compile("负责人负责人|组长负责人|证书等级[^。\n]{0,20}文件未载明|0人担任|第一批第一批")


@pytest.fixture(scope="module")
def report():
    return check(PLAN, DAY)


@pytest.fixture(scope="module")
def made(report):
    """Every file, as text, by its path; the draft too."""
    done = make(Edition(report, None, drafts=True))
    assert [d for d in done.report.diagnostics if d.severity == ERROR] == []
    return {each.path: each for each in done.artifacts}


@pytest.fixture(scope="module")
def words(made):
    return {path: text_of(each) for path, each in made.items()}


@pytest.fixture
def plan(tmp_path):
    return shutil.copytree(PLAN, tmp_path / "plan")


def test_nothing_is_wrong_with_it(report):
    """Nobody is named to ask, no lead where two do one task; and the draft is not yet full."""
    told = {d.code for d in report.diagnostics}
    assert told == {"PPL-08", "DOC-07", "TIM-08"}


def test_the_issued_text_comes_back_character_for_character(report):
    issued = report.plans[0]
    assert issued_text.stored(issued) == (PLAN / "2026" / "issued.txt").read_text("utf-8")


# Where readers look -> what makes this college different from the first.
FACTS = {
    "2026/certificates/electrician.md": (
        "四级、三级", "机电工程系", "社会人员", "第一批", "第二批", "60", "55", "24", "15",
        "项目组组长", "土五垚（机电工程系副主任）、石六砳（青桐智造装备有限公司高级技师）",
        "考核费四级每人180元", "2026年6月6日", "第一机房", "青桐省机电技能评价中心",
    ),
    "2026/certificates/lathe.md": ("数控2401班", "数控2402班", "模具2401班", "38", "36", "31"),
    "2026/finder.md": (
        "机电工程系各专业共有、三级、第二批", "数控2401班、四级、第一批", "社会人员",
    ),
    "2026/majors/numerical-control.md": ("数控2402班、四级、第一批", "机电工程系各专业共有"),
    "2026/organisation.md": (
        "技能等级认定工作委员会", "金一铭（教务处处长）", "水三淼（教务处考试科科长）", "项目组",
        "石六砳（青桐智造装备有限公司高级技师）",
    ),
    "2026/timeline.md": (
        "2026年3月2日—2026年3月20日", "2026年3月16日—2026年5月29日", "2026年4月10日17:00",
        "2026年9月18日17:00", "青桐智造装备有限公司",
    ),
    "2026/departments/partner-company.md": ("校外单位", "选派考评人员", "第一批考核"),
    "2026/departments/academic-office.md": ("负责解释。", "第十九条", "第四条"),
    "2026/document.md": (
        "第一章　总则", "第十九条", "2026年3月2日至2026年3月20日", "测量训练场，时长由项目组确定",
        "（一）制定培训方案，开展考前培训；", "（1）凭身份证件和准考证入场；",
        "附件 2", "报名流程",
    ),
    "2026/questions.md": (
        "考核费四级每人180元、三级每人240元", "一项不合格的，可以在下一批补考一次",
        "电工：等级是四级、三级",
    ),
    "2026/notices/students/electrician.md": ("三级", "第二批", "社会人员", "180元"),
    "2026/notices/issued/first-batch.md": (
        "四级证书复印件（报三级的交）", "数控2401班", "149", "附件2　考场守则", "穿好工作服",
    ),
    "2026/calendar.md": ("2026年4月10日17:00", "2026年6月6日", "2026年9月18日17:00"),
    "2027/certificates/electrician.md": ("66",),
}  # fmt: skip


@pytest.mark.parametrize("path", FACTS)
def test_pages_say_what_is_so(words, path):
    said = re.sub(r"<[^>]*>", "", words[path])
    assert [fact for fact in FACTS[path] if fact not in said] == []


def test_who_is_of_one_batch_is_told_of_its_registration_alone(words):
    """The surveyor’s places are all of the second half-year; others’ pages have both."""
    first, second = "2026年4月10日17:00", "2026年9月18日17:00"
    own = ("2026/certificates/surveyor.md", "2026/majors/building.md",
           "2026/notices/students/surveyor.md")  # fmt: skip
    assert [path for path in own if first in words[path] or second not in words[path]] == []
    both = ("2026/index.md", "2026/certificates/lathe.md", "2026/questions.md", "2026/calendar.md",
            "api/v1/2026/plan.json")  # fmt: skip
    assert [path for path in both[:-1] if not {first, second} <= {*DAYS.findall(words[path])}] == []
    assert "第二批" in words[both[-1]]


def test_pages_and_papers_know_nothing_of_another_college(words):
    for path, text in words.items():
        if path not in OF_ALL and not path.startswith(("assets/", "rules")):
            assert not (found := FOREIGN.search(text)), (path, found)
            assert not (found := UNTRUE.search(re.sub(r"<[^>]*>", "", text))), (path, found)


def test_open_data_have_every_line(words):
    lines = json.loads(words["api/v1/2026/quotas.json"])["data"]
    said = {(q["major"], q["level"], q["batch"], q["declared"]) for q in lines}
    assert len(lines) == 9
    assert ("社会人员", "四级", "第二批", 12) in said
    assert ("机电工程系", "三级", "第二批", 24) in said
    assert sum(each["declared"] for each in lines) == 316


@pytest.mark.parametrize("name", ["quotas", "sessions", "tasks"])
def test_workbooks_come_back(made, plan, tmp_path, name):
    """As they were handed out they change nothing; a number of a single line, only that line."""
    file = tmp_path / "book.xlsx"
    file.write_bytes(made[f"2026/tables/{name}.xlsx"].content)
    outcome = import_workbook(file, plan, DAY, None, None)
    assert (outcome.refused, outcome.complaints) == (False, ()), outcome.complaints
    assert difference(load(PLAN), load(plan)).changes == ()


def test_a_number_of_one_line_comes_back_as_an_amendment(made, plan, tmp_path):
    file = tmp_path / "book.xlsx"
    file.write_bytes(made["2026/tables/quotas.xlsx"].content)
    book = load_workbook(file)
    [cell] = [c for row in book.active.iter_rows() for c in row if c.value == 24]
    cell.value = 30
    book.save(file)
    basis = Basis("关于调整名额的通知（青工院〔2026〕40号）", "2026-10-09", "报名的学生多")
    outcome = import_workbook(file, plan, DAY, None, basis)
    assert (outcome.refused, outcome.complaints) == (False, ()), outcome.complaints
    [amendment] = load(plan).plans[0].amendments
    assert amendment.target == ("quotas", "机电工程系（三级、第二批）", "declared")


def test_a_year_that_is_begun_is_right_at_once(plan):
    """What the text says of fees comes along; nothing is told of what nobody can know yet."""
    [issued, draft] = load(plan).plans
    begun = new_year.begin(issued, 2027).texts
    assert {*begun} == {*draft.files}
    assert "考核费四级每人180元" in begun["answers.yaml"]
    for path, text in begun.items():
        (plan / "2027" / path).write_text(text, "utf-8")
    told = {(d.code, d.location.path.split("/plan/")[-1]) for d in check(plan, DAY).diagnostics}
    of_draft = {code for code, path in told if path.startswith("2027")}
    assert of_draft == {"PPL-08", "DOC-07"}


def test_what_changes_is_said(plan):
    file = plan / "2027" / "certificates" / "electrician.yaml"
    file.write_text(file.read_text("utf-8").replace("declared: 66", "declared: 70"), "utf-8")
    [change] = difference(load(PLAN), load(plan)).changes
    assert "机电工程系（四级、第一批）" in change.text
    assert "66 → 70" in change.text


def test_the_site_is_built(tmp_path):
    """Also by what is looked for in files that are about to be published."""
    assert main(["build", "--plan", str(PLAN), str(tmp_path / "site")]) == 0
    pages = {p.relative_to(tmp_path / "site").as_posix() for p in tmp_path.rglob("*.html")}
    assert "2026/certificates/lathe.html" in pages
    assert not any(page.startswith("2027") for page in pages)
