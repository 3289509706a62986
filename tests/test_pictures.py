"""Pictures hold what the plan holds, inside their frame, with a title, in words for everyone."""

import re
from datetime import date
from xml.etree import ElementTree

import pytest

from generators.site.edition import make_edition
from generators.site.pages import artifacts
from generators.site.pictures import text
from generators.site.pictures.chart import chart, numbers
from generators.site.pictures.gantt import _free, gantt
from generators.site.pictures.matrix import _without_codes, matrix


@pytest.fixture(scope="module")
def plan(plan_folder):
    return make_edition(plan_folder, None).plans[0]


@pytest.mark.parametrize("wide", [True, False])
def test_the_matrix_has_every_quota_and_every_listed_pair(plan, wide):
    picture = matrix(plan, wide)
    assert sorted(c.places for c in picture.cells if c.places is not None) == sorted(
        quota.declared for _, quota in plan.quotas
    )
    assert sum(cell.places is None for cell in picture.cells) == 14
    assert sum(row.places for row in picture.rows) == 420
    assert {c.weight for c in picture.cells if c.places} == {1, 2, 3, 4}
    words = ["".join(line for line, _ in column.words) for column in picture.columns]
    assert words == [certificate.name for certificate in plan.certificates]
    for cell in picture.cells:
        assert 0 < cell.x < picture.width
        assert picture.top < cell.y < picture.height


@pytest.mark.parametrize("wide", [True, False])
def test_bars_lie_where_their_months_are(plan, wide):
    picture = gantt(plan, date(2021, 10, 1), wide)
    assert [tick.label for tick in picture.ticks] == [
        "5月", "6月", "7月", "8月", "9月", "10月", "11月", "12月", "1月",
    ]  # fmt: skip
    assert [tick.year for tick in picture.ticks if tick.year] == ["2021年", "2022年"]
    month = picture.ticks[1].x - picture.ticks[0].x
    first, last = picture.bars[0], picture.bars[-1]
    assert first.x == picture.ticks[0].x
    assert first.width == pytest.approx(4 * month, abs=0.1)
    assert last.x + last.width == pytest.approx(picture.width, abs=0.1)
    assert len(picture.bars) == 8
    assert not any(bar.dated for bar in picture.bars)  # the document has not one day
    (mark,) = picture.marks  # archived: the day of the data says nothing
    assert picture.ticks[4].x < mark.x < picture.ticks[5].x
    assert picture.legend == ["虚线框：文件没有写期限，画到阶段结束", "竖线：成文的日期"]
    tops = [bar.y for bar in picture.bars]
    assert tops == sorted(tops)
    assert tops[-1] + 12 < picture.height


def test_on_a_phone_no_mark_goes_through_a_word(plan):
    picture = gantt(plan, date(2021, 10, 1), wide=False)
    words = [
        (bar.text_y - 12 + 16 * line, bar.text_y + 2 + 16 * line)
        for bar in picture.bars
        for line in range(len(bar.lines))
    ]
    names = [(band.y + 4, band.y + 17) for band in picture.bands]
    for top, bottom in picture.stretches:
        assert not [each for each in (*words, *names) if top < each[1] and bottom > each[0]]
    assert len(picture.stretches) == 1 + len(picture.bars)


def test_a_stated_day_ends_a_bar_there(base_folder):
    plan = make_edition(base_folder, date(2025, 6, 1)).plans[0]
    picture = gantt(plan, date(2025, 6, 1), wide=True)
    dated = [bar for bar in picture.bars if bar.dated]
    assert dated
    assert "菱形：写明的期限" in picture.legend
    assert {mark.label for mark in picture.marks} >= {"数据截至"}
    for bar in dated:
        assert bar.task.due is not None
        assert bar.x + bar.width <= picture.width


@pytest.mark.parametrize("wide", [True, False])
def test_everybody_stands_in_the_chart_as_often_as_they_hold_roles(plan, wide):
    picture, marks = chart(plan, wide), numbers(plan)
    words = [line.text for box in picture.boxes for line in box.lines]
    names = re.findall("[^、]+", "、".join(words))
    for name in plan.institution.people:
        shown = sum(each in (name, name + marks.get(name, "")) for each in names)
        assert shown == {"张锡红": 3}.get(name, 2 if name in marks else 1), name
    assert len(marks) == 9
    assert len(picture.links) == 1  # the office is the group's; the teams are under nobody
    for box in picture.boxes:
        assert box.x >= 0
        assert box.x + box.width <= picture.width
        assert box.y + box.height <= picture.height


def test_words_stay_inside_their_room():
    for most in (1, 2, 9):
        found = text.lines("深入研究职业技能等级标准，将证书培训内容融入方案" * 3, 120, 12, most)
        assert len(found) <= most
        assert all(text.width(line, 12) <= 120 + 12 for line in found)  # a mark may hang
    assert text.halves("现代家政服务与管理", 6) == ["现代家政", "服务与管理"]
    assert text.halves("美容光电仪器操作", 6) == ["美容光电", "仪器操作"]
    assert text.halves("护理", 6) == ["护理"]


def test_every_picture_is_well_formed_and_says_what_it_is(plan_folder):
    found = 0
    for artifact in artifacts(make_edition(plan_folder, None)):
        if not artifact.path.endswith(".md"):
            continue
        for svg in re.findall(r"<svg.*?</svg>", artifact.content, re.DOTALL):
            root = ElementTree.fromstring(svg)
            if not root.findall("*"):
                continue  # a bar, hidden from who does not see it
            names = root.attrib["aria-labelledby"].split()
            assert [root[0].attrib["id"], root[1].attrib["id"]] == names
            assert root[0].text
            assert root[1].text
            found += 1
    assert found == 6


@pytest.mark.parametrize(
    ("x", "taken"),
    [(0, []), (0, [(0, 42)]), (10, [(0, 42)]), (330, [(294, 336)]), (60, [(0, 42), (50, 90)])],
)
def test_a_label_stands_on_no_other(x, taken):
    at = _free(x, 22, 336, taken)
    assert 0 <= at <= 336 - 22
    assert all(at + 22 <= a or at >= b for a, b in taken)


def test_a_code_that_would_be_read_downwards_is_left_out_where_names_stay_apart():
    names = [
        "电工（6-31-01-03）",
        "车工（数控车床）（6-18-01-01）",
        "甲（01）",
        "甲（02）",
        "乙（初级）",
    ]
    assert list(_without_codes(names).values()) == [
        "电工", "车工（数控车床）", "甲（01）", "甲（02）", "乙（初级）",
    ]  # fmt: skip
