"""Helpers for rules about the archived text. Holds no rule of its own.

The rules about wording judge the text that was issued. In a paragraph that has been changed since
their findings are left out: SRC-05 accounts for them.
"""

import re
import unicodedata
from collections.abc import Iterator

from generators.core.chinese import HAN, NUMERALS
from generators.core.diagnostics import Location
from generators.core.once import once
from generators.model.document.clause_places import around
from generators.model.document.issued_text import archive_of, print_blocks, solid
from generators.model.documents import Clause
from generators.model.plans import Plan
from generators.model.structure import Spot

_PERSON = f"[{HAN}]{{2,5}}|[{HAN}](?: {{1,4}}|\u3000{{1,2}})[{HAN}]"
_ALONE = re.compile(
    rf"(?:[{HAN}\s]{{2,9}}：\s*)?(?:{_PERSON})(?: {{2,}}|\u3000{{1,}})\S.{{0,40}}"
    rf"|附件\s*[0-9{NUMERALS}]*|(?:附件：\s*)?[0-9]{{1,2}}[.．、]\s*[^，。；]{{2,60}}[^，。；、]"
    r"|[（(][^（）()]*[）)]|\S{4,40}\s+[0-9]{4}年[0-9]{1,2}月[0-9]{1,2}日印发|.*\S {4,}\S.*"
)


def archived(plan: Plan, text: str) -> bool:
    """Whether a text is as it was issued; of a plan without an archive every text is."""
    return not plan.issued_text or solid(text) in archive_of(plan)


def places_of(plan: Plan, *clauses: str) -> tuple[Location, ...]:
    """Where all that is printed of some clauses, of what is in them too, is written."""
    places = _places(plan.as_issued)
    return tuple(place for name in clauses for place in places.get(name, ()))


@once
def _places(plan: Plan) -> dict[str, list[Location]]:
    found: dict[str, list[Location]] = {}
    held = around(plan)
    for block in print_blocks(plan):
        places = [segment.spot.at() for line in block.lines for segment in line]
        for name in held.get(block.clause, (block.clause,)):
            found.setdefault(name, []).extend(places)
    return found


def prose(plan: Plan) -> Iterator[tuple[Clause, list[tuple[Spot, str]]]]:
    """The prose of each clause, (place, text) in order."""
    for clause in plan.as_issued.clauses:
        texts = [(b.spot.step(*route), text) for b in clause.blocks for route, text in b.prose]
        yield clause, texts


def paragraphs(clause: Clause) -> list[tuple[Spot, str]]:
    """The running text of a clause: its paragraphs without lists, captions and headings."""
    return [(b.spot.step("text"), b.text) for b in clause.blocks if b.text is not None]


def answered(plan: Plan, quotation: str) -> bool:
    """Whether an erratum quotes the fault: the office knows of it."""
    return any(quotation in erratum.as_stored for erratum in plan.errata)


def quoted(plan: Plan, text: str, span: tuple[int, int]) -> bool:
    """Whether an erratum quotes a stretch of a text, whole."""
    starts = ((text.find(each.as_stored), len(each.as_stored)) for each in plan.errata)
    return any(-1 < at <= span[0] and span[1] <= at + size for at, size in starts)


def stands_alone(text: str) -> bool:
    """Whether a line is no sentence and no part of one: a person with a post in a list (set apart
    by blanks), a form to be filled in, an attachment and its title, a remark in brackets, who
    printed a document."""
    return bool(_ALONE.fullmatch(text.strip()))


def folded(text: str) -> str:
    """A text for comparison: full-width and half-width forms are one, blanks do not count."""
    return unicodedata.normalize("NFKC", solid(text))
