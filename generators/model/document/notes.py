"""The notes of the corrected edition: one for each fault, with all the places where it shows."""

from dataclasses import dataclass

from generators.model.document.corrections import Corrected
from generators.model.records import Erratum

HEAD = "以上是勘校本，方括号里的数字是说明的编号；以印发的文件为准。⏎ 表示存档文本在此换行。"


@dataclass(frozen=True)
class Note:
    """One footnote: a fault and all the places where it shows."""

    number: int
    group: str
    errata: tuple[Erratum, ...]

    @property
    def said(self) -> str:
        """The note in one line: what stands where, and how it is corrected."""
        places = "；".join(
            f"{e.clause}：原文“{e.as_stored}”，勘校为“{e.corrected}”" for e in self.errata
        )
        return f"{places.replace(chr(10), '⏎')}。{self.errata[0].note}。"


def notes_of(blocks: list[Corrected]) -> list[Note]:
    """The notes in the order in which the document meets their faults."""
    found: dict[str, dict[Erratum, None]] = {}
    for run in (run for block in blocks for line in block.lines for run in line):
        if run.erratum:
            found.setdefault(run.erratum.group, {})[run.erratum] = None
    return [Note(n, group, tuple(errata)) for n, (group, errata) in enumerate(found.items(), 1)]
