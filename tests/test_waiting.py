"""How every form of a report names a rule that waits, and what is to be mended first."""

import json

import notation
import pytest
from crossings import SLIPS

from generators.checks.plan_check import check
from generators.checks.reports.formats import full_text, github, text, to_json
from generators.checks.reports.sarif import sarif
from generators.checks.reports.waiting import first
from generators.cli.forge import artifacts, comments
from generators.cli.judging import Verdict
from generators.cli.reports.effects import effect
from generators.cli.reports.markdown_report import markdown
from generators.site.edition import make_edition
from generators.site.pages import checks


def verdict(report):
    return Verdict("0" * 40, "1" * 40, (), (), report)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """A plan in which an id of a task is used twice: TIM-07 cannot tell which is meant."""
    slip = next(slip for slip in SLIPS if slip.title == "REF task id twice")
    return notation.lay(notation.together(slip), tmp_path_factory.mktemp("twice") / "plan")


@pytest.fixture(scope="module")
def report(folder):
    return check(folder, None)


@pytest.fixture(scope="module")
def said(report):
    (cause,) = report.diagnostics
    assert cause.code == "REF-01"
    return f"先改好 REF-01 {cause.location.path}:{cause.location.line}"


@pytest.mark.parametrize("form", [text, full_text, github, sarif])
def test_a_form_names_who_waits_for_what(form, report, said):
    assert said in form(report)
    assert "TIM-07" in form(report)


def test_text_says_so_below_the_error_and_above_the_sum(report, said):
    *_, error, waiting, total = text(report).split("\n\n")
    assert "REF-01" in error
    assert f"  TIM-07 无法判断（{said}）" in waiting.split("\n")
    assert "条无法判断" in total


def test_json_names_the_place(report):
    rules = {each["code"]: each for each in json.loads(to_json(report))["rules"]}
    (cause,) = report.diagnostics
    place = {"code": "REF-01", "file": cause.location.path, "line": cause.location.line}
    assert rules["TIM-07"]["waits_for"] == [place]
    assert rules["QTA-09"]["waits_for"] == []


def test_sarif_has_an_open_question(report):
    results = json.loads(sarif(report))["runs"][0]["results"]
    kinds = {(each["ruleId"], each.get("kind", "fail")) for each in results}
    assert {("REF-01", "fail"), ("TIM-07", "open")} <= kinds


def test_a_comment_says_so_and_escapes_it(report):
    assert "TIM-07 无法判断（先改好 REF-01 " in markdown(report).replace("\\", "")
    handed = json.loads(effect(verdict(report)))
    told = comments.body(artifacts._shape(handed))
    assert "条规则要等别处改好，才能判断" in told
    assert "TIM-07 无法判断（先改好 REF-01 " in told.replace("\\", "")


def test_the_page_of_checks_says_so_without_a_path_of_the_machine(folder):
    (page,) = checks.render(make_edition(folder, None))
    assert "先改好 REF-01 2025/timeline.yaml:53。" in page.content
    assert str(folder) not in page.content


def test_of_many_causes_some_are_named(report):
    (cause,) = report.diagnostics
    assert first((cause,) * 5).endswith(" 等 5 处")
    assert first((cause,) * 3).count("REF-01") == 3


def test_where_nothing_waits_nothing_is_said(base_folder):
    report = check(base_folder, None)
    assert "才能判断" not in text(report) + markdown(report)
    assert json.loads(effect(verdict(report)))["waiting"] == []
