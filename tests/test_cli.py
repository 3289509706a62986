"""The command line as other programs and CI call it: exit codes, output, files written."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from generators.checks.catalogue.codes import CODES
from generators.checks.rule_list import RULES
from generators.cli.main import COMMANDS, main

ROOT = Path(__file__).parent.parent


def plan(*arguments, cwd=ROOT):
    command = [sys.executable, "-m", "generators", *map(str, arguments)]
    return subprocess.run(command, cwd=cwd, capture_output=True, text=True, check=False)


@pytest.fixture
def broken(plan_folder, tmp_path):
    copy = shutil.copytree(plan_folder, tmp_path / "plan")
    file = copy / "2021" / "certificates" / "elderly-care.yaml"
    file.write_text(file.read_text("utf-8").replace("name: ", "name：", 1), "utf-8")
    return copy


def test_check_exits_0_on_a_plan_without_errors(plan_folder):
    done = plan("check", "--plan", plan_folder)
    assert (done.returncode, done.stderr) == (0, "")
    assert "0 处错误" in done.stdout


def test_check_exits_1_with_the_place_of_the_error(broken):
    done = plan("check", "--plan", broken)
    assert done.returncode == 1
    assert f"--> {broken}/2021/certificates/elderly-care.yaml:1:5" in done.stdout
    assert f"还有 {len(RULES)} 条规则要等文件能读懂后再检查" in done.stdout


def test_check_exits_2_when_there_is_no_plan(tmp_path):
    done = plan("check", "--plan", tmp_path / "none")
    assert done.returncode == 2
    assert "没有找到计划文件夹" in done.stderr
    assert plan("check", "--plan", tmp_path, "--as-of", "2021-02-30").returncode == 2


def test_check_as_json(broken, plan_folder, capsys):
    assert main(["check", "--plan", str(broken), "--format", "json"]) == 1
    data = json.loads(capsys.readouterr().out)
    assert [(f["code"], f["line"], f["column"]) for f in data["findings"]] == [("Y103", 1, 5)]
    assert main(["check", "--plan", str(plan_folder), "--format", "json"]) == 0
    data = json.loads(capsys.readouterr().out)
    assert {rule["status"] for rule in data["rules"]} >= {"pass", "fail", "not-applicable"}


def test_rules_lists_every_code_and_explains_one(capsys):
    assert main(["rules"]) == 0
    listed = capsys.readouterr().out
    assert all(code.code in listed for code in CODES)
    assert main(["rules", "qta-02"]) == 0
    assert "怎么改" in capsys.readouterr().out
    assert main(["rules", "XXX-99"]) == 2


def test_export_writes_everything_without_a_site_builder(tmp_path, plan_folder):
    assert main(["export", str(tmp_path / "out"), "--plan", str(plan_folder)]) == 0
    stored = (tmp_path / "out" / "2021" / "document.txt").read_text("utf-8")
    issued = (plan_folder / "2021" / "issued.txt").read_text("utf-8")
    assert "".join(stored.split()) == "".join(issued.split())
    corrected = (tmp_path / "out" / "2021" / "document-corrected.txt").read_text("utf-8")
    assert "使学生获[" in corrected
    assert (tmp_path / "out" / "2021" / "certificates" / "elderly-care.md").is_file()


def test_export_of_a_broken_plan_writes_nothing(broken, tmp_path, capsys):
    assert main(["export", str(tmp_path / "out"), "--plan", str(broken)]) == 1
    assert "Y103" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_export_writes_among_nobody_elses_files(tmp_path, base_folder, capsys):
    theirs = tmp_path / "out" / "index.md"
    theirs.parent.mkdir()
    theirs.write_text("我的", "utf-8")
    command = ["export", str(theirs.parent), "--plan", str(base_folder)]
    assert main(command) == 2
    assert "里有别的文件，没有动它" in capsys.readouterr().err
    assert [file.name for file in theirs.parent.iterdir()] == ["index.md"]
    assert theirs.read_text("utf-8") == "我的"
    theirs.unlink()
    assert (main(command), main(command)) == (0, 0)  # an empty folder, and a former export


@pytest.mark.parametrize(("line", "status"), [("rules", 0), ("check --plan nosuchfolder", 2)])
def test_a_command_ends_with_its_status_and_all_it_said(line, status, capfd):
    """It ends at once (generators/__main__.py): what waits to be written is written before."""
    program = [sys.executable, "-m", "generators", *line.split()]
    done = subprocess.run(program, cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.returncode, main(line.split())) == (status, status)
    assert (done.stdout, done.stderr) == capfd.readouterr()


def test_who_stops_reading_gets_no_trace():
    reads, writes = os.pipe()
    os.close(reads)
    program = [sys.executable, "-m", "generators", "rules", "QTA-01"]  # waits in the buffer
    buffered = {name: value for name, value in os.environ.items() if name != "PYTHONUNBUFFERED"}
    done = subprocess.run(
        program, cwd=ROOT, env=buffered, stdout=writes, stderr=subprocess.PIPE, check=False
    )
    os.close(writes)
    assert (done.returncode, done.stderr) == (0, b"")


def test_check_imports_nothing_that_makes_pages():
    code = (
        "import sys; from generators.cli.main import main; main(['check']);"
        "print({'mkdocs', 'jinja2', 'jsonschema', 'generators.site.pages'} & set(sys.modules))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.endswith("set()\n")


MISTYPED = (
    "", "chek", "check --as-of 3月32日", "check --plan", "check --format x", "check --everything",
    "notice new x", "notice new 通知 --about 报名 --year 二", "import", "diff", "rules a b",
    "export out --fonts none",
)  # fmt: skip


@pytest.mark.parametrize("line", MISTYPED)
def test_a_mistyped_command_is_answered_in_chinese(line, capsys):
    with pytest.raises(SystemExit) as stopped:
        main(line.split())
    assert stopped.value.code == 2
    usage, _, message = capsys.readouterr().err.partition("没有运行：")
    assert usage.startswith("用法：plan")
    typed = re.findall(r"[a-z-]{2,}", line)
    known = {*COMMANDS, *typed, "text", "github", "json", "sarif", "markdown", "plan"}
    assert message.strip()
    assert set(re.findall(r"[a-z-]{3,}", message)) <= known


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_a_page_of_help(name, capsys):
    with pytest.raises(SystemExit) as stopped:
        main([name, "--help"])
    assert stopped.value.code == 0
    assert COMMANDS[name] in "".join(capsys.readouterr().out.split("\n"))
