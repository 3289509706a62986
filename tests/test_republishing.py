"""`plan publish`: the site of an earlier commit, by that commit's own program, byte for byte."""

import filecmp
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from killing import lay
from test_revisions import commit, git

from generators.cli.main import main
from generators.core import resources
from generators.site.build import republishing
from generators.site.build.checksums import found
from generators.site.build.mkdocs_hook import build_site
from generators.site.build.publishing import NotReplaced, replacing
from generators.site.build.republishing import PUBLISHED

ROOT = Path(__file__).parent.parent
BASE = ROOT / "tests" / "plans" / "base"
ELSEWHERE = {"TZ": "Pacific/Kiritimati", "LC_ALL": "C", "PYTHONHASHSEED": "7"}
FAKED = "import time\nreal = time.time\ntime.time = lambda: real() + 86400 * 400\n"


@pytest.fixture(autouse=True)
def _faces_of_the_wheel(monkeypatch, tmp_path):
    """A copy of the repository has no faces beside it, whatever lies beside ours."""
    monkeypatch.setattr(resources, "FONTS", tmp_path / "no-faces")


def same(one, two):
    """Whether two folders hold the same files with the same bytes."""
    trees = [sorted(p.relative_to(t) for p in t.rglob("*") if p.is_file()) for t in (one, two)]
    return trees[0] == trees[1] and all(
        filecmp.cmp(one / path, two / path, shallow=False) for path in trees[0]
    )


def test_two_commits_give_their_sites_again_to_the_byte(tmp_path, monkeypatch):
    """Data and program differ; built in another zone, locale, umask and a year later; what lies
    about in the repository meanwhile changes nothing, and is as it was."""
    repository = tmp_path / "repository"
    for name in ("generators", "schemas", "docs", "requirements"):
        shutil.copytree(
            ROOT / name, repository / name, ignore=shutil.ignore_patterns("__pycache__")
        )
    shutil.copy(ROOT / "mkdocs.yml", repository)
    shutil.copytree(BASE, repository / "plan")
    shutil.copy(ROOT / "plan" / "README.md", repository / "plan")
    git(tmp_path, "init", "--quiet", "--initial-branch", "main", str(repository))
    changed = [
        ("plan/2025/commitments.yaml", "text: ", "text: 尽快"),
        ("generators/site/templates/checks.md.j2", "数据核对", "核对"),
    ]
    one, two = tmp_path / "one", tmp_path / "two"
    first = commit(repository)
    build_site(repository / "plan", None, one)  # its program is this one
    second = commit(repository, *changed)
    build(repository, two)
    assert not same(one, two)
    (repository / "generators/site/templates/checks.md.j2").write_text("spoilt", "utf-8")
    (repository / "plan/2025/new.yaml").write_text("spoilt", "utf-8")
    status = git(repository, "status", "--porcelain")
    for key, value in ELSEWHERE.items():
        monkeypatch.setenv(key, value)
    site = tmp_path / "site"
    lay(site, "old")
    for made, name in ((one, first), (two, second)):
        assert main(["publish", name, str(site), "--plan", str(repository / "plan")]) == 0
        assert same(site, made)
    assert git(repository, "status", "--porcelain") == status
    assert git(repository, "worktree", "list").count("\n") == 0


def build(repository, site):
    """By the program of the repository, on another day."""
    (repository.parent / "sitecustomize.py").write_text(FAKED, "utf-8")
    subprocess.run(
        [sys.executable, "-m", "generators", "build", "--plan", "plan", str(site)],
        cwd=repository, check=True, capture_output=True, umask=0o077,
        env=os.environ | {"PYTHONPATH": f"{repository}:{repository.parent}"},
    )  # fmt: skip


# --- with a small program of its own --------------------------------------------------------------

