"""Mends what is certain in a plan folder: the fixes that findings carry, until none is left.

Works in a copy and looks again after each change: a fix counts only when its finding is gone.
The folder itself sees the outcome, whole or not at all. A file without an error is never
touched. Knows no code and judges nothing; what it leaves, it returns.
"""

import re
import shutil
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from itertools import zip_longest
from pathlib import Path
from tempfile import TemporaryDirectory

from generators.checks.plan_check import Report, check
from generators.checks.reports.frames import side_by_side
from generators.core import files
from generators.core.diagnostics import ERROR, Diagnostic, Fix
from generators.core.escaping import plain
from generators.core.privacy import personal
from generators.core.yaml import source, texts
from generators.core.yaml.slips import Slip
from generators.core.yaml.source import Source
from generators.model import folders
from generators.model.load import Memory

_Key = tuple[str, str, str, int, int]  # of a finding: file, code, message, line, column
_MOST_ROUNDS = 60
_PADDING = re.compile("(?<=[\u3400-\u9fff])[ \u3000]+(?=[\u3400-\u9fff])")
_AROUND = "\"'“”‘’「」，,。、；;：: \u3000"


@dataclass(frozen=True)
class Mended:
    """One line that was changed. `new` is None where the line is gone."""

    path: str
    line: int
    old: str
    new: str | None


@dataclass(frozen=True)
class Outcome:
    mended: tuple[Mended, ...]
    left: tuple[Diagnostic, ...]  # errors that nobody can mend without knowing what was meant
    private: frozenset[str] = frozenset()  # stretches of text that are not to be shown


def fix(folder: Path) -> Outcome:
    """Mend a plan folder. Raises NotADirectoryError when there is none."""
    report = check(folder, None)
    if not any(each.severity == ERROR for each in report.diagnostics):
        return Outcome((), ())
    with TemporaryDirectory() as temporary:
        copy = Path(temporary) / "plan"
        before = _copy(folder, copy)
        _Mending(copy).run()
        fresh = {path: (copy / path).read_text("utf-8") for path in before}
    fresh = {path: _tidied(text, path) for path, text in fresh.items() if text != before[path]}
    mended = [
        line
        for path, text in fresh.items()
        for line in _changes(f"{folder.as_posix()}/{path}", before[path], text)
    ]
    files.replace_all(folder, fresh)
    return look_again(folder, Outcome(tuple(mended), (), report.private))


def look_again(folder: Path, outcome: Outcome) -> Outcome:
    """The same outcome with the errors that are there now."""
    after = check(folder, None)
    left = tuple(each for each in after.diagnostics if each.severity == ERROR)
    return replace(outcome, left=left, private=outcome.private | after.private)


def told(outcome: Outcome) -> str:
    """What was done and what was left, for people; personal data hidden."""
    lines = []
    for each in outcome.mended:
        lines.append(f"{each.path}:{each.line}")
        old, new = side_by_side(plain(each.old), plain(each.new or ""))
        lines.append(f"    原来  {old}")
        lines.append(f"    改成  {'（删去这一行）' if each.new is None else new}")
    lines.append(f"改好了 {len(outcome.mended)} 行。" if outcome.mended else "没有要自动改的。")
    if outcome.left:
        lines.append(f"\n还有 {len(outcome.left)} 处拿不准，没有动，请核对后改正：")
    for left in outcome.left:
        place = left.location
        where = f"{plain(place.path)}:{place.line}:{place.column}"
        lines.append(f"{where}  {left.code} {plain(left.message)}")
        if left.advice:
            lines.append(f"    怎么改  {plain(left.advice)}")
    return personal.mask("\n".join(lines), outcome.private) + "\n"


def _copy(folder: Path, copy: Path) -> dict[str, str]:
    """Copies what can be read as text, and returns the texts that may be mended."""
    found = {}
    copy.mkdir()
    tree = folders.walk(folder)
    for path in sorted(tree.folders):
        (copy / path).mkdir(parents=True, exist_ok=True)
    for path in sorted(tree.files) if not tree.too_many else ():
        try:
            text = texts.read(folder / path)
        except Slip:
            continue  # told by the check; nothing in it can be mended
        if path.endswith(".yaml"):
            found[path] = text
            (copy / path).write_text(text, "utf-8", newline="\n")
        else:
            shutil.copyfile(folder / path, copy / path)
    return found


