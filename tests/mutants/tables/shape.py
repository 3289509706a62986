"""S: the shape of data."""

from mutants.replacements import each, mistyped
from mutants.rows import (
    AMENDMENTS,
    CERTIFICATE,
    COMMITMENTS,
    DEPARTMENT,
    DOCUMENT,
    GROUPS,
    HEAD,
    TIMELINE,
    rows,
)

_DATES = r"(?:starts|ends|due|done|issued|opens|effective|date|printed_on): (\d{4}-\d\d(?:-\d\d)?)"
_REQUIRED = {
    CERTIFICATE: "name|number|level|evaluator",
    HEAD: "title|number|issued|status|registration",
    TIMELINE: "text|due|starts|ends",
    COMMITMENTS: "text|quote|owner|due",
    GROUPS: "full_name|aliases|hosted_by|established|contact|head|text",
    AMENDMENTS: "file|target|was|becomes|effective|document",
    "*/errata.yaml": "group|clause|kind|as_stored|corrected|note",
    "college.yaml": "name|aliases|document_prefix|site",
}
SHAPE = (
    rows(
        "S101",
        ("*.yaml", r"^ *(?:- )?([a-z_]{2,}):", mistyped),
        ("*.yaml", r"[{,] ?([a-z_]{2,}): ", mistyped),
        (CERTIFICATE, r"^()(?:level|number|team):", "total: 40\n", "等级: 初级\n", "备注: 无\n"),
        (TIMELINE, r"^        text: .*\n()", "        时间: 五月\n", "        who: 教学部\n"),
    )
    + rows(
        "S102",
        *((files, rf"^ *(?:{keys}): .*\n", "", {"at": "<parent>"})
          for files, keys in _REQUIRED.items()),
        (CERTIFICATE, r"(?:, (?:declared): \d+)", ""),
        ("people.yaml", r"\{(name: [^}]+)\}", ""),
        ("majors.yaml|departments.yaml", r"(, slug: [^,}]+)", ""),
        ("*/enrolment.yaml", r"(, students: \d+)", ""),
        (GROUPS, r"(, people: \[[^\]]*\])", ""),
        (HEAD, r"value: \d+(, source: [^}]+)", ""),
        (DOCUMENT, r"^      - table: .*\n(        caption: .*\n)", "", {"at": "- table: .*\n        columns"}),
        (DOCUMENT, r"^      - members: .*\n(        labels: .*\n)", "", {"at": r"- members: .*\n(?!        labels)"}),
    )
    + rows(
        "S103",
        (CERTIFICATE, r"declared: (\d+)", "四十", '"40"', "40人", "40.0", "null", "[40]", "约40", "true"),
        (CERTIFICATE, r"(?:seats|^number): (\d+)", '"4"', "第一", "null", "4.5", "{}"),
        (CERTIFICATE, r"open: (true|false)", "yes", "no", "是", "null", "0", "2"),
        (CERTIFICATE, r"^  majors: (\[.*\])", "专业三、专业四", "专业三", "null", "{}"),
        (CERTIFICATE, r"^  lead: (.*)", "[丁小四, 戊五]", "{姓名: 丁小四}", "3", "true"),
        (TIMELINE, r"^        due: (.*)", "2025", "[2025-06-01]", "true"),
        ("*.yaml", r"^ *(?:- )?(?:name|title|text|quote|full_name|corrected): (.+)$", "", "null", "2025", "[无]",
         "true"),
        (DEPARTMENT, r"summary: (true)", "是", "yes", "1", '"true"'),
        ("people.yaml|departments.yaml|majors.yaml", r"\{name: ([^,}]+)", "null", "12", "[甲]"),
    )
    + rows(
        "S104",
        ("*.yaml", r"kind: (原文|推定|补录)", "原件", "推断", "补充", "原"),
        (HEAD, r"^status: (.*)", "进行中", "执行", "草稿", "归档", "null"),
        (DOCUMENT, r"table: (\w+)", "team", "quota", "schedules"),
        (TIMELINE, r"kinds: \[([一-龥]+)\]", "考试", "培 训", "null", "报到"),
    )
    + rows(
        "S105",
        ("*.yaml", r"^ +- id: ([A-Z]\S*)", each("a<0>", "第<0>", "<0>_", "<0>-", '"<0> "')),
        ("majors.yaml|departments.yaml", r"slug: ([^,}]+)", each("A<0>", "<0>_a", "<0>-", "名")),
        (CERTIFICATE, r"    (?:starts|ends): (\S+)", "9:00", "14：30", "24:00", "14:3", "14.30", "下午两点"),
        ("*.yaml", r"(?:^name|^  - name|title|lead|room|who|owner): ([一-龥]+)$", each(
            '"<0> "', '" <0>"', '""', '"<0>\\n"')),
        (DOCUMENT, r"item_mark: (.*)", "（1）", '"{}{}"', "1."),
        (AMENDMENTS, r"file: (\S+)", "../alpha.yaml", "/etc/passwd", "certificates/Alpha.yaml", "groups/alpha.yaml"),
    )
    + rows(
        "S106",
        (CERTIFICATE, r"(?:declared|seats|^number): (\d+)", "0", "-1", "-40"),
        (CERTIFICATE, r"(?:approved|registered|examined|passed|certified): (\d+)", "-1", "-30"),
        ("rooms.yaml", r"capacity: (\d+)", "-1", "0"),
        ("*/enrolment.yaml", r"students: (\d+)", "-1"),
        (GROUPS, r"count: (\d+)", "0", "-2"),
        (HEAD, r"value: (\d+)", "-1", "-9"),
    )
    + rows(
        "S107",
        (CERTIFICATE, r"^ +majors: (\[.*\])", "[]", "[ ]"),
        (DOCUMENT, r"columns: (\[.*\])", "[]"),
        ("*.yaml", r"(?:^name|lead|room|department|owner|who): ([一-龥]+)$", "名" * 101, "称" * 150),
        ("*.yaml", r"^ +text: (.+)$", "文" * 201),
        ("*.yaml", r"^ +- id: ([A-Z])", "A" * 30),
    )
    + rows(
        "S108",
        ("*.yaml", _DATES, "2025-2-30", "2025年4月18日", "2025/04/18", "2025－04－18", "2025.04.18",
         "2025-04-31", "2025-13", "2205-04-18", "5月", "待定", "2025-O4-18", "2025-04-18T00:00", "20250418日"),
        ("college.yaml", r"(?:site|repository): (.*)", "http://www.example.edu.cn/", "www.example.edu.cn",
         "https://a b"),
    )
    + rows(
        "S109",
        (TIMELINE, r"(?:depends_on|kinds): \[([^,\]]+)", each("<0>, <0>")),
        (CERTIFICATE, r"^  majors: \[([^,\]]+)", each("<0>, <0>")),
        (HEAD, r"addressees: \[([^,\]]+)", each("<0>, <0>")),
        ("college.yaml|*/groups.yaml", r"aliases: \[([^,\]]+)", each("<0>, <0>")),
        ("majors.yaml", r"names: \[([^,\]]+)", each("<0>, <0>")),
        ("terms.yaml", r"variants: \[([^,\]]+)", each("<0>, <0>")),
    )
)  # fmt: skip
