"""Public texts other than the document's own prose, which rules of its own judge. Holds no rule."""

from collections.abc import Iterator
from itertools import groupby

from generators.model.document import placeholders
from generators.model.plans import Plan
from generators.model.public_texts import PublicText, public_texts

ISSUED_ADVICE = "已经印发的不改：确有影响的，撤回（withdrawn），另写一份重新印发"


def texts_by_plan(plan: Plan) -> Iterator[tuple[Plan, list[PublicText]]]:
    """The texts with the plan they are held against: those of a notice with that of its day."""
    for notice, texts in groupby(public_texts(plan), key=lambda text: text.notice):
        others = [each for each in texts if each.spot.source.path != plan.document.spot.source.path]
        yield placeholders.plan_for(plan, notice) if notice else plan, others


def advice(text: PublicText, otherwise: str) -> str:
    """What to do about a fault in a text: one that was issued stays as it went out."""
    issued = text.notice is not None and text.notice.is_issued
    return ISSUED_ADVICE if issued else otherwise
