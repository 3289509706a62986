"""Main judges: a status for two commits, by main's program, whatever a proposal brings along.

Below: the jobs of gate.yml against a forge of our own, each granted what the file grants it; then
proposals that try to bend the gate, in a real repository, with the steps of the file as they stand.
"""

import json
import random
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from repositories import commit, git
from test_forge import environment, pull, put, zipped

sys.path.insert(0, str(Path(__file__).parent / "forge"))
from standin import REPOSITORY, StandIn

from generators.cli.forge import gate
from generators.cli.forge.__main__ import main
from generators.cli.forge.gate import CONTEXT, handed
from generators.cli.forge.pulls import Proposal
from generators.cli.judging import judge
from generators.cli.reports.effects import effect
from generators.core.git import revisions

ROOT = Path(__file__).parent.parent
BASE_PLAN = ROOT / "tests" / "plans" / "base"
GATE = yaml.safe_load((ROOT / ".github/workflows/gate.yml").read_text("utf-8"))
MAIN, HEAD, OTHER = "c" * 40, "a" * 40, "b" * 40


# --- which proposals, and what is said of them ----------------------------------------------------


@pytest.fixture
def forge():
    """Three open pull requests, one of them into another branch."""
    standin = StandIn(dict(GATE["jobs"]["begin"]["permissions"]))
    standin.main = MAIN
    standin.pulls = [pull(7, HEAD), pull(8, OTHER, "else"), pull(9, "d" * 40, base="other")]
    yield standin
    standin.close()
    assert standin.wrong == []


def begin(standin, tmp_path, name, event):
    """The first job: (status, what it hands on)."""
    standin.granted = dict(GATE["jobs"]["begin"]["permissions"])
    file, output = tmp_path / "event.json", tmp_path / "output"
    file.write_text(json.dumps(event), "utf-8")
    output.write_text("", "utf-8")
    given = environment(
        standin, GITHUB_EVENT_PATH=str(file), GITHUB_EVENT_NAME=name, GITHUB_OUTPUT=str(output)
    )
    status = main(["begin"], given, lambda seconds: None)
    told = dict(line.split("=", 1) for line in output.read_text("utf-8").splitlines())
    return status, told


def tell(standin, handed_on, base=MAIN):
    standin.granted = dict(GATE["jobs"]["tell"]["permissions"])
    given = environment(standin, BASE=base, PROPOSALS=handed_on)
    return main(["tell"], given, lambda seconds: None)


def asked(number):
    return {"action": "edited", "pull_request": {"number": number}}


def queued(branch="gh-readonly-queue/main/pr-7-x", event="merge_group"):
    return {"workflow_run": {"event": event, "head_branch": branch, "head_sha": HEAD}}


PUSH = {"ref": "refs/heads/main"}
EVENTS = {
    "a pull request": ("pull_request_target", asked(7), [7]),
    "a pull request into another branch": ("pull_request_target", asked(9), []),
    "one that was closed meanwhile": ("pull_request_target", asked(10), []),
    "main has moved": ("push", PUSH, [7, 8]),
    "the merge queue": ("workflow_run", queued(), [0]),
}


@pytest.mark.parametrize("name", EVENTS)
def test_what_is_to_be_judged_is_withdrawn_first(name, forge, tmp_path):
    kind, event, numbers = EVENTS[name]
    forge.statuses[HEAD] = [{"state": "success", "context": CONTEXT, "description": "x"}]
    status, told = begin(forge, tmp_path, kind, event)
    assert (status, told["base"]) == (0, MAIN)
    found = gate.taken(told["proposals"])
    assert [each.number for each in found] == numbers
    for each in found:
        assert forge.statuses[each.head][-1]["state"] == "pending"
        assert forge.statuses[each.head][-1]["context"] == CONTEXT
    assert json.loads(told["proposals"]) == [vars(each) for each in found]


