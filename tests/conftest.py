"""Options and folders that all tests share. Plans that tests run on are frozen: what departments
change in plan/ is judged by `make check`, and no test of the program looks at it.
"""

import gc
import os
import shutil
import subprocess
import sys
import sysconfig
from datetime import date
from pathlib import Path

import pytest
from repositories import kept

from generators.checks.catalogue.block_notation import BlockError
from generators.core.git.data_version import Version
from generators.core.git.revisions import Revision, revision
from generators.site import edition

ROOT = Path(__file__).parent.parent
PLANS = ROOT / "tests" / "plans"
FROZEN = "2026-11-24"  # the day on which the plan of 2021 was copied
GUIDE = ROOT / "plan" / "README.md"  # is documentation, and printed on every site
_looked_at: set[str] = set()
# Files that take long: they are given out first, so that no worker is left with one at the end.
LONG = {
    "test_cases", "test_editability", "test_crossings", "test_mutants", "test_hostile_site",
    "test_growth", "test_init", "test_import", "test_wheel", "test_whole", "test_foreign",
}  # fmt: skip


def pytest_addoption(parser):
    parser.addoption(
        "--bless", action="store_true", help="write what was found as what is expected"
    )


def pytest_collection_modifyitems(items):
    items.sort(key=lambda item: item.path.stem not in LONG)


def pytest_collection_finish():
    """Much is kept, and little of it in cycles: looking for these as often as Python does takes a
    fifth of the time. The program does the same (generators/__main__.py)."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 10, 10)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call():
    """A block that does not fit its plan is told by its own line, not by ours that noticed it."""
    try:
        return (yield)
    except BlockError as wrong:
        told = str(wrong)
    pytest.fail(told, pytrace=False)


@pytest.fixture(scope="session")
def plan_folder(tmp_path_factory):
    """The plan of 2021 as it was on a day, one commit in a repository of its own."""
    root = tmp_path_factory.mktemp("repository")
    shutil.copytree(PLANS / "2021", root / "plan")
    return kept(root, FROZEN) / "plan"


@pytest.fixture(scope="session")
def base_folder():
    """A small plan of a fictional college, with amendments; see cases/ for its variations."""
    return PLANS / "base"


@pytest.fixture(scope="session")
def second_folder():
    """The plan of a second college, as different from the first as one can be, and its draft."""
    return PLANS / "engineering"


@pytest.fixture(scope="session")
def wheel(tmp_path_factory):
    """The program as it is handed on."""
    from hatchling.builders.wheel import WheelBuilder

    [path] = WheelBuilder(str(ROOT)).build(
        directory=str(tmp_path_factory.mktemp("wheel")), versions=["standard"]
    )
    return Path(path)


@pytest.fixture(scope="session")
def installed(wheel, tmp_path_factory):
    """The program in an environment of its own. Libraries are those of this one, so that nothing
    has to be fetched; our own package is not among them, since an editable one stands in a .pth,
    which is not followed from there."""
    folder = tmp_path_factory.mktemp("installed")
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", folder], check=True)
    python = folder / "bin" / "python"
    subprocess.run(
        [Path(sys.executable).with_name("uv"), "pip", "install", "--quiet", "--offline",
         "--no-deps", "--python", python, wheel],
        check=True,
    )  # fmt: skip
    own = sysconfig.get_path("purelib", vars={"base": str(folder)})
    (Path(own) / "libraries.pth").write_text(sysconfig.get_path("purelib"), "utf-8")
    return folder / "bin" / "plan"


@pytest.fixture(scope="session", autouse=True)
def _what_is_made_is_committed():
    """Whatever lies about in the checkout, or was copied out of it: papers of tests are no samples.
    What a version is, test_data_version.py asks by `data_version.version_of` itself."""

    def committed(folder):
        return Version(revision(folder) or Revision("0" * 40, date(2026, 11, 24)))

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(edition, "version_of", committed)
        yield


@pytest.fixture(autouse=True)
def _the_real_plan_is_left_alone():
    yield
    seen = sorted(_looked_at)
    _looked_at.clear()
    assert seen == [], "tests run on frozen plans (tests/plans/)"


def _watch(event: str, arguments: tuple) -> None:
    """Note who looks into plan/, or starts a command that would for want of --plan."""
    if event in ("open", "os.listdir", "os.scandir"):
        name = arguments[0]
        if isinstance(name, str | os.PathLike) and "plan" in os.fspath(name):
            path = Path(os.path.abspath(name))
            inside = path != GUIDE and path.is_relative_to(GUIDE.parent)
            if inside and os.fspath(name) != "plan":  # perhaps below a folder that is open
                _looked_at.add(str(path))
    elif event == "subprocess.Popen":
        _, command, folder, _ = arguments
        words = [os.fspath(each) for each in command if isinstance(each, str | os.PathLike)]
        here = Path(folder or ".").resolve() == ROOT
        named = any(word.startswith(("--plan", "PLAN=", "--dry-run")) for word in words)
        if here and not named and {"check", "build", "export"} & {*words}:
            _looked_at.add(" ".join(words))


sys.addaudithook(_watch)
