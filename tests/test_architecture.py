"""The house: imports point down, each dependency has one door, modules say what they know."""

import ast
from pathlib import Path

import pytest

HOUSE = Path(__file__).parent.parent / "generators"
MODULES = sorted(path for path in HOUSE.rglob("*.py"))

# Who may import whom, lowest first. A folder stands for all modules in it.
ALLOWED = {
    "diagnostics": set(),
    "dates": set(),
    "numbers": set(),
    "privacy": {"numbers", "diagnostics"},
    "contents": set(),
    "leaks": {"contents", "privacy", "diagnostics"},
    "drafts": set(),
    "characters": set(),
    "charsets": set(),
    "slips": {"drafts", "diagnostics"},
    "texts": {"characters", "charsets", "drafts", "slips", "diagnostics"},
    "scalars": {"characters", "drafts", "slips", "texts"},
    "flow_entries": {"characters", "drafts", "scalars", "slips"},
    "flows": {"drafts", "flow_entries", "scalars", "slips"},
    "words": {"characters", "drafts", "scalars", "slips"},
    "lines": {"drafts", "flows", "scalars", "slips", "texts", "words"},
    "conflicts": {"drafts", "slips"},
    "indents": {"drafts", "slips"},
    "diagnosis": {"conflicts", "drafts", "indents", "lines", "slips", "texts"},
    "nodes": {"drafts", "slips", "texts"},
    "source": {"characters", "diagnosis", "lines", "nodes", "slips", "texts", "diagnostics"},
    "schema": {"source", "dates", "diagnostics", "shape"},
    "shape": {"schema", "source", "diagnostics"},  # the explaining half of schema
    "structure": {"source", "dates", "diagnostics"},
    "amend": {"structure", "source", "diagnostics"},
    "registries": {"structure", "dates"},
    "workdays": {"registries"},
    "entities": {"structure", "source", "dates"},
    "model": {"amend", "entities", "registries", "structure", "source"},
    "issued_text": {"model", "entities", "structure"},
    "corrections": {"model", "entities", "issued_text"},
    "folders": {"schema", "texts", "diagnostics"},
    "mends": {"characters", "schema", "source", "diagnostics"},
    "load": {
        "folders", "mends", "slips", "texts", "source", "schema", "structure", "entities",
        "registries", "model", "diagnostics",
    },
    "rules": {
        "rules", "model", "entities", "structure", "dates", "registries", "workdays", "amend",
        "issued_text", "corrections", "diagnostics",
    },
    "check": {"load", "leaks", "rules", "model", "diagnostics"},
    "codes": {"rules", "schema", "slips", "texts", "privacy"},
    "masking": {"check", "privacy", "diagnostics"},
    "reports": {"check", "diagnostics", "masking"},
    "sarif": {"check", "codes", "diagnostics", "reports", "masking"},
    "comments": {"check", "diagnostics", "reports", "masking"},
    "examples": {"privacy"},
    "fixes": {"check", "folders", "privacy", "reports", "slips", "source", "texts", "diagnostics"},
    "revisions": set(),
    "edition": {"check", "model", "revisions"},
    "outputs": {
        "outputs", "edition", "model", "entities", "issued_text", "corrections", "codes",
        "examples", "reports", "privacy",
    },
    "writing": {"edition"},
    "mkdocs_hook": {"edition", "leaks", "outputs", "reports"},
    "cli": {
        "check", "codes", "dates", "edition", "mkdocs_hook", "outputs", "reports", "writing",
        "sarif", "comments", "examples", "leaks", "privacy", "fixes",
    },
    "__main__": {"cli"},
    "__init__": set(),
}  # fmt: skip
DOORS = {
    "yaml": {"nodes"},
    "jsonschema": {"shape"},
    "referencing": {"shape"},
    "jsonschema_rs": {"schema"},
    "jinja2": {"outputs"},
    "markupsafe": {"outputs"},
    "mkdocs": {"mkdocs_hook"},
    "chinese_calendar": {"workdays"},
    "subprocess": {"revisions"},
    "argparse": {"cli"},
}
LONG = {"entities": "one dataclass a thing an editor writes; nothing but fields"}


def room(path):
    parts = path.relative_to(HOUSE).with_suffix("").parts
    return parts[0]


def imported(path):
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            if node.module == "generators":
                yield from (f"generators.{alias.name}" for alias in node.names)
            else:
                yield node.module


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(HOUSE).as_posix())
def test_imports_point_down_and_dependencies_have_one_door(path):
    here = room(path)
    for name in imported(path):
        top, _, rest = name.partition(".")
        if top == "generators":
            assert rest.partition(".")[0] in ALLOWED[here], name
        elif top in DOORS:
            assert here in DOORS[top], name


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(HOUSE).as_posix())
def test_modules_are_small_and_say_what_they_know(path):
    text = path.read_text("utf-8")
    assert ast.get_docstring(ast.parse(text)), "no docstring"
    if len(text.splitlines()) > 250:
        assert room(path) in LONG


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
