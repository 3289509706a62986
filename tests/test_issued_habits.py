"""Habits in which issued documents say who serves where, who does what until when, and for whom one
number is: each by itself, as pieces of a document, without a plan around them."""

import pytest

from generators.exchange.reading.foreign_document import Paragraph
from generators.exchange.reading.outline import outline
from generators.exchange.recognising import (
    body_facts,
    certificate_facts,
    duty_facts,
    schedule_facts,
    work_said,
)
from generators.exchange.recognising.people_lists import Person, names, people
from generators.exchange.recognising.pieces import Piece
from generators.exchange.recognising.times import Span


def paragraphs(text, clause="二（一）", section="二、组织机构和职责分工"):
    lines = (line for line in text.strip().split("\n"))
    read = [Piece("paragraph", clause, clause, line.strip()) for line in lines]
    return [Piece("heading", "二", "二", section), *read]


def table(*rows, merged=()):
    """`merged`: of a cell that covers others its row and column, and how far down."""
    corners = [[(at, column) for column in range(len(row))] for at, row in enumerate(rows)]
    for row, column, down in merged:
        for below in range(row, row + down):
            corners[below][column] = (row, column)
    return Piece("table", "三", "三表", "", tuple(rows), 1, tuple(map(tuple, corners)))


def said(found):
    return {fact.subject[0]: fact.values for fact in found}


# --- people ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("石  磊    党委副书记、院长", [Person("石磊", "党委副书记、院长")]),
        ("雷　鸣　院长", [Person("雷鸣", "院长")]),
        (
            "江河    党委委员、副院长（分管教学、科研）",
            [Person("江河", "党委委员、副院长（分管教学、科研）")],
        ),
        (
            "唐明（教务处处长）、宋 清（学生处处长）、贺处长",
            [Person("唐明", "教务处处长"), Person("宋清", "学生处处长"), Person("贺处长")],
        ),
        ("马处长    财务处", [Person("马处长", "财务处")]),
        (
            "林  森（副校长）  司徒明（副校长）",
            [Person("林森", "副校长"), Person("司徒明", "副校长")],
        ),
        (
            "柳青 机电系主任 元平 采矿系主任",
            [Person("柳青", "机电系主任"), Person("元平", "采矿系主任")],
        ),
        (
            "教务处处长 王明、学生处处长 李红",
            [Person("王明", "教务处处长"), Person("李红", "学生处处长")],
        ),
        ("督导室副主任钱慕华", [Person("钱慕华", "督导室副主任")]),
        ("方 剂 石斛 丁香花", [Person("方剂"), Person("石斛"), Person("丁香花")]),
        ("何　小　明", [Person("何小明")]),
        ("院长", [Person("院长", alone=True)]),
        ("各系（部）主任", [Person("各系（部）主任", alone=True)]),
        (
            "曹舟、各系教学秘书、机房管理员1名",
            [Person("曹舟"), Person("各系教学秘书", alone=True), Person("机房管理员", alone=True)],
        ),
        ("后勤处、保卫处各1人", []),
        ("负责统筹协调", []),
        ("组织报名和培训", []),
    ],
)  # fmt: skip
def test_people_are_told_from_their_posts(text, wanted):
    assert people(text) == wanted


def test_a_list_of_names_has_no_posts_alone():
    assert names("石 磊、江河（院长）") == ["石磊", "江河"]
    assert names("石磊、各系主任") == []


LEADERS = """
成立技能考核领导小组：
组  长：石  磊    党委副书记、院长
副组长：江  河    党委委员、副院长
        柳  青    副院长
成  员：唐明    教务处处长
        宋  清    学生处处长
        贺处长    财务处
        林森      机电系主任
主要职责：
"""


def test_a_list_of_leaders_is_whole():
    duties = [Piece("item", "二（一）", "", each) for each in ("1.审定方案；", "2.决定奖惩。")]
    (group,) = body_facts.groups([*paragraphs(LEADERS), *duties])
    assert group.values["head"] == "组长"
    assert group.values["roles"] == {
        "组长": ["石磊"], "副组长": ["江河", "柳青"], "成员": ["唐明", "宋清", "贺处长", "林森"],
    }  # fmt: skip
    assert group.values["posts"]["副组长"] == {"江河": "党委委员、副院长", "柳青": "副院长"}
    assert group.values["duties"] == ["审定方案", "决定奖惩"]


def test_a_role_that_is_not_understood_loses_no_other():
    text = "成立考务工作组：\n组长：石磊\n副组长：由学院另行研究确定\n成员：唐明、宋清"
    (group,) = body_facts.groups(paragraphs(text))
    assert group.values["roles"] == {"组长": ["石磊"], "成员": ["唐明", "宋清"]}


