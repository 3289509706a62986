"""Names of one institution are data: the program, its schemas and its guide know none of them."""

import io
import re
import shutil
import zipfile
from datetime import date
from pathlib import Path

import pytest
import yaml

from generators.site.edition import make_edition
from generators.site.pages import artifacts, rulebook, tables

ROOT = Path(__file__).parent.parent
FROZEN = ROOT / "tests" / "plans" / "2021"
TEXTS = {".py", ".j2", ".json", ".txt", ".md", ".js", ".html", ".typ", ".yaml"}
# What colleges call their departments together; no name of one.
COLLECTIVE = {"各系（部）", "系部", "学院", "我校", "本校"}
# Words of the language for professions and studies, which search must know.
LANGUAGE = {"generators/site/pages/synonyms.py", "docs/assets/spelling.js"}


def entered(name):
    return yaml.safe_load((FROZEN / f"{name}.yaml").read_text("utf-8"))


def called(entries):
    return {name for each in entries for name in (each["name"], *(each.get("aliases") or ()))}


def own_names():
    """Of the college, its departments, people and certificates."""
    college = entered("college")
    names = called([college]) | {college["document_prefix"]}
    names |= called(entered("departments")["departments"]) | called(entered("people")["people"])
    for file in FROZEN.glob("2021/certificates/*.yaml"):
        names |= called([yaml.safe_load(file.read_text("utf-8"))])
    return names - COLLECTIVE


OWN = re.compile("|".join(sorted(map(re.escape, own_names()), key=len, reverse=True)))
MAJORS = re.compile("|".join(map(re.escape, called(entered("majors")["majors"]))))


def program():
    for folder in ("generators", "schemas", "docs/guide", "docs/assets", ".ci"):
        for file in sorted((ROOT / folder).rglob("*")):
            path = file.relative_to(ROOT).as_posix()
            if file.suffix in TEXTS and "__pycache__" not in path and path not in LANGUAGE:
                yield path, file.read_text("utf-8")


def test_the_names_that_are_looked_for_are_many():
    assert {"教务部", "茂健职院", "陈平", "实训中心", "老年照护"} <= own_names()


def test_the_program_names_no_institution():
    found = [
        f"{path}:{number}: {match[0]}"
        for path, text in program()
        for number, line in enumerate(text.split("\n"), 1)
        for match in OWN.finditer(line)
    ]
    assert found == []


def test_majors_of_the_catalogue_are_named_as_examples_only():
    for path, text in program():
        for line in text.split("\n"):
            before = line.partition("例如")[0] if path.startswith("schemas/") else line
            assert not MAJORS.search(before), (path, line)


def text_of(artifact):
    content = artifact.content
    if isinstance(content, str):
        return content
    if not artifact.path.endswith((".xlsx", ".docx")):
        return ""
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        return "\n".join(
            parts.read(name).decode("utf-8") for name in parts.namelist() if name.endswith(".xml")
        )


def test_what_is_made_for_another_college_names_none_of_this_one(base_folder):
    """Every page, sheet, paper and file of data of the test college."""
    edition = make_edition(base_folder, None)
    made = list(artifacts(edition))
    assert len(made) > 100
    assert [(each.path, match[0]) for each in made for match in OWN.finditer(text_of(each))] == []


RENAMED = (
    "{name: 教务处, slug: academic-affairs, "
    "former: [{name: 教务部, renamed: 2022-03-01, document: 关于调整内设机构的通知}]}"
)


@pytest.fixture
def renamed(tmp_path):
    """The plan of 2021 after its office was renamed, as plan/README.md says."""
    plan = shutil.copytree(FROZEN, tmp_path / "plan")
    file, now = plan / "departments.yaml", "{name: 教务部, slug: academic-affairs}"
    text = file.read_text("utf-8")
    assert now in text
    file.write_text(text.replace(now, RENAMED), "utf-8")
    edition = make_edition(plan, date(2022, 6, 1))
    assert edition.report.ok
    return edition


def test_a_renamed_office_is_called_by_its_new_name(renamed):
    (rules,) = rulebook.render(renamed)
    assert "提醒由教务处判断" in rules.content
    assert "教务部" not in rules.content
    made = {each.path: text_of(each) for each in tables.render(renamed)}
    page = made["2021/tables/index.md"]
    for told in ("填好交教务处。", "填好以后交教务处。", "所交的材料，交教务处。"):
        assert told in page
    assert "承担单位由教务处在计划里改" in made["2021/tables/tasks.xlsx"]
    for text in made.values():
        assert not re.search("(?:交|由|请|向)教务部", text)


def test_where_no_department_is_the_office_it_is_called_so(base_folder, tmp_path):
    plan = shutil.copytree(base_folder, tmp_path / "plan")
    file = plan / "2025" / "groups.yaml"
    file.write_text(
        re.sub("hosted_by: 教学部", "hosted_by: null", file.read_text("utf-8")), "utf-8"
    )
    edition = make_edition(plan, None)
    (rules,) = rulebook.render(edition)
    assert "提醒由主管部门判断" in rules.content
