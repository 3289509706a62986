"""Whether a real repository is set up as docs/threat-model.md asks for: its list, asked.

Each question is one request or two; what the forge does not answer (no right to ask) does not hold.
Only reads. Needs a token that may read the administration of the repository.
"""

import base64
import re
from collections.abc import Callable
from typing import Any, NamedTuple

from generators.cli.forge.client import Forge, Lost, Refused, Unanswered
from generators.cli.forge.gate import CONTEXT, LABELS
from generators.cli.forge.pulls import MAIN

ACTIONS_APP = 15368  # the number of the app “GitHub Actions”, the same for everybody
PAGES = "github-pages"
CODEOWNERS = ".github/CODEOWNERS"
_WRITE = ("push", "maintain", "admin")
_ACCOUNT = re.compile(r"@([\w/-]+)")


class Answer(NamedTuple):
    """`sentence` says what was asked, and where it does not hold, how to set it."""

    holds: bool
    sentence: str


class Wrong(Exception):
    """It is not as it should be; the message says how to set it."""


def answers(forge: Forge) -> list[Answer]:
    """Every setting on which the gate rests, in the order of the list for the first run. Raises
    Unanswered where there is nobody to ask."""
    return [_answer(forge, question, asked) for question, asked in QUESTIONS.items()]


def _answer(forge: Forge, question: str, asked: Callable[[Forge], None]) -> Answer:
    try:
        asked(forge)
    except Wrong as how:
        return Answer(False, f"✗ {question}：{how}")
    except Unanswered:
        raise  # nor will the other questions be
    except (Refused, Lost) as error:
        return Answer(False, f"✗ {question}：没有查到（{error}），要有读仓库设置的权限")
    except (KeyError, TypeError, ValueError):
        return Answer(False, f"✗ {question}：答复看不懂，请在网页上核对")
    return Answer(True, f"✓ {question}")


def _want(holds: object, how: str) -> None:
    if not holds:
        raise Wrong(how)


def _rules(forge: Forge, kind: str) -> list[dict[str, Any]]:
    """The active rules of a kind for main, whichever set they stand in."""
    return [each for each in forge.pages(f"rules/branches/{MAIN}") if each["type"] == kind]


def _parameters(forge: Forge, kind: str) -> list[dict[str, Any]]:
    return [each["parameters"] for each in _rules(forge, kind)]


def _default(forge: Forge) -> None:
    _want(forge.get("")["default_branch"] == MAIN, f"Settings → General：默认分支改为 {MAIN}")


def _reviews(forge: Forge) -> None:
    where = f"Settings → Rules：给 {MAIN} 加 Require a pull request before merging"
    found = _parameters(forge, "pull_request")
    _want(found, where)
    for key, how in {
        "require_code_owner_review": "Require review from Code Owners",
        "dismiss_stale_reviews_on_push": "Dismiss stale pull request approvals when new commits "
        "are pushed",
        "require_last_push_approval": "Require approval of the most recent reviewable push",
    }.items():
        _want(any(each[key] for each in found), f"{where}，选上 {how}")
    enough = any(each["required_approving_review_count"] >= 1 for each in found)
    _want(enough, f"{where}，Required approvals 至少为 1")


def _status(forge: Forge) -> None:
    where = f"Settings → Rules：给 {MAIN} 加 Require status checks to pass"
    found = _parameters(forge, "required_status_checks")
    checks = [check for each in found for check in each["required_status_checks"]]
    ours = [each for each in checks if each["context"] == CONTEXT]
    _want(ours, f"{where}，填 {CONTEXT}")
    app = any(each.get("integration_id") == ACTIONS_APP for each in ours)
    _want(app, f"{where}，{CONTEXT} 的来源选 GitHub Actions，不要选 any source")
    fresh = any(each["strict_required_status_checks_policy"] for each in found)
    how = "选上 Require branches to be up to date before merging，或者改用合并队列"
    _want(fresh or _rules(forge, "merge_queue"), f"{where}，{how}")


def _pushes(forge: Forge) -> None:
    for kind, how in {
        "deletion": "Restrict deletions", "non_fast_forward": "Block force pushes",
    }.items():  # fmt: skip
        _want(_rules(forge, kind), f"Settings → Rules：给 {MAIN} 选上 {how}")


