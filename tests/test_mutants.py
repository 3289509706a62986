"""A short run of mutants/; `make mutants` runs all.

Every single fault is told once, at its place; two are told in one run; what is valid is not.
"""

from collections import Counter
from random import Random

import pytest
import rule_mutants
from mutants.bench import (
    Bench,
    caught_and_missed,
    false_alarms,
    false_alarms_of_changes,
    pairs,
)
from mutants.plans import REAL, drafts, plans
from rule_material import Stock

from generators.checks.catalogue.codes import CODES

SEED = "short"
FEW = 1  # mutants of each code; `make mutants` tries more


@pytest.fixture(scope="module")
def bench(tmp_path_factory):
    return Bench(tmp_path_factory.mktemp("mutants"))


@pytest.fixture(scope="module")
def run(bench):
    return caught_and_missed(bench, [c.code for c in CODES], SEED, FEW)


def test_plans_are_as_their_names_say(bench):
    """The forms of base are valid, and the plans differ."""
    for plan in plans():
        for draft in (False, True):
            _, standing = bench.of(drafts(plan) if draft else plan, draft)
            assert standing == Counter() or plan.name == REAL
    texts = [str(sorted(plan.texts.items())) + str(plan.crlf) for plan in plans()]
    assert len(set(texts)) == len(texts)


def test_every_code_has_its_mutants(run):
    table, _, _ = run
    assert {code for code, _, made, _ in table if made < FEW} == set()


def test_every_mutant_gives_its_finding_and_no_other(run):
    _, missed, _ = run
    assert missed == []


def test_two_faults_are_both_told(bench, run):
    _, _, caught = run
    of_changes = [mutant for mutant in caught if mutant.code.startswith("CHG-")]
    alone = [mutant for mutant in caught if mutant not in of_changes]
    two = [*pairs(alone, 30, Random(SEED)), *pairs(of_changes, 15, Random(SEED))]
    assert len(two) == 45
    assert [why for pair in two if (why := bench.missed(*pair))] == []


def test_valid_changes_give_no_finding(bench):
    assert false_alarms(bench, 40, Random(SEED)) == []
    assert false_alarms_of_changes(bench, 20, Random(SEED)) == []


def test_the_program_of_a_rule_is_changed_place_by_place(tmp_path):
    """`make rule-mutants`, for one small module; a name of a case leads to its rule."""
    stock = Stock(tmp_path, rule_mutants.told)
    tried, alive = rule_mutants.survivors("late_quotas", stock)
    assert tried > len(alive) >= 0
    assert len(alive) < tried / 2, alive
