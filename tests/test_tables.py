"""Workbooks and CSV: what an office sees when it opens them, and that text stays text."""

import csv
import io
import re
import zipfile
from datetime import date

import openpyxl
import pytest

from generators.exchange.tables import csv_files, workbooks
from generators.exchange.tables.table import NUMBER, Book, Column, Table, text, width
from generators.site.edition import make_edition
from generators.site.pages import tables as output

DAY = date(2025, 6, 1)
HOSTILE = (
    "=1+1", "=HYPERLINK(\"https://x.example\")", "+1", "-1", "@SUM(A1)", "＝1+1",
    "＋1", "－1", "＠x",
    "\t=1", "\r=1", "'=1", "''=1", "https://x.example", "mailto:a", "1", "007", "1e9", "TRUE",
    "_x0041_", "a\nb", "a\"b", "a,b", "<b>", "&amp;", "\x00", "\x0b", "\ufffe", "𠮷", "{{7*7}}",
)  # fmt: skip


@pytest.fixture(scope="module")
def made(base_folder):
    edition = make_edition(base_folder, DAY)
    return {each.path: each.content for each in output.render(edition)}


def opened(raw):
    return openpyxl.load_workbook(io.BytesIO(raw))


def test_quotas_are_numbers_with_a_sum_that_is_also_written(made):
    sheet = opened(made["2025/tables/quotas.xlsx"])["名额"]
    assert [cell.value for cell in sheet[3]][:6] == [
        "证书", "专业", "等级", "对象", "申报人数", "核定人数",
    ]  # fmt: skip
    assert [[cell.value for cell in row[:6]] for row in sheet["A4:F6"]] == [
        ["证书甲", "专业一", "初级", None, 30, 30],
        ["证书甲", "专业二", "初级", None, 25, 20],
        ["证书乙", "专业三", "初级", None, 40, 40],
    ]
    assert sheet["A7"].value == "合计"
    assert sheet["E7"].value == '=IF(COUNT(E4:E6)=0,"",SUM(E4:E6))'
    cached = openpyxl.load_workbook(io.BytesIO(made["2025/tables/quotas.xlsx"]), data_only=True)
    assert cached["名额"]["E7"].value == 95
    assert sheet["E4"].alignment.horizontal == "right"
    assert "合计据表1和变更计算" in sheet["A2"].value
    assert sheet["A2"].value.startswith("示例卫生职业学院　示卫院〔2025〕3号")


def test_of_what_nobody_knows_there_is_no_sum():
    column = Column("人数", NUMBER, total=True)
    table = Table("表", "题", "据", (Column("项"), column), (("甲", None), ("乙", None)))
    raw = workbooks.printed(Book("x", "表", "", (table,)), "学院", DAY)
    cached = openpyxl.load_workbook(io.BytesIO(raw), data_only=True)["表"]
    assert cached["A6"].value == "合计"
    assert not cached["B6"].value


def test_every_sheet_prints_on_a4_under_its_header(made):
    """None is one page: all of these are short, and none has a last row alone on a second."""
    books = {path: raw for path, raw in made.items() if path.endswith(".xlsx")}
    assert len(books) == 6 + 3
    for raw in books.values():
        for sheet in opened(raw):
            if sheet.sheet_state == "visible":
                assert sheet.freeze_panes == "A4"
                assert sheet.print_title_rows == "$3:$3"
                assert sheet.page_setup.paperSize == 9
                assert (sheet.page_setup.fitToHeight, sheet.sheet_properties.pageSetUpPr.fitToPage)\
                    == (None, True)  # fmt: skip


def test_names_are_chosen_from_the_registers(made):
    book = opened(made["2025/tables/quotas.xlsx"])
    lists = {str(v.sqref): v for v in book["名额"].data_validations.dataValidation}
    assert lists["B4:B6"].type == "list"
    assert lists["B4:B6"].formula1 == "名册!$B$1:$B$4"
    assert [cell.value for cell in book["名册"]["B"]][:4] == [
        "专业一",
        "专业二",
        "专业三",
        "专业四",
    ]
    assert book["名册"].sheet_state == "hidden"
    assert (lists["E4:E6"].type, lists["E4:E6"].operator) == ("whole", "greaterThanOrEqual")


def test_a_department_gets_its_own_tasks_and_room_for_what_it_hands_in(made):
    book = opened(made["2025/departments/teaching-office.xlsx"])
    assert [cell.value for cell in book["任务"]["B"]][3:5] == ["P1-2", "P2-2"]
    done = book["完成情况"]
    assert [cell.value for cell in done[4]] == ["教学部", "P1-2", "报名汇总表", "2025-04-18", None]
    lists = {str(v.sqref): v.formula1 for v in done.data_validations.dataValidation}
    assert lists["B4:B20"] == "名册!$B$1:$B$2"


def test_csv_opens_right_by_double_click(made):
    raw = made["2025/tables/quotas.csv"]
    assert raw.startswith(b"\xef\xbb\xbf")
    assert raw.count(b"\r\n") == raw.count(b"\n") == 4
    rows = list(csv.reader(io.StringIO(raw.decode("utf-8-sig"), newline="")))
    assert rows[1] == ["证书甲", "专业一", "初级", "", "30", "30", "28", "27", "25", "25"]


@pytest.mark.parametrize("value", HOSTILE)
def test_text_stays_text(value):
    table = Table("表", value, value, (Column(value, choices=(value,)),), ((value,),), (value,))
    raw = workbooks.printed(Book("x", value, value, (table,)), value, DAY)
    parts = zipfile.ZipFile(io.BytesIO(raw))
    assert not any("externalLink" in name for name in parts.namelist())
    xml = "".join(parts.read(name).decode() for name in parts.namelist() if "worksheets/" in name)
    assert "<f>" not in xml
    assert "<hyperlink" not in xml
    cell = opened(raw)["表"]["A4"]
    assert cell.data_type == "s"
    shown = text(value).replace("\r", "_x000D_") if "\r" in value else text(value)
    assert cell.value in (shown, value.replace("_x0041_", "_x005F_x0041_"))
    [[header], [read]] = csv.reader(
        io.StringIO(csv_files.printed(table).decode("utf-8-sig"), newline=""), strict=True
    )
    assert not read.startswith(tuple("=+-@＝＋－＠\t\r\n"))
    assert _unguarded(read) == _unguarded(header) == text(value)


def _unguarded(shown):
    """A cell read back, as csv_files.py tells it."""
    return shown[1:] if re.match(r"''*[=+\-@＝＋－＠\t\r\n]", shown) else shown


def test_numbers_are_not_guarded():
    assert csv_files.lines([[-1, None, "-1"]], "\n") == "-1,,'-1\n"


def test_a_text_too_long_for_a_cell_is_refused():
    assert text("字" * 32_767)
    with pytest.raises(ValueError, match="32767"):
        text("字" * 32_768)


def test_width_counts_han_characters_twice():
    assert (width("ab"), width("护理"), width("护理\na")) == (2, 4, 4)


def test_the_same_tables_give_the_same_bytes(made, base_folder):
    again = output.render(make_edition(base_folder, DAY))
    assert {each.path: each.content for each in again} == made
