"""The workflows and the CI script pass four linters, offline. A missing linter is a failure.

Below that, what no linter knows: who may write, what is taken for success, who publishes last.
"""

import json
import os
import re
import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
import yaml
from test_revisions import commit, git

from generators.commands.main import main

ROOT = Path(__file__).parent.parent
BIN = Path(sys.executable).parent
WORKFLOWS = sorted(
    path.relative_to(ROOT).as_posix() for path in ROOT.glob(".github/workflows/*.yml")
)

LINTERS = {
    "zizmor": ["--offline", "--pedantic", "--no-progress", "--color=never", *WORKFLOWS],
    "actionlint": ["-no-color", "-shellcheck", str(BIN / "shellcheck"), *WORKFLOWS],
    "check-jsonschema": ["--builtin-schema", "vendor.github-workflows", *WORKFLOWS],
    "shellcheck": ["--color=never", ".ci/run"],
}


@pytest.mark.parametrize("tool", LINTERS)
def test_linter_finds_nothing(tool):
    done = subprocess.run(
        [BIN / tool, *LINTERS[tool]], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("workflow", WORKFLOWS)
def test_actions_are_pinned_by_commit_with_their_version(workflow):
    uses = re.findall(r"\buses: *(.+)", (ROOT / workflow).read_text("utf-8"))
    assert uses
    pinned = re.compile(r"[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+")
    assert [use for use in uses if not pinned.fullmatch(use)] == []


# --- what a linter does not know ------------------------------------------------------------------


def jobs(name):
    text = (ROOT / f".github/workflows/{name}.yml").read_text("utf-8")
    return yaml.safe_load(text)


NAMES = [Path(path).stem for path in WORKFLOWS]


@pytest.mark.parametrize("name", NAMES)
def test_nothing_is_permitted_by_default_and_every_job_ends(name):
    workflow = jobs(name)
    assert workflow["permissions"] == {}
    for job in workflow["jobs"].values():
        assert "permissions" in job
        assert job["timeout-minutes"] <= 20
        for step in job["steps"]:
            if "checkout" in step.get("uses", ""):
                assert step["with"]["persist-credentials"] is False


def test_what_runs_a_proposal_may_write_nothing_and_knows_no_secret():
    text = (ROOT / ".github/workflows/check.yml").read_text("utf-8")
    assert "secrets" not in text
    assert "github.token" not in text
    assert set(jobs("check")[True]) == {"pull_request", "merge_group"}  # `on` is YAML's true
    for job in jobs("check")["jobs"].values():
        assert set(job["permissions"].items()) <= {("contents", "read")}


def test_text_of_others_never_stands_in_a_program():
    for path in WORKFLOWS:
        for job in yaml.safe_load((ROOT / path).read_text("utf-8"))["jobs"].values():
            assert not [s["run"] for s in job["steps"] if "${{" in s.get("run", "")]


def test_the_privileged_job_runs_only_main_and_installs_nothing():
    (job,) = jobs("comment")["jobs"].values()
    uses = [step["uses"] for step in job["steps"] if "uses" in step]
    assert [use.partition("@")[0] for use in uses] == ["actions/checkout"]
    assert "ref" not in job["steps"][0]["with"]
    assert [step["run"] for step in job["steps"] if "run" in step] == [
        "python3 -m generators.forge comment"
    ]
    assert list(jobs("comment")[True]) == ["workflow_run"]


def commands(job):
    return [(step.get("run", ""), step.get("env", {})) for step in job["steps"]]


def test_what_would_be_main_and_what_is_main_are_checked():
    """Proposals that are right alone and wrong together: test_merges.py."""
    base = "${{ github.event.merge_group.base_sha || 'HEAD^1' }}"
    check = jobs("check")
    assert {"pull_request", "merge_group"} <= set(check[True])
    for name in ("check", "main-rules"):
        job = check["jobs"][name]
        assert "if" not in job
        (environment,) = [env for run, env in commands(job) if re.search("make.* check", run)]
        assert environment["BASE"] == base
        assert environment["ACTOR"] == "${{ github.event.pull_request.user.login }}"
        assert job["steps"][0]["with"]["fetch-depth"] == 0
    publish = jobs("publish")
    assert publish[True]["push"] == {"branches": ["main"]}
    told = [run for run, _ in commands(publish["jobs"]["build"])]
    built = next(n for n, run in enumerate(told) if "make site" in run)
    assert "make check FORMAT=github" in told[:built]


def test_rules_that_a_proposal_loosens_still_hold_for_it(tmp_path, capsys):
    """What the job main-rules runs: main's program, on the proposal's data, with main as base."""
    root = tmp_path / "repository"
    shutil.copytree(ROOT / "tests" / "plans" / "base", root / "plan")
    git(tmp_path, "init", "--quiet", "--initial-branch", "main", str(root))
    commit(root)
    commit(root, ("plan/2025/timeline.yaml", "done: 2025-03-12", "done: 2025-03-13"))
    (job,) = [run for run, _ in commands(jobs("check")["jobs"]["main-rules"]) if "worktree" in run]
    assert job.splitlines()[-1] == 'PLAN="$PWD/plan" make -C ../main check'
    told = main(["check", "--plan", str(root / "plan"), "--base", "HEAD^1", "--actor", "x"])
    assert (told, "CHG-03" in capsys.readouterr().out) == (1, True)
    assert main(["check", "--plan", str(root / "plan")]) == 0


def test_a_publication_is_never_cancelled_and_only_the_newest_deploys():
    workflow = jobs("publish")
    assert workflow["concurrency"] == {"group": "publish", "cancel-in-progress": False}
    build, deploy = workflow["jobs"]["build"], workflow["jobs"]["deploy"]
    told = [step.get("run", step.get("uses", "")) for step in build["steps"]]
    verified = next(n for n, run in enumerate(told) if run.endswith("verify-site site"))
    handed = next(n for n, run in enumerate(told) if "upload-pages-artifact" in run)
    assert verified + 1 == handed
    assert deploy["needs"] == "build"
    assert deploy["steps"][-1]["if"] == "${{ steps.newest.outputs.newest == 'true' }}"
    assert "schedule" in workflow[True]


def test_nothing_is_cached_where_a_site_is_made():
    text = (ROOT / ".github/workflows/publish.yml").read_text("utf-8")
    assert "cache" not in text


@pytest.mark.parametrize(
    ("results", "holds"),
    [
        (["success", "success", "success"], True),
        (["success", "skipped", "success"], False),
        (["success", "cancelled", "success"], False),
        (["failure", "success", "success"], False),
        (["success", "success"], False),
    ],
)
def test_the_one_required_job_takes_nothing_else_for_success(results, holds):
    job = jobs("check")["jobs"]["all"]
    assert job["if"] == "${{ always() }}"
    assert set(job["needs"]) == set(jobs("check")["jobs"]) - {"all"}
    if shutil.which("jq") is None:
        pytest.skip("jq is not on this machine; the runner has it")
    needs = {str(n): {"result": result} for n, result in enumerate(results)}
    done = subprocess.run(
        ["bash", "-c", job["steps"][0]["run"]], env=os.environ | {"RESULTS": json.dumps(needs)},
        capture_output=True, check=False,
    )  # fmt: skip
    assert (done.returncode == 0) is holds


def test_programs_of_a_proposal_cannot_command_the_runner():
    """Every step that runs what a proposal brings stops commands first; the check itself prints
    annotations, which test_commands.py holds to the runner's own parser."""
    for name in ("check", "publish"):
        for job in jobs(name)["jobs"].values():
            for step in job["steps"]:
                run = step.get("run", "")
                if re.search(r"make (test|site|-C)", run):
                    assert run.startswith('echo "::stop-commands::$(cat /proc')


def test_drift_tells_what_is_stale(tmp_path):
    sys.path.insert(0, str(ROOT / ".ci"))
    import drift

    assert list(drift.calendar(date(2021, 12, 1))) == []
    assert "2090 年" in next(drift.calendar(date(2090, 5, 1)))
    assert len(list(drift.calendar(date(2090, 12, 1)))) == 2
    (tmp_path / "README.md").write_text("见 https://a.invalid/x（https://b.invalid/）。", "utf-8")
    answers = {"https://a.invalid/x": 404, "https://b.invalid/": 403}
    assert list(drift.links(tmp_path, answers.get)) == [
        "README.md：https://a.invalid/x 打不开了（404）"
    ]
    assert list(drift.links(ROOT, lambda link: 200)) == []


class Uv:
    """A stand-in for uv: an advisory, a withdrawn version, what was the newest on a day."""

    def __init__(self, advisories=(), said="", then=(), young=()):
        self.advisories, self.said, self.then, self.young = advisories, said, then, set(young)

    def __call__(self, *arguments, told=""):
        if arguments[0] == "audit":
            script = Path(arguments[-1]).read_text("utf-8")
            assert "\"b==2.0 ; python_full_version >= '3.12'\"" in script
            return self._done(json.dumps({"vulnerabilities": self.advisories}))
        if "--no-deps" in arguments:
            return self._done(told, self.said)
        assert "--exclude-newer=2026-01-01" in arguments
        assert told.splitlines() == ["uv", "a", "b[x]", "c"]
        if asked := {
            n for n in self.young if f"--exclude-newer-package={n}=false" not in arguments
        }:
            return self._done("", "".join(f"`{n}` was filtered by `exclude-newer`" for n in asked))
        return self._done("\n".join(self.then))

    @staticmethod
    def _done(out, err=""):
        return subprocess.CompletedProcess([], int(not out), out, err)


ADVISORY = {
    "dependency": {"name": "a", "version": "1.10"}, "display_id": "X-1", "summary": "读得出密码",
    "fix_versions": ["1.10.1"],
}  # fmt: skip
ALARMS = {
    "nothing": (Uv(then=["a==1.9", "b==2.0"]), []),
    "newer, and not for long": (Uv(then=["a==1.9"]), []),
    "a known fault": (Uv([ADVISORY]), ["a 1.10 有已知的问题 X-1（读得出密码）：1.10.1 已经改好"]),
    "a fault that nobody has mended": (
        Uv([ADVISORY | {"fix_versions": []}]), ["a 1.10 有已知的问题 X-1（读得出密码）：还没有改好的"],
    ),
    "withdrawn": (Uv(said='warning: `c==3` is yanked (reason: "x")'), ["c 3 已由作者撤回："]),
    "old": (Uv(then=["a==1.11", "b==2.0"]), ["a 1.10 旧了，1.11 已经发布半年以上："]),
    "young": (Uv(then=["a==1.10", "c==4"], young=["c"]), []),
}  # fmt: skip


@pytest.fixture
def locked(tmp_path, monkeypatch):
    """A project with three locked libraries, asked about on 2026-06-30."""
    monkeypatch.syspath_prepend(ROOT / ".ci")
    (tmp_path / "requirements").mkdir()
    hashed = " \\\n    --hash=sha256:0\n    # via plan\n"
    (tmp_path / "requirements/site.txt").write_text(
        f"# by hand\na==1.10{hashed}b==1.0 ; python_full_version < '3.12'{hashed}"
        f"b==2.0 ; python_full_version >= '3.12'{hashed}",
        "utf-8",
    )
    (tmp_path / "requirements/dev.txt").write_text(f"a==1.10{hashed}c==3{hashed}", "utf-8")
    (tmp_path / "pyproject.toml").write_text(
        '[project]\ndependencies = ["a >=1.10", "b[x]>=1"]\n[dependency-groups]\ndev = ["c"]\n',
        "utf-8",
    )
    return tmp_path


@pytest.mark.parametrize("name", ALARMS)
def test_the_alarm_of_the_locks_speaks_when_there_is_something_to_do(name, locked, monkeypatch):
    import locks

    uv, expected = ALARMS[name]
    uv.then = uv.then or ["a==1.10"]
    monkeypatch.setattr(locks, "_uv", uv)
    told = list(locks.stale(locked, date(2026, 6, 30)))
    assert len(told) == len(expected)
    assert all(line.startswith(each) for line, each in zip(told, expected, strict=True))


def test_what_uv_cannot_answer_is_no_all_clear(locked, monkeypatch, capsys):
    import drift
    import locks

    monkeypatch.setattr(locks, "_uv", lambda *arguments, told="": Uv._done("", "error: no network"))
    assert drift.main(["locks"]) == 2
    assert "没有问到锁定的依赖有没有问题：\nerror: no network" in capsys.readouterr().out
    assert drift.main(["nothing"]) == 2
    (run,) = [run for run, _ in commands(jobs("drift")["jobs"]["locks"]) if run]
    assert run == "make drift PART=locks"


def test_every_library_that_is_asked_for_is_among_the_locked(monkeypatch):
    monkeypatch.syspath_prepend(ROOT / ".ci")
    import locks

    known = locks.versions(locks.pins(ROOT))
    assert {re.sub(r"\[.*", "", name) for name in locks.wanted(ROOT)} <= set(known)
