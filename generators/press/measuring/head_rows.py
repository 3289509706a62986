"""Rows about the head: 发文机关标志, 发文字号, red lines, title, addressees; letters, minutes."""

from generators.core.chinese import DOCUMENT_NUMBER
from generators.model.notice_kinds import STATUTORY
from generators.press.measuring import faces
from generators.press.measuring.pdf_glyphs import MM
from generators.press.measuring.reading import AREA_LEFT, AXIS, LETTER, LINE, MINUTES, Reading
from generators.press.measuring.rows import Verdict, mm, near, not_applicable, row, unknown, verdict

_SHORTEST = 3  # characters of a line of a title: 长短适宜
_TWO_BLANK = (2 * LINE - 1, 3 * LINE - 5.64 + 1.5)  # two lines left empty, by the ink


@row(10, "7.2.4", "规", "发文机关标志为机关全称或规范简称加“文件”，居中")
def mark(reading: Reading) -> Verdict:
    line = reading.masthead
    formed = reading.kind in (LETTER, MINUTES) or line.text.endswith("文件")
    return verdict(formed and near(line.middle, AXIS, 1), f"“{line.text}”，中线 {mm(line.middle)}")


@row(11, "7.2.4", "规", "发文机关标志上边缘距版心上边缘 35 毫米（距页边 72 毫米）")
def mark_top(reading: Reading) -> Verdict:
    if reading.kind == LETTER:
        return not_applicable("函按 10.1")
    return verdict(near(reading.masthead.top, 72, 1.5), f"距页边 {mm(reading.masthead.top)}")


@row(12, "7.2.4", "荐", "发文机关标志用小标宋，红色")
def mark_face(reading: Reading) -> Verdict:
    official, said = faces.said([reading.masthead], "title")
    return verdict(
        official and reading.masthead.colour == "红", f"{reading.masthead.colour}色，{said}"
    )


@row(13, "7.2.5", "规", "发文字号在发文机关标志下空二行，居中")
def number_place(reading: Reading) -> Verdict:
    line = reading.number
    if line is None:
        return unknown("没有发文字号")
    if reading.kind == LETTER:
        return not_applicable("函的发文字号顶格居右（10.1）")
    gap = line.top - reading.masthead.bottom
    holds = _TWO_BLANK[0] <= gap <= _TWO_BLANK[1] and near(line.middle, AXIS, 1.5)
    return verdict(holds, f"相距 {mm(gap)}，中线 {mm(line.middle)}")


@row(14, "7.2.5", "规", "发文字号由机关代字、六角括号里的年份、顺序号组成")
def number_form(reading: Reading) -> Verdict:
    if reading.number is None:
        return unknown("没有发文字号")
    text = reading.number.text
    return verdict(bool(DOCUMENT_NUMBER.fullmatch(text)), text)


@row(15, "7.2.7", "规", "发文字号下 4 毫米处有与版心等宽的红色分隔线")
def red_line(reading: Reading) -> Verdict:
    if reading.kind == LETTER:
        return not_applicable("函按 10.1")
    if not reading.red_strokes or reading.number is None:
        return verdict(False, "没有红色分隔线") if reading.number else unknown("没有发文字号")
    stroke = reading.red_strokes[0]
    gap, width = stroke.y - reading.number.bottom, stroke.right - stroke.left
    centred = near((stroke.left + stroke.right) / 2, AXIS, 1)
    return verdict(
        near(gap, 4, 1) and near(width, 156, 1) and centred, f"相距 {mm(gap)}，宽 {mm(width)}"
    )