def _bypasses(forge: Forge) -> None:
    found = {each["ruleset_id"] for each in forge.pages(f"rules/branches/{MAIN}")}
    _want(found, f"Settings → Rules：还没有管 {MAIN} 的规则")
    for each in sorted(found):
        ruleset = forge.get(f"rulesets/{each}")
        if "bypass_actors" not in ruleset:
            raise Refused("没有权限看谁可以绕过")
        how = f"Settings → Rules：规则“{ruleset['name']}”的 Bypass list 应当是空的"
        _want(not ruleset["bypass_actors"], how)


def _owners(forge: Forge) -> None:
    owners = _named(forge)
    _want(owners, f"登记账号以后运行 plan owners --write，并入 {MAIN}")
    faults = forge.get("codeowners/errors", ref=MAIN)["errors"]
    _want(not faults, f"{CODEOWNERS} 有 {len(faults)} 处不起作用，打开这个文件的网页查看")


def _named(forge: Forge) -> set[str]:
    """The accounts of the owners of everything: the first line that matches all files."""
    content = forge.get(f"contents/{CODEOWNERS}", ref=MAIN)["content"]
    lines = base64.b64decode(content).decode("utf-8").splitlines()
    return {name.casefold() for line in lines if line.startswith("* ")
            for name in _ACCOUNT.findall(line)}  # fmt: skip


def _writers(forge: Forge) -> None:
    """Who may push any branch may have a workflow of their own set any status."""
    owners = _named(forge)
    more = [
        each["login"] for each in forge.pages("collaborators")
        if any(each["permissions"].get(right) for right in _WRITE)
        and each["login"].casefold() not in owners
    ]  # fmt: skip
    named = "、".join(sorted(more))
    how = f"Settings → Collaborators：{named} 不在审批人名单里，权限改为 Read，改动从复刻的仓库提出"
    _want(not more, how)


def _token(forge: Forge) -> None:
    found, where = forge.get("actions/permissions/workflow"), "Settings → Actions → General"
    read = found["default_workflow_permissions"] == "read"
    _want(read, f"{where}：Workflow permissions 选 Read repository contents")
    may = found["can_approve_pull_request_reviews"]
    _want(not may, f"{where}：不选 Allow GitHub Actions to create and approve pull requests")


def _strangers(forge: Forge) -> None:
    policy = forge.get("actions/permissions/fork-pr-contributor-approval")["approval_policy"]
    how = "Settings → Actions → General：Approval for running fork pull request workflows 选 "
    wanted = ("first_time_contributors", "all_external_contributors")
    _want(policy in wanted, f"{how}Require approval for first-time contributors")


def _environment(forge: Forge) -> None:
    where = f"Settings → Environments → {PAGES}：Deployment branches 选 Selected，只留 {MAIN}"
    policy = forge.get(f"environments/{PAGES}")["deployment_branch_policy"]
    _want(policy and policy["custom_branch_policies"], where)
    asked = forge.get(f"environments/{PAGES}/deployment-branch-policies")
    names = [each["name"] for each in asked["branch_policies"]]
    _want(names == [MAIN], where)


def _pages(forge: Forge) -> None:
    found = forge.get("pages")["build_type"] == "workflow"
    _want(found, "Settings → Pages：Source 选 GitHub Actions")


def _labels(forge: Forge) -> None:
    there = {each["name"] for each in forge.pages("labels")}
    missing = "、".join(name for name in LABELS if name not in there)
    _want(not missing, f"Issues → Labels：新建 {missing}")


def _reporting(forge: Forge) -> None:
    found = forge.get("private-vulnerability-reporting")["enabled"]
    _want(found, "Settings → Advanced Security：启用 Private vulnerability reporting")


QUESTIONS: dict[str, Callable[[Forge], None]] = {
    f"默认分支是 {MAIN}": _default,
    f"{MAIN} 只能由拉取请求改，要审批人同意，新的提交使旧的同意作废": _reviews,
    f"合并以前要有主干自己的检查（{CONTEXT}），检查的是最新的主干": _status,
    f"{MAIN} 不能强推，不能删除": _pushes,
    "没有人可以绕过这些规则": _bypasses,
    "审批人名单在主干上，起作用": _owners,
    "能推送分支的只有审批人": _writers,
    "工作流默认只读，不能代替人同意": _token,
    "外来的人第一次提出改动，运行工作流要先批准": _strangers,
    f"只有 {MAIN} 可以发布网站": _environment,
    "网站由工作流发布": _pages,
    "标签都建好了": _labels,
    "安全问题可以私下报告": _reporting,
}
