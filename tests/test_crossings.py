"""A spread of crossings.py; `make crossings` runs all.

The fault of a red case is told, or named as waiting for another, whatever else is wrong.
"""

import crossings
import pytest
from crossings import SLIPS, Crossing
from laying import Place

from generators.checks.plan_check import check
from generators.checks.rule_list import RULES
from generators.checks.running import Answer
from generators.core.diagnostics import Location

SEED = "short"


def test_slips_are_of_every_kind_and_each_is_told(tmp_path):
    kinds = {each.code[:3] for each in RULES} | {"PRV"}
    assert {crossings.prefix(slip) for slip in SLIPS} == kinds
    silent, place = [], Place(tmp_path)
    for slip in SLIPS:
        nothing = crossings.replace(slip, changes=())
        plan, before, _ = crossings.lay(place, nothing, slip, of_change=True)
        if not check(plan, None, before, memory=place.memory).diagnostics:
            silent.append(slip.title)
    assert silent == []


def test_each_case_beside_a_slip_is_told_or_waits(tmp_path):
    some = list(crossings.crossings(SLIPS, SEED, 1))[::8]
    made, wrong = crossings.run(iter(some), 1, tmp_path)
    assert made > 0.98 * len(crossings.red_cases()) / 8
    assert wrong == []


def test_cases_beside_others_are_told_or_wait(tmp_path):
    some = list(crossings.crossings(crossings.red_cases(), SEED, 1))[::20]
    made, wrong = crossings.run(iter(some), 1, tmp_path)
    assert made > 0.9 * len(some)
    assert wrong == []


def test_a_frozen_date_is_told_beside_a_task_id_that_is_used_twice(tmp_path):
    case = next(each for each in crossings.red_cases() if each.title == "SRC-05-phase")
    slip = next(each for each in SLIPS if each.title == "REF task id twice")
    report = Crossing(case, slip).report(Place(tmp_path))
    assert {"REF-01", "SRC-05"} <= {each.code for each in report.diagnostics}


@pytest.mark.parametrize(
    ("status", "told"), [("pass", True), ("not-applicable", True), ("unknown", False)]
)
def test_what_is_a_false_answer(status, told, tmp_path):
    """Passed, nothing to judge, or waiting for what nobody tells."""
    rule = RULES[0]
    cause = RULES[1].at(Location("plan/2025/timeline.yaml"), "wrong")
    report = check(crossings.cases.BASE, None)
    said = crossings.replace(
        report,
        answers=(Answer(rule, status, waits_for=(cause,)),),
        diagnostics=(cause,) * told,
    )
    assert crossings.false_answer(rule.code, said).startswith(status)
