"""What tables and clauses say of certificates: rows of them, or a clause for each."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from generators.core.chinese import HAN
from generators.exchange.recognising import column_titles as c
from generators.exchange.recognising.people_lists import names
from generators.exchange.recognising.pieces import Piece, bare, listed

_LEVEL = "初级|中级|高级|[一二三四五]级|高级技师|技师"
_PLACES = re.compile(
    rf"([{HAN}A-Za-z（）()·]{{2,40}}?)[\s:：（(]{{0,6}}([0-9]{{1,4}})\s*(?:人|名)?\s*[）)]?"
    rf"(?=[\s、，,；;。]|$|[{HAN}])"
)
_NUMBER = re.compile(r"([0-9]{1,5})\s*(?:人|名|个)?")
_NAMED = re.compile(rf"(.{{2,60}}?)(?:职业技能等级)?证书(?:\s*[（(]({_LEVEL})[）)])?")
_CODE = re.compile(r"[（(]?[0-9A-Z]{1,4}(?:[-—－–][0-9A-Z]{1,4}){2,}[）)]?")  # 6-31-01-03
_MARK = re.compile(r"(?:[（(][一二三四五六七八九十0-9]{1,3}[）)]|[0-9]{1,2}[.．、])\s*")
_SAYS = re.compile(r"([^：:；;。]{2,12})[：:]\s*([^；;。]+)")
_NOT_SHARED = re.compile("人数|名额|合计|小计|总计|专业|计划|备注")
Title = tuple[str, Piece, str]  # what, where, in which words


@dataclass
class Share:
    """Places for whom: major, department, class."""

    who: dict[str, str]
    count: int
    level: str
    piece: Piece
    quote: str
    shared: tuple[str, ...] = ()  # the majors or classes of `who` that have it together


@dataclass
class Found:
    """What is said of one certificate."""

    piece: Piece
    number: int
    eligible: list[str] = field(default_factory=list)
    departments: list[str] = field(default_factory=list)
    open: bool = False
    levels: list[str] = field(default_factory=list)
    evaluator: str | None = None
    shares: list[Share] = field(default_factory=list)
    homes: list[tuple[str, str]] = field(default_factory=list)  # majors and their departments
    leads: list[str] = field(default_factory=list)
    led: Title | None = None  # how leads are called, and where it is said


def table(piece: Piece, found: dict[str, Found]) -> None:
    """What the rows of a table say, where it is one of certificates."""
    held, heads = c.columns(piece)
    matrix = _matrix(piece, heads)
    asked = {c.MAJORS, c.PLACES, c.LEAD, c.EVALUATOR, c.LEVEL} & set(held)
    if c.NAME not in held or not (asked or matrix):
        return
    led = c.title(piece, heads - 1, held[c.LEAD]) if c.LEAD in held else ""
    faculty = c.UNIT in held and c.is_faculty(c.title(piece, heads - 1, held[c.UNIT]))
    for row in _joined(piece, heads, held, matrix):
        name, level = named(row[held[c.NAME]])
        if not re.search(f"[{HAN}A-Za-z]", name) or len(name) > 60:
            continue
        each = found.setdefault(name, Found(piece, len(found) + 1))
        quote = " ".join(dict.fromkeys(filter(None, (re.sub(r"\s+", " ", x) for x in row))))
        level = c.cell(row, held.get(c.LEVEL)) or level
        each.levels.append(level)
        each.evaluator = each.evaluator or c.cell(row, held.get(c.EVALUATOR)) or None
        for column, major in matrix.items():
            if count := _NUMBER.fullmatch(row[column].strip()):
                each.shares.append(Share({"major": major}, int(count[1]), level, piece, quote))
        if not matrix:
            _shares(piece, row, held, each, (level, quote), faculty)
        if c.LEAD in held:
            _lead(each, row[held[c.LEAD]], (led, piece, quote))


def _joined(
    piece: Piece, heads: int, held: dict[str, int], matrix: dict[int, str]
) -> list[tuple[str, ...]]:
    """The rows of a table; those that one number is for are one, of all their majors. A number of
    several certificates or of several columns is nobody's that could be said."""
    made, last = list[list[str]](), None
    column = held.get(c.PLACES)
    for at, row in c.numbered(piece, heads):
        cells = list(row)
        for major in matrix:
            if piece.corner(at, major) != (at, major):
                cells[major] = ""
        corner = piece.corner(at, column) if column is not None else None
        if corner is not None and corner == last and made:
            keys = [held[key] for key in (c.NAME, c.LEVEL) if key in held]
            same = all(made[-1][key] == cells[key] for key in keys)
            if same and c.MAJORS in held:
                for key in {held[c.MAJORS], *([held[c.UNIT]] if c.UNIT in held else [])}:
                    if cells[key] not in made[-1][key].split("、"):
                        made[-1][key] += f"、{cells[key]}"
                continue
            made[-1][held[c.PLACES]] = cells[held[c.PLACES]] = ""
        made.append(cells)
        last = corner
    return [tuple(each) for each in made]


