"""A cell of a spreadsheet -> text, a whole number, a date, or why it cannot be taken. Total: what
a file holds, whatever it is, becomes one of these and never an exception.

What a person sees counts, not what is stored: a cell that shows year and month is a month, and
where what is seen and what is stored lead apart, neither is taken.
"""

import re
from datetime import date, timedelta
from math import isinf
from typing import NamedTuple

from generators.core.dates import YEARS
from generators.exchange.imports import number_formats as formats

MOST_CHARACTERS = 32_767  # in one cell
_MOST_DIGITS = 400
_NUMBER = re.compile(r"[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]{1,3})?")
_ERROR = re.compile(r"#(?:N/A|GETTING_DATA|[A-Z0-9/]+[!?])")
_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")  # how these files write what XML cannot hold
_BIRTH, _BIRTH_1904 = date(1899, 12, 30), date(1904, 1, 1)
_MOST_SECONDS = 10**9

NO_RESULT = "这里是公式，文件里没有它算出的结果；在 Excel 或 WPS 里打开、保存一次，或直接写数"


class Text(NamedTuple):
    """A text, and what of it is struck out."""

    text: str
    struck: str = ""


class Raw(NamedTuple):
    """A cell as it is stored. `type`: as the file calls it; `content`: None where there is none;
    `since_1904`: days are counted from that year on."""

    type: str
    content: Text | None
    format: str = "General"
    formula: bool = False
    since_1904: bool = False


class Seen(NamedTuple):
    """A value, or `trouble`: why there is none. `date`: the value is a date as the plan writes
    it. `words`: what stands there as text, whether it can be taken or not."""

    value: str | int | None = None
    date: bool = False
    trouble: str = ""
    words: str = ""


def seen(raw: Raw) -> Seen:
    """What a person sees in a cell."""
    if raw.content is None or (raw.formula and not raw.content.text and raw.type == "n"):
        return Seen(trouble=NO_RESULT) if raw.formula else Seen()
    text, struck = (_ESCAPED.sub(_character, each) for each in raw.content)
    if not text.strip():
        return Seen()
    if len(text) > MOST_CHARACTERS:
        return _trouble(text[:40], "这里的字太多")
    if raw.type == "e" or _ERROR.fullmatch(text.strip()):
        return _trouble(text, f"这里的公式出错（{text.strip()[:20]}）")
    if struck.strip():
        what = f"“{' '.join(struck.split())[:20]}”"
        return _trouble(text, f"{what}是划掉的；删去划掉的，只留要用的，再取消删除线")
    if raw.type == "b":
        return _text("FALSE" if text.strip() in ("0", "false") else "TRUE")
    if raw.type == "d":
        return _iso(text, raw.format)
    if raw.type in ("n", ""):
        return _number(text, raw)
    if formats.hides_text(raw.format):
        return _trouble(text, "这里的字设成了不显示；把单元格的格式改成“常规”")
    return _text(text)


def _character(match: re.Match[str]) -> str:
    code = int(match[1], 16)
    return "\ufffd" if 0xD800 <= code < 0xE000 else chr(code)


def _text(text: str) -> Seen:
    return Seen(text, words=text)


def _trouble(words: str, why: str) -> Seen:
    return Seen(trouble=why, words=words)


def _number(written: str, raw: Raw) -> Seen:
    stored = written.strip()
    if len(stored) > _MOST_DIGITS or not _NUMBER.fullmatch(stored):
        return _trouble(stored[:40], "这里存的不是数，也不是字；重新写一遍")
    number = float(f"{float(stored):.15g}")  # the digits that a spreadsheet keeps
    if isinf(number):
        return _trouble(stored[:40], "这个数太大，显示不出来；重新写一遍")
    plain = str(int(number)) if number.is_integer() and abs(number) < 1e15 else f"{number:.15g}"
    shown = formats.shows(raw.format, (number > 0) - (number < 0))
    if shown == formats.NUMBER:
        whole = int(number) if number.is_integer() and abs(number) < 1e15 else plain
        return Seen(whole, words=plain)
    if shown == formats.OTHER:
        why = f"这里存的是 {plain}，显示的不是这个数；把单元格的格式改成“常规”，再核对一遍"
        return _trouble(plain, why)
    if not 0 <= number * 86_400 < _MOST_SECONDS * 1000:
        return _trouble(plain, f"这里存的是 {plain}，格式却是日期，显示不出来；重新写一遍")
    if shown == formats.TIME:
        return _text(_clock(number))
    seen = _day(_of_serial(int(number), raw.since_1904), shown, plain)
    minutes = min(int(number % 1 * 1440 + 0.01), 1439) if shown == formats.MOMENT else 0
    return _at(seen, f"{minutes // 60:02}:{minutes % 60:02}")


def _at(seen: Seen, clock: str) -> Seen:
    """A day at an hour, HH:MM; midnight is none."""
    if not seen.date or clock in ("", "00:00"):
        return seen
    moment = f"{seen.words} {clock}"
    return seen._replace(value=moment, words=moment)


def _of_serial(days: int, since_1904: bool) -> date | None:
    """The day that a spreadsheet counts so; None for one that is none."""
    try:
        return (_BIRTH_1904 if since_1904 else _BIRTH) + timedelta(days=days)
    except OverflowError:
        return None


def _clock(days: float) -> str:
    minutes, seconds = divmod(round(days * 86_400), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}" + (f":{seconds:02}" if seconds else "")


def _iso(written: str, format: str) -> Seen:
    """A date as Strict Open XML may write it."""
    text = written.strip()
    try:
        day = date.fromisoformat(text[:10])
    except ValueError:
        return _text(text)  # a time of day, or what nobody can say
    shown = formats.shows(format, 1)
    seen = _day(day, shown if shown in (formats.MONTH, formats.PART_OF_DATE) else "", text)
    clock = re.match("T([0-2][0-9]:[0-5][0-9])", text[10:]) if shown == formats.MOMENT else None
    return _at(seen, clock[1] if clock else "")


def _day(day: date | None, shown: str, stored: str) -> Seen:
    if day is None or day.year not in YEARS:
        what = day.isoformat() if day else stored[:20]
        return _trouble(what, f"这里的日期 {what} 不在 2000 至 2099 年之间")
    if shown == formats.PART_OF_DATE:
        why = f"这里的日期没有全显示出来（存的是 {day}）；写成 {day:%Y-%m-%d} 这样，再核对年份"
        return _trouble(day.isoformat(), why)
    text = f"{day:%Y-%m}" if shown == formats.MONTH else day.isoformat()
    return Seen(text, date=True, words=text)
