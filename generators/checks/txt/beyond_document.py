"""Public texts other than the document's own prose, which rules of its own judge. Holds no rule."""

from collections.abc import Iterator
from itertools import groupby

from generators.model.document import placeholders
from generators.model.plans import Plan
from generators.model.public_texts import PublicText, public_texts

ISSUED_ADVICE = "已经印发的不改：确有影响的，撤回（withdrawn），另写一份重新印发"


def texts_and_plans(plan: Plan) -> Iterator[tuple[PublicText, Plan]]:
    """Each text with the plan it is held against: a notice's that of its day."""
    for notice, texts in groupby(public_texts(plan), key=lambda text: text.notice):
        of_day = placeholders.plan_for(plan, notice) if notice else plan
        for text in texts:
            if not text.spot.source.path.endswith("/document.yaml"):
                yield text, of_day


def advice(text: PublicText, otherwise: str) -> str:
    """What to do about a fault in a text: one that was issued stays as it went out."""
    issued = text.notice is not None and text.notice.is_issued
    return ISSUED_ADVICE if issued else otherwise
