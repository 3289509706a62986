"""Earlier versions from git: laid out, compared, told. Nothing of a hostile tree is followed."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest
from repositories import commit, git

from generators.checks.versions import past
from generators.cli.main import main
from generators.core.git import revisions, trees
from generators.core.git.git import NoRevision

BASE = Path(__file__).parent / "plans" / "base"
BETA = "plan/2025/certificates/beta.yaml"


@pytest.fixture
def repository(tmp_path):
    """The plan of the fictional college under version control: one commit."""
    root = tmp_path / "repository"
    shutil.copytree(BASE, root / "plan")
    git(tmp_path, "init", "--quiet", "--initial-branch", "main", str(root))
    commit(root)
    return root


def test_diff_between_commits_and_with_the_folder(repository, capsys):
    commit(repository, (BETA, "approved: 40", "approved: 35"), day="2025-06-01")
    plan = ["--plan", str(repository / "plan")]
    assert main(["diff", "HEAD~1", "HEAD", *plan]) == 0
    told = capsys.readouterr().out
    assert "证书乙·专业三：核定 40 → 35 人（合计 40 → 35）" in told
    assert "2025/certificates/beta.yaml:10" in told
    assert "涉及的部门和机构：示例系" in told
    assert main(["diff", "HEAD", *plan]) == 0
    assert "没有改动任何内容" in capsys.readouterr().out
    assert main(["diff", "HEAD~1", *plan, "--format", "json"]) == 0
    data = json.loads(capsys.readouterr().out)
    assert [change["key"] for change in data["changes"]] == ["Quota.approved"]
    assert data["changes"][0]["before"] == "40"
    assert data["departments"] == ["示例系"]


def test_diff_says_which_version_there_is_not(repository, capsys):
    plan = ["--plan", str(repository / "plan")]
    assert main(["diff", "no-such-branch", *plan]) == 2
    assert "没有“no-such-branch”这个版本" in capsys.readouterr().err
    assert main(["diff", *plan, "--", "--output=x"]) == 2
    assert "没有“--output=x”这个版本" in capsys.readouterr().err
    commit(repository, (BETA, "name: 证书乙", "name：证书乙"))
    assert main(["diff", "HEAD~1", *plan]) == 2
    assert "读不懂" in capsys.readouterr().err


def test_diff_without_git_compares_folders(tmp_path, capsys):
    old, new = (shutil.copytree(BASE, tmp_path / side) for side in ("old", "new"))
    room = new / "rooms.yaml"
    room.write_text(room.read_text("utf-8").replace("capacity: 60", "capacity: 61"), "utf-8")
    assert main(["diff", str(old), "--plan", str(new), "--format", "markdown"]) == 0
    assert "容量 60 → 61 人" in capsys.readouterr().out


def test_text_of_contributors_stays_text_in_markdown(tmp_path, capsys):
    old, new = (shutil.copytree(BASE, tmp_path / side) for side in ("old", "new"))
    people = new / "people.yaml"
    hostile = "@all<img src=x>![](http://x.example) #1 closes GH-2"
    people.write_text(people.read_text("utf-8") + f"  - {{name: '{hostile}'}}\n", "utf-8")
    assert main(["diff", str(old), "--plan", str(new), "--format", "markdown"]) == 0
    told = capsys.readouterr().out
    for active in ("@all", "<img", "![", "](", "http://x", " #1", "GH-2"):
        assert active not in told


def test_an_earlier_phone_number_is_not_told_again(tmp_path, capsys):
    old, new = (shutil.copytree(BASE, tmp_path / side) for side in ("old", "new"))
    office = "2025/departments/teaching-office.yaml"
    text = (old / office).read_text("utf-8")
    (old / office).write_text(text.replace("what: 报名汇总表", "what: 电话13800138000"), "utf-8")
    for format in ("text", "markdown", "json"):
        assert main(["diff", str(old), "--plan", str(new), "--format", format]) == 0
        assert "13800138000" not in capsys.readouterr().out


def test_only_plain_files_are_laid_out(repository, tmp_path):
    secret = tmp_path / "secret"
    secret.write_text("secret", "utf-8")
    plan = repository / "plan"
    (plan / "terms.yaml").unlink()
    (plan / "terms.yaml").symlink_to(secret)
    (plan / "large.bin").write_bytes(b"x" * (2 * 1024 * 1024))
    commit(repository)
    with revisions.laid_out(plan, "HEAD") as copy:
        assert copy.name == "plan"
        assert (copy / "2025" / "plan.yaml").is_file()
        assert not (copy / "terms.yaml").exists()
        assert not (copy / "large.bin").exists()
        assert not any(path.is_symlink() for path in copy.rglob("*"))
    assert not copy.exists()


def test_a_tree_cannot_lead_out_of_the_folder(repository, tmp_path):
    """Such a tree is not made by git itself; its objects are written by hand."""
    blob = git(repository, "rev-parse", f"HEAD:{BETA}")
    raw = b"100644 ..\0" + bytes.fromhex(blob) + b"100644 a\\b\0" + bytes.fromhex(blob)
    done = subprocess.run(
        ["git", "-C", repository, "hash-object", "-t", "tree", "-w", "--stdin", "--literally"],
        input=raw, capture_output=True, check=True,
    )  # fmt: skip
    trees.lay_out(repository, done.stdout.decode().strip(), tmp_path / "out")
    assert list((tmp_path / "out").iterdir()) == []


def test_trees_in_turn_are_each_as_if_alone(repository, tmp_path):
    """Files that come, change, go, come again; a folder that is a file for a while."""
    states = [
        {"a.yaml": "1", "2025/b.yaml": "1"}, {"a.yaml": "2", "2025": "file"},
        {"2025/c/d.yaml": "1", "a.yaml": "2"}, {"a.yaml": "1", "2025/b.yaml": "1"},
    ]  # fmt: skip
    folder, found = repository / "other", []
    for state in states:
        shutil.rmtree(folder, ignore_errors=True)
        for path, text in state.items():
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_text(text, "utf-8")
        commit(repository)
        found.append(git(repository, "rev-parse", "HEAD:other"))
    out = tmp_path / "out"
    for tree, state in zip(trees.in_turn(repository, found, out), states, strict=True):
        files = [path for path in out.rglob("*") if path.is_file()]
        assert {p.relative_to(out).as_posix(): p.read_text("utf-8") for p in files} == state, tree
        assert all(any(path.iterdir()) for path in out.rglob("*") if path.is_dir())
    for name in ("0" * 40, f"HEAD:{BETA}"):  # nothing, no tree
        with pytest.raises(NoRevision):
            trees.lay_out(repository, name, tmp_path / name[:4])


def test_what_did_not_change_is_read_once(repository):
    commit(repository, (BETA, "approved: 40", "approved: 39"))
    versions = past(repository / "plan", (".",)).versions
    one, two = (version.plans[0].as_issued.files for version in versions)
    path = BETA.removeprefix("plan/2025/")
    assert one["timeline.yaml"] is two["timeline.yaml"]
    assert [files[path].quotas[0].approved for files in (one, two)] == [40, 39]


def test_history_is_of_the_folder_and_along_first_parents(repository):
    first = git(repository, "rev-parse", "HEAD")
    (repository / "README.md").write_text("x", "utf-8")
    commit(repository)
    git(repository, "switch", "--quiet", "--create", "side")
    commit(repository, (BETA, "approved: 40", "approved: 39"))
    commit(repository, (BETA, "approved: 39", "approved: 38"))
    git(repository, "switch", "--quiet", "main")
    git(repository, "merge", "--quiet", "--no-ff", "side", "--message", "合并", day="2025-07-01")
    told = revisions.history(repository / "plan")
    assert told.whole
    merged = git(repository, "rev-parse", "HEAD")
    assert [revision.commit for revision, _ in told.versions] == [merged, first]
    assert told.versions[0][0].day.isoformat() == "2025-07-01"


def test_without_git_there_is_no_history(tmp_path):
    assert revisions.history(tmp_path) is None
    assert revisions.revision(tmp_path) is None


def test_a_shallow_clone_is_not_whole(repository, tmp_path):
    commit(repository, (BETA, "approved: 40", "approved: 39"))
    clone = tmp_path / "clone"
    git(tmp_path, "clone", "--quiet", "--depth", "1", f"file://{repository}", str(clone))
    assert not revisions.history(clone / "plan").whole
