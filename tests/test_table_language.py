"""One language of tables: each kind of row shows each value wherever a table may stand."""

import csv
import io
import re
import shutil

import pytest
from odd.plans import dumped
from openpyxl import load_workbook
from test_written_tables import edit, errors, glyphs_of, tables_of_docx, tables_of_page

from generators.checks.plan_check import check
from generators.model.document import issued_text, placeholders
from generators.model.known import LADDER
from generators.model.tables import filled
from generators.model.views import VIEWS
from generators.site.edition import Edition
from generators.site.making import make

LETTER, SUMMARY = "notices/exam-site-letter", "2025/tables/all"
# What the document prints in a way of its own, and of what a letter says that it is not known.
OWN_WAYS = {"负责人", "工作"}
SAID = {*OWN_WAYS, *LADDER}


def a_draft(base_folder, home, *forms):
    """The plan of the tests as a draft, with tables of these forms in its document, in a letter
    and its attachments, and in summaries."""
    folder = shutil.copytree(base_folder, home / "plan")
    (folder / "2025" / "issued.txt").unlink()
    edit(folder, "plan", lambda data: data.update(status="草案"))
    for number, form in enumerate(forms):
        captioned = {"caption": f"表{number + 9} 全部内容", **form}
        edit(
            folder, "document", lambda data, it=captioned: data["clauses"][-1]["blocks"].append(it)
        )
        edit(folder, LETTER, lambda data, it=form: data["body"].append(it))
        attached = {"title": f"全部内容{number}", **form}
        edit(folder, LETTER, lambda data, it=attached: data["attachments"].append(it))
        summary = {"title": "全部内容汇总表", "source": None, **form}
        (folder / "2025" / f"summaries/all-{number}.yaml").write_text(dumped(summary), "utf-8")
    return folder


def made_of(folder):
    report = check(folder, None)
    assert errors(report) == []
    done = make(Edition(report, None, drafts=True))
    assert [d for d in done.report.diagnostics if d.severity == "error"] == []
    return report.plans[-1], {each.path: each.content for each in done.artifacts}


def tables_in(made):
    """The last tables of each file that has one of the form."""
    letter = next(path for path in made if path.endswith("exam-site-letter.md"))
    words = next(path for path in made if path.endswith("exam-site-letter.docx"))
    issued = next(path for path in made if re.search("2025/document[^/]*docx$", path))
    return {
        "document": [*tables_of_page(made["2025/document.md"])],
        "document docx": [*tables_of_docx(made[issued])],
        "letter": [*tables_of_page(made[letter])],
        "letter docx": [*tables_of_docx(made[words])],
    }


def solid(value):
    """Without blanks, as papers have it."""
    return "".join(filled.shown(value).split())


@pytest.fixture(scope="module")
def shown(base_folder, tmp_path_factory):
    """A plan that shows all values of each kind of rows everywhere."""
    forms = [
        {
            "columns": [
                {"title": f"第{at}列", "value": name} for at, name in enumerate(view.names)
            ],
            "rows": kind,
        }
        for kind, view in VIEWS.items()
    ]
    return made_of(a_draft(base_folder, tmp_path_factory.mktemp("language"), *forms))


@pytest.mark.parametrize("kind", VIEWS)
def test_every_value_stands_in_every_place(kind, shown):
    plan, made = shown
    names = VIEWS[kind].names
    notice = next(each for each in plan.notices if each.slug == "exam-site-letter")
    then = placeholders.plan_for(plan, notice)
    here = [facts for _, facts in VIEWS[kind].listed(plan.as_issued)]
    now = [facts for _, facts in VIEWS[kind].listed(plan)]
    there = [row for _, row in filled.listed(then, kind)]
    assert all((here, now, there))
    for place, tables in tables_in(made).items():
        wanted, times = (there, 2) if place.startswith("letter") else (here, 1)
        rows = [[solid(cell) for cell in row] for table, _ in tables for row in table]
        for facts in wanted:
            found = [row for row in rows if agrees(facts, row, names)]
            assert len(found) >= times, (place, facts)
    summary = f"{SUMMARY}-{[*VIEWS].index(kind)}"
    sheet = load_workbook(io.BytesIO(made[f"{summary}.xlsx"])).worksheets[0]
    reader = csv.reader(io.StringIO(made[f"{summary}.csv"].decode("utf-8-sig")))
    for rows in ([*sheet.iter_rows(values_only=True)], [*reader]):
        found = [[solid(cell) for cell in row] for row in rows]
        assert all([solid(filled.plain(facts[name])) for name in names] in found for facts in now)


def agrees(facts, row, names):
    """Whether a row shows these facts, but for words where nothing is known, and own ways."""
    return len(row) == len(names) and all(
        solid(facts[name]) == cell or name in OWN_WAYS or (name in SAID and facts[name] is None)
        for name, cell in zip(names, row, strict=True)
    )


