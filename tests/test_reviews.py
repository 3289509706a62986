"""`plan diff` as its readers get it: the same in text, Markdown and JSON, and what is made anew."""

import json
import shutil
from pathlib import Path

import pytest

from generators.checks.plan_check import check
from generators.cli.change_review import made_anew, review, unprinted
from generators.cli.judging import Verdict
from generators.cli.reports import differences
from generators.cli.reports.effects import effect
from generators.site.edition import Edition
from generators.site.pages import artifacts, urls

BASE = Path(__file__).parent / "plans" / "base"
ASIDE = {urls.CHECKS, urls.CHANGES, urls.FEED, urls.LAYOUT, urls.PAPERS, urls.SEARCH}
NEW_REASON = ("2025/amendments/2025-05-06-a2.yaml", "reason: 工作调动", "reason: 岗位调整")
NEW_SITE = ("college.yaml", "site: null", "site: https://www.example.edu.cn/")
NUMBER = ("2025/plan.yaml", "〔2025〕3号", "〔2025〕33号")  # of an issued plan: an error
COMMENT = ("rooms.yaml", "rooms:", "# 已核对\nrooms:")


def told(folder, *edits, form="text"):
    after = changed(folder, *edits)
    return differences.FORMATS[form](review(after, str(BASE), None, None))


def changed(folder, *edits):
    after = shutil.copytree(BASE, folder / "plan", dirs_exist_ok=True)
    for file, old, new in edits:
        text = (after / file).read_text("utf-8") if old else ""
        assert old in text
        (after / file).write_text(text.replace(old, new, 1), "utf-8")
    return after


def test_text_markdown_and_json_say_the_same(tmp_path):
    edits = (NEW_REASON, NEW_SITE, COMMENT)
    data = json.loads(told(tmp_path, *edits, form="json"))
    said = [
        "变更 2025-05-06-a2：缘由 工作调动 → 岗位调整",
        "学校：补写网站的网址：https://www.example.edu.cn/",
    ]
    assert sorted(each["text"] for each in data["changes"]) == sorted(said)
    text = told(tmp_path, *edits)
    assert all(f"  {each}\n" in text for each in said)
    assert "2 处改动" in text
    plain = told(tmp_path, *edits, form="markdown").replace("\\", "")
    assert plain.count("\n- 变更 2025-05-06-a2：缘由") == plain.count("\n- 学校：补写网站") == 1
    for name in ("pages", "calendars", "notices", "files"):
        assert data[name], name
    assert "有变化的日历" in text


def test_comments_and_spelling_are_no_change_but_the_file_is_named(tmp_path):
    assert told(tmp_path, COMMENT).endswith(
        "没有改动任何内容，只有注释、写法或先后不同（rooms.yaml）。\n"
    )
    assert told(tmp_path / "same").endswith("：没有改动任何内容。\n")
    assert json.loads(told(tmp_path, COMMENT, form="json"))["edited"] == ["rooms.yaml"]


def test_of_data_with_errors_it_says_why_no_page_is_listed(tmp_path):
    text = told(tmp_path, NUMBER)
    assert "33号" in text
    assert "有变化的网页和文件：数据还有错误" in text
    assert json.loads(told(tmp_path, NUMBER, form="json"))["affected_known"] is False


def test_the_year_is_named_only_where_there_are_several(tmp_path):
    after = changed(tmp_path, NEW_REASON)
    assert "2025年：变更" not in told(tmp_path, NEW_REASON)
    for folder in (after, both := shutil.copytree(BASE, tmp_path / "before" / "plan")):
        shutil.copytree(BASE / "2025", folder / "2026")
    assert "2025年：变更 2025-05-06-a2：缘由" in differences.text(
        review(after, str(both), None, None)
    )


@pytest.mark.parametrize("edit", [NEW_SITE, ("rooms.yaml", "capacity: 60", "capacity: 66")])
def test_what_is_made_anew_is_what_differs_when_all_is_made(edit, tmp_path):
    """The quick way, up to the printing, finds what the whole way finds."""
    before, after = check(BASE, None), check(changed(tmp_path, edit), None)
    old, new = ({a.path: a.content for a in artifacts(Edition(r, None))} for r in (before, after))
    differ = {path for path in old.keys() | new.keys() if old.get(path) != new.get(path)}
    pages = {
        path.removesuffix(".md") + ".html" if path.endswith(".md") else path for path in differ
    }
    assert {each.path for each in made_anew(unprinted(before), unprinted(after))} == pages - ASIDE


LETTER = "2025/notices/exam-site-letter.yaml"
LATER = (
    "2025/amendments/2025-06-01-a3.yaml", "",
    """file: certificates/beta.yaml
target: [sessions, S2, starts]
was: 14:30
becomes: 14:00
effective: 2025-06-01
document: 关于调整考核场次的通知（示卫院〔2025〕12号）
""",
)  # fmt: skip
WITHDRAWN = (
    (LETTER, "status: 已印发", "status: 已撤回"),
    (LETTER, "withdrawn: null", "withdrawn: {on: 2025-06-01, reason: 场次有调整}"),
)
AGAIN = "要重新印发的通知：示例卫生职业学院关于商请安排考核时间的函（示卫院〔2025〕7号）"


def test_a_notice_that_no_longer_says_what_is_so_is_to_be_issued_again(tmp_path):
    """A comment in another one, its withdrawal, a new one are no reason."""
    comment = ("2025/notices/monthly-meeting.yaml", "kind: 纪要", "# 教学部起草\nkind: 纪要")
    assert AGAIN in told(tmp_path / "amended", LATER, comment)
    assert "要重新印发的通知：示例" not in told(tmp_path / "withdrawn", LATER, *WITHDRAWN)
    assert "要重新印发" not in told(tmp_path / "comment", comment)
    edited = ("2025/certificates/beta.yaml", "starts: 14:30", "starts: 14:00")
    assert AGAIN in told(tmp_path / "error", edited)  # though nothing is made of it


def test_what_an_amendment_does_gives_its_labels_too(tmp_path):
    entry = "{file: certificates/beta.yaml, target: [quotas, 专业三, approved], was: 40, "
    entry += "becomes: 39, effective: 2025-05-06, document: 关于核减的通知（示卫院〔2025〕12号）}\n"
    edit = ("2025/amendments/2025-05-06-a9.yaml", "", entry)
    told = review(changed(tmp_path, edit), str(BASE), None, None)
    assert told.difference.topics == ("变更", "名额")
    assert told.difference.departments == ("示例系",)


def test_approvals_are_asked_of_whom_the_version_before_names(tmp_path):
    """Nobody makes himself the one who is asked; a file that was only commented on says so."""
    took = ("2025/groups.yaml", "hosted_by: 教学部", "hosted_by: 实训部")
    after = changed(tmp_path, took, COMMENT)
    told = review(after, str(BASE), None, None)
    assert told.approvals == (("2025/groups.yaml", ("教学部",)), ("rooms.yaml", ("教学部",)))
    data = json.loads(effect(Verdict("0" * 40, "1" * 40, (), (), told.report, told)))
    assert [each["file"] for each in data["approvals"]] == [
        "2025/groups.yaml", "rooms.yaml（只有注释、写法或先后不同）",
    ]  # fmt: skip
