"""A short run of mutants.py; `make mutants` runs all.

Every single fault is told once, at its place; two are told in one run; what is valid is not.
"""

from collections import Counter
from random import Random

import mutants
import pytest

from generators.codes import CODES

SEED = "i"


@pytest.fixture(scope="module")
def bench(tmp_path_factory):
    return mutants.Bench(tmp_path_factory.mktemp("mutants"))


@pytest.fixture(scope="module")
def run(bench):
    codes = [code.code for code in CODES]
    return mutants.caught_and_missed(bench, codes, SEED, mutants.FEW)


def test_plans_are_as_their_names_say(bench):
    """The forms of base are valid, and the plans differ."""
    for plan in mutants.plans():
        for draft in (False, True):
            _, standing = bench.of(mutants.drafts(plan) if draft else plan, draft)
            assert standing == Counter() or plan.name == mutants.REAL
    texts = [str(sorted(plan.texts.items())) + str(plan.crlf) for plan in mutants.plans()]
    assert len(set(texts)) == len(texts)


def test_every_code_has_its_mutants(run):
    table, _, _ = run
    assert {code for code, _, made, _ in table if made < mutants.FEW} == set()


def test_every_mutant_gives_its_finding_and_no_other(run):
    _, missed, _ = run
    assert missed == []


def test_two_faults_are_both_told(bench, run):
    _, _, caught = run
    two = mutants.pairs(caught, 30, Random(SEED))
    assert len(two) == 30
    assert [why for pair in two if (why := bench.missed(*pair))] == []


def test_valid_changes_give_no_finding(bench):
    assert mutants.false_alarms(bench, 40, Random(SEED)) == []
