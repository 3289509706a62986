"""What several rules need to know of the stored text. Holds no rule of its own.

The rules about wording judge the text that was issued. In a paragraph that has been changed since
their findings are left out: SRC-05 accounts for them.
"""

import unicodedata
from collections.abc import Iterator

from generators.core.diagnostics import Location
from generators.model.document.issued_text import print_blocks, solid
from generators.model.documents import Clause
from generators.model.plans import Plan
from generators.model.structure import Spot

_AROUND = 2  # characters beside a stretch


def archived(plan: Plan, text: str, start: int = 0, end: int | None = None) -> bool:
    """Whether `text`, or what stands there from `start` to `end` with its neighbours, is as it
    was issued; of a plan without an archive every text is."""
    part = text if end is None else text[max(0, start - _AROUND) : end + _AROUND]
    return not plan.issued_text or solid(part) in solid(plan.issued_text)


def places_of(plan: Plan, *clauses: str) -> tuple[Location, ...]:
    """Where all that is printed of some clauses, of what is in them too, is written."""
    return tuple(
        segment.spot.at()
        for block in print_blocks(plan)
        if any(block.clause == name or block.clause.startswith(f"{name}（") for name in clauses)
        for line in block.lines
        for segment in line
    )


def prose(plan: Plan) -> Iterator[tuple[Clause, list[tuple[Spot, str]]]]:
    """The prose of each clause, (place, text) in order."""
    for clause in plan.as_issued.clauses:
        texts = [(b.spot.step(*route), text) for b in clause.blocks for route, text in b.prose]
        if texts:
            yield clause, texts


def paragraphs(clause: Clause) -> list[tuple[Spot, str]]:
    """The running text of a clause: its paragraphs without lists, captions and headings."""
    return [(b.spot.step("text"), b.text) for b in clause.blocks if b.text is not None]


def answered(plan: Plan, quotation: str) -> bool:
    """Whether an erratum quotes the fault: the office knows of it."""
    return any(quotation in erratum.as_stored for erratum in plan.errata)


def folded(text: str) -> str:
    """A text for comparison: full-width and half-width forms are one, blanks do not count."""
    return unicodedata.normalize("NFKC", solid(text))
