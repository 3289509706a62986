"""The whole site, built once: complete, linked, self-contained, reproducible."""

import json
import os
import re
import shutil
import subprocess
import sys
from base64 import b64encode
from functools import partial
from hashlib import sha256
from html import unescape
from html.parser import HTMLParser
from pathlib import Path
from types import SimpleNamespace
from urllib.parse import unquote, urldefrag

import markdown
import pytest
import tinyhtml5
from mkdocs.config import load_config

from generators.site.build import mkdocs_hook
from generators.site.build.mkdocs_hook import SiteFailed, build_site
from generators.site.edition import make_edition
from generators.site.pages import artifacts, pinyin

ROOT = Path(__file__).parent.parent
PUBLISHED = (".html", ".txt", ".xlsx", ".csv", ".ics", ".json")
URLS = ROOT / "tests" / "golden" / "urls.txt"
NO_PAGE = {"404.html"}  # its links start at the root of the site, for any depth it is shown at


@pytest.fixture(scope="session")
def site(tmp_path_factory, plan_folder):
    return build(plan_folder, tmp_path_factory.mktemp("site") / "site")


def build(plan, folder, cwd=ROOT, **environment):
    subprocess.run(
        [sys.executable, "-m", "generators", "build", "--plan", plan, folder],
        cwd=cwd, check=True, capture_output=True,
        env=os.environ | {"PYTHONPATH": str(ROOT)} | environment,
    )  # fmt: skip
    return folder


class Page(HTMLParser):
    """The ids of a page, and every address it names."""

    def __init__(self, file):
        super().__init__()
        self.ids, self.addresses, self.headings = [], [], []
        self.feed(file.read_text("utf-8"))

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        if attributes.get("id"):
            self.ids.append(attributes["id"])
        for name in ("href", "src", "action", "data-src", "poster", "srcset"):
            if attributes.get(name):
                self.addresses.append(attributes[name])
        if re.fullmatch("h[1-6]", tag):
            self.headings.append(int(tag[1]))


@pytest.fixture(scope="session")
def pages(site):
    return {path.relative_to(site).as_posix(): Page(path) for path in site.rglob("*.html")}


def test_the_year_stands_in_the_title_of_each_of_its_pages(site):
    titles = {
        path.relative_to(site).as_posix(): re.search(
            "<title>(.*?)</title>", path.read_text("utf-8")
        )[1]
        for path in site.rglob("*.html")
    }
    assert [
        path for path, title in titles.items() if path.startswith("2021/") and "2021年" not in title
    ] == []
    assert "2021年" not in titles["data.html"]


def files(folder):
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_no_address_that_was_ever_published_is_lost(site, request):
    there = sorted(
        path.relative_to(site).as_posix()
        for path in site.rglob("*")
        if path.suffix in PUBLISHED and not {"assets", "search"} & {*path.parts}
    )
    if request.config.getoption("bless"):
        URLS.parent.mkdir(exist_ok=True)
        URLS.write_text("\n".join(there) + "\n", "utf-8")
    assert URLS.read_text("utf-8").split() == there, "new addresses: run pytest --bless"


def test_every_link_leads_somewhere(site, pages):
    broken = []
    for path, page in pages.items():
        if path in NO_PAGE:
            continue
        for address in page.addresses:
            target, anchor = urldefrag(unquote(address))
            target = target.partition("?")[0]
            if re.match("[a-z]+:", target):
                continue
            file = (site / path).parent.joinpath(target).resolve() if target else site / path
            file = file / "index.html" if file.is_dir() else file
            inside = file.is_file() and file.is_relative_to(site.resolve())
            if not inside or (anchor and anchor not in ids(pages, site, file)):
                broken.append((path, address))
    assert broken == []


def test_every_page_is_reached_by_links_from_the_first(site, pages):
    reached, new = set(), ["index.html"]
    while new:
        path = new.pop()
        reached.add(path)
        for address in pages[path].addresses:
            target = urldefrag(unquote(address))[0].partition("?")[0]
            file = (site / path).parent.joinpath(target).resolve()
            linked = os.path.relpath(file, site.resolve())
            if linked in pages and linked not in reached:
                new.append(linked)
    assert pages.keys() - reached == NO_PAGE


def ids(pages, site, file):
    page = pages.get(file.resolve().relative_to(site.resolve()).as_posix())
    return [*page.ids, "__skip"] if page else []


def test_ids_are_unique_and_headings_in_order(pages):
    for path, page in pages.items():
        assert len(page.ids) == len(set(page.ids)), path
        if path not in NO_PAGE:
            assert page.headings.count(1) == 1, path
        for before, after in zip(page.headings, page.headings[1:], strict=False):
            assert after <= before + 1, path


