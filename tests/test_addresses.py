"""What is published stays where it is: the rule that says so, held to the files that are made."""

import shutil
from functools import cache
from pathlib import Path

import pytest

from generators.checks.plan_check import check
from generators.site.edition import Edition
from generators.site.pages import substance

BASE = Path(__file__).parent / "plans" / "base"
HEAD = "2025/plan.yaml"
DRAFT = (HEAD, "status: 执行中", "status: 草案")
FIFTH = "  - {name: 专业五, slug: major-five, department: 示例系}\n"

# What is done: files get another name, texts are replaced; "" takes either away.
LOSSES = {
    "certificate renamed": {"2025/certificates/beta.yaml": "2025/certificates/second.yaml"},
    "certificate deleted": {"2025/certificates/beta.yaml": ""},
    "department renamed": {
        "slug: training-office": "slug: practice-office",
        "2025/departments/training-office.yaml": "2025/departments/practice-office.yaml",
    },
    "department's file deleted": {"2025/departments/training-office.yaml": ""},
    "major renamed": {"slug: major-four": "slug: major-4"},
    "major deleted": {FIFTH: ""},
    "summary renamed": {"2025/summaries/declaration.yaml": "2025/summaries/table.yaml"},
    "summary deleted": {"2025/summaries/declaration.yaml": ""},
    "notice renamed": {"2025/notices/registration.yaml": "2025/notices/enrolling.yaml"},
    "notice deleted": {"2025/notices/registration.yaml": ""},
    "year renamed": {"2025": "2026"},
}


@pytest.fixture(scope="module")
def before(tmp_path_factory):
    return laid(tmp_path_factory.mktemp("before"))


@pytest.mark.parametrize("how", LOSSES)
def test_an_address_that_is_lost_is_told(how, before, tmp_path):
    after = laid(tmp_path)
    edited(after, LOSSES[how])
    told = [d.code for d in check(after, None, before).diagnostics if d.severity == "error"]
    assert addresses(before) - addresses(after)
    assert told


@pytest.mark.parametrize("how", ["major renamed", "major deleted", "summary deleted"])
def test_the_address_of_a_draft_may_change(how, tmp_path):
    before, after = (laid(tmp_path / side) for side in "ab")
    for plan in (before, after):
        edited(plan, {"status: 执行中": "status: 草案", "2025/issued.txt": ""})
    edited(after, LOSSES[how])
    assert addresses(before) - addresses(after)
    assert "CHG-19" not in {d.code for d in check(after, None, before).diagnostics}


def laid(folder):
    """The plan of the fictional college with a major that no certificate lists."""
    plan = shutil.copytree(BASE, folder / "plan")
    majors = plan / "majors.yaml"
    majors.write_text(
        majors.read_text("utf-8").replace("catalogue:", f"{FIFTH}catalogue:"), "utf-8"
    )
    return plan


def edited(plan, edits):
    for old, new in edits.items():
        if (plan / old).exists():
            (plan / old).rename(plan / new) if new else (plan / old).unlink()
            continue
        (file,) = (f for f in plan.rglob("*.yaml") if old in f.read_text("utf-8"))
        file.write_text(file.read_text("utf-8").replace(old, new, 1), "utf-8")


@cache
def addresses(plan) -> set[str]:
    """Of all that is made; where a plan has errors, of what could be made of it without them."""
    return {made.path for made in substance(Edition(check(plan, None), None, drafts=True))}
