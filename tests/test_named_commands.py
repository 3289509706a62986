"""Every command that the documents, the workflows and the CI scripts name is run, or is held to
what runs it. A command that is new in a document needs a row here."""

import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from mkdocs.livereload import LiveReloadServer
from test_makefile import PHONY
from test_revisions import commit, git

from generators.cli.main import COMMANDS, main

ROOT = Path(__file__).parent.parent
BIN = Path(sys.executable).parent
DOCUMENTS = [ROOT / "README.md", ROOT / "plan/README.md", *sorted(ROOT.glob("docs/**/*.md"))]
DOCUMENTS += sorted(path for path in ROOT.glob("*.md") if path.name != "README.md")

QUOTAS = "../made/exported/2025/tables/quotas.xlsx"

# What is run for a command, in a repository that holds the plan, the site and the export of it.
RUNS = {
    "check": [
        "", "--all", "--format github", "--format json", "--format sarif", "--format markdown",
        "--base HEAD", "--base HEAD --actor somebody", "--make",
    ],
    "diff": ["HEAD^", "HEAD^ HEAD", "plan plan", "HEAD^ --format markdown", "HEAD^ --format json"],
    "fix": ["", "--base HEAD"],
    "build": ["", ".", "--drafts drafts"],
    "verify-site": ["../made/site"],
    "publish": [],
    "owners": ["", "--write"],
    "export": ["exported"],
    "issue": ["2025 --number 示卫院〔2025〕3号 --date 2025-02-20"],
    "archive": ["2025"],
    "abolish": ["2025 --document 关于废止的决定 --date 2025-09-01"],
    "import": [
        QUOTAS,
        f"{QUOTAS} --document 关于调整的通知 --effective 2025-03-20 --reason 人数有变",
    ],
    "serve": [""],
    "init": [
        "../begun --name 示例学院 --prefix 示院 --programme 项目一 --department 教学处 --year 2027",
        "../begun --major 专业一 --certificate 证书甲 --engine ../engine.whl",
        "../begun --document plan/2025/issued.txt",
        "../begun --from ../lists.csv",
    ],
    "ci": ["", "--write"],
    "new": ["2026", "2023 --document plan/2025/issued.txt"],
    "confirm": ["2025", "2025 --accept 1-3、5"],
    "notice": ["new 通知 --about 补报名额", "new 函 --about 考核场地", "new 纪要 --about 分工"],
    "verify": ["../made/exported/2025/teams/alpha.pdf", "all"],
    "rules": ["", "QTA-01"],
    "effect": ["HEAD^ HEAD --actor somebody"],
}  # fmt: skip
EXPECTED = {  # where it is not 0
    "issue 2025 --number 示卫院〔2025〕3号 --date 2025-02-20": (2, "草案 的才能印发"),
    "ci ": (2, "不是 plan init 建的"),
    "ci --write": (2, "不是 plan init 建的"),
    "build .": (2, "里有别的文件，没有动它"),
    "verify all": (1, ""),  # no face of official papers is on every machine
}
# Those that need what a test of their own sets up: where they are run.
ELSEWHERE = {
    "plan publish": "test_republishing.py::test_two_commits_give_their_sites_again_to_the_byte",
    "generators.cli.forge begin": "test_gate.py::test_what_is_to_be_judged_is_withdrawn_first",
    "generators.cli.forge tell": "test_forge.py::test_one_comment_and_its_labels",
    "generators.cli.forge sums": "test_forge.py::test_the_sums_of_what_was_published",
    "generators.cli.forge settings": "test_settings.py::test_a_repository_as_it_should_be",
    "generators.cli.forge newest": "test_forge.py::test_only_the_newest_commit_is_published",
    "pytest": "conftest.py::pytest_addoption",  # what runs this
    "python": "conftest.py::pytest_addoption",
}
TOOLS = {
    "pre-commit": "install",
    "mypy": "--version",
    "ruff": "check --force-exclude -",
    "plan": "rules QTA-01",
}


def spans(text):
    """The code in a Markdown text: its spans, and the lines of its fences."""
    fences = re.findall(r"^```[a-z]*\n(.*?)^```", text, re.M | re.S)
    return [*re.findall(r"`([^`\n]+)`", text), *(r for f in fences for r in f.splitlines())]


def scripts():
    """The lines that the workflows, the scripts of .ci and the hooks run."""
    for file in ROOT.glob(".github/workflows/*.yml"):
        for job in yaml.safe_load(file.read_text("utf-8"))["jobs"].values():
            for step in job.get("steps", ()):
                yield from step.get("run", "").splitlines()
    for file in (ROOT / ".ci/run", ROOT / ".ci/fonts"):
        yield from (row for row in file.read_text("utf-8").splitlines() if row[:1] != "#")
    hooks = yaml.safe_load((ROOT / ".pre-commit-config.yaml").read_text("utf-8"))
    yield from (hook["entry"] for repo in hooks["repos"] for hook in repo["hooks"])


