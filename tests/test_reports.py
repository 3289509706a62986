"""What a person, GitHub and a program get to see."""

import json
import re
from dataclasses import replace
from datetime import date
from unicodedata import east_asian_width

import pytest

from generators.checks.plan_check import Report
from generators.checks.reports import formats
from generators.cli.reports.effects import row
from generators.cli.reports.markdown_report import markdown
from generators.core.diagnostics import ERROR, WARNING, Diagnostic, Fix, Location, Note

TEXTS = {"plan/x.yaml": "name：老年照护\nlead: 陈 平\n"}
COLON = Location("plan/x.yaml", 1, 5, 1, 6)
LEAD = Location("plan/x.yaml", 2, 7, 2, 10)


def report(*diagnostics, texts=TEXTS):
    return Report(
        as_of=date(2021, 9, 18), diagnostics=diagnostics, waived=(), answers=(),
        institution=None, plans=(), texts=texts, files=1,
    )  # fmt: skip


def width(text):
    return sum(2 if east_asian_width(c) in "WF" else 1 for c in text)


def test_a_frame_shows_place_fact_and_fix():
    found = Diagnostic(
        COLON, "Y103", ERROR, "用了中文冒号“：”", "这里应当是英文冒号，后面空一格", Fix(COLON, ": ")
    )
    shown = formats.text(report(found)).split("\n")
    assert shown[0] == "错误 Y103  用了中文冒号“：”"
    assert shown[1] == "  --> plan/x.yaml:1:5"
    assert shown[3] == " 1 | name：老年照护"
    assert "   = 改成   name: 老年照护" in shown
    assert "   = 说明   plan rules Y103" in shown


def test_beside_errors_the_rest_is_only_counted():
    error = Diagnostic(COLON, "Y103", ERROR, "用了中文冒号“：”")
    warning = Diagnostic(LEAD, "QTA-13", WARNING, "没有写等级", "写初级、中级或高级")
    shown = formats.text(report(error, warning))
    assert "没有写等级" not in shown
    assert "另有 1 处提醒和提示" in shown
    full = formats.full_text(report(error, warning))
    assert full.index("错误 Y103") < full.index("提醒 QTA-13  没有写等级")
    assert "   = 怎么改 写初级、中级或高级" in full


def test_without_errors_the_rest_stands_in_short_under_its_rules():
    found = [Diagnostic(at, "QTA-13", WARNING, f"没有写等级{n}", "写初级、中级或高级")
             for n, at in enumerate((COLON, LEAD))]  # fmt: skip
    assert formats.text(report(*found)).split("\n")[:4] == [
        "提醒 QTA-13  每一项名额都有等级（2 处，plan rules QTA-13）",
        "  plan/x.yaml:1:5  没有写等级0",
        "  plan/x.yaml:2:7  没有写等级1",
        "  怎么改：写初级、中级或高级",
    ]


@pytest.mark.parametrize("at", [COLON, LEAD])
def test_the_caret_stands_below_its_place(at):
    shown = formats.text(report(Diagnostic(at, "X", ERROR, "…"))).split("\n")
    line, caret = shown[3], shown[4]
    before = TEXTS["plan/x.yaml"].split("\n")[at.line - 1][: at.column - 1]
    assert width(caret[: caret.index("^")]) == width(line[: line.index("|") + 2]) + width(before)


def test_a_long_line_is_cut_around_its_place():
    text = {"plan/x.yaml": "text: " + "字" * 300 + "错" + "字" * 300}
    found = Diagnostic(Location("plan/x.yaml", 1, 307, 1, 308), "X", ERROR, "…")
    shown = formats.text(report(found, texts=text)).split("\n")
    assert "错" in shown[3]
    assert width(shown[3]) < 90
    assert width(shown[4][: shown[4].index("^")]) == width(shown[3][: shown[3].index("错")])


def test_related_places_are_shown():
    found = Diagnostic(LEAD, "X", ERROR, "…", related=(Note(COLON, "第一次写在这里"),))
    assert "::: plan/x.yaml:1:5  第一次写在这里" in formats.text(report(found))


