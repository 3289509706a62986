"""A site is whole or untouched: killed at any point of the swap, two runs at once, earlier sites.

Most kills are of a child that dies at its n-th call of the file system; some are of real builds.
"""

import os
import shutil
import signal
import subprocess
import sys
import time
from itertools import count
from pathlib import Path
from random import Random

import pytest
from test_revisions import commit, git

from generators import publishing
from generators.commands.main import main
from generators.publishing import Busy, Foreign, replacing

ROOT = Path(__file__).parent.parent
BASE = ROOT / "tests" / "base"
FILES = 10


def lay(folder, version, files=FILES):
    """A sealed site whose every file tells its version."""
    for number in range(files):
        file = folder / f"d{number % 3}" / f"{number}.html"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(f"{version} {number}", "utf-8")
    publishing.seal(folder)


def version_of(site):
    """Which site it is; a mixture or a part of one is neither."""
    assert publishing.faults(site) == []
    versions = {file.read_text("utf-8").split()[0] for file in site.rglob("*.html")}
    assert len(list(site.rglob("*.html"))) == FILES
    assert len(versions) == 1
    return versions.pop()


def publish(site, version):
    with replacing(site) as fresh:
        lay(fresh, version)


def dying(at, action):
    """Run in a child that is killed at its `at`-th call of the file system. Whether it was."""
    child = os.fork()
    if child == 0:
        calls = count(1)

        def die(event, arguments):
            known = ("os.rename", "os.remove", "os.rmdir", "os.mkdir", "os.scandir", "open")
            if event in known and next(calls) == at:
                os.kill(os.getpid(), signal.SIGKILL)

        exchange = publishing._exchange

        def dying_exchange(*paths):
            die("os.rename", ())  # just before, and just after
            done = exchange(*paths)
            die("os.rename", ())
            return done

        publishing._exchange = dying_exchange
        sys.addaudithook(die)
        try:
            action()
        finally:
            os._exit(0)
    return os.waitpid(child, 0)[1] == signal.SIGKILL


@pytest.mark.parametrize("first", [True, False], ids=["nothing before", "an old site"])
@pytest.mark.parametrize("way", ["exchange", "renames"])
def test_killed_at_every_point_of_the_swap(way, first, tmp_path, monkeypatch):
    if way == "renames":
        monkeypatch.setattr(publishing, "_exchange", lambda *paths: False)
    points, told = 0, set()
    for at in count(1):
        place = tmp_path / str(at)
        site = place / "site"
        place.mkdir()
        if not first:
            publish(site, "old")
        killed = dying(at, lambda site=site: publish(site, "new"))
        points += killed
        if site.exists():
            told.add(version_of(site))
        elif not first:
            assert way == "renames"  # the step that only an exchange makes in one
        if not killed:
            break
        publish(site, "next")  # heals, whatever was left
        assert version_of(site) == "next"
        assert [path.name for path in place.iterdir()] == ["site"]
        shutil.rmtree(place)
    assert points > 30
    assert told == ({"new"} if first else {"old", "new"})


def test_an_old_site_that_two_renames_had_moved_away_comes_back(tmp_path, monkeypatch):
    monkeypatch.setattr(publishing, "_exchange", lambda *paths: False)
    site = tmp_path / "site"
    publish(site, "old")
    beside = tmp_path / ".site.new-x"
    beside.mkdir()
    site.rename(beside / "old")
    with pytest.raises(RuntimeError), replacing(site):
        raise RuntimeError
    assert version_of(site) == "old"


def test_a_run_that_fails_leaves_nothing(tmp_path):
    site = tmp_path / "site"
    publish(site, "old")

    def fail():
        with replacing(site) as fresh:
            lay(fresh, "new")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    assert version_of(site) == "old"
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_two_runs_at_once_do_not_mix(tmp_path):
    site = tmp_path / "site"
    with replacing(site) as fresh:
        lay(fresh, "one")
        with pytest.raises(Busy, match="另一个生成"), replacing(site):
            raise AssertionError
    assert version_of(site) == "one"


