"""All mutants of a code, and the seeded sample of them that is run."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from fnmatch import fnmatch
from itertools import zip_longest
from pathlib import Path
from random import Random

from generators.checks.rule_list import RULES
from mutants.matches import filled, spot
from mutants.plans import Plan, drafts, plans, with_accounts
from mutants.rows import NEW_AMENDMENT, Row
from mutants.tables import TABLE
from mutants.whole_files import of_files, of_versions

RULE_CODES = frozenset(rule.code for rule in RULES)


@dataclass(frozen=True)
class Mutant:
    """One fault: `new` takes the place of old text at start..end of a file. Of a fault that is no
    change of text, `do` makes it in a folder."""

    code: str
    plan: Plan
    draft: bool
    path: str
    start: int
    end: int
    new: str
    place: tuple[str, int]
    do: Callable[[Path], None] | None = None
    past: bool = False
    actor: str = ""

    @property
    def line(self) -> int:
        return self.plan.texts.get(self.path, "").count("\n", 0, self.start) + 1

    @property
    def shift(self) -> int:
        old = self.plan.texts.get(self.path, "")[self.start : self.end]
        return self.new.count("\n") - old.count("\n")

    @property
    def stage(self) -> str:
        """What is told in one run: a text that is not read at all (Y0) hides what is in it, and
        changes are told of two versions, by somebody."""
        if self.code.startswith("CHG"):
            return f"{'past' if self.past else 'now'} {self.actor}"
        return "rules" if self.code in RULE_CODES else self.code[: 2 + 2 * (self.code[:2] == "Y0")]

    def __str__(self) -> str:
        old = self.plan.texts.get(self.path, "")[self.start : self.end]
        where = f"{self.plan.name}{' (draft)' * self.draft} {self.path}:{self.line}"
        return f"{where}: {old[-80:]!r} -> {self.new[-160:]!r}"


def candidates(code: str, random: Random) -> list[list[Mutant]]:
    """All mutants of a code, a list a row, no text twice."""
    lists, seen = [], set()
    for row in TABLE:
        if row.code == code:
            lists.append([m for m in of_row(row, random) if _is_new(m, seen)])
    whole = []
    for plan in plans():
        if not plan.crlf:
            for made, path, line, do in of_files(plan):
                if made == code:
                    place = (path, line) if line else _first_mention(plan, path)
                    if place:
                        whole.append(Mutant(code, plan, False, path, 0, 0, "", place, do))
            whole += [
                Mutant(code, plan, False, path, 0, 0, "", (path, line), do, past=True)
                for made, path, line, do in of_versions(plan)
                if made == code
            ]
    return [made for made in (*lists, whole) if made]


def _is_new(mutant: Mutant, seen: set) -> bool:
    key = (
        mutant.plan.name, mutant.draft, mutant.past, mutant.path, mutant.start, mutant.end,
        mutant.new,
    )  # fmt: skip
    new = (
        key not in seen
        and mutant.new != mutant.plan.texts.get(mutant.path, "")[mutant.start : mutant.end]
    )
    seen.add(key)
    return new


def of_row(row: Row, random: Random) -> Iterator[Mutant]:
    pattern = re.compile(row.find, re.M)
    for issued in (with_accounts(),) if row.actor else plans():
        if issued.name.partition(",")[0] not in row.plans.split():
            continue
        plan = drafts(issued) if row.draft else issued
        new = {row.files: ""} if row.files == NEW_AMENDMENT else {}
        for path, text in (plan.texts | new).items():
            if not any(fnmatch(path, glob) for glob in row.files.split("|")):
                continue
            for match in pattern.finditer(text):
                start, end = spot(match)
                for become in row.become:
                    news = [become] if isinstance(become, str) else become(match, random, plan)
                    for new in news:
                        changed = text[:start] + new + text[end:]
                        shown = text if row.past else changed  # in which the finding stands
                        if place := _place(row, plan, path, shown, match):
                            yield Mutant(
                                row.code, plan, row.draft, path, start, end, new, place,
                                past=row.past, actor=row.actor,
                            )  # fmt: skip


def _place(row: Row, plan: Plan, path: str, text: str, match: re.Match) -> tuple[str, int] | None:
    """Where the finding must be, None where this plan has no such place."""
    start = spot(match)[0]
    if not row.at:
        return path, text.count("\n", 0, start) + 1
    if row.at == "<next>":
        return path, text.count("\n", 0, start) + 2
    if row.at == "<parent>":
        return path, _parent(text, start, len(match[0]) - len(match[0].lstrip(" ")))
    glob, regex = (path, row.at) if isinstance(row.at, str) else row.at
    for other, there in plan.texts.items():
        if fnmatch(other, glob):
            there = text if other == path else there
            if place := re.search(filled(regex, match, re.escape), there, re.M):
                return other, there.count("\n", 0, spot(place)[0]) + 1
    return None


def _parent(text: str, start: int, indent: int) -> int:
    """The line of the entry that a line at `start` stood in: less far to the right, above it."""
    lines = text.split("\n")
    content = [i for i, line in enumerate(lines) if line.strip() and line.lstrip()[0] != "#"]
    above = [i for i in content if i < text.count("\n", 0, start)]
    outer = [i for i in above if len(lines[i]) - len(lines[i].lstrip(" ")) < indent]
    return (outer[-1] if outer else content[0]) + 1


def _first_mention(plan: Plan, path: str) -> tuple[str, int] | None:
    """Where a department is first said to do something."""
    name = re.search("^department: (.+)$", plan.texts[path], re.M)[1]
    year = path.partition("/")[0]
    for file, key in (("timeline", "who"), ("commitments", "owner"), ("groups", "hosted_by")):
        other = f"{year}/{file}.yaml"
        if match := re.search(rf"{key}: {name}(?=\n|,)", plan.texts[other]):
            return other, plan.texts[other].count("\n", 0, match.start()) + 1
    return None


def sample(lists: list[list[Mutant]], most: int, random: Random) -> list[Mutant]:
    """A few of each row in turn, so that no row is left out for another."""
    shuffled = [random.sample(made, len(made)) for made in lists]
    random.shuffle(shuffled)
    return [m for turn in zip_longest(*shuffled) for m in turn if m is not None][:most]
