"""What an event of the year is, and what has to have happened before it."""

from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from office.desk import Desk

Happening = Callable[[Desk], None]


class Event(NamedTuple):
    """Something that somebody does to the plan on a day. `needs` must have happened before.
    `told` are the codes of the errors that the guide announces; what is `refused` is taken back,
    after the others there is something left to be done."""

    day: date
    happens: Happening
    needs: tuple[Happening, ...] = ()
    told: tuple[str, ...] = ()
    refused: bool = False

    @property
    def name(self) -> str:
        return self.happens.__name__


EVENTS: dict[Happening, Event] = {}


def event(day: str, *needs: Happening, told: tuple[str, ...] = (), refused: bool = False):
    def known(happens: Happening) -> Happening:
        EVENTS[happens] = Event(date.fromisoformat(day), happens, needs, told, refused)
        return happens

    return known


def prepare(desk: Desk, happens: Happening) -> None:
    """Everything that an event needs, in its order."""
    done: dict[Happening, None] = {}

    def before(happens: Happening) -> None:
        for each in EVENTS[happens].needs:
            before(each)
            done.setdefault(each)

    before(happens)
    for each in done:
        each(desk)
    desk.accept()