@pytest.mark.parametrize(
    ("kind", "event"),
    [
        ("push", {"ref": "refs/heads/other"}),
        ("workflow_run", queued(branch="change")),
        ("workflow_run", queued(branch="gh-readonly-queue/other/pr-7-x")),
        ("workflow_run", queued(event="pull_request")),
        ("pull_request", asked(7)),
    ],
)
def test_other_events_are_refused(kind, event, forge, tmp_path):
    status, told = begin(forge, tmp_path, kind, event)
    assert (status, told, forge.statuses) == (1, {}, {})


def test_one_commit_in_two_pull_requests_is_judged_in_neither(forge, tmp_path):
    """Who opened it decides what it may change: one answer for two would be somebody else's."""
    forge.pulls.append(pull(10, HEAD, "else"))
    status, told = begin(forge, tmp_path, "pull_request_target", asked(7))
    assert (status, told["proposals"]) == (0, "[]")
    assert [each["state"] for each in forge.statuses[HEAD]] == ["failure"]


SOUND = {
    "version": 4, "base": MAIN, "head": HEAD, "holds": True, "refused": [], "program": [],
    "counts": {"error": 0, "warning": 0, "info": 0},
    "standing": {"error": 0, "warning": 0, "info": 0}, "waiting": [], "findings": [],
    "changes": [], "approvals": [], "labels": [],
    "touched": {k: [] for k in ("departments", "notices", "calendars", "pages", "files")},
}  # fmt: skip
SEVEN = Proposal(7, HEAD, "someone")


def test_what_holds_is_allowed_and_both_commits_are_named(forge):
    put(forge, zipped(SOUND))
    assert tell(forge, handed([SEVEN])) == 0
    (status,) = forge.statuses[HEAD]
    assert status["state"] == "success"
    assert MAIN[:10] in status["description"]
    (said,) = forge.comments[7]
    assert f"提交 `{HEAD[:10]}` 并入主干 `{MAIN[:10]}`" in said["body"]


def test_of_the_queue_there_is_a_status_and_no_comment(forge):
    put(forge, zipped(SOUND), name="effect-0")
    assert tell(forge, handed([Proposal(0, HEAD)])) == 0
    assert [each["state"] for each in forge.statuses[HEAD]] == ["success"]
    assert forge.comments == {}


def test_without_a_judgement_nothing_is_allowed(forge):
    assert tell(forge, handed([SEVEN])) == 0
    assert [each["state"] for each in forge.statuses[HEAD]] == ["error"]
    assert "现在还不能合并" in forge.comments[7][0]["body"]


def pushed(forge):
    forge.pulls[0] = pull(7, OTHER)


def retargeted(forge):
    forge.pulls[0] = pull(7, HEAD, base="other")


def closed(forge):
    forge.pulls[0]["state"] = "closed"


def main_moved(forge):
    forge.main = OTHER


@pytest.mark.parametrize("happens", [pushed, retargeted, closed, main_moved])
def test_what_moved_while_it_was_judged_is_not_told(happens, forge):
    put(forge, zipped(SOUND))
    happens(forge)
    assert tell(forge, handed([SEVEN])) == 0
    assert forge.statuses == {}
    assert forge.comments == {}


def test_of_several_one_that_fails_keeps_none_of_the_others_back(forge, capsys):
    put(forge, zipped(SOUND))
    forge.artifacts[6] = (forge.artifacts[5][0] | {"id": 6, "name": "effect-8"}, b"")
    judged = [Proposal(8, OTHER, "else"), SEVEN]
    forge.faults = [401]
    assert tell(forge, handed(judged)) == 1
    assert "没有做：8：不能 GET（401）" in capsys.readouterr().out
    assert [each["state"] for each in forge.statuses[HEAD]] == ["success"]


@pytest.mark.parametrize("less", ["statuses", "contents", "pull-requests"])
def test_each_right_that_the_file_grants_is_needed(less, forge, tmp_path):
    granted = GATE["jobs"]["begin"]["permissions"]
    kept = granted.pop(less)
    try:
        assert begin(forge, tmp_path, "pull_request_target", asked(7))[0] == 1
    finally:
        granted[less] = kept


