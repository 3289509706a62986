"""Plans under version control: every commit by the same person, on a day that the test names."""

import os
import subprocess

WHO = {
    "GIT_AUTHOR_NAME": "t", "GIT_AUTHOR_EMAIL": "t@example.edu.cn", "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_COMMITTER_NAME": "t", "GIT_COMMITTER_EMAIL": "t@example.edu.cn",
}  # fmt: skip


def git(folder, *arguments, day="2025-05-06"):
    moment = f"{day}T09:00:00+08:00"
    return subprocess.run(
        ["git", "-C", folder, *arguments], capture_output=True, text=True, check=True,
        env=os.environ | WHO | {"GIT_AUTHOR_DATE": moment, "GIT_COMMITTER_DATE": moment},
    ).stdout.strip()  # fmt: skip


def commit(repository, *edits, day="2025-05-06"):
    """Commit after replacing text in files: (file, old, new)."""
    for file, old, new in edits:
        text = (repository / file).read_text("utf-8")
        assert old in text
        (repository / file).write_text(text.replace(old, new, 1), "utf-8")
    git(repository, "add", "--all")
    git(repository, "commit", "--quiet", "--allow-empty", "--message", "改动", day=day)
    return git(repository, "rev-parse", "HEAD")


def kept(folder, day="2025-05-06"):
    """`folder`, put under version control as it is."""
    git(folder, "init", "--quiet", "--initial-branch", "main")
    commit(folder, day=day)
    return folder
