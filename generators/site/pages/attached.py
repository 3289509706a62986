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
        book = urls.department_book(plan, name)
        yield _download(plan, book, f"{name}任务清单", "Excel", "xlsx")
        if has_calendar(plan, name):
            calendar = urls.department_calendar(plan, name)
            yield _download(plan, calendar, f"{name}任务日历", "日历", "ics")
    elif isinstance(thing, Certificate):
        calendar = urls.certificate_calendar(plan, thing)
        yield _download(plan, calendar, f"{thing.name}考证日历", "日历", "ics")


def _download(plan: Plan, path: str, label: str, form: str, kind: str) -> Download:
    return Download(path, label, form, f"{urls.saved_as(plan, label)}.{kind}")


def has_calendar(plan: Plan, department: str) -> bool:
    """Whether there is anything in a department's calendar. The file stays at its address: those
    who subscribed are to learn of what comes later."""
    return any(events.of_department(plan, department))
