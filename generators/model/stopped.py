"""A certificate that is stopped: since when, by which document, and what is left of it.

An amendment of `stopped` does it; the words say what becomes of those who are registered. From its
day on the certificate has no places, and no sittings but those that were held before; withdrawn.py
has what it had. Knows no plan.
"""

from typing import NamedTuple

from generators.core.dates import PlanDate
from generators.model.entities import Certificate
from generators.model.structure import E


class Stop(NamedTuple):
    """From which day, by which document, and what becomes of those who are registered."""

    day: PlanDate
    document: str
    then: str


def stop_of(certificate: Certificate) -> Stop | None:
    """None of one that goes on, and where no amendment says it (REF-22)."""
    if certificate.stopped is None:
        return None
    origin = certificate.origin_of("stopped")
    if origin.day is None or origin.document is None:
        return None
    return Stop(origin.day, origin.document, certificate.stopped.rstrip("。"))


def without_what_ended(file: E) -> E:
    """The entity of a file as it is, once it is stopped."""
    if not isinstance(file, Certificate) or not (stop := stop_of(file)):
        return file
    held = tuple(each for each in file.sessions if each.date.last < stop.day.first)
    return file.but(quotas=(), sessions=held)
