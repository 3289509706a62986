"""The order of numbers in a print, attachments among them."""

from types import SimpleNamespace

import pytest

from generators.press.measuring.reading import AREA_LEFT, CHARACTER
from generators.press.measuring.text_rows import levels


def reading(*lines):
    page = SimpleNamespace(number=7)
    at = AREA_LEFT + 2 * CHARACTER
    return SimpleNamespace(text=[(page, SimpleNamespace(text=each, x=at)) for each in lines])


@pytest.mark.parametrize(("lines", "wrong"), [
    (("一、保障", "4.申诉渠道", "附件：1.计划表", "2.收费标准", "3.汇总表"), "4.申诉"),
    (("一、目标", "附件：1.计划表", "2.收费标准"), ""),
    (("一、目标", "附件:1．计划表", "3.汇总表"), "3.汇总"),
    (("一、目标", "2.收费标准"), "2.收费"),
])  # fmt: skip
def test_attachments_are_counted_from_the_line_that_names_them(lines, wrong):
    measured = levels.judge(reading(*lines)).measured
    assert ("不连续" in measured) == bool(wrong)
    assert measured.count("不连续") == bool(wrong)
    assert wrong in measured
