"""A plan with something in every slot, and words planted in it that leave it without errors.

A planting puts words beside a character wherever it stands: names still lead to each other, quotes
still stand in the text they are taken from, and the check has nothing to refuse. What stands
nowhere else may also be planted by itself, in a slot alone.
"""

import json
import random
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import chain
from pathlib import Path

import notation
from odd.plans import Data, kind_of, read, write

from generators.checks.plan_check import check
from generators.core.diagnostics import ERROR, Diagnostic
from generators.core.schema import schema
from generators.model.load import Memory
from hostile.slots import Slot, changed, named, words
from hostile.words import WORDS, drawn

# Plans to plant in, with the day to make them on: one has something in every slot, the other says
# it in other ways (articles, bodies without names, quotas by class, literal tables).
GROUNDS = {"full": date(2025, 6, 1), "engineering": date(2026, 12, 1)}
# No words pass here, whatever they are, and the code that tells: numbers of documents, and what the
# keys of an added entry are.
CLOSED = {
    "amendment becomes.{key}": "S101",
    "college document_prefix": "DOC-01",
    "notice number": "DOC-05",
    "plan number": "DOC-01",
}
# What no file says but an amendment (REF-22): its words stand in that.
BY_AMENDMENT = {"certificate stopped"}
_NO_WORDS = ("题头", "落款")  # places that every document has
_ATTEMPTS, _LINES = 30, 6
_LONGEST = (100, 8, 8, 5, 5, 3)  # words that did not pass make room for shorter ones
_HAN = re.compile("[\u3400-\u9fff]")
_BASIS, _ELSEWHERE = "据会议记录推断", "关于补录的说明（示卫院〔2025〕20号）"


@dataclass(frozen=True)
class Planting:
    """Words at a character, before or behind it; in one slot only, or wherever it stands."""

    hostile: str
    char: str
    before: bool
    only: Slot | None = None

    def text(self, harmless: bool) -> str:
        word = harmlessly(self.hostile) if harmless else self.hostile
        return word + self.char if self.before else self.char + word


def harmlessly(text: str) -> str:
    """As long, of the same letters, and with a colon, which means something in prose as well."""
    return re.sub(r"[!-/;-@\[-^`{-~]", "^", text)


@cache
def explained(name: str, folder: Path) -> Data:
    """A plan of tests/plans, by way of a folder; where a thing may say where it is from, it says
    all that can be said of that."""
    plan = read(notation.lay(notation.plan(name), folder))
    clause = next(data for path, data in plan.items() if path.endswith("/document.yaml"))["clauses"]
    told = {"kind": "补录", "clause": clause[0]["clause"], "basis": _BASIS, "document": _ELSEWHERE}
    for path, data in plan.items():
        _explain(schema.bundle(kind_of(path)), None, data, told)
    return plan


def _explain(root: dict, node: dict | None, data, told: dict) -> None:
    node = schema.resolved(root, root if node is None else node)
    if isinstance(data, list):
        for each in data:
            _explain(root, node.get("items", {}), each, told)
    if not isinstance(data, dict):
        return
    below = node.get("properties", {})
    if "origin" in below:
        given = data.get("origin", {})
        if given.get("clause") in _NO_WORDS:
            given.pop("clause")
        data["origin"] = told | given
    for name in data:
        _explain(root, below.get(name, {}), data[name], told)


def planted(plan: Data, plantings: Iterable[Planting], harmless: bool = False) -> Data:
    everywhere = {p.char: p.text(harmless) for p in plantings if not p.only}
    alone = {(p.only, p.char): p.text(harmless) for p in plantings if p.only}

    def change(slot: Slot, text: str) -> str:
        return "".join(alone.get((slot, c)) or everywhere.get(c, c) for c in text)

    return changed(plan, change)


