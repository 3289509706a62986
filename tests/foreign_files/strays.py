"""Files that belong nowhere in a plan, and ask for much of who looks for personal data in them."""

import random
import struct
import zipfile
import zlib
from collections.abc import Callable

from foreign_files.zips import zipped

_TEXT = b"BT /F 9 Tf 9 9 Td (%s) Tj ET "
_STREAM = "5 0 obj<</Type/XObject/Subtype/{}/Length 12>>stream\n/X Do /X Do \nendstream endobj\n"
_FORM = _STREAM.format("Form/BBox[0 0 9 9]/Resources<</XObject<</X 5 0 R>>>>")
_PICTURE = _STREAM.format("Image/Width 99999/Height 99999/BitsPerComponent 8/ColorSpace/DeviceRGB")


def pdf(content: bytes, pages: int = 1, more: str = "") -> bytes:
    """A PDF whose pages all show one compressed stream, which may show the object 5 as /X."""
    packed = zlib.compress(content, 9)
    kids = " ".join("3 0 R" for _ in range(pages))
    head = (
        "%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
        f"2 0 obj<</Type/Pages/Count {pages}/Kids[{kids}]>>endobj\n"
        "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R"
        "/Resources<</Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>"
        f"/XObject<</X 5 0 R>>>>>>endobj\n{more}"
        f"4 0 obj<</Length {len(packed)}/Filter/FlateDecode>>stream\n"
    )
    return head.encode() + packed + b"\nendstream endobj\ntrailer<</Root 1 0 R>>\n%%EOF"


def of_noise() -> bytes:
    return b"%PDF-1.7\n" + random.Random(1).randbytes(100_000)


def picture() -> bytes:
    """A picture that says it is very large."""
    size = 2**31 - 1
    return b"\x89PNG\r\n\x1a\n" + struct.pack(">I4sIIBBBBB", 13, b"IHDR", size, size, 8, 6, 0, 0, 0)


STRAYS: dict[str, Callable[[], bytes]] = {
    "letters without end.pdf": lambda: pdf(_TEXT % b"a" * 4_000_000),
    "one text without end.pdf": lambda: pdf(_TEXT % (b"a" * 120_000_000)),
    "lines without end.pdf": lambda: pdf(b"0 0 m 9 9 l S " * 8_000_000),
    "numbers without end.pdf": lambda: pdf(b"1 " * 60_000_000),
    "brackets.pdf": lambda: pdf(b"[" * 50_000_000),
    "saved states.pdf": lambda: pdf(b"q " * 40_000_000),
    "many pages.pdf": lambda: pdf(_TEXT % b"a" * 2_000, pages=100_000),
    "pages in a circle.pdf": lambda: pdf(b"").replace(b"Kids[3 0 R]", b"Kids[2 0 R]"),
    "a form in itself.pdf": lambda: pdf(b"/X Do " * 9, more=_FORM),
    "a picture claimed.pdf": lambda: pdf(b"/X Do ", more=_PICTURE),
    "objects claimed.pdf": lambda: pdf(b"").replace(b"<</Root", b"<</Size 2000000000/Root"),
    "noise.pdf": of_noise,
    "brackets outside.pdf": lambda: b"%PDF-1.7\n1 0 obj" + b"[" * 5_000_000,
    "zeros.zip": lambda: zipped({"a": b"\0" * 200_000_000}),
    "zips.zip": lambda: zipped({f"{n}.zip": zipped({"a": b"\0" * 9_000_000}) for n in range(20)}),
    "many.zip": lambda: zipped({f"{n}.xml": b"" for n in range(50_000)}),
    "tags.docx": lambda: zipped({"word/document.xml": b"<w:t>" * 20_000_000}),
    "half tags.docx": lambda: zipped({"word/document.xml": b"<w:p" * 1_000_000}),
    "another method.zip": lambda: zipped({"a": b"\0" * 9_000_000}, zipfile.ZIP_LZMA),
    "picture.png": picture,
}
