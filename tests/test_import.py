"""Workbooks that come back from offices: the right lines of YAML change, or the right cell is told.

Each case edits a workbook that the project itself has written, as a person would, and says which
lines of which files are other then, or which cells are complained about; then nothing has changed.
"""

import difflib
import shutil
from datetime import date, datetime, time
from pathlib import Path

import notation
import openpyxl
import pytest
from openpyxl.styles import PatternFill

from generators.checks.plan_check import check
from generators.cli.main import main
from generators.exchange.imports import returned_sheets
from generators.exchange.imports.import_report import told
from generators.exchange.imports.importing import Basis, import_workbook
from generators.site.edition import make_edition
from generators.site.pages import tables

QUOTAS, TASKS = "2025/tables/quotas.xlsx", "2025/tables/tasks.xlsx"
SITTINGS = "2025/tables/sessions.xlsx"
NOTICE = Basis("关于调整名额的通知（示卫院〔2025〕15号）", "2025-05-20")
WITH_REASON = Basis(NOTICE.document, NOTICE.effective, "上级收回名额")
ALPHA, BETA, TIMELINE = "certificates/alpha.yaml", "certificates/beta.yaml", "timeline.yaml"
TEACHING = "departments/teaching-office.yaml"


@pytest.fixture
def plan(tmp_path, base_folder):
    return shutil.copytree(base_folder, tmp_path / "plan")


@pytest.fixture
def draft(tmp_path):
    return notation.lay(notation.plan("draft"), tmp_path / "plan")


_EXPORTED = {}  # what a plan was exported to, by its texts


def workbook(plan, name, tmp_path, edit=None):
    """A workbook of the plan, edited by a function of it."""
    content = tuple(sorted(texts(plan).items()))
    if content not in _EXPORTED:
        _EXPORTED[content] = {
            e.path: e.content for e in tables.render(make_edition(plan, None, drafts=True))
        }
    file = tmp_path / "填好的表.xlsx"
    file.write_bytes(_EXPORTED[content][name])
    if edit:
        book = openpyxl.load_workbook(file)
        edit(book)
        book.save(file)
    return file


def changed(plan, before):
    """The lines that were taken away and added, by file of the year; of a new one, which
    is that of an amendment."""
    found = {}
    for path, new in texts(plan).items():
        old = before.get(path, "")
        lines = [
            line for line in difflib.ndiff(old.splitlines(), new.splitlines())
            if line[0] in "+-" and line[2:].strip()
        ]  # fmt: skip
        if lines:
            found["amendment" if path not in before else path.removeprefix("2025/")] = lines
    return found


def texts(plan):
    return {
        path.relative_to(plan).as_posix(): path.read_bytes().decode()
        for path in sorted(plan.rglob("*")) if path.is_file()
    }  # fmt: skip


def imported(plan, name, tmp_path, edit, basis=None):
    """(what changed, complaints, outcome); what was refused changes nothing."""
    file = workbook(plan, name, tmp_path, edit)
    before = texts(plan)
    outcome = import_workbook(file, plan, None, None, basis)
    assert set(texts(plan)) >= set(before)
    lines = changed(plan, before)
    assert not (outcome.refused and lines)
    return lines, dict(outcome.complaints), outcome


def put(sheet, **cells):
    def edit(book):
        for place, value in cells.items():
            book[sheet][place] = value

    return edit


def more(**cells):
    """Rows put in above the total."""

    def edit(book):
        book["名额"].insert_rows(7, 2)
        put("名额", **cells)(book)

    return edit


ALPHA_ONE = (
    "  - {major: 专业一, declared: 30, approved: 30, registered: 28, examined: 27, passed: 25,"
    " certified: 25}"
)
ALPHA_TWO = (
    "  - {major: 专业二, declared: 20, approved: 20, registered: 19, examined: 19, passed: 18,"
    " certified: 18}"
)


def alpha(**values):
    line = ALPHA_ONE
    for field, value in values.items():
        old = line.partition(f"{field}: ")[2].partition(",")[0].partition("}")[0]
        line = line.replace(f"{field}: {old}", f"{field}: {value}")
    return {ALPHA: [f"- {ALPHA_ONE}", f"+ {line}"]}


@pytest.mark.parametrize("name", [QUOTAS, TASKS, SITTINGS, "2025/departments/teaching-office.xlsx",
                                  "2025/tables/declaration.xlsx"])  # fmt: skip
def test_export_and_import_change_nothing(plan, name, tmp_path):
    lines, complaints, outcome = imported(plan, name, tmp_path, None)
    assert (lines, complaints, outcome.notes, outcome.done) == ({}, {}, (), ())
    lines, complaints, _ = imported(plan, name, tmp_path, lambda book: None)
    assert (lines, complaints) == ({}, {})


def test_the_real_plan_comes_back_unchanged(plan_folder, tmp_path):
    plan = shutil.copytree(plan_folder, tmp_path / "plan")
    edition = make_edition(plan, None)
    before = texts(plan)
    for each in tables.render(edition):
        if each.path.endswith(".xlsx") and "/names" not in each.path:
            file = tmp_path / "表.xlsx"
            file.write_bytes(each.content)
            if "workload" in each.path:
                continue
            outcome = import_workbook(file, plan, None, None, None)
            assert (outcome.refused, outcome.done) == (False, ()), each.path
    assert texts(plan) == before


