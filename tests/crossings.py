"""Every red case once more, with a foreign slip beside it: what stands is never called passed.

    make crossings [N=…] [SEED=…]

A crossing is a case of a rule and a slip that is somebody else's: a block of crossings.txt, or
another red case. The rule of the case must tell its fault, or say what it waits for, and that must
be told in the same run. `test_crossings.py` runs some of each; this program all, or N with each.
"""

import argparse
import difflib
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from itertools import islice
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import notation
import test_cases as cases
from laying import Place

from generators.checks.catalogue.block_notation import Block
from generators.checks.plan_check import Report, check
from generators.checks.running import FAIL, UNKNOWN
from generators.core.diagnostics import Diagnostic

SLIPS = notation.read(notation.TESTS / "crossings.txt")
# Of two faults one may undo the other, beyond the line in which it is told: the number that was
# used twice is taken back, a deadline that was too late is put off with what came after it.
ONE_GROUND = {
    ("CHG-02-level-changed-at-once", "QTA-08-more-than-declared"),
    ("CHG-07-session-behind-its-task", "TIM-06-holiday"),
    ("DOC-02-number-of-the-plan-again", "CHG-04-amendment-loses-its-number"),
    ("TXT-03-other-order", "SRC-05-number-of-a-certificate"),
    ("TIM-06-own-rest-day", "CHG-07-earlier-by-amendment"),
    ("TIM-11-major-without-session", "SRC-05-amended-in-place"),
}


@dataclass(frozen=True)
class Crossing:
    """A red case and a slip; of a change, the slip may be `standing` in both versions."""

    case: Block
    slip: Block
    standing: bool = False

    def __str__(self) -> str:
        return f"{self.case.title} x {self.slip.title}{' (standing)' * self.standing}"

    @property
    def code(self) -> str:
        return cases.code_of(self.case.title)

    def blocks(self) -> tuple[Block, Block]:
        """The second with its slip in the version before as well, where it stands there."""
        if not self.standing:
            return self.case, self.slip
        before = tuple(replace(change, side="before") for change in self.slip.changes)
        return self.case, replace(self.slip, changes=self.slip.changes + before)

    def report(self, place: Place) -> Report | None:
        """What is told of it; None where the two do not fit together."""
        try:
            plan, before, actor = lay(place, *self.blocks(), of_change=self.of_change)
        except notation.BlockError:
            return None
        day = self.case.words.get("day")
        day = date.fromisoformat(day) if day else None
        return check(plan, day, before, actor, place.memory)

    @property
    def of_change(self) -> bool:
        return "CHG" in (self.code[:3], prefix(self.slip))

    def undone(self, report: Report, place: Place) -> bool:
        """Whether the slip changes a line in which the case alone is told, or takes it back, or
        has all judged on another day."""
        if (self.case.title, self.slip.title) in ONE_GROUND:
            return True
        alone = Crossing(self.case, replace(self.slip, changes=())).report(place)
        if alone.as_of != report.as_of:
            return True
        old, new = notation.together(self.case), notation.together(self.case, self.slip)
        lines = {(path, line) for path in old for line in _changed(old[path], new.get(path, b""))}
        root = f"{(place.root / 'plan').as_posix()}/"
        own = [each for each in alone.diagnostics if each.code == self.code]
        places = [place for each in own for place in _places(each)]
        return any((place.path.removeprefix(root), place.line) in lines for place in places)


def lay(place: Place, case: Block, slip: Block, of_change: bool) -> tuple[Path, Path | None, str]:
    """Both, the version before (the case alone, where it has none), and who proposes. Raises
    BlockError where they do not fit together."""
    former = {}
    if of_change and case.title.startswith("CHG"):
        former = notation.together(case, slip, side="before")
    elif of_change:
        former = notation.together(case)
    place.lay(
        ("", notation.together(case, side="beside")),
        ("plan", notation.together(case, slip)),
        ("before/plan", former),
    )
    before = place.root / "before" / "plan" if of_change else None
    return place.root / "plan", before, case.words.get("actor") or slip.words.get("actor")


