"""A plan can be changed: every edit that the guide describes, and the events of a year.

Each is done to a copy, alone and in a row with the others, and everything that `make check` judges
stays right, or says what the guide says it will. The examples are taken out of the documents; a
comment before an example names the file that it is an edit of.
"""

import re
import shutil
from datetime import date
from pathlib import Path

import pytest
from office import endings_of_year, next_year, notices, records, registers, teaching, work
from office.desk import Desk
from office.events import EVENTS, prepare

from generators.site.pages import artifacts

ROOT = Path(__file__).parent.parent
GUIDE = ROOT / "plan" / "README.md"
DOCUMENTS = (ROOT / "README.md", GUIDE, *sorted((ROOT / "docs" / "guide").glob("*.md")))
TODAY = date(2026, 11, 24)  # when 2021 has long been archived
_EXAMPLE = re.compile(
    r"(?:<!-- edit: (?P<file>\S+) -->\n\n)?```ya?ml\n(?P<text>.*?)```", re.DOTALL
)  # fmt: skip
_ROW = re.compile(r"^\|([^|]+)\|.*\|$", re.M)  # and what it names first
_FILE = re.compile(r"`(?:plan/)?(?:2021/)?([a-z_-]+(?:\.yaml|\.txt|/))`")

# What the guide says in words, and the events that hold it to that.
SENTENCES = {
    "去掉一人，`target` 写到这个人的姓名": [teaching.a_member_of_the_office_leaves],
    "增加一人，`target` 写到名单为止": [teaching.a_member_of_the_office_joins],
    "还是 `null` 的名单（例如教学团队的 `members`），第一个人也这样写": [
        teaching.a_team_gets_its_first_member_by_a_document
    ],
    "改动了人的，`document` 里要有文号": [teaching.a_lead_is_changed_without_a_number],
    "`target` 写 `[stopped]`": [endings_of_year.a_certificate_is_stopped],
    "`target` 写 `[name]`；文件名不变": [endings_of_year.a_certificate_is_renamed],
    "只撤销其中一项": [endings_of_year.a_task_is_withdrawn],
    "只改名册里的那一项，写上 `ended`": [
        endings_of_year.departments_are_merged, endings_of_year.a_major_is_split,
    ],
    "名册里没有的，先加进名册": [teaching.a_person_joins, registers.a_department_is_founded],
    "印发以后补写等级、评价组织、核定、报名、参考、通过、发证的人数和考核场次": [
        teaching.the_level_is_known, teaching.the_evaluator_is_known,
        teaching.the_approved_number_arrives, teaching.registrations_are_counted,
        teaching.the_results_are_entered, teaching.a_session_is_arranged,
    ],
    "印发以后只改状态、补写报名时间和界限": [
        next_year.the_old_year_is_archived, teaching.the_days_of_registration_are_set,
        teaching.a_threshold_with_its_source,
    ],
    "办完一项任务，在 `evidence` 里登记交了什么材料": [work.what_was_done_is_handed_in],
    "办完一项补写 `done`": [work.a_task_is_done],
    "专业增减、更名、并入、分设，或知道专业属于哪个系": [
        registers.a_major_is_added, registers.a_major_takes_another_name,
        registers.majors_get_their_department, registers.a_major_is_taken_from_the_register,
    ],
    "专业在 `majors.yaml`、人员在 `people.yaml` 里同样写；学院在 `college.yaml` 里写": [
        registers.a_major_takes_another_name, teaching.somebody_takes_another_name,
        registers.the_college_takes_another_name,
    ],
    "再把 `confirmed` 改成 `true`": [registers.an_original_was_seen],
    "要增加一个，先在以前各年的 `plan.yaml` 里写明原来的项目": [
        registers.its_programme_is_written, registers.another_programme_begins,
    ],
    "学校更名，网址、账号定下，或声明许可以后": [
        registers.the_college_takes_another_name, registers.the_site_has_an_address,
        registers.accounts_and_owners, registers.the_data_get_a_licence,
    ],
    "`slug` 和文件名定了就不改": [registers.a_short_name_is_changed],
    "印发过的内容不改写": [records.an_issued_value_is_rewritten],
    "起草、印发、撤回时；`plan notice new` 可以起草": [
        notices.a_notice_is_begun, notices.a_notice_is_issued, notices.a_notice_is_withdrawn,
    ],
    "印发了的公文不再改动，也不删去": [
        notices.an_issued_notice_is_rewritten, notices.an_issued_notice_is_deleted,
    ],
    "状态改为 已撤回，写明哪天、为什么，另写一份 重新印发": [notices.a_notice_is_issued_again],
    "由教务部运行 `plan import 表.xlsx` 写回": [records.a_filled_workbook_comes_back],
    "要撤销一项名额，把申报人数写成 0": [records.a_quota_is_given_up_in_a_workbook],
    "报名截止以后改名额的还要写明缘由": [records.a_quota_is_given_up_in_a_workbook],
    "新增一项工作，在任务清单里另起一行": [records.a_task_is_added_in_a_workbook],
    "运行 `plan new 2022`": [next_year.a_year_is_begun],
    "马上就通得过检查": [next_year.a_year_is_begun],
    "时间还没有定的写 `null`": [next_year.a_year_is_begun, next_year.its_months_are_written],
    "再运行 `plan owners --write`": [next_year.a_year_is_begun, registers.accounts_and_owners],
    "它把印发的文本存为 `issued.txt`": [next_year.it_is_issued],
    "运行 `plan archive 2021`": [next_year.the_old_year_is_archived],
    "也可以抄一份文件夹来改": [next_year.a_year_is_copied],
    "写进 `plan/college.yaml` 的 `site`": [registers.the_site_has_an_address],
    "仓库的地址写进 `repository`": [registers.the_repository_has_an_address],
    "学院的版式与国家标准不同的，写在 `plan/paper.yaml`": [registers.the_house_has_its_own_paper],
}  # fmt: skip


