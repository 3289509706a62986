"""Asks git, and changes nothing of what there is. Everything else asks git through here."""

import subprocess
from pathlib import Path

_SLOWEST = 60  # seconds for one answer


class NoRevision(Exception):
    """There is no such version; the message says so in Chinese."""


def git(folder: Path, *arguments: str, given: bytes | None = None) -> bytes:
    """What git answers. No program that a repository names is run. Raises NoRevision."""
    quiet = ("-c", "core.hooksPath=/dev/null", "-c", "core.fsmonitor=false")
    try:
        done = subprocess.run(
            ["git", "-C", str(folder), *quiet, *arguments],
            input=given, stdin=None if given is not None else subprocess.DEVNULL,
            capture_output=True, check=True, timeout=_SLOWEST,
        )  # fmt: skip
    except (OSError, subprocess.SubprocessError):
        raise NoRevision("这里没有版本库，或没有装 git") from None
    return done.stdout
