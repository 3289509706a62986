"""日历: files to subscribe to, for the college, each department and each certificate; and the
page that says the same dates in words, for phones that cannot open such files."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from generators.exchange.calendars import feeds, ical_files
from generators.exchange.calendars.events import Event
from generators.exchange.calendars.feeds import (
    CERTIFICATE,
    COLLEGE,
    DEPARTMENT,
    Feed,
    Key,
    State,
    Version,
)
from generators.model import successors
from generators.model.plans import Plan
from generators.site.edition import Artifact, Edition
from generators.site.pages import downloads, urls
from generators.site.pages.pages import page

if TYPE_CHECKING:
    from generators.checks.versions import Past

# What the events are made from: only versions that touched these are asked for.
_TOUCHING = (
    "*/timeline.yaml", "*/plan.yaml", "*/certificates/*", "*/amendments/*", "*/commitments.yaml",
    "*/groups.yaml", "*/departments/*", "departments.yaml",
)  # fmt: skip


def render(edition: Edition) -> Iterator[Artifact]:
    past = edition.past(_TOUCHING) if edition.past else None
    versions, whole = _versions(edition, past), bool(past and past.whole)
    now = versions[-1].feeds
    states = {key: feeds.states(key, versions) for key in now}
    college = [each for key, its in states.items() if key[1] == COLLEGE for each in its]
    about = "、".join(each.plain for each in edition.programmes)
    name = f"{edition.institution.college.name}{about}"
    yield _calendar(edition, urls.CALENDAR, name, college, urls.HOME)
    for plan in edition.plans:
        with edition.making("日历", plan.files["timeline.yaml"]):
            yield from _of_year(edition, plan, now, states)
            yield page(
                urls.calendars(plan), "calendar.md.j2", edition, plan,
                edit=f"{plan.year}/timeline.yaml",
                events=_in_order(now[plan.year, COLLEGE, ""]), whole=whole,
                cancelled=[s.event for s in states[plan.year, COLLEGE, ""] if s.cancelled],
                webcal=lambda url: _webcal(edition, url),
                departments=[
                    each.department for each in successors.units(plan)
                    if downloads.has_calendar(plan, each.department)
                ],
            )  # fmt: skip


def _versions(edition: Edition, past: "Past | None") -> list[Version]:
    former = past.versions if past else ()
    current = edition.revision
    moment = ical_files.moment_of(edition.as_of, current.moment if current else "")
    return [
        *(Version(ical_files.moment_of(v.revision.day, v.revision.moment),
                  feeds.feeds(edition.shown(v.plans)))
          for v in former if v.plans),
        Version(moment, feeds.feeds(edition.plans)),
    ]  # fmt: skip


def _of_year(
    edition: Edition, plan: Plan, now: Mapping[Key, Feed], states: Mapping[Key, list[State]]
) -> Iterator[Artifact]:
    """The files of a year, each beside the page of what it is about."""
    about = {
        (plan.year, COLLEGE, ""): (urls.college_calendar(plan), urls.timeline(plan)),
        **{
            (plan.year, DEPARTMENT, plan.institution.departments[r.department].slug): (
                urls.department_calendar(plan, r.department),
                urls.department(plan, r.department),
            )
            for r in successors.units(plan)
        },
        **{
            (plan.year, CERTIFICATE, c.slug): (
                urls.certificate_calendar(plan, c),
                urls.certificate(plan, c),
            )
            for c in plan.certificates
        },
    }
    for key, (path, page_path) in about.items():
        yield _calendar(edition, path, now[key].name, states[key], page_path)


def _calendar(
    edition: Edition, path: str, name: str, states: list[State], page_path: str
) -> Artifact:
    college = edition.institution.college
    address = college.address(page_path)
    return Artifact(path, ical_files.printed(name, college.document_prefix, states, address))


def _in_order(feed: Feed) -> list[Event]:
    """As a reader wants them: by day, first the phases in their order, then what lasts longest;
    what will not be is told apart."""
    there = [event for event in feed.events if not event.called_off]
    phases = {e.identity: n for n, e in enumerate(there) if "/phase/" in e.identity}

    def place(e: Event) -> tuple[str, int, str]:
        within = phases.get(e.identity, len(there)) - _days(e) * (e.identity not in phases)
        return f"{e.starts:%Y-%m-%d}", within, e.identity

    return sorted(there, key=place)


def _days(event: Event) -> int:
    return 0 if event.timed else event.ends.toordinal() - event.starts.toordinal()


def _webcal(edition: Edition, url: str) -> str | None:
    """The address under which a phone subscribes; None while the site has none."""
    address = edition.institution.college.address(url)
    return f"webcal:{address.partition(':')[2]}" if address else None
