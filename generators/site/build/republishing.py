"""An earlier site again, byte for byte: the whole repository of that commit builds it.

What is promised: the data *and* the program of one commit make one site, whatever the program of
today is, on any day, in any time zone, with any language of the machine. So that commit's own
program is run, in a clone that shares its objects; what is not committed has no part in it. It is
in the commit itself, or, where another college takes it as a package, installed as the commit's
lock says. Where what is locked is not today's, it gets an environment of its own. What the commit
does not hold is not promised: the interpreter (its zlib packs workbooks) and the faces of official
papers (papers.json of the site names them) are this machine's. Whether the promise was kept is
compared with the sums that were written down, as a note of git, when the commit was published.

Only what main once was has been looked at and consented to. A commit of a branch that was merged,
and perhaps put right before, is in the history of main too, and its program is not run.

Knows git by revisions.py, and of a site nothing but its sums.
"""

import os
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from generators.core.git.git import NoRevision
from generators.core.git.revisions import clone, note, revision, top, was
from generators.site.build import checksums
from generators.site.build.publishing import replacing

MAIN = ("refs/remotes/origin/main", "refs/heads/main")  # as the forge has it; else ours
PUBLISHED = "refs/notes/published"  # of a commit, the SHA256SUMS of the site that was published
_FONTS = ".fonts"  # where a program looks for faces that are not its own
_MOST_NAMED = 10


class _Engine(NamedTuple):
    """How a commit has its program: the files that say so, those that lock what is installed, a
    pattern of what is carried along, and what `make` calls the environment of it all."""

    told_by: tuple[str, ...]
    locks: tuple[str, ...]
    carried: str
    target: str


_ENGINES = (
    # Both files, or today's program would be run.
    _Engine(("generators/__init__.py", "generators/__main__.py"), ("requirements/site.txt",),
            "", ".venv/.site"),
    _Engine(("Makefile",), ("engine.txt", "libraries.txt"), "engine/*", ".venv/.ready"),
)  # fmt: skip


class NotRebuilt(Exception):
    """That commit gave no site; the message is what its own program said."""


class Unlike(Exception):
    """The site is another one than was published of that commit; the message says where."""


class Republished(NamedTuple):
    """`recorded`: what was published of this commit is known, and so the two were compared."""

    commit: str
    recorded: bool


def republish(
    folder: Path, name: str, site: Path, fonts: Path | None = None, unlike: bool = False
) -> Republished:
    """Build the site of revision `name` of the repository that holds the plan `folder`, and put it
    at `site`; `unlike` takes it also where it is not the one that was published. Raises NoRevision,
    also for a commit that main never was, NotRebuilt, Unlike, and those of `replacing`."""
    known = revision(folder, name)
    if known is None:
        raise NoRevision(f"版本库里没有“{name}”这个版本")
    _was_main(folder, name, known.commit)
    record = note(folder, PUBLISHED, known.commit)
    root = top(folder)
    plan = folder.resolve().relative_to(root.resolve())
    with TemporaryDirectory(prefix="plan-") as place, replacing(site) as fresh:
        copy = Path(place, "repository")
        clone(root, known.commit, copy)
        engine = _engine(copy)
        if fonts and not (copy / _FONTS).exists():
            (copy / _FONTS).symlink_to(fonts.resolve())
        program = [_python(engine, root, copy), "-m", "generators", "build"]
        _run([*program, "--plan", str(plan), str(fresh)], copy)
        if record is not None and not unlike:
            _compare(record, fresh)
    return Republished(known.commit, record is not None)


def _was_main(folder: Path, name: str, commit: str) -> None:
    main = next((each for each in MAIN if revision(folder, each)), None)
    if main is None:
        raise NoRevision("这里没有主干 main，不知道哪些提交发布过")
    if not was(folder, commit, main):
        raise NoRevision(
            f"“{name}”不是主干 main 到过的版本，不能退回到它；要用合并到主干的那一次提交。"
            f"主干刚刚更新过的，先运行 git fetch"
        )


def _compare(record: str, site: Path) -> None:
    if unlike := checksums.differences(checksums.sums(record), checksums.found(site)):
        more = [f"另有 {len(unlike) - _MOST_NAMED} 处"] * (len(unlike) > _MOST_NAMED)
        raise Unlike("\n".join([*unlike[:_MOST_NAMED], *more]))


def _engine(copy: Path) -> _Engine:
    for each in _ENGINES:
        if all((copy / needed).is_file() for needed in (*each.told_by, *each.locks)):
            return each
    raise NotRebuilt(
        "那次提交里没有生成网站的程序，也没有写明用哪一版程序（engine.txt、libraries.txt），"
        "不能一字不差地重新生成"
    )


def _python(engine: _Engine, root: Path, copy: Path) -> str:
    """The interpreter with what that commit locks: today's, if it has just that."""
    installed = engine is _ENGINES[0] or _is_in(root / ".venv")
    if installed and _locked(engine, root) == _locked(engine, copy):
        return sys.executable
    _run(["make", "--quiet", engine.target], copy)
    return str(copy / ".venv" / "bin" / "python")


def _is_in(environment: Path) -> bool:
    """Whether this program was installed there, and not somewhere else by other locks."""
    return Path(sys.prefix).resolve() == environment.resolve()


def _locked(engine: _Engine, root: Path) -> dict[str, bytes]:
    carried = root.glob(engine.carried) if engine.carried else ()
    files = [*(root / name for name in engine.locks), *carried]
    return {str(f.relative_to(root)): f.read_bytes() for f in files if f.is_file()}


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
