"""TXT and SRC-01 to 04: wording, punctuation, scans."""

import re

from mutants.matches import found
from mutants.plans import BASE
from mutants.replacements import days, numbers, slip, split
from mutants.rows import COMMITMENTS, DOCUMENT, DRAFT, END, HEAD, rows


def blank(match, random, plan) -> list[str]:
    """A blank between two Chinese characters."""
    text = found(match)
    pairs = [i for i in range(1, len(text)) if re.fullmatch("[一-龥]{2}", text[i - 1 : i + 1])]
    return [f"{text[:i]} {text[i:]}" for i in random.sample(pairs, min(3, len(pairs)))]


_NOTICE = "*/summary-draft.yaml"
_PROSE = r"^(?:      - text: |          - )(?!.*(?:试$|点范围|使学生得|从证书甲))(.*)$"


WORDS = (
    rows(
        "TXT-01",
        (DOCUMENT, r"(两|七)个(?:教学团队|职业技能等级证书|阶段)", "三", "四", "六", "十", "十二", "5"),
    )
    + rows(
        "TXT-02",
        (DOCUMENT, r"从(证书甲)、证书乙", slip, "证书丙"),
        (DOCUMENT, r"从证书甲、(证书乙)", slip, "证书丙"),
        (DOCUMENT, r"从证书甲、证书乙()两个", "、证书丙", "、证书丁"),
        (DOCUMENT, r"从证书甲(、证书乙)两个", "", "等"),
        (DOCUMENT, r"从(老年照护)、", slip),
        (DOCUMENT, r"幼儿照护、(运动营养咨询与指导)、", slip),
        (DOCUMENT, r"、(药品购销)七个", slip),
    )
    + rows(
        "TXT-03",
        (DOCUMENT, "从(证书甲、证书乙)两个", "证书乙、证书甲", DRAFT),
        ("*/alpha.yaml", r"^number: (\d+)", numbers(3, 40, 20), {
            "at": (DOCUMENT, "从证书甲"), "draft": True}),
        plans=BASE,
    )
    + rows(
        "TXT-04",
        (DOCUMENT, "自(2025年3月10日)起", "2025年3月11日", "2025年2月10日", "3月1日", "2024年3月10日"),
        (HEAD, "opens: (2025-03-10)", days("2025-03-11", "2025-04-03", weekend=False), {
            "at": (DOCUMENT, "自2025年3月10日"), "draft": True}),
        (DOCUMENT, END, "，专业一 31 人", "，专业三50名", "，证书乙证书 39 人", DRAFT),
        plans=BASE,
    )
    + rows(
        "TXT-05",
        (HEAD, "2025年(证书试点)的工作方案", "证书制度试点"),
        (DOCUMENT, END, "，推进证书制度试点", "，做好证书制度试点工作"),
        ("terms.yaml", r"^terms:\n()", "  - {name: 专用账, variants: [专账]}\n", {
            "at": (DOCUMENT, "专账")}),
        draft=True, plans=BASE,
    )
    + rows(
        "TXT-10",
        (COMMITMENTS, "note: 原文没有写由谁记账()", "，保过", "，包拿证", "，可代考", "，包就业"),
        (COMMITMENTS, "note: (原文没有写由谁记账)", "报名费 120 元", "收费300元/人", "证书甲（高级）",
         "由某某教育有限公司承办"),
        (DOCUMENT, END, "，保证通过考核", "，包过", "，考试费每人 80 元", "，证书乙中级", "，有内部名额"),
        (DOCUMENT, END, "，保证学生通过考试", "，委托示范教育有限公司", DRAFT),
        plans=BASE,
    )
    + rows(
        "TXT-11",
        (_NOTICE, r"(请在12月19日以前)", "证书甲名额60人，", "证书乙申报41名，", "专业三45人，", "共开展三种证书，",
         "名额合计99人，", "证书乙的负责人是戊五，", "证书甲考核定于11月9日，", "证书乙报名39人，"),
        (COMMITMENTS, "note: (原文没有写由谁记账)", "证书乙发证40人", "专业一的名额为31人"),
        plans=BASE,
    )
    + rows(
        "TXT-12",
        (_NOTICE, r"(请在12月19日以前)", "请在12月09日以前", "请在2025-12-19以前", "请（在年底以前", "请》在年底以前",
         "请在年底以前,", "示卫院（2025）3号要求", "示卫院〔2025〕第3号要求", "请在12月19日（周四）以前", "请在年底以前。，"),
        (COMMITMENTS, "note: (原文没有写由谁记账)", "示卫院[2025]3号没有写", "原文(试行)没有写", "原文“没有写"),
        plans=BASE,
    )
    + rows(
        "TXT-06",
        (DOCUMENT, r"^(?:      - text: |          - )[^，\n]*(，)", ",", ", "),
        (DOCUMENT, r"^      - text: [^：\n]*(：)(?=.)", ":"),
        (DOCUMENT, END, "(试行)", ";其他另行通知"),
        draft=True, plans=BASE,
    )
    + rows(
        "TXT-07",
        (DOCUMENT, _PROSE, blank, DRAFT),
        (DOCUMENT, r"labels: \{.*(主 任)", "主任", {"at": "labels: .*组 长"}),
        (DOCUMENT, r"labels: \{.*(组 长)", "组长"),
        plans=BASE,
    )
    + rows(
        "TXT-08",
        (DOCUMENT, r"range_mark: (.*)", '"-"', '"–"', '"－"', '"~"', '"至"', '" - "'),
        (DOCUMENT, END, "，3月-6月", "，2025年3月–2025年6月", "，8日－9日", "，3月~6月"),
        draft=True, plans=BASE,
    )
    + rows(
        "TXT-09",
        (DOCUMENT, r"^          - .*(。)$", "", "，", "、"),
        (DOCUMENT, r"^      - text: .*(。)$(?=\n  - clause|\n?\Z)", "", "，", "、"),
        draft=True, plans=BASE,
    )
    + rows(
        "SRC-01",
        (DOCUMENT, r"heading: 师资保障\n    blocks:\n      - text: 设立",
         "heading: 师资\n    blocks:\n      - text: 保障设立"),
        (DOCUMENT, r"heading: 组织保障\n    blocks:\n      - text: 成立",
         "heading: 组织\n    blocks:\n      - text: 保障成立"),
        (DOCUMENT, r"heading: 经费保障\n    blocks:\n      - text: 学院",
         "heading: 经费\n    blocks:\n      - text: 保障学院"),
        at="- text: 保障", draft=True, plans=BASE,
    )
    + rows(
        "SRC-02",
        (DOCUMENT, r"^      - text: .*([。：])(?=\n      - table)", "", "，", "，可以引进"),
        draft=True, plans=BASE,
    )
    + rows("SRC-03", (DOCUMENT, r"^      - text: (?!点范围|.*(?:试$|使学生得))(.*)$", split), plans=BASE)
    + rows(
        "SRC-04",
        (DOCUMENT, END, "（试行", "“试行", "《办法", "试行）", "〔3", "，使学员得证书", "，使考生得奖",
         "，考取职业技等级证书"),
        (DOCUMENT, "(“)三教”", "", "（"),
        draft=True, plans=BASE,
    )
)  # fmt: skip
