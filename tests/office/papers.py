"""Notices, registers, the college, the records of the year, workbooks."""

from office.events import event

NOTICE, AGAIN = "2021/notices/registration.yaml", "2021/notices/registration-again.yaml"
_NOTICE = """kind: 通知
status: 草稿
title: 广东茂名健康职业学院关于组织2021年职业技能等级证书报名的通知
number: null
issued: null
addressees: [各系（部）]
body:
  - text: 现将{年}证书报名的有关事项通知如下。
  - heading: 报名的证书
  - text: "{证书}。各专业的名额见附件。"
  - heading: 报名的办法
  - text: 各系（部）组织学生自愿报名。
attachments:
  - {title: 证书名额表, table: 名额}
sealed: true
contact: 教务部
meeting: null
present: []
imprint: null
replaces: null
withdrawn: null
"""


@event("2021-10-08")
def a_notice_is_begun(desk):
    desk.run("notice", "new", "纪要", "--about", "证书试点工作")


@event("2021-10-08")
def a_notice_is_drafted(desk):
    desk.write(NOTICE, _NOTICE)


@event("2021-10-09", a_notice_is_drafted)
def a_notice_is_issued(desk):
    known = "number: 茂健职院〔2021〕91号\nissued: 2021-10-09"
    desk.edit(NOTICE, "status: 草稿", "status: 已印发")
    desk.edit(NOTICE, "number: null\nissued: null", known)


@event("2021-10-11", a_notice_is_issued)
def a_notice_is_withdrawn(desk):
    desk.edit(NOTICE, "status: 已印发", "status: 已撤回")
    why = "{on: 2021-10-11, reason: 漏写报名的截止日期}"
    desk.edit(NOTICE, "withdrawn: null", f"withdrawn: {why}")


@event("2021-10-12", a_notice_is_withdrawn)
def a_notice_is_issued_again(desk):
    desk.write(AGAIN, _NOTICE)
    for old, new in (
        ("status: 草稿", "status: 重新印发"),
        ("关于组织2021", "关于重新组织2021"),
        ("number: null\nissued: null", "number: 茂健职院〔2021〕92号\nissued: 2021-10-12"),
        ("通知如下。", "通知如下。本通知代替茂健职院〔2021〕91号。"),
        ("replaces: null", "replaces: registration"),
    ):
        desk.edit(AGAIN, old, new)


# --- registers ------------------------------------------------------------------------------------


@event("2021-11-02")
def a_department_is_founded(desk):
    desk.enter("departments.yaml", "  - {name: 护理系, slug: nursing-department}\n")


@event("2021-11-02", a_department_is_founded)
def majors_get_their_department(desk):
    for name in ("护理, slug: nursing", "助产, slug: midwifery"):
        desk.edit("majors.yaml", f"{name}, department: null", f"{name}, department: 护理系")


@event("2021-11-03", a_department_is_founded)
def a_department_gets_work(desk):
    entry = "{who: 护理系, part: 本系学生的培训}"
    desk.amend("timeline.yaml", "phases, P2, tasks, P2-2, owners", "null", entry, "2021-11-03")
    desk.write(
        "2021/departments/nursing-department.yaml",
        """department: 护理系
head: null
origin: {kind: 补录, document: 关于明确各系职责的通知（茂健职院〔2021〕96号）}
duties:
  - id: D10-1
    text: 负责本系学生的报名和培训
""",
    )


@event("2021-11-03")
def a_department_takes_another_name(desk):
    former = "\n    former:\n      - {name: 科研部, renamed: 2021-11-01, document: 更名的通知}"
    old = "{name: 科研部, slug: research}"
    desk.edit("departments.yaml", old, f"name: 科研处\n    slug: research{former}")


@event("2021-11-03")
def a_major_is_added(desk):
    entry = "  - {name: 婴幼儿托育服务与管理, slug: nursery-care, department: null}\n"
    desk.enter("majors.yaml", entry, "majors")


@event("2021-11-03")
def a_major_takes_another_name(desk):
    former = "\n    former:\n      - {name: 药学, renamed: 2021-11-01, document: 更名的通知}"
    old = "{name: 药学, slug: pharmacy, department: null}"
    new = f"name: 药学服务\n    slug: pharmacy\n    department: null{former}"
    desk.edit("majors.yaml", old, new)


@event("2021-11-04")
def the_college_takes_another_name(desk):
    old = "name: 广东茂名健康职业学院\n"
    desk.edit("college.yaml", old, "name: 广东茂名健康职业大学\n")
    former = "{name: 广东茂名健康职业学院, renamed: 2021-11-04, document: 更名的批复}"
    desk.write("college.yaml", desk.text("college.yaml") + f"former:\n  - {former}\n")


@event("2021-11-05")
def the_site_has_an_address(desk):
    desk.edit("college.yaml", "site: null", "site: https://www.example.edu.cn/1x/")


@event("2021-11-05")
def the_repository_has_an_address(desk):
    address = "https://git.example.edu.cn/jwb/plan"
    desk.edit("college.yaml", "repository: null", f"repository: {address}")


@event("2021-11-05")
def the_data_get_a_licence(desk):
    desk.edit("college.yaml", "origin:", "licence: CC-BY-4.0\norigin:")


@event("2021-11-06")
def accounts_and_owners(desk):
    accounts = "\n  - {who: 教务部, names: [jwb]}\n  - {who: 实训中心, names: [shixun]}\n"
    desk.edit("college.yaml", "origin:", f"accounts:{accounts}origin:")
    desk.run("owners", "--write")