@pytest.mark.parametrize(
    ("rows", "roles", "posts"),
    [
        (
            [("小组职务", "姓名", "单位及职务"), ("组长", "石 磊", "院长"),
             ("成员", "唐明", "教务处处长")],
            {"组长": ["石磊"], "成员": ["唐明"]},
            {"组长": {"石磊": "院长"}, "成员": {"唐明": "教务处处长"}},
        ),
        (
            [("姓名", "行政职务", "组内职务"), ("石磊", "院长", "组长"),
             ("江河", "副院长", "副组长"), ("唐明", "教务处处长", "成员"),
             ("宋清", "学生处处长", "成员")],
            {"组长": ["石磊"], "副组长": ["江河"], "成员": ["唐明", "宋清"]},
            {"组长": {"石磊": "院长"}, "副组长": {"江河": "副院长"},
             "成员": {"唐明": "教务处处长", "宋清": "学生处处长"}},
        ),
        (
            [("组 长", "石磊"), ("副组长", "江河、柳 青"), ("成 员", "唐明 宋清")],
            {"组长": ["石磊"], "副组长": ["江河", "柳青"], "成员": ["唐明", "宋清"]},
            {"组长": {}, "副组长": {}, "成员": {}},
        ),
    ],
)  # fmt: skip
def test_a_table_of_leaders_is_read(rows, roles, posts):
    (group,) = body_facts.groups([*paragraphs("成立考核工作领导小组："), table(*rows)])
    assert (group.values["roles"], group.values["posts"]) == (roles, posts)


def test_a_working_group_in_one_sentence():
    text = "1.考务组。组长：教务处处长唐明；成员：宋清、各系教学秘书。负责报名审核；管理成绩。"
    (group,) = body_facts.groups(paragraphs(text))
    assert (group.subject, group.values["alone"]) == (("考务组",), ["各系教学秘书"])
    assert group.values["roles"] == {"组长": ["唐明"], "成员": ["宋清", "各系教学秘书"]}
    assert group.values["duties"] == ["负责报名审核", "管理成绩"]


def test_who_is_appointed_to_an_office_by_a_sentence():
    text = (
        "领导小组下设办公室（以下简称“考核办”），办公室设在教务处，唐明兼任办公室主任，督导室主任宋清"
        "任副主任，柳青（教务处、考务科科长）任联络员。考核办每月向领导小组报告。"
    )
    (group,) = body_facts.groups(paragraphs(text))
    assert (group.subject, group.values["hosted_by"]) == (("办公室",), "教务处")
    assert group.values["aliases"] == ["考核办"]
    assert group.values["roles"] == {"主任": ["唐明"], "副主任": ["宋清"], "联络员": ["柳青"]}
    assert group.values["posts"]["联络员"] == {"柳青": "教务处、考务科科长"}
    behind = "领导小组下设办公室，设在鉴定站，龙吟任办公室主任，成员为各系教学秘书。"
    (group,) = body_facts.groups(paragraphs(behind))
    assert group.values["roles"] == {"主任": ["龙吟"], "成员": ["各系教学秘书"]}
    several = "各系成立考核工作小组，系主任任组长，负责动员。"
    assert list(body_facts.groups(paragraphs(several))) == []


def test_a_group_that_the_sentence_before_names():
    text = (
        "（一）成立试点工作领导小组。由党委书记甄远、院长鲍庚任组长，副院长米生任副组长。"
        "领导小组办公室设在教务处，由教务处处长屠明兼任办公室主任。"
    )
    group, office = body_facts.groups(paragraphs(text))
    assert (group.subject, group.values["roles"]) == (
        ("试点工作领导小组",), {"组长": ["甄远", "鲍庚"], "副组长": ["米生"]},
    )  # fmt: skip
    assert group.values["head"] is None, "nobody of two is the head"
    assert (office.subject, office.values["hosted_by"]) == (("办公室",), "教务处")


def test_a_group_that_its_own_lines_name():
    (group,) = body_facts.groups(paragraphs("考务组组长：甘霖\n成员：申小舟 柏 松"))
    assert group.subject == ("考务组",)
    assert group.values["roles"] == {"组长": ["甘霖"], "成员": ["申小舟", "柏松"]}


def test_duties_of_a_group_in_a_clause_of_their_own():
    text = "成立考核工作委员会（以下简称“考委会”）：\n主任：石磊\n委员：唐明"
    told = paragraphs("第五条 考委会的主要职责：", "第五条")[1:]
    told += paragraphs("（一）审定计划；", "第五条（一）")[1:]
    told += paragraphs("（二）裁决争议。", "第五条（二）")[1:]
    read = [*paragraphs(text), *told]
    (group,) = body_facts.told_duties(read, list(body_facts.groups(read)))
    assert group.values["duties"] == ["审定计划", "裁决争议"]


