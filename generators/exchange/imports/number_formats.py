"""Number formats of a spreadsheet -> what of a number they let a person see.

Numbers of the built-in formats after ECMA-376 part 1, 18.8.30, those from 27 on as a Chinese
spreadsheet shows them.
"""

import re
from functools import cache

NUMBER, DAY, MOMENT, MONTH, TIME = "number", "day", "moment", "month", "time"
PART_OF_DATE = "part"  # month and day without the year, a weekday
OTHER = "other"  # the digits that are seen are not those that are stored: %, thousands, nothing

_YEAR_MONTH, _MONTH_DAY = "yyyy年m月", "m月d日"
_BUILT_IN = {
    9: "0%", 10: "0.00%", 11: "0.00E+00", 12: "# ?/?", 13: "# ??/??", 48: "##0.0E+0",
    **dict.fromkeys((14, 31), "yyyy/m/d"), 15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy",
    **dict.fromkeys((18, 19, 20, 21, 32, 33, 34, 35, 45, 46, 47, 55, 56), "h:mm"),
    22: "yyyy/m/d h:mm", 30: "m-d-yy",
    **dict.fromkeys((27, 36, 50, 52, 57), _YEAR_MONTH),
    **dict.fromkeys((28, 29, 51, 53, 54, 58), _MONTH_DAY),
}  # fmt: skip
_TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"|\\(?P<escaped>.)|[_*].|\[(?P<bracket>[^\]]*)\]'
    r"|(?P<general>General|G/通用格式)|(?P<half>AM/PM|A/P|上午/下午)|(?P<power>E[+-])"
    r"|(?P<letter>[a-z])|(?P<other>.)",
    re.IGNORECASE | re.DOTALL,
)
_SECTION = re.compile(r'(?:"[^"]*"|\\.|\[[^\]]*\]|[^;"\\\[]|["\\\[])*', re.DOTALL)
_DIGITS = re.compile(r"[#?0]*(?:,[#?0]+)*(?:\.[#?0]*)?")
_ELAPSED = re.compile("h+|m+|s+")


def code(number: int, own: dict[int, str]) -> str:
    """A format by its number; `own` are those that the file defines."""
    return own.get(number) or _BUILT_IN.get(number, "General")


@cache
def shows(code: str, sign: int) -> str:
    """What of a number of this sign is seen: NUMBER, TIME, OTHER, or of a date DAY, MOMENT, MONTH,
    PART_OF_DATE."""
    sections = _sections(code)
    kinds = [_kind(each) for each in sections[:3]]
    if any(condition in code for condition in ("[<", "[>", "[=")):  # any of them may be meant
        return kinds[0] if len(set(kinds)) == 1 else OTHER
    chosen = {0: 2, -1: 1}.get(sign, 0)
    return kinds[chosen] if chosen < len(kinds) else kinds[0]


@cache
def hides_text(code: str) -> bool:
    """Whether text in a cell of this format is not seen."""
    sections = _sections(code)
    return len(sections) > 3 and "@" not in sections[3]


def _sections(code: str) -> list[str]:
    found, at = [], 0
    while at <= len(code):
        section = _SECTION.match(code, at)
        end = section.end() if section else at
        found.append(code[at:end])
        at = end + 1
    return found


def _kind(section: str) -> str:
    letters, digits, literal = set[str](), "", ""
    for token in _TOKEN.finditer(section):
        kind, text = token.lastgroup, token[token.lastgroup or 0]
        if kind == "letter" or (kind == "bracket" and _ELAPSED.fullmatch(text.lower())):
            letters.add(text[0].lower())
        elif kind in ("half", "power", "general"):
            letters |= {"half": {"h"}, "power": {"%"}, "general": set[str]()}[kind]
            digits += "0" * (kind == "general")
        elif kind == "other" and (text in "#?0,." or (text in "%/" and not letters)):
            digits += text
        elif kind in ("quoted", "escaped", "other"):
            literal += text
    if letters & set("yedabghsm"):
        return _of_date(letters)
    plain = digits.strip(" ") and _DIGITS.fullmatch(digits) and not letters
    if plain and not any(c.isnumeric() for c in literal):
        return NUMBER
    return NUMBER if "@" in literal and not digits else OTHER


def _of_date(letters: set[str]) -> str:
    year, day = letters & set("ye"), "d" in letters
    clock = letters & set("hs")
    if not year and not day and clock and not letters & set("ab"):
        return TIME
    if year and "m" in letters:
        return (MOMENT if clock else DAY) if day else MONTH
    return PART_OF_DATE