def test_no_page_asks_another_host_for_anything(site):
    """Addresses of other hosts may only be places a reader chooses to go to."""
    for path, raw in files(site).items():
        text = raw.decode("utf-8", "replace")
        if path.endswith(".html"):
            loaded = re.findall(r"<(?:script|link|img|iframe|source)\b[^>]*", text)
            assert not [tag for tag in loaded if re.search(r"=\"?(?:https?:)?//", tag)], path
        if path.endswith(".css"):
            assert not re.search(r"url\(\s*[\"']?(?:https?:)?//|@import", text), path


def test_every_page_is_in_chinese_and_has_a_title(site, pages):
    for path in pages:
        text = (site / path).read_text("utf-8")
        assert re.search(r'<html lang="zh', text), path
        assert re.search(r"<title>[^<]*[\u4e00-\u9fff]", text), path


def test_every_page_says_what_it_is_about_in_a_sentence_of_its_own(site, pages):
    """Search engines and previews show it; what names a thing must not break out of it."""
    said = {}
    for path in set(pages) - NO_PAGE:
        text = (site / path).read_text("utf-8")
        found = re.findall(r'<meta name="description" content="([^"<>]*)">', text)
        assert len(found) == 1, path
        said[path] = unescape(found[0])
        assert 15 <= len(said[path]) <= 170, (path, said[path])
    assert said.pop("index.html") == said["2021/index.html"]
    assert len(set(said.values())) == len(said)
    assert "助产20人" in said["2021/certificates/infant-care.html"]
    assert "母婴护理50人、幼儿照护20人，合计70人。" in said["2021/majors/midwifery.html"]


def test_the_foot_of_a_page_is_for_readers_and_the_file_behind_it_folded_away(site):
    text = (site / "2021" / "timeline.html").read_text("utf-8")
    foot = re.search(r"<footer.*?</footer>", text, re.DOTALL)[0]
    for_readers, for_editors = foot.split("<details>")
    assert "茂健职院〔2021〕87号" in for_readers
    assert "请告诉教务部" in for_readers
    assert "plan/" not in for_readers
    assert "<code>plan/2021/timeline.yaml</code>" in for_editors


def test_without_a_repository_there_is_no_edit_link(site):
    pages = [text for path, text in files(site).items() if path.endswith(".html")]
    assert not any(b"/edit/" in text for text in pages)


def test_a_page_that_is_not_there_is_legible_wherever_the_site_lies(site):
    """Nobody knows yet in which folder the site will lie: it brings a look along, and leads only
    where there is something in any folder."""
    text = (site / "404.html").read_text("utf-8")
    assert "<style>" in text
    everywhere = text.split('<div class="unplaced">')[1].split("</div>")[0]
    assert re.findall('href="([^"]*)"', everywhere) == ["./", "../", "/"]
    assert "<style>" not in (site / "index.html").read_text("utf-8")


def test_with_an_address_the_links_lead_to_the_yaml_and_back_into_the_folder(tmp_path, plan_folder):
    copy = shutil.copytree(plan_folder, tmp_path / "plan")
    college = copy / "college.yaml"
    address = "https://git.example.edu.cn/jwb/plan"
    college.write_text(
        college.read_text("utf-8")
        .replace("repository: null", f"repository: {address}")
        .replace("site: null", "site: https://pages.example.edu.cn/plan/"),
        "utf-8",
    )
    build_site(copy, None, tmp_path / "site")
    page = (tmp_path / "site/2021/certificates/elderly-care.html").read_text("utf-8")
    assert f'href="{address}/edit/main/plan/2021/certificates/elderly-care.yaml"' in page
    missing = Page(tmp_path / "site/404.html").addresses  # shown at any depth
    assert [each for each in missing if not each.startswith(("/plan/", "#"))] == []
    assert "/plan/index.html" in missing
    text = (tmp_path / "site/404.html").read_text("utf-8")
    assert "<style>" not in text
    assert "unplaced" not in text
    guide = (tmp_path / "site/guide/editing.html").read_text("utf-8")
    assert f'href="{address}/edit/main/docs/guide/editing.md"' in guide


def test_a_broken_plan_leaves_the_old_site_as_it_was(site, tmp_path, plan_folder):
    copy = shutil.copytree(plan_folder, tmp_path / "plan")
    old = shutil.copytree(site, tmp_path / "site")
    before = files(old)
    (copy / "2021" / "timeline.yaml").write_text("phases：[]\n", "utf-8")
    with pytest.raises(SiteFailed, match="Y103"):
        build_site(copy, None, old)
    assert files(old) == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["plan", "site"]


def test_the_same_plan_gives_the_same_bytes(site, plan_folder, tmp_path):
    """Another time zone, locale, hash seed, working directory, umask and day."""
    environment = {"TZ": "Pacific/Kiritimati", "LC_ALL": "C", "PYTHONHASHSEED": "7"}
    faked = tmp_path / "sitecustomize.py"
    faked.write_text("import time\nreal = time.time\ntime.time = lambda: real() + 86400 * 400\n")
    environment["PYTHONPATH"] = f"{tmp_path}:{ROOT}"
    other = build(plan_folder, tmp_path / "elsewhere" / "site", cwd=tmp_path, **environment)
    one, two = files(site), files(other)
    assert [path for path in one if one[path] != two.get(path)] == []
    assert set(one) == set(two)