@event("2021-11-08")
def days_off_and_of_work(desk):
    off, work = "{day: 2021-11-26, note: 校运动会}", "{day: 2021-11-27, note: 补11月26日的课}"
    desk.enter("days.yaml", f"  - {off}\n", "rest_days")
    desk.enter("days.yaml", f"  - {work}\n", "work_days")


@event("2021-11-08")
def another_wording_is_found(desk):
    desk.edit("terms.yaml", "variants: [评价组织]", "variants: [评价组织, 评价机构]")
    desk.enter("terms.yaml", "  - name: 职业技能等级标准\n    variants: [技能等级标准]\n")


@event("2021-11-08")
def the_house_has_its_own_paper(desk):
    desk.edit("paper.yaml", "source: null\ntop: null", "source: 学院公文处理办法\ntop: 35")


# --- the records of the year ----------------------------------------------------------------------


@event("2021-11-09")
def a_warning_is_waived(desk):
    entry = """  - code: QTA-13
    file: certificates/housekeeping.yaml
    target: [level]
    reason: 等级以后另行通知
    document: 教务部2021年11月9日会议纪要
    expires: 2027-12-31
"""
    desk.enter("2021/waivers.yaml", entry)


@event("2021-11-09")
def a_fault_of_the_archive_is_found(desk):
    entry = """  - id: E90
    group: O90
    clause: 二（一）
    kind: 缺字
    as_stored: 统筹教学组织与实施
    corrected: 统筹教学的组织与实施
    note: 疑缺“的”字
"""
    desk.enter("2021/errata.yaml", entry)


@event("2021-11-09")
def the_number_of_a_cited_document_is_found(desk):
    old = "国家职业教育改革实施方案\n    number: null\n    origin: {kind: 原文, clause: 引言}"
    origin = "{kind: 补录, document: 国务院网站公布的文件}"
    new = f"国家职业教育改革实施方案\n    number: 国发〔2019〕4号\n    origin: {origin}"
    desk.edit("2021/citations.yaml", old, new)


@event("2021-11-10")
def the_authority_wants_a_table(desk):
    desk.write(
        "2021/summaries/results.yaml",
        """title: 2021年“1+X”证书考核结果汇总表
source: 省教育厅关于报送考核结果的通知
rows: 名额
columns:
  - {title: 序号, value: 序号}
  - {title: 证书名称, value: 证书}
  - {title: 专业名称, value: 专业}
  - {title: 通过人数, value: 通过人数, total: true}
""",
    )


@event("2021-11-10")
def the_authority_wants_another_column(desk):
    old, file = "  - {title: 专业名称, value: 专业}\n", "2021/summaries/declaration.yaml"
    desk.edit(file, old, f"{old}  - {{title: 核定人数, value: 核定人数, total: true}}\n")
    desk.edit(file, "source: null", "source: 省教育厅关于申报的通知")


@event("2021-11-12")
def a_filled_workbook_comes_back(desk):
    def filled(book):
        sheet = book["名额"]
        head, row = _cell(sheet, "核定人数"), _cell(sheet, "幼儿照护")
        sheet.cell(row.row, head.column).value = 10

    desk.fill("quotas", filled)


@event("2021-11-12")
def a_quota_is_given_up_in_a_workbook(desk):
    def filled(book):
        sheet = book["名额"]
        head, row = _cell(sheet, "申报人数"), _cell(sheet, "药品购销")
        sheet.cell(row.row, head.column).value = 0

    document = "关于撤销名额的通知（茂健职院〔2021〕97号）"
    basis = "--document", document, "--effective", "2021-11-12", "--reason", "没有人报名"
    desk.fill("quotas", filled, *basis)


@event("2021-11-13")
def a_task_is_added_in_a_workbook(desk):
    def filled(book):
        sheet = book["任务"]
        row = sheet.max_row + 1
        for head, value in (("编号", "P3-2"), ("工作内容", "整理归档材料")):
            sheet.cell(row, _cell(sheet, head).column).value = value

    document = "关于归档工作的通知（茂健职院〔2021〕98号）"
    desk.fill("tasks", filled, "--document", document, "--effective", "2021-11-13")


# --- what is refused ------------------------------------------------------------------------------


@event("2021-11-15", a_notice_is_issued, told=("CHG-16",), refused=True)
def an_issued_notice_is_rewritten(desk):
    desk.edit(NOTICE, "组织学生自愿报名", "组织学生报名")


@event("2021-11-15", a_notice_is_issued, told=("CHG-16",), refused=True)
def an_issued_notice_is_deleted(desk):
    (desk.folder / NOTICE).unlink()


@event("2021-11-15", told=("CHG-19",), refused=True)
def a_short_name_is_changed(desk):
    desk.edit("majors.yaml", "slug: acupuncture-and-tuina", "slug: acupuncture")


@event("2021-11-15", a_major_is_added, told=("CHG-19",), refused=True)
def a_major_is_taken_from_the_register(desk):
    entry = "  - {name: 婴幼儿托育服务与管理, slug: nursery-care, department: null}\n"
    desk.edit("majors.yaml", entry, "")


@event("2021-10-05", told=("SRC-05",), refused=True)
def an_issued_value_is_rewritten(desk):
    desk.edit("2021/certificates/infant-care.yaml", "declared: 75", "declared: 70")


def _cell(sheet, text):
    return next(cell for row in sheet.iter_rows() for cell in row if cell.value == text)