NAMED = [span for file in DOCUMENTS for span in spans(file.read_text("utf-8"))]
NAMED += scripts()


def named(pattern):
    """What a pattern with one group finds at the beginning of a command."""
    found = re.compile(rf"(?:^|[;&|(] *|then |\w+=\S+ +){pattern}")
    return {match[1] for each in NAMED for match in found.finditer(each.strip())}


def test_every_target_that_is_named_is_one():
    """What each of them runs: test_makefile.py."""
    targets = named(r"make(?: -C \S+)?((?: +[a-z-]+)+)(?![\w=.])")
    assert {"site", "fonts", "check", "test"} <= {word for each in targets for word in each.split()}
    assert {word for each in targets for word in each.split()} <= set(PHONY)


def test_every_command_that_is_named_is_run():
    commands = named(r"(?:\.venv/bin/|\$\(BIN\)/)?plan ([a-z][a-z-]*)")
    assert {"check", "build", "notice", "verify-site"} <= commands
    assert commands | set(COMMANDS) <= set(RUNS)
    run = {command for command, rows in RUNS.items() if rows}
    assert {f"plan {command}" for command in set(RUNS) - run} <= set(ELSEWHERE)


def test_every_option_that_is_explained_is_run():
    rows = re.findall(
        r"^\| `plan ([a-z-]+)[^`]*` \| (.*) \|$", (ROOT / "README.md").read_text(), re.M
    )
    assert len(rows) >= len(COMMANDS) - 1  # `effect` is for the workflow
    for command, text in rows:
        told = {each.split()[0] for each in re.findall(r"`(--[^`]+)`", text)}
        assert told <= set(" ".join(RUNS[command]).split()), command


def test_what_is_run_elsewhere_is_there():
    modules = named(r"python3? -m ((?!pytest|pip|venv)[\w.]+(?: [a-z]+)?)")
    assert modules
    assert modules <= set(ELSEWHERE)
    for place in ELSEWHERE.values():
        file, test = place.split("::")
        assert f"def {test}(" in (ROOT / "tests" / file).read_text("utf-8")


def test_every_tool_that_is_named_runs(tmp_path):
    tools = named(r"(?:\.venv/bin/|(?=pytest|pre-commit))([a-z-]+)")
    assert {"pre-commit", "plan", "python"} <= tools
    assert tools <= {*TOOLS, *ELSEWHERE}
    git(tmp_path, "init", "--quiet")
    (tmp_path / "x.py").write_text("", "utf-8")
    shutil.copy(ROOT / ".pre-commit-config.yaml", tmp_path)
    for tool, arguments in TOOLS.items():
        done = subprocess.run(
            [BIN / tool, *arguments.split()], cwd=tmp_path, input="", capture_output=True, text=True
        )
        assert done.returncode == 0, (tool, done.stdout, done.stderr)
    assert (tmp_path / ".git/hooks/pre-commit").is_file()


def test_tests_that_are_named_are_there():
    files = {word for each in NAMED for word in re.findall(r"\btests/[\w/]+\.py\b", each)}
    assert files
    assert [file for file in files if not (ROOT / file).is_file()] == []


@pytest.fixture(scope="module")
def repository(tmp_path_factory, base_folder):
    """A repository with two versions of the plan; beside it, in made/, what is made from it."""
    root = tmp_path_factory.mktemp("named") / "repository"
    shutil.copytree(base_folder, root / "plan")
    with (root / "plan/college.yaml").open("a", encoding="utf-8") as stream:
        stream.write("accounts:\n  - {who: 教学部, names: [office-zhang]}\n")
    git(root.parent, "init", "--quiet", "--initial-branch", "main", str(root))
    assert main(["owners", "--write", "--plan", str(root / "plan")]) == 0
    commit(root)
    commit(root, ("plan/2025/timeline.yaml", "done: 2025-03-12", "done: 2025-03-13"))
    made = root.parent / "made"
    for command in ("build", "export"):
        folder = made / {"build": "site", "export": "exported"}[command]
        assert main([command, "--plan", str(root / "plan"), str(folder)]) == 0
    return root


@pytest.mark.parametrize(
    ("command", "arguments"), [(name, each) for name, rows in RUNS.items() for each in rows]
)
def test_a_command_runs(command, arguments, repository, tmp_path, monkeypatch, capsys):
    root = tmp_path / "repository"
    shutil.copytree(repository, root)
    (tmp_path / "made").symlink_to(repository.parent / "made")
    (tmp_path / "engine.whl").write_bytes(b"x")
    (tmp_path / "lists.csv").write_text("部门\n教学处\n", "utf-8")
    monkeypatch.chdir(root)
    monkeypatch.setattr(LiveReloadServer, "serve", lambda self, **options: None)
    status = main([command, *shlex.split(arguments)])
    said = capsys.readouterr()
    expected, why = EXPECTED.get(f"{command} {arguments}", (0, ""))
    assert status == expected, said.err
    assert why in said.err if why else said.err == ""
    assert command == "serve" or said.out or why
