"""Search and the finder: the page that is the thing comes first, by any way of typing its name."""

import json
import re

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

MAJORS, CERTIFICATES = "2021/majors/", "2021/certificates/"
DEPARTMENTS, PEOPLE = "2021/departments/", "2021/organisation.html#person-"
FIRST = {
    "老年照护": f"{CERTIFICATES}elderly-care.html",
    "lnzh": f"{CERTIFICATES}elderly-care.html",
    "laonianzhaohu": f"{CERTIFICATES}elderly-care.html",
    "婴护": f"{CERTIFICATES}maternal-and-infant-care.html",
    "myhl": f"{CERTIFICATES}maternal-and-infant-care.html",
    "光电": f"{CERTIFICATES}cosmetic-photoelectric-devices.html",
    "yundongyingyang": f"{CERTIFICATES}sports-nutrition.html",
    "药品": f"{CERTIFICATES}medicine-sales.html",
    "jwgl": f"{CERTIFICATES}housekeeping.html",
    "护理": f"{MAJORS}nursing.html",
    "huli": f"{MAJORS}nursing.html",
    "hl": f"{MAJORS}nursing.html",
    "助产专业": f"{MAJORS}midwifery.html",
    "药学": f"{MAJORS}pharmacy.html",
    "zyx": f"{MAJORS}chinese-pharmacy.html",
    "推拿": f"{MAJORS}acupuncture-and-tuina.html",
    "智慧养老": f"{MAJORS}smart-elderly-care.html",
    "jwb": f"{DEPARTMENTS}academic-affairs.html",
    "实训": f"{DEPARTMENTS}training-centre.html",
    "houqin": f"{DEPARTMENTS}logistics-and-security.html",
    "系部": f"{DEPARTMENTS}teaching-departments.html",
    "采购": f"{DEPARTMENTS}index.html#shared-3",
    "玉清": f"{PEOPLE}18",
    "tangyuqing": f"{PEOPLE}18",
    "tyq": f"{PEOPLE}18",
    "李 祎": f"{PEOPLE}4",
    "领导小组": "2021/organisation.html#group-1",
    "教学团队": "2021/organisation.html#group-3",
    "87号": "2021/document.html",
    "文号": "2021/document.html",
    "X证书": f"{CERTIFICATES}index.html",
    "名额": f"{CERTIFICATES}index.html",
    "总结": "2021/timeline.html#p3-1",
    "专账": "2021/document.html#s3-3-1",
    "五（三）": "2021/document.html#s5-3",
    "SRC-05": "rules.html#src-05",
    "老人": f"{CERTIFICATES}elderly-care.html",
    "月嫂": f"{CERTIFICATES}maternal-and-infant-care.html",
    "医美": f"{MAJORS}medical-cosmetology.html",
    "老年照护通知": "2021/notices/students/elderly-care.html",
    "日历": "2021/calendar.html",
    "接口": "data.html",
    "谁负责老年照护": f"{CERTIFICATES}elderly-care.html",
    "助产能考什么": f"{MAJORS}midwifery.html",
    # as people call things
    "1x": "2021/index.html",
    "老年护理": f"{CERTIFICATES}elderly-care.html",
    "家政": f"{MAJORS}modern-home-economics.html",
    "护士": f"{MAJORS}nursing.html",
    "教务处": f"{DEPARTMENTS}academic-affairs.html",
    "人事处": f"{DEPARTMENTS}personnel.html",
    "信息中心": f"{DEPARTMENTS}technology-and-network-centre.html",
    "護理": f"{MAJORS}nursing.html",
    # pinyin: a name half by initials, letters and characters, tones, blanks, a slip, an accent
    "luoxh": f"{PEOPLE}5",
    "hu理": f"{MAJORS}nursing.html",
    "lnzh证书": f"{CERTIFICATES}elderly-care.html",
    "lǎo nián zhào hù": f"{CERTIFICATES}elderly-care.html",
    "laonainzhaohu": f"{CERTIFICATES}elderly-care.html",
    "zangqinlu": f"{PEOPLE}14",
    # numbers: months, phases, documents, clauses
    "9月到12月": "2021/timeline.html#p2",
    "2022年1月": "2021/timeline.html#p3",
    "第二阶段": "2021/timeline.html#p2",
    "87号文": "2021/document.html",
    "三(三)1": "2021/document.html#s3-3-1",
    "第五部分": "2021/document.html#s5",
    # questions
    "护理多少名额": f"{MAJORS}nursing.html",
    "老年照护的老师是谁": f"{CERTIFICATES}elderly-care.html",
    "考试要钱吗": "2021/questions.html#fee",
    "考不过怎么办": "2021/questions.html#retake",
    "哪里领证": "2021/questions.html#issue",
    "名额分配通知": "2021/notices/quotas.html",
    "专题申报": f"{DEPARTMENTS}research.html",
    "没有人负责的事": "2021/commitments.html",
    # questions: months and parts of the year, what one can take, words that only ask
    "12月要做什么": "2021/timeline.html#p2",
    "年底之前做什么": "2021/timeline.html#p2",
    "护理能考什么证": f"{MAJORS}nursing.html",
    "宣传谁做": f"{DEPARTMENTS}teaching-departments.html",
    "有补贴吗": "2021/questions.html#fee",
    "考核": "2021/questions.html#exam",
    # clauses as they are spoken of
    "第三部分第二条": "2021/document.html#s3-2",
    # a wrong character, wrong characters that sound the same
    "母鹰护理": f"{CERTIFICATES}maternal-and-infant-care.html",
    "陈萍": f"{PEOPLE}19",
    "唐雨晴是谁": f"{PEOPLE}18",
    # days and months in figures
    "2021.9": "2021/timeline.html#p2",
    "2021-09": "2021/timeline.html#p2",
    "2021/9": "2021/timeline.html#p2",
    "2021-09-18": "2021/document.html",
    # what the document does not name
    "梁院长": "2021/questions.html#president",
    "举报": "2021/questions.html#complaint",
    "谁管钱": f"{DEPARTMENTS}finance.html",
    "怎么改数据": "guide/editing.html",
    # a name with more around it
    "网络中心要准备什么": f"{DEPARTMENTS}technology-and-network-centre.html",
    "三、保障措施（三）": "2021/document.html#s3-3",
    "护理系": f"{MAJORS}nursing.html",
}


