"""A plan as issued and as of a day: amendments laid over issued values."""

import shutil
from datetime import date

import pytest

from generators.checks.plan_check import check
from generators.core.yaml import source
from generators.model.document import issued_text
from generators.model.layers import Layer
from generators.model.load import load

BEFORE, AFTER = date(2025, 3, 31), date(2025, 12, 31)


@pytest.fixture(scope="module")
def plan(base_folder):
    return load(base_folder).plans[0]


def quota(plan, slug, major):
    certificate = next(c for c in plan.certificates if c.slug == slug)
    return next(quota for quota in certificate.quotas if quota.major == major)


def test_values_change_on_the_day_an_amendment_comes_into_force(plan):
    amendment = plan.amendments[0]
    assert (amendment.file, amendment.target[-1]) == ("certificates/alpha.yaml", "declared")
    day = amendment.effective.first
    major = amendment.target[1]
    assert quota(plan.as_of(day), "alpha", major).declared == amendment.becomes
    assert quota(plan.as_of(BEFORE), "alpha", major).declared == amendment.was
    assert quota(plan.as_of(AFTER).as_issued, "alpha", major).declared == amendment.was


def test_an_amended_value_comes_from_the_amendment(plan):
    amended = quota(plan.as_of(AFTER), "alpha", plan.amendments[0].target[1])
    origin, amendment = amended.origin_of("declared"), plan.amendments[0]
    assert (origin.kind, origin.document, origin.day) == (
        "补录", amendment.document, amendment.effective,
    )  # fmt: skip
    assert origin.at("document") == amendment.at("document")
    assert amended.origin.kind == amended.origin_of("major").kind == "原文"  # as before
    assert amended.at("declared") == plan.amendments[0].at("becomes")
    other = next(q for _, q in plan.as_of(AFTER).quotas if q.origin_of("declared").kind == "原文")
    assert "amendments" not in other.at("declared").path


def test_the_issued_document_is_printed_as_issued_on_any_day(plan):
    assert issued_text.stored(plan.as_of(AFTER)) == issued_text.stored(plan) == plan.issued_text


def test_reading_back_from_an_amended_plan_starts_from_the_issued_one(plan):
    assert plan.as_of(AFTER).as_of(BEFORE).declared == plan.declared


def test_a_value_keeps_its_place_below_thousands_of_amendments():
    below = source.parse("a:\n  b: 1\n", "x.yaml")
    layered = below
    for number in range(3000):
        layered = Layer(layered, {"a": {"b": number}}, {})
    assert layered.place(("a", "b")) == below.place(("a", "b"))


def test_a_certificate_that_was_added_last_is_judged_like_the_others(base_folder, tmp_path):
    """Without a day to judge by, all that is known is in force: a certificate later than the last
    amendment as well."""
    plan = shutil.copytree(base_folder, tmp_path / "plan")
    folder = plan / "2025" / "certificates"
    head, _, _ = (folder / "beta.yaml").read_text("utf-8").partition("quotas:")
    for old, new in (
        ("证书乙", "证书丙"),
        ("number: 2\n", "number: 3\nsince: 2026-01-01\n"),
        ("{kind: 原文, clause: 二（一）表1}", "{kind: 补录, document: 增加证书的通知}"),
    ):
        head = head.replace(old, new)
    team = "quotas: []\nteam:\n  lead: 没有登记的人\n  members: null\n"
    (folder / "gamma.yaml").write_text(head + team, "utf-8")
    assert "PPL-01" in {each.code for each in check(plan, as_of=None).diagnostics}
    before = {each.code for each in check(plan, as_of=date(2025, 12, 31)).diagnostics}
    assert "PPL-01" in before  # while it can be mended


@pytest.mark.parametrize("year", ["2031", "2062"])
def test_an_amendment_of_a_far_year_is_told_and_moves_no_day(year, base_folder, tmp_path):
    folder = shutil.copytree(base_folder, tmp_path / "plan")
    before = check(folder, None)
    (folder / "2025" / "amendments" / f"{year}-04-01-one.yaml").write_text(
        "file: certificates/alpha.yaml\ntarget: [quotas, 专业一, declared]\nwas: 30\nbecomes: 32\n"
        f"effective: {year}-04-01\ndocument: 关于再次调整名额的通知（示卫院〔2025〕8号）\n",
        "utf-8",
    )
    after = check(folder, None)
    assert after.as_of == before.as_of
    assert {each.code for each in after.diagnostics} - {
        each.code for each in before.diagnostics
    } == {"TIM-18"}
