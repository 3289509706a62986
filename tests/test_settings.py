"""The settings on which the gate rests, asked of a repository: each one that is wrong is told.

Against the stand-in (forge/standin.py), whose answers are of the forge's described form.
"""

import base64
import re
import sys
from pathlib import Path

import pytest
from test_forge import environment

sys.path.insert(0, str(Path(__file__).parent / "forge"))
from standin import StandIn

from generators.cli.forge import gate, settings
from generators.cli.forge.__main__ import main

ROOT = Path(__file__).parent.parent


def rule(kind, **parameters):
    return {"type": kind, "ruleset_id": 1} | ({"parameters": parameters} if parameters else {})


REVIEWS = {
    "require_code_owner_review": True, "dismiss_stale_reviews_on_push": True,
    "require_last_push_approval": True, "required_approving_review_count": 1,
}  # fmt: skip
CHECK = {"context": gate.CONTEXT, "integration_id": settings.ACTIONS_APP}
CHECKS = {"required_status_checks": [CHECK], "strict_required_status_checks_policy": True}
PLAIN = [rule("deletion"), rule("non_fast_forward")]
OWNERS = base64.b64encode(b"# x\n\n* @Office @deputy\n/plan/x.yaml @team\n").decode()


def rules(reviews=(), checks=(), more=()):
    found = [
        rule("pull_request", **REVIEWS | dict(reviews)),
        rule("required_status_checks", **CHECKS | dict(checks)),
    ]
    return [*found, *PLAIN, *more]


def person(login, **permissions):
    return {"login": login, "permissions": {"pull": True} | permissions}


WORKFLOW = "actions/get-github-actions-default-workflow-permissions-repository"
STRANGERS = "actions/get-fork-pr-contributor-approval-permissions-repository"
POLICIES = "repos/list-deployment-branch-policies"
RULES, COLLABORATORS = "repos/get-branch-rules", "repos/list-collaborators"
CUSTOM = {"protected_branches": False, "custom_branch_policies": True}
RIGHT = {
    "repos/get": {"default_branch": "main"},
    RULES: rules(),
    "repos/get-repo-ruleset": {"name": "main", "bypass_actors": []},
    "repos/get-content": {"content": OWNERS, "encoding": "base64"},
    "repos/codeowners-errors": {"errors": []},
    COLLABORATORS: [person("office", admin=True), person("deputy", push=True), person("guest")],
    WORKFLOW: {"default_workflow_permissions": "read", "can_approve_pull_request_reviews": False},
    STRANGERS: {"approval_policy": "first_time_contributors"},
    "repos/get-environment": {"deployment_branch_policy": CUSTOM},
    POLICIES: {"total_count": 1, "branch_policies": [{"name": "main"}]},
    "repos/get-pages": {"build_type": "workflow"},
    "issues/list-labels-for-repo": [{"name": name} for name in gate.LABELS],
    "repos/check-private-vulnerability-reporting": {"enabled": True},
}
DOOR = {"actor_id": 5, "actor_type": "RepositoryRole", "bypass_mode": "always"}
WRONG = {
    "another default branch": ("repos/get", {"default_branch": "dev"}, "默认分支改为 main"),
    "no rules": (RULES, [], "Require a pull request"),
    "no consent of owners": (
        RULES, rules({"require_code_owner_review": False}), "Require review from Code Owners",
    ),
    "stale consent stays": (
        RULES, rules({"dismiss_stale_reviews_on_push": False}), "Dismiss stale",
    ),
    "one consents to his own": (
        RULES, rules({"require_last_push_approval": False}), "most recent reviewable push",
    ),
    "no consent": (RULES, rules({"required_approving_review_count": 0}), "至少为 1"),
    "another status": (
        RULES, rules(checks={"required_status_checks": [CHECK | {"context": "All checks"}]}),
        "填 Plan gate",
    ),
    "from any source": (
        RULES, rules(checks={"required_status_checks": [{"context": gate.CONTEXT}]}),
        "来源选 GitHub Actions",
    ),
    "from another app": (
        RULES, rules(checks={"required_status_checks": [CHECK | {"integration_id": 1}]}),
        "来源选 GitHub Actions",
    ),
    "of an older main": (
        RULES, rules(checks={"strict_required_status_checks_policy": False}), "up to date",
    ),
    "force pushes": (RULES, rules()[:3], "Block force pushes"),
    "somebody passes by": (
        "repos/get-repo-ruleset", {"name": "main", "bypass_actors": [DOOR]}, "Bypass list",
    ),
    "who passes by is not shown": ("repos/get-repo-ruleset", {"name": "main"}, "没有权限看"),
    "nobody owns": ("repos/get-content", 404, "没有查到"),
    "nobody owns everything": (
        "repos/get-content", {"content": base64.b64encode(b"/plan/x @team").decode()},
        "plan owners --write",
    ),
    "an owner who may not": (
        "repos/codeowners-errors",
        {"errors": [{"line": 3, "column": 3, "kind": "Unknown owner", "message": "x"}]},
        "1 处不起作用",
    ),
    "somebody else pushes": (
        COLLABORATORS, [person("office", admin=True), person("guest", push=True)],
        "guest 不在审批人名单里",
    ),
    "workflows write": (
        WORKFLOW, RIGHT[WORKFLOW] | {"default_workflow_permissions": "write"},
        "Read repository contents",
    ),
    "workflows consent": (
        WORKFLOW, RIGHT[WORKFLOW] | {"can_approve_pull_request_reviews": True},
        "不选 Allow GitHub Actions",
    ),
    "strangers run at once": (
        STRANGERS, {"approval_policy": "first_time_contributors_new_to_github"},
        "first-time contributors",
    ),
    "any branch publishes": (
        "repos/get-environment", {"deployment_branch_policy": None}, "只留 main",
    ),
    "another branch publishes": (
        POLICIES, {"total_count": 2, "branch_policies": [{"name": "main"}, {"name": "*"}]},
        "只留 main",
    ),
    "published from a branch": ("repos/get-pages", {"build_type": "legacy"}, "Settings → Pages"),
    "a label less": (
        "issues/list-labels-for-repo", RIGHT["issues/list-labels-for-repo"][1:],
        f"新建 {gate.LABELS[0]}",
    ),
    "nowhere to report": (
        "repos/check-private-vulnerability-reporting", {"enabled": False}, "vulnerability",
    ),
}  # fmt: skip


