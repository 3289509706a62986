"""Notices, letters and minutes: DOC-05 to DOC-21."""

from mutants.plans import BASE
from mutants.replacements import numbers
from mutants.rows import rows

_AGAIN, _LETTER = "2025/notices/registration-again.yaml", "2025/notices/exam-site-letter.yaml"
_MINUTES, _DRAFT = "2025/notices/monthly-meeting.yaml", "2025/notices/summary-draft.yaml"
_FIRST = "2025/notices/registration.yaml"
_BROKEN = r"^title_lines: (\[.*\])"

NOTICES = (
    rows(
        "DOC-05",
        (_LETTER, r"^number: 示卫院〔2025〕()", "0", "00", "第"),
        (_LETTER, r"^number: 示卫院(〔)2025", "（", "【", "﹝"),
        (_LETTER, r"^number: (示卫院)", "示例院", "示院", "卫院"),
        (_LETTER, r"^number: 示卫院〔(2025)", numbers(2019, 2024)),
        plans=BASE,
    )
    + rows(
        "DOC-06",
        (_LETTER, r"(\{年\})", "{年度}", "{名额：证书丙}", "{期限：P7-7}", "{{年}}", "{", "年}", "{}"),
        (_DRAFT, r"(请在)12月", "请在{截止}", "请在{负责人}", "请在{{7*7}}"),
        plans=BASE,
    )
    + rows(
        "DOC-09",
        (_LETTER, r"^number: 示卫院〔2025〕(7)", "3", "4", "5"),
        (_DRAFT, r"^number: (null)", "示卫院〔2025〕3号", "示卫院〔2025〕7号"),
        plans=BASE,
    )
    + rows(
        "DOC-11",
        (_LETTER, r"^number: (.*)", "null", "~"),
        (_LETTER, r"^issued: (.*)", "null", "2025-05", "2025-05/中旬", "before 2025-05-12"),
        (_LETTER, r"^meeting: (null)", "例会", "座谈会"),
        (_MINUTES, r"^meeting: (.*)", "null"),
        (_FIRST, r"^withdrawn: (.*)", "null", "{on: 2025-03-02, reason: 有误}"),
        (_AGAIN, r"^issued: (2025-03-06)", "2025-03-04", "2025-03-03", "2025-01-20"),
        (_AGAIN, r"printed_on: (2025-03-06)", "2025-03-05", "2025-02-28", "2025-03"),
        (_AGAIN, r"^replaces: (.*)", "null", "exam-site-letter", "summary-draft", "no-such-notice"),
        plans=BASE,
    )
    + rows(
        "DOC-12",
        (_LETTER, r"^addressees: (\[.*\])", "[]", "[ ]", "null"),
        (_DRAFT, r"^addressees: (\[.*\])", "[]", "null"),
        (_MINUTES, r"^addressees: (\[\])", "[教学部]", "[各部门]"),
        plans=BASE,
    )
    + rows(
        "DOC-13",
        (_LETTER, r"^title: .*的(函)$", "通知", "信", "公函件"),
        (_DRAFT, r"^title: (示例卫生职业学院)", "", "学院", "我校"),
        (_DRAFT, r"^title: .*(关于)报送", "", "对于"),
        plans=BASE,
    )
    + rows(
        "DOC-16",
        (_AGAIN, r"名额见(附件1)", "附件3", "附件12", "附件9"),
        (_LETTER, r"(请予函复)。", "见附件", "附件1请查收"),
        plans=BASE,
    )
    + rows(
        "DOC-28",
        (_AGAIN, r"(table: 名额)\}", "file: form.docx", "file: list-1.xlsx"),
        (_AGAIN, r"(table: 负责人)\}", "file: scan.png"),
        plans=BASE,
    )
    + rows(
        "DOC-17",
        (_AGAIN, _BROKEN, "[示例卫生职业学院关于重新组织, 2025年证书报名]",
         "[示例卫生职业学院关于重新组织2025年证书报名的通知]",
         "[示例卫生, 职业学院关于重新组织2025年证书报名的通知]",
         "[示例卫生职业学院关于, 重新, 组织2025年证书报名的通知]"),
        plans=BASE,
    )
    + rows(
        "DOC-18",
        (_AGAIN, r"(4月18日)以前交", "4月31日", "4月0日", "14月18日", "2025年2月29日",
         "2025-04-31"),
        (_MINUTES, r"(6月20日)以前", "6月31日", "2月30日", "0月20日", "6月200日"),
        (_DRAFT, r"(12月19日)以前", "12月32日", "2025/13/19", "2027年2月29日"),
        (_FIRST, r"reason: (漏写附件)", "4月31日有误"),
        plans=BASE,
    )
    + rows(
        "DOC-19",
        (_AGAIN, r"text: (报名的起止日期)", "报名从3月10日开始，4月19日结束。",
         "报名从2024年3月10日起，4月18日止。", "报名时间：2025年3月10日至20日。"),
        (_DRAFT, r"text: (请)在", "报名截止日期：4月8日。请", "报名时间为2025年3月10日至4月28日。请",
         "从3月12日起受理报名。请", "报名工作到4月1日结束。请"),
        plans=BASE,
    )
    + rows(
        "DOC-21",
        (_AGAIN, r"^  - (?:sub)?heading: ()", "一、", "（一）", "1. ", "第一、", "1．"),
        (_AGAIN, r"^      - ()", "1. ", "（1）", "2、", "①"),
        (_AGAIN, r"\{title: ()", "附件1：", "附件 "),
        (_LETTER, r"^addressees: \[示例评价公司()\]", "：", "。"),
        (_MINUTES, r"^present: \[教学部, 实训部, 各系（部）()\]", "。", "："),
        (_MINUTES, r"copies_to: \[学院领导()\]", "。", "："),
        (_MINUTES, r"copies_to: \[()学院领导\]", "抄送："),
        (_MINUTES, r"^  - text: ()[各实]", "一、", "二、", "（三）", "4. "),
        plans=BASE,
    )
)  # fmt: skip
