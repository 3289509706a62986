"""Which rows of a table of a notice are held against each other, when there are more or fewer."""

import pytest

from generators.press.drafting.reprints import TABLE, Passage, _first_pair

ROW, OTHER, SUM = "1｜茶艺师｜旅游管理｜30人", "2｜电工｜数控技术｜40人", "合计｜｜｜{}人"


def rows(*words):
    return [Passage(TABLE, each, spot=None) for each in words]


@pytest.mark.parametrize(("gone", "come", "said"), [
    ((ROW, SUM.format(70)), (SUM.format(40),), (ROW, "")),
    ((SUM.format(70),), (OTHER, SUM.format(110)), ("", OTHER)),
    ((ROW,), ("1｜茶艺师｜旅游管理｜25人",), (ROW, "1｜茶艺师｜旅游管理｜25人")),
    ((), (OTHER,), ("", OTHER)),
])  # fmt: skip
def test_a_row_that_is_gone_is_not_held_against_the_next(gone, come, said):
    assert _first_pair(rows(*gone), rows(*come)) == said
