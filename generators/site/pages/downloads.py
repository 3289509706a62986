"""下载: which files belong to a thing, so that its page can offer them.

An output that makes files for people to take away adds a function to SOURCES. It is given the
plan and the thing a page is about, and yields what it has for that thing; nothing else. The
thing is an entity of the model: the plan itself (pages of the year), a Certificate, a Major, a
Responsibility (a department's page), a Phase, the Document (印发文件), the Groups (机构).
Such a function knows addresses only, and imports no page.
"""

from collections.abc import Callable, Iterator

from generators.exchange.calendars import events
from generators.model.entities import Certificate, Responsibility
from generators.model.plans import Plan
from generators.site.pages import printed_papers, urls
from generators.site.pages.urls import Download


def downloads(plan: Plan, thing: object) -> list[Download]:
    """What can be taken away of `thing`, in the order of SOURCES."""
    return [download for source in SOURCES for download in source(plan, thing)]


def attached(plan: Plan, thing: object) -> Iterator[Download]:
    """The workbook and the calendar of a department, the calendar of a certificate: tables.py and
    calendars.py make the files."""
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


SOURCES: tuple[Callable[[Plan, object], Iterator[Download]], ...] = (
    printed_papers.downloads,
    attached,
)
