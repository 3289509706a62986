"""Word's automatic numbers as text: a paragraph says which list it belongs to, the list says how
its numbers are counted and written (ECMA-376 part 1, 17.9). Runs in a process of its own.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from generators.core.chinese import numeral
from generators.exchange.imports.ooxml import Event, Package

_PRIVATE = ("\ue000", "\uf8ff")  # where symbol fonts keep their bullets
_BULLET = "•"
_LEVELS = 9
_DIGITS = "〇一二三四五六七八九"
_FORMAL = str.maketrans("一二三四五六七八九十", "壹贰叁肆伍陆柒捌玖拾")
_STEMS, _BRANCHES = "甲乙丙丁戊己庚辛壬癸", "子丑寅卯辰巳午未申酉戌亥"
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"),
          (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip
# Formats of which the numbers are characters in a row: from which, and how many there are.
_ROWS = {
    "decimalEnclosedCircle": ("①", 20), "decimalEnclosedCircleChinese": ("①", 20),
    "decimalEnclosedParen": ("⑴", 20), "decimalEnclosedFullstop": ("⒈", 20),
    "ideographEnclosedCircle": ("㊀", 10), "ideographParenthesized": ("㈠", 10),
}  # fmt: skip


@dataclass
class Level:
    start: int = 1
    format: str = "decimal"
    text: str = ""
    restarts: bool = True
    plain: bool = False  # numbers of the levels above in Arabic digits
    style: str = ""


@dataclass
class List:
    """A list as paragraphs name it: its definition, and what it has otherwise."""

    definition: str = ""
    starts: dict[int, int] = field(default_factory=dict)
    levels: dict[int, Level] = field(default_factory=dict)


@dataclass
class Style:
    above: str = ""
    list: str = ""
    level: int | None = None
    outline: int | None = None


def value(given: dict[str, str], name: str = "val") -> str:
    """An attribute, whatever its prefix."""
    return next((each for key, each in given.items() if key.rpartition(":")[2] == name), "")


def whole(written: str, otherwise: int = 0) -> int:
    digits = written.strip()
    return int(digits) if digits.isascii() and digits.isdigit() and len(digits) < 7 else otherwise


class Numbers:
    """Numbers of one document, paragraph by paragraph."""

    def __init__(self, package: Package, numbering: str, styles: str):
        self._definitions: dict[str, dict[int, Level]] = {}
        self._lists: dict[str, List] = {}
        self._links: dict[str, str] = {}  # a definition that takes another's levels, by its style
        self._styled: dict[str, str] = {}
        self.styles: dict[str, Style] = {}
        self._counts: dict[str, dict[int, int]] = {}
        self._begun: set[tuple[str, int]] = set()
        self._read_lists(package.elements(numbering))
        self._read_styles(package.elements(styles))

    def mark(self, style: str, list_: str | None, level: int | None) -> str:
        """What stands before a paragraph, which says of itself all or some of this."""
        chain = list(self._chain(style))
        own = next((each for each in chain if each.list), None)
        if list_ is None and own is not None:
            list_ = own.list
            level = level if level is not None else self._level_of(own, list_, style)
        found = self._lists.get(list_ or "")
        if found is None or not list_ or list_ == "0":
            return ""
        return self._counted(list_, found, min(max(level or 0, 0), _LEVELS - 1))

    def outline(self, style: str) -> int | None:
        return next((s.outline for s in self._chain(style) if s.outline is not None), None)

    def _chain(self, style: str) -> Iterator[Style]:
        """A style and those it is based on."""
        for _ in range(20):
            found = self.styles.get(style)
            if found is None:
                return
            yield found
            style = found.above

    def _level_of(self, own: Style, list_: str, style: str) -> int | None:
        if own.level is not None:
            return own.level
        levels = self._levels(self._lists.get(list_, List()))
        return next((number for number, each in levels.items() if each.style == style), None)

    def _levels(self, found: List) -> dict[int, Level]:
        link = self._links.get(found.definition)
        definition = self._styled.get(link, "") if link else found.definition
        return {**self._definitions.get(definition, {}), **found.levels}

    def _counted(self, name: str, found: List, level: int) -> str:
        levels = self._levels(found)
        own = levels.get(level)
        if own is None:
            return ""
        counts = self._counts.setdefault(found.definition, {})
        if level in found.starts and (name, level) not in self._begun:
            counts[level] = found.starts[level]
        else:
            counts[level] = counts[level] + 1 if level in counts else own.start
        self._begun.add((name, level))
        for deeper in [each for each in counts if each > level]:
            if levels.get(deeper, Level()).restarts:
                del counts[deeper]
        if own.format == "none":
            return own.text if "%" not in own.text else ""
        if own.format == "bullet":
            private = any(_PRIVATE[0] <= each <= _PRIVATE[1] for each in own.text)
            return _BULLET if private else own.text
        text = own.text
        for above in range(level + 1):
            if f"%{above + 1}" in text:
                each = levels.get(above, Level())
                number = counts.get(above, each.start)
                how = "decimal" if own.plain and above < level else each.format
                text = text.replace(f"%{above + 1}", formatted(number, how))
        return text

    def _read_lists(self, events: Iterator[Event]) -> None:
        levels: dict[int, Level] = {}
        level, found, definition = Level(), List(), ""
        for tag, given, _ in events:
            if given is None:
                continue
            if tag == "abstractNum":
                definition = value(given, "abstractNumId")
                levels = self._definitions.setdefault(definition, {})
                found = List()
            elif tag == "styleLink":
                self._styled[value(given)] = definition
            elif tag == "numStyleLink":
                self._links[definition] = value(given)
            elif tag == "num":
                found = self._lists.setdefault(value(given, "numId"), List())
                levels = found.levels
            elif tag == "abstractNumId":
                found.definition = value(given)
            elif tag == "lvlOverride":
                override = whole(value(given, "ilvl"))
            elif tag == "startOverride":
                found.starts[override] = whole(value(given))
            elif tag == "lvl":
                level = levels[whole(value(given, "ilvl"))] = Level()
            else:
                _describe(level, tag, given)

    def _read_styles(self, events: Iterator[Event]) -> None:
        style = Style()
        for tag, given, _ in events:
            if given is None:
                continue
            if tag == "style":
                style = self.styles.setdefault(value(given, "styleId"), Style())
            elif tag == "basedOn":
                style.above = value(given)
            elif tag == "numId":
                style.list = value(given)
            elif tag == "ilvl":
                style.level = whole(value(given))
            elif tag == "outlineLvl":
                style.outline = whole(value(given))


def _describe(level: Level, tag: str, given: dict[str, str]) -> None:
    if tag == "start":
        level.start = whole(value(given))
    elif tag == "numFmt":
        level.format = value(given) or "decimal"
    elif tag == "lvlText":
        level.text = value(given)
    elif tag == "lvlRestart":
        level.restarts = value(given) != "0"
    elif tag == "isLgl":
        level.plain = value(given).lower() not in ("0", "false", "off")
    elif tag == "pStyle":
        level.style = value(given)


def formatted(number: int, how: str) -> str:
    """A number as a list writes it; in Arabic digits where the format is not known."""
    first, count = _ROWS.get(how, ("", 0))
    if 1 <= number <= count:
        return chr(ord(first) + number - 1)
    if how in _CHINESE and 1 <= number <= 99:
        said = numeral(number)
        return said.translate(_FORMAL) if "egal" in how else said
    if how in ("ideographDigital", "japaneseDigitalTenThousand", "chineseDigital"):
        return "".join(_DIGITS[int(each)] for each in str(number))
    if how == "ideographTraditional" and 1 <= number <= 10:
        return _STEMS[number - 1]
    if how == "ideographZodiac" and 1 <= number <= 12:
        return _BRANCHES[number - 1]
    if how == "decimalFullWidth":
        return str(number).translate(str.maketrans("0123456789", "０１２３４５６７８９"))
    if how == "decimalZero":
        return f"{number:02}"
    if how in ("lowerLetter", "upperLetter") and 1 <= number <= 26 * 10:
        letters = chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)
        return letters.upper() if how == "upperLetter" else letters
    if how in ("lowerRoman", "upperRoman") and 1 <= number < 4000:
        roman = _roman(number)
        return roman.upper() if how == "upperRoman" else roman
    return str(number)


_CHINESE = (
    "chineseCounting", "chineseCountingThousand", "japaneseCounting", "taiwaneseCounting",
    "taiwaneseCountingThousand", "koreanDigital2", "chineseLegalSimplified", "japaneseLegal",
    "ideographLegalTraditional",
)  # fmt: skip


def _roman(number: int) -> str:
    said = ""
    for worth, letters in _ROMAN:
        count, number = divmod(number, worth)
        said += letters * count
    return said
