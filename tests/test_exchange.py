"""Reports for other programs: the comment below a pull request, and SARIF."""

import json
import re
from datetime import date
from html import unescape

import pytest
from markdown import markdown as render
from sarif_pydantic import Sarif

from generators.checks.catalogue.codes import ALL_CODES
from generators.checks.plan_check import Report, check
from generators.checks.reports.sarif import sarif
from generators.cli.reports.markdown_report import MARKER, escape, markdown
from generators.core.diagnostics import ERROR, WARNING, Diagnostic, Fix, Location, Note

PLACE = Location("plan/x.yaml", 1, 5, 1, 6)


def report(*diagnostics, waived=()):
    texts = {"plan/x.yaml": "name：老年照护 ``` x\n"}
    return Report(
        as_of=date(2021, 9, 18), diagnostics=diagnostics, waived=waived, answers=(),
        institution=None, plans=(), texts=texts, files=1,
    )  # fmt: skip


HOSTILE = [
    "@octocat", "#12", "GH-12", "closes #3", "[x](javascript:alert(1))", "![i](https://e.com/i)",
    "<img src=x onerror=alert(1)>",
    "https://evil.example", "www.evil.example", "`code`", "| a | b |",
    "*b* _i_ ~~s~~", "<!-- plan-check:v1 -->", "a\n\n# h\n", "```suggestion",
    "&lt;b&gt;", "</details>", "- x", "  - x", "1. x", "2) x", "---", "===", "[ ] x", "    x",
]  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_of_a_contributor_comes_to_life(text):
    shown = render(escape(text))
    assert re.fullmatch(r"<p>[^<]*</p>", shown), shown
    assert not re.search(r"@\w|#\d|GH-\d|://|www\.\w", shown.replace("&#", "")), shown


@pytest.mark.parametrize("text", [":tada:", "7d38fdf8", "A" * 3 + "d" * 37, "x/y@7d38fdf"])
def test_what_a_forge_makes_of_words_afterwards_is_broken(text):
    shown = escape(text)
    assert not re.search(r":[a-z]+:|[0-9a-f]{7}", shown, re.IGNORECASE), shown
    assert unescape(render(shown)).replace("\u2060", "") == f"<p>{text}</p>"  # and nobody sees it


def test_dates_and_times_are_left_as_they_are():
    assert escape("20250308 14:30:15") == "20250308 14:30:15"


def test_the_comment_shows_ten_and_folds_the_rest():
    found = [Diagnostic(PLACE, f"X{i}", WARNING, f"第 {i} 处") for i in range(12)]
    worst = Diagnostic(PLACE, "Y103", ERROR, "用了中文冒号", "改", Fix(PLACE, ": "))
    comment = markdown(report(*found, worst))
    assert comment.startswith(MARKER)
    assert "有 1 处要改" in comment
    assert comment.index("Y103") < comment.index("X0")
    assert "另有 3 处" in comment
    assert comment.count(MARKER) == 1


def test_the_mended_line_stands_as_code_as_the_terminal_shows_it():
    worst = Diagnostic(PLACE, "Y103", ERROR, "用了中文冒号", "改", Fix(PLACE, ": "))
    assert "\\\n改成：\n\n    name: 老年照护 ``` x\n\n" in markdown(report(worst))
    blank = Location("plan/x.yaml", 1, 10, 1, 11)
    spaces = Diagnostic(blank, "Y109", ERROR, "空格", "改", Fix(blank, "  "))
    assert "\n\n    name：老年照护··```·x（一点是一个空格）\n\n" in markdown(report(spaces))


def test_sarif_of_findings_fixes_and_waived_ones():
    found = Diagnostic(PLACE, "Y103", ERROR, "用", "改", Fix(PLACE, ": "), (Note(PLACE, "又"),))
    waived = Diagnostic(PLACE, "TIM-03", WARNING, "早")
    log = json.loads(sarif(report(found, waived=(waived,))))
    run = log["runs"][0]
    assert (log["version"], run["columnKind"]) == ("2.1.0", "unicodeCodePoints")
    assert [rule["id"] for rule in run["tool"]["driver"]["rules"]] == [c.code for c in ALL_CODES]
    one, two = run["results"]
    region = {"startLine": 1, "startColumn": 5, "endLine": 1, "endColumn": 6}
    assert one["locations"][0]["physicalLocation"]["region"] == region
    assert one["fixes"][0]["artifactChanges"][0]["replacements"][0]["deletedRegion"] == region
    assert run["tool"]["driver"]["rules"][one["ruleIndex"]]["id"] == "Y103"
    assert two["suppressions"] == [{"kind": "external"}]


def test_sarif_of_the_real_plan_fits_the_format(plan_folder):
    log = json.loads(sarif(check(plan_folder, as_of=None)))
    assert Sarif.model_validate(log).runs[0].results
