"""Tables that are written out: whatever was printed can be archived, and is printed again."""

import io
import re
import shutil
import zipfile

import pytest
from odd.plans import dumped

from generators.checks.plan_check import check
from generators.core.yaml import nodes
from generators.model.document import corrections, issued_text
from generators.press.drafting import paper_tables
from generators.press.measuring import pdf_glyphs
from generators.press.paper.paper_blocks import line
from generators.site.edition import Edition
from generators.site.making import make

# Columns in any order and of any words, with or without numbers, cells merged down and across,
# lines in a cell, a head of two rows, no head, no caption.
TABLES = {
    "departments": {
        "caption": "表3 工作进度表",
        "columns": ["时间", "工作", "负责部门"],
        "rows": [
            ["3月至6月", "拟定方案", "教学部"],
            [None, "组织报名\n开展培训", "各系（部）"],
            [None, None, "教学团队"],
            [{"text": "全年", "across": 2}, "办公室"],
            [None, "领导小组"],
        ],
    },
    "two heads": {
        "caption": "表3 进度",
        "rows": [
            ["事项", {"text": "上半年", "across": 2}],
            [None, "一季度", "二季度"],
            ["报名", "√", ""],
            ["培训", "", "√"],
        ],
        "head_rows": 2,
    },
    "free words": {"rows": [["本表一格"]]},
    "no caption": {"columns": ["甲栏", "乙栏"], "rows": [["", "1"], ["2", ""]]},
}
CELLS = {
    "departments": [
        ["3月至6月", "拟定方案", "教学部"], ["组织报名\n开展培训", "各系（部）"], ["教学团队"],
        ["全年", "办公室"], ["领导小组"],
    ],
    "two heads": [["事项", "上半年"], ["一季度", "二季度"], ["报名", "√", ""], ["培训", "", "√"]],
    "free words": [["本表一格"]],
    "no caption": [["", "1"], ["2", ""]],
}  # fmt: skip
MERGED = {"departments": [(3, 1), (2, 1), (2, 2)], "two heads": [(2, 1), (1, 2)]}
PLACES = ("document", "notice", "attachment")


def a_draft(base_folder, tmp_path, table):
    """The plan of the tests as a draft, with a table in its document, its letter and an
    attachment."""
    plan = shutil.copytree(base_folder, tmp_path / "plan")
    (plan / "2025" / "issued.txt").unlink()
    (plan / "2025" / "errata.yaml").write_text("errata: []\n", "utf-8")
    edit(plan, "plan", lambda data: data.update(status="草案"))
    edit(plan, "document", lambda data: put_into(data, table))
    if "caption" not in table:  # then nothing can cite it by its number
        file = plan / "2025" / "timeline.yaml"
        file.write_text(file.read_text("utf-8").replace("四表3", "四"), "utf-8")
    own = {key: value for key, value in table.items() if key != "caption"}
    edit(plan, "notices/exam-site-letter", lambda data: data["body"].insert(1, own))
    attached = {"title": "经费表", **own}
    edit(plan, "notices/exam-site-letter", lambda data: data["attachments"].append(attached))
    return plan


def edit(plan, name, change):
    file = plan / "2025" / f"{name}.yaml"
    data = nodes.data_of(file.read_text("utf-8"))
    change(data)
    file.write_text(dumped(data), "utf-8")


def put_into(document, table):
    clause = next(each for each in document["clauses"] if each["clause"] == "四")
    clause["blocks"][-1] = table


def errors(report):
    return [each for each in report.diagnostics if each.severity == "error"]


@pytest.fixture(params=TABLES)
def drafted(request, base_folder, tmp_path):
    plan = a_draft(base_folder, tmp_path, TABLES[request.param])
    report = check(plan, None)
    assert errors(report) == []
    return request.param, plan, report


def test_what_is_archived_is_printed_again(drafted):
    """On the day it is found: issued as it is, it goes back character for character."""
    _, folder, report = drafted
    text = issued_text.stored(report.plans[-1])
    (folder / "2025" / "issued.txt").write_text(text, "utf-8")
    edit(folder, "plan", lambda data: data.update(status="执行中"))
    again = check(folder, None)
    assert [each for each in errors(again) if each.code.startswith(("SRC", "TAB"))] == []
    assert issued_text.stored(again.plans[-1]) == text
    (folder / "2025" / "issued.txt").write_text(text.replace("教学团队负责人", "牵头人"), "utf-8")
    assert "SRC-05" in {each.code for each in check(folder, None).diagnostics}