@row(16, "7.3.1", "般", "标题用 2 号小标宋，居中，在红色分隔线下空二行")
def title(reading: Reading) -> Verdict:
    lines = list(reading.title)
    if not lines:
        return verdict(False, "没有找到标题")
    official, said = faces.said(lines, "title")
    sized = all(near(line.size, 22, 0.5) for line in lines)
    centred = all(near(line.middle, AXIS, 1.5) for line in lines)
    above = max((s.y for s in reading.red_strokes if s.y < lines[0].top), default=None)
    if above is None:
        return verdict(official and sized and centred, f"{lines[0].size:.0f} 磅，{said}")
    gap = lines[0].top - above
    placed = _TWO_BLANK[0] <= gap <= _TWO_BLANK[1]
    parts = f"{lines[0].size:.0f} 磅，{'居中' if centred else '未居中'}，距红线 {mm(gap)}，{said}"
    return verdict(official and sized and centred and placed, parts)


@row(17, "7.3.1", "规", "标题分行排成梯形或菱形，一行不超过版心", forms=True)
def title_shape(reading: Reading) -> Verdict:
    widths = [(line.right - line.left) / (line.size * MM) for line in reading.title]
    if len(widths) < 2:
        return not_applicable("标题只有一行" if widths else "没有标题")
    said = "、".join(f"{width:.1f}" for width in widths) + " 字"
    return verdict(max(widths) <= 20.2 and not is_hollow(widths), said)


def is_hollow(widths: list[float]) -> bool:
    """A rectangle of three lines or more, an hourglass, narrower in the middle, or a line of next
    to nothing."""
    same = len(widths) > 2 and max(widths) - min(widths) < 0.5
    waist = any(
        min(widths[:n]) > width + 0.5 and max(widths[n + 1 :]) > width + 0.5
        for n, width in enumerate(widths) if 0 < n < len(widths) - 1
    )  # fmt: skip
    return same or waist or min(widths) < _SHORTEST


@row(18, "条例第九条", "规", "标题由发文机关、事由、文种组成，文种是法定的")
def title_words(reading: Reading) -> Verdict:
    text = "".join(line.text for line in reading.title)
    kind = next((kind for kind in STATUTORY if text.endswith(kind)), None)
    if kind is None:
        return verdict(False, f"结尾“{text[-2:]}”不是法定文种")
    return verdict("关于" in text or reading.kind == MINUTES, f"文种“{kind}”")


@row(19, "7.3.2", "规", "主送机关在标题下空一行，居左顶格，末尾用全角冒号")
def addressees(reading: Reading) -> Verdict:
    body = reading.body(reading.first)
    line = body[0] if body else None
    if line is None or line.x > AREA_LEFT + 1 or not reading.title:
        return not_applicable("没有主送机关")
    end = next((each for each in body[:4] if each.text.endswith("：")), None)
    gap = line.base - reading.title[-1].base
    holds = end is not None and near(gap, 2 * LINE, 3)
    return verdict(holds, f"“{(end or line).text[-12:]}”，距标题 {mm(gap)}")


@row(41, "10.1", "规", "函：标志上边缘距页边 30 毫米；红色双线长 170 毫米，首页不编页码")
def letter(reading: Reading) -> Verdict:
    if reading.kind != LETTER:
        return not_applicable("不是函")
    strokes = [s for s in reading.red_strokes if near(s.right - s.left, 170, 1)]
    top = reading.masthead.top
    below = min((s.y for s in strokes), default=0) - reading.masthead.bottom
    foot = 297 - max((s.y for s in strokes), default=0)
    numbered = reading.page_number(reading.first) is not None
    holds = (len(strokes) == 4 and near(top, 30, 1.5) and near(below, 4, 1) and near(foot, 20, 1)
             and not numbered)  # fmt: skip
    return verdict(
        holds, f"标志 {mm(top)}，双线 {len(strokes)} 条、距标志 {mm(below)}、距页底 {mm(foot)}"
    )


@row(42, "10.3", "规", "纪要：标志为“××纪要”，距版心上边缘 35 毫米，不加盖印章")
def minutes(reading: Reading) -> Verdict:
    if reading.kind != MINUTES:
        return not_applicable("不是纪要")
    holds = reading.masthead.text.endswith("纪要") and near(reading.masthead.top, 72, 1.5)
    return verdict(holds, f"“{reading.masthead.text}”，距页边 {mm(reading.masthead.top)}")
