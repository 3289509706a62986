"""The examples of the rule book do what the rule book says."""

import notation
import pytest
from laying import Place

from generators.checks.catalogue.codes import CODES
from generators.checks.catalogue.examples import examples
from generators.checks.plan_check import check

# About whole files, all of the text, two years or two versions, which no line can show: links,
# sizes, bytes, places, accounts, sentences left out.
WITHOUT = {
    "CHG-06", "CHG-10", "CHG-12", "CHG-14", "DOC-23", "REF-14", "REF-18", "SRC-07",
    "Y001", "Y002", "Y003", "Y004", "Y007", "Y008",
    "S201", "S202", "S203", "S204", "S205", "S206", "S207", "S208",
}  # fmt: skip


def test_every_code_has_an_example():
    assert {code.code for code in CODES} - set(examples()) <= WITHOUT


@pytest.mark.parametrize("name", ["base", "draft"])
def test_plans_of_the_examples_have_no_findings(name, tmp_path):
    assert check(notation.lay(notation.plan(name), tmp_path / "plan"), None).diagnostics == ()


@pytest.fixture(scope="module")
def place(tmp_path_factory):
    return Place(tmp_path_factory.mktemp("examples"))


@pytest.mark.parametrize("code", examples())
def test_lines_as_they_are_shown_give_the_code(code, place):
    """And none of versions gives it where nothing has changed since."""
    block, former = examples()[code].block, None
    place.lay(("after/plan", notation.together(block)))
    if examples()[code].of_versions:
        former = "before/plan"
        before = notation.together(block, side="before")
        place.lay(("after/plan", notation.together(block)), (former, before))
        assert code not in [d.code for d in place.check(former, None, base=former).diagnostics]
    assert [d.code for d in place.check("after/plan", None, base=former).diagnostics] == [code]


@pytest.mark.parametrize("code", examples())
def test_an_example_is_of_one_place(code):
    (change,) = examples()[code].block.changes
    assert (change.side in ("", "before"), len(change.hunks)) == (True, 1)
    assert change.how in ("", "new")
    assert examples()[code].shown != examples()[code].mended
