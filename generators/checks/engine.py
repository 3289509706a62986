"""What a rule is, and what it may look at. Knows no single rule.

A rule is a generator function over a Context that yields what it sees: `Finding` (it is so,
here), `Unknown` (cannot judge, this is missing), `Waiting` (cannot judge until another fault is
mended), `NotApplicable` (nothing to judge). One that yields nothing has passed. Its docstring is
the page of the rule: why, and how to mend it.

Rules do not know one another but for codes, as data: `@rule(…, needs=("REF-01",))`. Those that are
needed are judged before (precedence.py, running.py), and what they found is used in two ways:

- A finding says `within` which things it speaks of. Where a needed rule has found a fault in one
  of these, that is the cause: the finding is left out, and kept with it.
- A rule asks `context.waiting("REF-01", place, …)`, and yields the answer where it cannot judge.

`needs=(ANY_ERROR,)` is a rule that speaks of what any error may have brought about: its finding,
`within` its own place if it says no other, is left out where any error stands. Such rules are
heard last, errors before warnings; of two errors of that kind one must need the other by name.

A rule that found nothing, but left something out or waits, has not passed: it cannot judge, and
its answer says which faults are to be mended first. A warning that is waived explains nothing.
"""

import ast
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from inspect import cleandoc, getsource
from typing import TYPE_CHECKING

from generators.checks.found import Found
from generators.core.diagnostics import (
    Code,
    Diagnostic,
    Finding,
    Location,
    NotApplicable,
    Unknown,
    Waiting,
)
from generators.model.institutions import Institution
from generators.model.plans import Plan

if TYPE_CHECKING:  # loaded only where versions are compared
    from generators.diff.deltas import Delta

ANY_ERROR = "*"  # among the needs of a rule: any error within the same thing


@dataclass(frozen=True)
class Base:
    """An earlier version that the plan is compared with. `plan` is of the same year, None where
    there was none; `deltas` are the differences of that year and of the registries, as the files
    say it; `in_force` gives the same with all amendments of both versions applied; `files` those
    whose text differs, below the plan folder; `plans` all years there were."""

    plan: Plan | None
    deltas: tuple["Delta", ...] = ()
    in_force: Callable[[], tuple["Delta", ...]] = tuple
    files: tuple[str, ...] = ()
    plans: tuple[Plan, ...] = ()


@dataclass(frozen=True)
class Context:
    """What a rule may look at: the plan on the day `as_of`, the version it is compared with and
    who proposes it (None where nobody has said), the file of owners that is there, what the rules
    it needs have found and, for a rule that comes last, what all others have."""

    plan: Plan
    as_of: date
    base: Base | None = None
    actor: str | None = None
    codeowners: str | None = None
    plans: tuple[Plan, ...] = ()  # of all years, this one among them
    needed: Mapping[str, Found] = field(default_factory=dict)  # by code
    found: tuple[Diagnostic, ...] = ()  # by all other rules; for rules that come last
    waits: Mapping[str, tuple[Diagnostic, ...]] = field(default_factory=dict)  # what others need
    rules: tuple["Rule", ...] = ()  # all that are run; for rules that come last

    @property
    def institution(self) -> Institution:
        return self.plan.institution

    def waiting(self, code: str, *places: Location) -> Waiting | None:
        """For what the rule `code` has found within these places; without places, anywhere."""
        found = self.needed[code]
        because = found.within(places) if places else found
        return Waiting(because) if because else None


Judgement = Finding | Unknown | Waiting | NotApplicable
Function = Callable[[Context], Iterator[Judgement]]


@dataclass(frozen=True, slots=True)
class Rule(Code):
    """A code with the function that judges, and the codes that are judged before. One that comes
    `last` judges what was found; a `habit` is what colleges may do otherwise (habits.py)."""

    function: Function = field(kw_only=True, compare=False)
    needs: tuple[str, ...] = ()
    last: bool = False
    habit: bool = False


def rule(
    code: str,
    severity: str,
    title: str,
    *,
    needs: tuple[str, ...] = (),
    last: bool = False,
    habit: bool = False,
) -> Callable[[Function], Rule]:
    """Make a function a rule. Registers nothing: rule_list.py collects the modules."""

    def wrap(function: Function) -> Rule:
        return Rule(code, severity, title, _why(function), needs, last, habit, function=function)

    return wrap


def _why(function: Function) -> str:
    """Its docstring; `python -OO` has thrown it away, but not the file."""
    if function.__doc__ is None and sys.flags.optimize > 1:
        definition = ast.parse(getsource(function)).body[0]
        return (
            ast.get_docstring(definition) or "" if isinstance(definition, ast.FunctionDef) else ""
        )
    return cleandoc(function.__doc__ or "")