def _changed(old: bytes, new: bytes) -> Iterator[int]:
    matcher = difflib.SequenceMatcher(None, old.split(b"\n"), new.split(b"\n"), autojunk=False)
    for tag, start, end, *_ in matcher.get_opcodes() if old != new else ():
        yield from range(start + 1, end + 1) if tag != "equal" else ()


def _places(each: Diagnostic):
    return (each.location, *(note.location for note in each.related))


# --- which ----------------------------------------------------------------------------------------


def prefix(slip: Block) -> str:
    return slip.title[:3]


@cache
def red_cases() -> list[Block]:
    """Red cases of rules."""
    return [
        block
        for block in cases.BLOCKS
        if cases.code_of(block.title) in cases.RULE_CODES and block.expected[-1].endswith(" 不通过")
    ]


def is_foreign(slip: Block, case: Block) -> bool:
    """Of another kind, a fault of the plan as it is changed, and none that makes another plan of
    it than the case stands on."""
    stands = notation.grounds(notation.ground(case))
    another = any(change.side or change.how in ("removed", "copies") for change in slip.changes)
    return prefix(slip) != prefix(case) and notation.ground(slip) in stands and not another


def crossings(slips: list[Block], seed: str, each: int | None) -> Iterator[list[Crossing]]:
    """Each red case with foreign slips in an order that the seed decides: of every second case
    those in its own files first."""
    for number, case in enumerate(red_cases()):
        own = {change.path for change in case.changes}
        foreign = [slip for slip in slips if is_foreign(slip, case)]
        Random(f"{seed} {case.title}").shuffle(foreign)
        if each is not None and number % 2:
            foreign.sort(key=lambda slip, own=own: own.isdisjoint(c.path for c in slip.changes))
        both = (False, True) if case.title.startswith("CHG") and each is None else (False,)
        yield [Crossing(case, slip, standing) for slip in foreign for standing in both]


# --- judging --------------------------------------------------------------------------------------


def run(of_cases: Iterator[list[Crossing]], each: int | None, folder: Path):
    """(how many were run, what was wrong); of each case `each` that fit together."""
    made, wrong, place = 0, [], Place(folder)
    for group in of_cases:
        reports = ((crossing, crossing.report(place)) for crossing in group)
        fitting = ((crossing, report) for crossing, report in reports if report)
        for crossing, report in islice(fitting, each):
            made += 1
            why = false_answer(crossing.code, report)
            if why and not crossing.undone(report, place):
                wrong.append(f"{crossing}: {why}")
    return made, wrong


def false_answer(code: str, report: Report) -> str:
    """Why the answer of a rule whose fault stands is not so; empty where it is."""
    if not report.answers:
        return ""  # files cannot be read: no rule has run, and the report says so
    answer = next(a for a in report.answers if a.rule.code == code)
    waits = answer.waits_for and {*answer.waits_for} <= {*report.diagnostics}
    if answer.status == FAIL or (answer.status == UNKNOWN and waits):
        return ""
    told = (f"{d.code} {Path(d.location.path).name}:{d.location.line}" for d in report.diagnostics)
    return f"{answer.status}; told {', '.join(told)}"


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--seed", default="1")
    parser.add_argument("--each", type=int, help="slips with each case, and other cases; else all")
    parser.add_argument("--pairs", type=int, default=10, help="other cases with each case")
    options = parser.parse_args()
    start, out = time.perf_counter(), sys.stdout
    with TemporaryDirectory() as folder:
        slips = crossings(SLIPS, options.seed, options.each)
        made, wrong = run(slips, options.each, Path(folder))
        each = min(options.each or options.pairs, options.pairs)
        twos, lost = run(crossings(red_cases(), options.seed, each), each, Path(folder))
    out.writelines(f"{line}\n" for line in (*wrong, *lost))
    out.write(f"slips: {len(wrong)} false answers of {made}\n")
    out.write(f"pairs of cases: {len(lost)} false answers of {twos}\n")
    out.write(f"seed {options.seed}, {time.perf_counter() - start:.0f} s\n")
    return int(bool(wrong or lost))


if __name__ == "__main__":
    sys.exit(main())
