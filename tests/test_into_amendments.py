"""`plan fix --base`: what was changed directly is put back and said by amendments, so that every
ordinary event of a year ends in one round: the message, the fix, the document and the day."""

import re
import shutil

import pytest

from generators.checks.plan_check import check
from generators.cli.main import main
from generators.core.yaml import source

ALPHA, BETA = "2025/certificates/alpha.yaml", "2025/certificates/beta.yaml"
TIMELINE, GROUPS, HEAD = "2025/timeline.yaml", "2025/groups.yaml", "2025/plan.yaml"
OFFICE = "2025/departments/teaching-office.yaml"
DOCUMENT = "关于变更的通知（示卫院〔2025〕20号）"
ROOM = ("rooms.yaml", "rooms:\n", "rooms:\n  - {name: 机房二, capacity: 80}\n")
WITH_MORE = "with what may be entered"
CERTIFIED = "certified: 36, origin: {kind: 补录, document: 示卫院〔2025〕30号}}"
# What somebody writes straight into the files; after how many amendments say it.
EDITS = {
    "places": (1, (BETA, "approved: 40", "approved: 39")),
    "places that were amended before": (1, (ALPHA, "专业二, declared: 20", "专业二, declared: 22")),
    "a lead": (1, (BETA, "lead: 丁小四", "lead: 丙三")),
    "a member for another": (2, (BETA, "[丁小四, 戊五]", "[丁小四, 庚七]")),
    "a member more": (1, (BETA, "[丁小四, 戊五]", "[丁小四, 戊五, 庚七]")),
    "a deadline": (1, (TIMELINE, "due: 2025-06-20", "due: 2025-06-27")),
    "the end of registration": (1, (HEAD, "before 2025-04-18", "2025-04-25")),
    "a session": (1, (BETA, "date: 2025-11-08", "date: 2025-11-15")),
    "a room that is entered at once": (1, (ALPHA, "name: 机房一", "name: 机房二"), ROOM),
    "a member of a body": (1, (GROUPS, "子小一, 庚七", "庚七")),
    "who may take part": (
        1,
        (BETA, "majors: [专业三]\nquotas", "majors: [专业三, 专业四]\nquotas"),
    ),
    "two at once": (
        2,
        (BETA, "level: 初级", "level: 中级"),
        (TIMELINE, "due: 2025-12-19", "due: 2025-12-24"),
    ),
    WITH_MORE: (1, (BETA, "lead: 丁小四", "lead: 丙三"), (BETA, "certified: 36}", CERTIFIED)),
}


@pytest.fixture
def plan(base_folder, tmp_path):
    return shutil.copytree(base_folder, tmp_path / "plan")


def edited(plan, edits):
    for file, old, new in edits:
        text = (plan / file).read_text("utf-8")
        assert text.count(old) == 1, (file, old)
        (plan / file).write_text(text.replace(old, new), "utf-8")


def errors(plan, base):
    return [d for d in check(plan, None, base).diagnostics if d.severity == "error"]


def new_files(plan, base):
    folder = plan / "2025" / "amendments"
    return sorted(f for f in folder.iterdir() if not (base / "2025/amendments" / f.name).exists())


def filled_in(file):
    text = file.read_text("utf-8")
    assert text.count("null\n") - ("was: null" in text) - ("becomes: null" in text) in (2, 3)
    text = text.replace("effective: null", "effective: 2025-06-02")
    text = text.replace("document: null", f"document: {DOCUMENT}")
    file.write_text(text.replace("reason: null", "reason: 人数有变"), "utf-8")


@pytest.mark.parametrize("name", EDITS)
def test_an_edit_becomes_amendments(name, plan, base_folder, capsys):
    count, *edits = EDITS[name]
    edited(plan, edits)
    codes = {each.code for each in errors(plan, base_folder)}
    assert codes & {"CHG-01", "CHG-03", "CHG-04", "CHG-20", "SRC-05"}
    assert any("plan fix --base" in each.advice for each in errors(plan, base_folder))
    assert main(["fix", "--plan", str(plan), "--base", str(base_folder)]) == 1
    said = capsys.readouterr().out
    made = new_files(plan, base_folder)
    assert (len(made), f"写好了 {count} 份变更" in said) == (count, True)
    assert all(file.name in said for file in made)
    left = errors(plan, base_folder)
    assert {(each.code, each.location.path) for each in left} == {("S103", str(f)) for f in made}
    for file in made:
        filled_in(file)
    assert errors(plan, base_folder) == []
    for file, *_ in edits:
        if file != ROOM[0] and name != WITH_MORE:
            now, then = ((each / file).read_bytes() for each in (plan, base_folder))
            assert now == then


