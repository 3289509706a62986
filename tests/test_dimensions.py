"""No output forgets by what quotas are divided: whoever says the number of a line says of whom it
is, of which level, batch and all else that the model knows.

The dimensions are those of the model, the outputs those that say the number: a new one of either
takes part by itself.
"""

import io
import json
import re
import shutil
from datetime import date

import pytest
from openpyxl import Workbook, load_workbook

from generators.checks.plan_check import check
from generators.core.diagnostics import ERROR
from generators.diff.difference import difference
from generators.exchange.imports.importing import import_workbook
from generators.model import dimensions
from generators.model.dimensions import (
    CLASS,
    DEPARTMENT,
    DIMENSIONS,
    LEVEL,
    MAJOR,
    POPULATION,
    PUBLIC,
)
from generators.model.known import known_of
from generators.model.load import load
from generators.site.edition import make_edition
from generators.site.pages import search, substance, tables

NUMBER, BEFORE = 7919, 7907  # stand nowhere else
BETA = "2025/certificates/beta.yaml"
NEAR = 300  # characters before or behind the number, within which its record says the rest
PLANTED = {
    MAJOR: "植物专业", DEPARTMENT: "植物系", CLASS: "植物2401班", LEVEL: "高级",
    POPULATION: dimensions.OF_THE_PUBLIC,
}  # fmt: skip
# What says a number without a record: sums and pictures, in which a column and a row say it.
WITHOUT = re.compile(r"\.svg$")


def value(dimension):
    return PLANTED.get(dimension, f"植{dimension.example}")


def line(dimension, number=NUMBER):
    """A line that is planted: for a major, unless the dimension says for whom it is."""
    own = {dimension.key: value(dimension)}
    who = {} if dimension in (MAJOR, DEPARTMENT) else {"major": "专业三"}
    return who | own | {"declared": number}


LINES = {each.key: line(each) for each in DIMENSIONS} | {
    "the public alone": {"population": dimensions.OF_THE_PUBLIC, "declared": NUMBER},
    "a class of a department": {"department": "示例系", "class_name": "植物2401班",
                                "declared": NUMBER},
    "all at once": {
        "major": "专业三", **{d.key: value(d) for d in DIMENSIONS if d not in (MAJOR, DEPARTMENT)},
        "declared": NUMBER,
    },
}  # fmt: skip


def words_of(said):
    """What must stand beside the number: the whole line, as a reader is told it."""
    line_ = dimensions.by_key(said)
    return (dimensions.who(line_), *dimensions.closer(line_))


@pytest.fixture
def draft(base_folder, tmp_path):
    """The plan of the tests as a draft, with a register of what is planted."""
    folder = shutil.copytree(base_folder, tmp_path / "plan")
    (folder / "2025/issued.txt").unlink()
    shutil.rmtree(folder / "2025/amendments")
    shutil.rmtree(folder / "2025/notices")
    edit(folder, "2025/document.yaml", "以上名额共 90 人，", "")
    edit(folder, "2025/plan.yaml", "status: 执行中", "status: 草案")
    edit(folder, "majors.yaml", "catalogue:",
         "  - {name: 植物专业, slug: plants, department: 植物系}\ncatalogue:")  # fmt: skip
    with (folder / "departments.yaml").open("a", encoding="utf-8") as file:
        file.write("  - {name: 植物系, slug: department-of-plants}\n")
    return folder


def edit(folder, path, before, after):
    file = folder / path
    text = file.read_text("utf-8")
    assert before in text, (path, before)
    file.write_text(text.replace(before, after, 1), "utf-8")


def plant(folder, *lines):
    """These lines besides that of the certificate, and everybody may declare."""
    edit(folder, BETA, "  majors: [专业三]", "  majors: [专业三]\n  departments: [示例系, 植物系]\n"
                                       "  public: true")  # fmt: skip
    text = (folder / BETA).read_text("utf-8")
    more = "".join(f"  - {json.dumps(each, ensure_ascii=False)}\n" for each in lines)
    text = text.replace("team:\n", f"{more}team:\n", 1)
    (folder / BETA).write_text(text, "utf-8")
    return folder


def made(folder):
    edition = make_edition(folder, None, drafts=True)
    outputs = [*substance(edition), *search.render(edition)]
    return edition, {each.path: text_of(each.content) for each in outputs}


def text_of(content):
    """The words of an output; of a workbook those of its cells, row by row."""
    if isinstance(content, str):
        return content
    if content[:2] != b"PK":
        return content.decode("utf-8", "replace")
    if b"xl/workbook.xml" not in content:
        return ""  # a word file, of which the paper it is made of is read
    book = load_workbook(io.BytesIO(content), read_only=True)
    rows = (row for sheet in book.worksheets for row in sheet.iter_rows(values_only=True))
    return "\n".join(",".join("" if cell is None else str(cell) for cell in row) for row in rows)


