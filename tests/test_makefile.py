"""The targets of the Makefile, and what `make check` holds a plan to."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest
from repositories import commit

ROOT = Path(__file__).parent.parent
PHONY = re.search(r"^\.PHONY: (.*)$", (ROOT / "Makefile").read_text("utf-8"), re.M)[1].split()


@pytest.mark.parametrize("target", PHONY)
def test_a_target_does_something(target):
    """A phony target without a recipe is no error for make: it does nothing and says so."""
    done = subprocess.run(
        ["make", "--dry-run", target], cwd=ROOT, capture_output=True, text=True,
        env={"PATH": "/usr/bin:/bin", "LC_ALL": "C"},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip(), target
    assert "Nothing to be done" not in done.stdout


def test_every_target_is_explained():
    explained = re.findall(r"^([a-z-]+):.*## ", (ROOT / "Makefile").read_text("utf-8"), re.M)
    assert sorted(PHONY) == sorted(explained)


@pytest.fixture
def plan(tmp_path, plan_folder):
    """The plan of 2021 in which a short name was changed, after all."""
    root = shutil.copytree(plan_folder.parent, tmp_path / "repository")
    commit(root, ("plan/majors.yaml", "slug: nursing", "slug: nurses"), day="2026-11-25")
    return root / "plan"


def checked(*settings):
    command = ["make", "--no-print-directory", "check", *settings]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True)


def test_a_plan_that_keeps_everything_passes(plan):
    done = checked(f"PLAN={plan}")
    assert (done.returncode, done.stderr) == (0, "")
    assert re.search(r"0 处错误.*试做了 \d+ 个产物", done.stdout)


def test_the_last_commit_is_what_a_change_is_held_to(plan):
    """And another one, where it is named."""
    against = checked(f"PLAN={plan}", "BASE=HEAD^1", "FORMAT=github")
    file = plan / "majors.yaml"
    file.write_text(file.read_text("utf-8").replace("slug: nurses", "slug: nursing"), "utf-8")
    for done in (against, checked(f"PLAN={plan}")):
        assert done.returncode == 2
        assert "CHG-19" in done.stdout
    assert "::error file=" in against.stdout


def test_without_git_nothing_is_compared(plan, tmp_path):
    done = checked(f"PLAN={shutil.copytree(plan, tmp_path / 'plan')}")
    assert (done.returncode, done.stderr) == (0, "")
