"""What is particular to written Chinese: numerals, numbers of documents, how wide words are set."""

import re
from collections.abc import Sequence
from unicodedata import east_asian_width

HAN = "\u4e00-\u9fff"  # for a class of characters in a pattern
NUMERALS = "一二三四五六七八九十"  # those that number parts, likewise
AMOUNT = rf"[0-9]++|[两〇零百千{NUMERALS}]++"  # what `amount` reads
# 机关代字〔年份〕序号号: GB/T 9704—2012, 7.2.5. The year in full, the number without 第 and zeros.
DOCUMENT_NUMBER = re.compile(rf"([{HAN}]+)〔([0-9]{{4}})〕[1-9][0-9]*号")

_DIGITS = "〇一二三四五六七八九"
_VALUES = {**{digit: at for at, digit in enumerate(_DIGITS)}, "零": 0, "两": 2}
_UNITS = {"十": 10, "百": 100, "千": 1000}
_INNER = str.maketrans("“”‘’", "‘’“”")


def number(word: str) -> int | None:
    """七 -> 7, 十二 -> 12, 二十 -> 20, 二〇二五 -> 2025, 12 -> 12; None for what is no number
    below a hundred, or written digit by digit."""
    if word.isascii():
        return int(word) if word.isdecimal() else None
    tens, ten, ones = word.partition("十")
    if any(digit not in _VALUES for digit in tens + ones):
        return None
    if not ten:
        return int("".join(str(_VALUES[digit]) for digit in word))
    if len(tens) > 1 or len(ones) > 1:
        return None
    return (_VALUES[tens] if tens else 1) * 10 + (_VALUES[ones] if ones else 0)


def amount(word: str) -> int | None:
    """三十五 -> 35, 一百零五 -> 105, 四百三十 -> 430, 1200 -> 1200; None for what is no number."""
    if not {*word} & {*_UNITS}:
        return number(word)
    value, digit = 0, None
    for char in word:
        if char in _UNITS:
            value += (1 if digit is None else digit) * _UNITS[char]
            digit = None
        elif char in _VALUES:
            digit = _VALUES[char] or None
        else:
            return None
    return value + (digit or 0)


def numeral(value: int) -> str:
    """1 -> 一, 12 -> 十二, 20 -> 二十: as parts are numbered, from 一 to 九十九."""
    tens, ones = divmod(value, 10)
    head = "" if not tens else "十" if tens == 1 else f"{_DIGITS[tens]}十"
    return head + (_DIGITS[ones] if ones or not tens else "")


def columns(text: str, wide: str = "WF") -> int:
    """How wide a text is in a face of fixed width: a Han or full-width character takes two columns.

    `wide` are the classes of UAX 11 that count as such: Chinese faces set A (“ ” — ①) wide too."""
    return sum(2 if east_asian_width(c) in wide else 1 for c in text)


def quoted(text: str) -> str:
    """A text in quotation marks, its own ones single (GB/T 15834 4.8)."""
    return f"“{text.translate(_INNER)}”"


def listed(names: Sequence[str], most: int, measure: str = "个") -> str:
    """甲、乙 等 12 个: as many of some names as there is room for, and how many they are."""
    more = f" 等 {len(names)} {measure}" if len(names) > most else ""
    return "、".join(names[:most]) + more


def shortened(text: str, most: int) -> str:
    """`text`, or as much of its beginning as goes with … into `most` characters."""
    return text if len(text) <= most else f"{text[: most - 1]}…"


_CLOCK = (  # not compiled before somebody has written an hour
    r"(?P<day>.*?(?:[日号）)]|[0-9](?=[ T上中下早晚])))[ T]*(?P<half>上午|早上|中午|下午|晚上)? *"
    r"(?P<hour>[0-9]{1,2})(?:[:：](?P<minute>[0-9]{2})(?::00)?"
    r"|[点时](?:(?P<minutes>[0-9]{1,2})分?|(?P<thirty>半))?整?)"
    r"(?P<edge> *(?:前|之前|以前)?)"
)
_AFTER_NOON = ("下午", "晚上")


def parted(text: str) -> tuple[str, str]:
    """A date and the hour behind it, 24 hours a day: 2021年11月5日下午5点前 is 2021年11月5日前 and
    17:00. No hour is midnight, and what may be morning or evening stays where it is."""
    match = re.fullmatch(_CLOCK, text)
    if not match:
        return text, ""
    hour, half = int(match["hour"]), match["half"]
    minute = int(match["minute"] or match["minutes"] or (30 if match["thirty"] else 0))
    late = half in _AFTER_NOON and hour < 12
    unsure = not half and hour < 8 and (hour or minute) and not match["minute"]
    if unsure or hour > 23 or minute > 59 or (half in _AFTER_NOON and hour == 12):
        return text, ""
    clock = f"{hour + 12 if late else hour:02}:{minute:02}"
    return match["day"] + match["edge"], "" if clock == "00:00" else clock
