"""What people type into cells -> numbers, dates, names. Each reader raises Unclear with the reason.

Forgives what loses nothing: full-width digits, blanks, 人 behind a number, dates in any usual
form. Never guesses a day that was not written: a cell that shows only year and month is a month.
"""

import re
import unicodedata
from datetime import date, datetime, timedelta

from generators.core import dates
from generators.exchange.imports.returned_sheets import Cell

NOTHING = {"无", "-", "—", "——", "/", "暂无", "未定", "文件未载明", "null"}
_MOST_PERSONS = 10**9  # beyond is a slip of the keyboard, and soon no number at all
_UNIT = re.compile(r"(?:人|名|个|人次)$")
_SERIALS = range(36_526, 73_050)  # the days of 2000 to 2099, as spreadsheets count them
_BIRTH = date(1899, 12, 30)
_YMD = re.compile(
    r"(?P<before>before )?(?P<y>20[0-9]{2})(?:年|[-./])(?P<m>[0-9]{1,2})"
    r"(?:(?:月|[-./])(?:(?P<d>[0-9]{1,2})日?|(?P<third>[上中下])旬)?|/(?P<third2>[上中下])旬)?"
    r"(?P<edge>前|以前|之前)?"
)
_COMPACT = re.compile(r"(20[0-9]{2})([01][0-9])([0-3][0-9])")
_SHOWS_NO_DAY = re.compile(r"^[^d日]*$", re.IGNORECASE)


class Unclear(ValueError):
    """What stands in a cell cannot be taken; the message says why, `cell` which of several."""

    cell: Cell | str = ""


def key(text: object) -> str:
    """What two spellings of a name have in common: blanks and widths aside."""
    return "".join(unicodedata.normalize("NFKC", str(text)).split())


def plain(cell: Cell) -> str:
    """The text of a cell on one line, without blanks around it."""
    _refuse_formula(cell)
    if cell.value is None:
        return ""
    value = int(cell.value) if isinstance(cell.value, float) and cell.value.is_integer() \
        else cell.value  # fmt: skip
    return " ".join(str(value).replace("\u3000", " ").split())


def is_nothing(cell: Cell) -> bool:
    """Whether a cell says that there is nothing: a stroke, 无."""
    return isinstance(cell.value, str) and key(cell.value) in NOTHING


def number(cell: Cell) -> int:
    """A number of persons."""
    _refuse_formula(cell)
    value = cell.value
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        raise Unclear("这里要写人数")
    if isinstance(value, str):
        text = key(value).replace(",", "")
        text = _UNIT.sub("", text)
        if not re.fullmatch(r"[0-9]+(?:\.0+)?", text):
            raise Unclear(f"“{plain(cell)}”看不出是多少人，只写整数")
        value = float(text)
    if value > _MOST_PERSONS:
        raise Unclear("这个数太大，不像是人数")
    if value < 0 or value != int(value):
        raise Unclear(f"{value} 不能是人数，要写 0 或大于 0 的整数")
    return int(value)


def when(cell: Cell) -> str:
    """A date in the plan's own writing, as precise as it was written."""
    _refuse_formula(cell)
    value = cell.value
    if isinstance(value, bool):
        raise Unclear("这里要写日期")
    if isinstance(value, datetime | date):
        return _of_day(value if not isinstance(value, datetime) else value.date(), cell.format)
    if isinstance(value, int | float):
        if int(value) in range(20_000_101, 20_991_232):
            return _of_text(str(int(value)))
        if int(value) not in _SERIALS:
            raise Unclear(f"{value:g} 不像日期，写成 2021-11-05 这样")
        return _of_day(_BIRTH + timedelta(days=int(value)), cell.format)
    if not isinstance(value, str):
        raise Unclear("这里要写日期")
    return _of_text(value)


def day(cell: Cell) -> str:
    """A date that must be a single day."""
    written = when(cell)
    try:
        dates.parse_day(written)
    except ValueError as reason:
        raise Unclear(str(reason)) from None
    return written


def _of_day(value: date, format: str) -> str:
    shows_month_only = format not in ("", "General", "@") and _SHOWS_NO_DAY.match(format)
    if shows_month_only and "m" in format.lower() and "h" not in format.lower():
        return f"{value:%Y-%m}"
    return f"{value:%Y-%m-%d}"


def _of_text(written: str) -> str:
    text = " ".join(unicodedata.normalize("NFKC", written).split())
    squeezed = text if text.startswith("before ") else text.replace(" ", "")
    for candidate in (squeezed, _rewritten(squeezed)):
        try:
            return dates.parse(candidate).text
        except ValueError as reason:
            why = str(reason)
    raise Unclear(f"“{text}”看不出是哪一天：{why}")


def _rewritten(text: str) -> str:
    """2021年11月5日, 2021.11.5, 20211105 and 2021/11 as the plan writes them."""
    if match := _COMPACT.fullmatch(text):
        return "-".join(match.groups())
    match = _YMD.fullmatch(re.sub(r"(?<=[0-9日])(?:00:00:00|00:00)$", "", text))
    if not match:
        return text
    month = f"{match['y']}-{int(match['m']):02}"
    third = match["third"] or match["third2"]
    rest = f"-{int(match['d']):02}" if match["d"] else f"/{third}旬" if third else ""
    before = "before " if match["before"] or match["edge"] else ""
    return before + month + rest


def _refuse_formula(cell: Cell) -> None:
    if cell.formula:
        raise Unclear(
            "这里是公式，文件里没有它算出的结果；在 Excel 或 WPS 里打开、保存一次，或直接写数"
        )
    if isinstance(cell.value, str) and re.match(r"#[A-Z0-9/]+[!?]?$", cell.value.strip()):
        raise Unclear(f"这里的公式出错（{cell.value.strip()}）")
