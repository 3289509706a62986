"""Which pull request a finished run was for, and its one comment and its labels.

The pull request is found by the commit that the forge itself says was run, never by anything in an
artifact. Of several it must be the only one into the main branch. The comment is the bot's own,
known by its marker: found, it is edited in place; a second one of a lost reply is removed.
"""

from typing import Any

from generators.cli.forge.client import Forge, Lost, Refused

MARKER = "<!-- plan-check:v1 -->"
BOT = "github-actions[bot]"
MAIN = "main"
_TRIES = 4


def number_of(forge: Forge, run: dict[str, Any]) -> int | None:
    """The open pull request of a run (as in the event `workflow_run`), None where there is none
    any more. Raises Refused where that is not certain."""
    if run.get("event") != "pull_request" or not isinstance(run.get("head_sha"), str):
        raise Refused("不是拉取请求的检查")
    owner = (run.get("head_repository") or {}).get("owner", {}).get("login")
    if not owner or not run.get("head_branch"):
        raise Refused("不知道改动来自哪里")
    found = [
        pull
        for pull in forge.pages("pulls", state="open", head=f"{owner}:{run['head_branch']}")
        if pull["head"]["sha"] == run["head_sha"]
        and pull["base"]["repo"]["full_name"] == forge.repository
        and pull["base"]["ref"] == MAIN
    ]
    if len(found) > 1:
        raise Refused("有几个拉取请求是同一个提交")
    return found[0]["number"] if found else None


def comment(forge: Forge, number: int, body: str) -> None:
    """Have exactly one comment of ours there, and it says `body`."""
    for _ in range(_TRIES):
        mine = [each for each in forge.pages(f"issues/{number}/comments") if _is_ours(each)]
        for more in mine[1:]:
            forge.delete(f"issues/comments/{more['id']}")
        if mine:
            if mine[0]["body"] != body:
                forge.patch(f"issues/comments/{mine[0]['id']}", {"body": body})
            return
        try:
            forge.post(f"issues/{number}/comments", {"body": body})
            return
        except Lost:
            continue  # look whether it is there
    raise Refused("评论没有写成")


def label(forge: Forge, number: int, wanted: list[str], known: tuple[str, ...]) -> list[str]:
    """Set those of our labels (`known`) that are wanted, and no other; leave all others alone.
    Returns those that the forge does not take: who may label may not make a label."""
    there = {each["name"] for each in forge.pages(f"issues/{number}/labels")}
    missing = [name for name in known if name in wanted and name not in there]
    refused = []
    for name in missing:  # one by one: of several the forge takes all or none
        try:
            _add(forge, number, name)
        except Refused:
            refused.append(name)
    for name in (name for name in known if name in there and name not in wanted):
        forge.delete(f"issues/{number}/labels/{_quoted(name)}")
    return refused


def _add(forge: Forge, number: int, name: str) -> None:
    try:
        forge.post(f"issues/{number}/labels", {"labels": [name]})
    except Lost:
        forge.post(f"issues/{number}/labels", {"labels": [name]})  # twice is once


def _quoted(name: str) -> str:
    from urllib.parse import quote

    return quote(name, safe="")


def _is_ours(comment: dict[str, Any]) -> bool:
    user = comment.get("user") or {}
    bot = user.get("login") == BOT and user.get("type") == "Bot"
    return bot and (comment.get("body") or "").startswith(MARKER)
