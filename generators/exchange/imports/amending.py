"""Which wishes may be written where the value stands, and which must become an amendment.

What the issued document says is never rewritten: a change of it has a document of its own and a
day from which it holds. So it is with a value that only an amendment made. The rest (later rungs
of a quota, evidence, done) is simply entered; in a draft, everything is.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from generators.exchange.imports.requested_edits import Wish, Written
from generators.model.plans import Plan

AMENDMENTS = "amendments.yaml"
_TIMELINE = "timeline.yaml"


@dataclass(frozen=True)
class Basis:
    """By which document an issued value is changed, from which day on, and why where that is
    said."""

    document: str
    effective: str
    reason: str | None = None

    @property
    def day(self) -> date:
        return date.fromisoformat(self.effective)


def must_be_amended(plan: Plan, wish: Wish) -> bool:
    if wish.holder is None:
        return True
    frozen = bool(plan.issued_text) or plan.status.is_issued
    governed = any(a.file == wish.path and a.target == wish.target for a in plan.amendments)
    return governed or (frozen and wish.printed)


def amended(plan: Plan, wishes: list[Wish], basis: Basis) -> list[Wish]:
    """The same wishes as new entries of amendments.yaml."""
    first = max((_number(each.id) for each in plan.amendments), default=0) + 1
    entries = [(wish, *entry) for wish in wishes for entry in _entries(wish)]
    return [
        Wish(
            path=AMENDMENTS, holder=("amendments",), step=None, target=(), was=None,
            becomes={
                "id": f"A{number}", "file": wish.path, "target": list(target), "was": was,
                "becomes": becomes, "effective": basis.effective, "document": basis.document,
            } | ({"reason": basis.reason} if basis.reason else {}),
            label=wish.label, cell=wish.cell, words=f"{wish.told}（记作变更 A{number}）",
        )
        for number, (wish, target, was, becomes) in enumerate(entries, first)
    ]  # fmt: skip


def _entries(wish: Wish) -> Iterator[tuple[tuple[str, ...], Written, Written]]:
    """(target, was, becomes): a new quota takes one for each of its values."""
    if wish.step is None and wish.path == _TIMELINE:
        yield wish.target, None, wish.becomes
    elif wish.step is None:
        values = {field: value for field, value in wish.entry.items() if field != "major"}
        yield from (((*wish.target, field), None, value) for field, value in values.items())
    else:
        yield wish.target, wish.was, wish.becomes


def _number(id: str) -> int:
    match = re.fullmatch("A([0-9]+)", id)
    return int(match[1]) if match else 0
