"""Hostile text in every field, in every format that is computed with: it stays text.

Every free text of a plan gets the same hostile words before it, so that names still lead to each
other; then the files must differ from the benign ones in those texts and in nothing else.
"""

import csv
import io
import json
import zipfile
from collections import Counter
from datetime import date

import icalendar
import openpyxl
import pytest
import vobject
from replanting import free_texts, put, replanted

from generators.core.schema import schema
from generators.exchange.tables import csv_files
from generators.site.edition import make_edition
from generators.site.pages import calendars, opendata, tables

DAY = date(2025, 3, 1)
# They must fit the schemas, which let no control characters in (see test_tables.py for those).
HOSTILE = (
    "=1+1|", "=HYPERLINK(\"https://x.example\",\"y\")", "+1", "-1", "@SUM(A1)", "＝1", "＋1",
    "－1", "＠1",
    "'=1", "\"", "\",\"", "','", ";", "\\n", "\\,", "\\", "BEGIN:VEVENT", "END:VCALENDAR", "%0D%0A",
    "_x000D_", "_x0041_", "</script>", "<b>", "&amp;", "&#61;", "{{7*7}}", "{% x %}", "${x}", "𠮷",
    "é", "https://x.example/ ", "DDE(\"cmd\")", "a:b ", "\"=1\"", "[x](y)", "：", "x" * 60,
)  # fmt: skip
WORDS = {"target", "labels", "among"}  # compared with words that are no free text


def planted(folder, hostile):
    def change(kind, data):
        if kind == "amendment":
            return None
        for route, node, name, value in list(free_texts(kind, data)):
            if value is not None and name not in WORDS and not is_list_of_keys(node, name):
                changed = [hostile + v for v in value] if isinstance(value, list) \
                    else hostile + value  # fmt: skip
                put(data, route, changed)
        return data

    return replanted(folder, change)


def is_list_of_keys(node, name):
    return name == "title" and "people" in node.get("properties", {})


def made(folder):
    edition = make_edition(folder, DAY)
    assert edition.report.institution, edition.report.diagnostics[:2]
    return {
        each.path: each.content
        for output in (tables, calendars, opendata)
        for each in output.render(edition)
    }


@pytest.fixture(scope="module")
def benign(tmp_path_factory):
    return made(planted(tmp_path_factory.mktemp("benign") / "plan", ""))


@pytest.mark.parametrize("hostile", HOSTILE)
def test_only_the_texts_differ(benign, hostile, tmp_path):
    assert schema.bundle("common")
    files = made(planted(tmp_path / "plan", hostile))
    assert files.keys() == benign.keys()
    for path, content in files.items():
        same = {".xlsx": same_book, ".csv": same_csv, ".ics": same_calendar, ".json": same_json}
        compare = same.get(path[path.rfind(".") :])
        if compare and path != opendata.DESCRIPTION:
            compare(content, benign[path], hostile)


def same_book(raw, benign, hostile):
    parts, others = (zipfile.ZipFile(io.BytesIO(each)) for each in (raw, benign))
    assert parts.namelist() == others.namelist()
    for name in parts.namelist():
        if "worksheets/" in name:
            one, other = parts.read(name), others.read(name)
            for tag in (b"<f>", b"<hyperlink", b"<row ", b"<dataValidation "):
                assert one.count(tag) == other.count(tag)
    read, known = (openpyxl.load_workbook(io.BytesIO(each)) for each in (raw, benign))
    for sheet in known:
        for row in sheet.iter_rows():
            for cell in row:
                mine = read[sheet.title][cell.coordinate]
                assert mine.data_type == cell.data_type, cell.coordinate
                if cell.data_type == "n":
                    assert mine.value == cell.value


def same_csv(content, benign, hostile):
    text, known = (each.decode("utf-8-sig") if isinstance(each, bytes) else each
                   for each in (content, benign))  # fmt: skip
    rows, others = (
        list(csv.reader(io.StringIO(t, newline=""), strict=True)) for t in (text, known)
    )
    assert [len(row) for row in rows] == [len(row) for row in others]
    for cell in (cell for row in rows for cell in row):
        assert not cell.startswith(tuple("=+-@＝＋－＠\t\r\n"))
    flat = [csv_files.unguarded(cell) for row in rows for cell in row]
    for cell, other in zip(flat, (c for row in others for c in row), strict=True):
        assert cell.replace(hostile, "") == other.replace(hostile, "")


def same_calendar(raw, benign, hostile):
    def names(each):
        calendar = icalendar.Calendar.from_ical(each)
        return Counter(
            (part.name, name) for part in calendar.walk() for name in part if name != "LOCATION"
        )

    assert names(raw) == names(benign)
    vobject.readOne(raw.decode())
    assert max(map(len, raw.split(b"\r\n"))) <= 75
    [one, other] = (icalendar.Calendar.from_ical(each) for each in (raw, benign))
    for mine, known in zip(one.walk("VEVENT"), other.walk("VEVENT"), strict=True):
        assert plain(str(mine["summary"]), hostile) == plain(str(known["summary"]), hostile)


def plain(text, hostile):
    return text.replace(hostile, "")


def same_json(text, benign, hostile):
    assert not {"<", ">", "&"} & {*text}

    def without(node):
        if isinstance(node, dict):
            return {key: without(value) for key, value in node.items()}
        if isinstance(node, list):
            return [without(value) for value in node]
        return node.replace(hostile, "") if isinstance(node, str) else node

    assert without(json.loads(text)) == without(json.loads(benign))
