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
from functools import partial
from pathlib import Path

import pytest
import yaml
from packaging.utils import canonicalize_name
from test_revisions import commit, git

from generators.cli.main import main
from generators.site.build.mkdocs_hook import build_site
from generators.site.build.republishing import PUBLISHED

ROOT = Path(__file__).parent.parent
BIN = Path(sys.executable).parent
WORKFLOWS = sorted(
    path.relative_to(ROOT).as_posix() for path in ROOT.glob(".github/workflows/*.yml")
)

LINTERS = {
    "zizmor": ["--offline", "--persona", "auditor", "--no-progress", "--color=never", *WORKFLOWS],
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


@pytest.mark.parametrize(
    ("name", "events"),
    [
        ("check", {"pull_request": None, "merge_group": None, "push": {"branches": ["main"]}}),
        ("tests", {"pull_request": None, "merge_group": None}),
    ],
)
def test_what_runs_a_proposal_may_write_nothing_and_knows_no_secret(name, events):
    text = (ROOT / f".github/workflows/{name}.yml").read_text("utf-8")
    assert "secrets" not in text
    assert "github.token" not in text
    assert jobs(name)[True] == events  # `on` is YAML's true; no `paths`
    for job in jobs(name)["jobs"].values():
        assert set(job["permissions"].items()) <= {("contents", "read")}


def test_text_of_others_never_stands_in_a_program():
    for path in WORKFLOWS:
        for job in yaml.safe_load((ROOT / path).read_text("utf-8"))["jobs"].values():
            assert not [s["run"] for s in job["steps"] if "${{" in s.get("run", "")]


def commands(job):
    return [(step.get("run", ""), step.get("env", {})) for step in job["steps"]]


# --- what an editor waits for ---------------------------------------------------------------------


def test_the_check_of_a_proposal_is_one_job_and_hands_nothing_on():
    """What it says is the proposal's own word: nobody with rights reads it (test_gate.py)."""
    (job,) = jobs("check")["jobs"].values()
    assert "needs" not in job
    told = [step.get("run", step.get("uses", "").partition("@")[0]) for step in job["steps"]]
    assert told == [
        "actions/checkout", "actions/setup-python", "actions/cache", "make check FORMAT=github",
    ]  # fmt: skip


def evaluated(text, context):
    """A text of a workflow with its expressions, as far as ours go: names, 'words', ==, &&, ||."""
    return re.sub(r"\$\{\{ (.+?) \}\}", lambda found: str(_either(found[1], context)), text)


def _either(expression, context):
    value = ""
    for words in expression.split(" || "):
        for word in words.strip("()").split(" && "):
            if not (value := _value(word, context)):
                break
        if value:
            break
    return value


def _value(word, context):
    left, equals, right = word.partition(" == ")
    if equals:
        return _value(left, context) == _value(right, context)
    if word == "!cancelled()":
        return True
    return word[1:-1] if word.startswith("'") else context[word]


def event(name="pull_request", **more):
    return {
        "github.event_name": name, "github.event.merge_group.base_sha": "",
        "github.event.pull_request.user.login": "", "github.event.pull_request.head.sha": "",
    } | more  # fmt: skip


def replayed(step, context, folder, **more):
    """A step's program as the runner runs it, which is below no make."""
    outer = {key: value for key, value in os.environ.items() if not key.startswith("MAKE")}
    environment = {key: evaluated(value, context) for key, value in step.get("env", {}).items()}
    return subprocess.run(
        ["bash", "-e", "-c", step["run"]], cwd=folder, env=outer | environment | more,
        capture_output=True, text=True, check=False,
    )  # fmt: skip


@pytest.fixture
def proposed(tmp_path):
    """A repository as the runner has it of a pull request: main, a proposal, and both merged."""
    root = tmp_path / "repository"
    shutil.copytree(ROOT / "tests" / "plans" / "base", root / "plan")
    for file in PROGRAM:
        (root / file).parent.mkdir(parents=True, exist_ok=True)
        (root / file).write_text("x\n" * 9, "utf-8")
    shutil.copy(ROOT / "Makefile", root)
    git(tmp_path, "init", "--quiet", "--initial-branch", "main", str(root))
    commit(root)

    def propose(change):
        git(root, "checkout", "--quiet", "-b", "change")
        change(root)
        head = commit(root)
        git(root, "checkout", "--quiet", "main")
        (root / "more.py").write_text("main has gone on\n", "utf-8")
        commit(root)
        git(root, "merge", "--quiet", "--no-ff", "--no-edit", "change")
        return root, head

    return propose


PROGRAM = (
    "generators/x.py", "schemas/x.json", "docs/x.md", ".github/workflows/check.yml", "x.md",
    "tests/plans/base/majors.yaml", "requirements/site.txt", "planning/x.yaml", "plan.yaml",
    "plan/README.md",
)  # fmt: skip


def test_of_a_pull_request_the_data_job_says_what_is_wrong(proposed, tmp_path):
    """Its step as it stands."""
    colon = ("plan/2025/timeline.yaml", "done: 2025-03-12", "done：2025-03-12")
    root, _ = proposed(lambda root: commit(root, colon))
    (root / ".venv").symlink_to(sys.prefix, target_is_directory=True)
    tool = tmp_path / "make"  # of what is installed nothing is to be made anew
    tool.write_text(f'#!/bin/sh\nexec {shutil.which("make")} -o .venv/.site "$@"\n', "utf-8")
    tool.chmod(0o755)
    path = f"{tmp_path}{os.pathsep}{os.environ['PATH']}"
    (check,) = [s for s in jobs("check")["jobs"]["data"]["steps"] if "run" in s]
    done = replayed(check, event(**{"github.event.pull_request.user.login": "x"}), root, PATH=path)
    assert done.returncode, done.stdout
    assert done.stdout.startswith("::error file=plan/2025/timeline.yaml,line=10,")
    assert "%0A改成：done: 2025-03-12\n" in done.stdout


def test_with_what_a_change_is_compared():
    (step,) = [
        s for s in jobs("check")["jobs"]["data"]["steps"] if "make check" in s.get("run", "")
    ]
    queue = event("merge_group", **{"github.event.merge_group.base_sha": "abc"})
    for context, base in ((event(), "HEAD^1"), (queue, "abc"), (event("push"), "")):
        assert evaluated(step["env"]["BASE"], context) == base


# --- what is tested, and when ---------------------------------------------------------------------


def changed_file(root, file):
    (root / file).write_text("y\n", "utf-8")


def moved(root, old, new):
    git(root, "mv", old, new)


DATA = ("plan/2025/timeline.yaml", "plan/2025/issued.txt", "plan/majors.yaml", "plan/2025/new.csv")
CHANGES = {
    **{file: (partial(changed_file, file=file), "false") for file in DATA},
    **{
        file: (partial(changed_file, file=file), "true")
        for file in (*PROGRAM, "new.py", "plan/2025/new.md")
    },
    "nothing": (lambda root: None, "false"),
    "a file less": (lambda root: (root / "generators/x.py").unlink(), "true"),
    "a text of the data less": (lambda root: (root / "plan/README.md").unlink(), "true"),
    "into the data": (partial(moved, old="generators/x.py", new="plan/x.yaml"), "true"),
    "out of the data": (partial(moved, old="plan/majors.yaml", new="majors.yaml"), "true"),
    "a mode": (lambda root: (root / "Makefile").chmod(0o755), "true"),
}


@pytest.mark.parametrize("name", CHANGES)
def test_whether_there_is_more_than_data(name, proposed, tmp_path):
    change, program = CHANGES[name]
    root, _ = proposed(change)
    done = replayed(compare(), event(), root, GITHUB_OUTPUT=str(tmp_path / "output"))
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "output").read_text("utf-8") == f"program={program}\n"


