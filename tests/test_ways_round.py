"""Ways round the rules of changes, of several files: each is told.

What a case of tests/cases can show stands there; here are whole years that come and go, files under
other names, and proposals in which one half hides the other.
"""

import shutil
from pathlib import Path

import pytest

from generators.checks.plan_check import check

BASE = Path(__file__).parent / "plans" / "base"
BETA, HEAD = "2025/certificates/beta.yaml", "2025/plan.yaml"
ACCOUNTS = "accounts:\n  - {who: 教学部, names: [office]}\n  - {who: 实训部, names: [training]}\n"


def edited(folder, *edits):
    for file, old, new in edits:
        text = (folder / file).read_text("utf-8") if old else ""
        assert old in text
        (folder / file).write_text(text.replace(old, new, 1), "utf-8")


def moved(folder, old, new):
    (folder / old).rename(folder / new)


def with_accounts(folder):
    edited(folder, ("college.yaml", "origin:", f"{ACCOUNTS}origin:"))


def quota_under_another_file(folder):
    edited(folder, (BETA, "approved: 40", "approved: 39"))
    moved(folder, BETA, "2025/certificates/beth.yaml")


def certificate_under_another_name(folder):
    edited(folder, (BETA, "approved: 40", "approved: 39"), (BETA, "证书乙", "证书丙"))
    moved(folder, BETA, "2025/certificates/gamma.yaml")


def lead_under_another_file(folder):
    edited(folder, (BETA, "lead: 丁小四", "lead: 壬九"))
    moved(folder, BETA, "2025/certificates/beth.yaml")


def quota_and_closing_day(folder):
    edited(
        folder, (BETA, "approved: 40", "approved: 39"),
        (HEAD, "closes: before 2025-04-18", "closes: 2025-12-18"),
    )  # fmt: skip


def quota_and_draft(folder):
    edited(folder, (BETA, "approved: 40", "approved: 39"), (HEAD, "执行中", "草案"))
    (folder / "2025/issued.txt").unlink()


def year_under_another_number(folder):
    moved(folder, "2025", "2026")


def room_beside_a_new_year(folder):
    with_accounts(folder)
    shutil.copytree(folder / "2025", folder / "2026")
    edited(folder, ("rooms.yaml", "capacity: 60", "capacity: 66"))


def office_taken_over(folder):
    with_accounts(folder)
    edited(
        folder, ("2025/groups.yaml", "hosted_by: 教学部", "hosted_by: 实训部"),
        ("rooms.yaml", "capacity: 60", "capacity: 66"),
    )  # fmt: skip


def accounts_taken_away(folder):
    edited(folder, ("rooms.yaml", "capacity: 60", "capacity: 66"))


WAYS = [
    (quota_under_another_file, {"CHG-01", "CHG-19"}),
    (certificate_under_another_name, {"CHG-01", "CHG-08"}),
    (lead_under_another_file, {"CHG-04", "CHG-19"}),
    (quota_and_closing_day, {"CHG-01"}),
    (quota_and_draft, {"CHG-01", "CHG-05"}),
    (year_under_another_number, {"CHG-08"}),
    (room_beside_a_new_year, {"CHG-06"}),
    (office_taken_over, {"CHG-04", "CHG-06"}),
    (accounts_taken_away, {"CHG-06"}),
]


@pytest.mark.parametrize(("way", "codes"), WAYS, ids=lambda value: getattr(value, "__name__", ""))
def test_a_way_round_is_told(way, codes, tmp_path):
    before, after = (shutil.copytree(BASE, tmp_path / side / "plan") for side in "ab")
    actor = None
    if "CHG-06" in codes:
        with_accounts(before)
        actor = "training"
    way(after)
    told = {each.code for each in check(after, None, before, actor).diagnostics}
    assert {code for code in told if code.startswith("CHG-")} - {"CHG-10"} == codes


