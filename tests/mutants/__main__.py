"""`make mutants`: every code, pairs, and changes that are no faults."""

import argparse
import sys
import time
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from generators.checks.catalogue.codes import CODES
from mutants.bench import (
    Bench,
    caught_and_missed,
    false_alarms,
    false_alarms_of_changes,
    pairs,
)

FEW, MANY = 3, 20  # mutants each code must have, and has where the data allow


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--seed", default="1")
    parser.add_argument("--each", type=int, default=MANY, help="mutants a code, at most")
    parser.add_argument("--code", help="only this one")
    options = parser.parse_args()
    codes = [options.code] if options.code else [c.code for c in CODES]
    start = time.perf_counter()
    with TemporaryDirectory() as folder:
        bench = Bench(Path(folder))
        table, faults, caught = caught_and_missed(bench, codes, options.seed, options.each)
        random = Random(options.seed)
        twos = [] if options.code else pairs(caught, 500, random)
        lost = [(two, why) for two in twos if (why := bench.missed(*two))]
        alarms = [] if options.code else false_alarms(bench, 300, random)
        alarms += [] if options.code else false_alarms_of_changes(bench, 100, random)
    for code, good, run, many in table:
        few = "  too few" if run < FEW else ""
        print(f"{code:8}{good:4}/{run:<4}{'' if good == run else 'MISSED':8}of {many}{few}")
    for fault in faults:
        print(fault)
    for (one, other), why in lost:
        print(f"pair {one.code} {one}\n     {other.code} {other}\n    {why}")
    for alarm in alarms:
        print(f"false alarm: {alarm}")
    total, good = sum(run for _, _, run, _ in table), len(caught)
    print(f"mutants: {good}/{total} caught, {len(table)} codes")
    print(f"pairs: {len(twos) - len(lost)}/{len(twos)} both told")
    print(f"valid changes: {len(alarms)} false alarms of 400")
    print(f"seed {options.seed}, {time.perf_counter() - start:.0f} s")
    return int(bool(faults or lost or alarms or any(run < FEW for _, _, run, _ in table)))


if __name__ == "__main__":
    sys.exit(main())
