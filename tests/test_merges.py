"""Two proposals that are right alone and wrong together: seen on what they merge into.

Git merges them without a word, for they touch other lines. The check of the merge queue and of main
judges the merged tree, and no site is made from it. Right alone means by the rules of changes too.
The pairs stand in merges.txt (blocks, see checks/catalogue/block_notation.py), on a draft with
entries to spare or on the plan of the tests as it is.
"""

import shutil
import subprocess
from pathlib import Path

import blessing
import notation
import pytest
from killing import lay, version_of
from test_cases import line
from test_revisions import git

from generators.checks.plan_check import check
from generators.cli.main import main
from generators.core.git.trees import lay_out
from generators.site.build.mkdocs_hook import SiteFailed, build_site

PAIRS = notation.read(Path(__file__).with_name("merges.txt"))


def becomes(plan, files):
    """The folder of a plan is what these files are."""
    shutil.rmtree(plan, ignore_errors=True)
    return notation.lay(files, plan)


def errors(plan, base=None):
    found = check(plan, None, base).diagnostics
    return [line(each, plan) for each in found if each.severity == "error"]


def branches():
    """What `git fast-import` takes: a branch for each plan, one for each half of a pair."""
    yield b"feature done\n"
    for name in {notation.ground(pair) for pair in PAIRS}:
        yield from _commit(name, {}, notation.plan(name))
    for pair in PAIRS:
        name = notation.ground(pair)
        for side in ("one", "other"):
            files = notation.together(pair, side=side)
            yield from _commit(f"{pair.number}{side}", notation.plan(name), files, name)
    yield b"done\n"


def _commit(branch, before, after, start=None):
    who = "committer t <t@example.edu.cn> 0 +0000\ndata 0\n"
    yield f"commit refs/heads/{branch}\n{who}".encode()
    yield f"from refs/heads/{start}\n".encode() if start else b""
    for path in before.keys() - after.keys():
        yield f"D {path}\n".encode()
    for path, raw in after.items():
        if before.get(path) != raw:
            yield f"M 100644 inline {path}\ndata {len(raw)}\n".encode() + raw + b"\n"


@pytest.fixture(scope="module")
def plans(tmp_path_factory):
    root = tmp_path_factory.mktemp("plans")
    names = {notation.ground(pair) for pair in PAIRS}
    return {name: notation.lay(notation.plan(name), root / name) for name in names}


@pytest.fixture(scope="module")
def repository(tmp_path_factory):
    """All branches, imported at once."""
    root = tmp_path_factory.mktemp("merges") / "repository"
    git(root.parent, "init", "--quiet", str(root))
    told = b"".join(branches())
    subprocess.run(["git", "-C", root, "fast-import", "--quiet"], input=told, check=True)
    return root


def test_each_plan_is_right(plans):
    assert [errors(plan) for plan in plans.values()] == [[], []]
    assert len(PAIRS) >= 45
    assert len({each.split()[1] for pair in PAIRS for each in pair.expected}) >= 20
    assert all(pair.expected for pair in PAIRS)


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: pair.title)
def test_what_is_wrong_only_together_is_seen_on_the_merged_tree(
    pair, plans, repository, tmp_path, request
):
    """And the site that stands is not touched."""
    for side in ("one", "other"):
        alone = notation.lay(notation.together(pair, side=side), tmp_path / side / "plan")
        assert errors(alone, plans[notation.ground(pair)]) == [], side
    number = pair.number
    tree = git(repository, "merge-tree", "--write-tree", f"{number}one", f"{number}other")
    merged = tmp_path / "merged"
    lay_out(repository, tree, merged)
    found = errors(merged)
    blessing.settle(pair, found, request.config.getoption("--bless"))
    site = tmp_path / "site"
    lay(site, "good")
    with pytest.raises(SiteFailed, match=found[0].split()[1]):
        build_site(merged, None, site)
    assert version_of(site) == "good"
    assert sorted(each.name for each in tmp_path.iterdir()) == ["merged", "one", "other", "site"]


def test_the_commands_of_the_workflows_refuse_the_merge(plans, tmp_path, capsys):
    """By git itself: one is merged, then the other; what the queue runs, and what main runs."""
    title = "a phase begins sooner, the one before it later"
    (pair,) = (pair for pair in PAIRS if pair.title == title)
    root = tmp_path / "repository"
    shutil.copytree(plans[notation.ground(pair)], root / "plan")
    git(tmp_path, "init", "--quiet", "--initial-branch", "main", str(root))
    save(root)
    for name in ("one", "other"):
        git(root, "checkout", "--quiet", "-b", name, "main")
        becomes(root / "plan", notation.together(pair, side=name))
        save(root)
    plan = ["--plan", str(root / "plan")]
    git(root, "checkout", "--quiet", "main")
    site = tmp_path / "site"
    for name, status in (("one", 0), ("other", 1)):
        git(root, "merge", "--quiet", "--no-ff", "--no-edit", name)
        assert main(["check", *plan, "--base", "HEAD^1", "--format", "github"]) == status
    told = capsys.readouterr().out
    assert "::error file=" in told
    assert pair.expected[0].split()[1] in told
    lay(site, "good")
    assert main(["build", *plan, str(site)]) == 1
    assert main(["publish", "HEAD", str(site), *plan]) == 1
    assert version_of(site) == "good"


def save(root):
    git(root, "add", "--all")
    git(root, "commit", "--quiet", "--message", "改动")