def search_index(site):
    script = (site / "assets" / "search.js").read_text("utf-8")
    return json.loads(re.fullmatch(r"window\.SEARCH=(\{.*\});\s*", script, re.DOTALL)[1])


def test_the_search_index_holds_every_page_of_a_thing(site, pages):
    entries = search_index(site)["entries"]
    found = {entry[0].partition("#")[0] for entry in entries}
    assert set(pages) - NO_PAGE - found == {"index.html"}  # the newest year is found as itself
    for address, title, kind, names, _ in entries:
        path, anchor = urldefrag(address)
        assert path in pages, address
        assert not anchor or anchor in pages[path].ids, address
        assert title
        assert kind
        assert names or kind == "待落实的事项"  # a sentence is no name


def test_the_search_index_reads_names_aloud(site):
    """By its characters one by one, and as a whole where that would be another reading."""
    index = search_index(site)
    lines = re.findall("([a-z]+)([^a-z]+)", index["sounds"])
    read = {each: syllable for syllable, its in lines for each in its}
    assert [read[c] for c in "老年照护李祎"] == ["lao", "nian", "zhao", "hu", "li", "yi"]
    names = [name for entry in index["entries"] for name in entry[3]]
    assert "会计=kuai ji" in names
    assert not [name for name in names if name.startswith("护理=")]


def test_pages_come_out_as_if_all_of_them_were_read_as_markdown(base_folder):
    """Only their headings are; the HTML below them goes around it (on_page_markdown)."""
    settings = load_config(str(ROOT / "mkdocs.yml"))
    how = {"extensions": settings.markdown_extensions, "extension_configs": settings.mdx_configs}
    convert = partial(markdown.markdown, **how)
    made = [a for a in artifacts(make_edition(base_folder, None)) if a.path.endswith(".md")]
    assert len(made) > 20
    for artifact in made:
        page = SimpleNamespace(file=SimpleNamespace(generated_by="hook"))
        headings = mkdocs_hook.on_page_markdown(artifact.content, page, None, None)
        assert re.fullmatch(r"(?:(?:#+ .*|<hr id=.*>)\n*)+", headings)
        shown = mkdocs_hook.on_page_content(convert(headings), page, None, None)
        # Markdown makes four blanks of a tab, also of one that is shown as an example
        whole = convert(artifact.content)
        assert "".join(shown.expandtabs(4).split()) == "".join(whole.split()), artifact.path


POLICY = (
    "default-src 'none'; script-src 'self' file:; style-src 'self' file:{own}; img-src 'self' "
    "file:; base-uri 'none'; form-action 'none'"
)


def test_the_policy_stands_before_anything_that_is_printed(site):
    """Whatever contributors write: a browser runs the site's own files only, and sends nothing."""
    for path in site.rglob("*.html"):
        text = path.read_text("utf-8")
        sums = "".join(
            f" '{_sum(style)}'" for style in re.findall("<style>(.*?)</style>", text, re.S)
        )
        assert bool(sums) == (path.name in NO_PAGE), path
        head = r"\s*<!doctype html>\s*<html lang=\"[\w-]+\" class=\"no-js\">\s*<head>\s*"
        first = (
            r'<meta charset="utf-8">\s*<meta http-equiv="Content-Security-Policy" content="(.*?)">'
        )
        found = re.match(head + first, text)
        assert found, path
        assert found[1] == POLICY.format(own=sums), path


def _sum(style):
    return f"sha256-{b64encode(sha256(style.encode()).digest()).decode()}"


def test_no_page_has_a_script_or_a_style_that_its_policy_would_stop(site):
    for path in site.rglob("*.html"):
        tree = tinyhtml5.parse(path.read_text("utf-8"))
        for element in tree.iter():
            names = {*element.keys()}
            assert not {name for name in names if name == "style" or name.startswith("on")}, path
            if str(element.tag).endswith("}script"):
                assert names == {"src"}, path
                assert not element.text, path


def test_nothing_of_the_theme_is_loaded(site):
    assert not (site / "assets" / "javascripts").exists()
    assert not (site / "assets" / "stylesheets").exists()


def test_the_site_stands_on_the_theme_that_was_ordered():
    """mkdocs-material is part of the order; its skeleton is used, whatever we draw on it."""
    assert re.search(r"(?m)^theme:.*\n  name: material$", (ROOT / "mkdocs.yml").read_text("utf-8"))
    frame = (ROOT / "generators/site/theme/main.html").read_text("utf-8")
    assert '{% extends "base.html" %}' in frame


def test_names_that_sound_with_an_umlaut_are_not_those_with_u():
    read = pinyin.written_for({"lu", "lv"})
    assert (read["旅"], read["路"]) == ("lv", "lu")
