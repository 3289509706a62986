"""Documents of other numbering: chapters and articles, sections, Arabic numbers, none at all.

The document of the tests is renumbered throughout, so that every fact cites it in another way.
"""

import html
import re
from copy import deepcopy
from pathlib import Path

import pytest
from odd.plans import read, write
from test_bodies import made

from generators.checks.plan_check import check
from generators.model.document import clause_numbers, clause_places, issued_text

BASE = Path(__file__).parent / "plans" / "base"
HAN = "一二三四五六七八九"
CLAUSES = ("一", "二", "二（一）", "三", "三（一）", "三（二）", "三（三）", "三（四）", "四", "五",
           "五（一）", "五（二）", "五（三）")  # fmt: skip
ARTICLES = [name for name in CLAUSES if "（" in name]
CHAPTERS = {name: f"第{name}章" for name in CLAUSES if "（" not in name}


def articles(name):
    return CHAPTERS.get(name) or f"第{HAN[ARTICLES.index(name)]}条"


def articles_in_chapters(name):
    return CHAPTERS.get(name) or f"第{name[0]}章第{HAN[ARTICLES.index(name)]}条"


def sections(name):
    return CHAPTERS.get(name) or f"第{name[0]}章第{name[2]}节"


def arabic(name):
    return ".".join(str(HAN.index(each) + 1) for each in name if each in HAN)


def unnumbered(name):
    return "甲乙丙丁戊己庚辛壬癸子丑寅"[CLAUSES.index(name)] + "项工作"


WAYS = {
    articles: ("第二章\u3000试点内容", "第一条\u3000融入专业人才培养", "第七条\u3000实训部："),
    articles_in_chapters: ("第二章\u3000试点内容", "第一条\u3000融入", "第七条\u3000实训部："),
    sections: ("第二章\u3000试点内容", "第一节\u3000融入专业人才培养", "第二节\u3000实训部："),
    arabic: ("2. 试点内容", "2.1\u3000融入专业人才培养", "5.2\u3000实训部："),
    unnumbered: ("\n试点内容", "\n融入专业人才培养", "\n实训部："),
}


def renumbered(way):
    """The plan of the tests with other names of clauses, wherever they stand."""
    plan = deepcopy(read(BASE))
    for path in [p for p in plan if "/amendments/" in p]:
        del plan[path]
    names = {name: way(name) for name in CLAUSES}

    def walk(value):
        if isinstance(value, dict):
            for key, each in value.items():
                if key == "clause" and isinstance(each, str):
                    outer = max((n for n in names if each.startswith(n)), key=len, default=None)
                    mark = "、" if outer and names[outer][-1].isdigit() else ""
                    rest = each.removeprefix(outer or "")
                    rest = f"{mark}{rest}" if rest.isdigit() else rest
                    value[key] = f"{names[outer]}{rest}" if outer else each
                else:
                    walk(each)
        elif isinstance(value, list):
            for each in value:
                walk(each)

    walk(plan)
    return plan


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.__name__)
def test_a_document_of_any_numbering(way, tmp_path):
    college, files = made(renumbered(way), tmp_path / "plan")
    text = issued_text.stored(college)
    assert issued_text.solid(text) == issued_text.solid(college.issued_text)
    for words in WAYS[way]:
        assert words in text
    anchors = clause_places.anchors(college)
    own = {c.clause: anchors[c.clause] for c in college.clauses}
    assert len(set(own.values())) == len(own)
    page = files["2025/document.md"]
    for clause, anchor in own.items():
        assert f"#{anchor} data-toc-label" in page or f'id="{anchor}"' in page, clause
    told = check(tmp_path / "plan", None).diagnostics
    assert [d.message for d in told if d.code in ("DOC-14", "DOC-15", "REF-03", "REF-01")] == []


def test_an_article_is_cited_with_its_chapter_or_without(tmp_path):
    college, files = made(renumbered(articles), tmp_path / "plan")
    anchors = clause_places.anchors(college)
    assert anchors["第三章第三条"] == anchors["第三条"]
    assert anchors["第三章第三条1"] == anchors["第三条1"]
    plan = renumbered(articles)
    plan["2025/groups.yaml"]["teams"]["origin"]["clause"] = "第三章第三条"
    _, files = made(plan, tmp_path / "other")
    assert f'{anchors["第三条"]}" title="看原文">第三章第三条</a>' in files["2025/organisation.md"]
    plan["2025/commitments.yaml"]["commitments"][0]["origin"]["clause"] = "第二章第四条"
    write(plan, tmp_path / "wrong")
    told = [d for d in check(tmp_path / "wrong", None).diagnostics if d.severity == "error"]
    assert [d.code for d in told] == ["REF-01"]


@pytest.mark.parametrize(
    ("way", "gone", "expected"),
    [
        (articles, "第四条", "这里应当是“第四条”，写的是“第五条”"),
        (sections, "第三章第三节", "这里应当是“第三章第三节”，写的是“第三章第四节”"),
        (arabic, "3.3", "这里应当是“3.3”，写的是“3.4”"),
        (articles, "第四章", "这里应当是“第四章”，写的是“第五章”"),
    ],
)
def test_a_number_that_is_left_out_is_told(way, gone, expected, tmp_path):
    plan = renumbered(way)
    head, document = plan["2025/plan.yaml"], plan["2025/document.yaml"]
    head["status"] = "草案"
    document["clauses"] = [c for c in document["clauses"] if c["clause"] != gone]
    write(plan, tmp_path / "plan")
    told = {d.message for d in check(tmp_path / "plan", None).diagnostics}
    assert told & {expected} or any(gone in each for each in told if "没有" in each)


@pytest.mark.parametrize("way", clause_numbers.ITEMS)
def test_items_are_numbered_as_the_document_numbers_them(way, tmp_path):
    plan = renumbered(articles)
    for clause in plan["2025/document.yaml"]["clauses"]:
        for block in clause.get("blocks", ()):
            if "items" in block:
                block["item_numbers"] = way
    if way == "（一）":
        raw = re.sub("第三条([12])", lambda m: f"第三条（{HAN[int(m[1]) - 1]}）", repr(plan))
        plan = eval(raw)
    college, files = made(plan, tmp_path / "plan")
    mark = clause_numbers.item_mark(way, 2)
    assert f"\n{mark}将培训内容融入专业课程。" in issued_text.stored(college)
    assert f"{mark}将培训内容融入专业课程。" in html.unescape(files["2025/document.md"])


def test_names_of_clauses_are_read_back():
    for name, level, mark in (
        ("二（一）", 2, "（一）"), ("第三章第九条", 2, "第九条\u3000"), ("1.2.3", 3, "1.2.3\u3000"),
        ("第二十一条", 2, "第二十一条\u3000"), ("三（三）1", 3, "1. "),
        ("第一部分", 1, "第一部分\u3000"),
    ):  # fmt: skip
        number = clause_numbers.number_of(name)
        assert (number.level, clause_numbers.usual_mark(name)) == (level, mark)
        assert number.named(number.value) == name
    for name in ("引言", "附则", "总则一", "（", ""):
        assert clause_numbers.number_of(name) is None