def test_what_the_amendments_say_is_what_was_written(plan, base_folder):
    """Once they hold, the plan is what it would have been."""
    edited(
        plan, [(BETA, "[丁小四, 戊五]", "[丁小四, 庚七]"), (BETA, "approved: 40", "approved: 39")]
    )
    main(["fix", "--plan", str(plan), "--base", str(base_folder)])
    for file in new_files(plan, base_folder):
        filled_in(file)
    beta = next(c for c in check(plan, None).plans[-1].certificates if c.slug == "beta")
    assert (beta.team.members, beta.quotas[0].approved) == (("丁小四", "庚七"), 39)


def test_a_certificate_is_withdrawn(plan, base_folder):
    (plan / BETA).unlink()
    shutil.copytree(base_folder, base := plan.parent / "before" / "plan")
    for each in (plan, base):
        (each / "2025/notices/exam-site-letter.yaml").unlink()
    assert "plan fix --base" in next(d.advice for d in errors(plan, base) if d.code == "CHG-08")
    main(["fix", "--plan", str(plan), "--base", str(base)])
    assert (plan / BETA).read_bytes() == (base / BETA).read_bytes()
    (file,) = new_files(plan, base)
    asked = {each.location.line for each in errors(plan, base) if each.location.path == str(file)}
    assert len(asked) == 3  # the day, the document, and what becomes of the students
    file.write_text(file.read_text("utf-8").replace("becomes: ''", "becomes: 改报证书甲"), "utf-8")
    filled_in(file)
    assert errors(plan, base) == []
    beta = next(c for c in check(plan, None).plans[-1].certificates if c.slug == "beta")
    assert (beta.quotas, beta.sessions, beta.stopped) == ((), (), "改报证书甲")


def test_the_first_member_of_an_archived_team(plan, base_folder):
    base = shutil.copytree(base_folder, plan.parent / "before" / "plan")
    for each in (plan, base):
        edited(each, [(HEAD, "status: 执行中", "status: 已归档")])
    edited(base, [(BETA, "members: [丁小四, 戊五]", "members: null")])
    edited(plan, [(BETA, "members: [丁小四, 戊五]", "members: [戊五]")])
    main(["fix", "--plan", str(plan), "--base", str(base)])
    (file,) = new_files(plan, base)
    filled_in(file)
    assert errors(plan, base) == []
    beta = next(c for c in check(plan, None).plans[-1].certificates if c.slug == "beta")
    assert beta.team.members == ("戊五",)


def test_a_new_certificate_is_told_how(plan, base_folder):
    text = (plan / BETA).read_text("utf-8").partition("sessions:")[0]
    text = re.sub(r"(?m)^name: .*\nnumber: .*$", "name: 证书丙\nnumber: 3", text)
    (plan / "2025/certificates/gamma.yaml").write_text(text, "utf-8")
    told = [each for each in errors(plan, base_folder) if "gamma" in each.location.path]
    assert any("since" in each.advice for each in told)


def test_what_needs_no_amendment_stays(plan, base_folder):
    entry = "  - {task: P1-2, what: 名单, handed_in: 2025-04-18, document: null}\n"
    edited(plan, [(OFFICE, "evidence:\n", f"evidence:\n{entry}")])
    before = (plan / OFFICE).read_bytes()
    assert main(["fix", "--plan", str(plan), "--base", str(base_folder)]) == 0
    assert ((plan / OFFICE).read_bytes(), new_files(plan, base_folder)) == (before, [])


LIST = """# 印发以后的变更
amendments:
  - id: A1
    file: certificates/beta.yaml
    target: [quotas, 专业三, approved]
    was: 40
    becomes: 39
    effective: 2025-05-06
    document: 关于变更的通知（示卫院〔2025〕20号）
    reason: 人数有变
"""


def test_a_list_of_the_old_form_becomes_files(plan, capsys):
    (plan / "2025/amendments.yaml").write_text(LIST, "utf-8")
    (told,) = check(plan, None).diagnostics
    assert (told.code, "plan fix" in told.advice) == ("S201", True)
    assert main(["fix", "--plan", str(plan)]) == 0
    assert not (plan / "2025/amendments.yaml").exists()
    written = source.read(plan / "2025/amendments/2025-05-06-a1.yaml", "").data
    (listed,) = source.parse(LIST, "").data["amendments"]
    assert {"id": "A1"} | written == listed
    assert "写好了 1 份变更" in capsys.readouterr().out
    assert check(plan, None).ok


def test_an_earlier_version_may_have_the_old_form(plan, base_folder):
    """What it listed is known: to take it away is told, to make files of it is nothing."""
    base = shutil.copytree(base_folder, plan.parent / "before" / "plan")
    (base / "2025/amendments.yaml").write_text(LIST, "utf-8")
    assert [each.code for each in errors(plan, base)] == ["CHG-21"]
    (plan / "2025/amendments.yaml").write_text(LIST, "utf-8")
    main(["fix", "--plan", str(plan)])
    assert errors(plan, base) == []
