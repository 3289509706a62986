"""What the tests try rules with, and what of it they look at, for rule_mutants.py.

- tests/cases, as test_cases: every finding, the answers that the case tells, the advice where it
  tells that;
- tests/plans, as test_cases, test_examples and test_plan_2021: every finding, of the first two
  every answer;
- tests/sentences.txt, as test_public_texts: the findings in a notice of them;
- tests/merges.txt, as test_merges: the errors of what two proposals become;
- tests/crossings.txt, as `make crossings`: whether the case's rule is still red, or waits.

Each is laid out once, when the first module wants it. Of material that is not about the rules
of a module, a module gets what goes a way through it (from a line to a line) that nothing else
that it has goes already.
"""

import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path

import crossings
import notation
from laying import Place
from test_cases import (
    BASE,
    CASES,
    PLAN,
    advice_of,
    code_of,
    codes_of,
    lacks,
    laid_out,
    tells_advice,
    waits,
)
from test_public_texts import sentences_notice

from generators.checks.engine import Context, Rule
from generators.checks.plan_check import contexts_of, newest_day, owners_file
from generators.checks.running import FAIL, Outcome
from generators.model import load, status

MERGES = notation.read(notation.TESTS / "merges.txt")
_ENOUGH = 2, 10  # go a way already: it is known, of a module with rules and of one without
_CROSSED = 12  # slips beside each red case
Way = tuple[str, int, int]  # file, from a line, to a line


@dataclass
class Material:
    """Plans as a test lays them out, and what it looks at of what is said of them."""

    title: str
    lay: Callable[[], tuple[Path, Path | None, str | None]]
    looks_at: Callable[[Outcome], object]
    day: date | None = None  # on which it is judged; else the newest that is known
    codes: tuple[str, ...] = ()  # of rules that are run too: what they find may be the cause

    @cached_property
    def contexts(self) -> list[Context]:
        folder, before, actor = self.lay()
        loaded, former = load.load(folder), load.load(before, former=True) if before else None
        if not loaded.institution:
            return []
        known = (*loaded.plans, *(former.plans if former else ()))
        day = self.day or max(map(newest_day, status.issued(known) or known), default=None)
        plans = tuple(plan.as_of(day) for plan in loaded.plans)
        return contexts_of(loaded, plans, day, former, actor, owners_file(folder))


class Stock:
    """Everything there is, in a folder; `told` runs rules over it."""

    def __init__(self, folder: Path, told: Callable):
        self.folder, self.told = folder, told
        self.other = [*_plans(folder), *_sentences(folder), *_merges(folder)]
        self.cases = {name: _case(name, folder / "cases" / name) for name in CASES}

    def of(
        self, module: Path, own: list[Rule], near: list[Rule], rules: list[Rule]
    ) -> list[Material]:
        """For a module with rules of its `own`, or with rules `near` it that use it, which all
        these `rules` are in or use."""
        codes = {rule.code for rule in near}
        concerned = {code for rule in rules for code in (rule.code, *rule.needs)}
        asked = {name: {*codes_of(CASES[name])} for name in self.cases}
        tried = [each for name, each in self.cases.items() if asked[name] & codes]
        others = [each for name, each in self.cases.items()
                  if asked[name] & concerned and not asked[name] & codes]  # fmt: skip
        seen, enough = dict[Way, int](), _ENOUGH[not own]
        for each in tried:
            seen |= dict.fromkeys(self._ways(each, module, rules), enough)
        for each in (*self.other, *others, *_crossings(own, self.folder / "x")):
            ways = self._ways(each, module, rules)
            if any(seen.get(way, 0) < enough for way in ways) or each in self.other[:2]:
                tried.append(each)
                for way in ways:
                    seen[way] = seen.get(way, 0) + 1
        return [each for each in tried if each.contexts]

    def _ways(self, each: Material, module: Path, rules: list[Rule]) -> set[Way]:
        """The ways through a module."""
        name, found = str(module), set()

        def lines(frame, event, _, last=None):
            last = frame.f_lineno

            def follow(frame, event, _):
                nonlocal last
                found.add((name, last, frame.f_lineno if event == "line" else -1))
                last = frame.f_lineno
                return follow

            return follow

        def calls(frame, event, argument):
            return lines(frame, event, argument) if frame.f_code.co_filename == name else None

        before = sys.gettrace()
        sys.settrace(calls)
        try:
            list(self.told(rules, [each]))
        finally:
            sys.settrace(before)
        return found


