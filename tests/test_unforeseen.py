"""No exception reaches a person: whatever a command runs into, one sentence says so."""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from importlib import import_module
from pathlib import Path

import pytest

from generators.cli import fixes, unforeseen
from generators.cli.forge import __main__ as forge
from generators.cli.main import COMMANDS, main
from generators.core import files
from generators.press import scaffold

ROOT = Path(__file__).parent.parent
ENOUGH = {
    "abolish": ["2025", "--document", "x", "--date", "2025-12-01"], "archive": ["2025"],
    "confirm": ["2025"],
    "issue": ["2025"],
    "diff": ["HEAD"], "effect": ["HEAD", "HEAD"], "export": ["x"],
    "init": ["x"], "import": ["x.xlsx"],
    "new": ["2030"], "notice": ["new", "函", "--about", "考点"], "publish": ["HEAD"],
    "verify": ["x.pdf"],
}  # fmt: skip
KINDS = {
    KeyError("某项"): "要找的一项不在",
    AttributeError("某项"): "有一项空着，或者不是程序要的那一类",
    RecursionError(): "内容一层套一层，层数太多",
    MemoryError(): "内存不够",
    ZeroDivisionError(): "有一个数算不出来",
    ImportError("某个模块"): "程序缺了一部分，请重新安装",
    UnicodeDecodeError("utf-8", b"\xff", 0, 1, "x"): "有文字转换不了",
    AssertionError(): "程序没有料到的情形",
}


def test_commands_that_write_a_plan_finish_what_was_half_written():
    """A command's module, or one that it imports, writes files of the plan: it is in WRITING."""
    writes = re.compile(r"\bfiles\.(?:replace_all|create|put)\(")
    paths = (ROOT / "generators").rglob("*.py")
    writers = {path.stem for path in paths if writes.search(path.read_text("utf-8"))}
    found = set()
    for command in COMMANDS:
        text = (ROOT / f"generators/cli/{_module(command)}.py").read_text("utf-8")
        names = {*re.findall(r"\w+", "".join(re.findall(r"^ *from .*|^ *import .*", text, re.M)))}
        if _module(command) in writers or names & (writers - {"files"}):
            found.add(command)
    assert found == unforeseen.WRITING, "name it in WRITING of generators/cli/unforeseen.py"


def failing(monkeypatch, command, error):
    """The command, run by a program in which it raises this."""
    module = import_module(f"generators.cli.{_module(command)}")

    def run(options):
        raise error

    monkeypatch.setattr(module, "run", run)


def _module(command):
    return {"import": "import_"}.get(command, command.replace("-", "_"))


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_says_what_happened_and_where_the_details_are(
    command, plan_copy, monkeypatch, tmp_path, capsys
):
    monkeypatch.chdir(plan_copy.parent)
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    failing(monkeypatch, command, KeyError("电话 13812345678"))
    assert main([command, *ENOUGH.get(command, [])]) == 2
    out, err = capsys.readouterr()
    (log,) = tmp_path.glob("plan-*.log")
    assert out == ""
    said = f"plan {command} 没有做完：要找的一项不在。这是程序没有料到的情形，不是您写错了。"
    assert err.splitlines() == [
        f"{said}计划没有改动。",
        f"详细情况写在 {log}，请交给维护的人；运行 plan --debug … 可以直接看到。",
    ]
    details = log.read_text("utf-8")
    assert details.startswith(f"plan {command}")
    assert "Traceback" in details
    assert "in run" in details
    assert "13812345678" not in details


@pytest.mark.parametrize(("error", "said"), KINDS.items(), ids=lambda each: type(each).__name__)
def test_each_kind_of_fault_has_its_words(error, said, monkeypatch, tmp_path, capsys):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    failing(monkeypatch, "check", error)
    assert main(["check"]) == 2
    assert capsys.readouterr().err.startswith(f"plan check 没有做完：{said}。")


@pytest.mark.parametrize("arguments", [["--debug", "check"], ["check", "--debug"]])
def test_the_maintainer_sees_the_traceback(arguments, monkeypatch, tmp_path, capsys):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    failing(monkeypatch, "check", KeyError("某项"))
    assert main(arguments) == 2
    err = capsys.readouterr().err
    assert "Traceback" in err
    assert "plan check 没有做完" in err
    assert list(tmp_path.iterdir()) == []


def test_details_that_can_be_written_nowhere(monkeypatch, tmp_path, capsys):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "none"))
    failing(monkeypatch, "check", KeyError("某项"))
    assert main(["check"]) == 2
    assert "详细情况没有地方可写；运行 plan --debug … 可以直接看到。" in capsys.readouterr().err


def test_who_interrupts_gets_a_sentence(monkeypatch, capsys):
    failing(monkeypatch, "build", KeyboardInterrupt())
    assert main(["build"]) == 130
    assert capsys.readouterr().err == "plan build 中断了。计划没有改动。\n"


def test_a_file_that_cannot_be_read_is_named(monkeypatch, capsys):
    failing(monkeypatch, "check", PermissionError(13, "Permission denied", "plan/x.yaml"))
    assert main(["check"]) == 2
    said = "plan check 没有做完：plan/x.yaml 读写不了：没有权限。计划没有改动。\n"
    assert capsys.readouterr().err == said