def hits(visit):
    expect(visit.page.locator("#found")).to_have_text(re.compile("找到"))
    links = visit.page.locator("#hits a")
    return [links.nth(n).evaluate("link => link.href") for n in range(links.count())]


def test_the_page_that_is_the_thing_comes_first(visit, address):
    visit.page.goto(f"{address}/check.html")
    wrong = {}
    for query, expected in FIRST.items():
        visit.page.fill("#query", query)
        found = hits(visit)
        first = found[0].removeprefix(f"{address}/") if found else None
        if first != expected:
            wrong[query] = first
    assert wrong == {}
    assert visit.complaints == []


def test_the_index_is_loaded_when_search_is_used_and_only_once(visit, address):
    def scripts():
        return [url.rpartition("/")[2] for url in visit.requests if ".js" in url]

    visit.page.goto(f"{address}/", wait_until="networkidle")
    (first,) = scripts()
    version = first.removeprefix("site.js?")
    for query in ("护理", "助产"):
        visit.page.fill("#query", query)
        assert hits(visit)
    needed = ["finding.js", "search.js", "searching.js", "site.js", "spelling.js"]
    assert sorted(scripts()) == [f"{name}?{version}" for name in needed]


def test_search_by_keyboard_alone(visit, address):
    page = visit.page
    page.goto(f"{address}/2021/document.html")
    page.keyboard.press("/")
    page.keyboard.type("lnzh")
    assert hits(visit)
    field, chosen = page.locator("#query"), page.locator("#hits [aria-selected=true]")
    expect(field).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("ArrowDown")
    assert chosen.inner_text().startswith("老年照护")
    expect(field).to_have_attribute("aria-activedescendant", chosen.get_attribute("id"))
    expect(field).to_be_focused()
    page.keyboard.press("ArrowUp")
    expect(chosen).to_have_count(0)
    page.keyboard.press("Escape")
    assert page.locator("#results").is_hidden()
    expect(field).to_have_attribute("aria-expanded", "false")
    page.fill("#query", "lnzh")
    assert hits(visit)
    page.keyboard.press("Enter")
    page.wait_for_url("**/elderly-care.html")


