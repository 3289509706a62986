"""Bodies of other colleges: none at all, none with a head, posts instead of names, several leads,
people and units from outside."""

import json
import re
from copy import deepcopy
from pathlib import Path

import pytest
from odd.plans import read, write
from test_neutral import text_of

from generators.checks.plan_check import check
from generators.site.edition import Edition
from generators.site.making import make

OF_ALL = {"rules.md", "check.md"}  # made of the rules and examples of all colleges
BASE = Path(__file__).parent / "plans" / "base"
OUTSIDE = "示例企业有限公司"
TEAM = re.compile("教学团队|证书试点工作领导小组|团队负责人")


def changed(plan, path, **values):
    plan[f"2025/{path}.yaml"] |= values


def made(plan, folder):
    """Everything, as text, of a plan without errors."""
    write(plan, folder)
    report = check(folder, None)
    assert [f"{d.location} {d.message}" for d in report.diagnostics if d.severity == "error"] == []
    done = make(Edition(report, None))
    assert [d for d in done.report.diagnostics if d.severity == "error"] == []
    return report.plans[-1], {each.path: text_of(each) for each in done.artifacts}


@pytest.fixture
def plan():
    """That of the tests, without what speaks of its bodies."""
    plan = deepcopy(read(BASE))
    for path in [p for p in plan if "/notices/" in p or "/amendments/" in p]:
        del plan[path]
    return plan


def without_bodies(plan, *, teams=None):
    changed(plan, "groups", groups=[])
    del plan["2025/groups.yaml"]["later"]
    del plan["2025/groups.yaml"]["teams"]
    if teams:
        origin = {"kind": "补录", "document": "关于确定负责人的通知"}
        changed(plan, "groups", teams=teams | {"origin": origin})
    for slug in ("alpha", "beta"):
        certificate = plan[f"2025/certificates/{slug}.yaml"]
        lead = certificate.pop("team")["lead"]
        if teams:
            certificate["team"] = {"lead": lead, "members": None, "origin": origin}
        fields = [e for e in certificate["later"] if e["fields"] != ["members"]]
        certificate["later"] = fields
    clauses = [c for c in plan["2025/document.yaml"]["clauses"]
               if c["clause"] not in ("三（一）", "三（二）", "三（四）")]  # fmt: skip
    for clause in clauses:
        clause["clause"] = {"三（三）": "三（一）"}.get(clause["clause"], clause["clause"])
    changed(plan, "document", clauses=clauses)
    plan["2025/groups.yaml"]["origin"] = {"kind": "原文", "clause": "三"}
    plan["2025/commitments.yaml"]["commitments"][0]["origin"]["clause"] = "三（一）"
    for phase in plan["2025/timeline.yaml"]["phases"]:
        for task in phase["tasks"]:
            task["owners"] = [{"who": "教学部", "part": None, "lead": True}]
    return plan


def test_a_plan_without_any_body_speaks_of_none(plan, tmp_path):
    college, files = made(without_bodies(plan), tmp_path / "plan")
    assert (college.groups, college.teams, college.bodies) == ((), None, ())
    found = {path: match[0] for path, text in files.items() if (match := TEAM.search(text))}
    assert set(found) <= OF_ALL
    assert not any(path.startswith("2025/teams/") for path in files)
    assert json.loads(files["api/v1/2025/certificates.json"])["data"][0]["team"] is None
    assert "负责人</" not in files["2025/certificates/alpha.md"]


def test_a_team_is_called_as_the_plan_says(plan, tmp_path):
    teams = {"name": "证书负责人", "established": None, "contact": None, "duties": []}
    college, files = made(without_bodies(plan, teams=teams), tmp_path / "plan")
    assert college.teams.lead_called == "证书负责人"
    assert "<dt>证书负责人</dt>" in files["2025/certificates/alpha.md"]
    assert "证书甲证书负责人任务清单" in files["2025/notices/index.md"]
    told = "\n".join(files.values())
    assert "负责人负责人" not in told
    assert "教学团队" not in "".join(text for path, text in files.items() if path != "rules.md")


