"""A site is whole or untouched: killed at any point of the swap or the build, two runs at once."""

import json
import os
import shutil
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

import pytest
from killing import dying, lay, publish, steps_of, version_of

from generators.cli.main import main
from generators.core.files import Busy
from generators.site.build import checksums, publishing
from generators.site.build.mkdocs_hook import build_site
from generators.site.build.publishing import NotReplaced, replacing

ROOT = Path(__file__).parent.parent
BASE = ROOT / "tests" / "plans" / "base"


def cannot_exchange(monkeypatch):
    monkeypatch.setattr(publishing, "_exchange", lambda *paths: False)


@pytest.mark.parametrize("way", ["exchange", "link"])
def test_killed_at_every_point_of_the_swap(way, tmp_path):
    done = subprocess.run(
        [sys.executable, ROOT / "tests" / "killing.py", way, tmp_path],
        env=os.environ | {"PYTHONPATH": str(ROOT)}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    points = json.loads(done.stdout)
    if not points:
        pytest.skip("the file system of the tests exchanges no folders; links are tested")
    assert len(points) == 7
    assert min(points.values()) > 40
    assert sum(points.values()) >= 350


def test_a_folder_that_cannot_change_places_is_left_alone(tmp_path, monkeypatch):
    site = tmp_path / "site"
    publish(site, "old")
    cannot_exchange(monkeypatch)
    with pytest.raises(NotReplaced, match="不能一步换好"):
        publish(site, "new")
    assert version_of(site) == "old"
    assert [path.name for path in tmp_path.iterdir()] == ["site"]
    site.rename(tmp_path / "away")  # as the message says
    for version in ("one", "two"):
        publish(site, version)
        assert version_of(site) == version
        assert site.is_symlink()
        assert len(list(tmp_path.iterdir())) == 3


def test_without_links_a_first_site_is_put_there_and_a_second_refused(tmp_path, monkeypatch):
    cannot_exchange(monkeypatch)
    monkeypatch.setattr(publishing, "_links", lambda beside: False)
    publish(tmp_path / "site", "old")
    with pytest.raises(NotReplaced):
        publish(tmp_path / "site", "new")
    assert version_of(tmp_path / "site") == "old"
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_a_site_behind_a_link_is_for_the_server_to_read(tmp_path, monkeypatch):
    cannot_exchange(monkeypatch)
    publish(tmp_path / "site", "old")
    (beside,) = tmp_path.glob(".site.new-*")
    assert beside.stat().st_mode & 0o777 == (beside / "site").stat().st_mode & 0o777


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
        with pytest.raises(Busy, match="另一个命令"), replacing(site):
            raise AssertionError
    assert version_of(site) == "one"


def test_the_command_says_that_another_run_is_writing(tmp_path, capsys):
    with replacing(tmp_path / "site") as fresh:
        lay(fresh, "one")
        assert main(["build", "--plan", str(BASE), str(tmp_path / "site")]) == 75
        told = capsys.readouterr()
        assert told.out == ""
        assert "另一个命令" in told.err


def test_foreign_files_are_left_alone(tmp_path, capsys):
    (tmp_path / "letter.txt").write_text("x", "utf-8")
    with pytest.raises(NotReplaced), replacing(tmp_path):
        raise AssertionError
    assert main(["build", "--plan", str(BASE), str(tmp_path)]) == 2
    assert "里有别的文件，没有动它" in capsys.readouterr().err
    assert (tmp_path / "letter.txt").read_text("utf-8") == "x"


def test_what_somebody_puts_there_meanwhile_is_theirs(tmp_path):
    def meanwhile():
        with replacing(tmp_path / "site") as fresh:
            lay(fresh, "new")
            (tmp_path / "site").mkdir()
            (tmp_path / "site" / "letter.txt").write_text("x", "utf-8")

    with pytest.raises(NotReplaced):
        meanwhile()
    assert (tmp_path / "site" / "letter.txt").read_text("utf-8") == "x"


@pytest.mark.parametrize("way", ["exchange", "link"])
def test_a_link_of_others_stays(way, tmp_path, monkeypatch):
    if way == "link":
        cannot_exchange(monkeypatch)
    publish(tmp_path / "real", "old")
    (tmp_path / "link").symlink_to("real")
    (tmp_path / "absolute").symlink_to(tmp_path / "link")
    publish(tmp_path / "absolute", "new")
    assert os.readlink(tmp_path / "link") == "real"
    assert version_of(tmp_path / "real") == "new"
    (tmp_path / "round").symlink_to("round")
    with pytest.raises(NotReplaced):
        publish(tmp_path / "round", "new")


def test_folders_of_other_sites_are_left_alone(tmp_path, monkeypatch):
    """Also of one whose name begins like ours, and where the name looks like a pattern."""
    cannot_exchange(monkeypatch)
    names = ["site", "site.new-x", "[s]ite", "site.new-12345678"]
    for version in ("one", "two"):
        for name in names:
            publish(tmp_path / name, f"{version}{len(name)}")
    (tmp_path / ".site.new-mine").mkdir()
    publish(tmp_path / "site", "three")
    assert [version_of(tmp_path / name)[:3] for name in names] == ["thr", "two", "two", "two"]
    assert (tmp_path / ".site.new-mine").is_dir()


@pytest.mark.parametrize(
    ("harm", "said"),
    [
        (lambda site: (site / "d1/1.html").unlink(), "缺少 d1/1.html"),
        (lambda site: (site / "d1/1.html").write_text("x"), "d1/1.html 与生成时不同"),
        (lambda site: (site / "more.html").write_text("x"), "多出 more.html"),
        (lambda site: (site / "d9").symlink_to(site / "d1"), "多出 d9"),
        (lambda site: (site / checksums.MANIFEST).unlink(), "没有 SHA256SUMS"),
    ],
)
def test_a_site_that_is_not_whole_is_told(harm, said, tmp_path, capsys):
    lay(tmp_path / "site", "old")
    assert main(["verify-site", str(tmp_path / "site")]) == 0
    harm(tmp_path / "site")
    assert main(["verify-site", str(tmp_path / "site")]) == 1
    assert said in capsys.readouterr().err


# --- real builds ----------------------------------------------------------------------------------

KILLS = 11


@pytest.fixture(scope="module")
def versions(tmp_path_factory):
    """Two plans, their sites, and in how many steps the second takes the place of the first."""
    root = tmp_path_factory.mktemp("versions")
    shutil.copytree(BASE, root / "plan")
    shutil.copytree(BASE, root / "changed")
    promised = root / "changed" / "2025" / "commitments.yaml"
    text = promised.read_text("utf-8")
    promised.write_text(text.replace("text: ", "text: 尽快", 1), "utf-8")
    build_site(root / "plan", None, root / "old")
    build_site(root / "changed", None, root / "new")  # all that is slow is known from here on
    assert digest(root / "old") != digest(root / "new")
    return root


def test_real_builds_killed_at_points_all_over(versions, tmp_path):
    """Points by progress: so many of all the steps have been taken."""
    old, new, site = digest(versions / "old"), digest(versions / "new"), tmp_path / "site"

    def build():
        build_site(versions / "changed", None, site)

    copied(versions / "old", site)
    told, steps = [], steps_of(build)
    for at in (1 + n * (steps - 1) // KILLS for n in range(KILLS)):
        copied(versions / "old", site)
        assert dying(at, build, writes=False)
        assert checksums.faults(site) == []
        told.append(digest(site))
    first = told.index(new)
    assert told == [old] * first + [new] * (KILLS - first)
    assert 3 < first < KILLS
    copied(versions / "old", site)
    build()
    assert digest(site) == new
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def copied(source, site):
    """The next run, which cleans up whatever a killed one has left."""
    with replacing(site) as fresh:
        shutil.copytree(source, fresh)
    assert digest(site) == digest(source)
    assert [path.name for path in site.parent.iterdir()] == ["site"]


def digest(site):
    return sha256((site / checksums.MANIFEST).read_bytes()).hexdigest()
