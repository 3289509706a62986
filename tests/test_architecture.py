"""The house: imports point down, each dependency has one door, modules say what they know."""

import ast
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

HOUSE = Path(__file__).parent.parent / "generators"
MODULES = sorted(path for path in HOUSE.rglob("*.py"))

# Who may import whom, lowest first. A folder stands for all modules in it.
ALLOWED = {
    "diagnostics": set(),
    "dates": set(),
    "escaping": set(),
    "files": set(),
    "failures": {"diagnostics"},
    "__init__": set(),
    "resources": set(),
    "read": {"read", "diagnostics"},
    "privacy": {"privacy", "diagnostics"},
    "forge": {"forge", "escaping"},
    "shape": {"shape", "resources", "diagnostics", "dates", "read"},
    "model": {"model", "diagnostics", "dates", "read"},
    "document": {"document", "model"},
    "loading": {"loading", "diagnostics", "read", "shape", "model"},
    "owners": {"model"},
    "paper": {"paper", "diagnostics", "model"},
    "tables": {"tables", "model", "owners"},
    "pictures": {"pictures", "model"},
    "api": {"api", "dates", "model"},
    "calendars": {"calendars", "dates", "model"},
    "scaffold": {"read", "shape", "model", "document"},
    "new_year": {"model", "imports"},
    "changes": {"changes", "diagnostics", "dates", "shape", "model", "loading"},
    "measuring": {"measuring", "paper"},
    "drafting": {"drafting", "model", "document", "paper"},
    "rules": {"rules", "diagnostics", "dates", "shape", "model", "document", "owners", "drafting"},
    "standing": {"diagnostics"},
    "check": {
        "diagnostics", "standing", "privacy", "model", "loading", "owners", "changes", "rules",
    },
    "catalogue": {"catalogue", "failures", "read", "privacy", "shape", "paper", "rules"},
    "public": {"diagnostics", "shape", "model", "loading", "check"},
    "reports": {
        "reports", "diagnostics", "escaping", "privacy", "forge", "changes", "rules", "check",
        "catalogue",
    },
    "history": {"history", "model", "loading", "public"},
    "fixes": {
        "diagnostics", "escaping", "files", "read", "privacy", "loading", "check", "reports",
    },
    "imports": {
        "imports", "diagnostics", "dates", "files", "read", "privacy", "model", "owners", "tables",
        "check", "history",
    },
    "edition": {"model", "check", "public", "history"},
    "outputs": {
        "outputs", "owners", "privacy", "model", "document", "paper", "tables", "pictures", "api",
        "calendars", "changes", "measuring", "drafting", "catalogue", "reports", "edition",
    },
    "making": {"diagnostics", "failures", "privacy", "model", "check", "edition", "outputs"},
    "reviews": {
        "owners", "changes", "drafting", "check", "history", "edition", "outputs", "making",
    },
    "site": {
        "site", "resources", "privacy", "reports", "check", "history", "edition", "outputs",
        "making",
    },
    "verification": {"measuring", "edition", "outputs"},
    "commands": {
        "commands", "resources", "dates", "failures", "files", "privacy", "owners", "scaffold",
        "new_year", "catalogue", "reports", "history", "fixes", "imports", "edition", "outputs",
        "making", "reviews", "site", "verification",
    },
    "__main__": {"commands"},
}  # fmt: skip
# Two halves of one stage, of which the second is loaded only when the first says no.
HALVES = {("shape.explanations", "shape.schema")}
DOORS = {
    "yaml": {"read.nodes"},
    "jsonschema": {"shape.explanations"},
    "referencing": {"shape.explanations"},
    "jsonschema_rs": {"shape.schema"},
    "jinja2": {"outputs.pages"},
    "markupsafe": {"outputs.pages"},
    "mkdocs": {"site.mkdocs_hook"},
    "pypinyin": {"outputs.pinyin"},
    "chinese_calendar": {"model.workdays"},
    "icalendar": {"calendars.printing"},
    "openpyxl": {"imports.sheets"},
    "ruamel": {"imports.edits"},
    "xlsxwriter": {"tables.workbooks"},
    "subprocess": {"history.git", "site.republishing"},
    "typst": {"paper.fonts", "paper.typeset"},
    "pypdfium2": {"measuring.ink", "privacy.contents"},
    "fontTools": {"paper.fonts"},
    "docx": {
        f"paper.word{part}" for part in ("", "_base", "_blocks", "_elements", "_frame", "_tables")
    },
    "segno": {"paper.typeset", "paper.word_frame"},
    "argparse": {"commands.parsing"},
}
# How many lines a module may have, and who has a reason for more.
SMALL = 250


def module(path):
    return ".".join(path.relative_to(HOUSE).with_suffix("").parts)


def room(path):
    return module(path).partition(".")[0]


def imported(path):
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module
            if node.module.startswith("generators"):
                yield from (f"{node.module}.{alias.name}" for alias in node.names)


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(HOUSE).as_posix())
def test_imports_point_down_and_dependencies_have_one_door(path):
    for name in imported(path):
        top, _, rest = name.partition(".")
        if top == "generators" and rest:
            assert rest.partition(".")[0] in ALLOWED[room(path)], name
        elif top in DOORS:
            assert module(path) in DOORS[top], name


def test_no_module_leads_back_to_itself():
    names = {module(path) for path in MODULES}
    graph = {
        module(path): {
            name
            for each in imported(path)
            if (name := each.removeprefix("generators.")) in names
            and (module(path), name) not in HALVES
        }
        for path in MODULES
    }
    assert list(TopologicalSorter(graph).static_order())  # raises CycleError


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(HOUSE).as_posix())
def test_modules_are_small_and_say_what_they_know(path):
    text = path.read_text("utf-8")
    assert ast.get_docstring(ast.parse(text)), "no docstring"
    assert len(text.splitlines()) <= SMALL


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(HOUSE).as_posix())
def test_functions_fit_on_a_screen(path):
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.FunctionDef):
            assert node.end_lineno - node.lineno < 40, f"{node.name} is too long"


def test_nothing_below_the_command_line_asks_the_clock():
    for path in MODULES:
        text = path.read_text("utf-8")
        for clock in ("date.today", "datetime.now", "time.time", "utcnow"):
            assert clock not in text, path
