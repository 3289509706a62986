"""Extract characters and lines from a PDF, with place, face, size and colour.

Places are millimetres from the top left corner of the page, of the ink itself and not of the
boxes that faces put around it. The only module that asks PDFium. Knows no requirement.
"""

import ctypes
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pypdfium2
    import pypdfium2.raw

MM = 25.4 / 72
_RED, _BLACK = "红", "黑"
_SAME_LINE = 0.6  # millimetres between the baselines of one line
_RAISED = 0.7  # of the size of the line, at most, is the mark of a note
_MARK_HEIGHT = 4  # millimetres, at most, that it is raised


@dataclass(frozen=True, slots=True)
class Char:
    """One character. `x` and `base` are where it was set, the box is its ink."""

    text: str
    face: str
    embedded: bool
    size: float
    colour: str
    x: float
    base: float
    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True)
class Line:
    """Characters on one baseline, from left to right, with the marks of notes raised above it;
    white space left out."""

    chars: tuple[Char, ...]
    base: float

    @cached_property
    def text(self) -> str:
        """Its words, without marks of notes."""
        return "".join(char.text for char in self.chars if char.size > _RAISED * self.size)

    @property
    def x(self) -> float:
        return self.chars[0].x

    @cached_property
    def left(self) -> float:
        return min(char.left for char in self.chars)

    @cached_property
    def right(self) -> float:
        return max(char.right for char in self.chars)

    @cached_property
    def top(self) -> float:
        return min(char.top for char in self.chars)

    @cached_property
    def bottom(self) -> float:
        return max(char.bottom for char in self.chars)

    @property
    def middle(self) -> float:
        return (self.left + self.right) / 2

    @cached_property
    def size(self) -> float:
        return max(char.size for char in self.chars)

    @cached_property
    def face(self) -> str:
        """The face that most of the line is set in."""
        return Counter(char.face for char in self.chars).most_common(1)[0][0]

    @property
    def colour(self) -> str:
        return self.chars[0].colour


@dataclass(frozen=True, slots=True)
class Stroke:
    """A straight line across the page: `width` in millimetres is how thick it is."""

    left: float
    right: float
    y: float
    width: float
    colour: str


@dataclass(frozen=True)
class Page:
    number: int
    width: float
    height: float
    rotated: bool
    lines: tuple[Line, ...]
    strokes: tuple[Stroke, ...]


def pages(raw: bytes) -> tuple[Page, ...]:
    """The ink of every page. Raises ValueError for what is not a PDF."""
    import pypdfium2  # 40 ms, and only where something is measured

    try:
        with pypdfium2.PdfDocument(raw) as document:
            return tuple(_page(number, page) for number, page in enumerate(document, 1))
    except pypdfium2.PdfiumError as error:
        raise ValueError(str(error)) from None


def _page(number: int, page: "pypdfium2.PdfPage") -> Page:
    width, height = page.get_size()
    return Page(
        number, width * MM, height * MM, page.get_rotation() % 180 != 0,
        tuple(_lines(_chars(page, height))), tuple(_strokes(page, height)),
    )  # fmt: skip


def _lines(chars: list[Char]) -> Iterator[Line]:
    """Characters by baseline, from the top; what is small and raised belongs to the line below."""
    by_base: list[list[Char]] = []
    for char in sorted(chars, key=lambda char: char.base):
        if by_base and char.base - by_base[-1][0].base < _SAME_LINE:
            by_base[-1].append(char)
        else:
            by_base.append([char])
    marks: list[Char] = []
    for group, below in zip(by_base, [*by_base[1:], None], strict=True):
        if below and _are_marks(group, below):
            marks += group
            continue
        every = tuple(sorted([*marks, *group], key=lambda char: char.x))
        yield Line(every, group[0].base)
        marks = []


def _are_marks(group: list[Char], below: list[Char]) -> bool:
    small = max(char.size for char in group) <= _RAISED * max(char.size for char in below)
    return small and below[0].base - group[0].base < _MARK_HEIGHT


def _chars(page: "pypdfium2.PdfPage", height: float) -> list[Char]:
    import pypdfium2.raw as pdfium

    known: dict[int, tuple[str, bool, str]] = {}
    text, found = page.get_textpage(), []
    box = [ctypes.c_double() for _ in range(6)]
    left, right, bottom, top, x, y = box
    for index in range(text.count_chars()):
        code = pdfium.FPDFText_GetUnicode(text, index)
        if chr(code).isspace():
            continue
        pdfium.FPDFText_GetCharBox(text, index, left, right, bottom, top)
        pdfium.FPDFText_GetCharOrigin(text, index, x, y)
        thing = pdfium.FPDFText_GetTextObject(text, index)
        key = ctypes.addressof(thing.contents)
        if key not in known:
            known[key] = _look(thing)
        size = pdfium.FPDFText_GetFontSize(text, index)
        found.append(
            Char(
                chr(code), *known[key][:2], size, known[key][2], x.value * MM,
                (height - y.value) * MM, left.value * MM, (height - top.value) * MM,
                right.value * MM, (height - bottom.value) * MM,
            )
        )  # fmt: skip
    return found


def _look(thing: "pypdfium2.raw.FPDF_PAGEOBJECT") -> tuple[str, bool, str]:
    """Face, whether it is embedded, and colour of a text object."""
    import pypdfium2.raw as pdfium

    font = pdfium.FPDFTextObj_GetFont(thing)
    name = ctypes.create_string_buffer(256)
    pdfium.FPDFFont_GetBaseFontName(font, name, 256)
    face = name.value.decode("utf-8", "replace").partition("+")
    return (
        face[2] or face[0],
        pdfium.FPDFFont_GetIsEmbedded(font) == 1,
        _colour(thing, stroke=False),
    )


def _strokes(page: "pypdfium2.PdfPage", height: float) -> Iterator[Stroke]:
    """Every path that is long and flat, wherever it is nested."""
    import pypdfium2.raw as pdfium

    width = ctypes.c_float()
    for item in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_PATH], max_depth=8):
        left, bottom, right, top = item.get_bounds()
        pdfium.FPDFPageObj_GetStrokeWidth(item, width)
        drawn = _is_stroked(item)
        thick = width.value if drawn else top - bottom
        if right - left > 20 * (top - bottom) and (top - bottom) < 6:
            y = (height - (top + bottom) / 2) * MM
            round_it = thick if drawn else 0  # bounds go round the pen
            yield Stroke(
                (left + round_it) * MM, (right - round_it) * MM, y, thick * MM,
                _colour(item, stroke=drawn),
            )  # fmt: skip


def _is_stroked(item: "pypdfium2.PdfObject") -> bool:
    import pypdfium2.raw as pdfium

    fill, stroke = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(item, fill, stroke)
    return bool(stroke.value)


def _colour(thing: "pypdfium2.raw.FPDF_PAGEOBJECT", *, stroke: bool) -> str:
    """红, 黑, or the colour's own numbers."""
    import pypdfium2.raw as pdfium

    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    ask = pdfium.FPDFPageObj_GetStrokeColor if stroke else pdfium.FPDFPageObj_GetFillColor
    ask(thing, red, green, blue, alpha)
    value = (red.value, green.value, blue.value)
    if max(value) < 40:
        return _BLACK
    if value[0] > 180 and max(value[1:]) < 60:
        return _RED
    return f"#{value[0]:02X}{value[1]:02X}{value[2]:02X}"
