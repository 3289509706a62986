"""Two branches with an amendment each, merged by git: both hold, or what clashes is told."""

import subprocess
from itertools import combinations

import notation
import pytest
from test_revisions import git

from generators.checks.plan_check import check

# What an amendment says: file, target, was, becomes; two with one target clash.
CHANGES = {
    "places": ("certificates/beta.yaml", "quotas, 专业三, approved", "40", "39"),
    "fewer places": ("certificates/beta.yaml", "quotas, 专业三, approved", "40", "38"),
    "lead": ("certificates/alpha.yaml", "team, lead", "壬九", "丁小四"),
    "member": ("certificates/beta.yaml", "team, members", "null", "庚七"),
    "member gone": ("certificates/beta.yaml", "team, members, 戊五", "戊五", "null"),
    "deadline": ("timeline.yaml", "phases, P1, tasks, P1-3, due", "2025-06-20", "2025-06-27"),
    "session": ("certificates/beta.yaml", "sessions, S2, date", "2025-11-08", "2025-11-15"),
    "level": ("certificates/beta.yaml", "level", "初级", "中级"),
}
PAIRS = [*combinations(CHANGES, 2), ("places", "places"), ("lead", "lead")]
TEXT = (
    "file: {}\ntarget: [{}]\nwas: {}\nbecomes: {}\neffective: 2025-06-0{}\n"
    "document: 关于变更的通知（示卫院〔2025〕{}号）\nreason: 会议议定\n"
)


@pytest.fixture(scope="module")
def repository(tmp_path_factory):
    """Main, and for each change a branch of either side: who wrote it first, who later."""
    root = tmp_path_factory.mktemp("merges")
    plan = notation.lay(notation.plan("base"), root / "plan")
    git(root, "init", "-q", "-b", "main")
    _commit(root, "base")
    for name, change in CHANGES.items():
        for day, side in ((2, "one"), (3, "other")):
            git(root, "switch", "-q", "-C", _branch(name, side), "main")
            file = plan / "2025" / "amendments" / f"2025-06-0{day}-{name.replace(' ', '-')}.yaml"
            file.write_text(TEXT.format(*change, day, 30 + day), "utf-8")
            _commit(root, name)
    return root


def _branch(name, side):
    return f"{name.replace(' ', '-')}-{side}"


def _commit(root, message):
    git(root, "add", "-A")
    git(root, "-c", "user.name=t", "-c", "user.email=t@example.edu.cn", "commit", "-qm", message)


@pytest.mark.parametrize("pair", PAIRS, ids="+".join)
def test_both_hold_or_the_clash_is_told(pair, repository):
    one, other = pair
    git(repository, "switch", "-q", "--detach", _branch(one, "one"))
    who = ("-c", "user.name=t", "-c", "user.email=t@example.edu.cn")
    git(repository, *who, "merge", "-q", "--no-edit", _branch(other, "other"))
    report = check(repository / "plan", None)
    errors = [d for d in report.diagnostics if d.severity == "error"]
    plan = report.plans[-1]
    assert len(plan.amendments) == 4
    if CHANGES[one][:2] == CHANGES[other][:2]:
        assert [(d.code, "2025-06-03" in d.location.path) for d in errors] == [("REF-10", True)]
    else:
        assert errors == []
        assert {each.becomes for each in plan.amendments} >= {*map(_value, pair)}


def _value(name):
    *_, becomes = CHANGES[name]
    return None if becomes == "null" else int(becomes) if becomes.isdigit() else becomes


def test_one_value_on_one_day_is_one_file(repository):
    """Which git tells: it is a real clash."""
    for side, becomes in (("a", "39"), ("b", "38")):
        git(repository, "switch", "-q", "-C", side, "main")
        file = repository / "plan/2025/amendments/2025-06-02-beta-approved.yaml"
        change = ("certificates/beta.yaml", "quotas, 专业三, approved", "40", becomes)
        file.write_text(TEXT.format(*change, 2, 32), "utf-8")
        _commit(repository, side)
    with pytest.raises(subprocess.CalledProcessError):
        git(repository, "merge", "-q", "a")
    assert [d.code for d in check(repository / "plan", None).diagnostics] == ["Y110"]
    git(repository, "merge", "--abort")
