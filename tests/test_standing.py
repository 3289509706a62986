"""What a change has brought and what stood already: counted apart, whatever moves in a file."""

import re
import shutil
from datetime import date
from pathlib import Path

import pytest

from generators.checks.plan_check import check, compared
from generators.checks.reports import formats
from generators.checks.standing import Found, standing
from generators.core.diagnostics import ERROR, INFO, WARNING, Diagnostic, Location

PLANS = Path(__file__).parent / "plans"
DAY = date(2025, 12, 1)
LATE = "2025/timeline.yaml", "        done: 2025-04-18\n", ""  # a second task that is not done


def changed(folder, *edits):
    after = shutil.copytree(PLANS / "base", folder / "plan")
    for file, old, new in edits:
        text = (after / file).read_text("utf-8")
        assert old in text
        (after / file).write_text(text.replace(old, new, 1), "utf-8")
    return after


def both(folder, base, day=DAY):
    return compared(check(folder, day, base), folder, check(base, day), base)


def brought(folder, *edits):
    """Codes and lines of what a change has brought, and how much stood already."""
    report = both(changed(folder, *edits), PLANS / "base")
    new = [d for d in report.diagnostics if d not in report.standing]
    return [(d.code, d.location.line) for d in new], len(report.standing)


def test_without_a_version_before_nothing_is_compared():
    assert check(PLANS / "base", DAY).standing is None


@pytest.mark.parametrize("above", ["", "# 已核对\n\n"])
def test_what_only_moves_stood_already(tmp_path, above):
    assert brought(tmp_path, ("2025/timeline.yaml", "origin:", f"{above}origin:")) == ([], 2)


def test_a_warning_more_is_told_from_its_like_above_and_below(tmp_path):
    text = (PLANS / "base/2025/timeline.yaml").read_text("utf-8").split("\n")
    line = next(n for n, each in enumerate(text, 1) if "due: 2025-04-18" in each)
    found, stood = brought(tmp_path, LATE)
    assert ("TIM-12", line) in found
    assert [code for code, _ in found].count("TIM-12") == 1
    assert stood == 2


def test_beside_data_that_cannot_be_read_nothing_else_is_found(tmp_path):
    assert brought(tmp_path, ("2025/timeline.yaml", "origin: {", "origin：{")) == ([("Y103", 1)], 0)


def test_a_version_before_that_cannot_be_read_has_its_own_findings(tmp_path):
    wrong = ("2025/timeline.yaml", "origin: {", "origin：{")
    report = both(changed(tmp_path, wrong), changed(tmp_path / "before", wrong))
    assert [d.code for d in report.standing] == ["Y103"]


def found(folder, *lines, message="“甲”写了两次，第一次在第 {} 行"):
    """The same slip on some lines of a file."""
    text = "\n".join(word for word, _ in lines)
    path = f"{folder}/x.yaml"
    told = [Diagnostic(Location(path, n), "X01", WARNING, message.format(n))
            for n, (_, wrong) in enumerate(lines, 1) if wrong]  # fmt: skip
    return Found(folder, told, {path: text})


def test_of_several_alike_the_one_on_the_new_line_is_new():
    before = found("old", ("a: 甲", True), ("b: 甲", True))
    after = found("new", ("c: 甲", True), ("a: 甲", True), ("b: 甲", True))
    assert sorted(d.location.line for d in standing(before, after)) == [2, 3]
    assert sorted(d.location.line for d in standing(after, before)) == [1, 2]


def test_other_words_or_another_file_are_new():
    before, same = found("old", ("a: 甲", True)), found("new", ("a: 甲", True))
    assert len(standing(before, same)) == 1
    other_words = found("new", ("a: 甲", True), message="“乙”写了两次")
    other_file = found("new/more", ("a: 甲", True))._replace(folder="new")
    assert standing(before, other_words) == standing(before, other_file) == frozenset()


# --- archived years -------------------------------------------------------------------------------


def test_what_archived_years_have_is_one_line(capsys):
    """The registers are of every year: what is found there is shown."""
    report = check(PLANS / "2021", None)
    of_year = [each for each in report.diagnostics if "/2021/2021/" in each.location.path]
    waits = report.totals[WARNING]
    assert waits > 40
    counted = f"{waits} 处提醒、{sum(d.severity == INFO for d in of_year)} 处提示"
    line = f"2021 年（已归档）有 {counted}，plan check --all 可以看。"
    shown = formats.text(report).split("\n")
    assert [code for code in shown if code.startswith(("提醒 ", "提示 "))] == [
        "提示 REF-25  证书项目的依据都核对过原件（1 处，plan rules REF-25）"
    ]
    assert line in shown
    assert shown[-1].startswith("已检查 ") or shown[-2].startswith("已检查 ")
    assert line in formats.github(report).split("\n")
    assert formats.full_text(report).count("\n  --> ") >= waits


def test_an_error_of_an_archived_year_is_shown(tmp_path):
    plan = shutil.copytree(PLANS / "2021", tmp_path / "plan")
    file = plan / "2021/certificates/elderly-care.yaml"
    file.write_text(file.read_text("utf-8").replace("[护理,", "[护理, 没有的专业,"), "utf-8")
    report = check(plan, None)
    assert report.count(ERROR)
    assert formats.github(report).startswith("::error file=")
    assert "没有的专业" in formats.text(report)


def test_what_a_change_brings_to_an_archived_year_is_shown(tmp_path):
    """It is the change that is judged then, not the year."""
    before = shutil.copytree(PLANS / "2021", tmp_path / "plan")
    file = before / "2021/groups.yaml"
    text = file.read_text("utf-8")
    file.write_text(text.replace("contact: null", "contact: 教务部", 1), "utf-8")
    shown = formats.github(both(PLANS / "2021", before, DAY))
    assert re.search(r"^::warning file=\S+/groups.yaml,.* PPL-08::", shown, re.M)
    assert re.search(r"^改动以前就有 \d+ 处提醒、\d+ 处提示，", shown, re.M)