@pytest.fixture
def forge():
    standin = StandIn()
    standin.settings = dict(RIGHT)
    yield standin
    standin.close()
    assert standin.wrong == []


def asked(standin, capsys):
    status = main(["settings"], environment(standin), lambda seconds: None)
    return status, capsys.readouterr().out.splitlines()


def test_a_repository_as_it_should_be(forge, capsys):
    status, told = asked(forge, capsys)
    assert (status, told[-1]) == (0, "全部符合")
    assert len(told) == len(settings.QUESTIONS) + 2
    assert all(line.startswith("✓ ") for line in told[1:-1])


def test_with_a_merge_queue_branches_need_not_be_up_to_date(forge, capsys):
    loose = {"strict_required_status_checks_policy": False}
    forge.settings[RULES] = rules(checks=loose, more=[rule("merge_queue")])
    assert asked(forge, capsys)[0] == 0


@pytest.mark.parametrize("name", WRONG)
def test_what_is_not_as_it_should_be_is_told_with_the_way_to_set_it(name, forge, capsys):
    operation, answer, how = WRONG[name]
    forge.settings[operation] = answer
    status, told = asked(forge, capsys)
    assert status == 1
    wrong = [line for line in told if line.startswith("✗ ")]
    assert any(how in line for line in wrong), told
    assert told[-1] == f"有 {len(wrong)} 项要设置"


def test_who_may_not_ask_is_told_so_and_nothing_passes_for_right(forge, capsys):
    forge.granted = {"contents": "read"}
    status, told = asked(forge, capsys)
    assert status == 1
    unknown = [line for line in told if "没有查到（不能 GET（403））" in line]
    assert len(unknown) == 5


def test_where_nobody_answers_that_is_said_once(forge, capsys):
    given = environment(forge, GITHUB_API_URL="http://127.0.0.1:1")
    assert main(["settings"], given, lambda seconds: None) == 1
    _, *told = capsys.readouterr().out.splitlines()
    assert told == ["没有做：127.0.0.1:1 没有答复，网络可能不通"]


@pytest.mark.parametrize("lacks", ["GITHUB_REPOSITORY", "GITHUB_TOKEN"])
def test_what_it_wants_to_know_is_said(lacks, forge, capsys):
    given = environment(forge)
    for less in (given | {lacks: ""}, {key: given[key] for key in given if key != lacks}):
        assert main(["settings"], less) == 1
        said = capsys.readouterr().out
        assert "REPOSITORY=拥有者/名称" in said
        assert "GITHUB_TOKEN" in said


def test_every_setting_is_on_the_list_for_the_first_run():
    """What the program says to set is what the threat model says to set."""
    listed = (ROOT / "docs/threat-model.md").read_text("utf-8")
    source = (ROOT / "generators/cli/forge/settings.py").read_text("utf-8")
    names = {
        "Require review from Code Owners", "Dismiss stale pull request approvals",
        "Require approval of the most recent reviewable push", "Bypass list",
        "Require branches to be up to date before merging", "Block force pushes",
        "Restrict deletions", "Private vulnerability reporting", gate.CONTEXT,
    }  # fmt: skip
    said = re.sub(r'" *\n *"', "", source)
    for name in names - {gate.CONTEXT}:
        assert name in said, name
    assert [name for name in sorted(names) if name not in listed] == []
