"""Run the rules in the order of their needs, and keep what was left out and why.

engine.py says what rules say of one another. Knows no single rule.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace

from generators.checks.engine import ANY_ERROR, Context, Judgement, Rule
from generators.checks.found import Found
from generators.checks.precedence import in_order, yielding
from generators.core.diagnostics import ERROR, Diagnostic, Finding, NotApplicable, Unknown, Waiting

_IsWaived = Callable[[Diagnostic, Context], bool]
PASS, FAIL, UNKNOWN, NOT_APPLICABLE = "pass", "fail", "unknown", "not-applicable"
STATUSES = (FAIL, UNKNOWN, PASS, NOT_APPLICABLE)  # the first that holds for any year wins


@dataclass(frozen=True, slots=True)
class Answer:
    """What one rule says of all plans: a status, what was missing or not applicable, and the
    diagnostics that have to be mended before it can say more."""

    rule: Rule
    status: str
    missing: tuple[str, ...] = ()
    waits_for: tuple[Diagnostic, ...] = ()


@dataclass(frozen=True)
class Outcome:
    """What all rules found: to be shown, waived, left out with what explains it, and each rule's
    answer."""

    diagnostics: tuple[Diagnostic, ...] = ()
    waived: tuple[Diagnostic, ...] = ()
    left_out: Mapping[Diagnostic, Diagnostic] = field(default_factory=dict)
    answers: tuple[Answer, ...] = ()


def run(
    rules: Iterable[Rule],
    contexts: list[Context],
    is_waived: _IsWaived = lambda diagnostic, context: False,
) -> Outcome:
    """Every rule over every plan in the order in which they need one another; then it is settled
    what any error explains; then those that come last. A finding that is waived is no reason for
    a rule to fail."""
    rules = list(rules)
    order, running = in_order(rules), _Run(contexts, is_waived)
    for each in (one for one in order if not one.last):
        running.judge(each)
        running.leave_out(each, [d for code in each.needs for d in running.found(code)])
    for each, others in yielding(order):
        errors = [d for one in others for d in running.told(one.code) if d.severity == ERROR]
        running.leave_out(each, errors)
    for each in (one for one in order if one.last):
        waits = {code: running.waits_for(code) for code in running.said}
        running.judge(each, found=running.all_told(), waits=waits, rules=tuple(rules))
    return running.outcome(rules)


def foreseen(now: Outcome, later: Outcome) -> Outcome:
    """What is told today, with what will be told once all that is decided has come into force: an
    amendment of next month that names somebody unknown is told while it can be mended."""
    told = {(d.code, d.location) for d in (*now.diagnostics, *now.waived)}
    new = [d for d in later.diagnostics if (d.code, d.location) not in told]
    codes = {each.code for each in new}
    answers = tuple(
        then if then.rule.code in codes else each
        for each, then in zip(now.answers, later.answers, strict=True)
    )
    left_out = {**later.left_out, **now.left_out}
    return Outcome(tuple(sorted((*now.diagnostics, *new))), now.waived, left_out, answers)


@dataclass(frozen=True, slots=True)
class _Said:
    """A judgement; of a finding also the diagnostic, and whether it is waived."""

    judgement: Judgement
    diagnostic: Diagnostic | None = None
    waived: bool = False


class _Run:
    """What was said so far: by code, a list for each context."""

    def __init__(self, contexts: list[Context], is_waived: _IsWaived):
        self.contexts, self.is_waived = contexts, is_waived
        self.said: dict[str, list[list[_Said]]] = {}
        self.left_out: dict[Diagnostic, Diagnostic] = {}
        self._found: dict[tuple[str, int], Found] = {}

    def judge(
        self,
        each: Rule,
        found: tuple[Diagnostic, ...] = (),
        waits: Mapping[str, tuple[Diagnostic, ...]] | None = None,
        rules: tuple[Rule, ...] = (),
    ) -> None:
        """Hear a rule on every plan; `found`, `waits` and `rules` are for those that come last."""
        of_each = []
        for index, context in enumerate(self.contexts):
            needed = {code: self._found_in(code, index) for code in each.needs if code != ANY_ERROR}
            seen = replace(context, needed=needed, found=found, waits=waits or {}, rules=rules)
            of_each.append([self._said(each, j, context) for j in each.function(seen)])
        self.said[each.code] = of_each

    def _said(self, each: Rule, judgement: Judgement, context: Context) -> _Said:
        if not isinstance(judgement, Finding):
            return _Said(judgement)
        f = judgement
        told = each.at(f.location, f.message, f.advice, f.fix, f.related, f.explains)
        return _Said(f, told, told.severity != ERROR and self.is_waived(told, context))

    def found(self, code: str) -> list[Diagnostic]:
        return [d for index in range(len(self.contexts)) for d in self._found_in(code, index)]

    def _found_in(self, code: str, index: int) -> Found:
        """What a rule sees in one plan, left out or not, but for what is waived."""
        if code not in self.said:
            return Found()
        if (code, index) not in self._found:
            said = self.said[code][index]
            found = Found(s.diagnostic for s in said if s.diagnostic and not s.waived)
            self._found[code, index] = found
        return self._found[code, index]

    def told(self, code: str) -> list[Diagnostic]:
        return [d for d in self.found(code) if d not in self.left_out]

    def leave_out(self, each: Rule, causes: list[Diagnostic]) -> None:
        """The findings of a rule that one of these accounts for."""
        accounting = Found(causes)
        for said in (s for of_each in self.said[each.code] for s in of_each):
            if not isinstance(said.judgement, Finding) or not said.diagnostic:
                continue
            own = (said.judgement.location,) if ANY_ERROR in each.needs else ()
            places = said.judgement.within or own
            cause = accounting.first_within(places)
            if cause:
                self.left_out.setdefault(said.diagnostic, cause)

    def all_told(self, waived: bool | None = None) -> tuple[Diagnostic, ...]:
        """What is not left out; all, or what is waived, or what is not."""
        every = (s for rule in self.said.values() for of_each in rule for s in of_each)
        meant = (s.diagnostic for s in every if s.diagnostic and waived in (None, s.waived))
        return tuple(dict.fromkeys(d for d in meant if d not in self.left_out))

    def outcome(self, rules: list[Rule]) -> Outcome:
        waived = self.all_told(waived=True)
        return Outcome(
            diagnostics=tuple(sorted({*self.all_told()} - {*waived})),
            waived=tuple(sorted(waived)),
            left_out={d: self._cause(d) for d in self.left_out},
            answers=tuple(self._answer(each) for each in rules),
        )

    def _cause(self, diagnostic: Diagnostic) -> Diagnostic:
        """What is told in the end: the cause of the cause may be left out itself."""
        while diagnostic in self.left_out:
            diagnostic = self.left_out[diagnostic]
        return diagnostic

    def _answer(self, each: Rule) -> Answer:
        of_each = self.said[each.code]
        statuses = {self._status(said) for said in of_each}
        status = next((s for s in STATUSES if s in statuses), NOT_APPLICABLE)
        all_said = [s for said in of_each for s in said]
        missing = [s.judgement.missing for s in all_said if isinstance(s.judgement, Unknown)]
        if status == NOT_APPLICABLE:
            missing += [
                s.judgement.reason for s in all_said if isinstance(s.judgement, NotApplicable)
            ]
        return Answer(each, status, tuple(dict.fromkeys(missing)), self.waits_for(each.code))

    def waits_for(self, code: str) -> tuple[Diagnostic, ...]:
        """What has to be mended before a rule can say more."""
        all_said = (s for of_each in self.said[code] for s in of_each)
        waits = {id(each): each for each in map(self._waits_for, all_said)}  # often the same many
        return tuple(sorted({self._cause(d) for each in waits.values() for d in each}))

    def _waits_for(self, said: _Said) -> tuple[Diagnostic, ...]:
        if isinstance(said.judgement, Waiting):
            return said.judgement.because
        told = said.diagnostic
        return (told,) if told and told in self.left_out else ()

    def _status(self, said: list[_Said]) -> str:
        if any(s.diagnostic and not s.waived and s.diagnostic not in self.left_out for s in said):
            return FAIL
        kinds = {type(s.judgement) for s in said if not s.diagnostic}
        if kinds & {Unknown, Waiting} or any(self._waits_for(s) for s in said):
            return UNKNOWN
        return NOT_APPLICABLE if NotApplicable in kinds else PASS
