"""Kills publications at every step that changes the disk, and fills the disk there.

A program of its own (`python killing.py WAY FOLDER`), because a copy of a small process costs a
hundredth of one of the tests: prints how many points there were in each setting. A step is a call
that makes, renames, opens for writing, writes, removes; a child dies right before its n-th one, and
of a swap in one call also right after. Before and after, whoever looks sees a site whole.
"""

import ctypes
import errno
import io
import json
import os
import shutil
import signal
import sys
from itertools import count
from pathlib import Path

from generators.site.build import checksums, publishing
from generators.site.build.publishing import NotReplaced, replacing

FILES = 7
CHANGES = {
    "os.mkdir", "os.rename", "os.remove", "os.rmdir", "os.symlink", "os.link", "os.chmod",
    "os.truncate",
}  # fmt: skip
WRITES = {"write", "writelines", "close", "__exit__"}
FREES = {"os.remove", "os.rmdir", "os.chmod"}  # what a full disk still allows


# --- what is published ----------------------------------------------------------------------------


def lay(folder, version, files=FILES):
    """A sealed site whose every file tells its version."""
    for number in range(files):
        file = folder / f"d{number % 3}" / f"{number}.html"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(f"{version} {number}", "utf-8")
    checksums.seal(folder)


def publish(site, version):
    with replacing(site) as fresh:
        lay(fresh, version)


def version_of(site):
    """Which site it is, None where there is none; a mixture or a part of one is neither."""
    if not site.exists() or not any(site.iterdir()):
        return None
    assert checksums.faults(site) == []
    pages = list(site.rglob("*.html"))
    versions = {file.read_text("utf-8").split()[0] for file in pages}
    assert len(pages) == FILES
    assert len(versions) == 1
    return versions.pop()


# --- a process that dies --------------------------------------------------------------------------


class Full(OSError):
    """A disk without room for one more byte."""


def dying(at, action, full=False, writes=True):
    """Run in a child that is killed before its `at`-th step; or, `full`, finds the disk full from
    then on. Whether there was such a step. Fails where the action failed by itself."""
    child = os.fork()
    if child == 0:
        reached = _die(at, full, writes)
        status = 1
        try:
            action()
            status = 0
        except (NotReplaced, OSError):
            status = 0 if full else 1
        finally:
            os._exit(2 if full and status == 0 and reached() else status)
    status = os.waitpid(child, 0)[1]
    killed = status == signal.SIGKILL or os.waitstatus_to_exitcode(status) == 2
    assert killed or status == 0, "the child failed"
    return killed


def steps_of(action):
    """How many steps it takes, from one end to the other. Without writes: watching for them takes
    half of the time of a real build, which opens a file for each."""
    ours, childs = os.pipe()
    if os.fork() == 0:
        steps = []
        _die(None, steps=steps, writes=False)
        try:
            action()
            os.write(childs, str(len(steps)).encode())
        finally:
            os._exit(0)
    os.close(childs)
    with open(ours, "rb") as told:
        return int(told.read())


def _die(at, full=False, writes=True, steps=None):
    steps, reached = [] if steps is None else steps, []

    def step(frees=False):
        steps.append(frees)
        if len(steps) == at:
            reached.append(True)
            if not full:
                os.kill(os.getpid(), signal.SIGKILL)
        if reached and not frees:
            raise Full(errno.ENOSPC, os.strerror(errno.ENOSPC))

    def audited(event, arguments):
        if event in CHANGES:
            step(event in FREES)
        elif event == "open" and arguments[2] & (os.O_WRONLY | os.O_RDWR | os.O_CREAT):
            step()

    def called(frame, event, function):
        known = event == "c_call" and function.__name__ in WRITES
        if known and _is_open_for_writing(getattr(function, "__self__", None)):
            step()

    exchange = publishing._exchange

    def dying_exchange(*paths):
        step()
        done = exchange(*paths)
        step(frees=True)
        return done

    publishing._exchange = dying_exchange
    sys.addaudithook(audited)
    if writes:
        sys.setprofile(called)
    return lambda: bool(reached)


def _is_open_for_writing(file):
    """A file on the disk: one in memory has no number."""
    if not isinstance(file, io.TextIOWrapper | io.BufferedWriter | io.FileIO) or file.closed:
        return False
    try:
        return file.writable() and file.fileno() > 0
    except OSError:
        return False


# --- the settings ---------------------------------------------------------------------------------


def nothing(site):
    pass


def empty(site):
    site.mkdir()


def old(site):
    publish(site, "old")


def left_overs(site):
    """The old site, and half of a new one beside it."""
    publish(site, "old")
    dying(20, lambda: publish(site, "lost"))
    assert len(list(site.parent.glob(".site.new-*"))) > (1 if site.is_symlink() else 0)


def read_only(site):
    left_overs(site)
    for beside in site.parent.glob(".site.new-*"):
        if beside != publishing._leads_to(site):
            for folder in (*beside.glob("**/"), beside):
                folder.chmod(0o555)


SETTINGS = {
    "nothing there": (nothing, False),
    "an empty folder": (empty, False),
    "an old site": (old, False),
    "left-overs": (left_overs, False),
    "read-only left-overs": (read_only, False),
    "a full disk, nothing there": (nothing, True),
    "a full disk, an old site": (old, True),
}


def kill_everywhere(folder, prepare, full):
    """Points of one setting, each with a kill, a look, and a next run that puts things right."""
    told = set()
    for at in count(1):
        site = folder / str(at) / "site"
        site.parent.mkdir(parents=True)
        prepare(site)
        before = version_of(site)
        killed = dying(at, lambda site=site: publish(site, "new"), full)
        told.add(version_of(site))
        assert told <= {before, "new"}
        publish(site, "next")
        assert version_of(site) == "next"
        left = {path.name for path in site.parent.iterdir()} - {"site"}
        assert left == ({Path(os.readlink(site)).parts[0]} if site.is_symlink() else set()), left
        shutil.rmtree(site.parent)
        if not killed:
            assert told == {before, "new"}
            return at - 1
    raise AssertionError


def without_privileges():
    """Root obeys the modes of files too, as whoever publishes does."""
    libc = ctypes.CDLL(None)
    header = (ctypes.c_uint32 * 2)(0x20080522, 0)
    data = (ctypes.c_uint32 * 6)()
    if libc.capget(header, data) == 0:
        for each in (0, 1):  # effective, permitted: without CAP_DAC_OVERRIDE and …_READ_SEARCH
            data[each] &= ~0b110
        libc.capset(header, data)


def main(way, folder):
    without_privileges()
    if way == "link":
        publishing._exchange = lambda *paths: False
    possible = way == "link" or publishing._exchanges(folder)
    points = possible and {
        name: kill_everywhere(folder / name, prepare, full)
        for name, (prepare, full) in SETTINGS.items()
    }
    json.dump(points, sys.stdout)


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
