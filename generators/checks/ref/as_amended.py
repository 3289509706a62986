"""What rules share that judge values as amended: an amendment that leads nowhere is not in force,
so what it says has been judged by nobody. Judges nothing itself."""

from collections.abc import Callable, Collection, Iterator
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
    return lambda function: wraps(function)(lambda context: _judged(context, function, words))


def _judged(context: Context, function: Function, words: Collection[str]) -> Iterator[Judgement]:
    yield from function(context)
    for amendment in context.plan.amendments:
        if any(get_close_matches(step, words) for step in amendment.target):
            yield from filter(None, [context.waiting(LOST, amendment.at())])


def quota_lines(certificate: Certificate) -> tuple[Location, ...]:
    """Where the quotas of a certificate stand: in its file, and what amendments say of each."""
    each = (place for quota in certificate.quotas for place in (quota.at(), *spots(quota)))
    return certificate.at("quotas"), *each


def spots(quota: Quota) -> tuple[Location, ...]:
    """Where a line says for whom it is."""
    said = tuple(quota.at(each.key) for each in (*WHO, POPULATION) if each.of(quota) is not None)
    return said or (quota.at(),)
