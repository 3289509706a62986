"""Parse what people type into cells: numbers, dates, names. Raises Unclear with the reason.

Forgives what loses nothing: full-width digits, blanks, 人 behind a number, dates in any usual
form. Never guesses a day that was not written.
"""

import re
import unicodedata
from datetime import date, timedelta

from generators.core import chinese, dates
from generators.core.dates import PlanDate
from generators.exchange.imports.returned_sheets import Cell

NOTHING = {"无", "-", "—", "——", "/", "暂无", "未定", "文件未载明", "null"}
_MOST_DIGITS = 9  # more are a slip of the keyboard
_UNIT = re.compile(r"(?:人|名|个|人次)$")
_SERIALS = range(36_526, 73_050)  # the days of 2000 to 2099, as spreadsheets count them
_BIRTH = date(1899, 12, 30)
_YMD = re.compile(
    r"(?P<before>before )?(?P<y>20[0-9]{2})(?:年|[-./])(?P<m>[0-9]{1,2})"
    r"(?:(?:月|[-./])(?:(?P<d>[0-9]{1,2})日?|(?P<third>[上中下])旬)?|/(?P<third2>[上中下])旬)?"
    r"(?P<edge>底前|结束前|前|以前|之前)?"
)
_TERM = re.compile(
    r"(?P<before>before )?(?P<years>20[0-9]{2}-20[0-9]{2})学年第(?P<n>[一二])学期"
    r"(?P<edge>底前|结束前|前|以前|之前)?"
)
_YEAR = re.compile(r"(?P<y>20[0-9]{2})年(?P<edge>底前)?")
_COMPACT = re.compile(r"(20[0-9]{2})([01][0-9])([0-3][0-9])")


class Unclear(ValueError):
    """What stands in a cell cannot be taken; the message says why."""

    def __init__(self, cell: Cell, why: str):
        super().__init__(why)
        self.cell = cell


def key(text: object) -> str:
    """What two spellings of a name have in common: blanks and widths aside."""
    return "".join(unicodedata.normalize("NFKC", str(text)).split())


def said(cell: Cell) -> str:
    """What a cell says, of whatever kind it is: to be compared with names."""
    if cell.trouble:
        raise Unclear(cell, cell.trouble)
    return cell.words


def plain(cell: Cell) -> str:
    """The text of a cell on one line, without blanks around it."""
    text = said(cell)
    if isinstance(cell.value, PlanDate):
        why = f"这里成了日期（{text}）；要写文字的，先把单元格的格式改成“文本”再写一遍"
        raise Unclear(cell, why)
    return " ".join(text.replace("\u3000", " ").split())


def is_nothing(cell: Cell) -> bool:
    """Whether a cell says that there is nothing: a stroke, 无."""
    return isinstance(cell.value, str) and key(cell.value) in NOTHING


def number(cell: Cell) -> int:
    """A number of persons."""
    text = key(said(cell))
    if cell.height > 1:
        why = f"这个数合并了 {cell.height} 行，分不清每一行是多少；取消合并，逐行填写"
        raise Unclear(cell, why)
    if isinstance(cell.value, PlanDate):
        raise Unclear(cell, f"这里成了日期（{text}），要写人数；先把单元格的格式改成“常规”")
    if not isinstance(cell.value, int):
        digits = _UNIT.sub("", text.replace(",", ""))
        if not re.fullmatch(r"[0-9]+(?:\.0+)?", digits):
            raise Unclear(cell, f"“{plain(cell)}”看不出是多少人，只写整数")
        text = digits.partition(".")[0]
    if len(text) > _MOST_DIGITS:
        raise Unclear(cell, "这个数太大，不像是人数")
    if int(text) < 0:
        raise Unclear(cell, f"{text} 不能是人数，要写 0 或大于 0 的整数")
    return int(text)


def when(cell: Cell) -> str:
    """A date in the plan's own writing, as precise as it was written."""
    text, value = said(cell), cell.value
    if isinstance(value, PlanDate):
        return value.text
    if isinstance(value, int) and value not in range(20_000_101, 20_991_232):
        if value not in _SERIALS:
            raise Unclear(cell, f"{text} 不像日期，写成 2021-11-05 这样")
        return f"{_BIRTH + timedelta(days=value):%Y-%m-%d}"
    try:
        return _of_text(text)
    except ValueError as reason:
        raise Unclear(cell, str(reason)) from None


def day(cell: Cell) -> str:
    """A date that must be a single day; at what hour of it is not kept."""
    written = when(cell)
    try:
        written = written.removesuffix(f" {dates.parse_deadline(written).time}")
        dates.parse_day(written)
    except ValueError as reason:
        raise Unclear(cell, str(reason)) from None
    return written


def _of_text(written: str) -> str:
    text, clock = chinese.parted(" ".join(unicodedata.normalize("NFKC", written).split()))
    squeezed = text if text.startswith("before ") else text.replace(" ", "")
    for candidate in (squeezed, _rewritten(squeezed)):
        try:
            return dates.parse_deadline(f"{candidate} {clock}".rstrip()).text
        except ValueError as reason:
            why = str(reason)
    raise ValueError(f"“{text}”看不出是哪一天：{why}")


def _rewritten(text: str) -> str:
    """2021年11月5日, 2021.11.5, 20211105 and 2021/11 as the plan writes them."""
    if match := _COMPACT.fullmatch(text):
        return "-".join(match.groups())
    if match := _TERM.fullmatch(text):
        before = "before " if match["before"] or match["edge"] else ""
        return f"{before}{match['years']}-{'一二'.index(match['n']) + 1}"
    if match := _YEAR.fullmatch(text):
        return f"before {match['y']}" if match["edge"] else match["y"]
    match = _YMD.fullmatch(text)
    if not match:
        return text
    month = f"{match['y']}-{int(match['m']):02}"
    third = match["third"] or match["third2"]
    rest = f"-{int(match['d']):02}" if match["d"] else f"/{third}旬" if third else ""
    before = "before " if match["before"] or match["edge"] else ""
    return before + month + rest
