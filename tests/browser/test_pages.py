"""Every page on a phone, for everyone, by itself: overflow, axe, keyboard, colours, requests."""

import gzip
import re
from urllib.parse import urlsplit

import pypdfium2
import pytest
from axe_playwright_python.sync_playwright import Axe
from browsing import launch
from playwright.sync_api import expect
from screens import OVERFLOW, PAGES

pytestmark = pytest.mark.browser

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
STORED = "（一）融入专业人才\u2060["  # the heading, then the mark of its note


def every_page(site):
    return sorted(path.relative_to(site).as_posix() for path in site.rglob("*.html"))


def test_no_page_scrolls_sideways_on_a_phone(visit, site, address):
    page, wide = visit.page, []
    for path in every_page(site):
        page.goto(f"{address}/{path}")
        for width, size in ((320, "normal"), (320, "large"), (360, "normal"), (414, "large")):
            page.set_viewport_size({"width": width, "height": 780})
            page.evaluate("size => { document.documentElement.dataset.size = size }", size)
            if overflow := page.evaluate(OVERFLOW):
                wide.append((path, width, size, overflow))
    assert wide == []
    assert visit.complaints == []
    assert visit.outside(f"{address}/") == []


def test_type_of_double_size_leaves_the_layout_whole(visit, address):
    page, wide = visit.page, []
    for path in PAGES:
        page.goto(f"{address}/{path}")
        page.evaluate("document.documentElement.style.fontSize = '200%'")
        for width in (640, 360):
            page.set_viewport_size({"width": width, "height": 900})
            if overflow := page.evaluate(OVERFLOW):
                wide.append((path, width, overflow))
    assert wide == []


# What a line of few characters spoils: text cut off, columns one character wide, where one is
# printed over the title.
SPOILT = """() => {
  const found = [], size = e => parseFloat(getComputedStyle(e).fontSize);
  const told = (what, e) => found.push(what + ' ' + e.textContent.trim().slice(0, 12));
  for (const e of document.querySelectorAll('#content *, .bar *'))
    if (e.clientWidth > 2 && getComputedStyle(e).overflowX !== 'visible'
        && e.scrollWidth > e.clientWidth + 1 && e.tagName !== 'INPUT') told('cut:', e);
  const texts = document.createTreeWalker(document.getElementById('content'), NodeFilter.SHOW_TEXT);
  for (let text = texts.nextNode(); text; text = texts.nextNode()) {
    const range = document.createRange(), e = text.parentElement;
    range.selectNodeContents(text);
    const lines = [...range.getClientRects()].filter(r => r.width);
    const widest = Math.max(...lines.map(r => r.width));
    if (lines.length > 2 && widest < 2.5 * size(e) && !e.closest('thead')) told('thin:', e);
  }
  const crumbs = document.querySelector('.crumbs'), title = document.querySelector('h1');
  if (crumbs && crumbs.getBoundingClientRect().bottom > title.getBoundingClientRect().top)
    told('over:', title);
  return found;
}"""


def test_a_browser_set_to_type_of_double_size_shows_all_of_a_page_on_a_phone(playwright, address):
    """What phones for the elderly are set to: lengths in em grow in media queries as well."""
    browser = launch(playwright, "--blink-settings=defaultFontSize=32")
    page = browser.new_page(locale="zh-CN", viewport={"width": 360, "height": 780})
    spoilt = []
    for path in PAGES:
        page.goto(f"{address}/{path}")
        found = [page.evaluate(OVERFLOW), *page.evaluate(SPOILT)]
        spoilt += [(path, each) for each in found if each]
    browser.close()
    assert spoilt == []


def test_what_is_small_leaves_room_for_a_finger(visit, address):
    """24 by 24 (WCAG 2.2, 2.5.8)."""
    page = visit.page
    page.set_viewport_size({"width": 360, "height": 780})
    for path, small in (
        ("2021/index.html", "td.number .fact"),
        ("2021/document.html", "sup a"),
        ("2021/document.html", ".editions input"),
    ):
        page.goto(f"{address}/{path}")
        sizes = page.eval_on_selector_all(
            small,
            "all => all.map(e => e.getBoundingClientRect()).map(r => Math.min(r.width, r.height))",
        )
        assert min(sizes) >= 24, (path, small)


@pytest.mark.parametrize("path", PAGES)
def test_axe_finds_nothing_in_light_and_dark(visit, address, path):
    page = visit.page
    page.goto(f"{address}/{path}")
    page.evaluate("document.querySelectorAll('details').forEach(each => { each.open = true })")
    for scheme in ("light", "dark"):
        page.evaluate("scheme => { document.documentElement.dataset.scheme = scheme }", scheme)
        found = Axe().run(page, options={"runOnly": RULES, "resultTypes": ["violations"]})
        assert found.response["violations"] == [], (scheme, found.generate_report())


