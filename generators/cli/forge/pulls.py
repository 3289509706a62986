"""Which proposals are to be judged, and the one comment and the labels of each.

A proposal is known by what the forge itself says of it, never by anything in an artifact. The
comment is the bot's own, known by its marker: found, it is edited in place; a second one of a lost
reply is removed.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from generators.cli.forge.client import Data, Forge, Lost, Refused

MARKER = "<!-- plan-check:v1 -->"
BOT = "github-actions[bot]"
MAIN = "main"
QUEUE = f"gh-readonly-queue/{MAIN}/"  # branches that only the forge's merge queue makes
NO_PULL = 0  # the number of what the queue is about to merge
_TRIES = 4


@dataclass(frozen=True)
class Proposal:
    """A commit that is to become part of the main branch: its pull request, and who opened it."""

    number: int
    head: str
    actor: str = ""


def newest(forge: Forge) -> str:
    """The commit of the main branch as it is now."""
    return str(forge.get(f"git/ref/heads/{MAIN}")["object"]["sha"])


def proposals(forge: Forge, name: str, event: dict[str, Any]) -> list[Proposal]:
    """Those that an event is about: one pull request; what the merge queue is about to merge; all
    that are open, since main has moved. Raises Refused for another event."""
    if name == "pull_request_target":
        number = int(event["pull_request"]["number"])
        return [each for each in opened(forge) if each.number == number]
    if name == "workflow_run":
        run = event["workflow_run"]
        if run["event"] != "merge_group" or not str(run["head_branch"]).startswith(QUEUE):
            raise Refused("不是合并队列的检查")
        return [Proposal(NO_PULL, run["head_sha"])]
    if name == "push" and event["ref"] == f"refs/heads/{MAIN}":
        return list(opened(forge))
    raise Refused("不是要检查的事件")


def opened(forge: Forge) -> Iterator[Proposal]:
    """The open pull requests into the main branch, as they are now."""
    for pull in forge.pages("pulls", state="open", base=MAIN):
        if pull["base"]["repo"]["full_name"] == forge.repository and pull["base"]["ref"] == MAIN:
            actor = (pull.get("user") or {}).get("login", "")
            yield Proposal(pull["number"], pull["head"]["sha"], actor)


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
            twice(forge, f"issues/{number}/labels", {"labels": [name]})
        except Refused:
            refused.append(name)
    for name in (name for name in known if name in there and name not in wanted):
        forge.delete(f"issues/{number}/labels/{quote(name, safe='')}")
    return refused


def twice(forge: Forge, path: str, data: Data) -> None:
    """Post what may be posted again where its answer was lost: twice is once."""
    try:
        forge.post(path, data)
    except Lost:
        forge.post(path, data)


def _is_ours(comment: dict[str, Any]) -> bool:
    user = comment.get("user") or {}
    bot = user.get("login") == BOT and user.get("type") == "Bot"
    return bot and (comment.get("body") or "").startswith(MARKER)