class Afternoon:
    """A pull request on a busy day. Whatever happens asks for a run, which begins some time later,
    is judged, and is told some time later still. Right is what chance says of two commits."""

    def __init__(self, forge, tmp_path, seed):
        self.forge, self.tmp_path, self.chance = forge, tmp_path, random.Random(seed)
        self.asked, self.running, self.right, self.contains = [], [], {}, {}
        self.pushes = 0
        forge.pulls, forge.statuses, forge.comments = [pull(7, "")], {}, {}
        self.move(), self.push()

    def commit(self):
        self.pushes += 1
        return f"{self.pushes:040x}"

    def push(self):
        """Onto main as it is, or as it was before."""
        head = self.forge.pulls[0]["head"]["sha"] = self.commit()
        self.contains[head] = self.chance.choice([self.forge.main, self.forge.main, "older"])
        self.asked.append(("pull_request_target", asked(7)))

    def move(self):
        self.forge.main = self.commit()
        self.asked.append(("push", PUSH))

    def retarget(self):
        base = self.forge.pulls[0]["base"]
        base["ref"] = "other" if base["ref"] == "main" else "main"
        self.asked.append(("pull_request_target", asked(7)))

    def close(self):
        self.forge.pulls[0]["state"] = self.chance.choice(["open", "closed"])
        self.asked.append(("pull_request_target", asked(7)))

    def begin(self):
        if self.asked:
            event = self.asked.pop(self.chance.randrange(len(self.asked)))
            _, told = begin(self.forge, self.tmp_path, *event)
            self.running.append((told["base"], told["proposals"]))

    def tell(self):
        if self.running:
            base, handed_on = self.running.pop(self.chance.randrange(len(self.running)))
            for each in gate.taken(handed_on):
                holds = self.holds(base, each.head)
                wrong = {"holds": holds, "refused": [] if holds else ["x"]}
                put(self.forge, zipped(SOUND | wrong | {"base": base, "head": each.head}))
                assert tell(self.forge, handed([each]), base) == 0

    def holds(self, base, head):
        return self.right.setdefault((base, head), self.chance.random() < 0.5)

    def merges(self):
        """Whether the forge would let it in: as the settings ask, up to date with main."""
        (found,) = self.forge.pulls
        head, said = found["head"]["sha"], self.forge.statuses.get(found["head"]["sha"], [])
        at_main = found["state"] == "open" and found["base"]["ref"] == "main"
        fresh = self.contains[head] == self.forge.main
        return at_main and fresh and bool(said) and said[-1]["state"] == "success"


def test_in_whatever_order_things_happen_nothing_wrong_gets_in(forge, tmp_path):
    allowed = set()
    for seed in range(8):
        day = Afternoon(forge, tmp_path, seed)
        happens = [day.push, day.move, day.retarget, day.close, *[day.begin, day.tell] * 8]
        for _ in range(50):
            day.chance.choice(happens)()
            if day.merges():
                allowed.add(seed)
                assert day.right[forge.main, forge.pulls[0]["head"]["sha"]], seed
    assert len(allowed) >= 3  # what is right gets in, some time


# --- the file -------------------------------------------------------------------------------------


def test_it_runs_when_either_commit_changes():
    on = GATE[True]
    assert on["pull_request_target"] == {
        "types": ["opened", "reopened", "synchronize", "edited"], "branches": ["main"],
    }  # fmt: skip
    assert on["push"] == {"branches": ["main"]}
    assert on["workflow_run"] == {"workflows": ["Check"], "types": ["requested"]}
    assert "merge_group" not in on  # its run would be of the queue's own file
    check = yaml.safe_load((ROOT / ".github/workflows/check.yml").read_text("utf-8"))
    assert check["name"] == "Check"
    assert "merge_group" in check[True]


def test_who_judges_may_write_nothing_and_who_writes_installs_nothing():
    jobs = GATE["jobs"]
    assert jobs["judge"]["permissions"] == {"contents": "read"}
    for name in ("begin", "tell"):
        uses = [step["uses"].partition("@")[0] for step in jobs[name]["steps"] if "uses" in step]
        assert uses == ["actions/checkout"]
        runs = [step["run"] for step in jobs[name]["steps"] if "run" in step]
        assert runs == [f"python3 -m generators.cli.forge {name}"]
    refs = {
        name: step["with"]["ref"]
        for name, job in jobs.items()
        for step in job["steps"]
        if "checkout" in step.get("uses", "")
    }
    base = "${{ needs.begin.outputs.base }}"
    assert refs == {"begin": "main", "judge": base, "tell": "main"}  # never a proposal's
    assert "cache" not in json.dumps([step.get("uses", "") for step in jobs["judge"]["steps"]])


