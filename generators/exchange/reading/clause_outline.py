"""The text of a document from elsewhere as clauses: headings, paragraphs, lists, tables."""

import re
from collections.abc import Iterator
from itertools import zip_longest
from typing import Any

from generators.exchange.reading.foreign_document import Block, Grid, Paragraph
from generators.exchange.reading.part_marks import (
    ATTACHED,
    DECIMAL,
    ENDS,
    PART,
    SENTENCE,
    above_all,
    item,
    marked,
)
from generators.exchange.reading.text_lines import name_lines
from generators.model.document.clause_numbers import is_attachment, usual_mark
from generators.model.document.issued_text import solid

_CAPTION = re.compile(r"(?:附?表|清单)\s*[0-9一二三四五六七八九十]*.*")
_LONGEST, _HEADING = 2_000, 40
# What a text of one line may not be (common.json), since it says that there is nothing.
_NOTHING = re.compile(r"无|暂无|未定|待定|(?:文件)?未载明|null|none|nil|n/a|[-–—/]+", re.I)

Said = dict[str, Any]  # as document.yaml has it


class Clauses:
    """Clauses, one after the other, of the blocks that are added."""

    def __init__(self, decimal: bool = False) -> None:
        self._decimal = decimal
        self._made: list[Said] = []
        self._names = set[str]()
        self._within = self._section = self._above = ""  # an attachment; what parts are parts of

    def add(self, block: Block, before_table: bool) -> None:
        """One more; `before_table`: whether a table stands right below it."""
        if isinstance(block, Grid):
            self._table(block)
        elif ATTACHED.fullmatch(block.text):
            self._within = self._above = solid(block.text).rstrip(":：")
            self._begin(self._within, "", None)
            self._text(block.text)
        elif before_table and _is_caption(block):
            self._holder().append({"caption": block.text})
        elif match := (self._decimal and DECIMAL.match(block.text)) or above_all(block.text):
            self._above = self._within + match[1]
            self._part(self._above, match, block)
        elif match := PART.match(block.text):
            self._part(f"{self._above}（{match[1]}）", match, block)
        elif (found := item(block.text)) and self._is_next(*found):
            self._item(*found)
        else:
            self._text(block.text)

    def done(self) -> list[Said]:
        """The clauses; a caption that no table followed is a text."""
        for number, clause in enumerate(self._made):
            name_lines(clause["blocks"], first=number == 0)
            if not clause["blocks"]:
                del clause["blocks"]
        return self._made or [{"clause": "引言"}]

    def _part(self, name: str, match: re.Match[str], block: Paragraph) -> None:
        words, mark = block.text[match.end() :], match[0].strip()
        self._begin(name, mark, words if _is_heading(words) else None)
        if "heading" not in self._made[-1]:
            self._text(words)

    def _begin(self, name: str, mark: str, heading: str | None) -> None:
        """A new clause under a name of its own."""
        own, more = name, 2
        while own in self._names:
            own, more = f"{name}之{more}", more + 1
        self._names.add(own)
        made: Said = {"clause": own}
        if solid(usual_mark(own)) != solid(mark):
            made["mark"] = mark
        if heading:
            made["heading"] = heading
        self._made.append({**made, "blocks": []})

    def _holder(self) -> list[Said]:
        """The blocks of the clause that is going on; before the first one stands the preface."""
        if not self._made:
            self._begin("引言", "", None)
        blocks: list[Said] = self._made[-1]["blocks"]
        return blocks

    def _text(self, text: str) -> None:
        blocks = self._holder()
        for piece in _pieces(text):
            if not _NOTHING.fullmatch(piece):
                blocks.append({"text": piece})
            elif blocks and "text" in blocks[-1]:
                blocks[-1]["text"] += f" {piece}"
            else:
                blocks.append({"rows": [[piece]]})

    def _is_next(self, way: str, number: int, text: str) -> bool:
        """Whether an item of this number goes on with a list, or begins one."""
        if _NOTHING.fullmatch(text) or len(text) > _LONGEST:
            return False
        blocks = self._holder()
        same = bool(blocks) and blocks[-1].get("item_numbers", "1.") == way
        before = len(blocks[-1].get("items", ())) if same else 0
        needs_text = (
            not blocks
            and bool(self._made[-1].get("mark") or usual_mark(self._made[-1]["clause"]))
            and "heading" not in self._made[-1]
        )
        return number in (before + 1, 1) and not needs_text

    def _item(self, way: str, number: int, text: str) -> None:
        blocks = self._holder()
        last = blocks[-1] if blocks else {}
        if number > 1 and "items" in last:
            last["items"].append(text)
        else:
            blocks.append({"items": [text], **({} if way == "1." else {"item_numbers": way})})

    def _table(self, grid: Grid) -> None:
        blocks = self._holder()
        table: Said = {"head_rows": _head_rows(grid), "rows": [list(row) for row in grid.rows]}
        if not table["head_rows"]:
            del table["head_rows"]
        if blocks and set(blocks[-1]) == {"caption"}:
            blocks[-1].update(table)
        else:
            blocks.append(table)


def attached(clauses: list[Said]) -> tuple[list[Said], list[Said]]:
    """The clauses of the text, and those of the attachments: each begins with its label alone, and
    its title where one stands below it."""
    begin = (at for at, each in enumerate(clauses) if at and is_attachment(each["clause"]))
    first = next(begin, len(clauses))
    text, behind = clauses[:first], clauses[first:]
    if behind and behind[0]["clause"] == "附件":  # the only one: 附件一 is a section of it
        behind = [{**each, "clause": each["clause"].replace("附件", "附件1", 1)} for each in behind]
    below = [not is_attachment(each["clause"]) for each in behind[1:]]
    return text, [_titled(*each) for each in zip_longest(behind, below)]


def _titled(clause: Said, has_sections: bool | None) -> Said:
    name = clause["clause"]
    label, *blocks = clause.get("blocks", [{}])
    if not is_attachment(name) or not ATTACHED.fullmatch(label.get("text", "")):
        return clause
    made: Said = {"clause": name}
    if label["text"] != name:
        made["mark"] = label["text"]
    if len(blocks) > (0 if has_sections else 1) and _is_heading(blocks[0].get("text", "。")):
        made["heading"] = blocks.pop(0)["text"]
    return made | ({"blocks": blocks} if blocks else {})


def _is_heading(words: str) -> bool:
    """A sentence goes on; a heading stands alone, and says something."""
    alone = len(words) <= _HEADING and not SENTENCE.search(words) and words[-1] not in ENDS
    return alone and not _NOTHING.fullmatch(words)


def _pieces(text: str) -> Iterator[str]:
    """A text in pieces that are not too long, apart where a sentence ends if one does."""
    while len(text) > _LONGEST:
        cut = max(text.rfind(end, 1, _LONGEST) for end in "。；，") + 1 or _LONGEST
        yield text[:cut].strip()
        text = text[cut:].strip()
    yield text


def _is_caption(block: Paragraph) -> bool:
    short = len(block.text) <= _HEADING and block.text[-1] not in ENDS
    return short and not marked(block.text) and (
        block.centred or _CAPTION.fullmatch(block.text) is not None
    )  # fmt: skip


def _head_rows(grid: Grid) -> int:
    """How many rows are the head: one without numbers, or as many as its cells reach down."""
    rows = grid.rows
    if len(rows) < 2 or any(str(cell or "").isdecimal() for cell in rows[0]):
        return 0
    across = any(isinstance(cell, tuple) for cell in rows[0])
    return 2 if len(rows) > 2 and across and any(cell is None for cell in rows[1]) else 1
