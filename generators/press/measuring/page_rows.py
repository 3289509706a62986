"""Rows about the page: paper, margins, type area, lines, characters, colours, page numbers."""

from itertools import pairwise

from generators.press.measuring import faces
from generators.press.measuring.pdf_glyphs import MM
from generators.press.measuring.reading import AREA_BOTTOM, AREA_LEFT, AREA_RIGHT, FORM, Reading
from generators.press.measuring.rows import (
    Verdict,
    mm,
    near,
    not_applicable,
    row,
    span,
    unknown,
    verdict,
)

_BEARING = 1.0  # a character's ink begins a little inside of its place, in millimetres


@row(1, "5.1", "规", "幅面 210×297 毫米", forms=True)
def paper(reading: Reading) -> Verdict:
    found = {(round(page.width, 1), round(page.height, 1)) for page in reading.pages}
    holds = all(near(w, 210, 0.5) and near(h, 297, 0.5) for w, h in found)
    return verdict(holds, "；".join(f"{w}×{h} 毫米" for w, h in sorted(found)))


@row(2, "5.2.1", "规", "天头 37±1 毫米", forms=True)
def top(reading: Reading) -> Verdict:
    pages = reading.pages if reading.kind == FORM else reading.pages[1:]
    tops = [min(line.top for line in reading.body(page)) for page in pages if reading.body(page)]
    if reading.kind == FORM:
        tops = [min(line.top for line in reading.area(page)) for page in pages]
    if not tops:
        return unknown("首页以外没有从上端排起的正文")
    return verdict(36 <= min(tops) <= 38 + _BEARING, mm(min(tops)))


@row(3, "5.2.1", "规", "订口 28±1 毫米", forms=True)
def left(reading: Reading) -> Verdict:
    lefts = [line.left for page in reading.pages for line in reading.area(page)]
    return verdict(27 <= min(lefts) <= 29 + _BEARING / 2, mm(min(lefts)))


@row(4, "5.2.1", "规", "版心 156×225 毫米", forms=True)
def type_area(reading: Reading) -> Verdict:
    lines = [line for page in reading.pages for line in reading.area(page)]
    width = max(line.right for line in lines) - min(line.left for line in lines)
    if not reading.full_pages:
        holds = width <= 156.5
        return (
            unknown(f"宽 {mm(width)}；没有整页，高度未核验") if holds else verdict(False, mm(width))
        )
    full = [line for page in reading.full_pages for line in reading.area(page)]
    height = max(line.bottom for line in full) - min(line.top for line in full)
    holds = 154.5 <= width <= 156.5 and 223 <= height <= 225.5
    return verdict(holds, f"墨迹 {width:.1f}×{height:.1f} 毫米")


@row(5, "5.2.3", "般", "整页 22 行")
def lines(reading: Reading) -> Verdict:
    pages = reading.full_pages
    if not pages:
        return unknown("没有整页是正文的页")
    counts = {page.number: len(reading.body(page)) for page in pages}
    said = "；".join(f"第{page}页 {count} 行" for page, count in counts.items())
    return verdict(set(counts.values()) == {22}, said)


@row(6, "5.2.3", "般", "每行 28 字，撑满版心")
def characters(reading: Reading) -> Verdict:
    full = [line for _, line in reading.text if near(line.right, AREA_RIGHT, 1.5) and line.x < 30]
    han = [line for line in full if not any(char.text.isascii() for char in line.chars)]
    if not han:
        return unknown("没有整行都是汉字的行")
    counts = sorted(len(line.text) for line in han)
    most = max(set(counts), key=counts.count)
    said = f"{len(han)} 行，多数 {most} 字，最少 {counts[0]} 字，最多 {counts[-1]} 字"
    return verdict(most == 28 and counts[0] >= 27 and counts[-1] <= 29, said)


