"""`plan new`: a year is begun from another one, and green at once; what belongs to the other alone
does not come along."""

import shutil
from pathlib import Path

import pytest

from generators.checks.plan_check import check
from generators.cli.main import main

BASE = Path(__file__).parent / "plans" / "base"


@pytest.fixture
def folder(tmp_path):
    shutil.copytree(BASE, tmp_path / "plan")
    return tmp_path / "plan"


def _begin(folder: Path, year: str = "2026") -> int:
    return main(["new", year, "--plan", str(folder)])


def _replace(file: Path, *pairs: tuple[str, str]) -> None:
    text = file.read_text("utf-8")
    for old, new in pairs:
        assert old in text
        text = text.replace(old, new)
    file.write_text(text, "utf-8")


def _errors(folder: Path) -> list[tuple[str, str]]:
    report = check(folder, None)
    files = [d.location.path.removeprefix(f"{folder.as_posix()}/") for d in report.diagnostics]
    return [(d.code, file) for d, file in zip(report.diagnostics, files, strict=True)
            if d.severity == "error"]  # fmt: skip


def test_it_is_green_at_once_and_says_what_is_different_and_what_is_left(folder, capsys):
    assert _begin(folder) == 0
    told = capsys.readouterr().out
    assert "状态是草案" in told
    assert "2025/errata.yaml 的勘误，改好了 2 条" in told
    assert "变更已经算进去：2025-04-01-a1、2025-05-06-a2" in told
    assert "timeline.yaml：P1、P2 的起止时间" in told
    assert "名额空着（2025 年申报 95 人）" in told
    assert _errors(folder) == []


def test_what_belongs_to_one_year_is_left_empty_and_the_rest_is_kept(folder):
    _begin(folder)
    plan = check(folder, None).plans[-1].as_issued
    head = plan.head
    assert (plan.year, head.status, head.number, head.issued) == (2026, "草案", None, None)
    assert head.title == "示例卫生职业学院关于2026年证书试点的工作方案"
    assert (head.registration.opens, head.registration.closes) == (None, None)
    assert not any((*plan.amendments, *plan.errata, *plan.waivers, *plan.notices, *plan.quotas,
                    *plan.sessions, plan.issued_text))  # fmt: skip
    assert not any(phase.starts or phase.ends for phase in plan.phases)
    assert not any(task.due or task.done for _, task in plan.tasks)
    assert not any(each.evidence for each in plan.responsibilities)
    assert [c.team.lead for c in plan.certificates] == ["壬九", "己小六"]  # as amended since
    assert [r.department for r in plan.responsibilities] == ["教学部", "实训部", "各系（部）"]


def test_an_entry_that_an_amendment_added_comes_along(folder):
    amendment = (
        "{file: timeline.yaml, target: [phases, P2, tasks], was: null, effective: 2025-06-02, "
        "becomes: {id: P2-3, text: 补考, due: null, owners: []}, document: 示卫院〔2025〕12号}\n"
    )
    (folder / "2025" / "amendments" / "2025-06-02-a3.yaml").write_text(amendment, "utf-8")
    _begin(folder)
    tasks = check(folder, None).plans[-1].as_issued.phases[-1].tasks
    assert [task.text for task in tasks] == ["实施考核", "总结上报", "补考"]


def test_names_are_those_of_today(folder):
    former = "slug: teaching-office, former: [{name: 教学部, renamed: 2025-09-01, document: null}]"
    _replace(folder / "departments.yaml", ("教学部, slug: teaching-office", f"教学处, {former}"))
    _begin(folder)
    plan = check(folder, None).plans[-1]
    assert plan.responsibilities[0].department == "教学处"
    assert _errors(folder) == []


def test_nothing_is_overwritten(folder, capsys):
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    assert _begin(folder, "2025") == 2
    assert "已经有" in capsys.readouterr().err
    assert _begin(folder, "20255") == 2
    assert "2000 至 2099" in capsys.readouterr().err
    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before
