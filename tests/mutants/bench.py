"""Mutants laid out, checked, and held against what must be told."""

import shutil
import traceback
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random

from generators.checks.plan_check import check
from generators.model import file_owners
from generators.model.load import Memory
from mutants.candidates import Mutant, candidates, of_row, sample
from mutants.plans import OWNERS, Plan, plans
from mutants.tables import changes
from mutants.valid import VALID

FAR = 12  # lines between two faults of one file
MOST = 2_000  # files that are remembered: those of all plans, and some that were changed
# Two faults of which one undoes the other: two sessions that clash, and one of them moved away.
ONE_GROUND = (
    {"TIM-10", "TIM-15"}, {"TIM-10"}, {"TIM-01", "TIM-05"}, {"QTA-15", "TXT-04"},
    {"QTA-02", "TXT-04"}, {"QTA-01", "TXT-04"}, {"DOC-01", "DOC-02"},
    {"Y005"}, {"CHG-03", "CHG-17"},
    {"QTA-04", "QTA-07"},  # a sum is not judged while its lines are wrong
    {"TXT-05"},  # a wrong term is one finding, with all its places
)  # fmt: skip

# That an issued notice no longer says what the data say is told beside the change itself.
FOLLOWS = ("CHG-17", "CHG-18")

Key = tuple[str, str, int]  # code, path, line


class Bench:
    """Plans laid out in a temporary folder, with what is found in each before a fault is made."""

    def __init__(self, folder: Path):
        self.folder, self.laid, self.memory = folder, {}, Memory()

    def of(self, plan: Plan, draft: bool) -> tuple[Path, Counter]:
        key = (plan.name, draft)
        if key not in self.laid:
            folder = self.folder / str(len(self.laid)) / "plan"
            lay(plan, folder)
            self.laid[key] = folder, Counter(self.findings(folder))
        return self.laid[key]

    def missed(self, *mutants: Mutant) -> str:
        """Why one mutant, or several at once, are not caught; empty when they are."""
        first = mutants[0]
        folder, standing = self.of(first.plan, first.draft)
        with self.version(first.plan, mutants) as changed:
            if first.code and not first.code.startswith("CHG"):
                found = self.findings(changed)
            elif first.past:
                found = self.findings(folder, changed, first.actor)
            else:
                found = self.findings(changed, folder, first.actor)
        new = Counter(found) - moved(standing, () if first.past else mutants)
        due = Counter(expected(mutant, mutants) for mutant in mutants)
        if not first.code:
            due = Counter()  # a change that is allowed
        if not {mutant.code for mutant in mutants} & {*FOLLOWS}:
            new = Counter({key: count for key, count in new.items() if key[0] not in FOLLOWS})
        if len(mutants) > 1:
            new &= due  # a pair may hold each other's echoes; both must be told
        return "" if new == due else f"due {told(due)}; got {told(new) or 'nothing'}"

    @contextmanager
    def version(self, plan: Plan, mutants) -> Iterator[Path]:
        """The plan with these faults, in a folder of its own."""
        key = ("changed", plan.name, mutants[0].draft)
        if key not in self.laid:
            self.laid[key] = self.folder / str(len(self.laid)) / "plan"
            lay(plan, self.laid[key])
        folder = self.laid[key]
        if do := mutants[0].do:
            lay(plan, fresh := self.folder / "whole" / "plan")
            do(fresh)
            yield fresh
            shutil.rmtree(fresh.parent)
            return
        paths = {mutant.path for mutant in mutants}
        try:
            for path in paths:
                text = with_all(m for m in mutants if m.path == path)
                (folder / path).write_bytes(plan.raw(text))
            yield folder
        finally:
            for path in paths:
                if path in plan.texts:
                    (folder / path).write_bytes(plan.raw(plan.texts[path]))
                else:
                    (folder / path).unlink()

    def findings(self, folder: Path, before: Path | None = None, actor: str = "") -> list[Key]:
        """What is told of a folder, held against a version before."""
        base = folder.as_posix() + "/"
        if len(self.memory.sources) > MOST:
            self.memory = Memory()
        try:
            found = check(folder, None, before, actor or None, self.memory).diagnostics
        except Exception as error:  # a fault of the checker itself, told as such
            trail = traceback.extract_tb(error.__traceback__)[-1]
            return [(f"{type(error).__name__}: {error}", Path(trail.filename).name, trail.lineno)]
        paths = {file_owners.CODEOWNERS: OWNERS}
        places = [(d.location.path, d.location.line) for d in found]
        named = [(paths.get(path, path.removeprefix(base)), line) for path, line in places]
        return [(d.code, *place) for d, place in zip(found, named, strict=True)]