@pytest.mark.parametrize("kind", VIEWS)
def test_the_archive_and_the_print_have_every_value(kind, shown):
    plan, made = shown
    stored = solid(issued_text.stored(plan))
    letter = next(path for path in made if path.endswith("exam-site-letter.pdf"))
    printed = {*glyphs_of(made[letter])}
    for facts in VIEWS[kind].rows(plan.as_issued):
        for name, fact in facts.items():
            assert name in OWN_WAYS or solid(fact) in stored, name
    notice = next(each for each in plan.notices if each.slug == "exam-site-letter")
    then = placeholders.plan_for(plan, notice)
    for _, facts in filled.listed(then, kind):
        assert {*solid("".join(map(solid, facts.values())))} <= printed


# --- what a form may say --------------------------------------------------------------------------


def test_equal_cells_are_merged_and_rows_ordered(base_folder, tmp_path):
    columns = ["阶段", {"title": "事", "value": "任务编号"}, "牵头单位"]
    form = {"rows": "任务", "columns": columns, "merge": ["阶段"], "order": ["阶段", "任务编号"]}
    plan, made = made_of(a_draft(base_folder, tmp_path, form))
    counts = [len(each.tasks) for each in plan.phases]
    for place, tables in tables_in(made).items():
        mine = [(rows, spans) for rows, spans in tables if rows[0] == ["阶段", "事", "牵头单位"]]
        assert mine, place
        for rows, spans in mine:
            assert spans == [(count, 1) for count in counts if count > 1], place
            begins = [solid(row[0]) for row in rows[1:] if len(row) == 3]
            assert begins == [solid(each.chinese()) for each in plan.phases], place
    sheet = load_workbook(io.BytesIO(made[f"{SUMMARY}-0.xlsx"])).worksheets[0]
    sizes = [each.size["rows"] for each in sheet.merged_cells.ranges if each.min_row > 3]
    assert sorted(sizes) == sorted(count for count in counts if count > 1)


def test_some_rows_and_a_sum_below_them(base_folder, tmp_path):
    persons = {"title": "几人", "value": "申报人数", "unit": "人", "total": True}
    form = {
        "rows": "名额", "columns": ["证书", "专业", persons],
        "only": [{"value": "证书", "among": ["证书甲"]}],
    }  # fmt: skip
    _, made = made_of(a_draft(base_folder, tmp_path, form))
    for place, tables in tables_in(made).items():
        mine = [rows for rows, _ in tables if rows[0] == ["证书", "专业", "几人"]]
        assert mine, place
        # By the day of the letter an amendment had given five more.
        last = ["25人", "55人"] if place.startswith("letter") else ["20人", "50人"]
        for rows in mine:
            assert [row[-1] for row in rows] == ["几人", "30人", *last], place
            assert rows[-1][0] == "合计", place


def test_a_title_says_what_its_column_shows():
    for kind, view in VIEWS.items():
        assert all(filled.told(kind, name) == name for name in view.names if name != "序号")
    assert filled.told("任务", "责任部门") == "承担单位"
    assert filled.told("场次", "考试地点") == "场所"
    assert filled.told("证书", "天气") is None


# --- a plan of other tables -----------------------------------------------------------------------


def test_a_document_of_other_tables_goes_back(base_folder, tmp_path):
    """Other order, other words, no numbers, merged times, a department in charge: archived, built,
    and the same character for character."""
    folder = shutil.copytree(base_folder, tmp_path / "plan")
    document = folder / "2025" / "document.yaml"
    text = document.read_text("utf-8").replace(
        "columns: [序号, 证书名称, 教学团队负责人]", "columns: [牵头教师（负责人）, 证书]"
    )
    schedule = (
        r"- caption: 表3 时间安排\n\1rows: 任务\n"
        r"\1columns: [{title: 何时, value: 阶段}, 工作内容, 负责部门, 备注]\n\1merge: [何时]\n"
    )
    text = re.sub(r"- table: schedule\n( +)caption: .*\n.*\n.*\n.*\n", schedule, text)
    document.write_text(text, "utf-8")
    edit(folder, "plan", lambda data: data.update(status="草案"))
    (folder / "2025" / "issued.txt").unlink()
    drafted = check(folder, None)
    assert errors(drafted) == []
    stored = issued_text.stored(drafted.plans[-1])
    assert "何时\t工作内容\t负责部门\t备注" in stored
    edit(folder, "plan", lambda data: data.update(status="执行中"))
    (folder / "2025" / "issued.txt").write_text(stored, "utf-8")
    again = check(folder, None)
    assert [each for each in errors(again) if each.code.startswith(("SRC", "TAB"))] == []
    assert issued_text.stored(again.plans[-1]) == stored
    edit(folder, "timeline", lambda data: data["phases"][0]["tasks"][0].update(text="另一件事"))
    told = [each for each in errors(check(folder, None)) if each.code == "SRC-05"]
    assert [each.location.path.rpartition("/")[2] for each in told] == ["timeline.yaml"]
