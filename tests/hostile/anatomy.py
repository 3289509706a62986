"""What a finished file is made of, what it says and where it leads, by a reader of its format.

No reader is the library that made the file, but for JSON and CSV, where a text has one reading.
Whoever adds a format adds its reader: a file that none knows is refused.
"""

import csv
import ctypes
import gzip
import io
import json
import re
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from xml.etree import ElementTree

import markdown
import openpyxl
import pypdfium2
import tinyhtml5
import vobject
from pypdfium2 import raw as pdfium

# Set around what may not be torn in two, wherever a name or a number stands (site/breaking.py).
_TYPOGRAPHY = {"wbr"}, {"keep", "word", "whole"}
_LEADING = {
    "href", "src", "action", "formaction", "poster", "srcset", "data", "ping", "cite", "Target",
}  # fmt: skip
_SUM = re.compile(r'=IF\(COUNT\(([A-Z]+\d+:[A-Z]+\d+)\)=0,"",SUM\(\1\)\)')  # of our own
_FORMULA = tuple("=+-@＝＋－＠\t\r\n")
_MEASURE = re.compile(r"-?[0-9.]+%?")  # of what is drawn around words
_SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
# What ends a value of a calendar's text, where it is not escaped (RFC 5545 3.3.11).
_CALENDAR_TEXT = re.compile(
    r"^(?:SUMMARY|DESCRIPTION|LOCATION|COMMENT|CONTACT|X-WR-[A-Z]+)(?:;[^:\r\n]*)?:(.*)$",
    re.MULTILINE,
)
_ENDS_TEXT = re.compile(r"(?<!\\)(?:\\\\)*[,;]")
_STRING = re.compile(rb"\((?:[^()\\]|\\.)*\)", re.DOTALL)  # of a PDF: words, and sums in base 64
_ACTIONS = re.compile(rb"/(JS|JavaScript|Launch|EmbeddedFiles?|OpenAction|AA|URI|SubmitForm|XFA)\b")


@dataclass
class Anatomy:
    """`skeleton`: elements and attributes, keys, kinds of cells; `links`: addresses it leads to."""

    skeleton: list[str] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)

    def part(self, name: str, *texts: str) -> None:
        self.skeleton.append(name)
        self.texts += texts


def read(file: Path) -> Anatomy:
    """Raises KeyError for a format without a reader, and what a reader raises of a broken file."""
    anatomy = Anatomy()
    READERS[file.suffix or file.name](file.read_bytes(), anatomy)
    return anatomy


# --- trees ----------------------------------------------------------------------------------------


def _tree(element: ElementTree.Element, found: Anatomy) -> None:
    tag = element.tag if isinstance(element.tag, str) else "!"  # a comment
    name = tag.rpartition("}")[2]
    typography = name in _TYPOGRAPHY[0] or element.get("class") in _TYPOGRAPHY[1]
    if not typography:
        values = sorted((key.rpartition("}")[2], value) for key, value in element.items())
        said = (each for _, each in values if not _MEASURE.fullmatch(each))
        found.part(f"<{tag} {' '.join(key for key, _ in values)}", *said)
        found.links += [value for key, value in values if key in _LEADING]
        found.texts.append("")
    found.texts[-1] += element.text or ""
    for child in element:
        _tree(child, found)
        found.texts[-1] += child.tail or ""
    if not typography:
        found.part(f"/{name}", "")


def _xml(raw: bytes, found: Anatomy) -> None:
    _tree(ElementTree.fromstring(raw), found)


def _html(raw: bytes, found: Anatomy) -> None:
    """As browsers parse it (WHATWG), not by the rules it was printed by."""
    _tree(tinyhtml5.parse(io.BytesIO(raw), transport_encoding="utf-8"), found)


def _markdown(raw: bytes, found: Anatomy) -> None:
    """As a viewer shows an exported page."""
    extensions = ["attr_list", "fenced_code", "tables"]
    _html(markdown.markdown(raw.decode(), extensions=extensions).encode(), found)


def _office(raw: bytes, found: Anatomy) -> None:
    with zipfile.ZipFile(io.BytesIO(raw)) as container:
        for name in container.namelist():
            found.part(name)
            if name.endswith((".xml", ".rels")):
                tree = ElementTree.fromstring(container.read(name))
                for columns in tree.findall(f"{_SHEET}cols"):
                    columns.clear()  # how wide they are, those of one width together
                _tree(tree, found)
    found.links = [link for link in found.links if "://" in link]


def _document(raw: bytes, found: Anatomy) -> None:
    """Lines of a title break where there is room."""
    _office(raw, found)
    found.texts = ["".join(found.texts)]


