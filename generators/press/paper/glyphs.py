"""Whether a paper can be printed at all: every character has its glyph, none is invisible.

What cannot be printed is told at the place in the plan where the character is written. Knows
papers and faces, and nothing of how they are set.
"""

import unicodedata
from collections.abc import Iterable, Iterator

from generators.core.diagnostics import Diagnostic, Location
from generators.model.structure import Entity, Spot
from generators.press.paper.fonts import FontSet
from generators.press.paper.paper_blocks import (
    Attachment,
    Attachments,
    Imprint,
    Paper,
    Run,
    Signature,
    SignLine,
    Table,
    Text,
)
from generators.press.paper.press_codes import UNPRINTABLE

_INVISIBLE = ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp")
_FACE_OF_KIND = {"heading1": "hei", "heading2": "kai", "hint": "kai", "caption": "hei"}


class Unprintable(Exception):
    """Some characters of a paper cannot be printed; `diagnostics` says where they are written."""

    def __init__(self, diagnostics: tuple[Diagnostic, ...]):
        super().__init__(diagnostics)
        self.diagnostics = diagnostics


def require(paper: Paper, fonts: FontSet, entities: Iterable[Entity]) -> None:
    """Raises Unprintable for a paper with a character that no face has; `entities` are the
    files that it may come from."""
    bad = dict.fromkeys(c for role, words in _words(paper) for c in _bad(words, role, fonts))
    if bad:
        files = list(entities)
        raise Unprintable(tuple(_told(character, files) for character in bad))


def _bad(words: str, role: str, fonts: FontSet) -> str:
    invisible = [c for c in words if unicodedata.category(c) in _INVISIBLE]
    return fonts.missing(words, role) + "".join(invisible)


def _words(paper: Paper) -> Iterator[tuple[str, str]]:
    """Every text of a paper with the role of its face."""
    yield from (("title", each) for each in (paper.mark, *paper.title))
    yield from (("body", paper.number), ("song", paper.version))
    for block in paper.blocks:
        match block:
            case Text(kind, lines):
                role = _FACE_OF_KIND.get(kind, "body")
                yield from _runs((run for line in lines for run in line), role)
            case Table(columns, rows):
                yield from _runs((run for cell in columns for run in cell), "hei")
                yield from _runs(block.caption, "hei")
                yield from _runs((r for row in rows for cell in row for r in cell), "body")
            case Attachments(names):
                yield from (("body", name) for name in names)
            case Attachment(label, title):
                yield from (("hei", label), *(("title", each) for each in title))
            case Signature(organ, date):
                yield from (("body", organ), ("body", date))
            case SignLine(labels):
                yield from (("body", label) for label in labels)
            case Imprint():
                yield "body", block.copies_to + block.printed_by + block.printed_on


def _runs(runs: Iterable[Run], role: str) -> Iterator[tuple[str, str]]:
    return ((run.face or role, run.text.replace("\n", "")) for run in runs)  # lines of a cell


def _told(character: str, files: list[Entity]) -> Diagnostic:
    place = next((p for file in files for p in _places(file.spot, character)), Location("plan"))
    name = unicodedata.name(character, "没有名称")
    invisible = unicodedata.category(character) in _INVISIBLE
    shown = f"U+{ord(character):04X}" if invisible else f"“{character}”（U+{ord(character):04X}）"
    why = f"是看不见的字符（{name}），不能印" if invisible else "在所用的字体里都没有字形，印不出来"
    return UNPRINTABLE.at(
        place, f"{shown}{why}", "核对是不是写错了字；确有此字的，换有这个字的字体"
    )


def _places(spot: Spot, character: str) -> Iterator[Location]:
    """Where a character stands in the values of a file, in order."""
    value = spot.value
    if isinstance(value, str):
        if character in value:
            at = value.index(character)
            yield spot.within(at, at + 1)
    elif isinstance(value, dict | list):
        for step in value if isinstance(value, dict) else range(len(value)):
            yield from _places(spot.step(step), character)
