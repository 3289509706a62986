"""What several rules need to know of the stored text. Holds no rule of its own.

The rules about wording judge the text that was issued. A stretch that is not in the archive
has been changed since: SRC-05 says so, and they keep silent on it.
"""

import unicodedata
from collections.abc import Iterator

from generators.document.corrections import unplaced
from generators.document.issued_text import solid
from generators.model.documents import Clause
from generators.model.plans import Plan
from generators.model.structure import Spot

_AROUND, _TAIL = 2, 8  # characters beside a stretch, and at the end of a text


def archived(plan: Plan, text: str, start: int = 0, end: int | None = None) -> bool:
    """Whether `text`, or what stands there from `start` to `end` with its neighbours, is as it
    was issued; of a plan without an archive every text is."""
    part = text if end is None else text[max(0, start - _AROUND) : end + _AROUND]
    return not plan.issued_text or solid(part) in solid(plan.issued_text)


def ends_as_archived(plan: Plan, text: str) -> bool:
    """Whether a line of the archive ends as `text` does."""
    tail, lines = solid(text[-_TAIL:]), plan.issued_text.split("\n")
    return not plan.issued_text or any(solid(line).endswith(tail) for line in lines)


def prose(plan: Plan) -> Iterator[tuple[Clause, list[tuple[Spot, str]]]]:
    """The prose of each clause, (place, text) in order."""
    for clause in plan.as_issued.clauses:
        texts = [(b.spot.step(*route), text) for b in clause.blocks for route, text in b.prose]
        if texts:
            yield clause, texts


def paragraphs(clause: Clause) -> list[tuple[Spot, str]]:
    """The running text of a clause: its paragraphs without lists, captions and headings."""
    return [(b.spot.step("text"), b.text) for b in clause.blocks if b.text is not None]


def answered(plan: Plan, clause: Clause, quotation: str = "") -> bool:
    """Whether an erratum quotes the fault: the office knows of it. Where the clause has an
    erratum that quotes nothing, SRC-06 has found the cause."""
    if quotation and any(quotation in erratum.as_stored for erratum in plan.errata):
        return True
    return any(erratum.clause == clause.clause for erratum in unplaced(plan))


def folded(text: str) -> str:
    """A text for comparison: full-width and half-width forms are one, blanks do not count."""
    return unicodedata.normalize("NFKC", solid(text))
