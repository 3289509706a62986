"""P1: `plan check` against check-jsonschema, whole processes, in turn, medians. R8: the bombs of
test_fuzz.py beside a file with nothing wrong.

Prints figures and the commands behind them and judges nothing: machines differ, so nothing is
asserted. The bar is generous to neither side: the rival reads every file in one process and
only validates, without rules and without lines.
"""

import argparse
import json
import os
import shlex
import shutil
import subprocess
import sys
import time
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from test_fuzz import BOMBS, cost

ROOT = Path(__file__).parent.parent
BIN = Path(sys.executable).parent.relative_to(ROOT)
GOAL = 0.3
PLAN = "tests/plans/2021"  # frozen, so that figures of different days compare


def any_schema(folder: Path) -> Path:
    """One schema for all files: it fits if the schema of any kind fits. The schemas are copied
    beside it, without their names, so that references resolve to files."""
    kinds = []
    for path in sorted((ROOT / "schemas").glob("*.json")):
        schema = json.loads(path.read_text("utf-8"))
        schema.pop("$id", None)
        (folder / path.name).write_text(json.dumps(schema), "utf-8")
        if path.stem != "common":
            kinds.append({"$ref": path.name})
    any_kind = folder / "any.json"
    draft = "https://json-schema.org/draft/2020-12/schema"
    any_kind.write_text(json.dumps({"$schema": draft, "anyOf": kinds}), "utf-8")
    return any_kind


def seconds(command: list[str]) -> float:
    start = time.perf_counter()
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    elapsed = time.perf_counter() - start
    if done.returncode != 0:
        sys.exit(f"{shlex.join(command)} 失败：\n{done.stdout}{done.stderr}")
    return elapsed


def measure(commands: dict[str, list[str]], rounds: int) -> dict[str, list[float]]:
    """Each round runs every command once, so that slow moments of the machine hit all of them.
    One round before warms the disk and is not counted."""
    times: dict[str, list[float]] = {name: [] for name in commands}
    for turn in range(rounds + 1):
        for name, command in commands.items():
            elapsed = seconds(command)
            if turn:
                times[name].append(elapsed)
    return times


def bombs() -> dict[str, float]:
    """CPU seconds of one check with each bomb; "" is a plan with none."""
    times = {}
    for name, text in {"": "terms: []\n", **BOMBS}.items():
        with TemporaryDirectory() as folder:
            plan = shutil.copytree(ROOT / "tests/plans/base", Path(folder) / "plan")
            times[name] = cost(text, plan)[1]
    return times


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=15)
    rounds = parser.parse_args().rounds
    files = sorted(path.relative_to(ROOT).as_posix() for path in ROOT.glob(f"{PLAN}/**/*.yaml"))
    with TemporaryDirectory() as temporary:
        folder = Path(temporary)
        anything = folder / "anything.json"
        anything.write_text("{}", "utf-8")
        rival = [str(BIN / "check-jsonschema"), "--schemafile"]
        commands = {
            "plan check": [str(BIN / "plan"), "check", "--plan", PLAN],
            "check-jsonschema": [*rival, str(any_schema(folder)), *files],
            "check-jsonschema {}": [*rival, str(anything), *files],
            "python": [str(BIN / "python"), "-c", "pass"],
        }
        times = measure(commands, rounds)
    ours, theirs = times["plan check"], times["check-jsonschema"]
    ratio = median(a / b for a, b in zip(ours, theirs, strict=True))
    floor = median(a / b for a, b in zip(ours, times["check-jsonschema {}"], strict=True))
    print(f"P1  plan check ÷ check-jsonschema = {ratio:.2f}   目标 ≤ {GOAL}")
    print(f"    ÷ check-jsonschema 只读不查（空模式）= {floor:.2f}，作为参照")
    print(f"    {len(files)} 个文件，{rounds} 轮，轮流运行，中位数；{os.cpu_count()} 核")
    for name, values in times.items():
        low, high = min(values), max(values)
        print(f"    {name:<22}{median(values):.3f} s   （{low:.3f}–{high:.3f}）")
    print("命令：")
    for command in commands.values():
        shown = [word for word in command if word not in files]
        rest = f" {PLAN}/**/*.yaml" if len(shown) < len(command) else ""
        print(f"    {shlex.join(shown)}{rest}")
    spent = bombs()
    worst = max(spent, key=spent.get)
    print(f"R8  最费时的坏文件“{worst}”÷ 没有坏文件 = {spent[worst] / spent['']:.1f}", end="")
    print(f"（{spent[worst]:.2f} s 比 {spent['']:.2f} s，CPU 时间，目标 ≤ 1 s）")
    return 0


if __name__ == "__main__":
    sys.exit(main())
