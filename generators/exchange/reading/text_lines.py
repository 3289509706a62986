"""Lines within the text of a document from elsewhere that are no paragraphs: to whom it goes, who
signed what carries the plan, and when, and the title of the plan that it carries."""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from generators.core.chinese import HAN
from generators.exchange.reading.part_marks import DAY, SENTENCE, TITLE

_ORGAN = re.compile(rf"[{HAN}（）() 、]{{4,40}}")
_LONGEST = 80


def name_lines(blocks: Sequence[dict[str, Any]], *, first: bool) -> None:
    """Says of the blocks of one clause which of them are such lines; `first`: whether nothing of
    the text stands before them."""
    if first and blocks and re.fullmatch(r"[^。；;]{2,200}[：:]", blocks[0].get("text", "")):
        blocks[0]["line"] = "addressees"
    signed = False
    for above, below in pairwise(blocks):
        if DAY.fullmatch(below.get("text", "")) and _ORGAN.fullmatch(above.get("text", "")):
            above["line"], below["line"], signed = "organ", "day", True
        elif signed and above.get("line") == "day" and _is_title(below.get("text", "")):
            below["line"] = "document"


def _is_title(text: str) -> bool:
    return len(text) <= _LONGEST and not SENTENCE.search(text) and bool(TITLE.fullmatch(text))
