"""What the privileged jobs run: `python3 -m generators.cli.forge begin`, `… tell`, `… newest`,
`… sums`; and `… settings`, which a maintainer runs.

Reads the event and the environment that the forge gives, prints sentences of its own and never a
word of a contributor's. Exit status: 0 done or nothing to do, 1 refused, 2 not foreseen.
"""

import json
import os
import re
import sys
import time
import traceback
from collections.abc import Callable, Mapping
from pathlib import Path

from generators.cli.forge import artifacts, gate, pulls, settings
from generators.cli.forge.client import Forge, Lost, Refused

SUMS = "SHA256SUMS"
_SUMS = re.compile(rb"(?:[0-9a-f]{64}  [^\n]+\n)+")
_USAGE = (
    "用法：python3 -m generators.cli.forge begin、tell、newest 或 sums，环境变量由工作流给出；"
    "维护的人可以运行 make settings，写明 REPOSITORY=拥有者/名称，"
    "并在环境变量 GITHUB_TOKEN 里放能读设置的令牌"
)


def main(
    arguments: list[str],
    environment: Mapping[str, str] = os.environ,
    sleep: Callable[[float], None] = time.sleep,
) -> int:
    try:
        command = COMMANDS[arguments[0]]
        if not environment["GITHUB_REPOSITORY"] or not environment["GITHUB_TOKEN"]:
            return _say(_USAGE, 1)
        forge = Forge(
            environment.get("GITHUB_API_URL") or "https://api.github.com",
            environment["GITHUB_REPOSITORY"], environment["GITHUB_TOKEN"], sleep,
        )  # fmt: skip
    except (IndexError, KeyError):
        return _say(_USAGE, 1)
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


def _begin(forge: Forge, environment: Mapping[str, str]) -> int:
    """What is to be judged, handed to the jobs behind this one."""
    event = json.loads(Path(environment["GITHUB_EVENT_PATH"]).read_text("utf-8"))
    base, found = gate.begin(forge, environment["GITHUB_EVENT_NAME"], event, _page(environment))
    _output(environment, base=base, proposals=gate.handed(found))
    return _say(f"要检查 {len(found)} 份改动")


def _tell(forge: Forge, environment: Mapping[str, str]) -> int:
    judged, run = gate.taken(environment["PROPOSALS"]), int(environment["GITHUB_RUN_ID"])
    gate.tell(forge, environment["BASE"], judged, run, _page(environment), _say)
    return 0


def _newest(forge: Forge, environment: Mapping[str, str]) -> int:
    """Whether this commit still is the newest of the main branch: only then it is published."""
    newest = pulls.newest(forge) == environment["GITHUB_SHA"]
    _output(environment, newest="true" if newest else "false")
    return _say("这是最新的提交" if newest else "已经有更新的提交，这一次不发布，由它来发布")


def _settings(forge: Forge, environment: Mapping[str, str]) -> int:
    _say(f"正在查 {forge.repository} 的设置……")
    answers = settings.answers(forge)
    for each in answers:
        _say(each.sentence)
    wrong = sum(not each.holds for each in answers)
    return _say(f"有 {wrong} 项要设置" if wrong else "全部符合", min(wrong, 1))


def _sums(forge: Forge, environment: Mapping[str, str]) -> int:
    """The sums of the site that this run has published, into a file of their name."""
    content = artifacts.fetched(forge, int(environment["GITHUB_RUN_ID"]), "sums", SUMS)
    if content is None or not _SUMS.fullmatch(content):
        raise Refused("没有这次网站的 SHA256SUMS，或者它的样子不对")
    Path(SUMS).write_bytes(content)
    return _say(f"已取到这次网站的 {SUMS}")


COMMANDS = {
    "begin": _begin, "tell": _tell, "newest": _newest, "sums": _sums, "settings": _settings,
}  # fmt: skip


def _page(environment: Mapping[str, str]) -> str:
    """Where a reader finds this run."""
    keys = ("GITHUB_SERVER_URL", "GITHUB_REPOSITORY", "GITHUB_RUN_ID")
    return "{}/{}/actions/runs/{}".format(*(environment[key] for key in keys))


def _output(environment: Mapping[str, str], **values: str) -> None:
    with open(environment["GITHUB_OUTPUT"], "a", encoding="utf-8") as output:
        output.writelines(f"{name}={value}\n" for name, value in values.items())


def _say(sentence: str, status: int = 0) -> int:
    sys.stdout.write(f"{sentence}\n")
    sys.stdout.flush()
    return status


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