def records(text):
    """What stands around each mention of the number, apart from pictures, of which a table below
    has the same content."""
    text = solid(re.sub(r"<svg.*?</svg>", "", text, flags=re.DOTALL))
    for match in re.finditer(rf"(?<!\d){NUMBER}(?!\d)", text):
        yield text[max(0, match.start() - NEAR) : match.end() + NEAR]


def solid(text):
    return re.sub(r"<[^>]*>|\s", "", text)


@pytest.mark.parametrize("which", LINES)
def test_whoever_says_the_number_of_a_line_says_its_dimensions(which, draft):
    said = LINES[which]
    twin = [said | {"level": "初级", "declared": 3}] if which == "all at once" else []
    _, outputs = made(plant(draft, said, *twin))
    telling = {path: list(records(text)) for path, text in outputs.items()}
    telling = {path: found for path, found in telling.items() if found and not WITHOUT.search(path)}
    for path, found in telling.items():
        for record in found:
            for word in words_of(said):
                meant = (word, dimensions.OF_THE_PUBLIC) if word == PUBLIC else (word,)
                assert any(each in record for each in meant), (path, word, record)
    expected = {
        "2025/certificates/beta.md", "2025/certificates/index.md", "2025/majors/index.md",
        "2025/finder.md", "2025/document.md", "2025/notices/quotas.md",
        "2025/notices/quotas.pdf", "2025/notices/quotas.docx", "2025/notices/students/beta.md",
        "2025/tables/quotas.csv", "2025/tables/quotas.xlsx", "api/v1/2025/quotas.json",
        "api/v1/2025/certificates.json", "api/v1/quotas.csv", "assets/search.js",
    }  # fmt: skip
    assert expected <= telling.keys(), expected - telling.keys()


@pytest.mark.parametrize("which", LINES)
def test_a_line_of_any_kind_is_right_for_the_checks(which, draft):
    report = check(plant(draft, LINES[which]), None)
    told = {(d.code, d.message) for d in report.diagnostics if d.severity == ERROR}
    assert told == set()


@pytest.mark.parametrize("which", LINES)
def test_the_difference_names_a_line_in_full(which, draft, tmp_path):
    said = LINES[which]
    before = shutil.copytree(draft, tmp_path / "before")
    plant(before, said | {"declared": BEFORE})
    told = [each.text for each in difference(load(before), load(plant(draft, said))).changes]
    sentence = next(text for text in told if str(NUMBER) in text)
    assert f"证书乙·{dimensions.called(dimensions.by_key(said))}" in sentence
    assert str(BEFORE) in sentence


@pytest.mark.parametrize("which", LINES)
def test_an_amendment_changes_a_line_by_its_name(which, draft):
    said = LINES[which]
    plant(draft, said | {"declared": BEFORE})
    name = dimensions.called(dimensions.by_key(said))
    target = ["quotas", name, "declared"]
    (draft / "2025/amendments").mkdir()
    (draft / "2025/amendments/2025-05-06-line.yaml").write_text(
        f"file: certificates/beta.yaml\ntarget: {json.dumps(target, ensure_ascii=False)}\n"
        f"was: {BEFORE}\nbecomes: {NUMBER}\neffective: 2025-05-06\n"
        "document: 关于调整名额的通知（示卫院〔2025〕10号）\n", "utf-8",
    )  # fmt: skip
    loaded = load(draft).plans[0]
    plan = loaded.as_of(date(2025, 5, 7))
    quotas = {quota.called: quota.declared for _, quota in plan.quotas}
    assert quotas[name] == NUMBER
    unchanged = {q.called: q.declared for _, q in loaded.quotas}
    assert quotas | {name: BEFORE} == unchanged
    assert not [d for d in check(draft, None).diagnostics if d.code in ("REF-10", "REF-11")]


@pytest.mark.parametrize("which", LINES)
def test_the_workbook_brings_a_changed_line_back(which, draft, tmp_path):
    said = LINES[which]
    plant(draft, said | {"declared": BEFORE})
    edition = make_edition(draft, None, drafts=True)
    file = tmp_path / "表.xlsx"
    file.write_bytes(
        next(e.content for e in tables.render(edition) if e.path == "2025/tables/quotas.xlsx")
    )
    book = load_workbook(file)
    cells = [c for row in book["名额"].iter_rows() for c in row if c.value == BEFORE]
    for cell in cells:
        cell.value = NUMBER
    book.save(file)
    outcome = import_workbook(file, draft, None, None, None)
    assert (outcome.refused, outcome.complaints) == (False, ()), outcome.complaints
    quotas = {q.called: q.declared for _, q in load(draft).plans[0].quotas}
    assert quotas[dimensions.called(dimensions.by_key(said))] == NUMBER


