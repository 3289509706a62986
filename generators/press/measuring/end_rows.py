"""Rows about the end: attachments, signature and date, notes, 版记."""

import re

from generators.press.measuring import faces
from generators.press.measuring.pdf_glyphs import MM, Line
from generators.press.measuring.reading import (
    AREA_BOTTOM,
    AREA_LEFT,
    AREA_RIGHT,
    CHARACTER,
    LETTER,
    LINE,
    MINUTES,
    Reading,
)
from generators.press.measuring.rows import Verdict, mm, near, not_applicable, row, unknown, verdict

_DATE = re.compile(r"\d{4}年[1-9]\d?月[1-9]\d?日")
_NO_SIGNATURE = "没有署名和成文日期"


@row(24, "7.3.4", "规", "附件说明在正文下空一行，左空二字，名称后不加标点")
def attachment_list(reading: Reading) -> Verdict:
    lines = [line for _, line in reading.text]
    at = next((i for i, line in enumerate(lines) if line.text.startswith("附件：")), None)
    if at is None:
        return not_applicable("没有附件说明")
    line, above = lines[at], lines[at - 1] if at else None
    gap = line.base - above.base if above and above.base < line.base else 2 * LINE
    ends = any(each.text[-1] in "。；，" for each in lines[at : at + 9] if "附件" in each.text
               or re.match(r"\d+\.", each.text))  # fmt: skip
    holds = near(line.x - AREA_LEFT, 2 * CHARACTER, 0.8) and near(gap, 2 * LINE, 2) and not ends
    return verdict(holds, f"左空 {mm(line.x - AREA_LEFT)}，距上行 {mm(gap)}")


@row(25, "7.3.5.1", "规", "加盖印章的：成文日期右空四字，署名以成文日期为准居中")
def sealed_signature(reading: Reading) -> Verdict:
    if reading.date is None or reading.organ is None or not reading.sealed:
        return not_applicable(_NO_SIGNATURE if reading.date is None else "按不加盖印章编排")
    date, organ = reading.date[1], reading.organ
    gap = AREA_RIGHT - _end(date)
    holds = near(gap, 4 * CHARACTER, 1.5) and near(organ.middle, date.middle, 1.5)
    apart = mm(organ.middle - date.middle)
    return verdict(holds, f"日期右空 {mm(gap)}，署名与日期中线相差 {apart}")


@row(26, "7.3.5.2", "规", "不加盖印章的：署名右空二字，成文日期首字比署名首字右移二字")
def plain_signature(reading: Reading) -> Verdict:
    if reading.date is None or reading.sealed:
        return not_applicable("按加盖印章编排" if reading.date else _NO_SIGNATURE)
    if reading.kind == MINUTES and reading.organ is None:
        return not_applicable("纪要不署名")
    date, organ = reading.date[1], reading.organ
    if organ is None:
        return verdict(False, "成文日期上面没有署名")
    longer = _end(date) - date.x > _end(organ) - organ.x
    placed, shift = AREA_RIGHT - _end(date if longer else organ), date.x - organ.x
    holds = near(placed, 2 * CHARACTER, 1.5) and near(shift, 2 * CHARACTER, 1)
    return verdict(holds, f"右空 {mm(placed)}，首字右移 {mm(shift)}")


@row(27, "7.3.5.4", "规", "成文日期用阿拉伯数字写全，不编虚位")
def date_form(reading: Reading) -> Verdict:
    if reading.date is None:
        return not_applicable(_NO_SIGNATURE)
    text = reading.date[1].text
    return verdict(bool(_DATE.fullmatch(text)), text)


@row(28, "7.3.5.1", "规", "印章端正、居中下压署名和成文日期")
def seal(reading: Reading) -> Verdict:
    if reading.date is None or not reading.sealed:
        return not_applicable("按不加盖印章编排" if reading.date else _NO_SIGNATURE)
    return unknown("印章由人加盖，文件只留位置")


@row(29, "7.3.5.5", "规", "署名和成文日期不单独在一页，不写“此页无正文”")
def signature_in_company(reading: Reading) -> Verdict:
    text = "".join(line.text for _, line in reading.text)
    if "此页无正文" in text:
        return verdict(False, "写了“此页无正文”")
    if reading.date is None:
        return not_applicable(_NO_SIGNATURE)
    page, date = reading.date
    above = [li for li in reading.area(page) if li.base < date.base and li is not reading.organ]
    return verdict(bool(above), f"第{page.number}页，上面有正文 {len(above)} 行")


