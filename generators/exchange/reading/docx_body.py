"""The body of a Word document -> its paragraphs and tables as a reader sees them. Runs in a process
of its own: a document from elsewhere may be anything.

What was deleted while changes were tracked is gone, what was inserted is there. What stands beside
the text (text boxes, notes, pictures), or is hidden or struck out, is left out and told.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from generators.core.unread import Unread
from generators.exchange.imports.ooxml import Event
from generators.exchange.reading.docx_numbers import Numbers, value, whole

MOST_BLOCKS, MOST_CELLS, MOST_COLUMNS = 5_000, 20_000, 50
_GONE = {
    "del", "moveFrom", "Fallback", "instrText", "delText", "delInstrText", "rt", "sectPr",
    "pPrChange", "rPrChange", "tblPrChange", "trPrChange", "tcPrChange", "tblGrid",
}  # fmt: skip
_AS_TEXT = {"tab": "\t", "cr": "\n", "noBreakHyphen": "-", "ptab": "\t"}
_BESIDE = {
    "footnoteReference": "脚注", "endnoteReference": "尾注", "blip": "图片", "imagedata": "图片",
    "oMath": "公式", "altChunk": "嵌入的另一个文件", "OLEObject": "嵌入的对象", "chart": "图表",
}  # fmt: skip
_OFF = ("0", "false", "off", "none")

Cell = tuple[str, int, bool]  # text, columns that it covers, whether it goes on with the cell above


@dataclass
class Paragraph:
    text: str = ""
    mark: str = ""
    outline: int | None = None
    centred: bool = False
    joins: bool = False  # its end was deleted: the next one goes on with it


@dataclass
class Body:
    blocks: list[Paragraph | list[list[Cell]]] = field(default_factory=list)
    beside: dict[str, int] = field(default_factory=dict)
    boxes: list[str] = field(default_factory=list)
    hidden: list[str] = field(default_factory=list)


class Reading:
    """Reads the elements of a document one after the other."""

    def __init__(self, events: Iterator[Event], numbers: Numbers):
        self._events, self._numbers, self.body = events, numbers, Body()
        self._cells = 0

    def read(self) -> Body:
        """Raises Unread where it is far too long."""
        self.body.blocks = self._blocks("")
        return self.body

    def _blocks(self, until: str) -> list[Paragraph | list[list[Cell]]]:
        """What stands one below the other, up to the end of an element."""
        found: list[Paragraph | list[list[Cell]]] = []
        for tag, given, _ in self._events:
            if given is None:
                if tag == until:
                    break
            elif tag == "p":
                paragraph = self._paragraph()
                last = found[-1] if found else None
                if isinstance(last, Paragraph) and last.joins:
                    last.text += paragraph.text
                    last.joins = paragraph.joins
                else:
                    found.append(paragraph)
            elif tag == "tbl":
                found.append(self._table())
            else:
                self._other(tag)
            if len(found) > MOST_BLOCKS:
                raise Unread(f"正文超过 {MOST_BLOCKS} 段；只留这份文件的正文，其他的另存")
        return found

    def _other(self, tag: str) -> None:
        """What is neither text nor table: passed over where it holds none of the text."""
        if tag in _BESIDE:
            self.body.beside[_BESIDE[tag]] = self.body.beside.get(_BESIDE[tag], 0) + 1
        if tag == "txbxContent":
            self.body.boxes.append(self._skipped(tag))
        elif tag in _GONE:
            self._skipped(tag)

    def _skipped(self, tag: str) -> str:
        """The text of an element that is passed over."""
        depth, said = 1, ""
        for name, given, text in self._events:
            if name == "t" and given is None:
                said += text
            if name == tag:
                depth += -1 if given is None else 1
                if depth == 0:
                    break
        return said

    def _paragraph(self) -> Paragraph:
        made, pieces = Paragraph(), list[str]()
        seen = True  # whether the run shows
        for tag, given, text in self._events:
            if given is None:
                if tag == "p":
                    break
                if tag == "t":
                    (pieces if seen else self.body.hidden).append(text)
            elif tag == "pPr":
                self._properties(made)
            elif tag == "r":
                seen = True
            elif tag in ("vanish", "strike", "dstrike"):
                seen = seen and value(given).lower() in _OFF
            elif tag in _AS_TEXT:
                pieces.append(_AS_TEXT[tag])
            elif tag == "br":
                pieces.append("" if value(given, "type") in ("page", "column") else "\n")
            elif tag == "sym":
                pieces.append(_symbol(value(given, "char")))
            else:
                self._other(tag)
        made.text = "".join(pieces)
        if not made.text.strip():
            made.mark = ""
        return made

    def _properties(self, made: Paragraph) -> None:
        style, list_, level = "", None, None
        for tag, given, _ in self._events:
            if given is None:
                if tag == "pPr":
                    break
            elif tag == "pStyle":
                style = value(given)
            elif tag == "numId":
                list_ = value(given)
            elif tag == "ilvl":
                level = whole(value(given))
            elif tag == "outlineLvl":
                made.outline = whole(value(given))
            elif tag == "jc":
                made.centred = value(given) == "center"
            elif tag == "del":
                made.joins = True
                self._skipped(tag)
            elif tag in _GONE:
                self._skipped(tag)
        made.mark = self._numbers.mark(style, list_, level)
        if made.outline is None:
            made.outline = self._numbers.outline(style)

    # --- tables -----------------------------------------------------------------------------------

    def _table(self) -> list[list[Cell]]:
        rows: list[list[Cell]] = []
        for tag, given, _ in self._events:
            if given is None:
                if tag == "tbl":
                    break
            elif tag == "tr":
                if (row := self._row()) is not None:
                    rows.append(row)
            elif tag in _GONE:
                self._skipped(tag)
        return rows

    def _row(self) -> list[Cell] | None:
        """The cells of a row; None of one that was deleted."""
        row, blank, deleted = list[Cell](), 0, False
        for tag, given, _ in self._events:
            if given is None:
                if tag == "tr":
                    break
            elif tag == "gridBefore":
                row += [("", 1, False)] * min(whole(value(given)), MOST_COLUMNS)
            elif tag == "gridAfter":
                blank = min(whole(value(given)), MOST_COLUMNS)
            elif tag == "tc":
                row.append(self._cell())
            elif tag in _GONE:
                deleted = deleted or tag == "del"
                self._skipped(tag)
        row += [("", 1, False)] * blank
        self._cells += len(row)
        if self._cells > MOST_CELLS:
            raise Unread(f"表格合起来超过 {MOST_CELLS} 格；只留这份文件的表格，其他的另存")
        return None if deleted else row

    def _cell(self) -> Cell:
        across, goes_on, lines = 1, False, list[str]()
        for tag, given, _ in self._events:
            if given is None:
                if tag == "tc":
                    break
            elif tag == "gridSpan":
                across = min(max(whole(value(given), 1), 1), MOST_COLUMNS)
            elif tag == "vMerge":
                goes_on = value(given) != "restart"
            elif tag == "p":
                paragraph = self._paragraph()
                lines.append(paragraph.mark + paragraph.text)
            elif tag == "tbl":
                self.body.beside["表中表"] = self.body.beside.get("表中表", 0) + 1
                lines += [text for row in self._table() for text, _, _ in row]
            else:
                self._other(tag)
        return "\n".join(each for each in lines if each.strip()), across, goes_on


def _symbol(code: str) -> str:
    """A character of a symbol font: as it is where the code is one of everybody's, else a square
    that somebody has to look at."""
    try:
        number = int(code, 16)
    except ValueError:
        return ""
    return chr(number) if 0x20 <= number < 0xD800 else "□"
