"""Broken inputs and bombs: no traceback, no crash, no hang, and bounded memory.

How long each bomb takes is printed by bench.py, beside a file with nothing wrong.
"""

import shutil
import subprocess
import sys
from pathlib import Path

import fuzz
import pytest

HANGS = 60  # seconds, on however slow a machine
MEGABYTES = 150
KILO = 1024
LINES = 9_900

BOMBS = {
    "brackets": "a: " + "[" * 100_000,
    "braces": "{a: " * 60_000,
    "dashes": "- " * 20_000,
    "questions": "? " * 20_000,
    "dashes and tabs": "-\t" * 100_000,
    "brackets hidden in quotes": "a:\n" + '  ["]", ["]", ["]",\n' * LINES,
    "laughs": "a: &a [x, x]\n" + "".join(f"b{n}: &b{n} [*a, *a, *a]\n" for n in range(60)),
    "anchors": "".join(f"k{n}: &a{n} x\n" for n in range(LINES)),
    "the same word": "abcdefghijklmnop: 1\n" * LINES,
    "the same word in braces": "a:\n" + "  abc: {c: 1, c: 2}\n" * LINES,
    "unknown words": "".join(f"key{n}: value\n" for n in range(LINES)),
    "wrong kinds": "terms:\n" + "  - {name: 3, variants: 4}\n" * (LINES - 1_000),
    "tabs": "".join(f"\tkey{n}: value\n" for n in range(LINES)),
    "one tab": "".join(f"key{n}: value\n" for n in range(LINES)) + "\tx: 1\n",
    "one indent": "".join(f"key{n}: value\n" for n in range(LINES)) + " x: 1\n",
    "open quotes": "".join(f'key{n}: "value\n' for n in range(LINES)),
    "open brackets": "terms: [\n" + "  {name: 甲},\n" * LINES,
    "full-width commas": "".join(f"k{n}: [甲，乙]\n" for n in range(LINES)),
    "zero width": "a\u200b" * 60_000,
    "conflicts": "<<<<<<< a\na: 1\n=======\n>>>>>>> b\n" * (LINES // 4),
    "bad escapes": ('x: "' + "\\x" * 1_900 + '"\n') * 60,
    "long lines": "x: " + "y" * 250_000,
    "line ends": "\r" * 256 * KILO,
    "nothing": "\0" * 256 * KILO,
    "long number": "a: " + "9" * 3_900,
}

# VmHWM is this process's own peak; ru_maxrss would also count the one that started it.
RUN = """
import re, sys, time
from generators.cli.main import main
before = time.process_time()
status = main(["check", "--plan", sys.argv[1]])
used = int(re.search(r"VmHWM:\\s+(\\d+)", open("/proc/self/status").read())[1]) // 1024
print(f"{status} {time.process_time() - before:.3f} {used}", file=sys.stderr)
"""


def cost(text: str, plan: Path) -> tuple[str, float, int]:
    """What checking a plan with this text costs: exit status, CPU seconds, megabytes."""
    (plan / "terms.yaml").write_text(text[: 256 * KILO], "utf-8", newline="")
    command = [sys.executable, "-c", RUN, str(plan)]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=HANGS)
    status, seconds, used = done.stderr.splitlines()[-1].split()
    return status, float(seconds), int(used)


@pytest.mark.parametrize("name", BOMBS)
def test_bombs_are_refused_in_little_memory(name, base_folder, tmp_path):
    status, _, used = cost(BOMBS[name], shutil.copytree(base_folder, tmp_path / "plan"))
    assert status in ("0", "1")
    assert int(used) <= MEGABYTES


def test_very_large_file_is_not_read(base_folder, tmp_path):
    plan = shutil.copytree(base_folder, tmp_path / "plan")
    with (plan / "terms.yaml").open("wb") as stream:
        stream.truncate(100 * KILO * KILO)
    command = [sys.executable, "-c", RUN, str(plan)]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=HANGS)
    assert "Y002" in done.stdout
    assert int(done.stderr.split()[-1]) <= MEGABYTES


def test_broken_texts_raise_nothing():
    assert sum(fuzz.run(texts_count=200, plans=0, seed=7).values()) == 200


def test_broken_plans_raise_nothing():
    assert sum(fuzz.run(texts_count=0, plans=8, seed=7).values()) == 8