def compare():
    job = jobs("tests")["jobs"]["changed"]
    (step,) = [step for step in job["steps"] if step.get("id") == "compare"]
    assert job["outputs"] == {"program": "${{ steps.compare.outputs.program }}"}
    return step


def test_what_cannot_be_compared_is_not_taken_for_data(proposed, tmp_path):
    root, _ = proposed(lambda root: None)
    unknown = event(**{"github.event.merge_group.base_sha": "0" * 40})
    assert replayed(compare(), unknown, root, GITHUB_OUTPUT=str(tmp_path / "output")).returncode
    assert not (tmp_path / "output").exists()


def test_only_tests_of_the_program_are_left_out():
    parts = jobs("tests")["jobs"]
    condition = "${{ needs.changed.outputs.program == 'true' }}"
    left_out = {name for name, job in parts.items() if job.get("if") == condition}
    assert left_out == {"program", "browser"}
    assert all(parts[name]["needs"] == "changed" for name in left_out)
    assert {name for name, job in parts.items() if "if" in job} == {*left_out, "all"}
    assert "make test" in commands(parts["program"])[-1][0]
    assert "make test-browser" in commands(parts["browser"])[-1][0]


@pytest.mark.parametrize(
    ("always", "program", "tests", "holds"),
    [
        ("success success", "true", "success success", True),
        ("success success", "false", "skipped skipped", True),
        ("success success", "true", "skipped skipped", False),
        ("success success", "true", "failure success", False),
        ("success success", "true", "success cancelled", False),
        ("success success", "false", "skipped cancelled", False),
        ("success success", "", "skipped skipped", False),
        ("failure success", "", "skipped skipped", False),
        ("cancelled success", "false", "skipped skipped", False),
        ("success skipped", "false", "skipped skipped", False),
        ("success cancelled", "true", "success success", False),
        ("success failure", "false", "skipped skipped", False),
    ],
)
def test_all_checks_know_a_deliberate_skip_from_others(always, program, tests, holds):
    job = jobs("tests")["jobs"]["all"]
    assert job["if"] == "${{ always() }}"
    results = zip(job["needs"], (*always.split(), *tests.split()), strict=True)
    context = {f"needs.{name}.result": result for name, result in results}
    context["needs.changed.outputs.program"] = program
    (step,) = job["steps"]
    assert (replayed(step, context, ROOT).returncode == 0) is holds


