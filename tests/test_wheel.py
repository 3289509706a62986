"""The wheel alone, in an environment without this checkout, does what the checkout does."""

import filecmp
import os
import shutil
import subprocess
import sys
import zipfile
from email.parser import Parser
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PLANS = ROOT / "tests" / "plans"


@pytest.fixture
def college(tmp_path):
    """A folder that holds a plan and nothing else."""
    shutil.copytree(PLANS / "2021", tmp_path / "plan")
    return tmp_path


def run(command, folder, *arguments):
    clean = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    return subprocess.run(
        [command, *arguments], cwd=folder, env=clean, capture_output=True, text=True
    )


def test_it_stands_apart_from_the_checkout(installed, college):
    python = installed.with_name("python")
    where = run(python, college, "-c", "import generators; print(generators.__file__)").stdout
    assert Path(where.strip()).is_relative_to(installed.parent.parent)


def test_it_says_what_it_is(wheel):
    with zipfile.ZipFile(wheel) as archive:
        [name] = [each for each in archive.namelist() if each.endswith("/METADATA")]
        told = Parser().parsestr(archive.read(name).decode("utf-8"))
        names = archive.namelist()
    assert told["Name"] == "plan-as-code"
    assert told["License-Expression"] == "MIT"
    assert told["Requires-Python"]
    assert told.get_all("Classifier")
    assert "“1+X”" in told.get_payload()
    assert any(name.endswith("/licenses/LICENSE") for name in names)
    assert not [name for name in names if name.startswith(("tests/", "plan/"))]


def test_its_site_is_that_of_the_checkout_to_the_byte(installed, college):
    if (ROOT / ".fonts").is_dir():  # faces lie beside a checkout, and beside the plan of a wheel
        (college / ".fonts").symlink_to(ROOT / ".fonts")
    assert run(installed, college, "build").returncode == 0
    here = subprocess.run(
        [sys.executable, "-m", "generators", "build", "--plan", college / "plan", "here"],
        cwd=college, env=os.environ | {"PYTHONPATH": str(ROOT)}, capture_output=True, text=True,
    )  # fmt: skip
    assert here.returncode == 0, here.stderr
    ours, theirs = (
        sorted(p.relative_to(college / name) for p in (college / name).rglob("*") if p.is_file())
        for name in ("here", "site")
    )
    assert ours == theirs
    assert len(ours) > 200
    _, differ, failed = filecmp.cmpfiles(college / "here", college / "site", ours, shallow=False)
    assert (differ, failed) == ([], [])


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        (["--version"], 0),
        (["check"], 0),
        (["check", "--make"], 0),
        (["rules", "QTA-01"], 0),
        (["fix"], 0),
        (["diff", "plan", "plan"], 0),
        (["export", "out"], 0),
        (["new", "2022"], 0),
        (["notice", "new", "通知", "--about", "报名工作"], 0),
        (["owners"], 0),
        (["verify-site"], 1),
    ],
    ids=lambda each: " ".join(each) if isinstance(each, list) else None,
)
def test_commands_work_beside_a_plan_alone(installed, college, arguments, status):
    done = run(installed, college, *arguments)
    assert done.returncode == status, done.stdout + done.stderr
    assert done.stdout or done.stderr
    assert "Traceback" not in done.stdout + done.stderr
