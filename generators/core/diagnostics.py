"""What is said about the data, as values: places, findings, diagnostics.

Knows nothing of YAML, schemas, plans or output formats. Diagnostics are values;
an exception in this project is a bug.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

ERROR, WARNING, INFO = "error", "warning", "info"
SEVERITIES = (ERROR, WARNING, INFO)


@dataclass(frozen=True, order=True, slots=True)
class Location:
    """A stretch of a text file. Lines and columns count from 1, columns in code points;
    the end column is the first one behind the stretch."""

    path: str
    line: int = 1
    column: int = 1
    end_line: int = 1
    end_column: int = 1

    def contains(self, other: "Location") -> bool:
        return (
            self.path == other.path
            and (self.line, self.column) <= (other.line, other.column)
            and (other.end_line, other.end_column) <= (self.end_line, self.end_column)
        )


@dataclass(frozen=True, slots=True)
class Fix:
    """A change that is certain: `replacement` takes the place of what stands at `location`."""

    location: Location
    replacement: str


@dataclass(frozen=True, slots=True)
class Note:
    """Another place that helps to understand a finding."""

    location: Location
    message: str


@dataclass(frozen=True, slots=True)
class Finding:
    """It is so, here. `advice` says in words what to do; `fix` does it where that is certain.

    `within` are the smallest things (a row, a list, a paragraph) in which the fault of another
    rule, of those that this one needs, accounts for the finding: then it is left out. `explains`
    are places beside its own for which this finding accounts to others.
    """

    location: Location
    message: str
    advice: str = ""
    fix: Fix | None = None
    related: tuple[Note, ...] = ()
    within: tuple[Location, ...] = ()
    explains: tuple[Location, ...] = ()


@dataclass(frozen=True, slots=True)
class Unknown:
    """A rule cannot judge: `missing` names the data it would need."""

    missing: str


# What rules miss that hold a text against data, while the data are still being taken from it.
BEING_ENTERED = "印发的文件里认出的内容，核对以后写进计划（plan confirm）"


@dataclass(frozen=True, slots=True)
class Waiting:
    """A rule cannot judge something until what other rules have found there is mended."""

    because: tuple["Diagnostic", ...]


@dataclass(frozen=True, slots=True)
class NotApplicable:
    """A rule has nothing to judge: `reason` says why."""

    reason: str


@dataclass(frozen=True, slots=True)
class Code:
    """The identity of something that can be found. Stated once, never reused."""

    code: str
    severity: str
    title: str
    explanation: str = ""

    def at(
        self,
        location: Location,
        message: str,
        advice: str = "",
        fix: Fix | None = None,
        related: Iterable[Note] = (),
        explains: tuple[Location, ...] = (),
    ) -> "Diagnostic":
        return Diagnostic(
            location, self.code, self.severity, message, advice, fix, tuple(related), explains
        )


def explained(prefix: str, number: int, title: str, why: str, how: str) -> Code:
    """What keeps a file from being read or used: why that matters, and how it is mended."""
    return Code(f"{prefix}{number:03}", ERROR, title, f"{why}\n\n怎么改：{how}")


@dataclass(frozen=True, order=True, slots=True)
class Diagnostic:
    """A finding with its code and severity: what a reader gets. Sorts by place."""

    location: Location
    code: str
    severity: str
    message: str
    advice: str = field(default="", compare=False)
    fix: Fix | None = field(default=None, compare=False)
    related: tuple[Note, ...] = field(default=(), compare=False)
    explains: tuple[Location, ...] = field(default=(), compare=False)
