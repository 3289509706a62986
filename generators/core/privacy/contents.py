"""Extract text from any file for scanning (not for reading as data).

Takes every encoding that texts.py refuses, looks into zip containers (docx, xlsx, odt) and PDFs.
What holds no text gives none. Containers and PDFs of others are left to `unpacked`, which runs in a
process of its own (confined.py); nothing opens a picture.
"""

import io
import re
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, NamedTuple

from generators.core.unread import ANSWER, BROKEN, PARTLY, UNKNOWN, Unread

if TYPE_CHECKING:
    from zipfile import ZipFile, ZipInfo

MOST_BYTES = 256 * 1024  # of a file that is only scanned
_MOST_UNPACKED = 4 * 1024 * 1024
_MOST_OF_PDF = 16 * 1024 * 1024
_CONTAINER = b"PK\x03\x04"
_PDF = b"%PDF-"
# Word and Excel of before 2007 and whatever has a password there; RAR, 7z, gzip.
_CLOSED = (b"\xd0\xcf\x11\xe0", b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b")
_MOST_MEMBERS = 2_000
_METHODS = (0, 8)  # stored, deflated; others may ask for gigabytes at once
_ATTACHED = re.compile(r"[0-9]{4}/attachments/[^/]+")
_NO_TEXT = (".png", ".jpg", ".ico", ".woff", ".woff2", ".ttf", ".gz", ".map")
# Rows of numbers, and numbers with many digits.
_DRAWING = r"\s(?:d|points|viewBox|transform|[xy][12]?|[cr][xy]?|width|height)=\"[^\"]*\""


class Content(NamedTuple):
    """The text of a file; `placed`: its lines are those that an editor shows; `packed`: it is a
    container, a PDF or closed in another way, and was not looked into."""

    text: str
    placed: bool = True
    packed: bool = False


def content_of(file: Path) -> Content:
    """The text of a file that may be anything; of a link, where it leads; of a very large file,
    its beginning."""
    try:
        if file.is_symlink():
            return Content(str(file.readlink()), placed=False)
        if not file.is_file():
            return Content("", placed=False)
        with file.open("rb") as stream:
            raw = stream.read(MOST_BYTES)
            if raw.startswith((_CONTAINER, _PDF, *_CLOSED)):
                return Content("", placed=False, packed=True)
    except OSError:
        return Content("", placed=False)
    return Content(text_of(raw))


def unpacked(file: Path) -> tuple[str, str, list[str]]:
    """The text of a container or a PDF, why it is not all of it, and what of it acts by itself. To
    be run in a process of its own: a broken file does anything to who reads it. Raises Unread."""
    from generators.core import active_content

    with file.open("rb") as stream:
        raw = stream.read(_MOST_OF_PDF + 1)
        if raw.startswith(_CONTAINER):
            stream.seek(0)
            return (*_unpacked(stream), active_content.wrong_with(file, raw))
    if raw.startswith(_CLOSED):
        raise Unread(UNKNOWN)
    if len(raw) > _MOST_OF_PDF:
        raise Unread(ANSWER)
    return (*_pages(raw), active_content.wrong_with(file, raw))


def text_of(raw: bytes) -> str:
    """The text of some bytes; line ends as \\n. Looks into containers and PDFs as well: for what
    this program has made itself."""
    if raw.startswith((_CONTAINER, _PDF)):
        with suppress(Unread):
            return (_pages(raw) if raw.startswith(_PDF) else _unpacked(io.BytesIO(raw)))[0]
        return ""
    return _decoded(raw).removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


def is_attached(path: str) -> bool:
    """Whether a file of the plan, or of the site, is one of others that goes with a notice: it was
    looked through where it lies in the plan, in a process of its own."""
    return _ATTACHED.fullmatch(path) is not None


def shown(path: str, raw: bytes) -> str:
    """What a reader, a browser or a search gets to see of a published file; not what is drawn."""
    if path.endswith(_NO_TEXT) or is_attached(path):
        return ""
    text = text_of(raw)
    if path.endswith(".ics"):
        text = text.replace("\n ", "")  # a line goes on behind a blank (RFC 5545, 3.1)
    return re.sub(_DRAWING, "", text) if path.endswith((".html", ".md", ".xml", ".svg")) else text


def _decoded(raw: bytes) -> str:
    if encoding := _wide_encoding(raw):
        return raw.decode(encoding, "replace")
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        if _is_binary(raw):
            return ""
        text = raw.decode("gb18030", "replace")
        return text if text.count("\ufffd") < 3 else raw.decode("utf-8", "replace")


def _wide_encoding(raw: bytes) -> str:
    """UTF-32 and UTF-16, by their mark, or by the zero bytes beside ASCII."""
    if raw.startswith((b"\xff\xfe\0\0", b"\0\0\xfe\xff")):
        return "utf-32"
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    start = raw[:4096]
    zeros = start.count(0)
    if zeros * 5 < len(start) or not start:
        return ""
    at = [start[i::4].count(0) for i in range(4)]
    if zeros * 5 > len(start) * 3:
        return "utf-32-le" if at[3] >= at[0] else "utf-32-be"
    return "utf-16-le" if at[1] + at[3] >= at[0] + at[2] else "utf-16-be"


def _is_binary(raw: bytes) -> bool:
    start = raw[:4096]
    controls = sum(byte < 9 or 13 < byte < 32 for byte in start)
    return controls * 20 > len(start)


def _pages(raw: bytes) -> tuple[str, str]:
    """The words on the pages of a PDF, as a reader copies them, and its properties; and why they
    are not all. Raises Unread for what is none."""
    import pypdfium2  # 40 ms, and rarely needed

    try:
        with pypdfium2.PdfDocument(raw) as document:
            texts, left = list(document.get_metadata_dict().values()), _MOST_UNPACKED
            for page in document:
                texts.append(page.get_textpage().get_text_range())
                left -= len(texts[-1])
                if left <= 0:
                    return "\n".join(texts), ANSWER
            return "\n".join(texts), ""
    except pypdfium2.PdfiumError:
        raise Unread(BROKEN) from None


def _unpacked(stream: BinaryIO) -> tuple[str, str]:
    """The texts of a container, one after the other, names of its files first, sheets as rows;
    and why they are not all: a small container may hold a very large one, a broken or a locked
    member, or another container. Raises Unread for what is none."""
    import zipfile  # 8 ms, and rarely needed

    from generators.core.privacy import gridded, unescaped

    texts: list[str] = []
    strings: list[str] = []
    left, why = _MOST_UNPACKED, ""
    try:
        members = zipfile.ZipFile(stream)
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        raise Unread(BROKEN) from None
    with members as container:
        # Before the sheets, the texts that they share.
        members_in_order = sorted(container.infolist(), key=lambda each: "/sheet" in each.filename)
        for number, member in enumerate(members_in_order):
            texts.append(member.filename)
            if left <= 0 or number == _MOST_MEMBERS:
                return "\n".join(texts), ANSWER
            raw = _member(container, member, left)
            left -= len(raw or b"")
            if raw is None or raw.startswith(_CONTAINER):
                why = PARTLY
                continue
            text = _decoded(raw)
            if member.filename.endswith("sharedStrings.xml"):
                strings = gridded.shared(text)
            if gridded.is_sheet(text):
                text = gridded.rows(text, strings)
            elif member.filename.endswith(".xml"):
                text = unescaped.without_markup(text)
            texts.append(text)
    return "\n".join(texts), why if left > 0 else ANSWER


def _member(container: "ZipFile", member: "ZipInfo", most: int) -> bytes | None:
    """The beginning of a file in a container; None where it cannot be read."""
    if member.compress_type not in _METHODS:
        return None
    try:
        with container.open(member) as opened:
            return opened.read(most)
    except Exception:  # whatever a broken member does to its reader
        return None
