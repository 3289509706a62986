"""Working days: the statutory calendar with its 调休, and above it the college's own days.

The only module that imports chinese_calendar, and only once a day is asked about: it costs
25 ms. Knows no plan.
"""

from datetime import date

from generators.model.registries import Days

NOT_ANNOUNCED = None


def is_workday(day: date, days: Days) -> bool | None:
    """Whether people are at work on `day`; NOT_ANNOUNCED where the year's calendar is not known."""
    if any(each.day.first == day for each in days.rest_days):
        return False
    if any(each.day.first == day for each in days.work_days):
        return True
    import chinese_calendar

    try:
        announced: bool = chinese_calendar.is_workday(day)
    except NotImplementedError:
        return NOT_ANNOUNCED
    return announced
