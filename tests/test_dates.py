"""The grammar of written dates."""

from datetime import date

import pytest

from generators.core import dates


@pytest.mark.parametrize(
    ("text", "first", "last", "precision", "chinese"),
    [
        ("2021", (2021, 1, 1), (2021, 12, 31), "年", "2021年"),
        ("2021-05", (2021, 5, 1), (2021, 5, 31), "月", "2021年5月"),
        ("2024-02", (2024, 2, 1), (2024, 2, 29), "月", "2024年2月"),
        ("2021-09-18", (2021, 9, 18), (2021, 9, 18), "日", "2021年9月18日"),
        ("2021-11/上旬", (2021, 11, 1), (2021, 11, 10), "旬", "2021年11月上旬"),
        ("2021-02/下旬", (2021, 2, 21), (2021, 2, 28), "旬", "2021年2月下旬"),
        ("2021-2022-1", (2021, 9, 1), (2022, 1, 31), "学期", "2021-2022学年第一学期"),
        ("2021-2022-2", (2022, 2, 1), (2022, 8, 31), "学期", "2021-2022学年第二学期"),
        ("before 2021-12", (2021, 12, 1), (2021, 12, 31), "月", "2021年12月底前"),
        ("before 2021", (2021, 1, 1), (2021, 12, 31), "年", "2021年底前"),
        ("before 2021-2022-1", (2021, 9, 1), (2022, 1, 31), "学期", "2021-2022学年第一学期结束前"),
        ("before 2021-11-05", (2021, 11, 5), (2021, 11, 5), "日", "2021年11月5日前"),
    ],
)
def test_written_dates(text, first, last, precision, chinese):
    parsed = dates.parse(text)
    assert (parsed.first, parsed.last) == (date(*first), date(*last))
    assert (parsed.precision, parsed.chinese) == (precision, chinese)


@pytest.mark.parametrize(
    "text",
    [
        "2021-02-30", "2021-13", "2021-9-18", "2021年9月18日", "2021－09－18", "O3", "1999-01-01",
        "2100", "2021-09-18 08:00", "2021-2023-1", "2021-2022-3", "before", "2021-11/头旬", "",
        "２０２１-09", "2021-00", "2021-09-00", " 2021",
    ],
)  # fmt: skip
def test_what_is_not_a_date_is_refused_in_chinese(text):
    with pytest.raises(ValueError, match=r"[\u4e00-\u9fff]"):
        dates.parse(text)


@pytest.mark.parametrize(("text", "chinese", "moments"), [
    ("2021-11-05 17:00", "2021年11月5日17:00", ("17:00", "17:00")),
    ("before 2021-11-05 08:30", "2021年11月5日08:30前", ("08:30", "08:30")),
    ("2021-11-05", "2021年11月5日", ("", "24:00")),
    ("2021-11/上旬", "2021年11月上旬", ("", "24:00")),
])  # fmt: skip
def test_a_deadline_may_have_an_hour(text, chinese, moments):
    parsed = dates.parse_deadline(text)
    assert (parsed.chinese, parsed.text) == (chinese, text)
    assert (parsed.begins[1], parsed.ends[1]) == moments
    assert parsed.begins[0] == parsed.first


def test_hours_of_one_day_are_in_order_within_it():
    written = ("2021-11-04", "2021-11-05 08:30", "2021-11-05 17:00", "2021-11-05", "2021-11")
    ends = [dates.parse_deadline(each).ends for each in written]
    assert ends == sorted(ends)
    assert len({*ends}) == len(ends)


@pytest.mark.parametrize("text", [
    "2021-11-05 9:00", "2021-11-05 24:00", "2021-11-05 17:60", "2021-11 17:00", "2021-11-31 17:00",
    "2021-11-05 17:00:00", "2021-11-05  17:00", "2021-11-05 17：00", "2021-11/上旬 17:00",
])  # fmt: skip
def test_an_hour_that_is_none_is_refused_in_chinese(text):
    with pytest.raises(ValueError, match=r"[\u4e00-\u9fff]"):
        dates.parse_deadline(text)


@pytest.mark.parametrize("text", ["2021-09", "before 2021-09-18", "2021-11/上旬"])
def test_a_day_must_be_a_day(text):
    with pytest.raises(ValueError, match="写到日"):
        dates.parse_day(text)


@pytest.mark.parametrize(("text", "said"), [
    ("before 2026-12", "考场自查整改12月底前完成"),
    ("before 2026-12-31", "考场自查整改12月底前完成"),
    ("before 2026-06-30", "2026年6月底前提交总结"),
    ("before 2026-12", "2026年12月前完成"),
])  # fmt: skip
def test_the_end_of_a_month_is_found_as_documents_write_it(text, said):
    assert any(way in said for way in dates.parse_deadline(text).ways)


def test_a_day_within_a_month_is_no_end_of_it():
    assert not any(way in "12月底前完成" for way in dates.parse("before 2026-12-30").ways)
