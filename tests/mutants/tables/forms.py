"""DOC, SRC-05 to 07: the document and its archive."""

from mutants.plans import BASE, REAL
from mutants.replacements import days, numbers, replaced, slip
from mutants.rows import (
    AMENDMENTS,
    CERTIFICATE,
    DOCUMENT,
    DRAFT,
    END,
    GROUPS,
    HEAD,
    IN_BASE,
    NOTHING,
    TIMELINE,
    rows,
)

_SAFE = (
    r"^(?:      - text: |          - |    heading: )(?!教学部|实训部|各系|从证书|领导小组下设)(.*)$"
)


FORMS = (
    rows(
        "SRC-05",
        (DOCUMENT, _SAFE, replaced),
        (DOCUMENT, r"caption: 表\d (?:可|工)(.*)$", replaced),
        (DOCUMENT, r"columns: \[序号, ([^,\]]+)", replaced),
        (CERTIFICATE, r"declared: (?!20)(\d+)", numbers(51, 60)),
        (CERTIFICATE, r"^  lead: (壬九)", "丁小四"),
        (TIMELINE, r"^        text: (.*)$", replaced, {"plans": BASE}),
        (GROUPS, r"title: (副组长|成员)", replaced),
        (HEAD, r"^number: .*〕(\d+)号", numbers(10, 99), IN_BASE),
        (HEAD, r"^title: .*年(证书试点)", replaced, IN_BASE),
    )
    + rows(
        "DOC-26",
        (DOCUMENT, r"columns: \[.*()\]", ", 成果形式", ", 进展", ", 经费来源"),
        (DOCUMENT, r"columns: \[()", "类别, ", "地点, "),
        **DRAFT,
    )
    + rows(
        "SRC-06",
        ("*/errata.yaml", r"as_stored: (.*)$", replaced),
    )
    + rows("SRC-07", (HEAD, "status: (草案)", "执行中", "已归档", DRAFT), plans=BASE)
    + rows(
        "DOC-01",
        (HEAD, r"^number: \S+?(〔\d+〕)", "[2025]", "（2025）", "【2025】", "〔2024〕", "〔25〕", "2025", ""),
        (HEAD, r"^number: \S+?〕(\d+)号", "03", "第3", "0", "3-1", "三"),
        (HEAD, r"^number: \S+?〕\d+(号)", "", "號", "号文", "-1号"),
        (HEAD, r"^number: (\S+?)〔", slip),
        ("college.yaml", r"^document_prefix: (\S+)", slip, IN_BASE),
        ("college.yaml", r"^document_prefix: (\S+)", slip, {"at": (HEAD, "^number"), "plans": REAL}),
    )
    + rows(
        "DOC-02",
        (AMENDMENTS, r"（示卫院〔2025〕(6)号）", "1", "2", "3"),
        (AMENDMENTS, r"（示卫院〔2025〕(9)号）", "1", "2", "3", "6"),
        (AMENDMENTS, r"〔2025〕(6)号(?=）)", "9", {"at": "教学团队的通知"}),
        (HEAD, r"^number: 示卫院〔2025〕(3)号", "6", "8", {  # 7 is a notice's
            "at": (AMENDMENTS, "调整名额的通知"), "draft": True}),
    )
    + rows(
        "DOC-03",
        (HEAD, r"^issued: (2025-02-20)", "2025-02", "before 2025-02-20", "2025-02/下旬", '"2025"'),
        (DOCUMENT, r"自2025年(3)月", "03"),
        (DOCUMENT, END, "，3月05日完成", "，09月完成", "，2025年10月01日公示", "，2026年01月15日"),
        plans=BASE,
    )
    + rows(
        "DOC-04",
        (HEAD, r"^title: (示例卫生职业学院)关于", "", "示例职业学院", "示例卫生学院", "我校", "示例学院"),
        (HEAD, r"^title: 示例卫生职业学院()关于", " 2025 年", "印发", "教学部", "实训部 ", "示例系"),
        (HEAD, r"^title: 示例卫生职业学院(关于.*)", "2025年证书试点工作方案", "证书工作方案", "试点方案"),
        (HEAD, r"^title: .*工作(方案)$", "", "事宜", "安排表", "部署", "要求"),
        draft=True, plans=BASE,
    )
    + rows(
        "DOC-07",
        (HEAD, r"^document_kind: (方案)", "通知", "办法", "计划", "意见", "规定", "通告", "决定", "报告", "函"),
        (HEAD, r"^carried_by: (.*)", *NOTHING, {"at": "^document_kind"}),
        plans=BASE,
    )
    + rows(
        "DOC-08",
        (HEAD, r"^title: .*证书试点(的)工作方案", "", "的的", "培训", "、考核"),
        (HEAD, r"^title: .*年(证书试点的)", "证书试点", "证书培训", "证书考核", "证书发放", "试点"),
        draft=True, plans=BASE,
    )
    + rows("DOC-10", (HEAD, r"^addressees: (\[.*\])", "[]", "[ ]"), plans=BASE)
    + rows("DOC-27", (HEAD, r"status: (.*)$", "已废止"))
    + rows(
        "DOC-20",
        (HEAD, r"printed_by: ([^,]+)", "null", "~"),
        (HEAD, r"printed_on: ([^}]+)", "null", "~", "2025-01", days("2025-01-01", "2025-02-19")),
        plans=BASE,
    )
    + rows(
        "DOC-14",
        (DOCUMENT, r"item_mark: (.*)", '"({})"', '"({}) "', '"{}、"', '"[{}]"', '"{})"', '"（{}"'),
        (DOCUMENT, r"  - clause: [一二三四五](?:（.）)?\n()", '    mark: "(1) "\n', "    mark: 1.\n",
         "    mark: 一．\n"),
        draft=True, plans=BASE,
    )
    + rows(
        "DOC-15",
        (DOCUMENT, r"^(?:        labels: .*|          - .*)\n()(?!          -)",
         *(f"      - items:\n          - {text}。\n" for text in ("另行通知", "做好宣传", "做好培训")), {"at": "<next>"}),
        (DOCUMENT, r"(?s:.*)()\Z",
         *(f"  - clause: 五（{n}）\n    blocks:\n      - text: 其他事项另行通知。\n" for n in "五六七八九十"),
         *(f"  - clause: {n}\n    heading: 附则\n" for n in "七八九")),
        draft=True, plans=BASE,
    )
)  # fmt: skip
