"""Hostile text in every field stays text on every finished page.

Pages are parsed as browsers parse them (WHATWG), not by the rules they were printed by: whatever
is planted may change what a page says, never of which elements and attributes it is made.
"""

import re
from dataclasses import replace

import pytest
import tinyhtml5
from test_hostile import DAY, planted

from generators.site.build import mkdocs_hook
from generators.site.edition import make_edition

HTML = "{http://www.w3.org/1999/xhtml}"
# Closing tags of every element whose contents are not markup, attributes, characters written as
# references once and twice, and what templates and Markdown take for their own.
HOSTILE = (
    "</title><script>alert(1)</script>",
    "--></style></textarea></svg>\"><img src=x onerror=alert(1)>' onload='alert(1)",
    "&lt;b&gt;&#60;b&#62;&amp;lt;b&amp;gt;{{ config }}{% raw %}[a](javascript:alert(1)) `<b>`",
)
# Here what is found of the words is listed, so that other words make other rows.
JUDGED = {"check.html", "layout.html"}
# Set around what may not be torn in two, wherever a name or a number stands (site/breaking.py).
TYPOGRAPHY = {"wbr"}, {"keep", "word", "whole"}


def build(folder, site):
    """The site of a plan, errors or not: hostile words are not in the archived text."""
    edition = make_edition(folder, DAY)
    assert edition.report.institution, edition.report.diagnostics[:2]
    edition = replace(edition, report=replace(edition.report, diagnostics=()))
    mkdocs_hook.make_site(edition, site)
    return {path.relative_to(site).as_posix(): path for path in site.rglob("*.html")}


def parsed(path):
    with path.open("rb") as stream:
        return tinyhtml5.parse(stream, transport_encoding="utf-8")


def is_typography(element):
    tags, classes = TYPOGRAPHY
    return element.tag in {HTML + tag for tag in tags} or element.get("class") in classes


def skeleton(element):
    """The elements within, each with the names of its attributes and what it is within."""
    for child in element:
        if not is_typography(child):
            yield child.tag, tuple(sorted(child.keys()))
        yield from skeleton(child)
    yield f"/{element.tag}" if not is_typography(element) else None


def shape(path):
    return [each for each in skeleton(parsed(path)) if each]


def harmless(hostile):
    """Words of the same length, and at the same place in the alphabet."""
    return re.sub(r"[^\w\s]", ".", hostile)


@pytest.fixture(scope="module", params=HOSTILE)
def pair(request, tmp_path_factory):
    """Hostile words, the pages that have them, and the same pages with harmless ones."""
    folder = tmp_path_factory.mktemp("hostile")
    pages, others = (
        build(planted(folder / name / "plan", words), folder / name / "site")
        for name, words in (("hostile", request.param), ("harmless", harmless(request.param)))
    )
    assert pages.keys() == others.keys()
    assert len(pages) > 40
    return request.param, pages, others


def test_a_page_is_made_of_the_same_elements(pair):
    _, pages, others = pair
    shapes, known = ({path: shape(page) for path, page in each.items()} for each in (pages, others))
    changed = {path for path in pages if shapes[path] != known[path]}
    assert changed <= JUDGED
    kinds = set().union(*known.values())
    assert [path for path in changed if not kinds.issuperset(shapes[path])] == []


def test_titles_say_what_was_written(pair):
    hostile, pages, _ = pair
    titles = [parsed(page).find(f"{HTML}head/{HTML}title").text for page in pages.values()]
    assert sum(hostile in title for title in titles) > 5


def test_the_policy_stands_before_anything_that_is_printed(pair):
    _, pages, _ = pair
    for path, page in pages.items():
        head = parsed(page).find(f"{HTML}head")
        assert [each.get("charset") or each.get("http-equiv") for each in head[:2]] == [
            "utf-8",
            "Content-Security-Policy",
        ], path
        assert re.match(r"(?s)\s*<!doctype html>\s*<html[^>]*>\s*<head>", page.read_text("utf-8"))
