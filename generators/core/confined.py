"""Files from elsewhere are read in a process of their own: it may take only so much memory, time
and room to answer, and what it has read comes back as plain data (JSON).

A file that makes its reader run wild ends that process and is told; the others are read by the
next. Memory is limited where the system does it (Linux), processor time and written files on every
POSIX system; the time on the clock and the length of an answer hold everywhere. Knows no format:
a reader is the name of a function (`package.module:function`) that takes a path, returns plain
data, and raises Unread with a reason in Chinese.
"""

import json
import os
import signal
import sys
import threading
from collections.abc import Generator, Iterator, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass
from importlib import import_module
from pathlib import Path
from subprocess import DEVNULL, PIPE, Popen
from time import monotonic
from typing import IO, Any

from generators.core.unread import ANSWER, BROKEN, ENDED, MEMORY, NOT_TRIED, TIME, Unread

Data = Any  # what JSON holds
_ROOT = str(Path(__file__).resolve().parents[2])
_START = "import sys; sys.path[:] = sys.argv[1:]; import generators.core.confined as c; c.serve()"
_INHERITED = ("PATH", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH", "SYSTEMROOT", "TMPDIR")  # no secrets
_MOST_ENDED = 3  # processes that files may end, in one call


@dataclass(frozen=True)
class Limits:
    """What reading a file may take: bytes of address space, seconds of processor time, seconds on
    the clock, bytes of the answer; and seconds on the clock after which no other file is begun."""

    memory: int = 256 * 1024 * 1024
    seconds: int = 2
    patience: int = 20
    answer: int = 16 * 1024 * 1024
    in_all: int = 30


def read(reader: str, file: Path, limits: Limits | None = None) -> Data:
    """What `reader` makes of a file. Raises Unread."""
    [answer] = read_all(reader, [file], limits)
    if isinstance(answer, Unread):
        raise answer
    return answer


def read_all(
    reader: str, files: Sequence[Path], limits: Limits | None = None
) -> Generator[Data | Unread]:
    """What `reader` makes of each file, in order, or why it was not read. One process reads them
    all, and another one those behind a file that has ended it."""
    limits, done = limits or Limits(), 0
    until = monotonic() + limits.in_all
    for _ in range(_MOST_ENDED):
        for answer in _answers(reader, files[done:], limits):
            done += 1
            yield answer
            if monotonic() > until:
                break
        if done == len(files) or monotonic() > until:
            break
    yield from (Unread(NOT_TRIED) for _ in files[done:])


def _answers(reader: str, files: Sequence[Path], limits: Limits) -> Iterator[Data | Unread]:
    """The answers of one process; the last is the one that has ended it."""
    if not files:
        return
    paths = dict.fromkeys((_ROOT, *(os.path.abspath(path) for path in sys.path if path)))
    command = [sys.executable, "-I", "-X", "utf8", "-c", _START, *paths]
    own = {name: os.environ[name] for name in _INHERITED if name in os.environ}
    try:
        process = Popen(command, stdin=PIPE, stdout=PIPE, stderr=DEVNULL, env=own)
    except OSError as error:
        yield Unread(f"读它的程序启动不了（{error.strerror}）")
        return
    try:
        for file in files:
            request = {"reader": reader, "file": os.fsencode(file).hex(), **asdict(limits)}
            answer, ended = _asked(process, request, limits)
            yield answer
            if ended:
                return
    finally:
        process.kill()
        with suppress(OSError):
            process.communicate()


def _asked(
    process: Popen[bytes], request: dict[str, Data], limits: Limits
) -> tuple[Data | Unread, bool]:
    """An answer, and whether the process has ended over it."""
    late = threading.Event()

    def out_of_time() -> None:
        late.set()
        process.kill()

    clock = threading.Timer(limits.patience, out_of_time)
    clock.start()
    line = b""
    try:
        stdin, stdout = _streams(process)
        stdin.write(json.dumps(request).encode() + b"\n")
        stdin.flush()
        line = stdout.readline(limits.answer + 1)
    except OSError:  # it ended before it was asked
        pass
    finally:
        clock.cancel()
    if not line.endswith(b"\n"):
        process.kill()
        ended = process.wait()
        return Unread(_why(ended, late.is_set(), len(line) > limits.answer)), True
    try:
        answer = json.loads(line)
        return (Unread(answer["unread"]) if "unread" in answer else answer["read"]), False
    except (ValueError, LookupError, TypeError, RecursionError):
        return Unread(BROKEN), True


def _streams(process: Popen[bytes]) -> tuple[IO[bytes], IO[bytes]]:
    if process.stdin is None or process.stdout is None:
        raise OSError("no pipes")
    return process.stdin, process.stdout


def _why(status: int, late: bool, long: bool) -> str:
    """Why a process has ended over a file."""
    if long:
        return ANSWER
    if late or status == -getattr(signal, "SIGXCPU", 0):
        return TIME
    return ENDED


# --- the other end --------------------------------------------------------------------------------


def serve() -> None:
    """Answer requests until there are no more: one a line, an answer a line."""
    out = os.fdopen(os.dup(1), "wb")
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # what a library prints is no answer
    for line in sys.stdin.buffer:
        request = json.loads(line)
        _limit(request["memory"], request["seconds"])
        file = Path(os.fsdecode(bytes.fromhex(request["file"])))
        out.write(_answer(request["reader"], file) + b"\n")
        out.flush()


def _answer(reader: str, file: Path) -> bytes:
    module, _, function = reader.partition(":")
    try:
        answer = {"read": getattr(import_module(module), function)(file)}
        return json.dumps(answer).encode()
    except Unread as reason:
        answer = {"unread": str(reason)}
    except MemoryError:
        answer = {"unread": MEMORY}
    except Exception:  # a broken file does anything to a reader
        answer = {"unread": BROKEN}
    return json.dumps(answer).encode()


def _limit(memory: int, seconds: int) -> None:
    """Take less from now on. Where the system does not know a limit, the parent's clock holds."""
    try:
        import resource
    except ImportError:  # Windows
        return
    used = resource.getrusage(resource.RUSAGE_SELF)
    until = int(used.ru_utime + used.ru_stime) + seconds
    wanted = {"RLIMIT_AS": memory, "RLIMIT_CPU": until, "RLIMIT_FSIZE": 0, "RLIMIT_CORE": 0}
    for name, most in wanted.items():
        kind = getattr(resource, name)
        hard = resource.getrlimit(kind)[1]
        most = most if hard == resource.RLIM_INFINITY else min(most, hard)
        grows = name == "RLIMIT_CPU"  # with the next file
        with suppress(ValueError, OSError):  # macOS refuses a limit of memory
            resource.setrlimit(kind, (most, hard if grows else most))