def test_all_checks_wait_for_every_other():
    assert set(jobs("tests")["jobs"]["all"]["needs"]) == set(jobs("tests")["jobs"]) - {"all"}


# --- what would be main ---------------------------------------------------------------------------


def test_what_would_be_main_and_what_is_main_are_checked():
    """Proposals that are right alone and wrong together: test_merges.py."""
    job = jobs("tests")["jobs"]["site"]
    (environment,) = [env for run, env in commands(job) if re.search("make.* check", run)]
    assert environment["BASE"] == "${{ github.event.merge_group.base_sha || 'HEAD^1' }}"
    assert environment["ACTOR"] == "${{ github.event.pull_request.user.login }}"
    assert job["steps"][0]["with"]["fetch-depth"] == 0
    publish = jobs("publish")
    assert publish[True]["push"] == {"branches": ["main"]}
    told = [run for run, _ in commands(publish["jobs"]["build"])]
    built = next(n for n, run in enumerate(told) if "make site" in run)
    assert "make check FORMAT=github" in told[:built]


def test_a_publication_is_never_cancelled_and_only_the_newest_deploys():
    workflow = jobs("publish")
    assert workflow["concurrency"] == {"group": "publish", "cancel-in-progress": False}
    build, deploy = workflow["jobs"]["build"], workflow["jobs"]["deploy"]
    told = [step.get("run", step.get("uses", "")) for step in build["steps"]]
    verified = next(n for n, run in enumerate(told) if run.endswith("verify-site site"))
    handed = next(n for n, run in enumerate(told) if "upload-pages-artifact" in run)
    assert verified + 1 == handed
    assert deploy["needs"] == ["tests", "build"]
    assert "if" not in deploy
    assert "make test" in commands(workflow["jobs"]["tests"])[-1][0]
    assert deploy["steps"][-1]["if"] == "${{ steps.newest.outputs.newest == 'true' }}"
    assert "schedule" in workflow[True]


def steps(workflow, job):
    return {
        step.get("name", step.get("uses", "")): step
        for step in jobs(workflow)["jobs"][job]["steps"]
    }


# The step of actions/upload-pages-artifact v5 that makes what Pages serves, as it stands there.
ARCHIVE = """
tar \\
  --dereference --hard-dereference \\
  --directory "$INPUT_PATH" \\
  -cf "$RUNNER_TEMP/artifact.tar" \\
  --exclude=.git \\
  --exclude=.github \\
  --exclude=".[^/]*" \\
  .
"""


def test_the_site_that_pages_serves_verifies(tmp_path, base_folder):
    """What is handed over, and what becomes of it on the way."""
    build_site(base_folder, None, tmp_path / "site")
    handed = steps("publish", "build")["Hand the site over"]
    assert handed["uses"].startswith(
        "actions/upload-pages-artifact@fc324d3547104276b827a68afc52ff2a11"
    )
    assert handed["with"] == {"path": "site/"}
    subprocess.run(
        ["sh", "-e", "-c", ARCHIVE], check=True,
        env={"PATH": os.environ["PATH"], "INPUT_PATH": tmp_path / "site", "RUNNER_TEMP": tmp_path},
    )  # fmt: skip
    served = tmp_path / "served"
    served.mkdir()
    subprocess.run(["tar", "-xf", tmp_path / "artifact.tar", "-C", served], check=True)
    assert not list(served.rglob(".*"))
    assert main(["verify-site", str(served)]) == 0
    listed = subprocess.run(
        ["sha256sum", "--quiet", "--check", "SHA256SUMS"], cwd=served, capture_output=True
    )
    assert (listed.returncode, listed.stdout) == (0, b"")
    (served / "index.html").write_text("spoilt", "utf-8")
    assert main(["verify-site", str(served)]) == 1


