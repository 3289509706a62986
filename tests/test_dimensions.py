"""No output forgets by what quotas are divided: whoever says the number of a line says of whom it
is, of which level, batch and all else that the model knows.

The dimensions are those of the model, the outputs those that say the number: a new one of either
takes part by itself.
"""

import io
import json
import re
import shutil
from dataclasses import replace

import pytest
from openpyxl import load_workbook

from generators.checks.plan_check import check
from generators.core.yaml import nodes
from generators.diff.difference import difference
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
from generators.model.load import load
from generators.site.edition import make_edition
from generators.site.pages import search, substance

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
