"""What rules about changes share: no earlier version, no judgement. Judges nothing itself."""

from collections.abc import Callable, Iterator
from functools import wraps

from generators.checks.engine import Context
from generators.core.diagnostics import Location, NotApplicable, Unknown
from generators.model.entities import Certificate
from generators.model.plans import Plan
from generators.model.records import Amendment
from generators.model.structure import Entity

DRAFT, ARCHIVED = "草案", "已归档"
ADDED, REMOVED, CHANGED, RENAMED = "added", "removed", "changed", "renamed"  # kinds of deltas
_WHAT_IT_DOES = ("file", "target", "was", "becomes", "effective")  # of an amendment


def comparing(function: Callable) -> Callable:
    """A rule that needs an earlier version: without one it cannot judge, and of a year that is
    new there is nothing to judge."""

    @wraps(function)
    def judged(context: Context):
        if context.base is not None and context.base.plan is None:
            yield NotApplicable("上一版没有这一年的计划")
        else:
            yield from of_any_year(function)(context)

    return judged


def of_any_year(function: Callable) -> Callable:
    """The same for a rule that also judges what no year of the new version stands for."""

    @wraps(function)
    def judged(context: Context):
        if context.base is None:
            yield Unknown("要比较的上一版（plan check --base）")
        else:
            yield from function(context)

    return judged


def was_issued(context: Context) -> bool:
    return context.base.plan.head.status != DRAFT


def is_newest(context: Context) -> bool:
    """What is of no year is told once, with the newest."""
    return context.plan is context.plans[-1]


def gone_years(context: Context) -> list[Plan]:
    """The years that the earlier version had, told once."""
    there = {plan.year for plan in context.plans}
    return [p for p in context.base.plans if p.year not in there] if is_newest(context) else []


def deltas_of(context: Context, cls: type, *fields: str, in_force: bool = False) -> Iterator:
    """Differences in these fields of things of a class; without fields, of whole entries. As the
    files say it, or as it will be `in_force`."""
    for delta in context.base.in_force() if in_force else context.base.deltas:
        if isinstance(delta.thing, cls) and (
            delta.field in fields or (not fields and not delta.field)
        ):
            yield delta


def deleted_certificates(context: Context) -> list[Certificate]:
    """Those of the earlier version that had places and are not there: CHG-08 tells of them."""
    if context.base is None or context.base.plan is None:
        return []
    gone = (d.before for d in deltas_of(context, Certificate) if d.kind == REMOVED)
    return [each for each in gone if each.quotas]


def inside(context: Context, *classes: type) -> Iterator:
    """Differences of anything at or below a thing of one of these classes."""
    for delta in context.base.deltas:
        if any(isinstance(each, classes) for each in delta.path):
            yield delta


def rewritten_amendments(context: Context, is_meant: Callable[[Amendment], bool]) -> Iterator:
    """(amendment as it was, delta) where one that was in force was taken back or does otherwise;
    each once."""
    seen = set()
    for delta in (*deltas_of(context, Amendment), *deltas_of(context, Amendment, *_WHAT_IT_DOES)):
        if not delta.former or not isinstance(old := delta.former[-1], Amendment):
            continue  # a new one
        meant = is_meant(old) or (delta.kind != REMOVED and is_meant(delta.thing))
        if meant and old.id not in seen and old.effective.first <= context.as_of:
            seen.add(old.id)
            yield old, delta


def place_of(delta):
    """Where an amendment that was rewritten stands, or the list it stood in."""
    if delta.kind == REMOVED:
        return delta.trail[-1].at("amendments", key=True)
    return delta.thing.at(delta.field)


def file_gone(context: Context, entity: Entity) -> Location:
    """Where a file of the year that is no longer there would stand now."""
    _, _, file = entity.spot.source.path.rpartition(f"/{context.base.plan.year}/")
    return Location(context.plan.head.spot.source.path.removesuffix("plan.yaml") + file)