def lay(plan: Plan, folder: Path) -> None:
    for path, text in plan.texts.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        raw = text.encode() if path == "README.md" else plan.raw(text)
        (folder / path).write_bytes(raw)


def with_all(mutants) -> str:
    """The text of one file with several faults."""
    ordered = sorted(mutants, key=lambda m: m.start, reverse=True)
    text = ordered[0].plan.texts.get(ordered[0].path, "")
    for mutant in ordered:
        text = text[: mutant.start] + mutant.new + text[mutant.end :]
    return text


def moved(standing: Counter, mutants) -> Counter:
    """What stood before, at the lines where it now stands."""
    result = Counter()
    for (code, path, line), count in standing.items():
        shift = sum(m.shift for m in mutants if m.path == path and m.line < line)
        result[code, path, line + shift] += count
    return result


def expected(mutant: Mutant, mutants) -> Key:
    path, line = mutant.place
    others = (m for m in mutants if m is not mutant and m.path == path)
    return mutant.code, path, line + sum(m.shift for m in others if m.line < line)


def told(keys: Counter) -> str:
    return ", ".join(f"{code} {path}:{line}" for code, path, line in sorted(keys.elements()))


def caught_and_missed(
    bench: Bench, codes, seed: str, each: int
) -> tuple[list[tuple[str, int, int, int]], list[str], list[Mutant]]:
    """([(code, caught, run, candidates)], what was missed, the mutants that were caught)."""
    table, faults, caught = [], [], []
    for code in codes:
        random = Random(f"{seed} {code}")
        lists = candidates(code, random)
        run = sample(lists, each, random)
        reasons = {mutant: bench.missed(mutant) for mutant in run}
        faults += [f"{code} {mutant}\n    {why}" for mutant, why in reasons.items() if why]
        caught += [mutant for mutant, why in reasons.items() if not why]
        good = sum(not why for why in reasons.values())
        table.append((code, good, len(run), sum(map(len, lists))))
    return table, faults, caught


def pairs(caught: list[Mutant], number: int, random: Random) -> list[tuple[Mutant, Mutant]]:
    """Two faults of one stage in one plan, in two files or far apart."""
    groups: dict[tuple, list[Mutant]] = {}
    for mutant in caught:
        if not mutant.do:
            groups.setdefault((mutant.plan.name, mutant.draft, mutant.stage), []).append(mutant)
    large = [group for group in groups.values() if len(group) > 1]
    made = []
    for _ in range(50 * number):
        one, other = random.sample(random.choice(large), 2)
        apart = one.path != other.path or abs(one.line - other.line) > FAR
        apart = apart and {one.code, other.code} not in ONE_GROUND
        if apart and one.place != other.place and len(made) < number:
            made.append((one, other))
    return made


def false_alarms_of_changes(bench: Bench, number: int, random: Random) -> list[str]:
    """Changes from one version to the next that are allowed, and were told nevertheless."""
    lists = [list(of_row(row, random)) for row in changes.ALLOWED]
    assert all(lists), "an allowed change that can be made nowhere"
    run = sample(lists, number, random)
    return [f"{mutant}: {why}" for mutant in run if (why := bench.missed(mutant))]


def false_alarms(bench: Bench, number: int, random: Random) -> list[str]:
    """Changes that are no faults and were told nevertheless."""
    told_ = []
    tried = 0
    while tried < number:
        plan = random.choice([plan for plan in plans() if not plan.crlf])
        path = random.choice([path for path in plan.texts if path.endswith(".yaml")])
        changes = random.sample(VALID, random.choice((1, 1, 2)))
        text = plan.texts[path]
        for change in sorted(changes, key=VALID.index):
            text = change(text, random)
        if text == plan.texts[path]:
            continue
        tried += 1
        folder, standing = bench.of(plan, False)
        change = Mutant("", plan, False, path, 0, len(plan.texts[path]), text, (path, 1))
        with bench.version(plan, [change]) as changed:
            found = Counter((code, file) for code, file, _ in bench.findings(changed, folder))
        before = Counter()
        for (code, file, _), count in standing.items():
            before[code, file] += count
        if found != before:
            names = ", ".join(change.__name__ for change in changes)
            told_.append(f"{plan.name} {path} ({names}): {dict(found - before)}")
    return told_
