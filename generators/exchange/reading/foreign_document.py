"""A document from elsewhere as a value: its paragraphs and tables, cleaned of what nobody sees.

Knows which files can be read, and says what to do with those that cannot.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from generators.core import confined
from generators.core.confined import Data
from generators.core.unread import Unread
from generators.exchange.reading.docx_body import MOST_COLUMNS

_DOCX = "generators.exchange.reading.docx_reader:read"
_TXT = "generators.exchange.reading.txt_reader:read"
_OLD = "是旧版的 Word 或 WPS 文件，或者加了密码；用 Word 或 WPS 打开它，另存为 docx 再来"
_OTHER = "用 Word 或 WPS 打开它，另存为 docx 再来"
_PDF = "是 PDF；有 Word 文件的用 Word 文件，没有的先转成 docx，照原件核对文字以后再来"
_PICTURE = "是图片；先识别成文字，照原件核对，另存为 docx 或 txt 再来"
_BEGINS = (
    (b"\xd0\xcf\x11\xe0", _OLD), (b"%PDF", _PDF), (b"{\\rtf", f"是 RTF 文件；{_OTHER}"),
    (b"\x89PNG", _PICTURE), (b"\xff\xd8\xff", _PICTURE), (b"II*\0", _PICTURE),
    (b"MM\0*", _PICTURE),
)  # fmt: skip
# What nobody sees, and takes no room: no part of a text.
_UNSEEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u200b-\u200f\u202a-\u202e\u2060-\u2064"
    "\ufe00-\ufe0f\ufeff\ufffe\uffff\ud800-\udfff]"
)
_BLANKS = re.compile(r"[^\S\n]")
MOST_ROWS = 2_000  # of a table, as its schema has it

Cell = str | tuple[str, int] | None  # one that covers columns; None goes on with the one above


@dataclass(frozen=True)
class Paragraph:
    """`outline`: the level of heading that it has in Word, from 0."""

    text: str
    outline: int | None = None
    centred: bool = False


@dataclass(frozen=True)
class Grid:
    rows: tuple[tuple[Cell, ...], ...]

    @property
    def text(self) -> str:
        """Its rows as a text has them, cells apart by tabs."""
        said = (
            (cell[0] if isinstance(cell, tuple) else cell or "" for cell in r) for r in self.rows
        )
        return "\n".join("\t".join(cells) for cells in said)


Block = Paragraph | Grid


@dataclass(frozen=True)
class Foreign:
    """What a document says, and what of the file was left out, in words."""

    blocks: tuple[Block, ...]
    left_out: tuple[str, ...] = ()


def read(file: Path) -> Foreign:
    """Raises Unread, with what to do."""
    try:
        with file.open("rb") as stream:
            begins = stream.read(512)
    except OSError as error:
        raise Unread(f"打不开（{error.strerror}）") from None
    for mark, reason in _BEGINS:
        if begins.startswith(mark):
            raise Unread(reason)
    if b"application/vnd.oasis.opendocument" in begins:
        raise Unread(f"是 ODF 文件；{_OTHER}")
    plain = confined.read(_DOCX if begins.startswith(b"PK") else _TXT, file)
    blocks = tuple(_blocks(plain["blocks"]))
    if not blocks:
        raise Unread("里面没有文字；扫描的图片请先识别成文字，核对以后再来")
    return Foreign(blocks, tuple(map(clean, plain["told"])))


def clean(text: str) -> str:
    """A text without what nobody sees; every blank is a space, and none stands at its ends."""
    lines = _UNSEEN.sub("", text.replace("\r\n", "\n").replace("\u2028", "\n")).split("\n")
    return "\n".join(each for line in lines if (each := _BLANKS.sub(" ", line).strip()))


def _blocks(plain: Sequence[Data]) -> Iterator[Block]:
    for block in plain:
        if "rows" in block:
            if rows := _aligned(block["rows"]):
                yield Grid(rows)
        elif text := clean(str(block["text"])):
            yield Paragraph(text, block["outline"], bool(block["centred"]))


def _aligned(rows: Sequence[Sequence[Data]]) -> tuple[tuple[Cell, ...], ...]:
    """The rows, all of one width; a cell goes on with one above only where they are as wide."""
    made: list[tuple[list[Cell], int]] = []
    above: dict[int, int] = {}  # where the cells of the row above begin, and how wide they are
    for row in rows:
        cells, here, at = list[Cell](), dict[int, int](), 0
        for text, across, goes_on in row:
            on = goes_on and above.get(at) == across
            said = clean(str(text))
            cells.append(None if on and not said else said if across == 1 else (said, across))
            here[at] = across
            at += across
        if cells:
            made.append((cells, at))
            above = here
    widest = max((wide for _, wide in made), default=0)
    if widest > MOST_COLUMNS or len(made) > MOST_ROWS:
        raise Unread(f"有一张表超过 {MOST_COLUMNS} 栏或 {MOST_ROWS} 行；把它拆开再来")
    return tuple((*cells, *[""] * (widest - wide)) for cells, wide in made)
