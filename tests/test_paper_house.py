"""The same bytes anywhere, a house's own layout, notices begun from what the plan knows."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from repositories import kept
from test_paper import pdf_text

from generators.cli.main import main
from generators.model.notice_kinds import KINDS
from generators.press.measuring.rows import FAILED
from generators.press.measuring.verifying import measure
from generators.press.paper.profiles import deviations
from generators.site.edition import make_edition
from generators.site.pages import paper_files, papers, printed_papers

ROOT = Path(__file__).parent.parent


@pytest.fixture
def plan(base_folder, tmp_path):
    return shutil.copytree(base_folder, tmp_path / "plan")


def files(folder):
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*")) if path.is_file()
    }  # fmt: skip


def test_papers_have_the_same_bytes_elsewhere_and_on_another_day(plan, tmp_path):
    """Another time zone, locale, hash seed, working directory, and 400 days later; in this
    process some were made before, in the other none was. Of a commit, else they were samples."""
    (tmp_path / "repository").mkdir()
    plan = kept(plan.rename(tmp_path / "repository" / "plan").parent) / "plan"
    assert main(["export", "--plan", str(plan), str(tmp_path / "one")]) == 0
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    faked = "import time\nreal = time.time\ntime.time = lambda: real() + 86400 * 400\n"
    (elsewhere / "sitecustomize.py").write_text(faked)
    changed = {"TZ": "Pacific/Kiritimati", "LC_ALL": "C", "PYTHONHASHSEED": "7"}
    subprocess.run(
        [sys.executable, "-m", "generators", "export", "--plan", plan, "two"],
        cwd=elsewhere, check=True, capture_output=True,
        env=os.environ | {"PYTHONPATH": f"{elsewhere}:{ROOT}"} | changed,
    )  # fmt: skip
    one, two = files(tmp_path / "one"), files(elsewhere / "two")
    assert [path for path in one if one[path] != two.get(path)] == []
    assert len([path for path in one if path.endswith((".pdf", ".docx"))]) > 30


HOUSE = """\
source: 示例学院公文版式规定（示卫院〔2024〕9号）
top: 35
bottom: 33
left: 27
right: 27
lines: null
characters: null
faces: {title: Noto Sans SC}
"""


def test_a_house_may_set_otherwise_and_every_deviation_is_named(plan):
    (plan / "paper.yaml").write_text(HOUSE, "utf-8")
    edition = make_edition(plan, None)
    assert edition.report.ok
    profile = paper_files.profile(edition)
    assert [(d.clause, d.standard, d.house) for d in deviations(profile)] == [
        ("5.2.2", "小标宋", "Noto Sans SC"),
        ("5.2.1", "天头 37 毫米", "天头 35 毫米"),
        ("5.2.1", "订口 28 毫米", "订口 27 毫米"),
        ("5.2.1", "切口 26 毫米", "切口 27 毫米"),
        ("5.2.1", "地脚 35 毫米", "地脚 33 毫米"),
    ]
    sheet = next(
        s for s in printed_papers.sheets(edition.newest) if s.section == printed_papers.OFFICIAL
    )
    pdf, docx = paper_files.printed(edition, edition.newest, "x", sheet.draft())
    found = {r.row.number: r.verdict for r in measure(pdf.content).results}
    assert found[11].state == FAILED
    assert "NotoSansSC" in found[16].measured
    assert b"Noto Sans SC" not in docx.content  # packed
    assert "示例卫生职业学院" in pdf_text(pdf.content)


@pytest.mark.parametrize("line", ["top: 5", "lines: 60", "left: 二十七", "margin: 3"])
def test_a_layout_that_cannot_be_is_refused(plan, line):
    key = line.partition(":")[0]
    text = "".join(each for each in HOUSE.splitlines(True) if not each.startswith(f"{key}:"))
    (plan / "paper.yaml").write_text(text + line + "\n", "utf-8")
    assert not make_edition(plan, None).report.ok


@pytest.mark.parametrize("kind", KINDS)
def test_a_notice_is_begun_with_what_the_plan_knows(plan, capsys, kind):
    assert main(["notice", "new", kind, "--about", "组织考核", "--plan", str(plan)]) == 0
    said = capsys.readouterr().out
    edition = make_edition(plan, None)
    assert edition.report.ok
    (begun,) = (n for n in edition.newest.notices if n.slug == f"{KINDS[kind].slug}-1")
    assert begun.kind == kind
    assert begun.status == "草稿"
    assert begun.number is begun.issued is None
    assert "发文字号" in said
    known = {"函": ("示例评价公司",)} | dict.fromkeys(("报告", "请示", "批复"))
    known |= dict.fromkeys(("公告", "通告", "公示", "纪要"), ())
    assert begun.addressees == known.get(kind, ("各系（部）", "各部门"))
    assert all(begun.slug not in artifact.path for artifact in papers.render(edition))


def test_a_notice_never_takes_the_place_of_another(plan, capsys):
    before = files(plan)
    arguments = ["notice", "new", "通知", "--about", "报名", "--plan", str(plan), "--name"]
    assert main([*arguments, "registration"]) == 2
    assert "没有改动" in capsys.readouterr().err
    assert main([*arguments, "../registration"]) == 2
    assert main([*arguments[:3], "--about", "报名: #", "--plan", str(plan)]) == 2
    assert files(plan) == before


@pytest.mark.parametrize("command", ["export", "build"])
def test_a_character_without_a_glyph_stops_everything_at_its_place(plan, tmp_path, capsys, command):
    file = plan / "2025" / "departments" / "teaching-office.yaml"
    file.write_text(
        file.read_text("utf-8").replace("what: 报名汇总表", "what: 报名汇总表\U0001f600"), "utf-8"
    )
    assert main([command, "--plan", str(plan), str(tmp_path / "out")]) == 1
    said = capsys.readouterr().err
    assert "DOC-24" in said
    assert "teaching-office.yaml:11:" in said
    assert not (tmp_path / "out").exists()
