"""How clauses are numbered: 一、（一）; chapters, sections and articles; 1 and 1.1; not at all.

The name of a clause is its numbers one behind the other, as people cite it: 二（一）, 第三章第九条,
1.2. The last one stands before its text. Those of an attachment begin with its name: 附件1一.
Knows no plan, and no text but names and marks.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from generators.core import chinese

_HAN = f"[{chinese.NUMERALS}百零〇]+"
_LAID = r"[章节条编篇部款项]"  # what 第 … may number


@dataclass(frozen=True)
class Kind:
    """One kind of number. `level` of the clauses that have it; `within`: it begins anew in each
    clause of that kind, None where it runs through the document; `write` makes the name of one."""

    level: int
    pattern: re.Pattern[str]
    write: Callable[[str], str]
    mark: str  # how it stands before the text, {} for the name
    within: tuple[str, ...] = ()
    han: bool = True


def _of(unit: str, level: int, within: tuple[str, ...] = ()) -> Kind:
    pattern = re.compile(f"第({_HAN}|[0-9]+){unit}")
    return Kind(level, pattern, lambda number: f"第{number}{unit}", "{}\u3000", within)


KINDS = {
    "编": _of("编", 1),
    "篇": _of("篇", 1),
    "部分": _of("部分", 1),
    "章": _of("章", 1),
    "节": _of("节", 2, ("章",)),
    "条": _of("条", 2),
    "一": Kind(1, re.compile(f"({_HAN})"), "{}".format, "{}、"),
    "（一）": Kind(2, re.compile(f"（({_HAN})）"), "（{}）".format, "{}", ("一", "章", "节", "条")),
    "1.1": Kind(2, re.compile(r"((?<=[0-9])\.[0-9]+)"), ".{}".format, "{}\u3000", ("1",), False),
    "1": Kind(1, re.compile("([0-9]+)"), "{}".format, "{}. ", ("一", "（一）", "条"), False),
    "（1）": Kind(3, re.compile(r"（([0-9]+)）"), "（{}）".format, "{}", ("1", "（一）"), False),
}
_MARK = re.compile(
    rf"第(?:{_HAN}|[0-9]+)(?:部分|{_LAID})[\s\u3000]*|{_HAN}、|（{_HAN}）|[(（][0-9]+[)）]"
    r"|[0-9]+(?:[.．][0-9]+)+[\s\u3000]*|[0-9]+[.．、][\s\u3000]*"
)


_ATTACHMENT = re.compile(rf"附件(?:[0-9]+|{_HAN})?")
_OF_ATTACHMENT = re.compile("附件[0-9]+")  # 附件一 is one by itself
_AN_ITEM = re.compile("(?<=[0-9])、[0-9]+$")


@dataclass(frozen=True)
class Number:
    """The last number of a clause's name: `value` is what it counts, `outer` what stands before
    it in the name, `level` how deep it is."""

    kind: str
    value: int
    outer: str
    level: int

    def named(self, value: int, outer: str | None = None) -> str:
        """The name of a clause beside this one."""
        kind = KINDS[self.kind]
        number = chinese.numeral(value) if kind.han else str(value)
        return (self.outer if outer is None else outer) + kind.write(number)


@cache
def begun_anew(kind: str) -> frozenset[str]:
    """The kinds that count from one again behind a clause of this kind."""
    found: set[str] = set()
    waiting = [kind]
    while waiting:
        outer = waiting.pop()
        inner = {name for name, each in KINDS.items() if outer in each.within} - found
        found |= inner
        waiting += inner
    return frozenset(found)


@cache
def number_of(name: str) -> Number | None:
    """None of a clause that has no number, such as 引言 and 附则."""
    outside = _OF_ATTACHMENT.match(name)
    at, depth, found = outside.end() if outside else 0, 0, None
    while at < len(name):
        told = next(
            ((kind, m) for kind, each in KINDS.items() if (m := each.pattern.match(name, at))), None
        )
        if told is None or (told[0] in ("一", "1") and found and found.kind == told[0]):
            return None
        kind, match = told
        value = chinese.number(match[1].removeprefix("."))
        if value is None:
            return None
        depth = max(depth + 1, KINDS[kind].level)
        found, at = Number(kind, value, name[:at], depth), match.end()
    return found


def is_attachment(name: str) -> bool:
    """Whether it is the name of an attachment as a whole: 附件, 附件1, 附件一."""
    return _ATTACHMENT.fullmatch(name) is not None


def usual_mark(name: str) -> str:
    """What stands before the text of a clause, where the document has no way of its own; empty of
    one without a number."""
    number = number_of(name)
    if number is None:
        return ""
    kind = KINDS[number.kind]
    own = name if number.kind == "1.1" else name[len(number.outer) :]
    return kind.mark.format(own)


def clause_of(reference: str) -> str:
    """The clause that a reference names, whether it is there or not: 三（二） for 三（二）1 and
    三（二）表2, 第七条 for 第七条（一）."""
    outside, table, _ = reference.partition("表")
    own = _AN_ITEM.sub("", outside)
    number = number_of(own)
    if table or number is None or not number.outer:
        return own
    is_item = number.kind == "1" or (number.kind == "（一）" and number.outer.endswith("条"))
    return number.outer if is_item else own


def without_mark(text: str) -> str:
    """A text without the number that it begins with."""
    match = _MARK.match(text)
    return text[match.end() :] if match else text


# How items of a list are numbered: what stands before one, and whether in Chinese numerals.
ITEMS = {
    "1.": ("{}. ", False), "1、": ("{}、", False), "（1）": ("（{}）", False),
    "(1)": ("({}) ", False), "（一）": ("（{}）", True), "一、": ("{}、", True),
    "①": ("{}", False), "无": ("", False),
}  # fmt: skip


def item_mark(way: str | None, index: int) -> str:
    """What stands before an item of a list, counted from 1; without a way of its own 1. and a
    space."""
    pattern, han = ITEMS[way or "1."]
    if way == "①":
        return chr(0x245F + index) if index <= 20 else f"({index})"
    return pattern.format(chinese.numeral(index) if han else index)


def item_name(clause: str, way: str | None, index: int) -> str:
    """What a reference calls an item: 三（三）1, 第七条（一）."""
    if way == "（一）":
        return f"{clause}（{chinese.numeral(index)}）"
    return f"{clause}{'、' if clause[-1:].isdigit() else ''}{index}"
