"""The home page opens in a browser, from a server and by double click, and stays by itself."""

import pytest

pytestmark = pytest.mark.browser

COLLEGE = "广东茂名健康职业学院"


def opens_cleanly(visit, url, start):
    visit.page.goto(url, wait_until="networkidle")
    assert COLLEGE in visit.page.title() or visit.page.locator("h1").first.inner_text().strip()
    assert visit.complaints == []
    assert visit.outside(start) == []


def test_home_page_from_a_server(visit, address):
    opens_cleanly(visit, f"{address}/", start=f"{address}/")


def test_home_page_by_double_click(visit, site):
    opens_cleanly(visit, (site / "index.html").as_uri(), start=f"{site.as_uri()}/")
