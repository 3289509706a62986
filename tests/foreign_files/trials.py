"""What a foreign file costs, and what comes of it."""

import random
import shutil
import subprocess
import sys
from collections import Counter
from functools import cache
from pathlib import Path

from foreign_files.bombs import BOMBS, bomb
from foreign_files.random_edits import edited
from foreign_files.strays import STRAYS
from generators.exchange.imports import returned_sheets
from generators.exchange.imports.amending import Basis
from generators.exchange.imports.import_report import told
from generators.exchange.imports.importing import import_workbook
from generators.site.edition import make_edition
from generators.site.pages import tables

MEGABYTES = 300  # of both processes together
HANGS = 120  # seconds, on however slow a machine
NOTICE = Basis("关于调整名额的通知（示卫院〔2025〕15号）", "2025-05-20", "人数有变")
# VmHWM is the own peak; that of a child is known once it has ended.
_RUN = """
import re, resource, sys
from generators.cli.main import main
status = main(sys.argv[1:])
own = int(re.search(r"VmHWM:\\s+(\\d+)", open("/proc/self/status").read())[1])
child = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
print(status, (own + child) // 1024, file=sys.stderr)
"""


def cost(*command: str) -> tuple[int, int, str]:
    """What a command costs: exit status, megabytes, what it said."""
    run = [sys.executable, "-c", _RUN, *command]
    done = subprocess.run(run, capture_output=True, text=True, timeout=HANGS, check=True)
    *said, last = done.stderr.splitlines()
    status, megabytes = map(int, last.split())
    return status, megabytes, "\n".join([done.stdout, *said])


def copied(plan: Path, place: Path) -> Path:
    """A fresh copy of a plan."""
    shutil.rmtree(place / "plan", ignore_errors=True)
    return shutil.copytree(plan, place / "plan")


@cache
def workbooks(plan: Path) -> list[bytes]:
    """Those of a frozen plan that come back."""
    kinds = ("/quotas.xlsx", "/tasks.xlsx", "/teaching-office.xlsx")
    made = tables.render(make_edition(plan, None))
    return [each.content for each in made if each.path.endswith(kinds)]


def run_edits(count: int, seed: int, plan: Path, place: Path) -> Counter:
    """Import workbooks that were edited at random. What came of them; raises what any raises."""
    came, books = Counter(), workbooks(plan)
    for number in range(count):
        chance = random.Random(f"{seed}-{number}")
        file, copy = place / "表.xlsx", copied(plan, place)
        file.write_bytes(edited(chance, chance.choice(books)))
        try:
            outcome = import_workbook(file, copy, None, None, chance.choice((None, NOTICE)))
            assert told(outcome, file, copy)
            came["refused" if outcome.refused else "done" if outcome.done else "same"] += 1
        except returned_sheets.Unreadable as reason:
            came["unreadable" if "表.xlsx" in str(reason) else "not told"] += 1
        except BaseException as error:
            error.add_note(f"seed {seed}, workbook {number}")
            raise
    return came


def import_bomb(name: str, plan: Path, place: Path) -> tuple[int, int, str]:
    """What importing a bomb costs."""
    file = place / "表.xlsx"
    file.write_bytes(bomb(name, workbooks(plan)[0]))
    return cost("import", str(file), "--plan", str(copied(plan, place)))


def check_stray(name: str, plan: Path, place: Path) -> tuple[int, int, str]:
    """What checking a plan with a stray file costs."""
    copy = copied(plan, place)
    (copy / name).write_bytes(STRAYS[name]())
    return cost("check", "--plan", str(copy))


def run_bombs(plan: Path, place: Path) -> Counter:
    """Every bomb and every stray file. Raises AssertionError for one that costs too much."""
    came = Counter()
    trials = [(import_bomb, name) for name in BOMBS] + [(check_stray, name) for name in STRAYS]
    for trial, name in trials:
        status, megabytes, said = trial(name, plan, place)
        assert megabytes <= MEGABYTES, f"{name}: {megabytes} MB"
        assert status in (0, 1, 2), f"{name}: {said}"
        assert "这是程序没有料到的情形" not in said, f"{name}: {said}"
        came[f"{trial.__name__} {status}"] += 1
    return came
