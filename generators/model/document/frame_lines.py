"""The lines above and below the text of the issued document: who issued it, number, title; who
signed it, and when. Those of every document are filled in from data; one that has others writes
them out."""

from collections.abc import Iterator
from typing import NamedTuple

from generators.model.documents import FrameLine
from generators.model.plans import Plan
from generators.model.structure import Spot

TOP, END, OTHER = ("masthead", "number", "title"), ("signature", "date"), "other"


class Line(NamedTuple):
    """`kind`: one of TOP or END, else OTHER; `label` names the first one."""

    kind: str
    clause: str
    text: str
    spot: Spot
    label: str = ""


def top(plan: Plan) -> Iterator[Line]:
    return _lines(plan, "题头", plan.document.top, TOP)


def end(plan: Plan) -> Iterator[Line]:
    return _lines(plan, "落款", plan.document.end, END)


def _lines(
    plan: Plan, clause: str, own: tuple[FrameLine, ...] | None, usual: tuple[str, ...]
) -> Iterator[Line]:
    """The lines of every document, or those that this one says."""
    if own is None:
        yield from (Line(kind, clause, *_of_data(plan, kind)) for kind in usual)
        return
    told = set[str]()
    for number, each in enumerate(own):
        kind = each.line if each.line and each.line not in told else OTHER
        told.add(kind)
        words = (each.text or "", each.spot.step("text"))
        if each.line and not each.text:
            words = _of_data(plan, each.line)
        yield Line(kind, clause, *words, label="" if number else clause)


def _of_data(plan: Plan, kind: str) -> tuple[str, Spot]:
    """What the data say for a line around the text, and where."""
    college, head = plan.institution.college, plan.head
    if kind in ("masthead", "signature"):
        name = college.name
        return f"{name}文件" if kind == "masthead" else name, college.spot.step("name")
    if kind == "date":
        return head.issued.chinese if head.issued else "", head.spot.step("issued")
    return str(getattr(head, kind) or ""), head.spot.step(kind)
