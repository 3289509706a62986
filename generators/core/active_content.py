"""What in an office file or a PDF acts by itself: macros, scripts, embedded objects, what is
fetched from elsewhere. To be run in a process of its own (confined.py).

Looks for what formats call it, wherever it stands; runs nothing. What is harmless and called so is
found too: who attaches a form can do without.
"""

import io
import re
import zlib
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from zipfile import ZipFile

_MACROS, _OBJECTS, _FETCHED, _SCRIPTS, _FILES = (
    "宏", "嵌入的对象或控件", "打开时从别处取的内容", "自动运行的脚本", "夹带的文件",
)  # fmt: skip
_MEMBERS = (
    (_MACROS, re.compile(r"vbaproject|vbadata|macrosheets/|customui", re.I)),
    (_OBJECTS, re.compile(r"activex|/embeddings/|ctrlprops/|oleobject", re.I)),
    (_FETCHED, re.compile(r"externallinks/|connections\.xml|querytables/", re.I)),
)
_MACRO_TYPES = re.compile(rb"macroenabled|vnd\.ms-office\.vba", re.I)
_EXTERNAL = re.compile(rb"<[^>]*TargetMode\s*=\s*[\"']External[\"'][^>]*>", re.I)
_A_LINK = re.compile(rb"/hyperlink[\"']", re.I)  # is followed by who clicks on it
_DDE = re.compile(rb"\bDDE(?:AUTO)?\b|INCLUDE(?:TEXT|PICTURE)\b|<ddeLink", re.I)
_MAIN = {"docx": "word/document.xml", "xlsx": "xl/workbook.xml"}
_MOST_UNPACKED, _MOST_MEMBERS = 8 * 1024 * 1024, 2_000
_NAMES = (
    (_SCRIPTS, re.compile(rb"/(?:JavaScript|JS|Launch|SubmitForm|ImportData|XFA|RichMedia)\b")),
    (_FILES, re.compile(rb"/(?:EmbeddedFiles?|Filespec)\b")),
)
_HEXED = re.compile(rb"#([0-9A-Fa-f]{2})")  # how a name may be spelled in a PDF
_STREAM = re.compile(rb"stream\r?\n")


def wrong_with(file: Path, raw: bytes) -> list[str]:
    """Why a file must not be given away, as phrases: what acts in it, and that it is not what its
    name says."""
    ending = file.suffix.lower().removeprefix(".")
    if raw.startswith(b"PK\x03\x04"):
        with suppress(Exception):  # whatever a broken one does: it is told that it is unread
            return sorted(set(_of_container(raw, ending)))
        return []
    return sorted(set(_of_pdf(raw))) if raw.startswith(b"%PDF-") else []


def _of_container(raw: bytes, ending: str) -> Iterator[str]:
    import zipfile  # 8 ms, and rarely needed

    with zipfile.ZipFile(io.BytesIO(raw)) as container:
        names = container.namelist()[:_MOST_MEMBERS]
        if ending in _MAIN and _MAIN[ending] not in names:
            yield f"不是 {ending} 的内容"
        for what, pattern in _MEMBERS:
            if any(pattern.search(name) for name in names):
                yield what
        for text in _texts(container, names):
            if _MACRO_TYPES.search(text):
                yield _MACROS
            if any(not _A_LINK.search(each) for each in _EXTERNAL.findall(text)):
                yield _FETCHED
            if _DDE.search(re.sub(rb"<(?!ddeLink)[^>]*>", b"", text)):
                yield _FETCHED


def _texts(container: "ZipFile", names: list[str]) -> Iterator[bytes]:
    left = _MOST_UNPACKED
    for name in names:
        if name.endswith((".xml", ".rels")) and left > 0:
            with container.open(name) as opened:
                text = opened.read(left)
            left -= len(text)
            yield text


def _of_pdf(raw: bytes) -> Iterator[str]:
    for text in (raw, *_streams(raw)):
        plain = _HEXED.sub(lambda match: bytes([int(match[1], 16)]), text)
        for what, pattern in _NAMES:
            if pattern.search(plain):
                yield what


def _streams(raw: bytes) -> Iterator[bytes]:
    """What compressed streams hold: objects may stand in them."""
    left = _MOST_UNPACKED
    for match in _STREAM.finditer(raw):
        if left <= 0:
            return
        with suppress(zlib.error):
            text = zlib.decompressobj().decompress(raw[match.end() :], left)
            left -= len(text)
            yield text
