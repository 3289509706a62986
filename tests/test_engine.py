"""How rules are ordered, what is left out and kept, who waits for whom. Rules made up here."""

import ast
import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from generators.checks.engine import ANY_ERROR, Context, Rule
from generators.checks.engine import rule as rule_
from generators.checks.precedence import WrongNeeds, in_order
from generators.checks.rule_list import MODULES, RULES
from generators.checks.running import run
from generators.core.diagnostics import ERROR, WARNING, Finding, Location, NotApplicable, Unknown

ROW, LIST, ELSEWHERE = (
    Location("plan/2025/timeline.yaml", line, 1, end, 9)
    for line, end in ((12, 12), (10, 20), (30, 30))
)


@dataclass(frozen=True)
class _Year:
    """As much of a plan as these rules look at."""

    year: int = 2025


def rule(code, *judgements, severity=ERROR, asks=(), **more):
    """A rule that yields these; or waits, where what it `asks` about is told."""

    def function(context):
        """Why."""
        waiting = asks and context.waiting(*asks)
        yield from (waiting,) if waiting else judgements

    return rule_(code, severity, code, **more)(function)


def outcome(*rules, is_waived=lambda diagnostic, context: False, years=1):
    contexts = [Context(_Year(2025 + n), date(2025, 1, 1)) for n in range(years)]
    return run(rules, contexts, is_waived)


def told(result):
    return [(d.code, d.location) for d in result.diagnostics]


def answers(result):
    return {
        a.rule.code: (a.status, *(f"{d.code}:{d.location.line}" for d in a.waits_for))
        for a in result.answers
    }


# --- order ----------------------------------------------------------------------------------------


def test_needed_rules_come_first_and_answers_stay_in_their_order():
    late, middle, early = rule("C", needs=("B",)), rule("B", needs=("A",)), rule("A")
    assert [each.code for each in in_order([late, middle, early])] == ["A", "B", "C"]
    assert list(answers(outcome(late, middle, early))) == ["C", "B", "A"]


def test_a_cycle_is_refused():
    with pytest.raises(WrongNeeds, match="B"):
        in_order([rule("A", needs=("B",)), rule("B", needs=("A",))])


def test_an_unknown_code_is_refused():
    with pytest.raises(WrongNeeds, match="A needs NONE-01"):
        in_order([rule("A", needs=("NONE-01",))])


def test_our_rules_can_be_ordered_and_need_one_another_by_name():
    place = {each.code: index for index, each in enumerate(in_order(RULES))}
    pairs = [(each.code, need) for each in RULES for need in each.needs if need != ANY_ERROR]
    assert len(pairs) > 100
    assert [(one, other) for one, other in pairs if place[other] > place[one]] == []
    assert [each.code for each in RULES if len({*each.needs}) < len(each.needs)] == []


def test_rules_name_only_codes_of_their_own_and_those_they_need():
    """Of other rules they know codes, as data; not what these would say."""
    code, wrong = re.compile(r"[A-Z]{3}-[0-9]{2}"), {}
    for module in MODULES:
        own = [value for value in vars(module).values() if isinstance(value, Rule)]
        assert {each.function.__module__ for each in own} == {module.__name__}
        known = {each.code for each in own} | {need for each in own for need in each.needs}
        tree = ast.parse(Path(module.__file__).read_text("utf-8"))
        said = {node.value for node in ast.walk(tree)
                if isinstance(node, ast.Constant) and isinstance(node.value, str)}  # fmt: skip
        wrong |= {each: module.__name__ for each in said - known if code.fullmatch(each)}
    assert wrong == {}


def test_a_rule_is_shown_only_what_it_needs():
    with pytest.raises(KeyError):
        outcome(rule("A", Finding(ROW, "wrong")), rule("B", asks=("A",)))


# --- left out -------------------------------------------------------------------------------------


def test_a_finding_that_a_needed_rule_accounts_for_is_left_out_and_kept_with_it():
    cause = rule("A", Finding(ROW, "wrong"))
    echo = rule("B", Finding(ELSEWHERE, "echo", within=(LIST,)), needs=("A",))
    result = outcome(echo, cause)
    assert told(result) == [("A", ROW)]
    assert answers(result) == {"B": ("unknown", "A:12"), "A": ("fail", "A:12")[:1]}
    assert {d.code: by.code for d, by in result.left_out.items()} == {"B": "A"}


def test_without_within_a_needed_rule_accounts_for_nothing():
    result = outcome(rule("A", Finding(ROW, "wrong")), rule("B", Finding(ROW, "too"), needs=("A",)))
    assert [code for code, _ in told(result)] == ["A", "B"]


def test_a_finding_may_explain_places_beside_its_own():
    cause = rule("A", Finding(ELSEWHERE, "wrong", explains=(ROW,)))
    echo = rule("B", Finding(ROW, "echo", within=(ROW,)), needs=("A",))
    assert answers(outcome(cause, echo))["B"] == ("unknown", "A:30")


def test_a_rule_with_findings_of_its_own_fails_beside_what_is_left_out():
    echo, own = Finding(ROW, "echo", within=(ROW,)), Finding(ELSEWHERE, "own")
    result = outcome(rule("A", Finding(ROW, "wrong")), rule("B", echo, own, needs=("A",)))
    assert told(result) == [("A", ROW), ("B", ELSEWHERE)]
    assert answers(result)["B"] == ("fail", "A:12")


