"""What rules share that judge values as amended: an amendment that leads nowhere is not in force,
so what it says has been judged by nobody. Judges nothing itself."""

from collections.abc import Callable, Iterator
from difflib import get_close_matches
from functools import wraps

from generators.checks.engine import Context, Function, Judgement
from generators.core.diagnostics import Location
from generators.model.dimensions import POPULATION, WHO
from generators.model.entities import Certificate
from generators.model.exams import Quota

LOST = "REF-11"  # who tells such amendments; whoever uses this needs it


def as_amended(*words: str) -> Callable[[Function], Function]:
    """A rule that waits for lost amendments whose target has one of these words, or almost."""

    def wrap(function: Function) -> Function:
        @wraps(function)
        def judged(context: Context) -> Iterator[Judgement]:
            yield from function(context)
            for amendment in context.plan.amendments:
                waiting = context.waiting(LOST, amendment.at())
                if waiting and any(get_close_matches(step, words) for step in amendment.target):
                    yield waiting

        return judged

    return wrap


def quota_lines(certificate: Certificate) -> tuple[Location, ...]:
    """Where the quotas of a certificate stand: in its file, and what amendments say of each."""
    each = (place for quota in certificate.quotas for place in (quota.at(), *spots(quota)))
    return certificate.at("quotas"), *each


def spots(quota: Quota) -> tuple[Location, ...]:
    """Where a line says for whom it is."""
    said = tuple(quota.at(each.key) for each in (*WHO, POPULATION) if each.of(quota) is not None)
    return said or (quota.at(),)
