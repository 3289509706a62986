"""Ways round the rules of changes, of several files: each is told.

What a case of tests/cases can show stands there; here are whole years that come and go, files under
other names, and proposals in which one half hides the other.
"""

import shutil
from pathlib import Path

import pytest

from generators.check import check

BASE = Path(__file__).parent / "base"
BETA, HEAD = "2025/certificates/beta.yaml", "2025/plan.yaml"
ACCOUNTS = "accounts:\n  - {who: 教学部, names: [office]}\n  - {who: 实训部, names: [training]}\n"


def edited(folder, *edits):
    for file, old, new in edits:
        text = (folder / file).read_text("utf-8")
        assert old in text
        (folder / file).write_text(text.replace(old, new, 1), "utf-8")


def moved(folder, old, new):
    (folder / old).rename(folder / new)


def with_accounts(folder):
    edited(folder, ("college.yaml", "origin:", f"{ACCOUNTS}origin:"))


def quota_under_another_file(folder):
    edited(folder, (BETA, "approved: 40", "approved: 39"))
    moved(folder, BETA, "2025/certificates/beth.yaml")


def certificate_under_another_name(folder):
    edited(folder, (BETA, "approved: 40", "approved: 39"), (BETA, "证书乙", "证书丙"))
    moved(folder, BETA, "2025/certificates/gamma.yaml")


def lead_under_another_file(folder):
    edited(folder, (BETA, "lead: 丁小四", "lead: 壬九"))
    moved(folder, BETA, "2025/certificates/beth.yaml")


def quota_and_closing_day(folder):
    edited(
        folder, (BETA, "approved: 40", "approved: 39"),
        (HEAD, "closes: before 2025-04-18", "closes: 2025-12-18"),
    )  # fmt: skip


def quota_and_draft(folder):
    edited(folder, (BETA, "approved: 40", "approved: 39"), (HEAD, "执行中", "草案"))
    (folder / "2025/issued.txt").unlink()


def year_under_another_number(folder):
    moved(folder, "2025", "2026")


def room_beside_a_new_year(folder):
    with_accounts(folder)
    shutil.copytree(folder / "2025", folder / "2026")
    edited(folder, ("rooms.yaml", "capacity: 60", "capacity: 66"))


def office_taken_over(folder):
    with_accounts(folder)
    edited(
        folder, ("2025/groups.yaml", "hosted_by: 教学部", "hosted_by: 实训部"),
        ("rooms.yaml", "capacity: 60", "capacity: 66"),
    )  # fmt: skip


def accounts_taken_away(folder):
    edited(folder, ("rooms.yaml", "capacity: 60", "capacity: 66"))


WAYS = [
    (quota_under_another_file, {"CHG-01", "CHG-09"}),
    (certificate_under_another_name, {"CHG-01", "CHG-08"}),
    (lead_under_another_file, {"CHG-04", "CHG-09"}),
    (quota_and_closing_day, {"CHG-01"}),
    (quota_and_draft, {"CHG-01", "CHG-05"}),
    (year_under_another_number, {"CHG-08"}),
    (room_beside_a_new_year, {"CHG-06"}),
    (office_taken_over, {"CHG-04", "CHG-06"}),
    (accounts_taken_away, {"CHG-06"}),
]


@pytest.mark.parametrize(("way", "codes"), WAYS, ids=lambda value: getattr(value, "__name__", ""))
def test_a_way_round_is_told(way, codes, tmp_path):
    before, after = (shutil.copytree(BASE, tmp_path / side / "plan") for side in "ab")
    actor = None
    if "CHG-06" in codes:
        with_accounts(before)
        actor = "training"
    way(after)
    told = {each.code for each in check(after, None, before, actor).diagnostics}
    assert {code for code in told if code.startswith("CHG-")} - {"CHG-10"} == codes


def test_a_plan_without_any_year_is_no_plan(tmp_path):
    after = shutil.copytree(BASE, tmp_path / "plan")
    shutil.rmtree(after / "2025")
    report = check(after, None, BASE)
    assert [each.code for each in report.diagnostics] == ["S202"]


def test_what_is_taken_back_is_judged_by_the_day_it_was_known(tmp_path):
    """Without an amendment the newest day of the plan itself would be before that amendment."""
    after = shutil.copytree(BASE, tmp_path / "plan")
    text = (after / "2025/amendments.yaml").read_text("utf-8")
    (after / "2025/amendments.yaml").write_text(text[: text.index("  - id: A2")], "utf-8")
    report = check(after, None, BASE)
    assert [each.code for each in report.diagnostics] == ["CHG-04"]
    assert report.as_of == check(BASE, None).as_of
