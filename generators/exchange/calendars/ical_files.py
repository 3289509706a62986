"""Calendars as iCalendar files (RFC 5545). The only module that imports icalendar.

Days are DATE values, which have no zone; moments are in Asia/Shanghai, with the zone beside them.
Every stamp is that of the version an event was changed in, so that the same version gives the
same bytes. VEVENT only: phones mostly show no VTODO.
"""

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from uuid import UUID, uuid5

from icalendar import Alarm, Calendar, Event, Timezone, TimezoneStandard, vText

from generators.exchange.calendars.events import ZONE
from generators.exchange.calendars.feeds import State

_NAMESPACE = UUID("c5b4b0a6-6f5c-5d0e-9a3d-1f2e3d4c5b6a")  # of all calendars of this project
_DAY = timedelta(days=1)


def printed(name: str, college: str, states: Iterable[State], page: str | None) -> bytes:
    """One calendar. `college` tells colleges apart that have an event of the same identity;
    `page` is where the plan can be read, if it has an address."""
    states = list(states)
    calendar = Calendar()
    calendar.add("prodid", "-//plan-as-code//calendars//ZH")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    # The library takes neither for text, and would leave out what escapes a backslash or a comma.
    calendar.add("name", vText(name))
    calendar.add("x-wr-calname", vText(name))
    calendar.add("x-wr-timezone", ZONE)
    calendar.add("refresh-interval", _DAY, {"value": "DURATION"})
    calendar.add("x-published-ttl", "P1D")
    if any(state.event.timed for state in states):
        calendar.add_component(_zone())
    for state in states:
        calendar.add_component(_event(state, college, page))
    raw: bytes = calendar.to_ical()
    return raw


def uid(college: str, identity: str) -> str:
    return str(uuid5(_NAMESPACE, f"{college}/{identity}"))


def _event(state: State, college: str, page: str | None) -> Event:
    event, made = state.event, Event()
    stamp = state.since.astimezone(UTC)
    off = [f"已取消：{event.called_off}"] if event.called_off else []
    about = [*off, f"时间：{event.when}", *event.about, *([f"详见 {page}"] if page else [])]
    made.add("uid", uid(college, event.identity))
    made.add("dtstamp", stamp)
    made.add("last-modified", stamp)
    made.add("sequence", state.sequence)
    made.add("status", "CANCELLED" if state.cancelled else "CONFIRMED")
    made.add("summary", f"已取消：{event.summary}" if state.cancelled else event.summary)
    made.add("description", "\n".join(about))
    made.add("dtstart", event.starts)
    if event.ends != event.starts or not event.timed:  # else it ends when it starts (3.6.1)
        made.add("dtend", event.ends if event.timed else event.ends + _DAY)
    made.add("transp", "OPAQUE" if event.timed and event.ends != event.starts else "TRANSPARENT")
    if event.place:
        made.add("location", event.place)
    if page:
        made.add("url", page)
    for offset in () if state.cancelled else event.alarms:
        made.add_component(_alarm(event.summary, offset))
    return made


def _alarm(summary: str, offset: timedelta) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", summary)
    alarm.add("trigger", offset)
    return alarm


def _zone() -> Timezone:
    """China has had one time and no summer time since 1991."""
    zone, standard = Timezone(), TimezoneStandard()
    zone.add("tzid", ZONE)
    standard.add("dtstart", datetime(1991, 9, 15))  # noqa: DTZ001 - a local time by definition
    standard.add("tzoffsetfrom", timedelta(hours=8))
    standard.add("tzoffsetto", timedelta(hours=8))
    standard.add("tzname", "CST")
    zone.add_component(standard)
    return zone


def moment_of(day: date, moment: str = "") -> datetime:
    """When a version was made; midnight (UTC) of its day where only that is known."""
    if moment:
        return datetime.fromisoformat(moment).astimezone(UTC)
    return datetime(day.year, day.month, day.day, tzinfo=UTC)
