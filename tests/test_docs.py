"""What the documents for developers name exists: files, functions, links, codes and words."""

import ast
import re
from functools import cache
from pathlib import Path

import pytest
from mkdocs.config.base import load_config

from generators.checks.catalogue.codes import ALL_CODES
from generators.cli.main import COMMANDS

ROOT = Path(__file__).parent.parent
PLANS = ROOT / "tests" / "plans"
DECISIONS = ROOT / "docs" / "decisions"
PAGES = sorted(
    [
        *(ROOT / "docs").rglob("*.md"),
        *(ROOT / name for name in ("README.md", "CONTRIBUTING.md", "SECURITY.md")),
    ]
)
PUBLISHED = ("guide/", "assets/")  # of docs/, on the public site
# What recipes add, and what a command writes: not in the repository.
NOT_THERE = re.compile(r"contacts|fees|<|^\.github/CODEOWNERS$")
TOPS = ("generators/", "schemas/", "tests/", "docs/", "plan/", "requirements/", ".ci/",
        ".github/", ".vscode/")  # fmt: skip
FILES = re.compile(r"(csv|docx|html|ics|j2|js|json|md|pdf|py|txt|typ|xlsx|xml|yaml|yml)$")


def named(page):
    """What stands in backticks outside blocks of code."""
    text = re.sub(r"^ *```.*?^ *```$", "", page.read_text("utf-8"), flags=re.M | re.S)
    return re.findall(r"(?<!`)`([^`\n]+)`(?!`)", text)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_files_and_folders_that_are_named_exist(page):
    paths = [each for each in named(page) if each.startswith(TOPS) and " " not in each]
    assert [each for each in paths if not NOT_THERE.search(each) and not is_there(each)] == []
    modules = [each for each in named(page) if re.fullmatch(r"\w+\.py", each)]
    assert [each for each in modules if not any(ROOT.glob(f"generators/**/{each}"))] == []


def is_there(path):
    """A path, which may have a pattern in it; below plan/ what frozen plans have is enough."""
    path = path.rstrip("/")
    if not re.match("plan(/|$)", path):
        return any(ROOT.glob(path))
    below = path.removeprefix("plan").lstrip("/")
    other = below.replace("2021", "2025", 1)
    return any((PLANS / "2021").glob(below or "*")) or any((PLANS / "base").glob(other or "*"))


@pytest.mark.parametrize(
    "page",
    [page for page in PAGES if page.parent.name != "guide"],  # test_site.py follows its links
    ids=lambda page: page.relative_to(ROOT).as_posix(),
)
def test_links_lead_somewhere(page):
    text = page.read_text("utf-8")
    links = re.findall(r"\]\(([^)\s#]+)(?:#[^)]*)?\)", re.sub(r"<!--.*?-->", "", text, flags=re.S))
    local = [each for each in links if not re.match(r"[a-z]+:", each)]
    targets = [(page.parent / each).resolve().relative_to(ROOT).as_posix() for each in local]
    assert [each for each in targets if not is_there(each)] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_codes_that_are_named_exist(page):
    known = {code.code for code in ALL_CODES}
    made_up = {"CHG-13", "TIM-90"}  # told to be none; the example of a recipe
    assert not made_up & known, "take another number for the example of docs/how-to/rule.md"
    known |= made_up
    text = page.read_text("utf-8")
    assert set(re.findall(r"\b(?:[A-Z]{3}-[0-9]{2}|[YS][0-9]{3})\b", text)) - known == set()


@cache
def defined():
    """Functions, classes and constants, by the module that has them and by their bare names."""
    found = {}
    for path in (ROOT / "generators").rglob("*.py"):
        names = found.setdefault(path.stem, set())
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.FunctionDef | ast.ClassDef):
                names.add(node.name)
            elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
                names.add(node.id)
    return found


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_functions_and_constants_that_are_named_exist(page):
    """`blocks.OFFICIAL` in a module of that name; `_KINDS` and `OPTIONAL` somewhere."""
    missing = []
    for each in named(page):
        module, dot, name = each.partition(".")
        if dot and module in defined() and name.isidentifier() and not FILES.match(name):
            missing += [] if name in defined()[module] else [each]
        elif dot and re.fullmatch(r"[a-z_]+\.[A-Z]{2}[A-Z_]+", each):
            missing.append(each)  # a constant of a module that is none
        elif re.fullmatch(r"_[a-z_]+|_?[A-Z]{2,}[A-Z_]*", each) and len(each) > 3:
            everywhere = set().union(*defined().values()) | _in_tests() | _variables()
            missing += [] if each in everywhere else [each]
    assert missing == []


@cache
def _in_tests():
    texts = (path.read_text("utf-8") for path in (ROOT / "tests").rglob("*.py"))
    return {name for text in texts for name in re.findall(r"^([A-Z_]+)\b.* = ", text, re.M)}


@cache
def _variables():
    """Of the Makefile and of calendars."""
    made = re.findall(r"\b[A-Z]{3,}\b", (ROOT / "Makefile").read_text("utf-8"))
    return {*made, "SEQUENCE", "CANCELLED"}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_targets_and_commands_that_are_named_exist(page):
    text = page.read_text("utf-8")
    targets = set(re.findall(r"^([a-z-]+):.*## ", (ROOT / "Makefile").read_text("utf-8"), re.M))
    assert set(re.findall(r"`make ([a-z-]+)", text)) - targets == set()
    assert set(re.findall(r"`(?:\.venv/bin/)?plan ([a-z][a-z-]*)", text)) - set(COMMANDS) == set()


def decisions():
    return sorted(DECISIONS.glob("[0-9]*.md"))


def test_decisions_have_a_date_and_a_reason_and_stand_in_the_list():
    listed = (DECISIONS / "README.md").read_text("utf-8")
    numbers = [int(path.name.partition("-")[0]) for path in decisions()]
    assert len(set(numbers)) == len(numbers)
    for number, path in zip(numbers, decisions(), strict=True):
        text = path.read_text("utf-8")
        title = re.match(rf"# {number}\. (.+)\n\nDate: [0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}\n", text)
        assert path.name.startswith(f"{number:02d}-"), path.name
        assert title, path.name
        assert "\n**Reason.** " in text, path.name
        assert f"[{number}]({path.name}) | {title[1]} |" in listed, path.name
    assert len(decisions()) > 50


def test_words_of_the_glossary_are_those_of_the_code():
    texts = [
        path.read_text("utf-8").lower()
        for room in ("generators", "schemas")
        for path in (ROOT / room).rglob("*.*")
        if path.suffix in (".py", ".json", ".j2")
    ]
    code = re.sub(r"[\s_-]+", " ", "\n".join(texts))
    rows = re.findall(r"^\| ([^|]+?) \| [^|]+ \|", glossary(), re.M)[1:]
    terms = [term for row in rows for term in re.split(r", |: ", re.sub(r" \(.*?\)", "", row))]
    english = [term for term in terms if re.fullmatch(r"[a-z ]+", term)]
    assert len(english) > 100
    assert [term for term in english if not re.search(rf"\b{term}s?\b", code)] == []


def glossary():
    return (ROOT / "docs" / "glossary.md").read_text("utf-8").replace("|---|---|---|\n", "")


def test_documents_for_developers_are_not_on_the_site():
    settings = load_config(str(ROOT / "mkdocs.yml"))
    pages = [path.relative_to(ROOT / "docs").as_posix() for path in (ROOT / "docs").rglob("*.md")]
    for page in pages:
        assert settings.exclude_docs.match_file(page) == (not page.startswith(PUBLISHED)), page