# --- what people do to a table of quotas ----------------------------------------------------------


def moved_columns(book):
    sheet = book["名额"]
    for row in sheet["A3:J7"]:
        values = [cell.value for cell in row]
        for cell, value in zip(row, [values[9], *values[:9]], strict=True):
            cell.value = value
    sheet["H4"] = 29


def new_column(book):
    book["名额"].insert_cols(1)
    for row, value in ((3, "序号"), (4, 1), (5, 2), (6, 3)):
        book["名额"].cell(row, 1).value = value
    book["名额"]["H4"] = 29


def strange_column(book):
    book["名额"]["K3"], book["名额"]["K4"], book["名额"]["G4"] = "缴费", 9, 29


def more_rows_above(book):
    book["名额"].insert_rows(1, 2)
    book["名额"]["A1"], book["名额"]["G6"] = "附件1", 29


def empty_rows_between(book):
    book["名额"].insert_rows(5, 3)
    book["名额"]["G4"] = 29


def header_again(book):
    sheet = book["名额"]
    sheet.insert_rows(6)
    for column in range(1, 11):
        sheet.cell(6, column).value = sheet.cell(3, column).value
    sheet["G4"] = 29


def merged_certificates(book):
    book["名额"].merge_cells("A4:A5")
    book["名额"]["G4"], book["名额"]["G5"] = 29, 20


def certificates_written_once(book):
    book["名额"]["A5"], book["名额"]["G4"] = None, 29


def renamed_sheet(book):
    book["名额"]["G4"] = 29
    book["名额"].title = "Sheet1 (2)"


def hidden_sheet_with_old_numbers(book):
    copy = book.copy_worksheet(book["名额"])
    copy.title, copy.sheet_state = "去年的", "hidden"
    copy["G4"], book["名额"]["G4"] = 1, 29


def a_sheet_of_something_else(book):
    sheet = book.create_sheet("通讯录", 0)
    sheet["A1"], sheet["A2"] = "姓名", "甲一"
    book["名额"]["G4"] = 29


def subtotals(book):
    sheet = book["名额"]
    sheet.insert_rows(6)
    sheet["A6"], sheet["E6"], sheet["G4"] = "小 计", 55, 29


def remarks_below(book):
    sheet = book["名额"]
    sheet["A12"], sheet["A13"] = "填表人：甲一", "审核：（盖章）"
    sheet["A12"].fill, sheet["G4"] = PatternFill("solid", "FFFF00"), 29


def other_titles(book):
    sheet = book["名额"]
    sheet["A3"], sheet["B3"], sheet["G3"] = "职业技能等级\n证书名称", "专 业", "报名（人）"
    sheet["G4"] = 29


def stray_blanks_and_widths(book):
    sheet = book["名额"]
    sheet["A4"], sheet["B4"], sheet["G4"] = " 证书甲　", "专业 一", "２９ 人"


def names_in_full(book):
    sheet = book["名额"]
    sheet["A4"], sheet["B4"], sheet["E3"] = "证书甲证书", "专业一专业", "2025年申报名额"
    sheet["G4"] = 29


def sorted_another_way(book):
    sheet = book["名额"]
    four, six = ([cell.value for cell in sheet[row]] for row in (4, 6))
    for cell, value in (*zip(sheet[4], six, strict=True), *zip(sheet[6], four, strict=True)):
        cell.value = value
    sheet["G6"] = 29


def two_header_rows(book):
    sheet = book["名额"]
    sheet.insert_rows(3)
    sheet["A3"], sheet["E3"] = "基本情况", "人数"
    sheet["G5"] = 29


SAME_AS_29 = {
    "number": put("名额", G4=29),
    "text": put("名额", G4="29"),
    "persons": put("名额", G4="29人"),
    "wide digits": put("名额", G4="２９"),
    "float": put("名额", G4=29.0),
    "blanks": put("名额", G4=" 29 名 "),
} | {
    edit.__name__: edit
    for edit in (
        moved_columns, new_column, strange_column, more_rows_above, empty_rows_between,
        header_again, certificates_written_once, renamed_sheet, hidden_sheet_with_old_numbers,
        a_sheet_of_something_else, subtotals, remarks_below, other_titles,
        stray_blanks_and_widths, two_header_rows, names_in_full, sorted_another_way,
    )
}  # fmt: skip


@pytest.mark.parametrize("name", SAME_AS_29)
def test_however_it_is_written_one_line_changes(draft, name, tmp_path):
    lines, complaints, outcome = imported(draft, QUOTAS, tmp_path, SAME_AS_29[name])
    assert (lines, complaints) == (alpha(registered=29), {})
    assert outcome.files == ("2025/certificates/alpha.yaml",)


def test_a_merged_cell_holds_for_all_its_rows(draft, tmp_path):
    lines, complaints, _ = imported(draft, QUOTAS, tmp_path, merged_certificates)
    assert complaints == {}
    assert lines[ALPHA][:2] == alpha(registered=29)[ALPHA]
    assert lines[ALPHA][3] == f"+ {ALPHA_TWO.replace('registered: 19', 'registered: 20')}"


