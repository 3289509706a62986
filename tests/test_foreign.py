"""Workbooks from elsewhere: what a person sees in a cell counts, nothing raises, bombs cost little.

More edits and all bombs: `make fuzz`. A process of their own: test_confined.py.
"""

import io
import shutil
from datetime import date, datetime, time

import openpyxl
import pytest
from foreign_files import bombs, strays, trials
from foreign_files.zips import SHEET, unzipped, zipped
from hypothesis import given
from hypothesis import strategies as some
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Font

from generators.checks.plan_check import check
from generators.cli.main import main
from generators.core import dates
from generators.exchange.imports import number_formats
from generators.exchange.imports.cell_values import Raw, Text, seen
from generators.exchange.imports.importing import import_workbook
from generators.exchange.imports.returned_sheets import read

MONTH, CHINESE_MONTH = 'yyyy"年"m"月"', '[DBNum1][$-804]yyyy"年"m"月";@'
STRUCK = CellRichText([TextBlock(InlineFont(strike=True), "50"), "40"])


@pytest.fixture(scope="module")
def books(base_folder):
    return dict(zip(("quotas", "tasks"), trials.workbooks(base_folder)[:2], strict=True))


@pytest.fixture
def plan(base_folder, tmp_path):
    return shutil.copytree(base_folder, tmp_path / "plan")


# --- a cell ---------------------------------------------------------------------------------------


def number(text, format="General"):
    return Raw("n", Text(text), format)


SEEN = [
    (number("30"), 30),
    (number("30.0"), 30),
    (number("3E1"), 30),
    (number("28.999999999999996"), 29),  # the digits that a spreadsheet keeps
    (number("28.5", "0"), "28.5"),
    (number("30", '0"人"'), 30),
    (number("30", '_ * #,##0_ ;_ * -#,##0_ ;_ * "-"_ ;_ @_ '), 30),
    (number("30", "[DBNum1]G/通用格式"), 30),
    (number("1", "0%"), "格式"),
    (number("30", ";;;"), "格式"),
    (number("30", '0"0"'), "格式"),
    (number("0", "0;-0;;@"), "格式"),
    (number("30000", "0,"), "格式"),
    (number("1e999"), "太大"),
    (number("٣"), "不是数"),
    (number("44501", "yyyy-mm-dd"), "2021-11-01"),
    (number("44501.75", "yyyy/m/d h:mm"), "2021-11-01 18:00"),
    (number("44501", MONTH), "2021-11"),
    (number("44501", CHINESE_MONTH), "2021-11"),
    (number("44501", 'm"月"d"日"'), "没有全显示"),
    (number("44501", "aaaa"), "没有全显示"),
    (number("60", "yyyy-mm-dd"), "1900"),
    (number("-3", "yyyy-mm-dd"), "显示不出来"),
    (number("99999999", "yyyy-mm-dd"), "显示不出来"),
    (number("0.395833333333333", "h:mm"), "9:30"),
    (number("1.25", "[h]:mm"), "30:00"),
    (Raw("n", Text("43039"), MONTH, since_1904=True), "2021-11"),
    (Raw("n", None), None),
    (Raw("n", None, formula=True), "公式"),
    (Raw("n", Text(""), formula=True), "公式"),
    (Raw("str", Text(""), formula=True), None),
    (Raw("n", Text("30"), formula=True), 30),
    (Raw("s", Text("　")), None),
    (Raw("s", Text("专业一")), "专业一"),
    (Raw("s", Text("_x4E13_业")), "专业"),
    (Raw("s", Text("5040", struck="50")), "划掉"),
    (Raw("n", Text("50", struck="50")), "划掉"),
    (Raw("s", Text("字"), ";;;"), "不显示"),
    (Raw("s", Text("x" * 40_000)), "太多"),
    (Raw("e", Text("#N/A")), "#N/A"),
    (Raw("b", Text("1")), "TRUE"),
    (Raw("b", Text("0")), "FALSE"),
    (Raw("d", Text("2021-11-01T00:00:00")), "2021-11-01"),
    (Raw("d", Text("2021-11-01"), MONTH), "2021-11"),
    (Raw("d", Text("T09:30:00")), "T09:30:00"),
]


@pytest.mark.parametrize(("raw", "expected"), SEEN)
def test_a_cell_is_what_a_person_sees_or_why_not(raw, expected):
    said = seen(raw)
    if said.trouble:
        assert said.value is None
        assert expected in said.trouble
    else:
        assert said.value == expected
        assert said.date == (isinstance(expected, str) and expected.startswith("2021-11"))


