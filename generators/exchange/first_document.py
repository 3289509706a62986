"""The first files of a year of which an issued document is there: its text word for word, and
nothing entered that it says. Knows neither the disk nor the command line."""

import re
from pathlib import Path

from generators.exchange import first_year, new_year
from generators.exchange.reading import document_yaml, foreign_document
from generators.exchange.reading.foreign_document import Foreign
from generators.exchange.reading.outline import Outline, outline
from generators.exchange.recognising.head_facts import stated_year
from generators.model.load import ISSUED_TEXT

_ORIGIN = re.compile("origin: {kind: 原文, clause: [^}]*}")


def read(file: Path) -> tuple[Foreign, Outline]:
    """What a document says and what it is made of. Raises Unread."""
    foreign = foreign_document.read(file)
    return foreign, outline(foreign.blocks)


def year_of(made: Outline) -> int | None:
    """The year that the document is about, as far as the lines around its text say."""
    texts = {each.get("line", ""): str(each["text"]) for each in (*made.end, *made.top)}
    return stated_year(texts)


def texts(college: str, year: int, project: str, made: Outline, *, named: bool) -> dict[str, str]:
    """The files of the year, by their path below its folder. Raises CannotWrite."""
    draft = first_year.begin(college, year, project, named=named) | new_year.EMPTY
    draft = {
        path: _ORIGIN.sub("origin: {kind: 原文, clause: 题头}", t) for path, t in draft.items()
    }
    return draft | {"document.yaml": document_yaml.written(made), ISSUED_TEXT: made.text}