def _workbook(raw: bytes, found: Anatomy) -> None:
    parts = Anatomy()
    _office(raw, parts)
    found.skeleton += parts.skeleton
    for sheet in openpyxl.load_workbook(io.BytesIO(raw)):
        for cell in (cell for row in sheet.iter_rows() for cell in row):
            link = cell.hyperlink.target if cell.hyperlink else None
            found.links += [link] if link else []
            text = "" if cell.value is None else str(cell.value)
            kind = "sum" if _SUM.fullmatch(text) else cell.data_type
            found.part(f"{cell.coordinate} {kind}", text)


# --- the rest -------------------------------------------------------------------------------------


def _pdf(raw: bytes, found: Anatomy) -> None:
    """Text page by page without white space: lines break where there is room."""
    found.skeleton += sorted({each.decode() for part in _unpacked(raw) for each in
                              re.findall(_ACTIONS, _STRING.sub(b"()", part))})  # fmt: skip
    with pypdfium2.PdfDocument(raw) as document:
        found.part(f"scripts {pdfium.FPDFDoc_GetJavaScriptActionCount(document)}")
        found.part(f"attachments {document.count_attachments()}")
        found.part(f"form {document.get_formtype()}")
        said = ""
        for page in document:
            said += page.get_textpage().get_text_range()
            link, at = pdfium.FPDF_LINK(), ctypes.c_int(0)
            while pdfium.FPDFLink_Enumerate(page, at, link):
                found.links.append("pdf:")
        found.texts += ["".join(said.split()), *document.get_metadata_dict().values()]


def _unpacked(raw: bytes) -> Iterator[bytes]:
    """The objects of a PDF, without the contents of pages, pictures and faces."""
    at = 0
    for match in re.finditer(rb"stream\r?\n(.*?)\r?\nendstream", raw, re.DOTALL):
        objects = raw[at : match.start()]
        yield objects
        if b"/ObjStm" in objects[-200:]:
            yield zlib.decompress(match[1])
        at = match.end()
    yield raw[at:]


def _calendar(raw: bytes, found: Anatomy) -> None:
    assert max(map(len, raw.split(b"\r\n"))) <= 75
    text = raw.decode()
    for line in _CALENDAR_TEXT.findall(re.sub(r"\r\n[ \t]", "", text)):
        found.skeleton += ["text ends early"] * len(_ENDS_TEXT.findall(line))

    def below(component) -> None:
        found.part(component.name)
        for child in component.getChildren():
            if isinstance(child, vobject.base.Component):
                below(child)
            else:
                name = f"{child.name} {sorted(child.params)}"
                found.part(name, str(child.value), *map(str, child.params.values()))

    for calendar in vobject.readComponents(text):
        below(calendar)


def _table(raw: bytes, found: Anatomy) -> None:
    text = raw.decode("utf-8-sig")
    for row in csv.reader(io.StringIO(text, newline=""), strict=True):
        formulas = [cell for cell in row if cell.startswith(_FORMULA)]
        found.skeleton += ["formula"] * len(formulas)
        # What would begin like one is told apart by an apostrophe (tables/csv_files.py).
        found.part(f"row {len(row)}", *(re.sub("^'(?=['=+@＝＋－＠-])", "", cell) for cell in row))


def _json(raw: bytes, found: Anatomy) -> None:
    def below(value) -> None:
        if isinstance(value, dict):
            for key, each in value.items():
                found.part("key", key)
                below(each)
        elif isinstance(value, list):
            found.part(f"list {len(value)}")
            for each in value:
                below(each)
        else:
            found.part(type(value).__name__, str(value))

    below(json.loads(raw))


def _script(raw: bytes, found: Anatomy) -> None:
    """The search index is data in a script, so that it also loads by double click."""
    index = re.fullmatch(rb"window\.SEARCH=(\{.*\});\s*", raw, re.DOTALL)
    if index:
        assert not re.search("[\u2028\u2029]", raw.decode())
        _json(index[1], found)
    else:
        _text(raw, found)


def _text(raw: bytes, found: Anatomy) -> None:
    found.texts.append(raw.decode())


READERS: dict[str, Callable[[bytes, Anatomy], None]] = {
    ".css": _text, ".csv": _table, ".docx": _document, ".gz": lambda raw, found: _xml(
        gzip.decompress(raw), found
    ), ".html": _html, ".ics": _calendar, ".js": _script, ".json": _json, ".md": _markdown,
    ".pdf": _pdf, ".plan-export": _text, ".plan-site": _text, ".svg": _xml, ".txt": _text,
    ".xlsx": _workbook, ".xml": _xml, "SHA256SUMS": _text,
}  # fmt: skip