@row(30, "7.3.6", "规", "附注居左空二字，加圆括号，在成文日期下一行")
def remark(reading: Reading) -> Verdict:
    if reading.date is None:
        return not_applicable(_NO_SIGNATURE)
    page, date = reading.date
    below = [line for line in reading.body(page) if line.base > date.base]
    found = next((line for line in below if line.text.startswith("（")), None)
    if found is None:
        return not_applicable("没有附注")
    holds = near(found.x - AREA_LEFT, 2 * CHARACTER, 0.8) and near(found.base - date.base, LINE, 1)
    return verdict(holds and found.text.endswith("）"), f"左空 {mm(found.x - AREA_LEFT)}")


@row(31, "7.3.7", "规", "附件另面编排；“附件”和序号顶格在第一行，标题居中在第三行")
def attachments(reading: Reading) -> Verdict:
    if not reading.attachments:
        return not_applicable("没有附件")
    said, holds = [], True
    for page, label in reading.attachments:
        title = next((li for li in reading.area(page)[1:] if li.size > 18), None)
        gap = title.base - label.base if title else 0.0
        placed = near(label.x, AREA_LEFT, 1) and near(gap, 2 * LINE, 2.5)
        holds = holds and placed
        said.append(f"第{page.number}页“{label.text}”，标题在下 {mm(gap)}")
    return verdict(holds, "；".join(said[:2]))


@row(
    32,
    "7.4.1",
    "荐",
    "版记的分隔线与版心等宽；首末两条粗 0.35 毫米，中间细 0.25 毫米，末条在版心下边缘",
)
def imprint_lines(reading: Reading) -> Verdict:
    strokes = reading.imprint
    if not strokes:
        return not_applicable("没有版记")
    if reading.kind == LETTER:
        return not_applicable("函的版记不加分隔线")
    wide = all(near(s.right - s.left, 156, 0.5) for s in strokes)
    thick = [s.width for s in strokes]
    formed = all(near(w, 0.35, 0.04) for w in (thick[0], thick[-1])) and all(
        near(w, 0.25, 0.04) for w in thick[1:-1]
    )
    at = strokes[-1].y
    said = (
        f"{len(strokes)} 条，粗细 {'、'.join(f'{w:.2f}' for w in thick)} 毫米，末条距页边 {mm(at)}"
    )
    return verdict(wide and formed and near(at, AREA_BOTTOM, 0.5), said)


@row(33, "7.4.2", "般", "抄送用 4 号仿宋，左右各空一字，末尾加句号")
def copies(reading: Reading) -> Verdict:
    line = _in_imprint(reading, "抄送：")
    if line is None:
        return not_applicable("没有抄送")
    official, said = faces.said([line], "body")
    last = [li for li in reading.area(reading.pages[-1]) if near(li.size, 14, 0.3)]
    ended = any(li.text.endswith("。") for li in last)
    holds = near(line.size, 14, 0.3) and near(line.x - AREA_LEFT, 14 * MM, 0.8) and ended
    return verdict(holds and official, f"{line.size:.0f} 磅，左空 {mm(line.x - AREA_LEFT)}，{said}")


@row(34, "7.4.3", "规", "印发机关左空一字，印发日期右空一字并加“印发”，在末条分隔线上")
def printed(reading: Reading) -> Verdict:
    line = _in_imprint(reading, None)
    if line is None:
        return not_applicable("没有印发机关和印发日期")
    left, right = line.x - AREA_LEFT, AREA_RIGHT - line.right
    holds = near(line.size, 14, 0.3) and near(left, 14 * MM, 1) and near(right, 14 * MM, 1)
    return verdict(holds, f"{line.size:.0f} 磅，左空 {mm(left)}，右空 {mm(right)}")


def _end(line: Line) -> float:
    """Where the last character's place ends; its ink may end before."""
    return line.chars[-1].x + CHARACTER


def _in_imprint(reading: Reading, start: str | None) -> Line | None:
    """A line of 版记: what begins so, or the one that ends in 印发."""
    if not reading.imprint and reading.kind != LETTER:
        return None
    lines = [li for li in reading.area(reading.pages[-1]) if li.base > AREA_BOTTOM - 70]
    if start:
        return next((li for li in lines if li.text.startswith(start)), None)
    return next((li for li in lines if li.text.endswith("印发")), None)