def test_the_command_says_that_another_run_is_writing(tmp_path):
    with replacing(tmp_path / "site") as fresh:
        lay(fresh, "one")
        done = subprocess.run(
            [sys.executable, "-m", "generators", "build", "--plan", str(BASE), tmp_path / "site"],
            cwd=ROOT, capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert (done.returncode, done.stdout) == (75, "")
        assert "另一个生成" in done.stderr


def test_foreign_files_and_a_link_are_left_alone(tmp_path):
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "letter.txt").write_text("x", "utf-8")
    with pytest.raises(Foreign), replacing(tmp_path / "mine"):
        raise AssertionError
    assert (tmp_path / "mine" / "letter.txt").read_text("utf-8") == "x"
    publish(tmp_path / "real", "old")
    (tmp_path / "link").symlink_to(tmp_path / "real")
    publish(tmp_path / "link", "new")  # the link stays, and leads to the new site
    assert (tmp_path / "link").is_symlink()
    assert version_of(tmp_path / "real") == "new"


@pytest.mark.parametrize(
    ("harm", "said"),
    [
        (lambda site: (site / "d1/1.html").unlink(), "缺少 d1/1.html"),
        (lambda site: (site / "d1/1.html").write_text("x"), "d1/1.html 与生成时不同"),
        (lambda site: (site / "more.html").write_text("x"), "多出 more.html"),
        (lambda site: (site / "d9").symlink_to(site / "d1"), "多出 d9"),
        (lambda site: (site / publishing.MANIFEST).unlink(), "没有 SHA256SUMS"),
    ],
)
def test_a_site_that_is_not_whole_is_told(harm, said, tmp_path, capsys):
    lay(tmp_path / "site", "old")
    assert main(["verify-site", str(tmp_path / "site")]) == 0
    harm(tmp_path / "site")
    assert main(["verify-site", str(tmp_path / "site")]) == 1
    assert said in capsys.readouterr().err


def test_a_real_build_killed_at_some_moment(tmp_path):
    site = build(BASE, tmp_path / "site")
    before = digest(site)
    for moment in Random(1).sample(range(500, 2500), 2):
        run = subprocess.Popen(
            [sys.executable, "-m", "generators", "build", "--plan", str(BASE), site],
            cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        time.sleep(moment / 1000)
        run.kill()
        run.wait()
        assert publishing.faults(site) == []
        assert digest(site) == before  # the same plan, so old and new are one
    publish(site, "next")
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_an_earlier_site_is_built_again_to_the_byte(tmp_path):
    """By the program of its own commit, from a clone that leaves the repository as it is."""
    repository = tmp_path / "repository"
    for name in ("generators", "schemas", "docs", "requirements", "mkdocs.yml"):
        source = ROOT / name
        ignored = shutil.ignore_patterns("__pycache__")
        if source.is_dir():
            shutil.copytree(source, repository / name, ignore=ignored)
        else:
            shutil.copy(source, repository / name)
    shutil.copytree(BASE, repository / "plan")
    shutil.copy(ROOT / "plan" / "README.md", repository / "plan")
    git(tmp_path, "init", "--quiet", "--initial-branch", "main", str(repository))
    first = commit(repository)
    built = digest(build(repository / "plan", tmp_path / "first", program=repository))
    changed = ("plan/2025/commitments.yaml", "text: ", "text: 尽快")
    commit(repository, changed, ("generators/templates/checks.md.j2", "数据核对", "核对"))
    status = git(repository, "status", "--porcelain")
    site = tmp_path / "site"
    lay(site, "old")
    assert main(["publish", first, str(site), "--plan", str(repository / "plan")]) == 0
    assert digest(site) == built
    assert git(repository, "status", "--porcelain") == status
    assert git(repository, "worktree", "list").count("\n") == 0
    assert main(["publish", "nonsense", str(site), "--plan", str(repository / "plan")]) == 2
    assert digest(site) == built


def build(plan, site, program=ROOT):
    subprocess.run(
        [sys.executable, "-m", "generators", "build", "--plan", str(plan), str(site)],
        cwd=program, check=True, capture_output=True,
        env=os.environ | {"PYTHONPATH": str(program)},
    )  # fmt: skip
    return site


def digest(site):
    return (site / publishing.MANIFEST).read_bytes()