# --- the material ---------------------------------------------------------------------------------


def _findings(outcome: Outcome) -> list[tuple]:
    return [(each, each.message) for each in outcome.diagnostics]


def _case(name: str, folder: Path) -> Material:
    block = CASES[name]
    *asked, own = codes_of(block)

    def looks_at(outcome: Outcome) -> object:
        told = [each.status for each in outcome.answers if each.rule.code in (*asked, own)]
        told += [waits(each.rule.code, outcome) for each in outcome.answers
                 if each.rule.code in asked]  # fmt: skip
        more = [*map(advice_of, outcome.diagnostics), lacks(own, outcome)]
        more = more if tells_advice(block) else []
        return _findings(outcome), told, more

    day = date.fromisoformat(block.words["day"]) if "day" in block.words else None
    return Material(name, lambda: laid_out(block, Place(folder)), looks_at, day, (*asked, own))


def _every_answer(outcome: Outcome) -> object:
    return _findings(outcome), [(each.rule.code, each.status) for each in outcome.answers]


def _plans(folder: Path) -> Iterator[Material]:
    for plan in (PLAN, BASE):
        yield Material(plan.name, lambda plan=plan: (plan, None, None), _every_answer)
    for name in ("draft", "full", "worded"):
        lay = lambda name=name: (notation.lay(notation.plan(name), folder / name), None, None)  # noqa: E731
        yield Material(name, lay, _findings)


def _sentences(folder: Path) -> Iterator[Material]:
    def lay() -> tuple[Path, None, None]:
        plan = notation.lay(notation.plan("base"), folder / "sentences")
        sentences_notice(plan)
        return plan, None, None

    yield Material("sentences", lay, _findings)


def _merges(folder: Path) -> Iterator[Material]:
    for pair in MERGES:

        def lay(pair=pair) -> tuple[Path, None, None]:
            files = notation.plan(notation.ground(pair))
            merged = dict(files)
            for side in ("one", "other"):
                changed = notation.together(pair, side=side)
                merged |= {k: v for k, v in changed.items() if files.get(k) != v}
                for path in files.keys() - changed.keys():
                    merged.pop(path, None)
            return notation.lay(merged, folder / "merges" / str(pair.number)), None, None

        def errors(outcome: Outcome) -> object:
            return [pair for pair in _findings(outcome) if pair[0].severity == "error"]

        yield Material(f"merge {pair.title}", lay, errors)


def _crossings(rules: list[Rule], folder: Path) -> Iterator[Material]:
    """Red cases of these rules beside slips of those that they need."""
    needs = {code[:3] for rule in rules for code in rule.needs}
    codes = {rule.code for rule in rules}
    for number, case in enumerate(crossings.red_cases()):
        if (code := code_of(case.title)) not in codes or case.words.get("day"):
            continue
        slips = [
            slip
            for slip in crossings.SLIPS
            if crossings.prefix(slip) in needs and crossings.is_foreign(slip, case)
        ]
        for index in range(min(_CROSSED, len(slips))):
            slip = slips[(number + index * 7) % len(slips)]
            place = folder / f"{number}-{index}"
            of_change = "CHG" in (code[:3], crossings.prefix(slip))
            try:
                laid = crossings.lay(Place(place), case, slip, of_change)
            except notation.BlockError:
                continue

            def red(outcome: Outcome, code=code) -> object:
                told = {*outcome.diagnostics}
                return [each.status == FAIL or bool(each.waits_for and {*each.waits_for} <= told)
                        for each in outcome.answers if each.rule.code == code]  # fmt: skip

            yield Material(f"{case.title} x {slip.title}", lambda laid=laid: laid, red)