@pytest.mark.parametrize("arguments", [["check"], ["rules"], ["--help"], ["diff", "--help"]])
def test_a_full_disk_behind_standard_output(arguments, plan_copy):
    buffered = {name: value for name, value in os.environ.items() if name != "PYTHONUNBUFFERED"}
    with open("/dev/full", "w", encoding="utf-8") as full:
        done = subprocess.run(
            [sys.executable, "-m", "generators", *arguments],
            cwd=plan_copy.parent, env=buffered, stdout=full, stderr=subprocess.PIPE, text=True,
            check=False,
        )  # fmt: skip
    assert done.returncode == 2
    name = " ".join(["plan", *(word for word in arguments if word in COMMANDS)])
    assert done.stderr == f"{name} 没有做完：结果写不出来：磁盘满了。计划没有改动。\n"


def test_closed_streams_are_no_fault():
    for closed in (">&-", "2>&-", ">&- 2>&-"):
        done = subprocess.run(
            ["sh", "-c", f'"{sys.executable}" -m generators rules QTA-01 {closed}'],
            cwd=ROOT, capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert (done.returncode, done.stderr) == (0, "")


def test_a_summary_that_cannot_be_written_leaves_the_answer(base_folder, monkeypatch, capsys):
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", "/nowhere/summary.md")
    assert main(["check", "--plan", str(base_folder), "--format", "github"]) == 0
    out, err = capsys.readouterr()
    assert "0 处错误" in out
    assert err == "写不进本次运行的汇总 /nowhere/summary.md：没有这个文件或文件夹\n"


def test_an_address_that_cannot_be_read_stops_no_script():
    """rules.html#%E6%9: half a character, as a cut-off link has it."""
    read = [
        line
        for file in sorted((ROOT / "docs" / "assets").glob("*.js"))
        for line in file.read_text("utf-8").splitlines()
        if "decodeURI" in line
    ]
    assert read
    assert all(re.search(r"\btry \{.*decodeURI.*\} catch", line) for line in read), read


# --- what became of the plan ----------------------------------------------------------------------


def test_what_was_written_before_a_fault_is_named(plan_copy, monkeypatch, tmp_path, capsys):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    slip(plan_copy)

    def told(outcome):
        raise KeyError("某项")

    monkeypatch.setattr(fixes, "told", told)
    assert main(["fix", "--plan", str(plan_copy)]) == 2
    assert f"已经写好的有 {plan_copy}/rooms.yaml，其余没有改动。" in capsys.readouterr().err


@pytest.mark.parametrize("error", [OSError(28, "No space left on device"), KeyError("某项")])
def test_several_files_are_mended_together_or_not_at_all(
    error, plan_copy, monkeypatch, tmp_path, capsys
):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    slip(plan_copy)
    slip(plan_copy, "majors.yaml", "names: [", "names：[")
    before = contents(plan_copy)
    replace, done = Path.replace, []

    def second_fails(self, target):
        if target not in done and len(done) == 1:
            raise error
        done.append(target)
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", second_fails)
    assert main(["fix", "--plan", str(plan_copy)]) == 2
    assert "计划没有改动" in capsys.readouterr().err
    assert len(set(done)) == 1
    assert contents(plan_copy) == before


def test_a_notice_is_begun_whole_or_not_at_all(plan_copy, monkeypatch, tmp_path, capsys):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    begin, before = scaffold.begin, contents(plan_copy)
    monkeypatch.setattr(
        scaffold, "begin", lambda *asked: begin(*asked)._replace(text="title: \ud800")
    )
    assert main(["notice", "new", "函", "--about", "考点", "--plan", str(plan_copy)]) == 2
    assert "Traceback" not in capsys.readouterr().err
    assert contents(plan_copy) == before


def test_a_year_is_begun_whole_or_not_at_all(plan_copy, monkeypatch, tmp_path, capsys):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    before = contents(plan_copy)
    stage = files._stage

    def failing_at_a_third(staged, file, path, text):
        return {}["某项"] if path.endswith("groups.yaml") else stage(staged, file, path, text)

    monkeypatch.setattr(files, "_stage", failing_at_a_third)
    assert main(["new", "2026", "--plan", str(plan_copy)]) == 2
    assert "计划没有改动" in capsys.readouterr().err
    assert contents(plan_copy) == before


def test_what_the_forge_sends_unforeseen_is_told_without_its_words(monkeypatch, capsys):
    def comment(opened, environment):
        return {}["@everyone"]

    monkeypatch.setitem(forge.COMMANDS, "tell", comment)
    given = {"GITHUB_API_URL": "https://forge", "GITHUB_REPOSITORY": "a/b", "GITHUB_TOKEN": "t"}
    assert forge.main(["tell"], given) == 2
    out = capsys.readouterr().out
    assert out.startswith("没有做完：程序没有料到的情形（KeyError，test_unforeseen.py 第 ")
    assert "@everyone" not in out


@pytest.fixture
def plan_copy(base_folder, tmp_path):
    return shutil.copytree(base_folder, tmp_path / "somewhere" / "plan")


def slip(folder, name="rooms.yaml", right="capacity: 60", wrong="capacity：60"):
    """A mistake that `plan fix` mends."""
    file = folder / name
    text = file.read_text("utf-8")
    assert right in text
    file.write_text(text.replace(right, wrong), "utf-8")


def contents(folder):
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*")) if path.is_file()
    }  # fmt: skip