def test_a_group_is_no_department():
    heading = Piece("heading", "二（一）", "二（一）", "（一）领导小组")
    read = paragraphs("组长：石磊\n成员：唐明\n")
    whole = [
        read[0],
        heading,
        *read[1:],
        *paragraphs("（二）督导组：负责全程监督。", "二（二）")[1:],
    ]
    whole += paragraphs("（三）教务处：负责组织报名。", "二（三）")[1:]
    bodies, duties = body_facts.with_duties(
        list(body_facts.groups(whole)), list(duty_facts.duties(whole))
    )
    assert said(bodies)["领导小组"]["duties"] == []
    assert said(bodies)["督导组"]["duties"] == ["负责全程监督"]
    assert [fact.subject for fact in duties] == [("教务处",)]
    apart = paragraphs("后勤处  保障水电和医疗；", "四", "四、部门任务")
    assert [fact.subject for fact in duty_facts.duties(apart)] == [("后勤处",)]


# --- work and its days ----------------------------------------------------------------------------

TERM = Span("2026-10", "2027-07-10")


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("各系召开动员会，10月23日前报送名单", [("各系", None), ("各系", "2026-10-23")]),
        (
            "各系7月3日前提交总结，考核办7月10日前提交报告",
            [("各系", "2027-07-03"), ("考核办", "2027-07-10")],
        ),
        ("缴费截止11月20日17:00", [("", "2026-11-20 17:00")]),
        ("报名于11月20日（周五）17时前结束", [("", "2026-11-20 17:00")]),
        ("12月底前完成整改", [("", "2026-12")]),
        (
            "由教务处牵头，各系部配合，2027年3月19日前完成模拟考核",
            [("教务处 各系部", "2027-03-19")],
        ),
        ("考核后由学生处负责，于3月上旬前公示", [("学生处", "2027-03/上旬")]),
        ("教务处网站公布3月5日至3月8日的安排", [("", None)]),
        ("13月40日前完成", [("", None)]),
    ],
)  # fmt: skip
def test_a_piece_of_work_says_until_when_and_by_whom(text, wanted):
    found = [(" ".join(each.owners), each.due) for each in work_said.pieces(text, TERM)]
    assert found == wanted
    assert "，".join(each.text for each in work_said.pieces(text, TERM)) == text


def test_who_leads_is_said():
    (work,) = work_said.pieces("由教务处、实训中心牵头，各系部配合", TERM)
    assert (work.owners, work.lead) == (("教务处", "实训中心", "各系部"), ("教务处", "实训中心"))


def test_what_leads_to_a_list_is_no_work():
    text = "（一）考试（2026年12月至2027年5月），共分三批：\n（二）总结（2027年6月）。上报总结。"
    found = list(schedule_facts.facts(paragraphs(text, "五", "五、实施步骤"), 2026))
    assert [fact.values["tasks"] for fact in found] == [["考试"], ["上报总结"]]
    items = [
        Piece("item", "五", "五", f"{n}.{w}。") for n, w in enumerate(["发布公告", "组织报名"], 1)
    ]
    read = paragraphs("（一）报名阶段（2026年12月）：", "五", "五、实施步骤")
    (phase,) = schedule_facts.facts([*read, *items], 2026)
    assert phase.values["tasks"] == ["发布公告", "组织报名"]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("2.1 报名：2027年3月5日8:00至3月16日17:00。", ("2027-03-05", "2027-03-16", ["报名"])),
        ("考试时间：2026年11月21日（周六），地点：实训。", ("2026-11-21", "2026-11-21", ["考试"])),
        ("6月1日、2日  考试阶段。", ("2026-06-01", "2026-06-02", ["考试"])),
        ("（二）报名阶段：2026年5月6日—5月20日。", ("2026-05-06", "2026-05-20", ["报名"])),
    ],
)  # fmt: skip
def test_a_phase_of_which_only_the_name_is_said(text, wanted):
    (fact,) = schedule_facts.facts(paragraphs(text, "五", "五、工作程序"), 2026)
    assert (fact.values["starts"], fact.values["ends"], fact.values["tasks"]) == wanted


# --- parts that are numbered 1 and 1.1 ------------------------------------------------------------


def clauses(text):
    return [each["clause"] for each in outline(list(map(Paragraph, text.split("\n")))).clauses]


