"""Rows about the text: faces, indents, levels, punctuation, embedded faces."""

import re

from generators.core import chinese
from generators.model.document.clause_numbers import without_mark
from generators.press.measuring import faces
from generators.press.measuring.pdf_glyphs import Line
from generators.press.measuring.reading import AREA_LEFT, CHARACTER, Reading
from generators.press.measuring.rows import Verdict, not_applicable, row, span, unknown, verdict

_LEVELS = (
    re.compile(rf"([{chinese.NUMERALS}]+)、"),
    re.compile(rf"（([{chinese.NUMERALS}]+)）"),
    re.compile(r"(\d{1,2})[.．]"),
    re.compile(r"（(\d{1,2})）"),
)
_FIRST_OF_ATTACHMENTS = re.compile(r"附件[:：]\s*1[.．]")  # the others stand below, each a line
_HALF_MARK = re.compile(rf"\(([{chinese.NUMERALS}]+|\d{{1,2}})\)")
_LEVEL_FACES = ("hei", "kai", "body", "body")
_HALF_WIDTH = re.compile(r"[\u4e00-\u9fff”）》][,;:?!]|[\u4e00-\u9fff]\(|\)[\u4e00-\u9fff]")
_WIDE = 4  # characters; a line that begins further in is no paragraph (names, signature)


@row(9, "5.2.2、7.3.3", "般", "正文用 3 号仿宋")
def body_face(reading: Reading) -> Verdict:
    """Of the lines that begin no level: headings have faces of their own."""
    lines = [
        line for _, line in reading.text
        if without_mark(line.text) == line.text and line.x < _indent(_WIDE)
    ]  # fmt: skip
    if not lines:
        return unknown("没有正文")
    sized = 15.7 <= reading.size <= 16.05
    official, said = faces.said(lines, "body")
    return verdict(sized and official, f"{reading.size:g} 磅，{said}")


@row(20, "7.3.3", "规", "每个自然段左空二字（11.1 毫米）")
def indent(reading: Reading) -> Verdict:
    indents = [
        line.x - AREA_LEFT for _, line in reading.text
        if _indent(0.5) < line.x < _indent(_WIDE) and not _is_last_of_page(reading, line)
    ]  # fmt: skip
    if not indents:
        return unknown("没有自然段")
    holds = all(abs(each - 2 * CHARACTER) < 0.8 for each in indents)
    return verdict(holds, f"{len(indents)} 段，{span(indents)}")


@row(21, "7.3.3", "规", "首页显示正文")
def text_on_first_page(reading: Reading) -> Verdict:
    count = len(reading.body(reading.first))
    return verdict(count > 0, f"首页有正文 {count} 行")


@row(22, "7.3.3", "规", "层次序数依次用“一、”“（一）”“1.”“（1）”")
def levels(reading: Reading) -> Verdict:
    wrong = [
        f"第{page.number}页“{match[0]}”括号是半角"
        for page, line in reading.text if (match := _HALF_MARK.match(line.text))
        and _begins_paragraph(line)
    ]  # fmt: skip
    last = [0, 0, 0, 0]
    for page, line in reading.text:
        if _FIRST_OF_ATTACHMENTS.match(line.text):
            last[2:] = [1, 0]
        if (found := _level(line)) is None:
            continue
        level, number = found
        if number not in (last[level] + 1, 1):
            wrong.append(f"第{page.number}页“{line.text[:4]}”与前面的序数不连续")
        last[level], last[level + 1 :] = number, [0] * (3 - level)
    if not any(_level(line) for _, line in reading.text) and not wrong:
        return not_applicable("没有分层次")
    return verdict(not wrong, "；".join(wrong[:3]) or "依次编排")


@row(23, "7.3.3", "般", "一级标题和“附件”黑体，二级楷体，三、四级仿宋，都是 3 号")
def level_faces(reading: Reading) -> Verdict:
    said: dict[str, None] = {}
    holds = True
    for level, role in enumerate(_LEVEL_FACES):
        lines = [li for _, li in reading.text if (found := _level(li)) and found[0] == level]
        if lines:
            official, words = faces.said_of([line.chars[0] for line in lines], role)
            holds = holds and official
            said.setdefault(words, None)
    for _, label in reading.attachments:
        official, words = faces.said([label], "hei")
        holds = holds and official
        said.setdefault(words, None)
    if not said:
        return not_applicable("没有分层次")
    return verdict(holds, "；".join(said))


@row(40, "9", "规", "中文用全角标点（GB/T 15834）", forms=True)
def punctuation(reading: Reading) -> Verdict:
    lines = [line for page in reading.pages for line in reading.area(page)]
    found = [match[0] for line in lines for match in _HALF_WIDTH.finditer(line.text)]
    said = f"半角标点 {len(found)} 处，例如“{found[0]}”" if found else "没有半角标点"
    return verdict(not found, said)


@row(44, "印制", "实", "字体全部嵌入，每个字都有字形", forms=True)
def embedded(reading: Reading) -> Verdict:
    chars = [c for page in reading.pages for line in page.lines for c in line.chars]
    outside = dict.fromkeys(c.face for c in chars if not c.embedded)
    lost = [c for c in chars if c.text in "\x00\ufffd" or (c.right <= c.left and c.text.isalnum())]
    used = dict.fromkeys(c.face for c in chars)
    if outside:
        return verdict(False, f"没有嵌入：{'、'.join(outside)}")
    return verdict(
        not lost, f"{len(used)} 种，都已嵌入" + (f"；缺字形 {len(lost)} 处" if lost else "")
    )


def _indent(characters: float) -> float:
    return AREA_LEFT + characters * CHARACTER


def _begins_paragraph(line: Line) -> bool:
    return _indent(0.5) < line.x < _indent(_WIDE)


def _level(line: Line) -> tuple[int, int] | None:
    """The level that a paragraph begins and its number."""
    if not _begins_paragraph(line):
        return None
    for level, pattern in enumerate(_LEVELS):
        if match := pattern.match(line.text):
            return level, chinese.number(match[1]) or 0
    return None


def _is_last_of_page(reading: Reading, line: Line) -> bool:
    return reading.organ is line or (reading.date is not None and reading.date[1] is line)
