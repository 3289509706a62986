"""What a college does otherwise is turned off or down in its data; nothing else can be."""

import re
import shutil

import notation
import pytest
from test_cases import BASE

from generators.checks.plan_check import check
from generators.checks.rule_list import RULES
from generators.checks.running import NOT_APPLICABLE
from generators.core.diagnostics import ERROR, INFO, WARNING
from generators.site.edition import make_edition
from generators.site.pages import rulebook

WHY = "reason: 两个阶段交叉进行, document: 院务会会议纪要〔2025〕3号"


@pytest.fixture
def plan(tmp_path):
    """A plan whose second phase begins before the first."""
    folder = tmp_path / "plan"
    shutil.copytree(BASE, folder)
    file = folder / "2025/timeline.yaml"
    text = file.read_text("utf-8")
    starts = re.findall(r"(?m)^    starts: (\S+)", text)
    file.write_text(text.replace(f"starts: {starts[1]}", "starts: 2025-02/下旬", 1), "utf-8")
    return folder


def kept(plan, treated):
    entry = f"rules:\n  - {{code: TIM-02, treated: {treated}, {WHY}}}\n"
    (plan / "rules.yaml").write_text(entry, "utf-8")
    return check(plan, None)


def told(report):
    return {each.severity for each in report.diagnostics if each.code == "TIM-02"}


def answer(report):
    return next(each for each in report.answers if each.rule.code == "TIM-02")


def test_a_habit_is_an_error_until_it_is_turned_down_or_off(plan):
    assert told(check(plan, None)) == {ERROR}
    assert told(kept(plan, "提醒")) == {WARNING}
    assert told(kept(plan, "提示")) == {INFO}
    report = kept(plan, "不查")
    assert told(report) == set()
    assert answer(report).status == NOT_APPLICABLE
    (why,) = answer(report).missing
    assert why == "学院不用这条规则：两个阶段交叉进行（院务会会议纪要〔2025〕3号）"


def test_a_rule_that_is_no_habit_stays(plan):
    """And the entry is told."""
    entry = f"rules:\n  - {{code: QTA-08, treated: 不查, {WHY}}}\n"
    (plan / "rules.yaml").write_text(entry, "utf-8")
    file = plan / "2025/certificates/alpha.yaml"
    text = file.read_text("utf-8")
    file.write_text(re.sub(r"approved: \d+", "approved: 900", text, count=1), "utf-8")
    codes = {each.code for each in check(plan, None).diagnostics}
    assert {"QTA-08", "REF-26"} <= codes


def test_nothing_is_turned_up(plan):
    entry = f"rules:\n  - {{code: REF-08, treated: 提醒, {WHY}}}\n"
    (plan / "rules.yaml").write_text(entry, "utf-8")
    rule = next(each.rule for each in check(plan, None).answers if each.rule.code == "REF-08")
    assert rule.severity == INFO


def test_what_is_frozen_and_what_is_a_fact_is_no_habit():
    habits = {each.code for each in RULES if each.habit}
    assert habits
    assert not [code for code in habits if code.startswith(("CHG", "SRC", "QTA", "PRV"))]


@pytest.mark.parametrize(
    ("actor", "refused"), [("training-li", {"CHG-06"}), ("office-zhang", set())]
)
def test_only_the_office_turns_a_habit_off(actor, refused, tmp_path):
    """The proposal is judged as it says itself, so who may say it is what matters."""
    before = notation.lay(notation.plan("accounts"), tmp_path / "before" / "plan")
    notation.lay(notation.plan("accounts", "beside"), tmp_path)
    plan = notation.lay(notation.plan("accounts"), tmp_path / "plan")
    entry = f"rules:\n  - {{code: TIM-02, treated: 不查, {WHY}}}\n"
    (plan / "rules.yaml").write_text(entry, "utf-8")
    report = check(plan, None, before, actor)
    assert {each.code for each in report.diagnostics} == refused
    assert answer(report).status == NOT_APPLICABLE


def test_the_rule_book_says_what_is_done_instead(plan):
    shutil.copytree(BASE, plan, dirs_exist_ok=True)
    kept(plan, "不查")
    (page,) = rulebook.render(make_edition(plan, None))
    assert "学院对这条规则：不查。两个阶段交叉进行（院务会会议纪要〔2025〕3号）。" in page.content
    assert page.content.count(">惯例</span>") == sum(each.habit for each in RULES)
