"""Things that were renamed: what was issued keeps the old name, what comes later has the new."""

import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from generators.core.dates import parse
from generators.model import file_owners
from generators.model.document.issued_text import stored
from generators.model.load import load
from generators.press.drafting import official

BASE = Path(__file__).parent / "plans" / "base"
COLLEGE = """name: 示例卫生职业大学
former:
  - {name: 示例卫生职业学院, renamed: 2025-04-01, document: null, document_prefix: 示卫院}"""
OFFICE = """
    name: 教学处
    slug: teaching-office
    former:
      - {name: 教学室, renamed: 2020-01-01, document: null}
      - {name: 教学部, renamed: 2025-09-01, document: null}"""
ACCOUNTS = "site: null\naccounts: [{who: 教学处, names: [jx]}]"


@pytest.fixture(scope="module")
def plan(tmp_path_factory):
    folder = tmp_path_factory.mktemp("renamed") / "plan"
    shutil.copytree(BASE, folder)
    _replace(folder / "college.yaml", "name: 示例卫生职业学院", COLLEGE)
    _replace(
        folder / "college.yaml", "site: null", "site: null\naccounts: [{who: 教学处, names: [jx]}]"
    )
    _replace(folder / "departments.yaml", "{name: 教学部, slug: teaching-office}", OFFICE)
    return load(folder).plans[0]


def _replace(file: Path, old: str, new: str) -> None:
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), "utf-8")


def test_the_issued_document_keeps_the_names_it_was_issued_with(plan):
    assert "示例卫生职业学院文件" in stored(plan)
    assert next(iter(plan.institution.departments)) == "教学部"
    assert plan.institution.college.document_prefix == "示卫院"


def test_a_name_of_then_is_shown_where_it_is_written(plan):
    department = plan.institution.departments["教学部"]
    place = department.at("name")
    line = department.spot.source.text.split("\n")[place.line - 1]
    assert line[place.column - 1 : place.end_column - 1] == "教学部"


def test_other_names_of_a_thing_are_known_too(plan):
    assert plan.institution.departments["教学部"].aliases == ("教学处", "教学室")
    assert plan.registers.renaming("教学室") == "“教学室”2020年1月1日起改称“教学部”"
    assert plan.registers.renaming("教学处") == "“教学部”2025年9月1日起改称“教学处”"


def test_a_notice_goes_out_under_the_name_of_its_day(plan):
    notices = {each.slug: each for each in plan.notices}
    early, late, draft = (notices[n] for n in ("registration", "exam-site-letter", "summary-draft"))
    assert early.issued.last < date(2025, 4, 1) < late.issued.first
    assert official.paper(plan, early).author == "示例卫生职业学院"
    assert official.paper(plan, late).author == "示例卫生职业大学"
    assert draft.issued is None
    assert official.paper(plan, draft).author == "示例卫生职业大学"


def test_who_answers_for_a_file_is_asked_by_the_name_of_today(plan):
    assert file_owners.offices([plan]) == ("教学处",)
    assert file_owners.of_file("2025/departments/teaching-office.yaml", [plan]) == ("教学处",)
    assert "@jx" in file_owners.codeowners(plan.registers, (plan,))


def test_a_plan_of_a_later_day_has_the_names_of_that_day(plan):
    head = plan.head
    later = type(head)(head.spot, **{
        **{name: value for name, value in vars(head).items() if name != "spot"},
        "issued": parse("2026-02-20"),
    })  # fmt: skip
    after = replace(plan, files={**plan.files, "plan.yaml": later})
    assert next(iter(after.institution.departments)) == "教学处"
    assert after.institution.college.name == "示例卫生职业大学"
