"""What visitors come for: on a phone, from the home page, in at most three steps, by what they see.

A step is a click, or what is typed into one field, or a key. Nobody types an address.
"""

import re
from dataclasses import dataclass, field

import pypdfium2
import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser


@dataclass
class Visitor:
    page: Page
    steps: list[str] = field(default_factory=list)

    def click(self, name: str, within: str = "#content") -> None:
        self.page.locator(within).get_by_role("link", name=name, exact=True).first.click()
        self.steps.append(f"click {name}")

    def type(self, words: str, into: str) -> None:
        self.page.get_by_label(into).fill(words)
        self.steps.append(f"type {words}")

    def press(self, key: str) -> None:
        self.page.keyboard.press(key)
        self.steps.append(key)

    def reads(self, *words: str) -> None:
        """All of it stands in the page, visible, in this order."""
        text = re.sub(r"\s", "", self.page.locator("#content").inner_text())
        at = 0
        for word in words:
            assert word in text[at:], (word, text)
            at = text.index(word, at)


@pytest.fixture
def visitor(visit, address):
    visit.page.set_viewport_size({"width": 360, "height": 780})
    visit.page.goto(f"{address}/")
    guest = Visitor(visit.page)
    yield guest
    assert len(guest.steps) <= 3, guest.steps
    assert visit.complaints == []
    assert visit.outside(f"{address}/") == []


def test_which_certificates_may_midwifery_take_and_how_many_places(visitor):
    visitor.click("助产")
    expect(visitor.page.locator(".answer:visible")).to_have_count(1)
    visitor.reads("助产专业", "母婴护理", "50人", "幼儿照护", "20人", "合计", "70人")


def test_the_same_by_typing(visitor):
    visitor.type("zhuchan", into="输入专业名称")
    visitor.press("Enter")
    expect(visitor.page.locator(".answer:visible")).to_have_count(1)
    visitor.reads("助产专业", "母婴护理", "50人", "幼儿照护", "20人")


@pytest.mark.parametrize(
    ("typed", "told", "shown"),
    [
        ("x", "有1个专业，点“查看”打开“现代家政服务与管理”。", "现代家政服务与管理"),
        ("J", "有", "健康管理"),
        ("v", "没有找到。请接着输入，或从全部专业里选。", "护理"),
        ("vv", "没有这个专业。请换一种写法，或从全部专业里选。", "护理"),
    ],
)
def test_a_letter_begins_a_name(visitor, typed, told, shown):
    visitor.type(typed, into="输入专业名称")
    expect(visitor.page.locator(".finder [role=status]")).to_contain_text(told)
    expect(visitor.page.locator(".chips").get_by_text(shown, exact=True)).to_be_visible()


def test_who_leads_elderly_care(visitor):
    visitor.click("老年照护")
    visitor.reads("教学团队负责人", "何丽丽", "三（二）表2")


def test_what_the_training_centre_must_do_from_september_to_december(visitor):
    visitor.click("职责和任务清单")
    visitor.click("实训中心")
    visitor.reads("2021年9月—2021年12月", "配合培训评价组织实施证书考核", "技能考核场所，考核物品")
    paper = visitor.page.pdf(prefer_css_page_size=True)
    (sheet,) = pypdfium2.PdfDocument(paper)  # one sheet
    printed = re.sub(r"\s", "", sheet.get_textpage().get_text_bounded())
    for words in (
        "负责实训、考核物品的采购、准备及管理", "2021年9月", "组织报名并开展培训",
        "实训场所，实训物品", "推定五（三）依据：", "配合培训评价组织实施证书考核", "原文五（三）",
    ):  # fmt: skip
        assert words in printed


def test_where_the_document_says_who_buys_materials(visitor):
    visitor.type("采购", into="搜索本站")
    visitor.page.wait_for_selector("#hits a")
    visitor.press("Enter")
    visitor.page.wait_for_url("**/departments/index.html#shared-3")
    visitor.reads("物资采购", "实训中心", "五（三）", "后勤保卫部", "五（七）")
    visitor.click("五（三）", within="table:has-text('物品的采购')")
    clause = visitor.page.locator(":target")
    expect(clause).to_contain_text("（三）实训中心")
    expect(clause).to_contain_text("考核物品的采购")


def test_what_is_promised_without_naming_who_does_it(visitor):
    visitor.click("待落实的事项")
    visitor.reads("没有写明由谁做：42项", "制定“1+X”证书制度试点工作管理办法", "文件未载明")
    expect(visitor.page.locator("tbody tr[id^=c]")).to_have_count(47)


def test_what_a_parent_asks_first(visitor):
    visitor.click("“1+X”是什么")
    expect(visitor.page.locator("#what")).to_be_in_viewport()
    visitor.reads("“1+X”是什么？", "“1”（学历证书）和“X”（若干职业技能等级证书）")


def test_the_finder_by_keyboard_alone(visit, address):
    page = visit.page
    page.goto(f"{address}/")
    for _ in range(30):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.id") == "major":
            break
    page.keyboard.type("助产")
    page.keyboard.press("Enter")
    page.wait_for_url("**/2021/finder.html#major-midwifery")
    expect(page.locator(".answer:visible")).to_have_count(1)
    page.reload()  # the answer is part of the address
    expect(page.locator(".answer:visible h2")).to_have_text("助产专业")