# How a site is made is no matter of these: this program writes one page, of the kind that a
# publication may be replaced by, and takes the arguments of the real one.
PROGRAM = """
import os, pathlib, sys
build, option, plan, site = sys.argv[1:]
text = pathlib.Path(plan, "text").read_text("utf-8")
if text == "bad":
    sys.exit("计划里有错误")
site = pathlib.Path(site)
site.mkdir()
(site / ".plan-site").touch()
fonts = sorted(os.listdir(".fonts")) if os.path.exists(".fonts") else None
(site / "index.html").write_text(f"{text} {fonts} {'own' if 'OWN' in os.environ else ''}", "utf-8")
"""
MAKEFILE = """
.venv/.site:
\tmkdir -p .venv/bin
\tprintf '#!/bin/sh\\nOWN=1 exec {python} "$$@"\\n' >.venv/bin/python
\tchmod +x .venv/bin/python
"""


@pytest.fixture
def small(tmp_path):
    """A repository with a program, a lock and a plan. Returns it and its first commit."""
    root = tmp_path / "small"
    for path, text in {
        "generators/__init__.py": "",
        "generators/__main__.py": PROGRAM,
        "requirements/site.txt": "a==1",
        "plan/text": "one",
        "Makefile": MAKEFILE.format(python=sys.executable),
    }.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, "utf-8")
    git(tmp_path, "init", "--quiet", "--initial-branch", "main", str(root))
    return root, commit(root)


def publish(root, name, *more):
    site = root.parent / "site"
    status = main(["publish", name, str(site), "--plan", str(root / "plan"), *more])
    page = site / "index.html"
    return status, page.read_text("utf-8") if page.exists() else None


def test_ten_commits_one_after_the_other(small):
    root, first = small
    commits = [first] + [commit(root, ("plan/text", "one", f"{n} one")) for n in range(2, 11)]
    for name in reversed(commits):
        told = git(root, "show", f"{name}:plan/text")
        assert publish(root, name) == (0, f"{told} None ")


def test_other_libraries_get_an_environment_of_their_own(small):
    root, first = small
    commit(root, ("requirements/site.txt", "a==1", "a==2"))
    assert publish(root, first) == (0, "one None own")
    assert publish(root, "HEAD") == (0, "one None ")


@pytest.fixture
def packaged(small):
    """The repository of a college that takes the program as a package. Returns it and a commit."""
    root, _ = small
    git(root, "rm", "--quiet", "-r", "generators", "requirements")
    files = {
        "engine.txt": "./engine/x.whl", "engine/x.whl": "1", "libraries.txt": "a==1",
        "program/generators/__init__.py": "", "program/generators/__main__.py": PROGRAM,
        "Makefile": MAKEFILE.replace(".site", ".ready").format(
            python="env PYTHONPATH=program " + sys.executable
        ),
    }  # fmt: skip
    for path, text in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, "utf-8")
    return root, commit(root)


@pytest.mark.parametrize("change", [
    ("engine.txt", "x.whl", "y.whl"), ("libraries.txt", "a==1", "a==2"), ("engine/x.whl", "1", "2"),
    ("plan/text", "one", "two"),
], ids=lambda change: change[0])  # fmt: skip
def test_a_commit_that_takes_a_package_is_built_by_what_it_locks(packaged, change):
    """Never by the program that happens to be installed somewhere."""
    root, first = packaged
    second = commit(root, change)
    assert publish(root, first) == (0, "one None own")
    told = git(root, "show", f"{second}:plan/text")
    assert publish(root, second) == (0, f"{told} None own")


def test_an_environment_that_has_what_the_commit_locks_is_used(packaged, monkeypatch):
    root, first = packaged
    made = []
    monkeypatch.setattr(republishing, "_run", lambda command, copy: made.append(command))
    monkeypatch.setattr(sys, "prefix", str(root / ".venv"))
    for change in ((), [("libraries.txt", "a==1", "a==2")]):
        commit(root, *change, ("plan/text", "one", "one one"))
        with pytest.raises(NotReplaced):  # what is only noted down builds nothing
            republishing.republish(root / "plan", first, root.parent / "site")
    assert [command[0] for command in made] == [sys.executable, "make", made[2][0]]
    assert made[2][0].endswith("/.venv/bin/python")


def test_faces_of_any_folder_are_found(small, tmp_path):
    root, first = small
    (tmp_path / "official").mkdir()
    (tmp_path / "official" / "kai.ttf").touch()
    told = publish(root, first, "--fonts", str(tmp_path / "official"))
    assert told == (0, "one ['kai.ttf'] ")