def named(words: str) -> tuple[str, str]:
    """A certificate without what it is and its code, and its level: 甲证书（中级） -> 甲, 中级."""
    name = _CODE.sub("", re.sub(r"\s+", "", words))
    level = re.search(rf"[（(]({_LEVEL})[）)]$|({_LEVEL})$", name)
    short = re.sub("职业技能等级证书$|证书$", "", name[: level.start()] if level else name)
    return short or name, (level[1] or level[2]) if level else ""


def clauses(pieces: Sequence[Piece], found: dict[str, Found]) -> None:
    """Certificates that have a clause each: a heading, and below it 申报专业：…；人数：…"""
    for at, piece in enumerate(pieces):
        words = _MARK.sub("", piece.text, count=1).strip()
        match = _NAMED.fullmatch(words) if piece.kind == "heading" else None
        below = [each for each in pieces[at + 1 : at + 8] if each.clause == piece.clause]
        said = [(m[1], m[2], each) for each in below for m in _SAYS.finditer(each.text)]
        if match is None or not any("专业" in key for key, _, _ in said):
            continue
        name, level = named(words)
        each = found.setdefault(name, Found(piece, len(found) + 1))
        each.levels.append(level)
        for key, value, where in said:
            _said(each, key, value, where)


def _said(each: Found, key: str, value: str, piece: Piece) -> None:
    if "负责人" in key or "牵头人" in key:
        _lead(each, value, (key, piece, piece.text))
    elif "评价" in key:
        each.evaluator = value.strip()
    elif "专业" in key and not re.search("[0-9]", value):
        majors, is_open = listed(value)
        each.eligible += [major for major in majors if major not in each.eligible]
        each.open = each.open or is_open
    elif re.search("人数|名额|专业", key):
        number, level = _NUMBER.fullmatch(value.strip()), each.levels[-1]
        if number and len(each.eligible) == 1:
            who = {"major": each.eligible[0]}
            each.shares.append(Share(who, int(number[1]), level, piece, piece.text))
        elif not number:
            each.shares += _several(value, level, piece, piece.text)


def _shares(
    piece: Piece, row: tuple[str, ...], held: dict[str, int], each: Found, said: tuple[str, str],
    faculty: bool,
) -> None:  # fmt: skip
    """Who may take it, and the places of a row."""
    level, quote = said
    majors, is_open = listed(row[held[c.MAJORS]]) if c.MAJORS in held else ([], False)
    units, _ = listed(row[held[c.UNIT]]) if c.UNIT in held else ([], False)
    places = row[held[c.PLACES]] if c.PLACES in held else ""
    number = _NUMBER.fullmatch(places.strip())
    each.open = each.open or is_open
    each.eligible += [major for major in majors if major not in each.eligible]
    whom = {"major": majors[0]} if len(majors) == 1 else {}
    if faculty and len(units) == 1:
        each.homes += [(major, units[0]) for major in majors]
    if not majors and len(units) == 1:
        whom = {"department": units[0]}
        each.departments += [unit for unit in units if unit not in each.departments]
    if number and whom:
        classes = listed(c.cell(row, held.get(c.CLASS)))[0]
        several = tuple(classes) if len(classes) > 1 else ()  # they share it
        whom |= {"class_name": classes[0]} if classes and not several else {}
        each.shares.append(Share(whom, int(number[1]), level, piece, quote, several))
    elif number and faculty and len(units) == 1 and not is_open:  # one number for several majors
        home = {"department": units[0]}
        each.shares.append(Share(home, int(number[1]), level, piece, quote, tuple(majors)))
    elif not number:
        each.shares += _several(places, level, piece, quote)


def apart(each: Found, homes: dict[str, str]) -> list[Share]:
    """The shares of a certificate that can be said. What several majors or classes share is that of
    their department or major, unless another line is for one of these as well."""

    def beside(share: Share) -> bool:
        whole = share.who.get("major") or share.who["department"]
        return any(
            other is not share and (other.level == share.level or not (other.level and share.level))
            and whole in (*other.who.values(), homes.get(other.who.get("major", "")))
            for other in each.shares
        )  # fmt: skip

    return [share for share in each.shares if not (share.shared and beside(share))]


def _several(places: str, level: str, piece: Piece, quote: str) -> list[Share]:
    """Majors with their places in one cell: 甲 50 人 乙 50 人."""
    pairs = [(bare(m[1]), int(m[2])) for m in _PLACES.finditer(places)]
    return [Share({"major": m}, count, level, piece, quote) for m, count in pairs if count]


def _lead(each: Found, words: str, led: Title) -> None:
    if each.led is None and (people := names(words)):
        each.leads, each.led = people, led


def _matrix(piece: Piece, heads: int) -> dict[int, str]:
    """Columns that are each a major, below one title: 专业及人数 over 专业一 and 专业二."""
    if heads < 2:
        return {}
    above, below = piece.rows[heads - 2], piece.rows[heads - 1]
    several = [title for title in set(above) if above.count(title) > 1]
    return {
        column: bare(below[column])
        for column, title in enumerate(above)
        if title in several and re.search("专业|人数|名额", title) and below[column] != title
        and below[column] and not _NOT_SHARED.search(below[column])
    }  # fmt: skip