def test_no_job_has_the_name_of_the_status():
    """The forge wants both of a status and a job of one name: a job would stand in its way."""
    for file in (ROOT / ".github/workflows").glob("*.yml"):
        jobs = yaml.safe_load(file.read_text("utf-8"))["jobs"]
        assert CONTEXT not in {*jobs, *(job.get("name") for job in jobs.values())}, file


# --- proposals that try to bend it ----------------------------------------------------------------

CERTIFICATE = "plan/2025/certificates/beta.yaml"
WRONG = (CERTIFICATE, "approved: 40", "approved: 35")  # after the registration has closed
RIGHT = ("plan/rooms.yaml", "rooms:\n", "# 教学楼\nrooms:\n")


def put_file(root, path, text):
    (root / path).parent.mkdir(parents=True, exist_ok=True)
    (root / path).write_text(text, "utf-8")


def edits(*changes):
    return lambda root: commit(root, *changes)


def without_the_gate(root):
    for file in (root / ".github/workflows").iterdir():
        file.write_text("on: pull_request\njobs: {all: {name: Plan gate}}\n", "utf-8")
    commit(root, WRONG)


def renamed_jobs(root):
    file = root / ".github/workflows/gate.yml"
    file.write_text(file.read_text("utf-8").replace("name: Gate", "name: Plan gate"), "utf-8")
    commit(root, WRONG)


def own_program(root, *changes):
    put_file(root, "generators/cli/judging.py", "def judge(*_): return True\n")
    put_file(root, "sitecustomize.py", f"open({str(root / 'RUN')!r}, 'w')\n")
    put_file(root, "conftest.py", f"open({str(root / 'RUN')!r}, 'w')\n")
    commit(root, *(changes or [WRONG]))


def looser_schema(root):
    put_file(root, "schemas/certificate.schema.json", "true")
    put_file(root, CERTIFICATE, (root / CERTIFICATE).read_text("utf-8") + "anything: 1\n")
    commit(root)


def link(root):
    (root / "plan/rooms.yaml").unlink()
    (root / "plan/rooms.yaml").symlink_to("/etc/passwd")
    commit(root)


def link_more(root):
    (root / "plan/2025/notes.yaml").symlink_to("../people.yaml")
    commit(root)


def plan_is_a_link(root):
    (root / "plan").rename(root / "other")
    (root / "plan").symlink_to("other")
    commit(root)


def submodule(root):
    other = root.parent / "other"
    git(root.parent, "init", "--quiet", str(other))
    put_file(other, "x", "x")
    commit(other)
    git(root, "-c", "protocol.file.allow=always", "submodule", "--quiet", "add", str(other),
        "plan/2025/more")  # fmt: skip
    commit(root)


def plan_gone(root):
    git(root, "mv", "plan", "elsewhere")
    commit(root)


def large_file(root):
    put_file(root, "plan/2025/extra.yaml", "x" * (2 * 1024 * 1024))
    commit(root)


def crowd(root):
    """More files than are laid out: what is wrong could stand behind them."""
    for number in range(3_200):
        put_file(root, f"plan/2025/a{number}.yaml", "x\n")
    commit(root)


def deep(root):
    put_file(root, "plan/" + "a/" * 12 + "x.yaml", "x\n")
    commit(root)


def strange_name(root):
    """Names that git keeps and that are not written: made as objects, as no program would."""
    blob = git(root, "rev-parse", f"HEAD:{CERTIFICATE}")
    git(root, "update-index", "--add", "--cacheinfo", f"100644,{blob},plan/2025/a\\b.yaml")
    git(root, "commit", "--quiet", "--message", "改动")