@row(7, "5.2.3", "推", "行距 28.95—29.61 磅")
def pitch(reading: Reading) -> Verdict:
    steps = []
    for page in reading.pages:
        bases = [line.base for line in reading.body(page)]
        steps += [(b - a) / MM for a, b in pairwise(bases) if (b - a) / MM < 45]
    if not steps:
        return unknown("没有相邻的正文行")
    return verdict(min(steps) >= 28.94 and max(steps) <= 29.62, span(steps, "磅", 2))


@row(8, "5.2.4", "规", "除发文机关标志、版头线、印章为红色外，文字用黑色", forms=True)
def colours(reading: Reading) -> Verdict:
    others = {
        char.colour for page in reading.pages for line in page.lines for char in line.chars
        if char.colour not in ("黑", "红")
    }  # fmt: skip
    red = [
        line for page in reading.pages for line in page.lines
        if line.colour == "红" and line is not reading.mark
    ]  # fmt: skip
    if others or red:
        said = [*sorted(others), *(f"红色文字“{line.text[:10]}”" for line in red)]
        return verdict(False, "、".join(said))
    return verdict(True, "红、黑" if reading.mark else "黑")


@row(35, "7.5", "般", "页码 4 号半角宋体阿拉伯数字，左右各一条一字线", forms=True)
def page_number(reading: Reading) -> Verdict:
    pages = reading.numbered
    if not pages:
        return not_applicable("函的首页不编页码")
    found = [(page, line) for page in pages if (line := reading.page_number(page))]
    missing = [page.number for page in pages if reading.page_number(page) is None]
    if missing:
        return verdict(False, f"第{'、'.join(map(str, missing))}页没有页码")
    formed = all(line.text == f"—{page.number}—" and near(line.size, 14, 0.3)
                 for page, line in found)  # fmt: skip
    lines = [line for _, line in found]
    official, face = faces.said(lines, "song")
    return verdict(formed and official, f"{lines[0].text}，{lines[0].size:.0f} 磅，{face}")


@row(36, "7.5", "规", "页码的一字线上距版心下边缘 7 毫米", forms=True)
def page_number_place(reading: Reading) -> Verdict:
    found = [line for page in reading.numbered if (line := reading.page_number(page))]
    if not found:
        return unknown("没有页码")
    gaps = [(line.chars[0].top + line.chars[0].bottom) / 2 - AREA_BOTTOM for line in found]
    return verdict(all(near(gap, 7, 1) for gap in gaps), span(gaps))


@row(37, "7.5", "规", "页码单页居右空一字，双页居左空一字", forms=True)
def page_number_side(reading: Reading) -> Verdict:
    said: dict[str, float] = {}
    holds = True
    for page in reading.numbered:
        line = reading.page_number(page)
        if line is None:
            return unknown("有的页没有页码")
        odd = page.number % 2 == 1
        gap = AREA_RIGHT - line.right if odd else line.left - AREA_LEFT
        holds = holds and near(gap, 4.94, 1)
        said.setdefault("右" if odd else "左", gap)
    if not said:
        return not_applicable("函的首页不编页码")
    return verdict(holds, "；".join(f"居{side}空 {mm(gap)}" for side, gap in said.items()))


@row(38, "7.5", "规", "空白页不编页码", forms=True)
def blank_pages(reading: Reading) -> Verdict:
    blank = [page for page in reading.pages if not reading.area(page)]
    if not blank:
        return not_applicable("没有空白页")
    return verdict(not any(reading.page_number(page) for page in blank), f"{len(blank)} 页空白")


@row(39, "8", "规", "横排表格的页，表头在订口一边或切口一边", forms=True)
def landscape(reading: Reading) -> Verdict:
    turned = [page.number for page in reading.pages if page.rotated]
    return unknown(f"第{turned[0]}页横排") if turned else not_applicable("没有横排的页")


@row(43, "6.2、6.3", "规", "双面印刷，左侧装订", forms=True)
def binding(reading: Reading) -> Verdict:
    return unknown("打印时设置，文件里量不出")