def test_what_the_lead_is_called_may_be_said(plan, tmp_path):
    teams = {"name": "项目组", "lead_title": "项目组组长", "established": None, "contact": None,
             "duties": []}  # fmt: skip
    _, files = made(without_bodies(plan, teams=teams), tmp_path / "plan")
    assert "<dt>项目组组长</dt>" in files["2025/certificates/alpha.md"]
    assert "证书甲</a>项目组组长" in files["2025/organisation.md"]


def other_bodies(plan):
    plan["people.yaml"]["people"] += [
        {"name": "寅小二", "of": OUTSIDE}, {"name": "各系主任", "post": True},
        {"name": "院长", "post": True},
    ]  # fmt: skip
    group = plan["2025/groups.yaml"]["groups"][0]
    del group["head"]
    group["roles"] = [
        {"title": "召集人", "people": ["甲一", "院长"], "posts": {"甲一": "副院长"}},
        {"title": "组成人员", "people": ["乙二", "各系主任", "寅小二"],
         "posts": {"乙二": "教学部主任"}, "count": 9},
    ]  # fmt: skip
    for clause in plan["2025/document.yaml"]["clauses"]:
        for block in clause.get("blocks", ()):
            if block.get("members") == "领导小组":
                block |= {"labels": {}, "between": "、", "unnumbered": True}
    team = plan["2025/certificates/alpha.yaml"]["team"]
    team |= {"co_leads": ["寅小二", "丁小四"], "posts": {"丁小四": "实训部"}}
    return plan


def test_people_with_posts_posts_alone_and_several_leads(plan, tmp_path):
    college, files = made(other_bodies(plan), tmp_path / "plan")
    archive = college.issued_text
    assert "召集人：甲一（副院长）、院长" in archive
    assert "组成人员：乙二（教学部主任）、各系主任、寅小二" in archive
    assert "壬九、寅小二、丁小四（实训部）" in archive
    page = files["2025/organisation.md"]
    assert f"乙二（教学部主任）、各系主任、寅小二（{OUTSIDE}）" in page
    assert "组成人员</dt>" in page
    assert f"寅小二（{OUTSIDE}）（9人）</dd>" in page  # as stated, not counted
    assert not re.search(r"<th[^>]*>(各系主任|院长)", page)
    assert f"壬九、寅小二（{OUTSIDE}）、丁小四（实训部）" in files["2025/certificates/alpha.md"]
    assert f"寅小二（{OUTSIDE}）" in files["2025/tables/names.xlsx"]
    team = json.loads(files["api/v1/2025/certificates.json"])["data"][0]["team"]
    assert (team["lead"], team["co_leads"]) == ("壬九", ["寅小二", "丁小四"])
    assert team["posts"] == [{"name": "丁小四", "post": "实训部"}]


def test_a_unit_from_outside_has_tasks_and_no_duty(plan, tmp_path):
    plan["departments.yaml"]["departments"].append(
        {"name": OUTSIDE, "slug": "company", "outside": True}
    )
    plan["2025/departments/company.yaml"] = {
        "department": OUTSIDE, "head": None, "duties": [],
        "origin": {"kind": "补录", "document": "合作协议"},
    }  # fmt: skip
    task = plan["2025/timeline.yaml"]["phases"][1]["tasks"][0]
    task["owners"].append({"who": OUTSIDE, "part": "提供设备",
                           "origin": {"kind": "补录", "document": "合作协议"}})  # fmt: skip
    _, files = made(plan, tmp_path / "plan")
    assert "是一起承担这项工作的校外单位" in files["2025/departments/company.md"]
    assert "提供设备" in files["2025/departments/company.md"]
    assert f"{OUTSIDE}</a>（校外单位）" in files["2025/departments/index.md"]
    told = [d for d in check(tmp_path / "plan", None).diagnostics if "company" in d.location.path]
    assert told == []


def test_a_team_without_what_teams_are_called_is_told(plan, tmp_path):
    without_bodies(plan)
    plan["2025/certificates/alpha.yaml"]["team"] = {"lead": None, "members": None}
    write(plan, tmp_path / "plan")
    (told,) = [d for d in check(tmp_path / "plan", None).diagnostics if d.severity == "error"]
    assert (told.code, told.message) == ("REF-01", "证书甲写了 team，groups.yaml 里没有 teams")
