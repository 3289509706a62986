"""The house: imports point down, each dependency has one door, modules say what they know."""

import ast
import subprocess
import sys
from collections import Counter
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

from generators.checks.rule_list import RULES

HOUSE = Path(__file__).parent.parent / "generators"
MODULES = sorted(path for path in HOUSE.rglob("*.py"))

# Who may import whom, lowest first. A room is a folder at the top of generators/.
ALLOWED = {
    "__init__": set(),
    "core": {"core", "__init__"},
    "model": {"model", "core"},
    "diff": {"diff", "core", "model"},
    "press": {"press", "core", "model"},
    "checks": {"checks", "core", "model", "diff", "press"},
    "exchange": {"exchange", "core", "model", "checks"},
    "site": {"site", "core", "model", "diff", "press", "checks", "exchange"},
    "cli": {"cli", "core", "model", "diff", "press", "checks", "exchange", "site", "__init__"},
    "__main__": {"cli"},
}
MOST_ENTRIES = 12  # at the top of generators/: what one takes in at a glance
# Two halves of one stage, of which the second is loaded only when the first says no.
HALVES = {("core.schema.explanations", "core.schema.schema")}
DOORS = {
    "yaml": {"core.yaml.nodes"},
    "jsonschema": {"core.schema.explanations"},
    "referencing": {"core.schema.explanations"},
    "jsonschema_rs": {"core.schema.schema"},
    "jinja2": {"site.pages.pages"},
    "markupsafe": {"site.pages.pages"},
    "mkdocs": {"site.build.mkdocs_hook"},
    "pypinyin": {"site.pages.pinyin"},
    "chinese_calendar": {"model.workdays"},
    "icalendar": {"exchange.calendars.ical_files"},
    "openpyxl": set(),  # the tests only: it raises, and builds whatever a file claims
    "ruamel": {"exchange.imports.edits", "exchange.imports.yaml_values"},
    "xlsxwriter": {"exchange.tables.workbooks"},
    "hatchling": {"core.own_wheel"},
    "subprocess": {"core.confined", "core.git.git", "site.build.republishing"},
    "typst": {"press.paper.fonts", "press.paper.typeset"},
    "pypdfium2": {"press.measuring.pdf_glyphs", "core.privacy.contents"},
    "fontTools": {"press.paper.fonts"},
    "docx": {
        f"press.paper.word{part}"
        for part in ("", "_base", "_blocks", "_elements", "_frame", "_tables")
    },
    "segno": {"press.paper.typeset", "press.paper.word_frame"},
    "argparse": {"cli.parsing"},
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


ASKS = {"cli.init"}  # which year a college begins with, where nobody says


def test_nothing_below_the_command_line_asks_the_clock():
    for path in MODULES:
        if module(path) in ASKS:
            continue
        text = path.read_text("utf-8")
        for clock in ("date.today", "datetime.now", "time.time", "utcnow"):
            assert clock not in text, path


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(HOUSE).as_posix())
def test_an_optimised_interpreter_does_the_same(path):
    """`python -O` leaves out what is asserted, and `__debug__` is false there."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        assert not isinstance(node, ast.Assert), node.lineno
        assert not (isinstance(node, ast.Name) and node.id == "__debug__"), node.lineno


def test_without_docstrings_rules_keep_their_reasons():
    """`python -OO` throws them away."""
    program = "from generators.checks.rule_list import RULES; print([r.explanation for r in RULES])"
    told = subprocess.run(
        [sys.executable, "-OO", "-c", program], cwd=HOUSE.parent, capture_output=True, check=True
    )
    assert ast.literal_eval(told.stdout.decode()) == [rule.explanation for rule in RULES]


def test_the_house_is_taken_in_at_a_glance():
    entries = {path.name for path in HOUSE.iterdir()} - {"__pycache__", "bundle"}
    assert len(entries) <= MOST_ENTRIES
    assert {name for name in entries if not name.startswith("__")} < ALLOWED.keys()


def test_no_two_modules_are_called_the_same():
    """One name, one idea: whoever has read a name knows which module is meant."""
    stems = Counter(path.stem for path in MODULES if not path.stem.startswith("__"))
    assert [stem for stem, times in stems.items() if times > 1] == []


def test_a_code_leads_to_its_folder_and_its_cases():
    """QTA-05 is a rule of checks/qta/, and its cases stand in tests/cases/qta.txt."""
    for rule in RULES:
        prefix = rule.code.partition("-")[0].lower()
        assert rule.function.__module__.startswith(f"generators.checks.{prefix}."), rule.code
        cases = HOUSE.parent / "tests" / "cases" / f"{prefix}.txt"
        assert f"# {rule.code}-" in cases.read_text("utf-8"), rule.code
