"""Shares in percent: how many of those who sat have passed, and the like. Holds no rule."""

import re
from collections.abc import Iterator

from generators.checks.txt.said import Said, clause_at, is_elsewhere
from generators.checks.txt.said_figures import left, sums_of
from generators.core.late_patterns import Late
from generators.model.plans import Plan

_RATE = Late(
    r"(?P<rate>通过率|合格率|报名率|取证率|获证率|参考率|到考率)(?:达到?|为|是|约)?(?:了)?(?P<share>[0-9]{1,3}(?P<rest>\.[0-9]{1,2})?)[%％]",
    "率",
)
# What is counted, and of what.
_OF: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "通过": (("passed",), ("examined", "registered")),
    "合格": (("passed",), ("examined", "registered")),
    "报名": (("registered",), ("approved", "declared")),
    "取证": (("certified",), ("examined", "registered", "passed")),
    "获证": (("certified",), ("examined", "registered", "passed")),
    "参考": (("examined",), ("registered",)),
    "到考": (("examined",), ("registered",)),
}
_ALL = "100"
_AIM = re.compile("力争|目标|争取|不低于|确保|达到.{0,6}以上|超过|以上|要|计划|预期|预计")


def rates(plan: Plan, words: str) -> Iterator[Said]:
    """Shares that follow from no numbers of those that are named, nor from those of all."""
    if "率" not in words or _AIM.search(words):
        return
    for match in _RATE.finditer(words):
        if is_elsewhere(plan, clause_at(words, *match.span())):
            continue
        if match["share"] == _ALL:  # a promise, which is TXT-10's
            continue
        counted, of = _OF[match["rate"][:2]]
        digits = len(match["rest"] or ".") - 1
        known = [
            f"{100 * part / whole:.{digits}f}"
            for lines in left(plan, words, match.start())
            for above in counted for below in of
            for part, whole in zip(sums_of(lines, above), sums_of(lines, below), strict=False)
            if whole
        ]  # fmt: skip
        if known and match["share"] not in known:
            message = f"这里写{match['rate']} {match['share']}%，按计划里的人数算是 {known[0]}%"
            yield Said(match.span("share"), message)