def attributes(root):
    put_file(root, "plan/.gitattributes", "* export-ignore\n* filter=evil\n")
    commit(root, WRONG)


def hooks(root):
    put_file(root, ".githooks/post-checkout", f"#!/bin/sh\ntouch {root / 'RUN'}\n")
    (root / ".githooks/post-checkout").chmod(0o755)
    put_file(root, ".gitattributes", "* filter=evil merge=evil\n")
    commit(root, WRONG)


def waived_by_itself(root):
    """The rule that is broken, waived in the same breath."""
    put_file(root, "plan/2025/README.md", "CHG-01 不适用\n")
    commit(root, WRONG)


def half_written(root):
    """Unread files that a later command would take for its own and bring in."""
    put_file(root, "plan/.plan-written/new/rooms.yaml", "rooms: []\n")
    commit(root)


def begun(root):
    put_file(root, "plan/2025/.plan-writing/new/x.yaml", "x\n")
    commit(root)


def back_to_a_draft(root):
    """What is not issued may be changed: so it is made to look so."""
    (root / "plan/2025/issued.txt").unlink()
    commit(root, ("plan/2025/plan.yaml", "status: 执行中", "status: 草案"), WRONG)


def under_another_name(root):
    git(root, "mv", CERTIFICATE, "plan/2025/certificates/betb.yaml")
    commit(root, ("plan/2025/certificates/betb.yaml", *WRONG[1:]))


def without_ancestors(root):
    git(root, "checkout", "--quiet", "--orphan", "alone")
    commit(root, WRONG)
    git(root, "branch", "--move", "--force", "change")


def replaced_object(root):
    """For whoever follows refs/replace the proposal is main itself."""
    commit(root, WRONG)
    git(root, "replace", "change", "main")


def broken_file(root):
    commit(root, (CERTIFICATE, "name: ", "name： "))


def executable(root):
    (root / CERTIFICATE).chmod(0o755)
    commit(root)


def stray_program(root):
    put_file(root, "plan/2025/run.py", "print(1)\n")
    commit(root)


def reverted_on_top(root):
    """Wrong, put right, wrong again: only what it comes to counts."""
    commit(root, WRONG)
    git(root, "revert", "--no-edit", "HEAD")
    commit(root, WRONG)


BENT = {
    "all workflows replaced": without_the_gate, "jobs renamed": renamed_jobs,
    "programs of its own": own_program, "a looser schema": looser_schema,
    "a link for a file": link, "a link more": link_more, "the plan is a link": plan_is_a_link,
    "another repository inside": submodule, "the plan is gone": plan_gone,
    "a file that is too large to be laid out": large_file, "more files than are laid out": crowd,
    "deeper than is laid out": deep, "a name that is not laid out": strange_name,
    "attributes of its own": attributes,
    "hooks and drivers": hooks, "a word of its own": waived_by_itself,
    "a file that cannot be read": broken_file, "a file that is executable": executable,
    "a program among the data": stray_program, "wrong, reverted, wrong": reverted_on_top,
    "a change half written": half_written, "a change begun": begun,
    "a draft again": back_to_a_draft, "under another name": under_another_name,
    "no common ancestor": without_ancestors, "an object replaced": replaced_object,
    "simply wrong": edits(WRONG),
}  # fmt: skip


@pytest.fixture
def repository(tmp_path):
    """Main, with what the gate trusts, and a clone from which proposals come."""
    root = tmp_path / "repository"
    shutil.copytree(BASE_PLAN, root / "plan")
    shutil.copytree(ROOT / ".github/workflows", root / ".github/workflows")
    put_file(root, "generators/cli/judging.py", "# main's\n")
    git(tmp_path, "init", "--quiet", "--initial-branch", "main", str(root))
    git(root, "config", "core.hooksPath", ".githooks")
    git(root, "config", "uploadpack.allowAnySHA1InWant", "true")  # as the forge does
    commit(root)
    git(root, "checkout", "--quiet", "-b", "change")
    return root


