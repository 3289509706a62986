"""What rules about changes share: no earlier version, no judgement. Judges nothing itself."""

from collections.abc import Callable, Iterator
from functools import wraps

from generators.diagnostics import NotApplicable, Unknown
from generators.rules.engine import Context

DRAFT = "草案"
ADDED, REMOVED, CHANGED, RENAMED = "added", "removed", "changed", "renamed"  # kinds of deltas


def comparing(function: Callable) -> Callable:
    """A rule that needs an earlier version: without one it cannot judge, and of a year that is
    new there is nothing to judge."""

    @wraps(function)
    def judged(context: Context):
        if context.base is None:
            yield Unknown("要比较的上一版（plan check --base）")
        elif context.base.plan is None:
            yield NotApplicable("上一版没有这一年的计划")
        else:
            yield from function(context)

    return judged


def was_issued(context: Context) -> bool:
    return context.base.plan.head.status != DRAFT


def deltas_of(context: Context, cls: type, *fields: str) -> Iterator:
    """Differences in these fields of things of a class; without fields, of whole entries."""
    for delta in context.base.deltas:
        if isinstance(delta.thing, cls) and (
            delta.field in fields or (not fields and not delta.field)
        ):
            yield delta


def inside(context: Context, *classes: type) -> Iterator:
    """Differences of anything at or below a thing of one of these classes."""
    for delta in context.base.deltas:
        if any(isinstance(each, classes) for each in delta.path):
            yield delta
