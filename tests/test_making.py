"""What cannot be made is a finding at the place it is made of, in every command and format."""

import json
import shutil

import pytest

from generators.checks.catalogue.codes import ALL_CODES, CODES, TOPICS
from generators.cli.main import main
from generators.press.drafting import students
from generators.site.pages import finder

FAILED = "证书甲学生须知做不出来：要找的一项不在，多半与这里的写法有关"


@pytest.fixture
def broken(monkeypatch):
    """A program that cannot make two papers and a page."""

    def missing(*_, **__):
        return {}["某项"]

    monkeypatch.setattr(students, "notice", missing)
    monkeypatch.setattr(finder, "_student_work", missing)


def check(capsys, folder, *more):
    status = main(["check", "--plan", str(folder), *more])
    out, err = capsys.readouterr()
    return status, out, err


def test_each_thing_that_cannot_be_made_is_told_once_and_the_rest_is_made(
    broken, base_folder, capsys
):
    status, out, err = check(capsys, base_folder, "--make", "--format", "json")
    told = json.loads(out)
    found = [each for each in told["findings"] if each["code"] == "OUT-01"]
    assert (status, err) == (1, "")
    assert [(each["message"], each["file"].partition("/base/")[2]) for each in found] == [
        (FAILED, "2025/certificates/alpha.yaml"),
        (FAILED.replace("证书甲", "证书乙"), "2025/certificates/beta.yaml"),
        (
            "“我的专业能考什么”页做不出来：要找的一项不在，多半与这里的写法有关",
            "2025/plan.yaml",
        ),
    ]
    assert told["summary"]["made"] > 90


@pytest.mark.parametrize("format", ["full", "json", "sarif", "markdown"])
def test_every_format_tells_it_and_none_of_the_program(format, broken, base_folder, capsys):
    more = ["--all"] if format == "full" else ["--format", format]
    status, out, err = check(capsys, base_folder, "--make", *more)
    assert (status, err) == (1, "")
    assert "OUT-01" in out
    assert "证书甲学生须知做不出来" in out
    assert "KeyError" not in out


def test_it_is_tried_only_when_it_is_asked_for_and_nothing_else_is_wrong(
    broken, base_folder, tmp_path, capsys
):
    status, out, _ = check(capsys, base_folder)
    assert (status, "OUT-01" in out, "试做" in out) == (0, False, False)
    plan = shutil.copytree(base_folder, tmp_path / "plan")
    (plan / "terms.yaml").unlink()
    status, out, _ = check(capsys, plan, "--make")
    assert (status, "OUT-01" in out, "试做" in out) == (1, False, False)


def test_the_maintainer_sees_where_the_program_failed(broken, base_folder, capsys):
    _, out, err = check(capsys, base_folder, "--make", "--debug")
    assert err.count("Traceback") == err.count("in missing\n") >= 3
    assert "Traceback" not in out


def test_nothing_is_built_or_exported_in_part(broken, base_folder, tmp_path, capsys):
    site = tmp_path / "site"
    for command in ("build", "export"):
        assert main([command, str(site), "--plan", str(base_folder)]) == 1
        err = capsys.readouterr().err
        assert FAILED in err
        assert "Traceback" not in err
        assert not site.exists()


def test_versions_are_compared_though_one_cannot_be_made(broken, base_folder, tmp_path, capsys):
    before = shutil.copytree(base_folder, tmp_path / "plan")
    file = before / "rooms.yaml"
    file.write_text(file.read_text("utf-8").replace("capacity: 60", "capacity: 66"), "utf-8")
    assert main(["diff", str(before), "--plan", str(base_folder)]) == 0
    out = capsys.readouterr().out
    assert "66 → 60" in out
    assert "改好以后才能列出；先运行 plan check --make --base" in out


def test_a_plan_that_can_be_made_says_how_much_was(base_folder, capsys):
    status, out, _ = check(capsys, base_folder, "--make")
    assert (status, "OUT-01" in out) == (0, False)
    assert "试做了 120 个产物。" in out


def test_every_code_has_a_topic_and_all_are_told_apart():
    codes = [code.code for code in ALL_CODES]
    assert len(codes) == len(set(codes)) > len(CODES)
    assert {code.rstrip("-0123456789") for code in codes} == set(TOPICS)
