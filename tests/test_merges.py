"""Two proposals that are right alone and wrong together: seen on what they merge into.

Git merges them without a word, for they touch other lines. The check of the merge queue and of main
judges the merged tree, and no site is made from it. Right alone means by the rules of changes too.
The pairs stand in merge_table.py.
"""

import shutil
import subprocess
from pathlib import Path

import pytest
from killing import lay, version_of
from merge_table import DRAFT, ISSUED, SPARE
from test_revisions import git

from generators.check import check
from generators.commands.main import main
from generators.history.trees import lay_out
from generators.site.mkdocs_hook import SiteFailed, build_site

BASE = Path(__file__).parent / "plans" / "base"
PAIRS = {**{name: ("draft", *pair) for name, pair in DRAFT.items()},
         **{name: ("issued", *pair) for name, pair in ISSUED.items()}}  # fmt: skip


def edited(plan, edits):
    for file, old, new in edits:
        path = plan / file
        if new is None:
            path.unlink()
        elif old is None:
            assert not path.exists()
            path.write_text(new, "utf-8")
        else:
            text = path.read_text("utf-8")
            assert old in text, (file, old)
            path.write_text(text.replace(old, new, 1), "utf-8")
    return plan


def alone(plan, edits, folder):
    return edited(Path(shutil.copytree(plan, folder / "plan")), edits)


def errors(plan, base=None):
    return {each.code for each in check(plan, None, base).diagnostics if each.severity == "error"}


def branches(plans, pairs):
    """What `git fast-import` takes: a branch for each plan, one for each half of a pair."""
    yield "feature done\n"
    for name, plan in plans.items():
        yield f"commit refs/heads/{name}\ncommitter t <t@example.edu.cn> 0 +0000\ndata 0\n"
        for file in sorted(path for path in plan.rglob("*") if path.is_file()):
            yield _file(file.relative_to(plan).as_posix(), file.read_text("utf-8"))
    for number, (base, *halves, _) in enumerate(pairs):
        for half, edits in zip("ab", halves, strict=True):
            yield (
                f"commit refs/heads/{number}{half}\ncommitter t <t@example.edu.cn> 0 +0000\n"
                f"data 0\nfrom refs/heads/{base}\n"
            )
            texts = {}
            for file, old, new in edits:
                if old is None or new is None:
                    texts[file] = new
                else:
                    was = texts.get(file) or (plans[base] / file).read_text("utf-8")
                    texts[file] = was.replace(old, new, 1)
            for file, text in texts.items():
                yield f"D {file}\n" if text is None else _file(file, text)
    yield "done\n"


def _file(path, text):
    return f"M 100644 inline {path}\ndata {len(text.encode())}\n{text}\n"


@pytest.fixture(scope="module")
def plans(tmp_path_factory):
    root = tmp_path_factory.mktemp("plans")
    draft = edited(Path(shutil.copytree(BASE, root / "draft")), SPARE)
    return {"draft": draft, "issued": Path(shutil.copytree(BASE, root / "issued"))}


@pytest.fixture(scope="module")
def repository(plans, tmp_path_factory):
    """All branches, imported at once."""
    root = tmp_path_factory.mktemp("merges") / "repository"
    git(root.parent, "init", "--quiet", str(root))
    told = "".join(branches(plans, PAIRS.values()))
    subprocess.run(["git", "-C", root, "fast-import", "--quiet"], input=told.encode(), check=True)
    return root


def test_each_plan_is_right(plans):
    assert [errors(plan) for plan in plans.values()] == [set(), set()]
    assert len(PAIRS) >= 45
    assert len({code for *_, code in PAIRS.values()}) >= 20


@pytest.mark.parametrize("number", range(len(PAIRS)), ids=PAIRS)
def test_what_is_wrong_only_together_is_seen_on_the_merged_tree(
    number, plans, repository, tmp_path
):
    """And the site that stands is not touched."""
    base, one, other, code = list(PAIRS.values())[number]
    for name, edits in (("one", one), ("other", other)):
        assert errors(alone(plans[base], edits, tmp_path / name), plans[base]) == set(), name
    tree = git(repository, "merge-tree", "--write-tree", f"{number}a", f"{number}b")
    merged = tmp_path / "merged"
    lay_out(repository, tree, merged)
    assert code in errors(merged)
    site = tmp_path / "site"
    lay(site, "good")
    with pytest.raises(SiteFailed, match=code):
        build_site(merged, None, site)
    assert version_of(site) == "good"
    assert sorted(each.name for each in tmp_path.iterdir()) == ["merged", "one", "other", "site"]


def test_the_commands_of_the_workflows_refuse_the_merge(plans, tmp_path, capsys):
    """By git itself: one is merged, then the other; what the queue runs, and what main runs."""
    base, one, other, code = PAIRS["two phases grow into one another"]
    root = tmp_path / "repository"
    shutil.copytree(plans[base], root / "plan")
    git(tmp_path, "init", "--quiet", "--initial-branch", "main", str(root))
    save(root)
    for name, edits in (("one", one), ("other", other)):
        git(root, "checkout", "--quiet", "-b", name, "main")
        edited(root / "plan", edits)
        save(root)
    plan = ["--plan", str(root / "plan")]
    git(root, "checkout", "--quiet", "main")
    site = tmp_path / "site"
    for name, status in (("one", 0), ("other", 1)):
        git(root, "merge", "--quiet", "--no-ff", "--no-edit", name)
        assert main(["check", *plan, "--base", "HEAD^1", "--format", "github"]) == status
    told = capsys.readouterr().out
    assert "::error file=" in told
    assert code in told
    lay(site, "good")
    assert main(["build", *plan, str(site)]) == 1
    assert main(["publish", "HEAD", str(site), *plan]) == 1
    assert version_of(site) == "good"


def save(root):
    git(root, "add", "--all")
    git(root, "commit", "--quiet", "--message", "改动")
