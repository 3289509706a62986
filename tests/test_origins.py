"""Where a value comes from is said of the value, in every output that says it at all.

Each field of the frozen plan that came after issue gets a document of its own name. Wherever its
value is published with an origin, that is this document, and nowhere 原文.
"""

import csv
import io
import json
import re
import shutil

import openpyxl
import pytest

from generators.model.structure import Entity, held
from generators.site.edition import make_edition
from generators.site.pages import substance

# Where a field is shown with where it comes from; every field that may be left open has its line.
LED = "2025/certificates/alpha.md"
CERTIFICATE, SHEET = "2025/certificates/beta.md", "2025/notices/students/beta.md"
ROW = ("api/v1/quotas.csv", "api/v1/2025/quotas.json", "api/v1/2025/certificates.json",
       "2025/tables/quotas.xlsx")  # fmt: skip
CERTIFICATES = ("api/v1/2025/certificates.json", CERTIFICATE, "2025/questions.md")
SESSIONS = (CERTIFICATE, "api/v1/2025/certificates.json", "2025/questions.md", SHEET,
            "2025/calendar.ics", "2025/certificates/beta.ics")  # fmt: skip
DATES = ("2025/timeline.md", "2025/departments/training-office.md", "api/v1/2025/phases.json",
         "2025/calendar.ics", "2025/departments/training-office.ics", "2025/tables/tasks.xlsx",
         "2025/notices/departments/training-office.md", "2025/commitments.md",
         "api/v1/2025/commitments.json")  # fmt: skip
REGISTRATION = ("2025/calendar.ics", "2025/certificates/beta.ics", "2025/finder.md",
                "2025/questions.md", "api/v1/2025/plan.json")  # fmt: skip
SHOWN = {
    "level": (*CERTIFICATES, "api/v1/quotas.csv"),
    "evaluator": (*CERTIFICATES, "api/v1/quotas.csv"),
    "population": ROW,
    "approved": (*ROW, SHEET, "2025/notices/quotas.md"),
    **dict.fromkeys(("registered", "examined", "passed", "certified"), ROW),
    "members": (*CERTIFICATES, "2025/organisation.md", "2025/tables/names.csv"),
    "sessions": ("api/v1/2025/certificates.json", "2025/questions.md", SHEET,
                 "2025/calendar.ics", "2025/certificates/beta.ics"),
    "lead": (LED, "2025/organisation.md", "api/v1/2025/certificates.json",
             "2025/tables/names.csv", "2025/notices/students/alpha.md"),
    **dict.fromkeys(("part", "batch", "groups", "people"), SESSIONS),
    "head": ("api/v1/2025/departments.json", "2025/tables/names.csv"),
    "established": ("api/v1/2025/groups.json",),
    "contact": ("2025/organisation.md", "2025/questions.md", "api/v1/2025/groups.json"),
    "due": DATES,
    "owner": ("2025/commitments.md", "api/v1/2025/commitments.json"),
    "opens": REGISTRATION,
    "closes": REGISTRATION,
}  # fmt: skip
FILES = {
    "certificates/beta.yaml": ("level", "evaluator", "population", "approved", "registered",
                               "examined", "passed", "certified", "members", "sessions"),
    "departments/training-office.yaml": ("head",),
    "groups.yaml": ("established", "contact"),
    "timeline.yaml": ("due",),
    "commitments.yaml": ("owner", "due"),
    "plan.yaml": ("opens", "closes"),
}  # fmt: skip
WITHIN = {  # where what is further up does not speak of it, or where an amendment does
    "certificates/alpha.yaml": ("lead",),
    "certificates/beta.yaml": ("part", "batch", "groups", "people"),
}
EDITS = (
    ("certificates/alpha.yaml", "  lead: 壬九\n", "  lead: 壬九\n  later:\n%s\n"),
    ("certificates/beta.yaml", "declared: 40,", "declared: 40, population: 校内,"),
    ("certificates/beta.yaml",
     "    origin: {kind: 补录, document: 关于安排考核的通知（示卫院〔2025〕11号）}\n",
     "    part: 理论\n    batch: 第一批\n    groups: [甲组]\n    people: 38\n    later:\n%s\n"),
    ("groups.yaml", "established: null", "established: 2025-01"),
)  # fmt: skip


def document(field):
    return f"补写{field}的材料"


@pytest.fixture(scope="module")
def plan(base_folder, tmp_path_factory):
    folder = shutil.copytree(base_folder, tmp_path_factory.mktemp("later") / "plan")
    for path, old, new in EDITS:
        if "%" in new:
            new %= "\n".join(f"      - {{fields: [{n}], document: {document(n)}}}"
                             for n in WITHIN[path])  # fmt: skip
        edited(folder / "2025" / path, lambda text, old=old, new=new: text.replace(old, new))
    for path, names in FILES.items():
        said = (f"  - {{fields: [{n}], document: {document(n)}, day: 2025-01-0{1 + len(n) % 9}}}\n"
                for n in names)  # fmt: skip
        later = "".join(("later:\n", *said))
        edited(folder / "2025" / path, lambda text, later=later: f"{start(text)}{later}")
    return folder