def judged(root):
    """By the steps of the job `judge`, in a checkout of main that has never seen the proposal."""
    head, base = git(root, "rev-parse", "change"), git(root, "rev-parse", "main")
    clone = root.parent / "checkout"
    git(root.parent, "clone", "--quiet", "--branch", "main", "--single-branch", str(root), clone)
    files = sorted(path.relative_to(clone) for path in clone.rglob("*"))
    (fetch,) = (s for s in GATE["jobs"]["judge"]["steps"] if s.get("name", "").startswith("Fetch"))
    subprocess.run(
        ["bash", "-e", "-c", fetch["run"]], cwd=clone, check=True, capture_output=True,
        env={"PATH": "/usr/bin:/bin", "HEAD": head, "GITHUB_TOKEN": "x"},
    )  # fmt: skip
    found = judge(clone / "plan", base, head, actor="somebody")
    assert (found.base, found.head) == (base, head)
    left = [path for path in clone.rglob("*") if ".git" not in path.parts[len(clone.parts) :][:1]]
    assert sorted(path.relative_to(clone) for path in left) == [
        each for each in files if each.parts[0] != ".git"
    ]  # nothing of the proposal was checked out
    return found


@pytest.mark.parametrize("name", BENT)
def test_a_proposal_that_bends_the_gate_is_not_accepted(name, repository):
    BENT[name](repository)
    found = judged(repository)
    assert not found.holds
    assert json.loads(effect(found))["holds"] is False
    assert not (repository / "RUN").exists()


@pytest.mark.parametrize("happens", [plan_gone, plan_is_a_link])
def test_of_a_plan_that_is_gone_it_says_so(happens, repository):
    happens(repository)
    (told,) = judged(repository).refused
    assert told.startswith("合并以后就没有计划文件夹了")


def test_what_is_right_holds_and_says_what_it_does(repository):
    commit(repository, RIGHT)
    found = judged(repository)
    assert found.holds, found
    assert found.program == ()
    assert found.review.edited == ("rooms.yaml",)


def test_files_are_called_as_they_lie_in_the_repository(repository):
    commit(repository, WRONG)
    told = json.loads(effect(judged(repository)))
    assert {each["file"] for each in told["findings"]} == {CERTIFICATE}
    assert str(repository.parent) not in json.dumps(told)


def test_changes_of_what_the_gate_trusts_want_an_owner_and_the_comment_says_so(repository, forge):
    """Judged as data they change nothing, so the check is green: it says who has to look."""
    own_program(repository, RIGHT)
    git(repository, "mv", "generators/cli/judging.py", "generators/cli/other.py")
    commit(repository)
    found = judged(repository)
    assert found.holds
    assert "generators/cli/judging.py" in found.program
    assert "sitecustomize.py" in found.program
    data = json.loads(effect(found))
    assert data["labels"] == ["规则"]
    forge.main, forge.pulls[0] = found.base, pull(7, found.head)
    put(forge, zipped(data))
    assert tell(forge, handed([Proposal(7, found.head, "someone")]), found.base) == 0
    assert "要由负责的人看过并同意" in forge.comments[7][0]["body"]
    assert "sitecustomize" in forge.comments[7][0]["body"]


def test_what_main_became_meanwhile_counts(repository):
    """Right when it was written; then main changed the same matter."""
    commit(repository, ("plan/2025/commitments.yaml", "text: ", "text: 尽快"))
    assert judged(repository).holds
    git(repository, "checkout", "--quiet", "main")
    commit(repository, ("plan/2025/commitments.yaml", "text: ", "text: 马上"))
    shutil.rmtree(repository.parent / "checkout")
    found = judged(repository)
    assert not found.holds
    assert found.refused == ("这些改动和主干上已有的改动碰到了同样的地方，合不起来",)


def test_a_commit_that_nobody_has_is_no_judgement(repository):
    with pytest.raises(revisions.NoRevision):
        judge(repository / "plan", "main", "0" * 40)


def test_names_of_the_repository_are_the_forges(forge):
    forge.pulls.append(pull(11, "e" * 40, repository="college/fork"))
    found = gate.pulls.opened(gate.Forge(forge.api, REPOSITORY, "t0ken", lambda seconds: None))
    assert [each.number for each in found] == [7, 8]
