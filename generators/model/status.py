"""The life of a year's plan: 草案, 执行中, 已归档, and 已废止 where it is revoked.

Every output asks here whether a plan may be shown, whether it has a number and a red head, what
stands where it says nothing, and which year is meant where none is named. Knows no files.
"""

from collections.abc import Iterable
from typing import NamedTuple, Protocol, TypeVar

from generators.model.structure import ISSUED

NOT_STATED = "文件未载明"
TO_BE_SETTLED = "待定"


class Status(NamedTuple):
    """`is_issued`: it is public, and what it says is changed no more; before, it is a preview.
    `is_over`: nobody works by it any more. `unstated` stands where the plan says nothing,
    `original` is what its own words are called."""

    name: str
    is_issued: bool = True
    is_over: bool = False
    unstated: str = NOT_STATED
    original: str = ISSUED

    def called(self, kind: str) -> str:
        """A kind of origin as outputs call it: nothing stands in a document that is not issued."""
        return self.original if kind == ISSUED else kind


DRAFT = Status("草案", is_issued=False, unstated=TO_BE_SETTLED, original="草案")
IN_FORCE = Status("执行中")
ARCHIVED = Status("已归档", is_over=True)
ABOLISHED = Status("已废止", is_over=True)
STATUSES = {each.name: each for each in (DRAFT, IN_FORCE, ARCHIVED, ABOLISHED)}


class _Year(Protocol):
    @property
    def year(self) -> int: ...

    @property
    def status(self) -> Status: ...


Plan = TypeVar("Plan", bound=_Year)


def issued(plans: Iterable[Plan]) -> tuple[Plan, ...]:
    """What the public may see."""
    return tuple(plan for plan in plans if plan.status.is_issued)


def newest(plans: Iterable[Plan]) -> Plan | None:
    """The year that is meant where none is named: the newest that is issued, one that was not
    revoked before one that was; a draft only where there is nothing else. None of no plans."""

    def rank(plan: Plan) -> tuple[bool, bool, int]:
        return plan.status.is_issued, plan.status is not ABOLISHED, plan.year

    return max(plans, key=rank, default=None)


def in_force(plans: Iterable[Plan]) -> Plan | None:
    """The newest year that is worked by."""
    return newest(plan for plan in plans if plan.status is IN_FORCE)