@pytest.mark.parametrize(("typed", "shown"), [("护", "#hits a"), ("学生处", "#nearby a")])
def test_axe_finds_nothing_in_open_results_and_on_a_phone(visit, address, typed, shown):
    page = visit.page
    page.set_viewport_size({"width": 360, "height": 780})
    page.goto(f"{address}/2021/finder.html#major-midwifery")
    page.fill("#query", typed)
    page.wait_for_selector(shown)
    found = Axe().run(page, options={"runOnly": RULES, "resultTypes": ["violations"]})
    assert found.response["violations"] == [], found.generate_report()


def test_colours_follow_the_system_and_the_button_and_stay(browser, address):
    context = browser.new_context(color_scheme="dark")
    page = context.new_page()
    page.goto(f"{address}/")
    ground = "getComputedStyle(document.body).backgroundColor"
    dark = page.evaluate(ground)
    page.click("#scheme")
    light = page.evaluate(ground)
    assert light == "rgb(255, 255, 255)" != dark
    page.goto(f"{address}/check.html")
    assert page.evaluate(ground) == light
    context.close()


def test_large_type_is_a_button_and_stays(visit, address):
    page = visit.page
    page.goto(f"{address}/")
    size = "parseFloat(getComputedStyle(document.body).fontSize)"
    before = page.evaluate(size)
    page.click("text=大字")
    assert page.get_attribute("#size", "aria-pressed") == "true"
    page.goto(f"{address}/2021/timeline.html")
    assert page.evaluate(size) >= before * 1.25


def test_the_keyboard_reaches_everything_and_shows_where_it_is(visit, address):
    page = visit.page
    page.goto(f"{address}/2021/departments/training-centre.html")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent.trim()") == "跳到正文"
    page.keyboard.press("Enter")
    assert page.evaluate("location.hash") == "#title"
    page.reload()
    seen: set[str] = set()
    while "end" not in seen and len(seen) < 200:
        page.keyboard.press("Tab")
        seen.add(
            page.evaluate(
                """() => {
                const e = document.activeElement, style = getComputedStyle(e);
                if (e === document.body) return 'end';
                return style.outlineStyle === 'none' && style.outlineWidth !== '0px'
                    ? 'no focus shown: ' + e.outerHTML : e.outerHTML;
                }"""
            )
        )
    assert not [html for html in seen if html.startswith("no focus")]
    links = page.evaluate(
        "[...document.querySelectorAll('a, button, input')]"
        ".filter(e => e.checkVisibility() && e.tabIndex >= 0).map(e => e.outerHTML)"
    )
    assert set(links) <= seen


def test_the_document_as_stored_and_corrected(visit, address, site):
    page = visit.page
    page.goto(f"{address}/2021/document.html")
    heading = page.locator("#s2-1")
    assert heading.inner_text().startswith("（一）融入专业人才培养")
    page.check("#text-stored")
    assert heading.inner_text().startswith(STORED)
    assert "text=stored" in page.url
    page.reload()
    assert heading.inner_text().startswith(STORED)
    page.check("#text-both")
    assert page.locator("del:visible").count() > 0
    assert page.locator("ins:visible").count() > 0
    assert visit.complaints == []
    page.goto((site / "2021" / "document.html").as_uri())
    page.check("#text-stored")
    assert heading.inner_text().startswith(STORED)
    assert visit.complaints == []


def test_without_a_script_both_texts_can_be_read(browser, address):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}/2021/document.html")
    heading = page.locator("#s2-1")
    assert heading.inner_text().startswith("（一）融入专业人才培养")
    page.check("#text-stored")
    assert heading.inner_text().startswith(STORED)
    for label in ("大字", "深色"):
        expect(page.get_by_text(label, exact=True)).to_be_hidden()
    page.goto(f"{address}/2021/document.html")
    page.get_by_role("link", name="存档文本").click()
    assert page.url.endswith("document.txt")
    context.close()


def printed(page):
    pages = pypdfium2.PdfDocument(page.pdf(prefer_css_page_size=True))
    return "".join(each.get_textpage().get_text_bounded() for each in pages)


def test_what_is_folded_opens_where_an_address_points_and_on_paper(visit, address):
    page = visit.page
    page.goto(f"{address}/rules.html#tim-08")
    expect(page.locator("#tim-08")).to_be_in_viewport()
    expect(page.locator("details[open]")).to_have_count(1)
    page.evaluate("location.hash = '#tim-09'")
    expect(page.locator("#tim-09")).to_be_in_viewport()
    text = printed(page)  # of the rules only what a reader has opened
    assert text.count("应当写成") == 2
    assert "TIM-10" in text
    page.goto(f"{address}/layout.html")
    assert "字形" not in page.locator("#content").inner_text()
    assert printed(page).count("字形") > 3
    assert page.locator("#content details[open]").count() == 0
    assert visit.complaints == []


