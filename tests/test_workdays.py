"""Working days: the statutory calendar, 调休, and the college's own days above it."""

import subprocess
import sys
from datetime import date

import pytest

from generators.core.dates import parse
from generators.model.registries import Day, Days
from generators.model.workdays import NOT_ANNOUNCED, is_workday

NO_DAYS = Days(None, rest_days=(), work_days=())


@pytest.mark.parametrize(
    ("day", "works"),
    [
        (date(2021, 9, 17), True),  # Friday
        (date(2021, 9, 18), True),  # Saturday, worked for the holiday after it
        (date(2021, 9, 19), False),  # Sunday
        (date(2021, 10, 1), False),  # Friday, a statutory holiday
        (date(2025, 10, 11), True),  # Saturday, worked for the holiday before it
        (date(2025, 10, 12), False),
    ],
)
def test_statutory_calendar(day, works):
    assert is_workday(day, NO_DAYS) is works


def test_year_not_announced():
    assert is_workday(date(2098, 6, 2), NO_DAYS) is NOT_ANNOUNCED


def test_own_days_go_before_the_calendar():
    own = Days(
        None,
        rest_days=(
            Day(None, day=parse("2025-06-20"), note="校运会"),
            Day(None, day=parse("2098-06-02"), note="校庆"),
        ),
        work_days=(Day(None, day=parse("2025-06-21"), note="补课"),),
    )
    assert is_workday(date(2025, 6, 20), own) is False
    assert is_workday(date(2025, 6, 21), own) is True
    assert is_workday(date(2098, 6, 2), own) is False


def test_start_up_does_not_pay_for_the_calendar():
    code = "import sys, generators.checks.plan_check; sys.exit('chinese_calendar' in sys.modules)"
    subprocess.run([sys.executable, "-c", code], check=True)
