"""Links to the workbook and the calendar of a certificate or department. Makes none of them:
tables.py and calendars.py make the files."""

from collections.abc import Iterator

from generators.exchange.calendars import events
from generators.model.entities import Certificate, Responsibility
from generators.model.plans import Plan
from generators.site.pages import urls
from generators.site.pages.urls import Download


def downloads(plan: Plan, thing: object) -> Iterator[Download]:
    if isinstance(thing, Responsibility):
        name = thing.department
        label = f"{name}任务清单"
        yield Download(
            urls.department_book(plan, name), label, "Excel", f"{plan.year}-1X-{label}.xlsx"
        )
        if has_calendar(plan, name):
            label = f"{name}任务日历"
            yield Download(
                urls.department_calendar(plan, name), label, "日历", f"{plan.year}-1X-{label}.ics"
            )
    elif isinstance(thing, Certificate):
        label = f"{thing.name}考证日历"
        yield Download(
            urls.certificate_calendar(plan, thing), label, "日历", f"{plan.year}-1X-{label}.ics"
        )


def has_calendar(plan: Plan, department: str) -> bool:
    """Whether there is anything in a department's calendar. The file stays at its address: those
    who subscribed are to learn of what comes later."""
    return any(events.of_department(plan, department))
