"""Numerals there and back, and how wide words are set."""

import pytest

from generators.core import chinese


def test_every_numeral_is_read_as_it_is_written():
    assert [chinese.number(chinese.numeral(n)) for n in range(100)] == list(range(100))


@pytest.mark.parametrize(("word", "value"), [
    ("十", 10), ("二十", 20), ("九十九", 99), ("两", 2), ("零", 0), ("二〇二五", 2025), ("12", 12),
    ("", None), ("甲", None), ("十十", None), ("二三十", None), ("十二三", None), ("-1", None),
    ("1.5", None), ("一甲", None), ("１２", None),
])  # fmt: skip
def test_numbers_below_a_hundred_and_years(word, value):
    assert chinese.number(word) == value


@pytest.mark.parametrize(
    ("text", "narrow", "wide"), [("甲a", 3, 3), ("“甲”", 4, 6), ("ＡＢ", 4, 4)]
)
def test_faces_differ_in_what_is_wide(text, narrow, wide):
    assert (chinese.columns(text), chinese.columns(text, "WFA")) == (narrow, wide)


def test_what_is_shortened_says_so():
    assert chinese.shortened("甲乙丙", 3) == "甲乙丙"
    assert chinese.shortened("甲乙丙丁", 3) == "甲乙…"