def test_what_was_published_is_written_down_beside_its_commit(tmp_path):
    """The step as it stands: once for the same site, again for another."""
    origin, clone = tmp_path / "origin", tmp_path / "clone"
    git(tmp_path, "init", "--quiet", "--bare", "--initial-branch", "main", str(origin))
    git(tmp_path, "clone", "--quiet", str(origin), str(clone))
    git(clone, "checkout", "--quiet", "-B", "main")
    head = commit(clone)
    git(clone, "push", "--quiet", "origin", "main")
    step = steps("publish", "record")["Write them down"]
    told = []
    for sums in ("0  a\n", "0  a\n", "1  a\n"):
        (clone / "SHA256SUMS").write_text(sums, "utf-8")
        done = replayed(step, {"github.token": "x"}, clone)
        assert done.returncode == 0, done.stderr
        assert git(origin, "notes", "--ref", PUBLISHED, "show", head) == sums.strip()
        told.append(git(origin, "rev-list", "--count", PUBLISHED))
    assert told == ["1", "1", "2"]
    assert git(origin, "rev-parse", "main") == head
    assert step["env"]["NOTES"] == PUBLISHED


def test_a_roll_back_knows_what_was_published(tmp_path):
    """And is published where nothing is known, which is said."""
    fetch = steps("publish", "build")["Fetch the record of what was published"]
    origin, clone = tmp_path / "origin", tmp_path / "clone"
    git(tmp_path, "init", "--quiet", "--initial-branch", "main", str(origin))
    head = commit(origin)
    git(tmp_path, "clone", "--quiet", str(origin), str(clone))
    done = replayed(fetch, {"github.token": "x"}, clone)
    assert (done.returncode, done.stdout) == (0, "::warning::没有取到发布的记录\n")
    git(origin, "notes", "--ref", PUBLISHED, "add", "--message", "0  a", head)
    assert replayed(fetch, {"github.token": "x"}, clone).stdout == ""
    assert git(clone, "notes", "--ref", PUBLISHED, "show", head) == "0  a"


def test_only_what_was_deployed_is_written_down():
    parts = jobs("publish")["jobs"]
    assert parts["record"]["needs"] == "deploy"
    assert parts["record"]["if"] == (
        "${{ needs.deploy.outputs.deployed == 'true' && inputs.revision == '' }}"
    )
    assert parts["deploy"]["outputs"] == {"deployed": "${{ steps.newest.outputs.newest }}"}
    writers = {name for name, job in parts.items() if "write" in job["permissions"].values()}
    assert writers == {"deploy", "record"}
    for name in writers:
        assert not [s for s in parts[name]["steps"] if re.search("make|pip", s.get("run", ""))]


def test_nothing_is_cached_where_a_site_is_made():
    text = (ROOT / ".github/workflows/publish.yml").read_text("utf-8")
    assert "cache" not in text


def test_programs_of_a_proposal_cannot_command_the_runner():
    """Every step that runs what a proposal brings stops commands first; the check itself prints
    annotations, which test_commands.py holds to the runner's own parser."""
    for name in ("tests", "publish"):
        for job in jobs(name)["jobs"].values():
            for step in job["steps"]:
                run = step.get("run", "")
                if re.search(r"make (test|site|-C)|make check\n", run):
                    assert run.startswith('echo "::stop-commands::$(cat /proc')


def test_drift_tells_what_is_stale(tmp_path, plan_folder):
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
    assert list(drift.links(plan_folder.parent, lambda link: 200)) == []


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
        Uv([ADVISORY | {"fix_versions": []}]),
        ["a 1.10 有已知的问题 X-1（读得出密码）：还没有改好的"],
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
    asked = {canonicalize_name(re.sub(r"\[.*", "", name)) for name in locks.wanted(ROOT)}
    assert asked <= {canonicalize_name(name) for name in known}
