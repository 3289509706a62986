"""More rounds of hostile words than the tests have: `make hostile` (N=rounds, SEED=the first)."""

import argparse
import random
import sys
import tempfile
from pathlib import Path

from hostile import contract
from hostile.planting import GROUNDS, Ground
from hostile.words import MARKUP, WORDS


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=150)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    words = 0
    with tempfile.TemporaryDirectory() as temporary:
        grounds = [Ground(Path(temporary) / name, name) for name in GROUNDS]
        for seed in range(options.seed, options.seed + options.rounds):
            ground = grounds[seed % len(grounds)]
            plantings = ground.plant(random.Random(seed), MARKUP if seed % 5 == 0 else WORDS)
            words += len(plantings)
            pair = (contract.finished(ground, plantings, each) for each in (False, True))
            if faults := contract.compared(*pair, plantings):
                print(f"seed {seed}:", *faults, sep="\n", file=sys.stderr)
                return 1
    slots = {slot for each in grounds for slot in each.words}
    print(f"{options.rounds} 轮、{words} 处不怀好意的文字，{len(slots)} 种位置：0 处不同")
    return 0


if __name__ == "__main__":
    sys.exit(main())
