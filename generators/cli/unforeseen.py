"""Handle unexpected exceptions: one sentence for people, the details in a log file.

Says what became of the plan as it looks, not as the program meant it: files are compared with what
they were when the command began.
"""

import platform
import sys
import tempfile
import traceback
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from generators.cli.answers import COULD_NOT_RUN, refuse
from generators.core.chinese import listed
from generators.core.failures import in_words
from generators.core.privacy import personal
from generators.model.file_owners import CODEOWNERS

INTERRUPTED = 130  # as shells count a SIGINT
DEBUG = "--debug"
WRITING = {  # commands that may change the plan
    "abolish", "archive", "ci", "confirm", "fix", "import", "init", "issue", "new", "notice",
    "owners",
}  # fmt: skip
_MOST_NAMED = 5

State = dict[Path, bytes]


def state(command: str | None, folder: Path | None) -> State:
    """The files of a plan, for a command that may change them."""
    if command not in WRITING or folder is None:
        return {}
    with suppress(OSError):
        files = [*folder.rglob("*"), folder.absolute().parent / CODEOWNERS]
        return {file: file.read_bytes() for file in files if file.is_file()}
    return {}


def told(
    error: BaseException, given: Sequence[str], command: str | None, changed: Sequence[Path]
) -> int:
    """Say what happened, what became of the plan, and where the details are. Returns the exit
    status."""
    name = f"plan {command}" if command else "plan"
    if isinstance(error, KeyboardInterrupt):
        return _said(f"{name} 中断了。{_left(changed)}", INTERRUPTED)
    if DEBUG in given:
        traceback.print_exception(error)
    if isinstance(error, OSError):  # nobody's fault: a full disk, no right to read
        return _said(f"{name} 没有做完：{in_words(error)}。{_left(changed)}")
    details = "" if DEBUG in given else f"\n{_details(error, given)}"
    return _said(
        f"{name} 没有做完：{in_words(error)}。这是程序没有料到的情形，不是您写错了。"
        f"{_left(changed)}{details}"
    )


def _said(sentence: str, status: int = COULD_NOT_RUN) -> int:
    with suppress(OSError):  # nowhere left to say it
        refuse(sentence, status)
        sys.stderr.flush()
    return status


def _left(changed: Sequence[Path]) -> str:
    if not changed:
        return "计划没有改动。"
    named = listed([*map(str, changed)], _MOST_NAMED, "个文件")
    return f"已经写好的有 {named}，其余没有改动。"


def _details(error: BaseException, given: Sequence[str]) -> str:
    """Write the details into a file of their own. Returns where they are, in words."""
    lines = [f"plan {' '.join(given)}", f"Python {platform.python_version()}", ""]
    try:
        lines += traceback.format_exception(error)
        with tempfile.NamedTemporaryFile(
            "w", encoding="utf-8", prefix="plan-", suffix=".log", delete=False
        ) as file:
            file.write(personal.mask("\n".join(lines)))
    except (OSError, MemoryError, RecursionError):
        return f"详细情况没有地方可写；运行 plan {DEBUG} … 可以直接看到。"
    return f"详细情况写在 {file.name}，请交给维护的人；运行 plan {DEBUG} … 可以直接看到。"