HOSTILE = "x%0A\n::error::y\r::add-mask::z,:\x1b[31m"


def test_github_annotations_are_escaped_and_limited():
    """GitHub shows ten of each kind in a step."""
    found = [Diagnostic(LEAD, f"X{i}", WARNING, HOSTILE) for i in range(12)]
    found.append(Diagnostic(COLON, "Y", ERROR, HOSTILE, HOSTILE, Fix(COLON, HOSTILE)))
    lines = formats.github(report(*found)).split("\n")
    commands = [line for line in lines if re.match(r"\s*::", line)]
    assert [line.partition(" ")[0] for line in commands] == ["::error", *["::warning"] * 10]
    assert commands[0].startswith("::error file=plan/x.yaml,line=1,col=5,endLine=1,endColumn=6,")
    assert "%0A::error" in commands[0]
    assert not any(line.startswith("::add-mask") for line in lines)
    assert "另有 2 处" in lines[11]


@pytest.mark.parametrize(
    "fix", [Fix(COLON, ": "), Fix(Location("plan/x.yaml", 2, 8, 2, 9), "  ")], ids=["", "blanks"]
)
def test_the_mended_line_is_the_same_everywhere(fix):
    """In the terminal, in an annotation, below a pull request."""
    found = report(Diagnostic(COLON, "Y103", ERROR, "用了中文冒号“：”", "改", fix))
    (line,) = re.findall(r"^   = 改成   (.+)$", formats.text(found), re.M)
    assert f"%0A改成：{line}\n" in formats.github(found)
    assert f"\n\n    {line}\n\n" in markdown(found)
    assert row(found.diagnostics[0], found)["mended"] == line


def test_what_the_change_brought_is_shown_and_what_stood_already_is_a_line():
    stood = [Diagnostic(LEAD, f"X{i:02}", WARNING, "早就有") for i in range(30)]
    old = Diagnostic(LEAD, "Y102", ERROR, "早就错")
    new = [
        Diagnostic(COLON, "QTA-13", WARNING, "新的提醒"),
        Diagnostic(LEAD, "Z02", ERROR, "新的错"),
    ]
    found = replace(report(old, *stood, *new), standing=frozenset([old, *stood]))
    lines = formats.github(found).split("\n")
    codes = [re.search(r"title=\S+ ([\w-]+)", line)[1] for line in lines if line.startswith("::")]
    assert codes == ["Z02", "Y102", "QTA-13"]
    assert lines[3] == "改动以前就有 30 处提醒，plan check --all 可以看。"
    told = markdown(found)
    assert told.index("Z02") < told.index("QTA-13") < told.index("Y102")
    assert "早就有" not in told
    without_errors = formats.text(replace(found, diagnostics=(*stood, new[0]))).split("\n")
    assert without_errors[1:4] == ["  plan/x.yaml:1:5  新的提醒", "", lines[3]]
    assert formats.full_text(found).count("早就有") == 30


def test_text_has_no_line_that_a_runner_takes_for_a_command():
    found = Diagnostic(LEAD, "X", ERROR, HOSTILE, HOSTILE, related=(Note(COLON, HOSTILE),))
    shown = formats.text(report(found))
    assert not re.search(r"^\s*(::[a-z-]|##\[)", shown, re.M)
    assert "\x1b" not in shown


def test_json_has_the_promised_form():
    found = Diagnostic(
        COLON, "Y103", ERROR, "用了中文冒号", "改", Fix(COLON, ": "), (Note(LEAD, "又"),)
    )
    data = json.loads(formats.to_json(report(found)))
    assert set(data) == {"findings", "rules", "summary"}
    assert data["findings"] == [
        {
            "code": "Y103", "severity": "error", "message": "用了中文冒号", "file": "plan/x.yaml",
            "line": 1, "column": 5, "end_line": 1, "end_column": 6, "fix": "name: 老年照护",
            "doc": "/rules.html#y103",
            "related": [{"file": "plan/x.yaml", "line": 2, "column": 7, "message": "又"}],
        }
    ]  # fmt: skip
    assert data["summary"]["error"] == 1