# --- what main once was, and what was published of it ---------------------------------------------

NEVER_MAIN = "不是主干 main 到过的版本"


def merged(root, *changes):
    """A branch with these commits, merged. Returns them, and the merge."""
    git(root, "checkout", "--quiet", "-b", "change")
    made = [commit(root, each) for each in changes]
    git(root, "checkout", "--quiet", "main")
    git(root, "merge", "--quiet", "--no-ff", "--no-edit", "change")
    return made, git(root, "rev-parse", "HEAD")


def test_a_commit_that_a_merged_branch_contained_and_reverted_is_not_run(small, capsys):
    """It is in the history of main, and main never was it: nobody has consented to it."""
    root, first = small
    spoilt = ("generators/__main__.py", "import os", "open('RUN', 'w')\nimport os")
    (bad, good), merge = merged(root, spoilt, (spoilt[0], spoilt[2], spoilt[1]))
    for name in (bad, good, f"{merge}^2", "change"):
        assert publish(root, name) == (2, None)
        assert NEVER_MAIN in capsys.readouterr().err
    assert publish(root, merge)[0] == publish(root, first)[0] == 0


def test_main_is_what_the_forge_has_and_not_what_lies_here(small, tmp_path, capsys):
    root, first = small
    clone = tmp_path / "clone"
    git(tmp_path, "clone", "--quiet", str(root), str(clone))
    own = commit(clone, ("plan/text", "one", "own"))
    assert publish(clone, own)[0] == 2
    assert NEVER_MAIN in capsys.readouterr().err
    assert publish(clone, first)[0] == 0
    git(root, "branch", "--quiet", "--move", "main", "other")
    assert publish(root, first)[0] == 2
    assert "没有主干 main" in capsys.readouterr().err


def published(root, name, site):
    """As publish.yml writes it down."""
    sums = "".join(f"{digest}  {path}\n" for path, digest in sorted(found(site).items()))
    (root.parent / "sums").write_text(sums, "utf-8")
    git(root, "notes", "--ref", PUBLISHED, "add", "--force", "--file", root.parent / "sums", name)


def test_the_site_is_compared_with_what_was_published(small, capsys):
    root, first = small
    site = root.parent / "site"
    assert publish(root, first)[0] == 0
    assert "没有当时发布的记录" in capsys.readouterr().out  # unknown, and said so
    published(root, first, site)
    assert publish(root, first)[0] == 0
    assert "没有当时发布的记录" not in capsys.readouterr().out
    lay(site, "old")
    (site / "more.html").write_text("x", "utf-8")
    published(root, first, site)
    assert publish(root, first)[0] == 1
    told = capsys.readouterr().err
    assert "与当时发布的不同，原来的网站没有动" in told
    assert "缺少 more.html" in told
    assert (site / "more.html").exists()
    assert publish(root, first, "--unlike") == (0, "one None ")


def test_what_cannot_be_built_leaves_the_old_site(small, capsys):
    root, first = small
    bad = commit(root, ("plan/text", "one", "bad"))
    git(root, "rm", "--quiet", "-r", "generators", "requirements")
    git(root, "commit", "--quiet", "--message", "改动")
    git(root, "branch", "aside", first)
    git(root, "checkout", "--quiet", "aside")
    aside = commit(root, ("plan/text", "one", "aside"))
    git(root, "checkout", "--quiet", "main")
    assert publish(root, first)[0] == 0
    for name, status, said in (
        (bad, 1, "原来的网站没有动。它的程序说：\n\n计划里有错误"),
        ("HEAD", 1, "没有生成网站的程序"),
        ("nonsense", 2, "没有“nonsense”这个版本"),
        (aside, 2, NEVER_MAIN),
    ):
        assert publish(root, name)[0] == status
        assert said in capsys.readouterr().err
        assert (root.parent / "site" / "index.html").read_text("utf-8").startswith("one")


def test_while_another_run_is_writing_nothing_is_published(small):
    root, first = small
    with replacing(root.parent / "site") as fresh:
        lay(fresh, "one")
        assert publish(root, first) == (75, None)