class _Mending:
    """The mending of a copy: fixes that helped stay, others are undone and not tried again."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.memory = folder, Memory()  # most files stay from one look to the next
        self.refused: set[_Key] = set()

    def run(self) -> None:
        report = check(self.folder, None, memory=self.memory)
        for _ in range(_MOST_ROUNDS):
            batch = self._batch(report)
            if not batch:
                return
            after = self._apply(batch, report)
            if after is None:
                for each in batch:
                    after = self._apply([each], report)
                    if after is None:
                        self.refused.add(_key(each[0]))
                    else:
                        break  # places have changed: look again
            report = after or report

    def _batch(self, report: Report) -> list[tuple[Diagnostic, Fix]]:
        """The fixes that can be applied together: none overlaps another."""
        batch: list[tuple[Diagnostic, Fix]] = []
        taken: dict[str, tuple[int, int]] = {}
        for each in report.diagnostics:
            fix = each.fix or _registered(each, report)
            path = each.location.path
            if each.severity != ERROR or not fix or _key(each) in self.refused:
                continue
            start = (fix.location.line, fix.location.column)
            if path.endswith(".yaml") and start >= taken.get(path, (0, 0)):
                taken[path] = (fix.location.end_line, fix.location.end_column + 1)
                batch.append((each, fix))
        return batch

    def _apply(self, batch: list[tuple[Diagnostic, Fix]], report: Report) -> Report | None:
        """The report after these fixes; None where one did not help, and all are undone."""
        files = {Path(fix.location.path) for _, fix in batch}
        before = {file: file.read_text("utf-8") for file in files}
        for file, text in before.items():
            fixes = [fix for _, fix in batch if Path(fix.location.path) == file]
            file.write_text(_fixed(text, fixes), "utf-8", newline="\n")
        after = check(self.folder, None, memory=self.memory)
        were, are = _counted(report), _counted(after)
        asked = Counter(_key(each)[:3] for each, _ in batch)
        if all(are[key] <= were[key] - count for key, count in asked.items()):
            return after
        for file, text in before.items():
            file.write_text(text, "utf-8", newline="\n")
        return None


def _key(each: Diagnostic) -> _Key:
    place = each.location
    return place.path, each.code, each.message, place.line, place.column


def _counted(report: Report) -> Counter[tuple[str, str, str]]:
    return Counter(_key(each)[:3] for each in report.diagnostics)


def _registered(each: Diagnostic, report: Report) -> Fix | None:
    """A name that is registered without the blanks within it, 甲 一, or the marks around it,
    甲一。"""
    place = each.location
    if each.code[0] in "YS" or not report.institution or place.line != place.end_line:
        return None
    if place.path not in report.texts:  # beside the plan folder, or not there at all
        return None
    line = report.texts[place.path].split("\n")[place.line - 1]
    written = line[place.column - 1 : place.end_column - 1]
    name = _PADDING.sub("", written)
    known = set(report.institution.rooms)
    for of in (report.institution, *(plan.institution for plan in report.plans)):
        known |= {*of.people, *of.majors, *of.departments}
    if name.strip("\"'") not in known:
        name = name.strip(_AROUND)
    return Fix(place, name) if name != written and name.strip("\"'") in known else None


def _fixed(text: str, fixes: list[Fix]) -> str:
    lines = text.split("\n")
    for fix in sorted(fixes, key=lambda each: each.location, reverse=True):
        at = fix.location
        head, tail = (
            lines[at.line - 1][: at.column - 1],
            lines[at.end_line - 1][at.end_column - 1 :],
        )
        new = head + fix.replacement + tail
        emptied = not new.strip() and lines[at.line - 1].strip()
        lines[at.line - 1 : at.end_line] = [] if emptied else new.split("\n")
    return "\n".join(lines)


def _tidied(text: str, path: str) -> str:
    """A mended text without blanks at the ends of its lines, where that changes nothing."""
    tidy = "\n".join(line.rstrip(" \t") for line in text.split("\n"))
    read, same = source.parse(text, path), source.parse(tidy, path)
    if isinstance(read, Source) and isinstance(same, Source) and read.data == same.data:
        return tidy
    return text


def _changes(path: str, before: str, after: str) -> Iterator[Mended]:
    old, new = before.split("\n"), after.split("\n")
    for tag, start, end, first, last in SequenceMatcher(None, old, new, False).get_opcodes():
        if tag != "equal" and end > start:
            became = _beside(new[first:last], end - start)
            for number, (was, line) in enumerate(zip_longest(old[start:end], became), start + 1):
                yield Mended(path, number, was, line)


def _beside(new: list[str], count: int) -> list[str]:
    """The lines that so many lines became: a comment that moved above belongs to its line."""
    if len(new) <= count:
        return new
    became, above = [], []
    for line in new:
        above.append(line)
        if not line.lstrip().startswith("#"):
            became.append("\n".join(above))
            above = []
    return [*became[: count - 1], "\n".join([*became[count - 1 :], *above])]
