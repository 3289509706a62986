"""Broken inputs, seeded and counted: nothing may raise, hang, or point outside the text.

`python tests/fuzz.py --texts N --plans M --odd O --books B --seed S`; a short run is a test in
test_fuzz.py, and of books in test_foreign.py.
Texts are the files of the plan and of tests/plans/base, broken in a few places; plans are copies of
tests/plans/base with broken, renamed, missing and linked files. Odd plans (odd/) are not broken:
of those that a check finds nothing wrong with, everything is to be made. Books are workbooks that
come back edited in any way; with them go all bombs of foreign_files/, which must cost little.
"""

import argparse
import os
import random
import shutil
import signal
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from foreign_files import trials
from odd.walk import Walk

from generators.checks.catalogue.codes import CODES
from generators.checks.plan_check import check
from generators.checks.reports import formats
from generators.cli import fixes
from generators.core.schema import mends, schema
from generators.core.yaml import source, texts
from generators.core.yaml.slips import Slip
from generators.core.yaml.source import Source
from generators.model import load

ROOT = Path(__file__).parent.parent
LONGEST = 5  # seconds for one input
BASE = ROOT / "tests" / "plans" / "base"
KNOWN = {code.code for code in CODES}
PIECES = (
    "：", "，", "、", "；", "“", "”", "‘", "’", "【", "】", "［", "］", "｛", "｝", "＃", "－", "—",
    "　", "\xa0", "\u200b", "\ufeff", "\u2028", "\u202e", "\x00", "\x1b", "\x85", "\ue000", "⼯",
    "\t", " ", "  ", "\n", "\r\n", "\r", ":", ": ", "::", "-", "- ", "? ", "[", "]", "{", "}", ",",
    "#", " #", '"', "'", "\\", '"\\x00"', '"\\ud800"', "|", ">", "|2-", "&a ", "*a", "!!int ", "!",
    "%", "@", "`", "<<: ", "---", "\n---\n", "\n...\n", "%YAML 1.2\n", "\n<<<<<<< a\n",
    "\n=======\n", "\n>>>>>>> b\n", "null", "~", "true", "１２", "9" * 400, "[" * 30, "{a: " * 20,
    "- " * 20, "? " * 20, "2021-02-30", "2021年9月18日", "name", "ｎａｍｅ", "🈚", "\U000e0041",
    "\U0001f600", "锟斤拷", "\ufffd", "=", "é", "é",
)  # fmt: skip


def broken_text(chance: random.Random, text: str) -> str:
    """A text with one to four changes."""
    for _ in range(chance.choice((1, 1, 1, 2, 3, 4))):
        at = chance.randrange(len(text) + 1)
        kind = chance.randrange(9)
        if kind < 4:
            text = text[:at] + chance.choice(PIECES) + text[at:]
        elif kind == 4:
            text = text[:at] + text[at + chance.choice((1, 1, 2, 8, 40)) :]
        elif kind == 5:
            text = text[:at] + chance.choice(PIECES) + text[at + 1 :]
        else:
            lines = text.split("\n")
            number = chance.randrange(len(lines))
            line = lines[number]
            lines[number : number + 1] = chance.choice(
                ([], [line, line], [" " + line], ["  " + line], [line[1:]], ["\t" + line],
                 [line.strip()], [line, lines[chance.randrange(len(lines))]])
            )  # fmt: skip
            text = "\n".join(lines)
    return text


def broken_bytes(chance: random.Random, raw: bytes) -> bytes:
    """The same on bytes, and files in other encodings."""
    kind = chance.randrange(8)
    if kind < 4:
        raw = bytearray(raw)
        for _ in range(chance.randrange(1, 5)):
            raw[chance.randrange(len(raw))] = chance.randrange(256)
        return bytes(raw)
    if kind == 4:
        return raw[: chance.randrange(len(raw))]
    if kind == 5:
        at = chance.randrange(len(raw))
        return raw[:at] + chance.randbytes(chance.randrange(1, 9)) + raw[at:]
    text = broken_text(chance, raw.decode("utf-8"))
    encoding = chance.choice(("gbk", "gb18030", "utf-16", "utf-16-be", "utf-32", "utf-8-sig"))
    return text.encode(encoding, "replace")


def samples() -> list[tuple[str, str]]:
    """(kind, text) of every file of the plans in tests/plans."""
    found = []
    for folder in (BASE.parent / "2021", BASE, BASE.parent / "engineering"):
        for file in sorted(folder.rglob("*.yaml")):
            parts = file.relative_to(folder).parts
            kinds = load.INSTITUTION if len(parts) == 1 else load.YEAR
            name = f"{parts[1]}/" if len(parts) == 3 else parts[-1]
            if name in kinds:
                found.append((kinds[name][0], file.read_text("utf-8")))
    return found


def read(kind: str, raw: bytes, file: Path) -> str:
    """Read bytes as a file of a kind; what came of it, in a word."""
    file.write_bytes(raw)
    result = source.read(file, file.name, lambda data: schema.fits(kind, data))
    found = result if isinstance(result, list) else mends.problems(kind, result)
    try:
        lines = texts.read(file).split("\n")
    except Slip:
        lines = None
    for each in found:
        place, fix = each.location, each.fix
        assert each.code in KNOWN, each
        assert each.message, each
        assert each.advice or fix, each
        if lines:
            assert 1 <= place.line <= len(lines), each
            assert 1 <= place.column <= len(lines[place.line - 1]) + 1, each
        if fix:
            assert 1 <= fix.location.line <= fix.location.end_line <= len(lines), each
            assert fix.location.end_column <= len(lines[fix.location.end_line - 1]) + 1, each
    if found:
        return "refused" if isinstance(result, list) else "unfit"
    assert isinstance(result, Source)
    return "fits"


