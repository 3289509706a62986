"""Lines that a runner takes for commands: none but our own annotations, whatever data say.

A runner reads a line as a command where it begins, blanks of any kind left out, with `::word`
and a second `::`, or where `##[word]` stands anywhere in it.
"""

import re
import shutil

import pytest

from generators.cli.answers import ERRORS
from generators.cli.main import main

OURS = {"error", "warning", "notice"}
HOSTILE = (
    "::error::甲",
    "　::add-mask::甲",
    "甲 ##[error]乙",
    "甲%0A::set-output name=x::乙",
    "::stop-commands::甲",
    "##[add-mask]甲",
)


def command(line: str) -> str | None:
    """The command that a runner would carry out for a line."""
    if found := re.match(r"\s*::([a-z-]+)(?: [^:]*)?::", line):
        return found[1]
    found = re.search(r"##\[([a-z-]+)", line)
    return found[1] if found else None


@pytest.mark.parametrize("hostile", HOSTILE)
@pytest.mark.parametrize("place", ["departments.yaml", "2025/plan.yaml"])
def test_data_give_no_command(hostile, place, base_folder, tmp_path, capsys):
    plan = shutil.copytree(base_folder, tmp_path / "plan")
    file = plan / place
    text = file.read_text("utf-8")
    file.write_text(re.sub(r"(name|title): [^,}\n]+", f'\\1: "{hostile}"', text, count=1), "utf-8")
    assert main(["check", "--plan", str(plan), "--format", "github"]) == ERRORS
    lines = capsys.readouterr().out.splitlines()
    said = [command(line) for line in lines]
    assert "error" in said
    assert set(said) <= OURS | {None}
    for line, name in zip(lines, said, strict=True):
        assert name is None or line.startswith(f"::{name} file="), line


def test_the_oracle_sees_commands():
    assert [command(line) for line in HOSTILE] == [
        "error", "add-mask", "error", None, "stop-commands", "add-mask",
    ]  # fmt: skip
