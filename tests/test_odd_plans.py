"""A green check means that everything can be made: a short walk through odd plans; `make fuzz` goes
on. What such walks have found is kept here by itself."""

import random
from collections import Counter
from copy import deepcopy

import pytest
from odd.plans import read, write
from odd.steps import STEPS
from odd.walk import PLANS, Walk

from generators.checks.plan_check import check
from generators.model import amend
from generators.site.edition import Artifact
from generators.site.pages import certificates

FROZEN = ("base", "2021")


@pytest.mark.parametrize(("frozen", "draws"), [("base", 9), ("2021", 3)])
def test_of_plans_without_errors_everything_can_be_made(frozen, draws, tmp_path):
    walk = Walk(frozen, 5, tmp_path)
    walk.run(draws)
    assert walk.faults == []
    assert walk.counts["draws"] == draws
    assert walk.counts["green"] >= draws // 4
    assert walk.counts["files"] > 90 * walk.counts["green"]


@pytest.mark.parametrize("frozen", FROZEN)
def test_a_plan_that_is_read_and_written_says_the_same(frozen, tmp_path):
    plan = read(PLANS / frozen)
    write(plan, tmp_path / "plan")
    assert read(tmp_path / "plan") == plan
    before, after = (
        Counter(d.code for d in check(folder, None).diagnostics)
        for folder in (PLANS / frozen, tmp_path / "plan")
    )
    assert before == after


@pytest.mark.parametrize("step", dict.fromkeys(STEPS), ids=lambda step: step.__name__)
def test_every_step_changes_something(step):
    plan = read(PLANS / "base")

    def changes(seed):
        fresh = deepcopy(plan)
        step(random.Random(seed), fresh)
        return fresh != plan

    assert any(map(changes, range(30)))


def test_a_walk_notices_what_cannot_be_made(tmp_path, monkeypatch):
    def broken(edition, plan, certificate) -> Artifact:
        raise KeyError(certificate.name)

    monkeypatch.setattr(certificates, "_certificate", broken)
    walk = Walk("base", 5, tmp_path)
    walk.run(3)
    assert {type(error) for _, error, _ in walk.faults} == {KeyError}
    assert all(what.startswith("make ") for what, _, _ in walk.faults)


def test_an_entry_cannot_be_added_where_entries_have_no_name():
    with pytest.raises(LookupError):
        amend.walk({"blocks": [{"text": "甲"}]}, ("blocks", "乙", "text"))
