"""A programme is data: its words stand in every output, and those of another in none."""

import json
import re
import shutil
from datetime import date
from pathlib import Path

import notation
import pytest
from test_neutral import text_of
from test_revisions import git

from generators.checks.catalogue.codes import ALL_CODES
from generators.checks.plan_check import check
from generators.cli import new
from generators.cli.main import main
from generators.site.edition import make_edition
from generators.site.pages import artifacts, changes

BASE = Path(__file__).parent / "plans" / "base"
DAY = date(2025, 6, 1)
OF_ALL = {"rules.md"}  # made of the examples of all colleges
OTHERS = re.compile("1[+＋加]X|职业技能等级|培训评价组织|初级|中级|高级")
SECOND = """\
  - name: “绿卡”试点
    short: “绿卡”项目
    label: 绿卡
    certificates: 绿卡证书
    kind: 绿色技能证书
    evaluator: 绿卡中心
    levels: []
    basis: []
"""
REPRINT = """\
      - document: 关于移交试点工作的函（示教〔2025〕99号）
        since: null
        until: 2024-12-31
        confirmed: false
        origin: {kind: 补录, document: 别的学院网站上的转载}
"""


def texts(edition):
    """All that is made, as text: calendars unfolded, marks as they are read."""
    found = {}
    for each in artifacts(edition):
        raw = each.content
        said = raw.decode().replace("\r\n ", "") if each.path.endswith(".ics") else text_of(each)
        found[each.path] = said.replace("&#43;", "+")
    return found


def everything(folder):
    edition = make_edition(folder, DAY)
    assert [d for d in edition.report.diagnostics if d.severity == "error"] == []
    return texts(edition)


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    return everything(notation.lay(notation.plan("worded"), tmp_path_factory.mktemp("worded")))


def test_no_word_of_another_programme_is_in_any_output(made):
    assert len(made) > 100
    found = {
        (path, match[0], text[max(0, match.start() - 20) : match.end() + 20])
        for path, text in made.items()
        if path not in OF_ALL
        for match in OTHERS.finditer(text)
    }
    assert found == set()


def test_a_source_that_binds_one_programme_is_named_with_it():
    """Colleges that have another read the same rules."""
    for code in ALL_CODES:
        assert ("教职成" in code.explanation) <= ("1+X" in code.explanation), code.code


def test_its_own_words_are_where_they_are_looked_for(made):
    assert "# 2025年“技能通”制度试点 " in made["2025/index.md"]
    assert "“技能通”是毕业证书以外的技能证书。" in made["2025/index.md"]
    assert "示例证书试点办法（示教〔2024〕1号），2024年1月起" in made["2025/document.md"]
    assert "<dt>认定机构</dt>" in made["2025/certificates/alpha.md"]
    assert "2025年“技能通”证书名额表" in made["2025/tables/quotas.xlsx"]
    assert {"五级", "一级"} <= {*re.findall("[一-五]级", made["2025/tables/quotas.xlsx"])}
    assert "技能通证书学生须知" in made["2025/notices/students/alpha.md"]
    about = json.loads(made["api/v1/openapi.json"])
    assert about["info"]["title"] == "“技能通”试点公开数据"
    assert about["components"]["schemas"]["Level"]["enum"][0] == "五级"
    plan = json.loads(made["api/v1/2025/plan.json"])["data"]["programme"]
    assert plan["name"] == "“技能通”制度试点"
    assert [each["document"] for each in plan["basis"]] == ["示例证书试点办法（示教〔2024〕1号）"]


@pytest.fixture
def folder(tmp_path):
    return shutil.copytree(BASE, tmp_path / "repository" / "plan")


def add(file, text):
    file.write_text(file.read_text("utf-8") + text, "utf-8")


