"""Notices, letters and minutes: DOC-05 to DOC-17."""

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
        "DOC-17",
        (_AGAIN, _BROKEN, "[示例卫生职业学院关于重新组织, 2025年证书报名]",
         "[示例卫生职业学院关于重新组织2025年证书报名的通知]",
         "[示例卫生, 职业学院关于重新组织2025年证书报名的通知]",
         "[示例卫生职业学院关于, 重新, 组织2025年证书报名的通知]"),
        plans=BASE,
    )
)  # fmt: skip
