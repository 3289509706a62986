"""Exit statuses of commands, and messages to standard output and standard error."""

import sys
from pathlib import Path

from generators.core import files
from generators.core.failures import why
from generators.core.git.data_version import version_of
from generators.core.privacy import personal

OK, ERRORS, COULD_NOT_RUN, BUSY = 0, 1, 2, 75  # the last is EX_TEMPFAIL of sysexits.h


class Unusable(ValueError):
    """What was given cannot be taken; the message says why."""


def say(message: str) -> int:
    """Print one line of good news, without personal data. Returns OK."""
    print(personal.mask(message))
    return OK


def made_from(folder: Path) -> None:
    """Print which version of the data was taken, and what follows from it for official papers."""
    version = version_of(folder)
    say(f"数据版本：{version.told}")
    if not version.is_commit:
        say("公文和印发文件因此印成样张，不是正式文件；提交（git commit）以后再生成，就是正式的。")


def refuse(message: str, status: int = COULD_NOT_RUN) -> int:
    """Print why nothing was done, without personal data. Returns the exit status."""
    print(personal.mask(message), file=sys.stderr)
    return status


def not_written(folder: Path, error: OSError) -> int:
    """Print why the plan could not be written, and what became of it. Returns the exit status."""
    left = "改动写到一半，处理好以后再运行一次，会接着写完"
    left = left if files.unfinished(folder) else "计划没有改动"
    return refuse(f"写不进 {folder}：{why(error)}；{left}")
