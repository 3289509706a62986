"""The examples of the rule book do what the rule book says."""

import notation
import pytest

from generators.checks.catalogue.codes import CODES
from generators.checks.catalogue.examples import examples
from generators.checks.plan_check import check

# About whole files, all of the text, two years or two versions, which no line can show: links,
# sizes, bytes, places, accounts, sentences left out.
WITHOUT = {
    "CHG-06", "CHG-10", "CHG-12", "CHG-14", "DOC-23", "REF-14", "REF-18", "SRC-07",
    "Y001", "Y002", "Y003", "Y004", "Y007", "Y008",
    "S201", "S202", "S203", "S204", "S205", "S206", "S207",
}  # fmt: skip


def test_every_code_has_an_example():
    assert {code.code for code in CODES} - set(examples()) <= WITHOUT


@pytest.mark.parametrize("name", ["base", "draft"])
def test_plans_of_the_examples_have_no_findings(name, tmp_path):
    assert check(notation.lay(notation.plan(name), tmp_path / "plan"), None).diagnostics == ()


@pytest.mark.parametrize("code", examples())
def test_lines_as_they_are_shown_give_the_code(code, tmp_path):
    """And none of versions gives it where nothing has changed since."""
    block = examples()[code].block
    after = notation.lay(notation.together(block), tmp_path / "after" / "plan")
    before = None
    if examples()[code].of_versions:
        before = notation.lay(notation.together(block, side="before"), tmp_path / "before" / "plan")
        assert code not in [d.code for d in check(before, None, before).diagnostics]
    assert [d.code for d in check(after, None, before).diagnostics] == [code]


@pytest.mark.parametrize("code", examples())
def test_an_example_is_of_one_place(code):
    (change,) = examples()[code].block.changes
    assert (change.side in ("", "before"), len(change.hunks)) == (True, 1)
    assert change.how in ("", "new")
    assert examples()[code].shown != examples()[code].mended
