"""An earlier site again, byte for byte: the whole repository of that commit builds it.

What is promised: the data *and* the program of one commit make one site, whatever the program of
today is, on any day, in any time zone, with any language of the machine. So that commit's own
program is run, in a clone that shares its objects; what is not committed has no part in it. Where
its locked libraries are others than today's, it gets an environment of its own. What the commit
does not hold is not promised: the interpreter (its zlib packs workbooks) and the faces of official
papers (papers.json of the site names them) are this machine's.

Knows git by revisions.py, and nothing of what a site is.
"""

import os
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from generators.core.git.git import NoRevision
from generators.core.git.revisions import clone, is_earlier, revision, top
from generators.site.build.publishing import replacing

_LOCK = "requirements/site.txt"
_PROGRAM = ("generators/__init__.py", "generators/__main__.py")  # or today's would be run
_FONTS = ".fonts"  # where a program looks for faces that are not its own


class NotRebuilt(Exception):
    """That commit gave no site; the message is what its own program said."""


def republish(folder: Path, name: str, site: Path, fonts: Path | None = None) -> str:
    """Build the site of revision `name` of the repository that holds the plan `folder`, and put it
    at `site`. Returns the commit. Raises NoRevision, also for a commit that is not in the history
    of this one, NotRebuilt, and those of `replacing`."""
    known = revision(folder, name)
    if known is None:
        raise NoRevision(f"版本库里没有“{name}”这个版本")
    if not is_earlier(folder, known.commit):
        raise NoRevision(f"“{name}”不在现在这个版本的历史里，不能退回到它")
    root = top(folder)
    plan = folder.resolve().relative_to(root.resolve())
    with TemporaryDirectory(prefix="plan-") as place, replacing(site) as fresh:
        copy = Path(place, "repository")
        clone(root, known.commit, copy)
        if not all((copy / needed).is_file() for needed in (_LOCK, *_PROGRAM)):
            raise NotRebuilt("那次提交里没有生成网站的程序，不能一字不差地重新生成")
        if fonts and not (copy / _FONTS).exists():
            (copy / _FONTS).symlink_to(fonts.resolve())
        program = [_python(root, copy), "-m", "generators", "build"]
        _run([*program, "--plan", str(plan), str(fresh)], copy)
    return known.commit


def _python(root: Path, copy: Path) -> str:
    """The interpreter with the libraries of that commit."""
    now, then = root / _LOCK, copy / _LOCK
    if now.is_file() and now.read_bytes() == then.read_bytes():
        return sys.executable
    _run(["make", "--quiet", ".venv/.site"], copy)
    return str(copy / ".venv" / "bin" / "python")


def _run(command: list[str], copy: Path) -> None:
    environment = os.environ | {"PYTHONPATH": str(copy)}
    try:
        done = subprocess.run(
            command, cwd=copy, env=environment, stdin=subprocess.DEVNULL,
            capture_output=True, encoding="utf-8", errors="replace", check=False,
        )  # fmt: skip
    except OSError as error:
        raise NotRebuilt(f"不能运行 {command[0]}：{error.strerror}") from None
    if done.returncode:
        told = (done.stderr or done.stdout).strip()
        raise NotRebuilt(f"那次提交没有生成网站，原来的网站没有动。它的程序说：\n\n{told}")
