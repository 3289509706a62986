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
    "read": {"read", "diagnostics"},
    "shape": {"shape", "read", "dates", "diagnostics"},
    "model": {"model", "read", "dates", "diagnostics"},
    "document": {"document", "model"},
    "privacy": {"privacy", "diagnostics"},
    "folders": {"shape", "read", "diagnostics"},
    "strays": {"folders", "shape", "read", "diagnostics"},
    "kinds": {"model", "shape"},
    "load": {"folders", "strays", "kinds", "model", "shape", "read", "diagnostics"},
    "changes": {"changes", "load", "model", "shape", "dates", "diagnostics"},
    "owners": {"model"},
    "rules": {"rules", "owners", "drafting", "document", "model", "dates", "diagnostics"},
    "check": {"changes", "owners", "load", "privacy", "rules", "model", "diagnostics"},
    "paper": {"paper", "model", "diagnostics"},
    "measuring": {"measuring", "paper"},
    "drafting": {"drafting", "document", "model", "paper"},
    "escaping": set(),
    "forge": {"forge", "escaping"},
    "codes": {"rules", "shape", "read", "privacy"},
    "examples": {"privacy"},
    "reports": {
        "reports", "escaping", "forge", "changes", "check", "codes", "privacy", "diagnostics",
    },
    "fixes": {"escaping", "check", "folders", "privacy", "reports", "read", "diagnostics"},
    "tables": {"tables", "model"},
    "imports": {
        "imports", "tables", "check", "model", "read", "privacy", "dates", "diagnostics",
        "revisions",
    },
    "git": set(),
    "trees": {"git"},
    "revisions": {"git", "trees"},
    "pictures": {"pictures", "model"},
    "public": {"check", "load", "model", "shape", "diagnostics"},
    "versions": {"git", "load", "model", "public", "revisions", "trees"},
    "api": {"api", "model", "dates"},
    "calendars": {"calendars", "model", "dates"},
    "edition": {"check", "public", "versions", "model", "revisions"},
    "outputs": {
        "outputs", "edition", "document", "model", "codes", "examples", "reports", "privacy",
        "tables", "calendars", "changes", "api", "paper", "drafting", "measuring", "pictures",
    },
    "reviews": {"owners", "changes", "drafting", "check", "edition", "outputs", "revisions"},
    "writing": {"edition"},
    "verification": {"edition", "measuring", "outputs"},
    "mkdocs_hook": {"publishing", "sealing", "edition", "outputs", "privacy", "reports"},
    "scaffold": {"document", "model", "read", "shape"},
    "publishing": {"sealing"},
    "sealing": set(),
    "republishing": {"publishing", "revisions"},
    "commands": {
        "commands", "codes", "dates", "edition", "examples", "fixes", "imports", "mkdocs_hook",
        "outputs", "owners", "paper", "privacy", "publishing", "reports", "republishing",
        "reviews", "revisions", "scaffold", "sealing", "verification", "writing",
    },
    "__main__": {"commands"},
    "__init__": set(),
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
    "mkdocs": {"mkdocs_hook"},
    "pypinyin": {"outputs.pinyin"},
    "chinese_calendar": {"model.workdays"},
    "icalendar": {"calendars.printing"},
    "openpyxl": {"imports.sheets"},
    "ruamel": {"imports.edits"},
    "xlsxwriter": {"tables.workbooks"},
    "subprocess": {"git", "republishing"},
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
LONG = {"model.entities": 430}  # one dataclass a thing an editor writes; nothing but fields


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
    assert len(text.splitlines()) <= LONG.get(module(path), SMALL)


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
