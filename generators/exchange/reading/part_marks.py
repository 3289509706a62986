"""The marks by which parts of Chinese official documents are known: numbers of sections, parts,
articles and items (GB/T 9704—2012, 7.3.3), numbers and days of documents, titles."""

import re
from collections.abc import Iterable

from generators.core.chinese import HAN
from generators.model import notice_kinds
from generators.model.notice_kinds import STATUTORY

_NUMERAL = "[一二三四五六七八九十百零〇0-9]{1,5}"
SECTION = re.compile(r"([一二三四五六七八九十]{1,3})\s*[、．.]\s*(?=\S)")
PART = re.compile(r"[（(]\s*([一二三四五六七八九十]{1,3})\s*[）)]\s*[、．.]?\s*(?=\S)")
CHAPTER = re.compile(rf"(第{_NUMERAL}[编章节])(?:\s+|(?=[{HAN}]))(?=\S)")
ARTICLE = re.compile(rf"(第{_NUMERAL}条)\s*(?=\S)")
# Where a document numbers so: 1, 1.1, 1.1.1
DECIMAL = re.compile(
    rf"([0-9]{{1,2}}(?:\.[0-9]{{1,2}}){{0,2}})(?:[\s\u3000]+|(?<=[0-9]\.[0-9])(?=[{HAN}]))(?=\S)"
)
_DEEP = re.compile(rf"[0-9]{{1,2}}\.[0-9]{{1,2}}(?:[\s\u3000]+|\.[0-9]|(?=[{HAN}]))")
# Items of a list, by how document.yaml calls the way in which they are numbered.
_ITEMS = {
    "1.": re.compile(r"([0-9]{1,2})\.\s*(?=[^0-9\s])"),
    "1、": re.compile(r"([0-9]{1,2})、\s*(?=\S)"),
    "（1）": re.compile(r"（([0-9]{1,2})）\s*(?=\S)"),
    "(1)": re.compile(r"\(([0-9]{1,2})\)\s*(?=\S)"),
    "①": re.compile(r"([①-⑳])\s*(?=\S)"),
}
ATTACHED = re.compile(r"附\s*(?:件|表|录)\s*[0-9一二三四五六七八九十]*\s*[:：]?")
NUMBER = re.compile(
    rf"[{HAN}（）()]{{1,20}}[〔\[［【(（]\s*20[0-9]{{2}}\s*[〕\]］】)）]\s*(?:第\s*)?[0-9]+\s*号"
)
_DIGITS = "〇○零Ｏ0一二三四五六七八九十"
DAY = re.compile(
    rf"(?:20[0-9]{{2}}\s*年\s*[0-9]{{1,2}}\s*月\s*[0-9]{{1,2}}\s*日|二[{_DIGITS}]{{3}}年[{_DIGITS}]{{1,3}}月[{_DIGITS}]{{1,3}}日)"
)
# What a title ends with: the kinds of official documents, and what they carry.
_CARRIED = ("方案", "办法", "计划", "规定", "细则", "规划", "制度", "安排", "规程", "章程")
KINDS = "|".join(dict.fromkeys((*STATUTORY, *notice_kinds.KINDS, *_CARRIED)))
TITLE = re.compile(rf".*(?:{KINDS})\s*(?:[（(〔\[][^）)〕\]]{{1,12}}[）)〕\]])?")
SENTENCE = re.compile("[。；;]")
ENDS = "。；;：:，,、！？!?"  # no heading ends so


def is_decimal(texts: Iterable[str]) -> bool:
    """Whether a document numbers its parts 1 and 1.1: some of its paragraphs begin so, and none
    with 一、 or 第一条."""
    texts = list(texts)
    deep = sum(_DEEP.match(text) is not None for text in texts)
    return deep > 1 and not any(map(above_all, texts))


def marked(text: str) -> bool:
    """Whether a paragraph begins with the number of a part."""
    return bool(above_all(text) or PART.match(text) or item(text))


def item(text: str) -> tuple[str, int, str] | None:
    """Of an item of a list the way of its number, the number, and what stands behind it."""
    for way, pattern in _ITEMS.items():
        if match := pattern.match(text):
            number = int(match[1]) if match[1].isascii() else ord(match[1]) - ord("①") + 1
            return way, number, text[match.end() :]
    return None


def above_all(text: str) -> re.Match[str] | None:
    """The number of a section, a chapter or an article."""
    return SECTION.match(text) or CHAPTER.match(text) or ARTICLE.match(text)