@given(
    some.sampled_from(("n", "s", "str", "inlineStr", "b", "e", "d", "", "x")),
    some.none() | some.text(max_size=40) | some.floats().map(str) | some.integers().map(str),
    some.text('ymdhs年月0#?,.%;@[]"\\_* E+General', max_size=20)
    | some.sampled_from(("h:mm", MONTH, "0", "General", ";;;", "m/d")),
    some.booleans(),
    some.booleans(),
)
def test_any_cell_becomes_a_value_or_a_reason(type, content, format, formula, since_1904):
    text = None if content is None else Text(content)
    said = seen(Raw(type, text, format, formula, since_1904))
    assert said.value is None or not said.trouble
    assert isinstance(said.value, str | int | None)
    assert not said.date or dates.parse(said.value)


@pytest.mark.parametrize("number", [27, 36, 50, 52, 57])
def test_the_formats_of_a_chinese_spreadsheet_are_known(number):
    assert number_formats.shows(number_formats.code(number, {}), 1) == number_formats.MONTH


# --- a sheet --------------------------------------------------------------------------------------


def outcome(plan, raw, tmp_path, edit):
    book = openpyxl.load_workbook(io.BytesIO(raw), rich_text=True)
    edit(book)
    out = io.BytesIO()
    book.save(out)
    file = tmp_path / "表.xlsx"
    file.write_bytes(out.getvalue())
    return import_workbook(file, plan, None, None, None)


def put(sheet, place, value, **style):
    def edit(book):
        cell = book[sheet][place]
        cell.value = value
        for name, each in style.items():
            setattr(cell, name, each)

    return edit


def merge(book):
    book["名额"]["E4"] = 50
    book["名额"].merge_cells("E4:E5")


def last_years_column(book):
    sheet = book["名额"]
    sheet.insert_cols(5)
    sheet["E3"], sheet["F3"] = "2024年申报人数", "2025年申报人数"
    for row in (4, 5, 6):
        sheet.cell(row, 5).value = 7


def a_column_twice(book):
    sheet = book["名额"]
    sheet["K3"], sheet["K4"] = "申报人数", 7