def test_an_address_that_was_cut_short_stops_no_script(visit, address):
    for path in ("rules.html", "2021/finder.html"):
        visit.page.goto(f"{address}/{path}#%E6%9")
        assert visit.page.locator("#scheme").get_attribute("aria-pressed") in ("true", "false")
        visit.page.locator("#scheme").click()
    assert visit.complaints == []


def test_what_is_folded_opens_without_a_script(browser, address):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}/rules.html#tim-08")
    expect(page.locator("#tim-08")).to_be_in_viewport()
    page.locator("summary", has_text="TIM-09").click()
    expect(page.locator("#tim-09")).to_be_visible()
    context.close()


def test_the_page_for_no_page_searches_and_in_a_folder_leads_where_it_can(visit, address):
    page = visit.page
    page.goto(f"{address}/404.html")
    expect(page.locator(".menu")).to_be_visible()
    page.fill("#query", "护理")
    expect(page.locator("#results a").first).to_be_visible()
    expect(page.locator(".unplaced").last).to_be_hidden()
    page.route("**/assets/*", lambda route: route.abort())
    page.goto(f"{address}/404.html")
    links = page.locator("body a[href]:visible")
    ways = links.evaluate_all("all => all.map(e => e.getAttribute('href'))")
    assert [each for each in ways if each[0] != "#"] == ["./", "../", "/"]


def test_without_a_script_there_is_another_way_than_the_search(browser, address):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}/2021/timeline.html")
    hint = page.get_by_role("banner").get_by_text("不能搜索")
    for name in ("常见问题", "各专业", "各证书"):
        page.goto(f"{address}/2021/timeline.html")
        hint.get_by_role("link", name=name).click()
        expect(page.locator("h1")).to_be_visible()
        assert "timeline" not in page.url
    hint.get_by_role("link", name="目录").click()
    expect(page.locator("#menu")).to_be_in_viewport()
    context.close()


NAMES = (
    "王洁艳", "何丽丽", "2021年9月18日", "1+X", "50人", "50 人", "负责人", "学生须知", "任务通知",
    "据表1计算", "幼儿照护", "现代家政服务与管理专业",
)  # fmt: skip
TORN = """names => [...document.querySelectorAll('#content *')].flatMap(e => [...e.childNodes])
  .filter(n => n.nodeType === 3).flatMap(node => names.flatMap(name => {
    const found = [], range = document.createRange();
    for (let at = node.data.indexOf(name); at >= 0; at = node.data.indexOf(name, at + 1)) {
      range.setStart(node, at);
      range.setEnd(node, at + name.length);
      const tops = new Set([...range.getClientRects()].map(r => Math.round(r.top / 8)));
      if (tops.size > 1) found.push(name);
    }
    return found;
  }))"""


def test_no_name_and_no_number_is_torn_apart_on_a_phone(visit, address):
    page, torn = visit.page, []
    page.set_viewport_size({"width": 360, "height": 780})
    for path in (*PAGES, "2021/majors/modern-home-economics.html", "2021/majors/midwifery.html"):
        page.goto(f"{address}/{path}")
        torn += [(path, found) for found in page.evaluate(TORN, NAMES)]
    assert torn == []


def test_a_first_visit_is_small(visit, address, site):
    """Bytes as a server would send them, compressed."""
    visit.page.goto(f"{address}/", wait_until="networkidle")
    paths = [urlsplit(url).path.lstrip("/") or "index.html" for url in visit.requests]
    size = sum(len(gzip.compress((site / path).read_bytes())) for path in paths)
    assert len(paths) <= 7, paths
    assert size <= 40_000, size


@pytest.mark.parametrize(
    ("path", "words"),
    [
        (
            "2021/departments/training-centre.html",
            ("技能考核场所", "2021年9月—2021年12月", "文件未载明", "签字"),
        ),
        ("2021/departments/academic-affairs.html", ("统筹规划", "签字")),
        ("2021/departments/teaching-departments.html", ("宣传工作", "参与申报", "推定", "签字")),
        ("2021/certificates/elderly-care.html", ("何丽丽", "35", "文件未载明")),
        ("2021/finder.html#major-midwifery", ("母婴护理", "50人", "幼儿照护", "20人")),
    ],
)
def test_a_checklist_and_an_answer_fit_one_printed_sheet(visit, address, path, words):
    visit.page.goto(f"{address}/{path}")
    paper = visit.page.pdf(prefer_css_page_size=True)
    (sheet,) = pypdfium2.PdfDocument(paper)
    text = re.sub(r"\s", "", sheet.get_textpage().get_text_bounded())
    assert [round(side) for side in sheet.get_size()] == [595, 842]  # A4
    for word in words:
        assert word in text
    assert "搜索" not in text
    assert "本站目录" not in text
