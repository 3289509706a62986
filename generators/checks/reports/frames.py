"""One diagnostic in a terminal: the fact, the line with its place marked, and the fix.

Knows texts and columns, and nothing of reports. A text of a contributor comes out as one line.
"""

from generators.core.chinese import columns
from generators.core.diagnostics import ERROR, INFO, WARNING, Diagnostic, Fix, Location
from generators.core.escaping import plain

NAMES = {ERROR: "错误", WARNING: "提醒", INFO: "提示"}
_FRAME_WIDTH = 76  # columns of a source line shown; the caret stays in view


def explanation(code: str) -> str:
    """Where a code is explained on the site."""
    return f"/rules.html#{code.lower()}"


def frame(diagnostic: Diagnostic, texts: dict[str, str]) -> str:
    place = diagnostic.location
    lines = [
        f"{NAMES[diagnostic.severity]} {diagnostic.code}  {plain(diagnostic.message)}",
        f"  --> {plain(place.path)}:{place.line}:{place.column}",
        *_excerpt(place, texts, "^"),
    ]
    for note in diagnostic.related:
        at = note.location
        lines.append(f"  ::: {plain(at.path)}:{at.line}:{at.column}  {plain(note.message)}")
        lines += _excerpt(at, texts, "-")
    if diagnostic.advice:
        lines.append(f"   = 怎么改 {plain(diagnostic.advice)}")
    if diagnostic.fix:
        lines.append(f"   = 改成   {mended(diagnostic.fix, texts)}")
    return "\n".join([*lines, f"   = 说明   {asked(diagnostic.code)}"])


def asked(code: str) -> str:
    """How a code is explained at the desk."""
    return f"plan rules {code}"


def mended(fix: Fix, texts: dict[str, str]) -> str:
    """The line as it reads with the fix applied, as a person is shown it wherever that is."""
    place = fix.location
    was = "\n".join(texts[place.path].split("\n")[place.line - 1 : place.end_line])
    return plain(side_by_side(was, fixed_line(fix, texts))[1])


def side_by_side(old: str, new: str) -> tuple[str, str]:
    """Two lines as they can be told apart: where only blanks differ, with the blanks marked."""
    if old.split() == new.split() and old != new:
        marks = str.maketrans({" ": "·", "\t": "→", "\u3000": "□"})
        return old.translate(marks), f"{new.translate(marks)}（一点是一个空格）"
    return old.strip(), new.strip()


def _excerpt(place: Location, texts: dict[str, str], mark: str) -> list[str]:
    lines = texts.get(place.path, "").split("\n")
    if not (0 < place.line <= len(lines)) or not lines[place.line - 1].strip():
        return []
    line = lines[place.line - 1]
    end = place.end_column if place.end_line == place.line else len(line) + 1
    start = max(0, min(place.column - 1, len(line)))
    line, start, end = _window(line, start, max(end - 1, start + 1))
    number = str(place.line)
    gutter = " " * len(number)
    under = " " * columns(line[:start]) + mark * max(1, columns(line[start:end]))
    return [f" {gutter} |", f" {number} | {plain(line)}", f" {gutter} | {under}"]


def _window(line: str, start: int, end: int) -> tuple[str, int, int]:
    """A stretch of a long line that holds the marked place."""
    if columns(line) <= _FRAME_WIDTH:
        return line, start, end
    first = max(0, start - 12)
    last = first
    while last < len(line) and columns(line[first : last + 1]) <= _FRAME_WIDTH - 2:
        last += 1
    before, after = "…" if first else "", "…" if last < len(line) else ""
    shift = len(before) - first
    return before + line[first:last] + after, start + shift, min(end, last) + shift


def fixed_line(fix: Fix, texts: dict[str, str]) -> str:
    """The line, or the lines, as they read with the fix applied."""
    place = fix.location
    lines = texts[place.path].split("\n")
    first, last = lines[place.line - 1], lines[place.end_line - 1]
    return first[: place.column - 1] + fix.replacement + last[place.end_column - 1 :]