def examples() -> list[tuple[str, str, str]]:
    """(document and heading, file or "", text) of every example of YAML."""
    found = []
    for document in DOCUMENTS:
        text = document.read_text("utf-8")
        for match in _EXAMPLE.finditer(text):
            heading = re.findall(r"(?m)^#+ (.*)$", text[: match.start()])[-1]
            found.append((f"{document.name} {heading}", match["file"] or "", match["text"]))
    return found


EXAMPLES = examples()


def done(desk, example):
    _, file, text = example
    if text.startswith(("quotas:", "sessions:", "rooms:", "offices:", "programme:")):
        desk.put(file, text)
    elif (desk.folder / file).exists():
        desk.enter(file, text)
    else:
        desk.write(file, text)


# --- one by one -----------------------------------------------------------------------------------


@pytest.fixture
def desk(tmp_path):
    """The plan of 2021 while it is in force."""
    desk = Desk(ROOT / "tests" / "plans" / "2021", tmp_path)
    desk.edit("2021/plan.yaml", "status: 已归档", "status: 执行中")
    desk.accept()
    return desk


@pytest.mark.parametrize("number", range(len(EXAMPLES)))
def test_an_example_of_the_guide_is_right(number, desk):
    """After those before it below the same heading."""
    about, file, _ = EXAMPLES[number]
    assert file, f"no test knows what this example of “{about}” is: <!-- edit: file --> before it"
    for former in EXAMPLES[:number]:
        if former[0] == about:
            done(desk, former)
    desk.accept()
    done(desk, EXAMPLES[number])
    assert desk.changed() == {file}
    assert desk.errors(TODAY) == []


# One in four alone; all of them in a row below.
@pytest.mark.parametrize("event", [*EVENTS.values()][::4], ids=lambda event: event.name)
def test_an_event_of_the_year_is_no_error(event, desk):
    prepare(desk, event.happens)
    event.happens(desk)
    assert desk.changed()
    errors = desk.errors(TODAY)
    assert tuple(each.partition(" ")[0] for each in errors) == event.told, errors


# --- in a row -------------------------------------------------------------------------------------


def test_a_year_of_events_one_after_the_other(desk):
    """From the day after it was issued on. Nothing that was published is lost, and at the end
    everything can be made."""
    touched, published = set(), desk.everything(date(2021, 9, 18))
    for example in EXAMPLES:
        done(desk, example)
        touched |= {file.removeprefix("2021/") for file in desk.changed()}
    assert desk.errors(date(2021, 9, 19)) == []
    shutil.rmtree(desk.folder)
    shutil.copytree(ROOT / "tests" / "plans" / "2021", desk.folder)
    desk.edit("2021/plan.yaml", "status: 已归档", "status: 执行中")
    desk.accept()
    for event in sorted(EVENTS.values(), key=lambda event: event.day):
        event.happens(desk)
        errors = desk.errors(event.day)
        assert tuple(each.partition(" ")[0] for each in errors) == event.told, (event.name, errors)
        if event.refused:
            desk.take_back()
            continue
        touched |= {re.sub(r"^20\d\d/", "", file) for file in desk.changed()}
        desk.accept()
    assert published - desk.everything(date(2023, 3, 3), artifacts) == set()
    files = {file if "/" not in file else file.partition("/")[0] + "/" for file in touched}
    assert named_files() - files == set()


def named_files() -> set[str]:
    """The files of which the tables of the documents say what is written there."""
    rows = [row for document in DOCUMENTS for row in _ROW.findall(document.read_text("utf-8"))]
    rows += re.findall(r"^\|[^|]+\|([^|]+)\|$", (ROOT / "README.md").read_text("utf-8"), re.M)
    return {file for row in rows for file in _FILE.findall(row)}


# --- and nothing is left out ----------------------------------------------------------------------


def test_the_documents_describe_what_is_tried():
    text = "".join(document.read_text("utf-8") for document in DOCUMENTS)
    assert [sentence for sentence in SENTENCES if sentence not in text] == []
    assert len(EXAMPLES) >= 6
    assert {event for events in SENTENCES.values() for event in events} <= EVENTS.keys()
    assert {"college.yaml", "certificates/", "issued.txt", "notices/"} <= named_files()
    assert sum(not event.refused for event in EVENTS.values()) >= 40
