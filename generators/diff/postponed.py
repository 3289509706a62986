"""How far a date was moved, in working days where the calendar of those years is known."""

from datetime import date, timedelta

from generators.core.dates import PlanDate
from generators.model.registries import Days
from generators.model.workdays import NOT_ANNOUNCED, is_workday

_LONGEST = 800  # days; more is another year's date, and nobody counts its working days


def moved(before: PlanDate, after: PlanDate, days: Days) -> str:
    """推迟 5 个工作日, 提前, or nothing where neither can be said."""
    earlier, later = sorted((before, after), key=lambda each: (each.ends, each.begins))
    word = "推迟" if later is after else "提前"
    if (before.begins, before.ends) == (after.begins, after.ends):
        return ""
    if (before.first, before.last) == (after.first, after.last):  # hours of one day
        return word if before.time and after.time else ""
    if {before.precision, after.precision} != {"日"}:
        return word if before.precision == after.precision else ""
    apart = (later.last - earlier.last).days
    if apart > _LONGEST:
        return word
    working = _working_days(earlier.last, later.last, days)
    if working is None:
        return f"{word} {apart} 天，其中有几个工作日无法判断（那一年的放假安排还没有收录）"
    if working == 0:
        return f"{word} {apart} 天，没有跨过工作日"
    return f"{word} {working} 个工作日"


def _working_days(start: date, end: date, days: Days) -> int | None:
    """Behind `start`, up to and with `end`; None where a year is not announced."""
    span = (start + timedelta(days=n) for n in range(1, (end - start).days + 1))
    answers = [is_workday(day, days) for day in span]
    return None if NOT_ANNOUNCED in answers else sum(map(bool, answers))
