"""The examples of the rule book do what the rule book says."""

import shutil

import pytest
from test_cases import make_draft

from generators.catalogue.codes import CODES
from generators.catalogue.examples import examples
from generators.check import check

# About whole files, all of the text, two years or two versions, which no line can show: links,
# sizes, bytes, places, accounts, sentences left out.
WITHOUT = {
    "CHG-06", "CHG-10", "CHG-12", "CHG-14", "DOC-23", "REF-14", "REF-18", "SRC-07",
    "Y001", "Y002", "Y003", "Y004", "Y007", "Y008", "S201", "S202", "S203", "S204", "S205", "S206",
}  # fmt: skip


def test_every_code_has_an_example():
    assert {code.code for code in CODES} - set(examples()) <= WITHOUT


@pytest.mark.parametrize("code", [code for code in examples() if not code.startswith("CHG-")])
def test_wrong_lines_give_the_code_and_right_ones_nothing(code, base_folder, tmp_path):
    example = examples()[code]
    plan = laid_out(example, base_folder, tmp_path / "plan")
    file = plan / example.file
    text = file.read_text("utf-8")
    assert text.count(example.right) == 1
    assert check(plan, as_of=None).diagnostics == ()
    file.write_text(text.replace(example.right, example.wrong), "utf-8")
    assert [d.code for d in check(plan, None).diagnostics] == [code]


@pytest.mark.parametrize("code", [code for code in examples() if code.startswith("CHG-")])
def test_right_lines_that_become_wrong_give_the_code(code, base_folder, tmp_path):
    """Of two versions: the plan of the tests has one or the other of these lines."""
    example = examples()[code]
    before, after = (laid_out(example, base_folder, tmp_path / side / "plan") for side in "ab")
    text = (after / example.file).read_text("utf-8")
    if example.wrong in text:
        (before / example.file).write_text(text.replace(example.wrong, example.right), "utf-8")
    else:
        assert text.count(example.right) == 1
        (after / example.file).write_text(text.replace(example.right, example.wrong), "utf-8")
    assert [d.code for d in check(after, None, before).diagnostics] == [code]
    assert code not in [d.code for d in check(before, None, before).diagnostics]


def laid_out(example, base_folder, folder):
    plan = shutil.copytree(base_folder, folder)
    if example.draft:
        (plan / "2025" / "issued.txt").unlink()
        make_draft(plan / "2025")
    return plan
