"""The records of the year, tables for the authority, workbooks that come back."""

from office.desk import DOCUMENT
from office.events import event


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

    desk.fill("quotas", filled, "--document", DOCUMENT, "--effective", "2021-11-12")


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


@event("2021-10-05", told=("SRC-05",), refused=True)
def an_issued_value_is_rewritten(desk):
    desk.edit("2021/certificates/infant-care.yaml", "declared: 75", "declared: 70")


def _cell(sheet, text):
    return next(cell for row in sheet.iter_rows() for cell in row if cell.value == text)


@event("2021-11-19")
def an_answer_is_given(desk):
    answer = "  - {question: retake, answer: 没有通过的可以补考一次, certificates: [幼儿照护], "
    origin = f"origin: {{kind: 补录, document: {DOCUMENT}}}}}"
    desk.enter("2021/answers.yaml", f"{answer}{origin}\n")
