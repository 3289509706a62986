"""Files of a plan folder: links, devices, names, marks; each told once, none followed."""

import os
import shutil

import pytest

from generators.checks.plan_check import check
from generators.model import folders

BETA = "2025/certificates/beta.yaml"


@pytest.fixture
def plan(base_folder, tmp_path):
    return shutil.copytree(base_folder, tmp_path / "plan")


def found(plan):
    """(code, path) of each finding."""
    shown = f"{plan.as_posix()}/"
    return [(d.code, d.location.path.removeprefix(shown)) for d in check(plan, None).diagnostics]


def link(target):
    return lambda path: path.symlink_to(target)


@pytest.mark.parametrize("path", ["terms.yaml", BETA, "2025/issued.txt"])
@pytest.mark.parametrize(
    "make",
    [link("/etc/passwd"), link("nowhere"), link("."), link("/dev/zero"), os.mkfifo, os.mkdir],
    ids=["outside", "nowhere", "folder", "device", "pipe", "a folder"],
)
def test_in_the_place_of_a_file(plan, path, make):
    (plan / path).unlink()
    make(plan / path)
    assert found(plan) == [("Y001", path)]


def test_what_lies_in_a_folder_in_the_place_of_a_file_is_not_told(plan):
    (plan / "terms.yaml").unlink()
    (plan / "terms.yaml").mkdir()
    (plan / "terms.yaml" / "x.yaml").write_text("a: 1\n")
    assert found(plan) == [("Y001", "terms.yaml")]


@pytest.mark.parametrize("path", ["2026", "2025/certificates/x.yaml", "old", "x.txt"])
@pytest.mark.parametrize("target", [".", "/", "nowhere", "2025", "self"])
def test_links_are_not_followed(plan, path, target):
    (plan / path).symlink_to(plan / path if target == "self" else target)
    assert found(plan) == [("Y001", path)]


def test_folder_that_is_a_link_is_not_read(plan, tmp_path):
    (plan / "2025" / "certificates").rename(tmp_path / "elsewhere")
    (plan / "2025" / "certificates").symlink_to(tmp_path / "elsewhere")
    assert ("Y001", "2025/certificates") in found(plan)
    assert not any(path.startswith("2025/certificates/") for _, path in found(plan))


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Beta.yaml", "S203"),
        ("ｂｅｔａ.yaml", "S203"),
        ("nul.yaml", "S205"),
        ("con.yaml", "S205"),
        ("lpt1.yaml", "S205"),
        (f"{'a' * 100}.yaml", "S205"),
        ("x.exe", "S201"),
        ("x.yml", "S201"),
        ("甲.yaml", "S201"),
        ("a b.yaml", "S201"),
        ("a.yaml ", "S201"),
        ("a.yaml.", "S201"),
        ("a:b.yaml", "S201"),
        (".gitattributes", "S201"),
        (".gitmodules", "S201"),
        ("-a.yaml", "S201"),
        ("a\x1b[31m.yaml", "S201"),
        ("a\udcff.yaml", "S201"),
    ],
)
def test_names(plan, name, code):
    shutil.copy(plan / BETA, plan / "2025" / "certificates" / name)
    assert [each for each, _ in found(plan)] == [code]


@pytest.mark.parametrize("name", [".gitkeep", ".DS_Store", ".beta.yaml.swp"])
def test_hidden_files_are_left_alone(plan, name):
    (plan / "2025" / "certificates" / name).write_bytes(b"\xff\0")
    assert found(plan) == []


@pytest.mark.parametrize(
    "name", ["Terms.yaml", "terms.yml", "terms.yaml.txt", "term.yaml", "ｔerms.yaml"]
)
def test_file_under_a_wrong_name_is_one_finding(plan, name):
    (plan / "terms.yaml").rename(plan / name)
    assert found(plan) == [("S201", name)]


def test_missing_files_are_told_one_by_one(plan):
    (plan / "terms.yaml").unlink()
    (plan / "2025" / "timeline.yaml").unlink()
    assert found(plan) == [("S202", "2025/timeline.yaml"), ("S202", "terms.yaml")]


def test_year_without_files_is_told_once(plan):
    (plan / "2026").mkdir()
    assert found(plan) == [("S202", "2026/plan.yaml")]


def test_file_that_can_be_run(plan):
    (plan / BETA).chmod(0o755)
    assert found(plan) == [("S206", BETA)]


def test_disk_that_does_not_keep_the_mark(plan):
    for file in plan.rglob("*"):
        file.chmod(0o755)
    assert found(plan) == []


def test_too_many_files(plan):
    for number in range(folders.MOST_FILES):
        (plan / "2025" / "certificates" / f"c{number}.yaml").touch()
    assert [code for code, _ in found(plan)] == ["S204"]


def test_one_bad_file_hides_nothing_of_the_others(plan):
    (plan / "terms.yaml").write_bytes(b"\xff\xfe")
    (plan / "people.yaml").unlink()
    (plan / BETA).write_text("name：甲\n")
    assert {path for _, path in found(plan)} == {"terms.yaml", "people.yaml", BETA}
