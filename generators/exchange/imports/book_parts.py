"""The parts of a workbook that its sheets lean on: which sheets there are, texts, formats."""

from collections.abc import Container, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from generators.core.unread import Unread
from generators.exchange.imports import number_formats
from generators.exchange.imports.cell_values import Text
from generators.exchange.imports.ooxml import Event, Package

_MOST_SHEETS = 100
_FALSE = ("0", "false", "off")


class Style(NamedTuple):
    format: str = "General"
    struck: bool = False


class Listed(NamedTuple):
    """A sheet as the workbook lists it."""

    name: str
    part: str
    visible: bool


@dataclass
class Book:
    """`part` holds the strings; `since_1904`: how days are counted."""

    sheets: list[Listed] = field(default_factory=list)
    strings: str = ""
    styles: list[Style] = field(default_factory=list)
    since_1904: bool = False


def book(package: Package) -> Book:
    """Raises Unread where there is no sheet, or far too many."""
    main = package.main("xl/workbook.xml")
    related, found = package.related(main), Book()
    for tag, given, _ in package.elements(main):
        if tag == "sheet" and given:
            name = next((given[key] for key in given if key.endswith(":id")), "")
            kind, part = related.get(name, ("", ""))
            visible = given.get("state", "visible") == "visible"
            if kind == "worksheet":
                found.sheets.append(Listed(given.get("name", ""), part, visible))
        elif tag == "workbookPr" and given:
            found.since_1904 = on(given, "date1904", "0")
    if not found.sheets:
        raise Unread("里面没有工作表")
    if len(found.sheets) > _MOST_SHEETS:
        raise Unread(f"工作表超过 {_MOST_SHEETS} 张，不像是从本站下载的表")
    parts = dict(related.values())
    found.strings = parts.get("sharedStrings", "")
    found.styles = list(_styles(package, parts.get("styles", "")))
    return found


def on(given: dict[str, str], name: str, otherwise: str = "1") -> bool:
    """An attribute that says yes or no."""
    return given.get(name, otherwise).lower() not in _FALSE


def texts(package: Package, part: str, wanted: Container[int]) -> dict[int, Text]:
    """Of a table of strings those that are wanted, by their number."""
    found, number, runs = dict[int, Text](), 0, Runs()
    for event in package.elements(part):
        tag, given, _ = event
        if tag != "si":
            runs.take(event)
        elif given is not None:
            runs = Runs()
        else:
            if number in wanted:
                found[number] = runs.text
            number += 1
    return found


class Runs:
    """Collects a text from its runs, each of which may be struck out; how Japanese is pronounced
    (rPh) is not part of it."""

    def __init__(self) -> None:
        self._all, self._struck = list[str](), list[str]()
        self._strike = self._aside = False

    def take(self, event: Event) -> None:
        tag, given, text = event
        if tag == "rPh":
            self._aside = given is not None
        elif tag == "r":
            self._strike = False
        elif tag == "strike" and given is not None:
            self._strike = on(given, "val")
        elif tag == "t" and given is None and not self._aside:
            self._all.append(text)
            self._struck.append(text if self._strike else "")

    @property
    def text(self) -> Text:
        return Text("".join(self._all), "".join(self._struck))


def _styles(package: Package, part: str) -> Iterator[Style]:
    """What the styles of cells say, in the order of their numbers."""
    own, fonts, within = dict[int, str](), list[bool](), ""
    for tag, given, _ in package.elements(part):
        if tag in ("fonts", "cellXfs"):
            within = tag if given is not None else ""
        elif given is None:
            continue
        elif tag == "numFmt":
            own.setdefault(number(given, "numFmtId"), given.get("formatCode", ""))
        elif tag == "font" and within == "fonts":
            fonts.append(False)
        elif tag == "strike" and within == "fonts" and fonts:
            fonts[-1] = on(given, "val")
        elif tag == "xf" and within == "cellXfs":
            font = number(given, "fontId")
            struck = 0 <= font < len(fonts) and fonts[font]
            yield Style(number_formats.code(number(given, "numFmtId"), own), struck)


def number(given: dict[str, str], name: str) -> int:
    """A whole number in an attribute; 0 where there is none."""
    return max(index(given.get(name, "")), 0)


def index(written: str) -> int:
    """A whole number; -1 for what is none."""
    text = written.strip()
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else -1