@pytest.mark.parametrize("which", LINES)
def test_the_workbook_brings_a_new_line(which, draft, tmp_path):
    said = LINES[which]
    file = tmp_path / "表.xlsx"
    plant(draft)
    titles = ["证书", *(each.title for each in DIMENSIONS), "申报人数", "核定人数"]
    book = Workbook()
    book.active.append(["2025年名额表"])
    book.active.append(titles)
    book.active.append(["证书乙", "专业三", *([None] * (len(DIMENSIONS) - 1)), 40, 40])
    book.active.append(["证书乙", *(said.get(each.key) for each in DIMENSIONS), NUMBER])
    book.save(file)
    outcome = import_workbook(file, draft, None, None, None)
    assert (outcome.refused, outcome.complaints) == (False, ()), outcome.complaints
    found = [q for _, q in load(draft).plans[0].quotas if q.declared == NUMBER]
    assert [dimensions.values(q.line) for q in found] == [
        dimensions.values(dimensions.by_key(said))
    ]


def test_a_short_name_that_several_lines_have_leads_nowhere(draft):
    plant(draft, *({"major": "专业三", "batch": f"第{n}批", "declared": 5} for n in "一二"))
    text = (draft / BETA).read_text("utf-8")
    (draft / BETA).write_text(re.sub(r"  - \{major: 专业三, .*\n", "", text, count=1), "utf-8")
    (draft / "2025/amendments").mkdir()
    (draft / "2025/amendments/2025-05-06-line.yaml").write_text(
        "file: certificates/beta.yaml\ntarget: [quotas, 专业三, declared]\nwas: 5\nbecomes: 6\n"
        "effective: 2025-05-06\ndocument: 关于调整名额的通知（示卫院〔2025〕10号）\n", "utf-8",
    )  # fmt: skip
    told = [d for d in check(draft, None).diagnostics if d.code == "REF-11"]
    assert [d.message for d in told] == ["“专业三”的名额有 2 项，没有写明是哪一项"]
    assert told[0].advice == "写全：专业三（第一批）、专业三（第二批）"


def test_sums_do_not_add_what_another_line_has(draft):
    plant(
        draft,
        {"department": "示例系", "declared": 100},
        {"major": "专业一", "declared": 30},
        {"class_name": "甲班", "major": "专业一", "declared": 10},
        {"class_name": "乙班", "department": "示例系", "declared": 20},
        {"population": "社会", "declared": 7},
        {"department": "示例系", "batch": "第一批", "declared": 60},
    )
    plan = load(draft).plans[0]
    beta = next(each for each in plan.certificates if each.slug == "beta")
    assert plan.declared_by["beta"] == 107
    assert known_of(plan, beta).places.persons == 107
    assert known_of(plan, beta, "专业一").places.persons == 30
    _, outputs = made(draft)
    assert "107" in outputs["2025/notices/quotas.md"]
    sums = {str(n) for n in (227, 267, 247)}
    assert not any(n in outputs["2025/certificates/beta.md"] for n in sums)
    assert "各项不相加" in outputs["2025/tables/quotas.xlsx"]


def test_a_student_finds_what_is_for_her_department_and_her_class(draft):
    plant(
        draft,
        {"department": "示例系", "declared": 71},
        {"class_name": "甲班", "major": "专业一", "declared": 11},
        {"class_name": "乙班", "department": "示例系", "declared": 13},
        {"population": "社会", "declared": 17},
    )
    _, outputs = made(draft)
    page = outputs["2025/majors/major-one.md"]
    for words in ("示例系各专业共有", "甲班", "乙班"):
        assert words in page, words
    assert "17人" not in page
    assert "社会人员" in outputs["2025/finder.md"]
    assert "社会人员" in outputs["2025/majors/index.md"]


def test_a_certificate_may_be_for_the_public_alone(draft):
    edit(draft, BETA, "  majors: [专业三]\nquotas:", "  public: true\nquotas:")
    text = (draft / BETA).read_text("utf-8")
    text = re.sub(
        r"  - \{major: 专业三, .*\n", "  - {population: 社会, declared: 40}\n", text, count=1
    )
    (draft / BETA).write_text(text.replace("    majors: [专业三]", "    population: 社会"), "utf-8")
    told = [(d.code, d.message) for d in check(draft, None).diagnostics if d.severity == ERROR]
    assert told == []
    _, outputs = made(draft)
    for path in ("2025/certificates/beta.md", "2025/notices/students/beta.pdf", "2025/document.md"):
        assert "社会人员" in outputs[path], path
        assert "专业三" not in outputs[path].partition("证书乙")[2][:400] or "document" in path