TIMELINE, GROUPS = "2025/timeline.yaml", "2025/groups.yaml"
CLOSED_TASK = """      - id: P1-1
        text: 拟定具体实施方案
        due: 2025-03-14
        done: 2025-03-12
        owners:
          - {who: 办公室, part: null, lead: true}
"""
ARCHIVED, DRAFT = (HEAD, "执行中", "已归档"), (HEAD, "执行中", "草案")
REVOKED = "已废止\nabolished: {on: 2025-09-19, document: 关于废止方案的决定（示卫院〔2025〕9号）}"
APPROVED = (BETA, "approved: 40", "approved: 39")
CLOSES_LATE = (HEAD, "before 2025-04-18", "2025-05-06")
NOTICE_DAYS = (HEAD, "thresholds:\n", "thresholds:\n  notice_days: {value: 5, source: 某办法}\n")
VICE = "      - {title: 副组长, people: [乙二], count: 1}\n"
LATE = (BETA, "date: 2025-11-08", "date: 2025-12-06")


def amended(file, target, was, becomes):
    """A file of its own, as an edit of nothing."""
    text = f"file: {file}\ntarget: [{target}]\nwas: {was}\nbecomes: {becomes}\n"
    text += "effective: 2025-05-06\ndocument: 关于调整的通知（示卫院〔2025〕20号）\n"
    return "2025/amendments/2025-05-06-a3.yaml", "", text


def due(day):
    return amended("timeline.yaml", "phases, P1, tasks, P1-3, due", "2025-06-20", day)


