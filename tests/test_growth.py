"""Work is bounded by size: twice as much of anything costs at most a little more than twice.

Along every axis that the schemas know (growing.py) plans of three sizes are checked, and what each
stage and each rule does is counted (working.py), so nothing here depends on the machine. Compared
are the steps from size to size: what does not grow at all is in neither.
"""

import os
import shutil
from zlib import crc32

import pytest
from growing import BASE, axes, grown, is_of_things, limit
from scaled import scaled
from working import Work

from generators.checks import plan_check, running
from generators.site.edition import Edition, make_edition
from generators.site.pages import OUTPUTS, finder, layout, majors, papers

SIZES = (12, 24, 48)
MOST = 2.3  # times as much for twice the size
IDLE = 10  # lines for each entry: less is not worth telling


# These set every major beside every certificate: along both at once they grow by the product.
TABLES_OF_TWO = (finder.render, majors.render)


@pytest.fixture(scope="module", autouse=True)
def _what_is_read_once_has_been_read():
    """Schemas, templates, patterns."""
    edition = make_edition(BASE, None)
    for render in OUTPUTS:
        list(unpressed(render)(edition))


# One axis in twenty-four, so that the suite stays short; GROWTH=all tries every one. By their
# names, so that a key more leaves the others as they are.
_ALL = os.environ.get("GROWTH") == "all"
TRIED = [
    axis
    for axis in axes()
    if (_ALL or crc32(str(axis).encode()) % 24 == 0)
    and not (axis.way and limit(axis) <= 2 * SIZES[-1])  # which is bounded by its limit
]


@pytest.mark.parametrize("axis", TRIED, ids=str)
def test_twice_as_much_takes_twice_the_work(axis, tmp_path, monkeypatch):
    works = []
    plan_check.check(grown(tmp_path / "once", axis, SIZES[0]), None)  # what only its errors ask for
    for size in SIZES:
        folder = grown(tmp_path / "plan", axis, size)
        work, report = checked(folder, monkeypatch)
        shutil.rmtree(folder)
        if report.ok and len(axis.way) == 1 and is_of_things(axis):
            work |= put_out(Edition(report, None), OUTPUTS)
        works.append(work)
    assert too_much(works) == {}


def test_twice_the_certificates_with_their_majors_take_twice_the_work(tmp_path):
    """Of a plan without errors, everything that is made of it."""
    works = []
    for size in SIZES:
        edition = make_edition(scaled(tmp_path / str(size), size), None)
        assert edition.report.ok
        works.append(put_out(edition, [each for each in OUTPUTS if each not in TABLES_OF_TWO]))
    assert too_much(works) == {}


@pytest.mark.parametrize("axis", [each for each in axes() if each.way], ids=str)
def test_every_list_has_a_limit(axis):
    assert limit(axis) <= 2_000


def test_a_limit_is_told_in_words(tmp_path):
    axis = next(each for each in axes() if str(each) == "terms.terms.[].variants")
    folder = grown(tmp_path / "plan", axis, limit(axis) - 1)
    file = folder / "terms.yaml"
    text = file.read_text("utf-8")
    indent = text.splitlines()[-1].partition("-")[0]
    file.write_text(f"{text}{indent}- 多一个\n{indent}- 再多一个\n", "utf-8")
    (found,) = plan_check.check(folder, None).diagnostics
    assert (found.code, found.location.path) == ("S107", str(file))
    assert found.message.endswith("至多 2000 项，现在有 2002 项")


def test_what_takes_the_square_is_seen():
    def square(size):
        return sum(1 for _ in range(size) for _ in range(size))

    works = []
    for size in SIZES:
        work = Work(__file__)
        with work:
            work.as_part("square", square)(size)
        works.append(work.parts)
    assert too_much(works)["square"] > 3.5


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
    return work.parts | {"check": work.lines}, report


def put_out(edition, outputs):
    """The work of each output."""
    with Work() as work:
        for render in outputs:
            work.as_part(render.__module__, _drained)(unpressed(render), edition)
    return work.parts


def _drained(render, edition):
    return [*render(edition)]


def unpressed(render):
    """Pressing papers and measuring them is the work of others, a paper at a time."""
    return {papers.render: papers.before_press, layout.render: lambda edition: ()}.get(
        render, render
    )


def too_much(works):
    """The parts that take more than they may, with how many times as much."""
    found = {}
    for part in works[-1]:
        small, middle, large = (work[part] for work in works)
        first, second = middle - small, large - middle
        if second > MOST * max(first, 0) and second - 2 * first > IDLE * SIZES[-1]:
            found[part] = round(second / max(first, 1), 1)
    return found
