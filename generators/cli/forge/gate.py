"""The status that main requires of a commit: set by main's program, of two commits at a time.

`begin` withdraws what was said of each proposal before and hands on what is to be judged; `tell`
says what came of it, if neither the proposal nor main has moved meanwhile: then another run has
begun, or will. A status stands with a commit, so whatever is pushed later has none.
"""

import json
from collections import Counter
from collections.abc import Callable, Iterable
from typing import Any

from generators.cli.forge import artifacts, comments, pulls
from generators.cli.forge.client import Forge, Lost, Refused
from generators.cli.forge.pulls import NO_PULL, Proposal

CONTEXT = "Plan gate"
ARTIFACT = "effect-{}"
LABELS = (
    "名额", "考核", "证书", "进度", "人员", "分工", "原文", "变更", "勘误", "豁免", "名册", "方案",
    "报表", "公文", "答复", "规则",
)  # fmt: skip
PENDING, SUCCESS, FAILURE, ERROR = "pending", "success", "failure", "error"
_LONGEST = 140  # characters of a status, as the forge takes them
_MOST = 200  # proposals of one run: a matrix has no more than 256 jobs

Say = Callable[[str], object]


def begin(forge: Forge, name: str, event: dict[str, Any], page: str) -> tuple[str, list[Proposal]]:
    """The commit of main that counts now, and what is to be judged against it. `page` is where a
    reader finds the run."""
    base = pulls.newest(forge)
    wanted = pulls.proposals(forge, name, event)[:_MOST]
    times = Counter(each.head for each in pulls.opened(forge))
    for each in wanted:
        if times[each.head] > 1:
            told = "同一个提交在几个拉取请求里，请只留下一个"
            _set(forge, each.head, FAILURE, told, page)
        else:
            _set(forge, each.head, PENDING, f"正在检查并入主干 {base[:10]} 以后的样子", page)
    return base, [each for each in wanted if times[each.head] <= 1]


def tell(
    forge: Forge, base: str, judged: Iterable[Proposal], run: int, page: str, say: Say
) -> None:
    """For each proposal the status, and below a pull request the comment and the labels. Of one
    that cannot be told the others are told all the same. Raises Refused in the end."""
    failed = []
    for each in judged:
        try:
            _tell(forge, base, each, run, page, say)
        except (Refused, Lost) as error:
            failed.append(f"{each.number}：{error}")
    if failed:
        raise Refused("；".join(failed))


def _tell(forge: Forge, base: str, proposal: Proposal, run: int, page: str, say: Say) -> None:
    effect = _effect(forge, base, proposal, run, say)
    if not _still(forge, base, proposal):
        say(f"拉取请求 {proposal.number} 或主干已经有了新的提交，这一次的结果不作数")
        return
    if effect is None:
        _set(forge, proposal.head, ERROR, "检查没有做完，请维护的人打开记录查看", page)
    else:
        state = SUCCESS if effect.holds else FAILURE
        _set(forge, proposal.head, state, comments.status(effect), page)
    if proposal.number == NO_PULL:
        say("已写明合并队列里这个提交的结果")
        return
    body = comments.body(effect) if effect else comments.unreadable(base, proposal.head)
    pulls.comment(forge, proposal.number, body)
    if effect:
        _label(forge, proposal.number, effect.labels, say)
    say(f"已更新拉取请求 {proposal.number} 的状态和评论" + ("" if effect else "：没有结果"))


def _still(forge: Forge, base: str, proposal: Proposal) -> bool:
    """Whether both commits are what they were when the run began."""
    if pulls.newest(forge) != base:
        return False
    return proposal.number == NO_PULL or proposal in pulls.opened(forge)


def _set(forge: Forge, commit: str, state: str, told: str, page: str) -> None:
    data = {"state": state, "context": CONTEXT, "description": told[:_LONGEST], "target_url": page}
    pulls.twice(forge, f"statuses/{commit}", data)


def _label(forge: Forge, number: int, wanted: list[str], say: Say) -> None:
    """Labels only help to find a proposal: where they cannot be set, that is said and no more."""
    try:
        refused = pulls.label(forge, number, wanted, LABELS)
    except (Refused, Lost) as error:
        say(f"标签没有更新：{error}")
        return
    if refused:
        say(f"标签没有加上：{'、'.join(refused)}。资料库还没有的标签，请先在 Labels 页里建好")


def _effect(
    forge: Forge, base: str, proposal: Proposal, run: int, say: Say
) -> artifacts.Effect | None:
    """None where there is no judgement, or one that is refused."""
    try:
        raw = artifacts.fetched(forge, run, ARTIFACT.format(proposal.number), artifacts.FILE)
        return None if raw is None else artifacts.read(raw, base, proposal.head)
    except artifacts.Poisoned as error:
        say(f"结果没有采用：{error}")
        return None


def handed(proposals: Iterable[Proposal]) -> str:
    """The proposals as the next job takes them."""
    return json.dumps([vars(each) for each in proposals])


def taken(text: str) -> list[Proposal]:
    """The same again."""
    return [Proposal(**each) for each in json.loads(text)]
