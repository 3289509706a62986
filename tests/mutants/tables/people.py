"""PPL: people, groups, teams."""

from mutants.plans import BASE
from mutants.replacements import each, numbers, slip
from mutants.rows import (
    AMENDMENTS,
    CERTIFICATE,
    DEPARTMENT,
    DRAFT,
    GROUPS,
    IN_BASE,
    NOTHING,
    TIMELINE,
    rows,
)
from mutants.tables.amendments import NEW, amended

_PEOPLE = r"([一-龥]+)(?=[^\[\]\n]*\](?:\}|, count))"


PEOPLE = (
    rows(
        "PPL-01",
        (GROUPS, _PEOPLE, slip),
        (GROUPS, _PEOPLE, slip, DRAFT),
        (CERTIFICATE, r"  lead: (?!丁小四)(.+)$", slip),
        (CERTIFICATE, r"  members: \[([^,\]]+)", slip),
        (CERTIFICATE, r"invigilators: \[([^,\]]+)", slip),
        (CERTIFICATE, r"invigilators: \[[^,]+, ([^,\]]+)", slip),
        (DEPARTMENT, r"^head: (?!null)(.+)$", slip),
        (AMENDMENTS, r"becomes: ([一-龥]+)", slip),
        # In the register itself: who has several roles, or stands in the issued document.
        ("people.yaml", r"name: (张锡红|游伟东|李小群|胡增青|丁小四|己小六|壬九|乙二)", slip),
    )
    + rows(
        "PPL-02",
        (GROUPS, r"(?P<other>[一-龥]+)\](?:\}|, count)(?s:(?!\n  - ).)*?title: 成员, people: \[([一-龥]+)",
         each("<other>")),
        (GROUPS, r"title: 成员, people: \[(?P<other>[一-龥]+), ([一-龥]+)", each("<other>")),
        (GROUPS, r"title: 成员, people: \[(?P<other>[一-龥]+), [一-龥]+, ([一-龥]+)", each("<other>")),
        (GROUPS, r"title: 成员, people: \[(?P<other>[一-龥]+)[^\]]*()\]", each(", <other>")),
        (GROUPS, r"title: 成员, people: \[[一-龥]+, (?P<other>[一-龥]+)[^\]]*()\]", each(", <other>")),
        (*NEW, *(
            amended("groups.yaml", f"groups, {group}, roles, 成员, people", "null", name)
            for group, names in (("领导小组", ("甲一", "丙三", "庚七", "子小一")),
                                 ("办公室", ("乙二", "丁小四", "壬九", "己小六")))
            for name in names), IN_BASE),
    )
    + rows(
        "PPL-03",
        (GROUPS, r"count: (\d+)", numbers(2, 30)),
        (GROUPS, r"^    head: (\S+)", "主管", "负责人", "总负责", "召集人"),
        (GROUPS, r"title: (?:主任|组长), people: \[([^\]]+)\]", ""),
        (GROUPS, r"title: 主任, people: \[([^\]]+)\]", each("<0>, 甲一", "<0>, 丙三", "<0>, 庚七"), {
            "plans": BASE}),
    )
    + rows("PPL-04", (CERTIFICATE, r"^  lead: (?!丁小四)(.+)$", *NOTHING))
    + rows(
        "PPL-05",
        (CERTIFICATE, r"  lead: (壬九)", "甲一", "丙三", "戊五", "庚七", "子小一", DRAFT),
        (AMENDMENTS, r"becomes: (己小六)", "甲一", "丙三", "戊五", "庚七", "子小一", "癸小十", "辛小八"),
        (GROUPS, r"己小六(, 壬九)", "", {"at": ("*/alpha.yaml", "lead"), "draft": True}),
        plans=BASE,
    )
    + rows(
        "PPL-06",
        (GROUPS, r"      - \{title: 成员, people: \[丁小四, 己小六, 壬九\]\}\n", *(
            f"      - {{title: {title}, people: [{name}]}}\n"
            f"      - {{title: 成员, people: [{', '.join(others)}]}}\n"
            for title in ("副主任", "常务副主任")
            for name, *others in (("壬九", "丁小四", "己小六"), ("丁小四", "己小六", "壬九"),
                                  ("己小六", "壬九", "丁小四")))),
        (GROUPS, r"title: 副组长, people: \[(乙二)\]", "丁小四", {"at": "title: 主任, people: .乙二"}),
        draft=True, plans=BASE,
    )
    + rows(
        "PPL-07",
        (AMENDMENTS, r"becomes: (己小六)", "乙二", "壬九"),
        (CERTIFICATE, r"  lead: (壬九)", "乙二", DRAFT),
        (GROUPS, r"子小一, 庚七, 辛小八()", ", 壬九", {"at": ("*/alpha.yaml", "lead"), "draft": True}),
        (GROUPS, r"子小一, 庚七, 辛小八()", ", 己小六", {
            "at": (AMENDMENTS, "becomes: 己小六"), "draft": True}),
        (*NEW, amended(
            "groups.yaml", "groups, 领导小组, roles, 成员, people, 庚七", "庚七", "壬九"), {
                "at": ("*/alpha.yaml", "lead")}),
        (*NEW, amended("certificates/alpha.yaml", "team, lead", "壬九", "乙二")),
        plans=BASE,
    )
    + rows("PPL-08", (GROUPS, r"contact: (.+)$", *NOTHING), plans=BASE)
    + rows(
        "PPL-09",
        (GROUPS, r"      accountable: true\n", "", "      accountable: false\n", {"at": "activity: "}),
        (DEPARTMENT, r"^    text: .*\n()(?!(?: *#.*\n|\n)*    activity)", "    activity: 培训\n    accountable: true\n",
         {"at": (GROUPS, "activity: ")}),
        (DEPARTMENT, r"^    activity: 培训\n()", "    accountable: true\n", {"at": (GROUPS, "activity: ")}),
        (GROUPS, r"id: [LO]-1\n        text: .*\n()", "        activity: 培训\n        accountable: true\n"),
        plans=BASE,
    )
    + rows(
        "PPL-10",
        (DEPARTMENT, r"    summary: true\n", "", "    summary: false\n", {"at": "^department:"}),
    )
    + rows("PPL-11", (DEPARTMENT, r"^head: (?!null)(.+)$", *NOTHING), plans=BASE)
    + rows(
        "PPL-12",
        (TIMELINE, r"who: 办公室, part: null, lead: true()\}", *(
            f", origin: {{kind: 推定, clause: {clause}, basis: 推断}}" for clause in ("一", "四"))),
        (TIMELINE, r"(?P<who>- who: 实训部\n.*\n).*\}$", each(
            "<who>            origin: {kind: 推定, clause: 五（二）, basis: 推断}",
            "<who>            origin: {kind: 推定, basis: 推断}")),
        (TIMELINE, r"总结上报, origin: \{kind: (原文, clause: 五（一）)", "推定, basis: 推断",
         "推定, clause: 五（一）, basis: 负责"),
        (TIMELINE, r"part: 制定培训方案\n.*\n            origin: \{kind: (原文, clause: 三（二）1)",
         "推定, basis: 推断", {"at": "who: 教学团队"}),
        (TIMELINE, r"        owners:\n(?:          .*\n| *#.*\n|\n)+", "        owners: []\n"),
        plans=BASE,
    )
)  # fmt: skip
