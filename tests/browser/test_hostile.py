"""Hostile words in every slot, on every page, from a server and by double click: none of them runs.

A page is asked whether a planted script has set its mark; a dialog, a request to another host and
a complaint of the browser (the policy stopping something) count as well.
"""

import random

import pytest
from browsing import serve
from hostile import contract
from hostile.planting import Ground
from hostile.words import SENTINEL, WORDS
from playwright.sync_api import expect

# All with one worker, so that the site is built once.
pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("hostile")]

SEED = 3


@pytest.fixture(scope="module")
def hostile(tmp_path_factory):
    ground = Ground(tmp_path_factory.mktemp("hostile"), "full")
    plantings = ground.plant(random.Random(SEED))
    return contract.built(ground, plantings, harmless=False)[1]


@pytest.fixture(params=["server", "folder"])
def start(request, hostile):
    if request.param == "folder":
        yield hostile.as_uri()
    else:
        with serve(hostile) as address:
            yield address


def test_no_planted_script_runs_on_any_page(visit, hostile, start):
    page, dialogs = visit.page, []
    page.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
    pages = sorted(path.relative_to(hostile).as_posix() for path in hostile.rglob("*.html"))
    assert len(pages) > 40
    for path in pages:
        if path == "404.html":
            continue  # its links start where the address of the site says
        page.goto(f"{start}/{path}")
        page.evaluate("for (const each of document.querySelectorAll('details')) each.open = true")
        assert page.evaluate(f"window.{SENTINEL}") is None, path
    assert dialogs == []
    assert visit.complaints == []
    assert visit.outside(f"{start}/") == []


def test_the_search_takes_hostile_words_for_words(visit, start):
    page = visit.page
    page.goto(f"{start}/index.html")
    for word in (*WORDS[:12], "constructor", "__proto__", "toString"):
        page.get_by_label("搜索本站").fill(word)
        expect(page.locator("#found")).not_to_contain_text("正在")
        assert page.evaluate(f"window.{SENTINEL}") is None, word
    assert visit.complaints == []


def test_markup_that_gets_onto_a_page_is_noticed_and_does_nothing(visit, hostile, start):
    torn = hostile / "torn.html"
    text = (hostile / "index.html").read_text("utf-8")
    torn.write_text(text.replace("<h1", f"<script>window.{SENTINEL}=1</script><h1", 1), "utf-8")
    visit.page.goto(f"{start}/torn.html")
    torn.unlink()
    assert visit.page.evaluate(f"window.{SENTINEL}") is None
    assert any("Content Security Policy" in each for each in visit.complaints)
