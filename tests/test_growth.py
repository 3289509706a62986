"""Work is bounded by size: twice as much of anything costs at most a little more than twice.

Along every axis that the schemas know (growing.py) plans of three sizes are checked, and what each
stage and each rule does is counted (working.py), so nothing here depends on the machine. Compared
are the steps from size to size: what does not grow at all is in neither.
"""

import shutil

import pytest
from growing import axes, grown
from scaled import scaled
from working import Work

from generators.checks import plan_check, running
from generators.site.edition import make_edition
from generators.site.pages import OUTPUTS, papers

SIZES = (12, 24, 48)
MOST = 2.3  # times as much for twice the size
IDLE = 10  # lines for each entry: less is not worth telling


@pytest.mark.parametrize("axis", axes(), ids=str)
def test_twice_as_much_takes_twice_the_work(axis, tmp_path, monkeypatch):
    works = []
    for size in SIZES:
        folder = grown(tmp_path / "plan", axis, size)
        works.append(checked(folder, monkeypatch))
        shutil.rmtree(folder)
    assert too_much(works) == {}


def test_twice_the_certificates_and_majors_take_twice_the_work(tmp_path):
    """Of a plan without errors, everything that is made of it."""
    works = []
    for size in SIZES:
        edition = make_edition(scaled(tmp_path / str(size), size), None)
        assert edition.report.ok
        work = Work()
        with work:
            for render in OUTPUTS:
                made = papers.before_press if render is papers.render else render
                work.as_part(render.__module__, lambda edition, made=made: [*made(edition)])(
                    edition
                )
        works.append(work.parts)
    assert too_much(works) == {}


def test_what_takes_the_square_is_seen():
    def square(size):
        return sum(1 for _ in range(size) for _ in range(size))

    works = []
    for size in SIZES:
        work = Work(__file__)
        with work:
            work.as_part("square", square)(size)
        works.append(work.parts)
    assert too_much(works)["square"] > 3.9


def checked(folder, monkeypatch):
    """The work of a check, part by part."""
    work, judge, leave_out = Work(), running._Run.judge, running._Run.leave_out

    def counted(of):
        return lambda run, rule, *more, **named: work.as_part(f"{of.__name__} {rule.code}", of)(
            run, rule, *more, **named
        )

    with monkeypatch.context() as patch:
        patch.setattr(running._Run, "judge", counted(judge))
        patch.setattr(running._Run, "leave_out", counted(leave_out))
        patch.setattr(plan_check, "load", work.as_part("load", plan_check.load))
        with work:
            report = plan_check.check(folder, None)
    assert report.answers, report.diagnostics[:1]
    return work.parts | {"check": work.lines}


def too_much(works):
    """The parts that take more than they may, with how many times as much."""
    found = {}
    for part in works[-1]:
        small, middle, large = (work[part] for work in works)
        first, second = middle - small, large - middle
        if second > MOST * max(first, 0) and second - 2 * first > IDLE * SIZES[-1]:
            found[part] = round(second / max(first, 1), 1)
    return found