def broken_plan(chance: random.Random, folder: Path) -> None:
    """Break one to three things of a plan folder. Links lead to a folder beside it, and nothing
    is ever written or changed through one: whatever is broken here is a copy."""
    shutil.copytree(BASE, folder)
    outside = shutil.copytree(BASE, folder.with_name("outside"), dirs_exist_ok=True)
    for _ in range(chance.randrange(1, 4)):
        entries = sorted(folder.rglob("*"))
        files = [path for path in entries if path.is_file() and not path.is_symlink()]
        file = chance.choice(files)
        kind = chance.randrange(14)
        if kind < 6 and file.suffix == ".yaml":
            raw = file.read_bytes().decode("utf-8", "replace")
            file.write_bytes(broken_text(chance, raw).encode("utf-8", "replace"))
        elif kind == 6:
            file.write_bytes(broken_bytes(chance, BASE.joinpath("college.yaml").read_bytes()))
        elif kind == 7:
            file.unlink()
        elif kind == 8:
            file.rename(file.with_name(chance.choice(("nul.yaml", "Ab.yaml", "é x.yml", "a"))))
        elif kind == 9:
            file.unlink()
            file.symlink_to(chance.choice((outside / "terms.yaml", "nowhere", file.name, "..")))
        elif kind == 10:
            file.unlink()
            chance.choice((file.mkdir, lambda file=file: os.mkfifo(file)))()
        elif kind == 11:
            link = folder / chance.choice(("2026", "2025/certificates/x.yaml", "y"))
            if not link.exists() and not link.is_symlink():
                link.symlink_to(chance.choice((outside, folder, "nowhere")))
        elif kind == 12:
            file.chmod(0o755)
        else:
            shutil.copy(
                BASE / "terms.yaml", file.with_name(chance.choice(("ｘ.yaml", "TERMS.yaml")))
            )


def check_plan(folder: Path) -> str:
    """Check a plan, print it in all forms, mend it; mending again changes nothing."""
    report = check(folder, None)
    for form in formats.FORMATS.values():
        form(report)
    fixes.told(fixes.fix(folder))
    again = fixes.fix(folder)
    assert not again.mended, again.mended
    return "ok" if report.ok else "errors"


def run(texts_count: int, plans: int, seed: int) -> Counter:
    """Raises what any input raises, after naming it."""
    signal.signal(signal.SIGALRM, _hangs)
    known, came = samples(), Counter()
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        for number in range(texts_count + plans):
            chance = random.Random(f"{seed}-{number}")
            signal.alarm(LONGEST * (1 if number < texts_count else 6))
            try:
                if number < texts_count:
                    kind, text = chance.choice(known)
                    raw = text.encode()
                    if chance.random() < 0.25:
                        raw = broken_bytes(chance, raw)
                    else:
                        raw = broken_text(chance, text).encode("utf-8", "replace")
                    came[read(kind, raw, folder / "x.yaml")] += 1
                else:
                    plan = folder / "plan"
                    broken_plan(chance, plan)
                    came["plan " + check_plan(plan)] += 1
                    shutil.rmtree(plan)
            except BaseException:
                print(f"seed {seed}, input {number}", file=sys.stderr)
                raise
            finally:
                signal.alarm(0)
    return came


def run_odd(draws: int, seed: int) -> Counter:
    """Walks from each frozen plan. Raises the first fault, after naming it."""
    came = Counter()
    with tempfile.TemporaryDirectory() as temporary:
        for number, frozen in enumerate(("base", "2021")):
            walk = Walk(frozen, seed, Path(temporary) / frozen, builds=0.01)
            walk.run(draws // 2 + draws % 2 * (number == 0))
            came += walk.counts
            for what, error, steps in walk.faults:
                print(f"seed {seed}, {frozen}, {what}: {' '.join(steps)}", file=sys.stderr)
                raise error
    return came


def run_foreign(books: int, seed: int) -> Counter:
    """Edited workbooks and every bomb. Raises what any raises, or says which costs too much."""
    with tempfile.TemporaryDirectory() as temporary:
        place = Path(temporary)
        came = trials.run_edits(books, seed, BASE, place)
        return came + trials.run_bombs(BASE, place) if books else came


def _hangs(signum, frame):
    raise TimeoutError("an input took too long")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--texts", type=int, default=20_000)
    parser.add_argument("--plans", type=int, default=400)
    parser.add_argument("--odd", type=int, default=200)
    parser.add_argument("--books", type=int, default=400)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    start = time.perf_counter()
    came = run(options.texts, options.plans, options.seed) + run_odd(options.odd, options.seed)
    came += run_foreign(options.books, options.seed)
    elapsed = time.perf_counter() - start
    count = f"{options.texts} 个文件、{options.plans} 个弄坏的计划、{options.odd} 个少见的计划"
    count += f"、{options.books} 个改过的工作簿"
    print(f"{count}，种子 {options.seed}：0 次出错，{elapsed:.0f} 秒")
    print("，".join(f"{name} {count}" for name, count in sorted(came.items())))
    return 0


if __name__ == "__main__":
    sys.exit(main())
