"""Which version of the data this is, asked of git. The only module that runs git.

Everything below the command line takes the day and the revision as values; without git both
are unknown.
"""

import subprocess
from dataclasses import dataclass
from datetime import date
from pathlib import Path


@dataclass(frozen=True)
class Revision:
    """The commit the data were read from: full hash and day of commit."""

    commit: str
    day: date

    @property
    def short(self) -> str:
        return self.commit[:10]


def revision(folder: Path) -> Revision | None:
    """The last commit of the repository that holds `folder`, or None without one."""
    try:
        shown = subprocess.run(
            ["git", "-C", str(folder), "log", "-1", "--format=%H %cs"],
            capture_output=True, text=True, check=True, timeout=20,
        )  # fmt: skip
    except (OSError, subprocess.SubprocessError):
        return None
    commit, _, day = shown.stdout.strip().partition(" ")
    return Revision(commit, date.fromisoformat(day)) if commit else None
