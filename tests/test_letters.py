"""A letter that has gone out says what was known on its day, whatever is entered afterwards: each
value that a plan may leave open, and each entry that comes later, with a document of any day.
"""

import re
import shutil
from datetime import date

import pytest
import yaml
from test_origins import entities, subclasses

from generators.checks.plan_check import check
from generators.exchange.imports import edits
from generators.model import entered_later
from generators.model.document import placeholders
from generators.model.load import load
from generators.model.structure import Entity
from generators.model.tables import filled
from generators.press.drafting import official, paper_tables

TABLES = tuple(filled.PRESETS)
LETTER = "2025/notices/tables.yaml"
ISSUED = date(2025, 5, 30)
LISTED = "\n".join(f"  - table: {name}" for name in TABLES)
WORDS = f"""kind: 函
status: 已印发
title: 示例卫生职业学院关于报送证书试点工作安排的函
number: 示卫院〔2025〕30号
issued: {ISSUED}
addressees: [示例评价公司]
body:
  - text: 现将{{年}}证书试点的安排函告如下。
{LISTED}
attachments: []
sealed: true
contact: 教学部考务岗
meeting: null
present: []
imprint: {{copies_to: [实训部], printed_by: null, printed_on: null}}
replaces: null
withdrawn: null
"""
DAY = date(2025, 12, 20)
SESSION = """  - id: S2
    date: 2025-11-08
    starts: 14:30
    ends: 16:30
    rooms:
      - {name: 实训室, seats: 40}
    majors: [专业三]
    part: 理论
    batch: 第一批
    groups: [甲组]
    people: 38
    level: 初级
    population: 校内
    invigilators: [庚七, 辛小八]
    origin: {kind: 补录, document: 关于安排考核的通知（示卫院〔2025〕11号）}
"""
SETTLED = re.compile(r"    (?:part|batch|groups|people|level|population): .*\n")
BEFORE = SETTLED.sub("", SESSION)
PLANTED = (
    ("certificates/beta.yaml", "declared: 40,", "declared: 40, population: 校内,"),
    ("certificates/beta.yaml", BEFORE, SESSION),
    ("groups.yaml", "established: null", "established: 2025-01"),
)  # fmt: skip
FIELDS = sorted({field for each in subclasses(Entity) for field in each.OPEN})
# When the document of a value is from, and when it was entered, beside a letter of 30 May.
DAYS = {
    "document after the letter": "day: 2025-06-05",
    "entered after the letter": "day: 2025-05-10, entered: 2025-06-05",
    "no day but that of entering": "entered: 2025-06-05",
}


@pytest.fixture
def folder(base_folder, tmp_path):
    shutil.copytree(base_folder, tmp_path / "plan")
    for path, old, new in PLANTED:
        edited_(tmp_path / "plan" / "2025" / path, old, new)
    (tmp_path / "plan" / LETTER).write_text(WORDS, "utf-8")
    return tmp_path / "plan"


def edited_(file, old, new):
    text = file.read_text("utf-8")
    assert old in text, f"{file}: {old}"
    file.write_text(text.replace(old, new), "utf-8")


def printed(folder):
    """The letters that were issued, in words; nothing of where they stand."""
    (plan,) = load(folder).plans
    return {
        notice.slug: [str(block) for block, _ in official.placed(
            placeholders.plan_for(plan, notice), notice)]
        for notice in plan.notices if notice.is_issued
    }  # fmt: skip


def errors(folder, base):
    found = check(folder, DAY, base).diagnostics
    return [f"{d.code} {d.message} {d.advice}" for d in found if d.severity == "error"]


def known_of(plan, field):
    """What the plan says in a field, by file and route."""
    return {
        (path, each.spot.route): getattr(each, field)
        for path, file in plan.files.items()
        for each in entities(file)
        if field in each.OPEN and getattr(each, field) not in (None, ())
    }


def without(folder, field):
    """Take a field out of the plan, as it was before anybody knew it."""
    (plan,) = load(folder).plans
    for path in {path for path, _ in known_of(plan, field)}:
        routes = [route for there, route in known_of(plan, field) if there == path]
        file = folder / "2025" / path
        file.write_text(edits.rewritten(file.read_text("utf-8"), lambda data, routes=routes: [
            put_null(data, route, field) for route in routes]), "utf-8")  # fmt: skip


def put_null(data, route, field):
    for step in route:
        data = data[step]
    if field in ("groups", "sessions"):
        data[field] = []
    else:
        data[field] = None


