"""Any file -> the text in it, as well as it can be had: for scanning, not for reading as data.

Takes every encoding that texts.py refuses, looks into zip containers (docx, xlsx, odt), and never
raises for what a file contains. What holds no text gives none.
"""

import io
import re
from pathlib import Path
from typing import BinaryIO, NamedTuple

MOST_BYTES = 256 * 1024  # of a file that is only scanned
_MOST_UNPACKED = 4 * 1024 * 1024
_CONTAINER = b"PK\x03\x04"
_PDF = b"%PDF-"
_NO_TEXT = (".png", ".jpg", ".ico", ".woff", ".woff2", ".ttf", ".gz", ".map")
# Of HTML, spreadsheets and documents: behind these begins another text.
_BLOCK_END = (
    r"</?(?:p|div|li|td|th|tr|h[1-6]|pre|dt|dd|br|option|script)\b[^<>]*>"
    r"|</(?:[a-z0-9]+:)?(?:p|si|c|v|row|tc|table-cell|h|t(?=>\s*</is))>"
)
_TAG = r"<[^<>]*>"
# Rows of numbers, and numbers with many digits.
_DRAWING = r"\s(?:d|points|viewBox|transform|[xy][12]?|[cr][xy]?|width|height)=\"[^\"]*\""


class Content(NamedTuple):
    """The text of a file; `placed`: its lines are those that an editor shows."""

    text: str
    placed: bool = True


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
            if raw.startswith(_CONTAINER):
                stream.seek(0)
                return Content(_unpacked(stream), placed=False)
    except OSError:
        return Content("", placed=False)
    return Content(text_of(raw))


def text_of(raw: bytes) -> str:
    """The text of some bytes; line ends as \\n."""
    if raw.startswith(_CONTAINER):
        return _unpacked(io.BytesIO(raw))
    if raw.startswith(_PDF):
        return _pages(raw)
    return _decoded(raw).removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


def shown(path: str, raw: bytes) -> str:
    """What a reader, a browser or a search gets to see of a published file: characters instead
    of their escapes; for HTML once with markup and once without, as a number may be in either."""
    if path.endswith(_NO_TEXT):
        return ""
    text = text_of(raw)
    if path.endswith((".html", ".md", ".xml", ".svg")):
        import html

        text = html.unescape(re.sub(_DRAWING, "", text))
        return text + "\n" + re.sub(_TAG, "", re.sub(_BLOCK_END, "\n", text))
    if path.endswith((".js", ".json")) and "\\u" in text:
        return re.sub(r"\\u([0-9a-fA-F]{4})", lambda match: chr(int(match[1], 16)), text)
    return text


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


def _pages(raw: bytes) -> str:
    """The words on the pages of a PDF, as a reader copies them, and its properties; of a broken
    one, nothing."""
    import pypdfium2  # 40 ms, and rarely needed

    try:
        with pypdfium2.PdfDocument(raw) as document:
            texts = [page.get_textpage().get_text_range() for page in document]
            return "\n".join([*document.get_metadata_dict().values(), *texts])
    except Exception:  # whatever a broken file does to a reader of PDF
        return ""


def _unpacked(stream: BinaryIO) -> str:
    """The texts of a container, one after the other, without their markup; names of its files
    first. Stops after a few megabytes: a small container may hold a very large one."""
    import zipfile  # 8 ms, and rarely needed

    texts, left = [], _MOST_UNPACKED
    try:
        with zipfile.ZipFile(stream) as container:
            for member in container.infolist()[:2000]:
                texts.append(member.filename)
                with container.open(member) as opened:
                    raw = opened.read(left)
                left -= len(raw)
                text = "" if raw.startswith(_CONTAINER) else _decoded(raw)
                if member.filename.endswith((".xml", ".rels")):
                    text = re.sub(_TAG, "", re.sub(_BLOCK_END, "\n", text))
                texts.append(text)
                if left <= 0:
                    break
    except Exception:  # a broken container: what could be read of it is scanned
        pass
    return "\n".join(texts)