def test_a_document_that_nobody_has_seen_is_shown_nowhere(folder):
    """Not even among the changes of the data; once it was seen, that is told."""
    root, file = folder.parent, folder / "programmes.yaml"
    git(root, "init", "--quiet", "--initial-branch", "main")
    for more in ("", REPRINT):
        add(file, more)
        git(root, "add", "--all")
        git(root, "commit", "--quiet", "--message", "改动")
    edition = make_edition(folder, None)
    told = [
        path
        for path, text in everything(folder).items()
        if re.search("示教〔2025〕99号|别的学院网站", text)
    ]
    assert told == []
    assert [d.code for d in edition.report.diagnostics if "programmes" in d.location.path] == [
        "REF-25"
    ]
    file.write_text(file.read_text("utf-8").replace("confirmed: false", "confirmed: true"), "utf-8")
    git(root, "commit", "--quiet", "--all", "--message", "改动")
    (page, *_) = changes.render(make_edition(folder, None))
    assert "示教〔2025〕99号" in page.content
    assert "TIM-21" in {d.code for d in check(folder, DAY).diagnostics}


def test_a_site_of_two_programmes_names_both(folder):
    add(folder / "programmes.yaml", SECOND)
    head = folder / "2025" / "plan.yaml"
    add(head, "programme: “技能通”制度试点\n")
    assert main(["new", "2026", "--programme", "“绿卡”试点", "--plan", str(folder)]) == 0
    assert "programme: “绿卡”试点" in (folder / "2026/plan.yaml").read_text("utf-8")
    found = [d for d in check(folder, DAY).diagnostics if d.severity == "error"]
    assert {d.code for d in found} == {"REF-01"}  # the levels it has from the other
    assert all("不分等级" in d.message for d in found)
    for file in (folder / "2026/certificates").iterdir():
        text = re.sub("level: 初级", "level: null", file.read_text("utf-8"))
        file.write_text(text, "utf-8")
    edition = make_edition(folder, DAY, drafts=True)
    assert [d for d in edition.report.diagnostics if d.severity == "error"] == []
    assert edition.project == "“绿卡”项目、“技能通”试点"
    pages = texts(edition)
    assert "# 2026年“绿卡”试点 " in pages["2026/index.md"]
    assert "# 2025年“技能通”制度试点 " in pages["2025/index.md"]
    assert "绿卡项目、技能通试点" in pages["calendar.ics"]


def test_without_a_register_it_speaks_of_certificates_alone(folder):
    (folder / "programmes.yaml").unlink()
    pages = everything(folder)
    assert "# 2025年职业证书 " in pages["2025/index.md"]
    assert not any("技能通" in text for text in pages.values())


def test_a_new_year_asks_for_one_of_several(folder, monkeypatch, capsys):
    add(folder / "programmes.yaml", SECOND)
    add(folder / "2025/plan.yaml", "programme: “技能通”制度试点\n")
    begin = ["new", "2026", "--plan", str(folder)]
    assert main([*begin, "--programme", "“红卡”试点"]) == 2
    assert "有：“技能通”制度试点、“绿卡”试点" in capsys.readouterr().err
    monkeypatch.setattr(new.sys.stdin, "isatty", lambda: True, raising=False)
    monkeypatch.setattr("builtins.input", lambda said: "2" if "2  “绿卡”试点" in said else "")
    assert main(begin) == 0
    assert "programme: “绿卡”试点" in (folder / "2026/plan.yaml").read_text("utf-8")
    assert "证书项目是“绿卡”试点" in capsys.readouterr().out


def test_a_first_year_is_of_the_programme_there_is(folder, capsys):
    shutil.rmtree(folder / "2025")
    assert main(["new", "2026", "--plan", str(folder)]) == 0
    assert "关于2026年“技能通”制度试点的工作方案" in (folder / "2026/plan.yaml").read_text("utf-8")
    shutil.rmtree(folder / "2026")
    add(folder / "programmes.yaml", SECOND)
    assert main(["new", "2026", "--plan", str(folder)]) == 2
    assert "--programme" in capsys.readouterr().err