# What both versions have, what the new one has beside it, what is to be said.
BOUNDS = {
    "a draft is free": ([DRAFT], [APPROVED, (BETA, "lead: 丁小四", "lead: 壬九")], set()),
    "the last day of registration": ([CLOSES_LATE], [APPROVED], {"CHG-20"}),
    "a number less": ([], [(BETA, "registered: 38", "registered: 36")], {"CHG-20"}),
    "a closing day for the first time": (
        [(HEAD, "before 2025-04-18", "null")], [(HEAD, "closes: null", "closes: 2025-04-18")],
        set(),
    ),
    "a post more": ([], [(GROUPS, VICE, VICE + VICE.replace("副组长", "秘书长"))], {"CHG-04"}),
    "a post less": ([], [(GROUPS, VICE, "")], {"CHG-04"}),
    "closed work gone": (
        [], [(TIMELINE, CLOSED_TASK, ""), (TIMELINE, "        depends_on: [P1-1]\n", "")],
        {"CHG-03"},
    ),
    "closed work once more": (
        [], [(TIMELINE, CLOSED_TASK, CLOSED_TASK + CLOSED_TASK.replace("P1-1", "P1-8"))], set(),
    ),
    "a phase of an archived plan": ([ARCHIVED], [(TIMELINE, "2025-07\n", "2025-08\n")], {"CHG-03"}),
    "an archived quota without a closing day": (
        [ARCHIVED, (HEAD, "before 2025-04-18", "null")], [APPROVED], {"CHG-03"},
    ),
    "archived and back to a draft": ([ARCHIVED], [(HEAD, "已归档", "草案")], {"CHG-05"}),
    "abolished by a document": ([], [(HEAD, "执行中", REVOKED)], set()),
    "archived, then abolished": ([ARCHIVED], [(HEAD, "已归档", REVOKED)], set()),
    "abolished and in force again": (
        [(HEAD, "执行中", REVOKED)], [(HEAD, REVOKED, "执行中")], {"CHG-03"},
    ),
    "the sorts of work of an archived plan": (
        [ARCHIVED],
        [("2025/departments/teaching-departments.yaml", "activity: 培训", "activity: 宣传")],
        set(),
    ),
    "a session that was late before": ([LATE], [(BETA, "2025-12-06", "2025-12-13")], {"CHG-20"}),
    "a deadline with notice": (
        [NOTICE_DAYS], [due("2025-05-13")], set(),
    ),
    "a deadline with a day less": (
        [NOTICE_DAYS], [due("2025-05-12")], {"CHG-07"},
    ),
    "closing earlier with a day less": (
        [NOTICE_DAYS, (HEAD, "before 2025-04-18", "2025-05-20")],
        [amended("plan.yaml", "registration, closes", "2025-05-20", "2025-05-12")], {"CHG-07"},
    ),
    "its measure taken away with it": (
        [NOTICE_DAYS],
        [due("2025-05-12"), (HEAD, NOTICE_DAYS[2], "thresholds:\n")],
        {"CHG-07", "CHG-20"},
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", BOUNDS)
def test_a_rule_ends_where_it_ends(name, tmp_path):
    both, after_alone, codes = BOUNDS[name]
    before, after = (shutil.copytree(BASE, tmp_path / side / "plan") for side in "ab")
    edited(before, *both)
    edited(after, *both, *after_alone)
    told = {each.code for each in check(after, None, before).diagnostics}
    assert {code for code in told if code.startswith("CHG-")} == codes


MISSING = {
    "CHG-01": ((HEAD, "before 2025-04-18", "null"), None, "报名截止的日期"),
    "CHG-06": (("rooms.yaml", "60", "66"), "nobody", "college.yaml 里的账号对应表（accounts）"),
    "CHG-12": (("rooms.yaml", "60", "66"), None, "提出改动的人（plan check --actor）"),
    "CHG-07": (
        (TIMELINE, "due: 2025-06-20", "due: 2025-12-20"), None,
        "提前期限最少要留几个工作日（thresholds.notice_days）",
    ),
}  # fmt: skip


@pytest.mark.parametrize("code", MISSING)
def test_what_is_missing_is_said(code, tmp_path):
    edit, actor, what = MISSING[code]
    before = shutil.copytree(BASE, tmp_path / "plan")
    edited(before, edit)
    answers = {each.rule.code: each for each in check(BASE, None, before, actor).answers}
    assert answers[code].status == "unknown"
    assert answers[code].missing == (what,)


def test_an_account_of_nobody_is_not_judged(tmp_path):
    before = shutil.copytree(BASE, tmp_path / "plan")
    with_accounts(before)
    answers = {each.rule.code: each for each in check(BASE, None, before, "stranger").answers}
    assert answers["CHG-06"].status == "unknown"
    assert "stranger" in answers["CHG-06"].missing[0]


def test_a_year_that_was_a_draft_may_go(tmp_path):
    before = shutil.copytree(BASE, tmp_path / "plan")
    shutil.copytree(BASE / "2025", before / "2026")
    edited(before, ("2026/plan.yaml", "执行中", "草案"))
    assert check(BASE, None, before).diagnostics == ()


def test_a_plan_without_any_year_is_no_plan(tmp_path):
    after = shutil.copytree(BASE, tmp_path / "plan")
    shutil.rmtree(after / "2025")
    report = check(after, None, BASE)
    assert [each.code for each in report.diagnostics] == ["S202"]


def test_what_is_taken_back_is_judged_by_the_day_it_was_known(tmp_path):
    """Without an amendment the newest day of the plan itself would be before that amendment."""
    after = shutil.copytree(BASE, tmp_path / "plan")
    (after / "2025/amendments/2025-05-06-a2.yaml").unlink()
    report = check(after, None, BASE)
    assert [each.code for each in report.diagnostics] == ["CHG-21"]
    assert report.as_of == check(BASE, None).as_of


OF_THE_YEAR = sorted(p.relative_to(BASE).as_posix() for p in BASE.glob("2025/*/*.yaml"))


@pytest.mark.parametrize("gone", [f for f in OF_THE_YEAR if not f.endswith("-draft.yaml")])
def test_a_file_taken_from_an_archived_plan_is_told_at_its_name(gone, tmp_path):
    before = shutil.copytree(BASE, tmp_path / "before" / "plan")
    edited(before, (HEAD, "status: 执行中", "status: 已归档"))
    after = shutil.copytree(before, tmp_path / "plan")
    (after / gone).unlink()
    told = check(after, None, before).diagnostics
    changes = {each.code: each.location.path for each in told if each.code.startswith("CHG")}
    expected = {"certificates": "CHG-08", "departments": "CHG-03", "notices": "CHG-16",
                "summaries": "CHG-19", "amendments": "CHG-21"}  # fmt: skip
    code = expected[gone.split("/")[1]]
    assert changes[code] == f"{after.as_posix()}/{gone}"


def test_what_was_left_open_may_be_filled_in_later(tmp_path):
    before = shutil.copytree(BASE, tmp_path / "before" / "plan")
    timeline = "2025/timeline.yaml"
    edited(
        before,
        (HEAD, "status: 执行中", "status: 已归档"),
        (timeline, "due: 2025-11-28", "due: null"),
    )
    after = shutil.copytree(before, tmp_path / "plan")
    edited(after, (timeline, "due: null", "due: 2025-11-28"))
    assert "CHG-03" not in {each.code for each in check(after, None, before).diagnostics}
    assert "CHG-03" in {each.code for each in check(before, None, after).diagnostics}
