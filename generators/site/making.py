"""Make all outputs in memory; an output that cannot be made is a finding (OUT-01).

What `plan check --make` shows and what building and exporting begin with, so that a plan which
passes is one that comes out whole. Knows no single output.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import PurePath
from typing import NamedTuple

from generators.checks.plan_check import Report
from generators.checks.prv import leaks
from generators.core.chinese import listed
from generators.core.diagnostics import Diagnostic, Location
from generators.core.failures import NOT_MADE, in_words
from generators.model.structure import Entity
from generators.press.paper.glyphs import Unprintable
from generators.site.edition import Artifact, Edition, Failure
from generators.site.pages import artifacts

_ADVICE = (
    "先撤回刚才在这里的改动，或者换一种写法，再把这条结果告诉维护的人"
    "（运行 plan --debug check --make 可以看到程序出错的位置）"
)
_MOST_NAMED = 3


class Made(NamedTuple):
    """`report` says also what could not be made; `failures` are the same with their reasons."""

    report: Report
    artifacts: tuple[Artifact, ...] = ()
    failures: tuple[Failure, ...] = ()


def make(
    edition: Edition,
    outputs: Callable[[Edition], Iterable[Artifact]] = artifacts,
    scanned: bool = True,
) -> Made:
    """Everything of an edition without errors; of one with errors nothing. What is `scanned` is
    looked through for personal data; a site that is to be published is so when it is finished."""
    if not edition.report.ok:
        return Made(edition.report)
    failures: list[Failure] = []
    made = tuple(outputs(replace(edition, failures=failures)))
    found = (*_told(failures), *(_leaked(edition, made) if scanned else ()))
    report = replace(
        edition.report,
        diagnostics=tuple(sorted({*edition.report.diagnostics, *found})),
        made=len(made),
    )
    return Made(report, made, tuple(failures))


def _told(failures: list[Failure]) -> Iterator[Diagnostic]:
    """One finding for each place and reason, with all that cannot be made because of it."""
    grouped: dict[tuple[Location, str], dict[str, None]] = {}
    for what, of, error in failures:
        if isinstance(error, Unprintable):
            yield from error.diagnostics
        else:
            key = (_place(error, of), in_words(error))
            grouped.setdefault(key, {})[what] = None
    for (place, reason), names in grouped.items():
        named = listed([*names], _MOST_NAMED, "样")
        yield NOT_MADE.at(place, f"{named}做不出来：{reason}，多半与这里的写法有关", _ADVICE)


def _place(error: Exception, of: Entity | None) -> Location:
    """Where the innermost thing of the plan stands that the program was busy with as it failed;
    else what the output is made of."""
    nearest, trace = of, error.__traceback__
    while trace:
        held = [each for each in trace.tb_frame.f_locals.values() if isinstance(each, Entity)]
        nearest, trace = held[-1] if held else nearest, trace.tb_next
    return nearest.at() if nearest else Location("plan")


def _leaked(edition: Edition, made: tuple[Artifact, ...]) -> Iterator[Diagnostic]:
    college = edition.institution.college
    folder = PurePath(college.spot.source.path).parent
    own = leaks.own_domain(f"site: {college.site}")
    file = PurePath(edition.head.spot.source.path).relative_to(folder).as_posix()
    return leaks.in_artifacts(made, folder, file, own)