BAD_QUOTAS = {
    "formula without a result": (put("名额", J4="=12+12"), {"名额!J4": "公式"}),
    "text": (put("名额", J4="约24"), {"名额!J4": "看不出是多少人"}),
    "fraction": (put("名额", J4=24.5), {"名额!J4": "整数"}),
    "negative": (put("名额", J4=-1), {"名额!J4": "大于 0"}),
    "error": (put("名额", J4="#REF!"), {"名额!J4": "公式出错"}),
    "date": (put("名额", J4=date(2025, 1, 24)), {"名额!J4": "人数"}),
    "time of day": (put("名额", J4=time(9, 30)), {"名额!J4": "人数"}),
    "cleared": (put("名额", J4=None), {"名额!J4": "照填 25"}),
    "unknown major": (put("名额", B4="专业甲"), {"名额!B4": "是不是“专业"}),
    "unknown certificate": (put("名额", A6="证书已"), {"名额!A6": "是不是“证书"}),
    "no major": (put("名额", B4=None), {"名额!E4": "没有写专业"}),
    "another major": (put("名额", B4="专业四"), {"名额!B4": "专业一一行不见了"}),
    "level": (put("名额", C4="初中级"), {"名额!C4": "初级、中级、高级"}),
    "more passed than examined": (put("名额", I4=28), {"名额!I4": "通不过检查"}),
    "two at once": (put("名额", J4="x", J5="y"), {"名额!J4": "", "名额!J5": ""}),
    "row twice": (more(A7="证书甲", B7="专业一", G7=24), {"名额!B7": "写了两行"}),
    "new row without a number": (more(A7="证书甲", B7="专业四", J7=3), {"名额!E7": "申报人数"}),
    "new row twice": (
        more(A7="证书甲", B7="专业四", E7=20, A8="证书甲", B8="专业四", E8=30),
        {"名额!B8": "写了两行"},
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", BAD_QUOTAS)
def test_what_cannot_be_taken_is_told_with_its_cell(draft, name, tmp_path):
    edit, expected = BAD_QUOTAS[name]
    lines, complaints, _ = imported(draft, QUOTAS, tmp_path, edit)
    assert lines == {}
    assert complaints.keys() == expected.keys()
    for place, words in expected.items():
        assert words in complaints[place]


def test_one_bad_cell_keeps_all_the_others_out(plan, tmp_path):
    lines, complaints, _ = imported(plan, QUOTAS, tmp_path, put("名额", G4=29, J6="x"))
    assert (lines, complaints.keys()) == ({}, {"名额!J6"})


def test_what_has_become_old_is_not_written_back(draft, tmp_path):
    """Somebody has changed the draft since the table was made: only what was edited counts."""
    file = workbook(draft, QUOTAS, tmp_path, put("名额", G4=29))
    path = draft / "2025" / ALPHA
    path.write_text(path.read_text("utf-8").replace("registered: 19", "registered: 20"), "utf-8")
    before = texts(draft)
    outcome = import_workbook(file, draft, None, None, None)
    assert changed(draft, before) == alpha(registered=29)
    assert "名额!G5 的证书甲 专业二 报名人数" in outcome.notes[0]


def test_two_changes_of_one_value_are_told(plan, tmp_path):
    file = workbook(plan, QUOTAS, tmp_path, put("名额", G4=29))
    path = plan / "2025" / ALPHA
    path.write_text(path.read_text("utf-8").replace("registered: 28", "registered: 30"), "utf-8")
    before = texts(plan)
    outcome = import_workbook(file, plan, None, None, None)
    assert changed(plan, before) == {}
    [(place, message)] = outcome.complaints
    assert place == "名额!G4"
    assert "由 28 改为 30，表里又改成 29" in message


def test_a_table_without_what_it_said_is_read_as_it_stands(draft, tmp_path):
    def edit(book):
        for name in [name for name in book.sheetnames if name.startswith("原值")]:
            del book[name]
        book["名额"]["G4"] = 29

    lines, complaints, _ = imported(draft, QUOTAS, tmp_path, edit)
    assert (lines, complaints) == (alpha(registered=29), {})


def test_nothing_is_written_where_nothing_is_meant(draft, tmp_path):
    lines, complaints, _ = imported(draft, QUOTAS, tmp_path, put("名额", J4="无"))
    assert (lines, complaints) == (alpha(certified="null"), {})


def test_a_row_that_is_gone_changes_nothing_but_is_told(plan, tmp_path):
    lines, complaints, outcome = imported(
        plan, QUOTAS, tmp_path, lambda book: book["名额"].delete_rows(5)
    )
    assert (lines, complaints) == ({}, {})
    assert "证书甲的专业二" in outcome.notes[0]


# --- what was issued ------------------------------------------------------------------------------


def test_an_issued_value_asks_for_its_document(plan, tmp_path):
    """So does one that was entered since: somebody goes by it."""
    lines, complaints, outcome = imported(plan, QUOTAS, tmp_path, put("名额", E4=32, G4=29))
    assert (lines, complaints) == ({}, {})
    assert [(wish.cell, wish.told) for wish in outcome.asking] == [
        ("名额!E4", "证书甲 专业一 申报人数：30 → 32"),
        ("名额!G4", "证书甲 专业一 报名人数：28 → 29"),
    ]
    said = told(outcome, Path("表.xlsx"), plan)
    assert "--document" in said
    assert "名额!E4  证书甲 专业一 申报人数：30 → 32" in said


def test_with_its_document_it_becomes_an_amendment(plan, tmp_path):
    edit = put("名额", E4=29, F4=29)
    before = shutil.copytree(plan, tmp_path / "before")
    _, complaints, _ = imported(plan, QUOTAS, tmp_path, edit, NOTICE)
    assert [words[-20:] for words in complaints.values()] == [
        "（CHG-01）；导入时加上 --reason 和缘由"[-20:]
    ] * 2
    _, complaints, outcome = imported(plan, QUOTAS, tmp_path, edit, WITH_REASON)
    assert complaints == {}
    assert outcome.done[0].told == (
        "证书甲 专业一 申报人数：30 → 29（记作变更，写在 "
        "amendments/2025-05-20-alpha-quotas-major-one-declared.yaml）"
    )
    for field in ("declared", "approved"):
        file = f"2025/amendments/2025-05-20-alpha-quotas-major-one-{field}.yaml"
        assert (plan / file).read_text("utf-8").splitlines() == [
            "file: certificates/alpha.yaml",
            f"target: [quotas, 专业一, {field}]",
            "was: 30",
            "becomes: 29",
            "effective: 2025-05-20",
            "document: 关于调整名额的通知（示卫院〔2025〕15号）",
            "reason: 上级收回名额",
        ]
    assert (plan / "2025" / ALPHA).read_bytes() == (before / "2025" / ALPHA).read_bytes()
    assert check(plan, None, before).ok  # in one round


@pytest.mark.parametrize("exported", [True, False])
def test_a_number_of_a_colleague_is_never_overwritten_silently(exported, plan, tmp_path):
    """With or without what the table said when it was made."""

    def edit(book):
        for name in [name for name in book.sheetnames if name.startswith("原值")]:
            if not exported:
                del book[name]
        book["名额"]["G4"] = 30

    file = workbook(plan, QUOTAS, tmp_path, edit)
    path = plan / "2025" / ALPHA
    path.write_text(path.read_text("utf-8").replace("registered: 28", "registered: 29"), "utf-8")
    before = texts(plan)
    said = told(import_workbook(file, plan, None, None, None), file, plan)
    assert texts(plan) == before
    assert ("改为 29，表里又改成 30" if exported else "报名人数：29 → 30") in said
    assert exported or "--document" in said


def without_numbers(plan):
    """Before the last numbers came: of the second certificate only those of the first steps."""
    file = plan / "2025" / BETA
    text = file.read_text("utf-8").replace(", examined: 38, passed: 36, certified: 36}", "}")
    text = text.replace("[registered, examined, passed, certified]", "[registered]")
    file.write_text(text, "utf-8")


def test_a_number_that_came_later_asks_for_its_document(plan, tmp_path):
    without_numbers(plan)
    _, complaints, outcome = imported(plan, QUOTAS, tmp_path, put("名额", H6=37))
    assert complaints == {}
    assert [w.told for w in outcome.asking] == ["证书乙 专业三 参考人数：空 → 37"]
    assert "--document" in told(outcome, Path("表.xlsx"), plan)


def test_a_number_that_came_later_is_written_with_its_document(plan, tmp_path):
    without_numbers(plan)
    edit = put("名额", H6=37, I6=36)
    lines, complaints, _ = imported(plan, QUOTAS, tmp_path, edit, NOTICE)
    assert complaints == {}
    named = "document: 关于调整名额的通知（示卫院〔2025〕15号）, day: 2025-05-20}"
    quota = "  - {major: 专业三, declared: 40, approved: 40, registered: 38"
    assert lines == {BETA: [
        f"- {quota}}}", f"+ {quota}, examined: 37, passed: 36}}",
        f"+   - {{fields: [examined, passed], {named}",
    ]}  # fmt: skip
    found = make_edition(plan, None).plans[-1].as_issued.certificates[1].quotas[0]
    assert found.origin_of("passed").document == NOTICE.document
    assert found.origin_of("approved").document != NOTICE.document


def test_a_value_that_was_amended_is_amended_again(plan, tmp_path):
    lines, _, _ = imported(plan, QUOTAS, tmp_path, put("名额", E5=22), WITH_REASON)
    assert list(lines) == ["amendment"]
    assert lines["amendment"][1:4] == [
        "+ target: [quotas, 专业二, declared]", "+ was: 25", "+ becomes: 22",
    ]  # fmt: skip


def test_a_quota_taken_back_after_issue(plan, tmp_path):
    lines, complaints, _ = imported(plan, QUOTAS, tmp_path, put("名额", E5=0), WITH_REASON)
    assert lines == {}  # an exam session is set for them
    assert "TIM-11" in complaints["名额!E5"]
    file = plan / "2025" / ALPHA
    text, _, rest = file.read_text("utf-8").partition("sessions:")
    text += "later:" + rest.partition("later:")[2]
    file.write_text(text, "utf-8")
    lines, complaints, _ = imported(plan, QUOTAS, tmp_path, put("名额", E5=0), WITH_REASON)
    assert complaints == {}
    assert lines["amendment"][1:4] == [
        "+ target: [quotas, 专业二]", "+ was: 专业二", "+ becomes: null",
    ]  # fmt: skip
    assert file.read_text("utf-8") == text


def test_a_quota_more_after_issue(plan, tmp_path):
    edit = more(A7="证书乙", B7="专业四", E7=20)
    lines, complaints, _ = imported(plan, QUOTAS, tmp_path, edit, WITH_REASON)
    assert lines == {}  # the list of majors is closed: QTA-02
    assert "QTA-02" in complaints["名额!E7"]
    edit = more(A7="证书甲", B7="专业四", E7=20)
    lines, complaints, _ = imported(plan, QUOTAS, tmp_path, edit, WITH_REASON)
    assert complaints == {}
    assert lines["amendment"][1:4] == [
        "+ target: [quotas]", "+ was: null", "+ becomes:",
    ]  # fmt: skip


def test_in_a_draft_everything_is_simply_entered(draft, tmp_path):
    shutil.rmtree(draft / "2025" / "amendments")
    shutil.rmtree(draft / "2025" / "notices")  # issued ones, which say the numbers
    file, steps = draft / "2025" / ALPHA, ALPHA_TWO[ALPHA_TWO.index(", registered") :]
    file.write_text(file.read_text("utf-8").replace(steps, "}"), "utf-8")  # else CHG-08
    edit = more(E4=28, A7="证书甲", B7="专业四", E7=22, E5=0, F4=28)
    lines, complaints, _ = imported(draft, QUOTAS, tmp_path, edit)
    assert complaints == {}
    assert lines == {ALPHA: [
        f"- {ALPHA_ONE}", f"+ {ALPHA_ONE.replace('30', '28')}",
        f"- {ALPHA_TWO.replace(steps, '}')}", "+   - {major: 专业四, declared: 22}",
    ]}  # fmt: skip


# --- tasks and what was handed in -----------------------------------------------------------------

GOOD_DATES = (
    "2025-06-18", "2025年6月18日", "2025.6.18", "2025/6/18", "20250618", 20250618, 45826,
    date(2025, 6, 18), "２０２５年６月１８日", "2025 年 6 月 18 日", "2025-6-18 00:00:00",
)  # fmt: skip


@pytest.mark.parametrize("written", GOOD_DATES, ids=repr)
def test_a_day_in_any_writing(plan, written, tmp_path):
    lines, complaints, _ = imported(plan, TASKS, tmp_path, put("任务", F6=written))
    assert complaints == {}
    assert lines == {TIMELINE: ["+         done: 2025-06-18"]}
    text = (plan / "2025" / TIMELINE).read_text("utf-8")
    assert "        due: 2025-06-20\n        done: 2025-06-18\n        kinds: [培训]\n" in text


def test_a_cell_that_shows_a_month_is_a_month(plan, tmp_path):
    def edit(book):
        book["任务"]["F6"] = date(2025, 6, 1)
        book["任务"]["F6"].number_format = 'yyyy"年"m"月"'

    lines, complaints, _ = imported(plan, TASKS, tmp_path, edit)
    assert lines == {}
    assert "写到日" in complaints["任务!F6"]


BAD_TASKS = {
    "no date": (put("任务", F6="快了"), {"任务!F6": "看不出是哪一天"}),
    "no such day": (put("任务", F6="2025-06-31"), {"任务!F6": "没有 31 日"}),
    "hour of nobody knows when": (put("任务", E6="2025-06-25 5点"), {"任务!E6": "看不出是哪一天"}),
    "without year": (put("任务", F6="6月18日"), {"任务!F6": "看不出是哪一天"}),
    "number": (put("任务", F6=18), {"任务!F6": "不像日期"}),
    "time of day": (put("任务", F6=time(9, 30)), {"任务!F6": "“9:30”看不出是哪一天"}),
    "unknown task": (put("任务", B6="P9-9"), {"任务!B6": "阶段有P1、P2"}),
    "new task of nobody": (put("任务", A20="", B20="P1-9", C20="补报名", D20="后勤部"),
                           {"任务!D20": "没有“后勤部”"}),
    "new task without its text": (put("任务", A20="", B20="P1-9", D20="教学部"),
                                  {"任务!B20": "写上工作内容"}),
    "owners": (put("任务", D6="教学团队、实训部"), {"任务!D6": "承担单位"}),
    "span": (put("任务", A6="2025年4月"), {"任务!A6": "阶段时间"}),
    "cleared": (put("任务", E6=None), {"任务!E6": "照填 2025-06-20"}),
    "evidence without a day": (put("完成情况", A5="教学部", B5="P2-2", C5="总结"),
                               {"完成情况!C5": "还缺交的日期"}),
    "evidence of nobody": (put("完成情况", A5="后勤部", B5="P2-2", C5="总结", D5="2025-12-18"),
                           {"完成情况!A5": "没有“后勤部”"}),
    "evidence of another": (put("完成情况", A5="教学部", B5="P2-1", C5="总结", D5="2025-12-18"),
                            {"完成情况!B5": "REF-16"}),
    "a person's number": (put("完成情况", A5="教学部", B5="P2-2", C5="总结", D5="2025-12-18",
                              E5="".join(("138", "0013", "8000"))), {"完成情况!E5": "PRV-"}),
}  # fmt: skip


@pytest.mark.parametrize("name", BAD_TASKS)
def test_what_cannot_be_taken_of_tasks(plan, name, tmp_path):
    edit, expected = BAD_TASKS[name]
    lines, complaints, _ = imported(plan, TASKS, tmp_path, edit)
    assert lines == {}
    assert complaints.keys() == expected.keys()
    for place, words in expected.items():
        assert words in complaints[place]


def test_a_term_of_an_issued_task_becomes_an_amendment(plan, tmp_path):
    lines, complaints, _ = imported(
        plan, TASKS, tmp_path, put("任务", E6="2025年6月25日前"), NOTICE
    )
    assert complaints == {}
    assert lines["amendment"][1:4] == [
        "+ target: [phases, P1, tasks, P1-3, due]", "+ was: 2025-06-20",
        "+ becomes: before 2025-06-25",
    ]  # fmt: skip


@pytest.mark.parametrize(("written", "becomes"), [
    ("2025年6月25日17:00前", "before 2025-06-25 17:00"), ("2025-06-25 17：00", "2025-06-25 17:00"),
    ("2025年6月25日下午5点", "2025-06-25 17:00"),
    (datetime.fromisoformat("2025-06-25 08:30"), "2025-06-25 08:30"),
    (datetime.fromisoformat("2025-06-25"), "2025-06-25"),
])  # fmt: skip
def test_a_term_may_have_an_hour(plan, written, becomes, tmp_path):
    lines, complaints, _ = imported(plan, TASKS, tmp_path, put("任务", E6=written), NOTICE)
    assert complaints == {}
    assert lines["amendment"][3] == f"+ becomes: {becomes}"


NEW_TASK = put("任务", A20="", B20="P1-9", C20="组织补报名", D20="教学部（牵头）、教学团队",
               E20="2025-06-25")  # fmt: skip
NEW_LINES = [
    "id: P1-9", "text: 组织补报名", "due: 2025-06-25", "owners:",
    "  - {who: 教学部, part: null, lead: true}", "  - {who: 教学团队, part: null}",
]  # fmt: skip


def test_a_new_task_of_an_issued_plan_becomes_an_amendment(plan, tmp_path):
    lines, complaints, _ = imported(plan, TASKS, tmp_path, NEW_TASK, NOTICE)
    assert complaints == {}
    assert lines["amendment"][1:-2] == [
        "+ target: [phases, P1, tasks]", "+ was: null", "+ becomes:",
        *(f"+   {line}" for line in NEW_LINES),
    ]  # fmt: skip


def test_a_new_task_of_a_draft_is_entered_in_its_phase(draft, tmp_path):
    shutil.rmtree(draft / "2025" / "amendments")
    lines, complaints, _ = imported(draft, TASKS, tmp_path, NEW_TASK)
    assert complaints == {}
    assert lines == {TIMELINE: [f"+       {'- ' if i == 0 else '  '}{line}"
                                for i, line in enumerate(NEW_LINES)]}  # fmt: skip


def test_evidence_is_added_below_what_is_there(plan, tmp_path):
    when, number = "handed_in: 2025-12-18", "document: 示卫院〔2025〕30号"
    edit = put("完成情况", A5="教学部", B5="P2-2", C5="总结, 附表", D5="2025年12月18日",
               E5="示卫院〔2025〕30号",
               A6="实训部", B6="P2-1", C6="场地清单", D6="2025-11-20")  # fmt: skip
    lines, complaints, _ = imported(plan, TASKS, tmp_path, edit)
    assert complaints == {}
    assert lines == {
        TEACHING: [f"+   - {{task: P2-2, what: '总结, 附表', {when}, {number}}}"],
        "departments/training-office.yaml": [
            "+ evidence:",
            "+   - {task: P2-1, what: 场地清单, handed_in: 2025-11-20, document: null}",
        ],
    }  # fmt: skip


def test_evidence_is_mended_in_its_place(draft, tmp_path):
    lines, _, _ = imported(draft, TASKS, tmp_path, put("完成情况", C4="报名表", E4="教学部档案柜"))
    assert lines == {TEACHING: [
        "-   - {task: P1-2, what: 报名汇总表, handed_in: 2025-04-18, document: null}",
        "+   - {task: P1-2, what: 报名表, handed_in: 2025-04-18, document: 教学部档案柜}",
    ]}  # fmt: skip


HOSTILE = (
    "=1+1", "“报名”表", "no", "a: b", "a #b", "- x", "{x}", "'x", "12:30", "2025", "null", "*x",
    "&x", "!x", "%x", "@x", "`x", "[", "，", "x, y", "甲：乙", "\"x\"", "<b>", "'", "x:", "1_0",
    "0x1", "~",
)  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE)
def test_any_text_is_written_so_that_it_reads_back(plan, text, tmp_path):
    def edit(book):
        put("完成情况", A5="教学部", B5="P2-2", D5="2025-12-18")(book)
        book["完成情况"]["C5"].value = text
        book["完成情况"]["C5"].data_type = "s"

    _, complaints, outcome = imported(plan, TASKS, tmp_path, edit)
    if complaints:  # refused by the rules about wording: with its cell
        assert complaints.keys() == {"完成情况!C5"}
    elif text != "null":
        assert outcome.done
        [holder] = [r for r in make_edition(plan, None).plans[0].responsibilities if r.evidence]
        assert holder.evidence[-1].what == text


# --- files ----------------------------------------------------------------------------------------


def test_comments_order_and_line_ends_stay(draft, tmp_path):
    file = draft / "2025" / ALPHA
    text = "# 开头\n" + file.read_text("utf-8").replace(
        "team:", "# 下面是团队\nteam:\n  # 负责人\n"
    ).replace("level: 初级", "# 等级\nlevel: '初级'")
    file.write_bytes(text.replace("\n", "\r\n").encode())
    lines, _, _ = imported(draft, QUOTAS, tmp_path, put("名额", G4=29))
    assert lines == alpha(registered=29)
    assert file.read_bytes().count(b"\r\n") == text.count("\n")


def test_a_file_in_another_style_changes_in_one_line(draft, tmp_path):
    file = draft / "2025" / ALPHA
    text = file.read_text("utf-8").replace("{major: 专业二", "{ major: 专业二")
    file.write_text(text, "utf-8")
    lines, complaints, _ = imported(draft, QUOTAS, tmp_path, put("名额", G4=29))
    assert complaints == {}
    assert [line[0] for line in lines[ALPHA]] == ["-", "+"]
    assert "registered: 29" in lines[ALPHA][1]


@pytest.mark.parametrize(
    "raw", [b"", b"a,b\r\n", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"PK\x03\x04"]
)
def test_what_is_no_workbook_is_refused_in_words(plan, raw, tmp_path):
    file = tmp_path / "表.xlsx"
    file.write_bytes(raw)
    with pytest.raises(returned_sheets.Unreadable, match=r"不是 \.xlsx"):
        import_workbook(file, plan, None, None, None)


def test_a_plan_with_errors_takes_nothing(plan, tmp_path):
    file = workbook(plan, QUOTAS, tmp_path, put("名额", G4=29))
    (plan / "2025" / TIMELINE).write_text("phases：[]\n", "utf-8")
    outcome = import_workbook(file, plan, None, None, None)
    assert "本来就有错误" in outcome.complaints[0][1]


def test_the_command(draft, tmp_path, capsys):
    file = workbook(draft, QUOTAS, tmp_path, put("名额", G4=29))
    assert main(["import", str(file), "--plan", str(draft)]) == 0
    assert "名额!G4  证书甲 专业一 报名人数：28 → 29" in capsys.readouterr().out
    assert main(["import", str(file), "--plan", str(draft)]) == 0
    assert "没有要改的" in capsys.readouterr().out
    assert main(["import", str(tmp_path / "没有.xlsx"), "--plan", str(draft)]) == 2
    assert main(["import", str(file), "--plan", str(draft), "--document", "x"]) == 2


@pytest.mark.parametrize(
    ("name", "sheet", "cells", "told_at"),
    [
        (QUOTAS, "名额", {"J4": "9" * 400}, "名额!J4"),
        (TASKS, "完成情况", {"A5": "教学部", "B5": "P1-2", "C5": '=HYPERLINK("x")',
                         "D5": "2025-04-19"}, "完成情况!C5"),
        (TASKS, "完成情况", {"A5": "教学部", "B5": "P1-2", "C5": "签到\u202e表",
                         "D5": "2025-04-19"}, "完成情况!C5"),
    ],
)  # fmt: skip
def test_what_no_one_would_type_is_told_with_its_cell_too(
    plan, name, sheet, cells, told_at, tmp_path
):
    _, complaints, _ = imported(plan, name, tmp_path, put(sheet, **cells))
    assert list(complaints) == [told_at]


def test_the_year_above_a_table_is_named_where_there_is_no_such_year(plan, tmp_path):
    title = "2024年“1+X”证书名额表"
    _, complaints, _ = imported(plan, QUOTAS, tmp_path, put("名额", A1=title))
    assert complaints == {"": "计划里没有2024年的方案"}


def test_why_a_quota_was_changed_is_asked_at_once(plan, tmp_path, capsys):
    """As CHG-01 wants it once registration is over."""
    before = shutil.copytree(plan, tmp_path / "before")
    file = workbook(plan, QUOTAS, tmp_path, put("名额", E5=22))
    command = ["import", str(file), "--plan", str(plan), "--document", NOTICE.document,
               "--effective", NOTICE.effective]  # fmt: skip
    assert main(command) == 1
    assert "导入时加上 --reason 和缘由" in capsys.readouterr().out
    assert texts(plan) == texts(before)
    assert main([*command, "--reason", "人数有变"]) == 0
    assert check(plan, None, before).ok


# --- exam sessions --------------------------------------------------------------------------------

NEW_SESSION = {
    "A7": "证书乙", "B7": "S3", "C7": "2025年11月15日", "D7": "9:00", "E7": time(11, 0),
    "F7": "机房一（20）、实训室 20", "G7": "实操", "H7": "第一批", "I7": "专业三",
    "J7": "甲组，乙组", "K7": "38人", "M7": "丙三、戊五",
}  # fmt: skip


NEW_SESSION_LINES = """\
  - id: S3
    date: 2025-11-15
    starts: 09:00
    ends: 11:00
    rooms:
      - {name: 机房一, seats: 20}
      - {name: 实训室, seats: 20}
    majors: [专业三]
    invigilators: [丙三, 戊五]
    part: 实操
    batch: 第一批
    groups: [甲组, 乙组]
    people: 38
    origin:
      kind: 补录
      document: 关于调整名额的通知（示卫院〔2025〕15号）
      day: 2025-05-20
"""


def test_a_new_session_is_entered_with_its_document(plan, tmp_path):
    edit = put("考核场次", **NEW_SESSION)
    lines, complaints, _ = imported(plan, SITTINGS, tmp_path, edit, NOTICE)
    assert complaints == {}
    assert lines == {BETA: [f"+ {line}" for line in NEW_SESSION_LINES.splitlines()]}


def test_a_session_without_a_document_asks_for_one(plan, tmp_path):
    _, complaints, outcome = imported(plan, SITTINGS, tmp_path, put("考核场次", **NEW_SESSION))
    assert complaints == {}
    assert [wish.label for wish in outcome.asking] == ["证书乙 场次 S3"]


def test_a_session_that_is_put_off_becomes_an_amendment(plan, tmp_path):
    lines, complaints, _ = imported(
        plan, SITTINGS, tmp_path, put("考核场次", C5="2025-11-15"), NOTICE
    )
    assert complaints == {}
    assert lines["amendment"][1:4] == [
        "+ target: [sessions, S2, date]", "+ was: 2025-11-08", "+ becomes: 2025-11-15",
    ]  # fmt: skip


def test_what_was_not_known_of_a_session_is_entered_in_place_with_its_document(plan, tmp_path):
    """A letter that lists the session has gone out: it does not say what was settled later."""
    edit = put("考核场次", G5="实操", K5=38)
    _, complaints, outcome = imported(plan, SITTINGS, tmp_path, edit)
    assert complaints == {}
    assert {wish.label for wish in outcome.asking} == {"场次 S2 部分", "场次 S2 人数"}
    lines, complaints, _ = imported(plan, SITTINGS, tmp_path, edit, NOTICE)
    assert complaints == {}
    assert sorted(lines[BETA])[-2:] == ["+     part: 实操", "+     people: 38"]
    assert "fields: [part, people]" in " ".join(lines[BETA])


BAD_SESSIONS = {
    "no number": (put("考核场次", A7="证书乙", C7="2025-11-15"), {"考核场次!A7": "例如 S3"}),
    "half": (put("考核场次", A7="证书乙", B7="S3", C7="2025-11-15"),
             {"考核场次!B7": "还缺开始、结束"}),
    "no clock": (put("考核场次", D5="上午"), {"考核场次!D5": "看不出是几点"}),
    "room without seats": (put("考核场次", F5="实训室"), {"考核场次!F5": "没有写座位数"}),
    "another room": (put("考核场次", F5="机房一（40）"), {"考核场次!F5": "名单里改了几处"}),
    "too many people": (put("考核场次", K5=41), {"考核场次!K5": "TIM-19"}),
    "cleared": (put("考核场次", C5=None), {"考核场次!C5": "空着"}),
    "room that nobody has": (put("考核场次", **NEW_SESSION | {"F7": "机房九（40）"}),
                             {"考核场次!F7": "REF-01"}),
}  # fmt: skip


@pytest.mark.parametrize("name", BAD_SESSIONS)
def test_what_cannot_be_taken_of_sessions(plan, name, tmp_path):
    edit, expected = BAD_SESSIONS[name]
    lines, complaints, _ = imported(plan, SITTINGS, tmp_path, edit, NOTICE)
    assert lines == {}
    assert complaints.keys() == expected.keys()
    for place, words in expected.items():
        assert words in complaints[place]


STOPPED = """file: certificates/beta.yaml
target: [stopped]
was: null
becomes: 已经报名的改报证书甲
effective: 2025-05-05
document: 关于停止试点的通知（示卫院〔2025〕31号）
"""


@pytest.mark.parametrize(("name", "sheet"), [(QUOTAS, "名额"), (SITTINGS, "考核场次")])
def test_a_row_of_a_stopped_certificate_is_told_by_which_document_it_was(
    plan, name, sheet, tmp_path
):
    """In a workbook that was made before; one that is made afterwards has no such row."""
    before = workbook(plan, name, tmp_path, lambda book: None)
    (plan / "2025/amendments/2025-05-05-beta.yaml").write_text(STOPPED, "utf-8")
    told = dict(import_workbook(before, plan, None, None, NOTICE).complaints)
    (said,) = told.values()
    assert next(iter(told)).startswith(sheet)
    assert "证书乙2025年5月5日起停止实施，依据关于停止试点的通知（示卫院〔2025〕31号）" in said
    _, complaints, _ = imported(plan, name, tmp_path, lambda book: None)
    assert complaints == {}
