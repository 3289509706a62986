"""What a rule is, and how rules are run. Knows no single rule.

A rule is a generator function over a Context that yields what it sees: `Finding` (it is so,
here), `Unknown` (cannot judge, this is missing), `NotApplicable` (nothing to judge). One that
yields nothing has passed. Its docstring is the page of the rule: why, and how to mend it.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from inspect import cleandoc

from generators.diagnostics import (
    ERROR,
    Code,
    Diagnostic,
    Finding,
    Location,
    NotApplicable,
    Unknown,
)
from generators.model.institutions import Institution
from generators.model.plans import Plan

PASS, FAIL, UNKNOWN, NOT_APPLICABLE = "pass", "fail", "unknown", "not-applicable"
STATUSES = (FAIL, UNKNOWN, PASS, NOT_APPLICABLE)  # the first that holds for any year wins


@dataclass(frozen=True)
class Base:
    """An earlier version that the plan is compared with. `plan` is of the same year, None where
    there was none; `deltas` are the differences of that year and of the registries, as the files
    say it; `in_force` gives the same with all amendments of both versions applied; `files` those
    whose text differs, below the plan folder; `plans` all years there were."""

    plan: Plan | None
    deltas: tuple = ()
    in_force: Callable[[], tuple] = tuple
    files: tuple[str, ...] = ()
    plans: tuple[Plan, ...] = ()


@dataclass(frozen=True)
class Context:
    """What a rule may look at: the plan on the day `as_of`, the version it is compared with and
    who proposes it (None where nobody has said), the file of owners that is there, and, for a
    rule that comes last, what the others have found."""

    plan: Plan
    as_of: date
    base: Base | None = None
    actor: str | None = None
    codeowners: str | None = None
    plans: tuple[Plan, ...] = ()  # of all years, this one among them
    found: tuple[Diagnostic, ...] = ()  # by all other rules; for rules that come last
    rules: tuple["Rule", ...] = ()  # all that are run; for rules that come last

    @property
    def institution(self) -> Institution:
        return self.plan.institution


Judgement = Finding | Unknown | NotApplicable
Function = Callable[[Context], Iterator[Judgement]]


@dataclass(frozen=True, slots=True)
class Rule(Code):
    """A code with the function that judges. A rule that `yields` speaks after the others, an
    error before a warning: its
    finding is dropped where one of them has found an error within the same thing. One that
    comes `last` judges what was found."""

    function: Function = field(default=None, compare=False)
    yields: bool = False
    last: bool = False


@dataclass(frozen=True, slots=True)
class Answer:
    """What one rule says of all plans: a status, and what was missing or not applicable."""

    rule: Rule
    status: str
    missing: tuple[str, ...] = ()


def rule(code: str, severity: str, title: str, *, yields: bool = False, last: bool = False):
    """Make a function a rule. Registers nothing: rules/__init__.py collects the modules."""

    def wrap(function: Function) -> Rule:
        return Rule(code, severity, title, cleandoc(function.__doc__), function, yields, last)

    return wrap


@dataclass(frozen=True)
class Outcome:
    """What all rules found: to be shown, waived, and each rule's answer."""

    diagnostics: tuple[Diagnostic, ...] = ()
    waived: tuple[Diagnostic, ...] = ()
    answers: tuple[Answer, ...] = ()


def run(
    rules: Iterable[Rule],
    contexts: list[Context],
    is_waived: Callable[[Diagnostic, Context], bool] = lambda diagnostic, context: False,
) -> Outcome:
    """Every rule over every plan; then those that yield, then those that come last. A finding
    that is waived is no reason for a rule to fail."""
    rules, found, waived, answers = list(rules), {}, {}, {}
    for each in sorted(rules, key=_turn):
        errors = [d.location for d in found if d.severity == ERROR] if each.yields else []
        judged = []
        for context in contexts:
            told = context
            if each.last:
                told = replace(context, found=tuple(found), rules=tuple(rules))
            said = [j for j in each.function(told) if not _yields_to(j, errors)]
            diagnostics = {_diagnostic(each, j): j for j in said if isinstance(j, Finding)}
            pardoned = [d for d in diagnostics if d.severity != ERROR and is_waived(d, context)]
            found |= dict.fromkeys(diagnostics)
            waived |= dict.fromkeys(pardoned)
            judged.append([j for j in said if j not in [diagnostics[d] for d in pardoned]])
        answers[each.code] = _answer(each, judged)
    return Outcome(
        diagnostics=tuple(sorted(d for d in found if d not in waived)),
        waived=tuple(sorted(waived)),
        answers=tuple(answers[each.code] for each in rules),
    )


def _turn(each: Rule) -> tuple[bool, ...]:
    return each.last, each.yields, each.yields and each.severity != ERROR


def _yields_to(judgement: Judgement, errors: list[Location]) -> bool:
    if not isinstance(judgement, Finding):
        return False
    whole = judgement.within or judgement.location
    return any(whole.contains(location) for location in errors)


def _diagnostic(each: Rule, finding: Finding) -> Diagnostic:
    return each.at(finding.location, finding.message, finding.advice, finding.fix, finding.related)


def _answer(each: Rule, judged: list[list[Judgement]]) -> Answer:
    statuses = {_status(one) for one in judged}
    status = next((s for s in STATUSES if s in statuses), NOT_APPLICABLE)
    said = [j for one in judged for j in one]
    missing = [j.missing for j in said if isinstance(j, Unknown)]
    missing += [j.reason for j in said if isinstance(j, NotApplicable) and status == NOT_APPLICABLE]
    return Answer(each, status, tuple(dict.fromkeys(missing)))


def _status(judged: list[Judgement]) -> str:
    kinds = {type(judgement) for judgement in judged}
    if Finding in kinds:
        return FAIL
    if Unknown in kinds:
        return UNKNOWN
    return NOT_APPLICABLE if NotApplicable in kinds else PASS