TOLD = {
    "a number merged over two rows": ("quotas", merge, {"名额!E4": "合并", "名额!E5": "合并"}),
    "struck out beside another": ("quotas", put("名额", "E4", STRUCK), {"名额!E4": "“50”是划掉的"}),
    "struck out": ("quotas", put("名额", "E4", 31, font=Font(strike=True)), {"名额!E4": "划掉"}),
    "a name struck out": (
        "quotas", put("名额", "B4", "专业一", font=Font(strike=True)), {"名额!B4": "划掉"},
    ),
    "a time": ("quotas", put("名额", "E4", time(9, 30)), {"名额!E4": "“9:30”看不出是多少人"}),
    "a date": ("quotas", put("名额", "E4", date(2025, 6, 1)), {"名额!E4": "成了日期"}),
    "a moment": ("quotas", put("名额", "E4", datetime(2025, 6, 1, 9)), {"名额!E4": "成了日期"}),  # noqa: DTZ001
    "yes": ("quotas", put("名额", "E4", True), {"名额!E4": "“TRUE”看不出是多少人"}),
    "an error": ("quotas", put("名额", "B4", "#N/A"), {"名额!B4": "公式出错"}),
    "per cent": ("quotas", put("名额", "E4", 1, number_format="0%"), {"名额!E4": "格式"}),
    "a column twice": ("quotas", a_column_twice, {"名额!K3": "说的是同一项"}),
    "a month seen": (
        "tasks", put("任务", "F6", date(2025, 6, 1), number_format=CHINESE_MONTH),
        {"任务!F6": "写到日"},
    ),
    "no year seen": (
        "tasks", put("任务", "F6", date(2025, 6, 1), number_format='m"月"d"日"'),
        {"任务!F6": "没有全显示出来"},
    ),
    "a formula in a new row": (
        "tasks", lambda book: [put("任务", "B20", "P1-9")(book), put("任务", "C20", "=A1")(book)],
        {"任务!C20": "公式"},
    ),
    "a formula for a number": ("tasks", put("任务", "B6", "=A1"), {"任务!B6": "公式"}),
    "words that became a date": (
        "tasks", put("任务", "C6", date(2025, 6, 1)), {"任务!C6": "成了日期"},
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", TOLD)
def test_what_is_seen_otherwise_than_stored_is_told(plan, books, name, tmp_path):
    which, edit, expected = TOLD[name]
    came = outcome(plan, books[which], tmp_path, edit)
    assert dict(came.complaints).keys() == expected.keys()
    for place, words in expected.items():
        assert words in dict(came.complaints)[place]


def hide(book):
    book["名额"]["E4"], book["名额"]["G5"] = 31, 20  # which is there already: an amendment
    book["名额"].row_dimensions[4].hidden = True


def hide_column(book):
    book["名额"]["E4"] = 31
    column = book["名额"].column_dimensions["E"]
    column.hidden, column.max = True, 5


@pytest.mark.parametrize(
    ("edit", "done", "note"),
    [
        (hide, [], "第 4 行是隐藏的"),
        (hide_column, [], "第 E 列是隐藏的"),
        (put("名额", "CA9", "x"), [], "CA9 在第 60 列以后"),
        (last_years_column, [], "没有读“2024年申报人数”一列"),
    ],
)
def test_what_is_not_read_changes_nothing_and_is_told(plan, books, edit, done, note, tmp_path):
    came = outcome(plan, books["quotas"], tmp_path, edit)
    assert [wish.cell for wish in came.done] == done
    assert came.complaints == ()
    assert any(note in each for each in came.notes)


def strict(raw):
    """The same workbook as Strict Open XML names its parts."""
    usual, other = b"http://schemas.openxmlformats.org/", b"http://purl.oclc.org/ooxml/"
    parts = {name: text.replace(usual, other) for name, text in unzipped(raw).items()}
    sheet = parts[SHEET].replace(b"<", b"<x:").replace(b"<x:/", b"</x:").replace(b"<x:?", b"<?")
    return zipped(parts | {SHEET: sheet.replace(b" xmlns=", b" xmlns:x=", 1)})


def on_windows(raw):
    return zipped({name.replace("/", "\\").upper(): text for name, text in unzipped(raw).items()})


@pytest.mark.parametrize("written", [strict, on_windows])
def test_however_the_parts_are_written_the_same_is_read(books, written, tmp_path):
    known, file = tmp_path / "known.xlsx", tmp_path / "other.xlsx"
    known.write_bytes(books["quotas"])
    file.write_bytes(written(books["quotas"]))
    assert read(file) == read(known)
    assert len(read(file)[0].rows) > 5


# --- bombs and random edits -----------------------------------------------------------------------

COST_NOTHING = (
    "a merged column", "everything merged", "a far blank",
    "a dimension claimed", "a long string", "links to elsewhere",
)  # fmt: skip
REFUSED = {
    "a far cell": "XFD1048576",
    "spaces without end": "太多",
    "a size that lies": "打不开",
    "another method": "打不开",
    "laughs in strings": "打不开",
    "many sheets": "100 张",
    "far corners of many sheets": "150000 格",
    "many new entries": "一次最多新增 500 行",
    "deep elements": "打不开",
    "a way out": "没有认出表头",
}
FEW_STRAYS = ("one text without end.pdf", "a form in itself.pdf", "zips.zip", "noise.pdf")


@pytest.mark.parametrize("name", [*COST_NOTHING, *REFUSED])
def test_a_workbook_that_asks_for_much_costs_little(base_folder, name, tmp_path):
    status, megabytes, said = trials.import_bomb(name, base_folder, tmp_path)
    assert megabytes <= trials.MEGABYTES
    if name in REFUSED:
        assert status in (1, 2)
        assert REFUSED[name] in said
    else:
        assert (status, "没有要改的" in said) == (0, True), said


@pytest.mark.parametrize("name", FEW_STRAYS)
def test_a_stray_file_is_refused_in_little_memory(base_folder, name, tmp_path):
    status, megabytes, said = trials.check_stray(name, base_folder, tmp_path)
    assert megabytes <= trials.MEGABYTES
    assert status == 1
    assert "S201" in said
    assert "；这个文件没有读完（" in said


def test_a_picture_is_refused_and_never_opened(base_folder, tmp_path):
    status, _, said = trials.check_stray("picture.png", base_folder, tmp_path)
    assert (status, "S201" in said, "没有读完" in said) == (1, True, False)


def test_workbooks_edited_at_random_raise_nothing(base_folder, tmp_path):
    came = trials.run_edits(15, 7, base_folder, tmp_path)
    assert sum(came.values()) == 15
    assert {"refused", "same"} <= came.keys()


@pytest.mark.parametrize("start", [b"\xd0\xcf\x11\xe0", b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b"])
def test_what_nobody_can_look_into_is_told(plan, start):
    (plan / ".附件.bin").write_bytes(start + bytes(range(256)) * 9)
    told = [each.message for each in check(plan, None).diagnostics if each.code == "S207"]
    assert ["这一种文件读不了" in each for each in told] == [True]


def test_there_are_forty_bombs():
    assert len(bombs.BOMBS) + len(strays.STRAYS) >= 40


@pytest.mark.parametrize("raw", [strays.pdf(b"BT ET"), strays.of_noise(), b"", b"%PDF-1.7\n"])
def test_a_pdf_that_cannot_be_measured_is_told_with_its_file(tmp_path, capsys, raw):
    file = tmp_path / "公文.pdf"
    file.write_bytes(raw)
    assert main(["verify", str(file)]) == 2
    assert "公文.pdf 不能量：" in capsys.readouterr().err