class Ground:
    """A plan to plant in, and a folder to try it in."""

    def __init__(self, folder: Path, name: str):
        self.folder, self.name, self.day = folder, name, GROUNDS[name]
        self.plan, self.memory = explained(name, folder / "unchanged"), Memory()
        self.words = words(self.plan)
        closed = (texts for slot, texts in self.words.items() if named(slot) in CLOSED)
        self.fixed = {*"".join(chain.from_iterable(closed))}

    def home(self, harmless: bool = False) -> Path:
        return self.folder / ("harmless" if harmless else "hostile")

    def lay(self, plantings: Iterable[Planting], harmless: bool = False) -> Path:
        """The planted plan as files; of its slots, those that no planting reaches are as before."""
        folder = self.home(harmless) / "plan"
        write(planted(self.plan, plantings, harmless), folder)
        files = notation.plan(self.name)
        given_out = {f"plan/{path}": files[path] for path in files if "/attachments/" in path}
        for path, raw in (notation.plan(self.name, "beside") | given_out).items():
            file = folder.parent / path
            file.parent.mkdir(exist_ok=True)
            file.write_bytes(raw)
        return folder

    def refusals(self, plantings: Iterable[Planting], harmless: bool = False) -> list[Diagnostic]:
        report = check(self.lay(plantings, harmless), self.day, memory=self.memory)
        return [each for each in report.diagnostics if each.severity == ERROR]

    def plant(self, rng: random.Random, of: Sequence[str] = WORDS) -> list[Planting]:
        """Plantings that together reach every slot but those that are CLOSED, and that a check
        lets pass, as it does their harmless likes; any words where none `of` these pass. Raises
        AssertionError where there are none."""
        kept: list[Planting] = []
        for attempt in range(_ATTEMPTS):
            missed = [slot for slot in self.words if not self.reached(slot, kept)]
            if not missed:
                return kept
            rng.shuffle(missed)
            longest = _LONGEST[min(attempt, len(_LONGEST) - 1)]
            hostile = drawn(rng, len(missed), longest, of if attempt < _ATTEMPTS // 2 else WORDS)
            kept = self._passing([*kept, *self._drawn(rng, missed, hostile)])
        raise AssertionError(f"nothing can be planted in {', '.join(map(named, missed))}")

    def reached(self, slot: Slot, plantings: Iterable[Planting]) -> bool:
        return named(slot) in CLOSED or any(
            each.only in (None, slot) and any(each.char in text for text in self.words[slot])
            for each in plantings
        )

    def _drawn(self, rng: random.Random, slots: list[Slot], hostile: list[str]) -> list[Planting]:
        found: list[Planting] = []
        for slot in slots:
            if not self.reached(slot, found):
                chars = sorted({*_HAN.findall("".join(self.words[slot]))} - self.fixed)
                char = rng.choice(chars or sorted({text[0] for text in self.words[slot]}))
                only = None if chars else slot
                found.append(Planting(hostile.pop(), char, rng.random() < 0.5, only))
        return found

    def _passing(self, plantings: list[Planting]) -> list[Planting]:
        """Without those that an error is about."""
        while plantings:
            for harmless in (False, True):
                if refused := self.refusals(plantings, harmless):
                    blamed = _blamed(plantings, refused, harmless) or plantings[-1:]
                    plantings = [each for each in plantings if each not in blamed]
                    break
            else:
                break
        return plantings


def _blamed(plantings: list[Planting], refused: list[Diagnostic], harmless: bool) -> list[Planting]:
    """Those that the message of an error repeats; else those that stand in its line, or
    soon below."""
    found: list[Planting] = []
    for each in refused:
        texts = [(planting, planting.text(harmless)) for planting in plantings]
        told = [planting for planting, text in texts if text in each.message]
        lines = Path(each.location.path).read_text("utf-8").split("\n")[each.location.line - 1 :]
        for many in (1, _LINES):
            near = "\n".join(lines[:many])
            told = told or [planting for planting, text in texts if _written(text) in near]
        found += told
    return found


def _written(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)[1:-1]
