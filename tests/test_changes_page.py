"""The page 变更 and its feed: made from the history of the plan, the same whenever it is made."""

import shutil
import xml.etree.ElementTree as ElementTree
from html import unescape
from pathlib import Path

import pytest
from test_revisions import git

from generators.site.edition import make_edition
from generators.site.pages import changes

BASE = Path(__file__).parent / "plans" / "base"
ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture(scope="module")
def repository(tmp_path_factory):
    root = tmp_path_factory.mktemp("changes") / "repository"
    shutil.copytree(BASE, root / "plan")
    git(root.parent, "init", "--quiet", "--initial-branch", "main", str(root))
    save(root)
    rooms = root / "plan/rooms.yaml"
    rooms.write_text(rooms.read_text("utf-8").replace("capacity: 60", "capacity: 66"), "utf-8")
    save(root)
    rooms.write_text("# 只是一条注释\n" + rooms.read_text("utf-8"), "utf-8")
    save(root)
    return root


def save(root):
    git(root, "add", "--all")
    git(root, "commit", "--quiet", "--message", "改动")


def made(root):
    edition = make_edition(root / "plan", None)
    return [artifact.content for artifact in changes.render(edition)]


def test_it_says_what_was_changed_and_by_which_commit(repository):
    page, _ = made(repository)
    assert "60" in page
    assert "66" in page
    assert "机房一" in page
    assert page.count('<p id="c-') == 2, "a comment is no change"
    assert "首次收录" in page


def test_the_feed_is_atom(repository):
    feed = ElementTree.fromstring(made(repository)[1])
    assert feed.tag == f"{ATOM}feed"
    entries = feed.findall(f"{ATOM}entry")
    assert len(entries) == 2
    for each in (feed, *entries):
        assert all(each.find(f"{ATOM}{name}").text for name in ("id", "title", "updated"))
    assert "66" in entries[0].find(f"{ATOM}content").text


def test_it_is_the_same_again(repository):
    assert made(repository) == made(repository)


def test_what_is_older_stands_on_the_page_of_its_year(repository, monkeypatch):
    page, _ = made(repository)
    assert "按年查" not in page
    monkeypatch.setattr(changes, "_MOST_ON_PAGE", 1)
    made_now = changes.render(make_edition(repository / "plan", None))
    pages = {each.path: each.content for each in made_now}
    day = make_edition(repository / "plan", None).revision.day
    newest, of_year = pages["changes.md"], pages[f"changes/{day.year}.md"]
    assert f'<a href="changes/{day.year}.html">{day.year}年（2 次）</a>' in newest
    assert newest.count('<p id="c-') == 1
    assert "首次收录" not in newest
    assert of_year.count('<p id="c-') == 2
    assert "首次收录" in of_year


def test_many_changes_of_one_commit_are_folded_and_none_is_lost(repository, monkeypatch):
    monkeypatch.setattr(changes, "_MOST_SAID", 0)
    page, _ = made(repository)
    assert "<summary>另有 1 处</summary>" in page
    assert "66" in page


def test_without_history_it_says_so(repository, tmp_path):
    git(tmp_path, "clone", "--quiet", "--depth", "1", f"file://{repository}", "shallow")
    shutil.copytree(BASE, tmp_path / "zip/plan")
    for root in (tmp_path / "shallow", tmp_path / "zip"):
        page, feed = made(root)
        assert "没有历史记录" in page
        assert "<entry>" not in feed


def test_what_changes_of_a_renamed_certificate_is_told_by_both_names(tmp_path):
    """Its file keeps the name of the document; readers know it by the later one."""
    root = tmp_path / "repository"
    shutil.copytree(BASE, root / "plan")
    git(tmp_path, "init", "--quiet", "--initial-branch", "main", str(root))
    save(root)
    amendment = root / "plan/2025/amendments/2025-06-01-name.yaml"
    amendment.write_text(
        "file: certificates/beta.yaml\ntarget: [name]\nwas: 证书乙\nbecomes: 证书丙\n"
        "effective: 2025-06-01\ndocument: 关于更名的通知（示卫院〔2025〕12号）\nreason: 更名\n",
        "utf-8",
    )
    save(root)
    beta = root / "plan/2025/certificates/beta.yaml"
    beta.write_text(beta.read_text("utf-8").replace("certified: 36", "certified: 35"), "utf-8")
    alpha = root / "plan/2025/certificates/alpha.yaml"
    alpha.write_text(alpha.read_text("utf-8").replace("certified: 25", "certified: 24"), "utf-8")
    save(root)
    page, *_ = made(root)
    assert "证书乙（2025年6月1日起称“证书丙”）·专业三" in unescape(page)
    assert "<li>证书甲·专业一" in unescape(page)
