"""TAB: forms of the summaries for the authority."""

from mutants.plans import BASE
from mutants.replacements import each
from mutants.rows import DOCUMENT, DRAFT, IN_BASE, rows

_SUMMARY = "*/summaries/*.yaml"

SUMMARIES = (
    rows(
        "TAB-01",
        (_SUMMARY, r"- \{title: [^,]+, value: (\S+)\}$", "期限", "任务", "办结日期", "场所", "座位数", "阶段"),
        (_SUMMARY, r"value: (?:学院|证书|专业)()\}$", ", total: true", {"at": "total: true"}),
        (_SUMMARY, r"- \{title: (?P<other>[^,]+), .*\n  - \{title: ([^,]+), ", each("<other>")),
        (_SUMMARY, r"^order: \[(\S+),", "任务编号", "在校学生数", "牵头单位", IN_BASE),
    )
    + rows(
        "TAB-02",
        (_SUMMARY, r"among: \[(初级)\]", "高级", "中级", "初等", "中级, 高级", {"at": "among: "}),
        (_SUMMARY, r"value: (等级), among", "对象", "专业", "培训评价组织", {"at": "among: "}),
        plans=BASE,
    )
    + rows(
        "TAB-03",
        ("*/notices/*.yaml", r"- \{title: [^,]+(, table: \S+)\}$", "",
         ", columns: [部门, 人数], rows: [[教学部]]", ", rows: [[教学部, null]]",
         ", rows: [[教学部, 甲], [{text: 全部, across: 2}, 乙]]", ", rows: [[教学部], [全部]], head_rows: 2",
         ", table: 进度, rows: [[教学部]]"),
        (DOCUMENT, r"^      - (table: \w+\n        )caption: .*\n        columns: .*\n(?!        item)", "", DRAFT),
        plans=BASE,
    )
    + rows(
        "TAB-04",
        ("*/notices/*.yaml", r"- \{title: [^,]+(, table: \S+)\}$",
         ', columns: [部门, 人数], rows: [[教学部, "3"], [实训部, "2"], [合计, "6"]]',
         ', rows: [[部, 数], [甲, "3人"], [乙, "20人"], [总计, "32人"]], head_rows: 1'),
        plans=BASE,
    )
    + rows(
        "TAB-05",
        ("*/notices/*.yaml", r"- \{title: [^,]+(, table: \S+)\}$",
         ', columns: [姓名, 班级, 成绩], rows: [[张小满, 甲班, "86"]]',
         ', rows: [[考生, 技能操作], [李小寒, "59.5分"], [王立夏, "71分"]], head_rows: 1',
         ', columns: [学生姓名, 民族], rows: [[张小满, 汉]]'),
        plans=BASE,
    )
)  # fmt: skip
