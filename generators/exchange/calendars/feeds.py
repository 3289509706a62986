"""Which calendars there are, and what became of each event over the versions of a plan.

A calendar on a phone learns of a change only if the event keeps its identity and counts up
(SEQUENCE), and of an end only if the event stays and is cancelled (RFC 5545, 3.8.1.11, 3.8.7.4).
Both are worked out from the earlier versions, in their order. Knows no format.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from generators.exchange.calendars import events
from generators.exchange.calendars.events import Event
from generators.model import successors
from generators.model.plans import Plan

COLLEGE, DEPARTMENT, CERTIFICATE = "college", "department", "certificate"
Key = tuple[int, str, str]  # year, kind, slug


@dataclass(frozen=True)
class Feed:
    """One calendar of one year: its events as they are now."""

    key: Key
    name: str
    events: tuple[Event, ...]


@dataclass(frozen=True)
class Version:
    """The calendars as they were from a moment on."""

    moment: datetime
    feeds: Mapping[Key, Feed]


@dataclass(frozen=True)
class State:
    """An event, how often it has changed, since when it is so, and whether it was called off."""

    event: Event
    sequence: int
    since: datetime
    cancelled: bool = False


def feeds(plans: Iterable[Plan]) -> dict[Key, Feed]:
    """All calendars of some years."""
    return {feed.key: feed for plan in plans for feed in _of_year(plan)}


def _of_year(plan: Plan) -> Iterable[Feed]:
    mark = "" if plan.status.is_issued else f"（{plan.status.name}）"
    yield Feed(
        (plan.year, COLLEGE, ""),
        f"{plan.year}年{plan.programme.plain}{mark}",
        _once(events.of_college(plan)),
    )
    for each in successors.units(plan):
        slug = plan.institution.departments[each.department].slug
        yield Feed(
            (plan.year, DEPARTMENT, slug),
            f"{each.department}{plan.year}年{plan.programme.label}任务{mark}",
            _once(events.of_department(plan, each.department)),
        )  # fmt: skip
    for certificate in plan.certificates:
        yield Feed(
            (plan.year, CERTIFICATE, certificate.slug), f"{certificate.name}{plan.year}年考证安排",
            _once(events.of_certificate(plan, certificate)),
        )  # fmt: skip


def _once(found: Iterable[Event]) -> tuple[Event, ...]:
    return tuple({event.identity: event for event in found}.values())


def states(key: Key, versions: Iterable[Version]) -> list[State]:
    """Every event that the calendar ever had, as it is after the last version. An event that
    comes back counts on."""
    known: dict[str, State] = {}
    for version in versions:
        feed = version.feeds.get(key)
        now = {event.identity: event for event in feed.events} if feed else {}
        for identity, event in now.items():
            before, off = known.get(identity), bool(event.called_off)
            if before is None:  # what was called off at once had been announced elsewhere
                known[identity] = State(event, int(off), version.moment, off)
            elif before.cancelled != off or before.event != event:
                known[identity] = State(event, before.sequence + 1, version.moment, off)
        for identity in known.keys() - now.keys():
            before = known[identity]
            if not before.cancelled:
                known[identity] = State(
                    before.event, before.sequence + 1, version.moment, cancelled=True
                )
    return sorted(known.values(), key=lambda state: state.event.identity)
