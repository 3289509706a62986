"""What the privileged workflows run: `python3 -m generators.cli.forge comment` and `… newest`.

Reads the event and the environment that the forge gives, prints sentences of its own and never a
word of a contributor's. Exit status: 0 done or nothing to do, 1 refused, 2 not foreseen.
"""

import json
import os
import sys
import time
import traceback
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from generators.cli.forge import artifacts, comments, pulls
from generators.cli.forge.client import Forge, Lost, Refused

ARTIFACT = "effect"
LABELS = (
    "名额", "考核", "证书", "进度", "人员", "分工", "原文", "变更", "勘误", "豁免", "名册", "方案",
    "报表", "公文", "规则",
)  # fmt: skip


def main(
    arguments: list[str],
    environment: Mapping[str, str] = os.environ,
    sleep: Callable[[float], None] = time.sleep,
) -> int:
    try:
        command = {"comment": _comment, "newest": _newest}[arguments[0]]
        forge = Forge(
            environment["GITHUB_API_URL"], environment["GITHUB_REPOSITORY"],
            environment["GITHUB_TOKEN"], sleep,
        )  # fmt: skip
    except (IndexError, KeyError):
        return _say(
            "用法：python3 -m generators.cli.forge comment 或 newest，环境变量由工作流给出", 1
        )
    try:
        return command(forge, environment)
    except (Refused, Lost) as error:
        return _say(f"没有做：{error}", 1)
    except Exception as error:
        return _say(f"没有做完：程序没有料到的情形（{_place(error)}），请交给维护的人", 2)


def _place(error: Exception) -> str:
    """Of what kind, and where in the program; its words might be a contributor's."""
    *_, last = traceback.extract_tb(error.__traceback__)
    return f"{type(error).__name__}，{Path(last.filename).name} 第 {last.lineno} 行"


def _comment(forge: Forge, environment: Mapping[str, str]) -> int:
    """Find the pull request of the finished run, read the run's artifact, say what it means."""
    event = json.loads(Path(environment["GITHUB_EVENT_PATH"]).read_text("utf-8"))
    run = event["workflow_run"]
    number = pulls.number_of(forge, run)
    if number is None:
        return _say("这个提交没有对应的拉取请求，不用评论")
    effect = _effect(forge, run)
    pulls.comment(forge, number, comments.body(effect) if effect else comments.UNREADABLE)
    if effect:
        _label(forge, number, effect.labels)
    return _say(f"已更新拉取请求 {number} 的评论" + ("" if effect else "：结果不合规定，没有采用"))


def _label(forge: Forge, number: int, wanted: list[str]) -> None:
    """Labels only help to find a proposal: where they cannot be set, that is said and no more."""
    try:
        refused = pulls.label(forge, number, wanted, LABELS)
    except (Refused, Lost) as error:
        _say(f"标签没有更新：{error}")
        return
    if refused:
        _say(f"标签没有加上：{'、'.join(refused)}。资料库还没有的标签，请先在 Labels 页里建好")


def _effect(forge: Forge, run: dict[str, Any]) -> artifacts.Effect | None:
    """None where there is no artifact, or one that is refused. A run that was run again has one of
    each time: the newest speaks."""
    listed = forge.get(f"actions/runs/{int(run['id'])}/artifacts", name=ARTIFACT)
    found = [
        each for each in listed["artifacts"] if each["name"] == ARTIFACT and not each["expired"]
    ]
    newest = max(found, key=lambda each: each["id"], default=None)
    if newest is None or newest["size_in_bytes"] > artifacts.MOST_BYTES:
        return None
    try:
        raw = forge.download(f"actions/artifacts/{newest['id']}/zip", artifacts.MOST_BYTES)
        return artifacts.read(raw, run["head_sha"])
    except Refused as error:
        _say(f"结果没有采用：{error}")
        return None


def _newest(forge: Forge, environment: Mapping[str, str]) -> int:
    """Whether this commit still is the newest of the main branch: only then it is published."""
    head = forge.get(f"git/ref/heads/{pulls.MAIN}")["object"]["sha"]
    newest = head == environment["GITHUB_SHA"]
    with open(environment["GITHUB_OUTPUT"], "a", encoding="utf-8") as output:
        output.write(f"newest={'true' if newest else 'false'}\n")
    return _say("这是最新的提交" if newest else "已经有更新的提交，这一次不发布，由它来发布")


def _say(sentence: str, status: int = 0) -> int:
    sys.stdout.write(f"{sentence}\n")
    return status


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
