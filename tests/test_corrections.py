"""What an erratum marks as changed of the text that it quotes."""

import pytest

from generators.model.document.corrections import changes
from generators.model.records import Erratum
from generators.model.structure import Spot


def erratum(stored, corrected):
    spot = object.__new__(Spot)
    return Erratum(
        spot, id="E1", group="O1", clause="一", kind="错字", as_stored=stored, corrected=corrected,
        note=None,
    )  # fmt: skip


@pytest.mark.parametrize(("stored", "corrected", "marked"), [
    ("630", "620", ("630", "620")),
    ("共630人", "共90人", ("630", "90")),
    ("第1条", "第11条", ("1", "11")),
    ("2021年5月12日", "2021年5月13日", ("12", "13")),
    ("GB/T 9704", "GB/T 9714", ("9704", "9714")),
    ("使学生得证书", "使学生获得证书", ("", "获")),
    ("逐步扩大试\n点范围", "逐步扩大试点范围", ("\n", "")),
])  # fmt: skip
def test_numbers_are_marked_whole(stored, corrected, marked):
    found = list(changes(f"前文{stored}后文", [erratum(stored, corrected)]))
    assert [(each.stored, each.becomes) for each in found] == [marked]
    rest = f"前文{stored}后文"
    start, old, new, _ = found[0]
    assert rest[:start] + new + rest[start + len(old) :] == f"前文{corrected}后文"
