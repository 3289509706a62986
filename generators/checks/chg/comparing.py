"""What rules about changes share: no earlier version, no judgement. Judges nothing itself."""

from collections.abc import Iterator
from functools import wraps
from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar

from generators.checks.engine import Base, Context, Function, Judgement
from generators.core.diagnostics import Location, NotApplicable, Unknown
from generators.model.entities import Certificate
from generators.model.plans import Plan
from generators.model.structure import Entity

if TYPE_CHECKING:  # loaded only where versions are compared
    from generators.diff.deltas import Delta

T = TypeVar("T", bound=Entity)
MENDED = "运行 plan fix --base 上一版，会照这里的改动写好，只差依据的文件和生效日期"
SINCE = "文件开头写 since（从哪天起增加），origin 写 补录 和依据的文件"  # of a certificate
ADDED, REMOVED, CHANGED, RENAMED = "added", "removed", "changed", "renamed"  # kinds of deltas


class EntryChange(NamedTuple, Generic[T]):
    """A whole thing that came, went, moved or was renamed: as it is now, or was where it is gone;
    `old` as it was before, None where it is new."""

    thing: T
    kind: str
    old: T | None
    delta: "Delta"


class FieldChange(NamedTuple, Generic[T]):
    """A thing of which one field has another value than before."""

    old: T
    new: T
    field: str
    delta: "Delta"


def comparing(function: Function) -> Function:
    """A rule that needs an earlier version: without one it cannot judge, and of a year that is
    new there is nothing to judge."""

    @wraps(function)
    def judged(context: Context) -> Iterator[Judgement]:
        if context.base is not None and context.base.plan is None:
            yield NotApplicable("上一版没有这一年的计划")
        else:
            yield from of_any_year(function)(context)

    return judged


def of_any_year(function: Function) -> Function:
    """The same for a rule that also judges what no year of the new version stands for."""

    @wraps(function)
    def judged(context: Context) -> Iterator[Judgement]:
        if context.base is None:
            yield Unknown("要比较的上一版（plan check --base）")
        else:
            yield from function(context)

    return judged


def earlier(context: Context) -> Base:
    """The earlier version, for a rule that is not asked without one. Raises LookupError."""
    if context.base is None:
        raise LookupError("there is no earlier version")
    return context.base


def earlier_plan(context: Context) -> Plan:
    """The plan of the same year in the earlier version, for a rule that is `comparing`. Raises
    LookupError."""
    plan = earlier(context).plan
    if plan is None:
        raise LookupError("there is no plan of this year in the earlier version")
    return plan


def was_issued(context: Context) -> bool:
    return earlier_plan(context).status.is_issued


def is_newest(context: Context) -> bool:
    """What is of no year is told once, with the newest."""
    return context.plan is context.plans[-1]


def gone_years(context: Context) -> list[Plan]:
    """The years that the earlier version had, told once."""
    there = {plan.year for plan in context.plans}
    gone = [plan for plan in earlier(context).plans if plan.year not in there]
    return gone if is_newest(context) else []


def entry_changes(
    context: Context, cls: type[T], in_force: bool = False
) -> Iterator[EntryChange[T]]:
    """Entries of a class that came, went, moved or were renamed: as the files say it, or as it
    will be `in_force`."""
    for delta in _deltas(context, in_force):
        thing, old = delta.thing, delta.former[-1] if delta.former else None
        if isinstance(thing, cls) and not delta.field:
            yield EntryChange(thing, delta.kind, old if isinstance(old, cls) else None, delta)


def field_changes(
    context: Context, cls: type[T], *fields: str, in_force: bool = False
) -> Iterator[FieldChange[T]]:
    """The same for other values in these fields of things of a class that were there before."""
    for delta in _deltas(context, in_force):
        if delta.field not in fields:
            continue
        old, new = delta.former[-1], delta.thing
        if isinstance(old, cls) and isinstance(new, cls):
            yield FieldChange(old, new, delta.field, delta)


def _deltas(context: Context, in_force: bool) -> tuple["Delta", ...]:
    base = earlier(context)
    return base.in_force() if in_force else base.deltas


def certificate_of(delta: "Delta") -> Certificate:
    """The certificate in which something is different."""
    return next(each for each in delta.path if isinstance(each, Certificate))


def deleted_certificates(context: Context) -> list[Certificate]:
    """Those of the earlier version that had places and are not there: CHG-08 tells of them."""
    if context.base is None or context.base.plan is None:
        return []
    gone = (each.thing for each in entry_changes(context, Certificate) if each.kind == REMOVED)
    return [each for each in gone if each.quotas]


def inside(context: Context, *classes: type[Entity]) -> Iterator["Delta"]:
    """Differences of anything at or below a thing of one of these classes."""
    for delta in earlier(context).deltas:
        if any(isinstance(each, classes) for each in delta.path):
            yield delta


def place_of(context: Context, delta: "Delta") -> Location:
    """Where something is different now; of what is gone, the list it stood in."""
    if not delta.trail:
        return file_gone(context, delta.thing)
    if delta.kind == REMOVED:
        return list_of(delta, key=True)
    if delta.kind == CHANGED:
        return delta.thing.at(delta.field)
    return delta.thing.at()


def list_of(delta: "Delta", key: bool = False) -> Location:
    """Where the list stands out of which something is gone."""
    keys = [step for step in delta.thing.spot.route if isinstance(step, str)]
    return delta.trail[-1].at(*keys[-1:], key=key)


def file_gone(context: Context, entity: Entity) -> Location:
    """Where a file of the year that is no longer there would stand now."""
    _, _, file = entity.spot.source.path.rpartition(f"/{earlier_plan(context).year}/")
    return Location(context.plan.head.spot.source.path.removesuffix("plan.yaml") + file)