def test_who_types_faster_than_the_index_comes_gets_there_all_the_same(visit, address):
    page, held = visit.page, []
    page.route("**/search.js*", lambda route: held.append(route))
    page.goto(f"{address}/")
    page.fill("#query", "lnzh")
    page.get_by_role("button", name="搜索", exact=True).click()
    page.wait_for_timeout(100)
    assert page.url == f"{address}/"
    held[0].continue_()
    page.wait_for_url("**/elderly-care.html")


def test_what_is_not_there_is_said(visit, address):
    visit.page.goto(f"{address}/")
    for query in ("zzzzzz", "学生处", "英语四级", "书记", "身份证", "<b>附则</b>"):
        visit.page.fill("#query", query)
        assert hits(visit) == []
        expect(visit.page.locator("#found")).to_contain_text(f"没有找到“{query}”")
        expect(visit.page.locator("#said")).to_contain_text("没有找到")
    visit.page.click("#nearby >> text=有问题找哪个部门")
    visit.page.wait_for_url("**/questions.html#contact")


def test_what_stands_in_the_index_is_text_and_marked_where_it_was_asked_for(visit, address):
    hostile = [["index.html", "<img src=x> 護理", "<b>", ["护理"], "1<2 护理 & <i>"]]
    script = f'window.SEARCH={{"sounds":"","steps":[],"entries":{json.dumps(hostile)}}}'
    visit.page.route("**/search.js*", lambda route: route.fulfill(body=script))
    visit.page.goto(f"{address}/")
    visit.page.fill("#query", "护理")
    assert hits(visit)
    assert visit.page.locator("#hits a").inner_text().split() == (
        ["<img", "src=x>", "護理", "<b>", "1<2", "护理", "&", "<i>"]
    )
    assert visit.page.locator("#hits mark").all_inner_texts() == ["護理", "护理"]
    assert visit.page.locator("#hits :not(li, a, strong, span, small, mark)").count() == 0


def test_search_by_double_click(visit, site):
    visit.page.goto((site / "2021" / "finder.html").as_uri())
    visit.page.fill("#query", "玉清")
    assert hits(visit)[0] == (site / "2021" / "organisation.html").as_uri() + "#person-18"
    visit.page.keyboard.press("Enter")
    visit.page.wait_for_url("**/organisation.html#person-18")
    assert visit.complaints == []


def shown(visit):
    return visit.page.locator(".answer:visible h2").all_inner_texts()


@pytest.mark.parametrize("typed", ["助产", "zhuchan", "zc", "zhuch"])
def test_the_finder_answers_and_keeps_its_state_in_the_address(visit, address, typed):
    page = visit.page
    page.goto(f"{address}/")
    page.fill("#major", typed)
    page.press("#major", "Enter")
    page.wait_for_url("**/2021/finder.html#major-midwifery")
    assert shown(visit) == ["助产专业"]
    answer = page.locator(".answer:visible").inner_text()
    for fact in (
        "母婴护理",
        "50人",
        "唐玉清",
        "幼儿照护",
        "20人",
        "陈平",
        "70人",
        "以“等”结尾",
        "表1",
    ):
        assert fact in answer
    page.reload()
    assert shown(visit) == ["助产专业"]
    page.click("text=看全部专业")
    expect(page.locator(".answer:visible")).to_have_count(13)
    page.go_back()
    expect(page.locator(".answer:visible")).to_have_count(1)
    assert visit.complaints == []


def test_the_finder_moves_the_focus_to_the_answer(visit, address):
    page = visit.page
    page.goto(f"{address}/2021/finder.html")
    page.focus("#major")
    page.keyboard.type("yaoxue")
    expect(page.locator(".chips li:visible")).to_have_text(["药学", "中药学"])
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator(":focus")).to_have_text("药学专业")
    assert page.locator(".chips [aria-current]").all_inner_texts() == ["药学"]


def test_without_a_script_the_finder_shows_everything(browser, address):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}/2021/finder.html#major-midwifery")
    assert page.locator(".answer:visible").count() == 13
    assert page.locator("#major").is_hidden()
    assert page.locator(".chips a:visible").count() == 13
    context.close()