def said_later(folder, field, days):
    """Say by which document the values of a field came, where that is said."""
    (plan,) = load(folder).plans
    for path in {path for path, _ in known_of(plan, field)}:
        alone = [route for (there, route) in known_of(plan, field)
                 if there == path and route and "sessions" in route]  # fmt: skip
        file = folder / "2025" / path
        entry = f"{{fields: [{field}], document: 补写{field}的材料, {days}}}"
        plain = len(alone) < len([1 for there, _ in known_of(plan, field) if there == path])

        def write(data, alone=alone, entry=entry, plain=plain):
            holders = [data] if plain else []
            for route in alone:
                holder = data
                for step in route:
                    holder = holder[step]
                holders.append(holder)
            for holder in holders:
                holder.setdefault("later", []).append(edits.node(yaml.safe_load(entry)))
            if field == "sessions":
                for session in data["sessions"]:
                    session.pop("origin", None)

        file.write_text(edits.rewritten(file.read_text("utf-8"), write), "utf-8")


@pytest.mark.parametrize("field", FIELDS)
@pytest.mark.parametrize("days", DAYS)
def test_what_is_entered_later_changes_no_letter_and_is_not_refused(field, days, folder, tmp_path):
    said_later(folder, field, DAYS[days])
    base = shutil.copytree(folder, tmp_path / "before" / "plan")
    without(base, field)
    before = printed(base)
    (plan,) = load(folder).plans
    assert known_of(plan, field), f"nothing is planted in {field}"
    assert printed(folder) == before
    assert errors(folder, base) == []


def test_a_letter_of_a_later_day_says_it(folder):
    said_later(folder, "people", "day: 2025-06-05")
    said_later(folder, "lead", "day: 2025-06-05")
    (plan,) = load(folder).plans
    told = {day: str(known(plan, day)) for day in (date(2025, 6, 4), date(2025, 6, 5))}
    for words in ("38人", "壬九"):
        assert [words in text for text in told.values()] == [False, True], words


def known(plan, day):
    plan = entered_later.known_on(plan, day)
    return [paper_tables.named(plan, name) for name in TABLES]


# What is entered with a document of a day before the letter, or of none: its text, what is told
# in one round, and what is then written.
AGAIN = SESSION.replace("id: S2", "id: S3").replace("11-08", "11-15")
BETA = "certificates/beta.yaml"
ADDED = """name: 证书丙
number: 3
since: 2025-05-20
origin: {kind: 补录, document: 关于增加试点证书的通知（示卫院〔2025〕26号）}
level: null
evaluator: null
eligible:
  open: false
  majors: [专业三]
quotas:
  - {major: 专业三, declared: 20}
team: {lead: 丁小四, members: null}
"""
AMENDED = """file: certificates/beta.yaml
target: [sessions, S2, starts]
was: 14:30
becomes: 14:00
effective: 2025-05-20
document: 关于调整考核场次的通知（示卫院〔2025〕27号）
"""
ENTRIES = {
    "session": (BETA, SESSION, SESSION + AGAIN, "11号）}", "11号）, entered: 2025-06-10}"),
    "session with a day": (BETA, SESSION, SESSION + AGAIN, "11号）}", "11号）, day: 2025-06-10}"),
    "headcount": (
        BETA, SESSION.replace("    people: 38\n", ""), SESSION, "    origin",
        "    later:\n      - {fields: [people], document: 某某材料, day: 2025-06-10}\n    origin",
    ),
    "certificate": ("certificates/gamma.yaml", None, ADDED,
                    "26号）}", "26号）, entered: 2025-06-10}"),
    "amendment": ("amendments/2025-05-20-beta.yaml", None, AMENDED, "27号）\n",
                  "27号）\nentered: 2025-06-10\n"),
}  # fmt: skip


@pytest.mark.parametrize("name", ENTRIES)
def test_one_message_says_how_to_enter_what_a_letter_did_not_know(name, folder, tmp_path):
    path, was, entered, short, whole = ENTRIES[name]
    file = folder / "2025" / path
    if was:
        edited_(file, SESSION, was)
    base = shutil.copytree(folder, tmp_path / "before" / "plan")
    text = file.read_text("utf-8").replace(was, entered) if was else entered
    file.write_text(text, "utf-8")
    told = errors(folder, base)
    assert {each[:6] for each in told} == {"CHG-17"}
    assert all("entered: " in each for each in told)
    assert ("day: " in told[0]) == ("day: " in whole or name == "session")
    head, _, last = text.rpartition(short)
    file.write_text(head + whole + last, "utf-8")
    assert errors(folder, base) == []
    assert printed(folder) == printed(base)
