"""The examples of the rule book do what the rule book says."""

import shutil

import pytest
from test_cases import make_draft

from generators.check import check
from generators.codes import CODES
from generators.examples import examples

# About whole files or two versions, which no line can show: links, sizes, bytes, places, accounts.
WITHOUT = {
    "CHG-06", "CHG-08", "CHG-10", "CHG-11", "CHG-12", "CHG-14", "CHG-15", "REF-14", "SRC-07",
    "Y001", "Y002", "Y003", "Y004", "Y007", "Y008", "S201", "S202", "S203", "S204", "S205", "S206",
}  # fmt: skip


def test_every_code_has_an_example():
    assert {code.code for code in CODES} - set(examples()) <= WITHOUT


@pytest.mark.parametrize("code", examples())
def test_wrong_lines_give_the_code_and_right_ones_nothing(code, base_folder, tmp_path):
    example = examples()[code]
    plan = shutil.copytree(base_folder, tmp_path / "plan")
    if example.draft:
        (plan / "2025" / "issued.txt").unlink()
        make_draft(plan / "2025")
    file = plan / example.file
    text = file.read_text("utf-8")
    assert text.count(example.right) == 1
    assert check(plan, as_of=None).diagnostics == ()
    file.write_text(text.replace(example.right, example.wrong), "utf-8")
    before = base_folder if code.startswith("CHG-") else None
    assert [d.code for d in check(plan, None, before).diagnostics] == [code]