def test_numbers_with_points_are_clauses():
    text = "关于考核的通知\n1 项目\n1.1 本次考核两个项目。\n1.2报名。\n2 日程\n2.1 四月考核。"
    assert clauses(text) == ["1", "1.1", "1.2", "2", "2.1"]
    usual = "关于考核的通知\n一、日程\n1.1 倍以上。\n1.2 倍以上。\n3 名教师监考。"
    assert clauses(usual) == ["一"]


# --- one number for several -----------------------------------------------------------------------

HEAD = ("系部", "职业（工种）", "等级", "面向专业", "计划人数")
OF_TWO = [("信息系", "训练师", "四级", "数据", "80"), ("信息系", "训练师", "四级", "智能", "80")]


def quotas(*rows, merged=()):
    found = certificate_facts.facts([table(HEAD, *rows, merged=merged)])
    return [
        (fact.subject[0], {key: each for key, each in fact.values.items() if key != "level"})
        for fact in found if fact.kind == "quota"
    ]  # fmt: skip


def test_a_merged_number_is_one_quota():
    merged = [(1, 0, 2), (1, 1, 2), (1, 2, 2), (1, 4, 2)]
    assert quotas(*OF_TWO, merged=merged) == [("训练师", {"department": "信息系", "declared": 80})]
    assert [q["declared"] for _, q in quotas(*OF_TWO)] == [80, 80], "two numbers are two"


def test_a_number_of_several_majors_is_that_of_their_department_or_none():
    row = ("护理系", "护理员", "五级", "护理、养老", "90")
    assert quotas(row) == [("护理员", {"department": "护理系", "declared": 90})]
    apart = ("护理系", "护理员", "四级", "养老", "35")
    assert len(quotas(row, apart)) == 2, "of another level"
    beside = ("护理系", "护理员", "五级", "养老", "35")
    assert quotas(row, beside) == [("护理员", {"major": "养老", "declared": 35})]
    assert quotas(("", "护理员", "五级", "护理、养老", "90")) == [], "nobody says of which"
    assert quotas(("甲系、乙系", "护理员", "五级", "护理、养老", "90")) == []
    two = [("机电系", "电工", "四级", "机电", "70"), ("机电系", "焊工", "四级", "焊接", "70")]
    assert quotas(*two, merged=[(1, 4, 2)]) == [], "one number of two certificates"


def test_no_row_of_data_is_a_head():
    """系别 alone is a title too; with 航海系 below it, it is not more of one."""
    rows = [
        ("系别", "工种", "等级", "名额"),
        ("航海系", "电工", "四级", "40人"),
        ("轮机系", "焊工", "三级", "20人"),
    ]
    found = certificate_facts.facts([table(*rows)])
    assert [(f.subject, f.values["declared"]) for f in found if f.kind == "quota"] == [
        (("电工", "航海系"), 40), (("焊工", "轮机系"), 20),
    ]  # fmt: skip


def test_a_number_of_several_classes_is_of_none_of_them():
    head = ("系部", "工种", "级别", "班级", "人数")
    rows = [
        ("甲系", "电工", "四级", "电2901班、电2902班", "78"),
        ("甲系", "焊工", "四级", "焊2901班", "9"),
    ]
    found = [f for f in certificate_facts.facts([table(head, *rows)]) if f.kind == "quota"]
    assert [dict(fact.values) for fact in found] == [
        {"department": "甲系", "declared": 78},
        {"department": "甲系", "class_name": "焊2901班", "declared": 9},
    ]


def test_majors_have_the_department_of_their_row():
    found = certificate_facts.facts([table(HEAD, *OF_TWO, ("甲系", "电工", "四级", "机电", "9"))])
    assert {f.subject[0]: f.values["department"] for f in found if f.kind == "major"} == {
        "数据": "信息系", "智能": "信息系", "机电": "甲系",
    }  # fmt: skip


def test_a_code_is_no_part_of_a_name():
    found = certificate_facts.facts(
        [table(HEAD, ("甲系", "电工\n（6-31-01-03）", "四级", "机电", "9"))]
    )
    assert [f.subject for f in found if f.kind == "certificate"] == [("电工",)]


def test_who_evaluates_is_read_in_a_sentence():
    rows = [("甲系", name, "四级", "机电", "9") for name in ("电工（高压）", "焊工", "钳工")]
    text = (
        "（二）我院技能评价中心为经备案的评价机构，负责电工、焊工的认定；其余职业由合作评价机构某某人才评价"
        "有限公司认定。"
    )
    found = certificate_facts.facts([table(HEAD, *rows), *paragraphs(text)])
    certificates = said(fact for fact in found if fact.kind == "certificate")
    assert {name: values["evaluator"] for name, values in certificates.items()} == {
        "电工（高压）": "技能评价中心", "焊工": "技能评价中心", "钳工": "某某人才评价有限公司",
    }  # fmt: skip
