"""Asks git, and changes nothing of what there is; begins a new repository where one is asked for.
Everything else asks git through here."""

import os
import subprocess
from pathlib import Path

_SLOWEST = 60  # seconds for one answer
_OTHERS = b"dubious ownership"  # as git says it, in English


class NoRevision(Exception):
    """There is no such version; the message says so in Chinese."""


def git(folder: Path, *arguments: str, given: bytes | None = None) -> bytes:
    """What git answers. No program that a repository names is run. Raises NoRevision."""
    quiet = ("-c", "core.hooksPath=/dev/null", "-c", "core.fsmonitor=false")
    try:
        done = subprocess.run(
            ["git", "-C", str(folder), *quiet, *arguments],
            input=given, stdin=None if given is not None else subprocess.DEVNULL,
            capture_output=True, check=True, timeout=_SLOWEST, env=os.environ | {"LC_ALL": "C"},
        )  # fmt: skip
    except FileNotFoundError:
        raise NoRevision("没有装 git") from None
    except subprocess.TimeoutExpired:
        raise NoRevision("git 很久没有答复") from None
    except subprocess.CalledProcessError as error:
        raise NoRevision(_why(error.stderr)) from None
    except OSError:
        raise NoRevision("运行不了 git") from None
    return done.stdout


def begin(folder: Path) -> None:
    """An empty repository in a folder, which belongs to no other that the folder may lie in. Raises
    NoRevision."""
    git(folder, "init", "--quiet", "--template=", "--initial-branch", "main")


def _why(told: bytes) -> str:
    """Who owns a repository decides what git runs in it: another one's is not opened for them."""
    if _OTHERS in told:
        return (
            "版本库属于别的用户，git 不读它；信得过的，照 git status 的提示运行 "
            "git config --global --add safe.directory"
        )
    return "这里没有版本库" if b"not a git repository" in told else "版本库里没有要找的内容"
