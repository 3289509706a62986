"""Tell findings that were there before a change from new ones.

A finding is known by its code, its file and its words. Where in the file it stands, and the lines
that its words name, are nothing: a line more above it makes no finding new. Of several alike,
those on a line that was there before stood already. Knows no rules and no versions.
"""

import re
from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from generators.core.diagnostics import Diagnostic

_LINE = re.compile(r"第 [0-9]+ 行")


class Found(NamedTuple):
    """What was found in a folder, and the texts of its files."""

    folder: str
    diagnostics: Iterable[Diagnostic]
    texts: dict[str, str]

    def known_by(self, each: Diagnostic) -> tuple[str, str, str]:
        within = f"{self.folder}/"  # the version before lies elsewhere
        said = _LINE.sub("", each.message.replace(within, ""))
        return each.code, each.location.path.removeprefix(within), said

    def line(self, each: Diagnostic) -> str:
        lines = self.texts.get(each.location.path, "").split("\n")
        return lines[each.location.line - 1] if each.location.line <= len(lines) else ""


def standing(before: Found, after: Found) -> frozenset[Diagnostic]:
    """Those of `after` that `before` has as well."""
    left = Counter(map(before.known_by, before.diagnostics))
    lines = {(before.known_by(each), before.line(each)) for each in before.diagnostics}

    def is_on_a_new_line(each: Diagnostic) -> bool:
        return (after.known_by(each), after.line(each)) not in lines

    stood = set()
    for each in sorted(after.diagnostics, key=is_on_a_new_line):
        if left[after.known_by(each)]:
            left[after.known_by(each)] -= 1
            stood.add(each)
    return frozenset(stood)