def test_every_file_has_the_cells_and_which_are_merged(drafted):
    name, _, report = drafted
    done = make(Edition(report, None, drafts=True))
    assert [d for d in done.report.diagnostics if d.severity == "error"] == []
    made = {each.path: each.content for each in done.artifacts}
    letter = next(path for path in made if path.endswith("exam-site-letter.md"))
    pages = {"2025/document.md": 1, letter: 2}
    for path, times in pages.items():
        found = [each for each in tables_of_page(made[path]) if is_it(name, each)]
        assert len(found) == times, path
        assert [spans for _, spans in found] == [MERGED.get(name, [])] * times
    docx = [
        each for each in made if re.search("(exam-site-letter|document|issued)[^/]*docx$", each)
    ]
    pdf = [each for each in made if each.endswith("exam-site-letter.pdf")]
    assert docx
    assert pdf
    for path in docx:
        found = [each for each in tables_of_docx(made[path]) if is_it(name, each)]
        assert found, path
        assert all(spans == MERGED.get(name, []) for _, spans in found)
    for path in pdf:
        words = "".join(glyphs_of(made[path]).split())
        assert words.count("".join(CELLS[name][-1])) >= 2


def is_it(name, table):
    return table[0][-len(CELLS[name]) :] == CELLS[name]


def tables_of_page(text):
    """(texts of the cells that are seen, row by row; what the merged ones cover)"""
    for table in re.findall(r"<table.*?</table>", text, re.DOTALL):
        rows, spans = [], []
        for row in re.findall(r"<tr>.*?</tr>", table, re.DOTALL):
            cells = re.findall(r"<t[hd]((?![^>]*hidden)[^>]*)>(.*?)</t[hd]>", row, re.DOTALL)
            rows.append([cell.replace("<br>", "\n") for _, cell in cells])
            spans += [span for attributes, _ in cells if (span := span_of(attributes)) != (1, 1)]
        yield rows, spans


def span_of(attributes):
    sizes = (re.search(rf'{way}="(\d+)"', attributes) for way in ("rowspan", "colspan"))
    return tuple(int(size[1]) if size else 1 for size in sizes)


def tables_of_docx(raw):
    """The same of a DOCX, as Word reads it."""
    xml = zipfile.ZipFile(io.BytesIO(raw)).read("word/document.xml").decode("utf-8")
    for table in re.findall(r"<w:tbl>.*?</w:tbl>", xml, re.DOTALL):
        rows, spans, open_ = [], [], {}
        for row in re.findall(r"<w:tr>.*?</w:tr>", table, re.DOTALL):
            at, texts = 0, []
            for cell in re.findall(r"<w:tc>.*?</w:tc>", row, re.DOTALL):
                wide = int((re.search(r'gridSpan w:val="(\d+)"', cell) or ["", "1"])[1])
                if "<w:vMerge/>" in cell:
                    spans[open_[at]][0] += 1
                else:
                    broken = cell.replace("<w:br/>", "<w:t>\n</w:t>")
                    texts.append(
                        "".join(re.findall(r"<w:t(?: [^>]*)?>(.*?)</w:t>", broken, re.DOTALL))
                    )
                    open_[at] = len(spans)
                    spans.append([1, wide])
                at += wide
            rows.append(texts)
        yield rows, [tuple(each) for each in spans if each != [1, 1]]


def glyphs_of(raw):
    return "".join(line.text for page in pdf_glyphs.pages(raw) for line in page.lines)


def test_errata_mend_a_cell(base_folder, tmp_path):
    """Also across the lines of a cell, which stay lines."""
    plan = a_draft(base_folder, tmp_path, TABLES["departments"])
    erratum = {
        "id": "E1", "group": "E1", "clause": "四", "kind": "错字",
        "as_stored": "报名\n开展培", "corrected": "报到\n举办培", "note": "写错了",
    }  # fmt: skip
    edit(plan, "errata", lambda data: data["errata"].append(erratum))
    blocks = corrections.corrected_blocks(check(plan, None).plans[-1])
    table = next(block for block in blocks if block.label == "四表3")
    assert "组织报到\n举办培训" in table.text
    assert len(table.spans) == len(table.rows) == 6


def test_no_column_is_narrower_than_a_code_in_it():
    rows = [tuple(line(each) for each in row) for row in (
        ("序号", "系部", "职业及编码", "等级", "面向专业", "人数", "考点", "负责人"),
        ("1", "机电工程系", "电工\n（6-31-01-03）", "四级", "电气自动化技术、机电一体化技术", "70",
         "电工实训中心", "甲一"),
    )]  # fmt: skip
    widths = paper_tables.written(rows, 1, ()).widths
    assert widths[2] / sum(widths) * 34 >= 7
    assert widths[4] > widths[6] > widths[1], "the longer its lines the wider a column"