def start(text):
    return text.partition("\nlater:\n")[0] + "\n"


def edited(file, change):
    before = file.read_text("utf-8")
    after = change(before)
    assert after != before
    file.write_text(after, "utf-8")


@pytest.fixture(scope="module")
def edition(plan):
    return make_edition(plan, None)


@pytest.fixture(scope="module")
def made(edition):
    return {each.path: told(each) for each in substance(edition)}


def told(artifact):
    if artifact.path.endswith(".xlsx"):
        book = openpyxl.load_workbook(io.BytesIO(artifact.content))
        return "\n".join(str(cell.value) for sheet in book for row in sheet for cell in row)
    raw = artifact.content
    text = raw.decode() if isinstance(raw, bytes) else raw
    return text.replace("\r\n ", "")  # lines of a calendar are folded


def entities(entity):
    yield entity
    for each in held(entity):
        yield from entities(each)


def test_every_field_that_may_be_left_open_is_planted(edition):
    fields = {field for each in subclasses(Entity) for field in each.OPEN}
    named = {each for files in (FILES, WITHIN) for names in files.values() for each in names}
    assert fields == set(SHOWN) == named
    assert edition.report.ok
    planted = {
        field
        for file in edition.plans[-1].files.values()
        for each in entities(file)
        for field in each.OPEN
        if getattr(each, field) and _from_its_document(each, field)
    }
    assert planted == fields


def subclasses(cls):
    return [each for below in cls.__subclasses__() for each in (below, *subclasses(below))]


def _from_its_document(entity, field):
    return entity.origin_of(field).document == document(field)


@pytest.mark.parametrize(("field", "path"), [(f, p) for f, paths in SHOWN.items() for p in paths])
def test_the_document_of_a_value_is_shown(field, path, made):
    assert document(field) in made[path]


def test_no_output_says_of_a_later_value_that_it_is_in_the_issued_text(made):
    pages = {path: text for path, text in made.items() if path.endswith(".md")}
    values = "初级|示例评价公司|丁小四、戊五|教学部综合岗|2025年1?[0-9]月[0-9]+日前?止?"
    wrong = re.compile(rf"(?:{values})(?:</a>)?[。 ]*<span class=\"origin origin-issued\">")
    assert [(path, m[0]) for path, text in pages.items() for m in wrong.finditer(text)] == []
    rows = list(csv.reader(io.StringIO(made["2025/tables/names.csv"])))
    later = [row for row in rows if row[1] == "成员" and "教学团队" in row[0]]
    assert {row[3].partition("：")[0] for row in later} == {"补录"}
    for path, text in made.items():
        if path.endswith(".ics"):
            events = [e for e in text.split("BEGIN:VEVENT") if "截止" in e or "考核（S2）" in e]
            assert [e for e in events if re.search(r"(?<!工作的)出处：原文", e)] == []


def test_open_data_give_every_open_value_its_own_origin(made):
    others = {"sessions", "owner", "lead", "part", "people"}  # names of other things, too
    fields, asked = set(SHOWN) - others, set()
    for path, text in made.items():
        if path.startswith("api/v1/2025/"):
            for thing in things(json.loads(text)["data"]):
                own = {each["field"]: each["origin"]["kind"] for each in thing.get("origins", ())}
                there = {field for field in fields & thing.keys() if thing[field]}
                if (thing.get("origin") or {}).get("kind", "补录") != "补录":
                    assert {own.get(field) for field in there} <= {"补录"}
                    asked |= there
    as_a_whole = {"members", "batch", "groups"}  # in what is 补录 as a whole
    assert asked | as_a_whole == fields


def things(data):
    if isinstance(data, dict):
        yield data
    for each in data.values() if isinstance(data, dict) else data if isinstance(data, list) else ():
        yield from things(each)


def test_an_amended_value_comes_from_its_document_and_its_neighbours_do_not(base_folder):
    plan = make_edition(base_folder, None).plans[-1]
    team = next(c.team for c in plan.certificates if c.team.members)
    assert team.origin_of("lead").document == "关于调整教学团队的通知（示卫院〔2025〕9号）"
    assert team.origin_of("members").document == "教学团队成员名单"
    assert team.origin.kind == "原文"


def test_a_name_that_an_amendment_adds_comes_from_its_document(base_folder, tmp_path):
    folder = shutil.copytree(base_folder, tmp_path / "plan")
    (folder / "2025" / "amendments" / "2025-06-02-member.yaml").write_text(
        """\
file: groups.yaml
target: [groups, 办公室, roles, 成员, people]
was: null
becomes: 戊五
effective: 2025-06-02
document: 关于调整办公室成员的通知（示卫院〔2025〕10号）
""",
        "utf-8",
    )
    edition = make_edition(folder, None)
    role = edition.plans[-1].groups[1].roles[1]
    assert role.origin_of("people", "戊五").document.startswith("关于调整办公室成员")
    assert role.origin_of("people", "壬九").kind == role.origin_of("people").kind == "原文"
    names = next(told(each) for each in substance(edition) if each.path.endswith("names.csv"))
    assert "办公室,成员,戊五,补录：关于调整办公室成员的通知" in names
    assert "办公室,成员,壬九,原文：三（四）" in names