def test_the_cause_that_is_named_is_told_even_where_it_is_the_cause_of_a_cause():
    first = rule("A", Finding(ROW, "wrong"))
    second = rule("B", Finding(ROW, "echo", within=(ROW,)), needs=("A",))
    third = rule("C", Finding(ROW, "echo", within=(ROW,)), needs=("B",))
    waiting = rule("D", needs=("C",), asks=("C", ROW))
    result = outcome(waiting, third, second, first)
    assert answers(result)["C"] == answers(result)["D"] == ("unknown", "A:12")
    assert told(result) == [("A", ROW)]


# --- any error ------------------------------------------------------------------------------------


def test_any_error_accounts_for_what_stands_around_it():
    soft = rule("A", Finding(LIST, "differs"), needs=(ANY_ERROR,))
    for place, expected in ((ROW, ("unknown", "B:12")), (ELSEWHERE, ("fail",))):
        assert answers(outcome(soft, rule("B", Finding(place, "wrong"))))["A"] == expected


def test_a_warning_accounts_for_nothing_unless_it_is_needed_by_name():
    warning = rule("B", Finding(ROW, "unwise"), severity=WARNING)
    for needs, expected in (((ANY_ERROR,), ("fail",)), ((ANY_ERROR, "B"), ("unknown", "B:12"))):
        assert (
            answers(outcome(rule("A", Finding(LIST, "!"), needs=needs), warning))["A"] == expected
        )


def test_of_two_that_any_error_may_explain_the_error_is_told():
    error = rule("A", Finding(ROW, "wrong"), needs=(ANY_ERROR,))
    warning = rule("B", Finding(LIST, "unwise"), severity=WARNING, needs=(ANY_ERROR,))
    assert answers(outcome(warning, error)) == {"B": ("unknown", "A:12"), "A": ("fail",)}


def test_two_errors_that_any_error_may_explain_are_both_told_unless_one_needs_the_other():
    one = rule("A", Finding(ROW, "wrong"), needs=(ANY_ERROR,))
    other = rule("B", Finding(ROW, "too"), needs=(ANY_ERROR,))
    assert [code for code, _ in told(outcome(one, other))] == ["A", "B"]
    other = rule("B", Finding(ROW, "too"), needs=(ANY_ERROR, "A"))
    assert answers(outcome(other, one))["B"] == ("unknown", "A:12")


# --- waiting --------------------------------------------------------------------------------------


def test_a_rule_that_waits_has_not_passed():
    cause = rule("A", Finding(ROW, "wrong"))
    waiting = rule("B", needs=("A",), asks=("A", LIST))
    assert answers(outcome(cause, waiting))["B"] == ("unknown", "A:12")
    assert answers(outcome(rule("A"), waiting))["B"] == ("pass",)
    assert answers(outcome(rule("A", Finding(ELSEWHERE, "!")), waiting))["B"] == ("pass",)


def test_without_places_anything_is_waited_for():
    waiting = rule("B", needs=("A",), asks=("A",))
    assert answers(outcome(rule("A", Finding(ELSEWHERE, "!")), waiting))["B"] == ("unknown", "A:30")


def test_missing_data_are_named_beside_what_is_waited_for():
    echo = Finding(ROW, "echo", within=(ROW,))
    missing = rule("B", Unknown("the day"), NotApplicable("none"), echo, needs=("A",))
    answer = outcome(rule("A", Finding(ROW, "!")), missing).answers[1]
    assert (answer.status, answer.missing, len(answer.waits_for)) == ("unknown", ("the day",), 1)


def test_every_year_counts():
    result = outcome(rule("A", Finding(ROW, "!")), rule("B", needs=("A",), asks=("A",)), years=3)
    assert answers(result) == {"A": ("fail",), "B": ("unknown", "A:12")}
    assert len(result.diagnostics) == 1


# --- waivers, and what comes last -----------------------------------------------------------------


def test_what_is_waived_is_no_failure_and_explains_nothing():
    warning = rule("A", Finding(ROW, "unwise"), severity=WARNING)
    echo = rule("B", Finding(ROW, "echo", within=(ROW,)), needs=("A",))
    result = outcome(warning, echo, is_waived=lambda d, context: d.code == "A")
    assert answers(result) == {"A": ("pass",), "B": ("fail",)}
    assert [d.code for d in result.waived] == ["A"]


def test_an_error_is_never_waived():
    assert answers(outcome(rule("A", Finding(ROW, "!")), is_waived=lambda d, c: True))["A"] == (
        "fail",
    )


def test_what_comes_last_sees_what_is_told_and_what_waits():
    seen = []

    def function(context):
        """Why."""
        seen.append(([d.code for d in context.found], {c for c, w in context.waits.items() if w}))
        yield from ()

    last = rule_("Z", ERROR, "Z", last=True)(function)
    echo = rule("B", Finding(ROW, "echo", within=(ROW,)), needs=("A",))
    outcome(last, echo, rule("A", Finding(ROW, "!")))
    assert seen == [(["A"], {"B"})]
