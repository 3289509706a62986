"""An earlier site again, byte for byte: the whole repository of that commit builds it.

The data and the program of one commit make one site, so that commit's own program is run, in a
clone that shares its objects. Where its locked libraries are others than today's, it gets an
environment of its own. Knows git by revisions.py, and nothing of what a site is.
"""

import os
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from generators.publishing import replacing
from generators.revisions import NoRevision, clone, revision, top

_LOCK = "requirements/site.txt"


class NotRebuilt(Exception):
    """That commit gave no site; the message is what its own program said."""


def republish(folder: Path, name: str, site: Path, fonts: Path | None = None) -> str:
    """Build the site of revision `name` of the repository that holds the plan `folder`, and put it
    at `site`. Returns the commit. Raises NoRevision, NotRebuilt, and those of `replacing`."""
    known = revision(folder, name)
    if known is None:
        raise NoRevision(f"版本库里没有“{name}”这个版本")
    root = top(folder)
    plan = folder.resolve().relative_to(root.resolve())
    with TemporaryDirectory(prefix="plan-") as place, replacing(site) as fresh:
        copy = Path(place, "repository")
        clone(root, known.commit, copy)
        if fonts and not (copy / fonts.name).exists():
            (copy / fonts.name).symlink_to(fonts.resolve())
        program = [_python(root, copy), "-m", "generators", "build"]
        _run([*program, "--plan", str(plan), str(fresh)], copy)
    return known.commit


def _python(root: Path, copy: Path) -> str:
    """The interpreter with the libraries of that commit."""
    now, then = ((each / _LOCK).read_bytes() for each in (root, copy))
    if now == then:
        return sys.executable
    _run(["make", "--quiet", ".venv/.site"], copy)
    return str(copy / ".venv" / "bin" / "python")


def _run(command: list[str], copy: Path) -> None:
    environment = os.environ | {"PYTHONPATH": str(copy)}
    try:
        done = subprocess.run(
            command, cwd=copy, env=environment, stdin=subprocess.DEVNULL,
            capture_output=True, text=True, check=False,
        )  # fmt: skip
    except OSError as error:
        raise NotRebuilt(f"不能运行 {command[0]}：{error.strerror}") from None
    if done.returncode:
        raise NotRebuilt((done.stderr or done.stdout).strip())
