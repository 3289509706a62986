"""plan verify: one PDF, or every print of a plan, measured and told. Prints nothing itself."""

from pathlib import Path
from typing import NamedTuple

from generators.core import confined
from generators.core.unread import Unread
from generators.press.measuring import measurement_report
from generators.site.edition import Edition
from generators.site.pages import layout, paper_files

_READER = "generators.press.measuring.measurement_report:of_file"
_LIMITS = confined.Limits(seconds=3, patience=60)  # a document may have many pages


class Outcome(NamedTuple):
    """`holds`: everything that the standard prescribes was found."""

    text: str
    holds: bool


def of_file(file: Path) -> Outcome:
    """Every row of one PDF. Raises ValueError with a Chinese sentence for what is none, OSError
    where the file cannot be read."""
    with file.open("rb"):  # who may not read it is told so
        pass
    try:
        return Outcome(*confined.read(_READER, file, _LIMITS))
    except Unread as reason:
        raise ValueError(f"{file} 不能量：{reason}") from None


def of_edition(edition: Edition) -> Outcome:
    """What does not hold, print by print (DOC-22), and whether each comes out the same when it
    is set again (DOC-25). Raises printing.Unprintable (DOC-24)."""
    prints = list(layout.prints(edition))
    told = [
        measurement_report.told(
            f"{each.sheet.label}　{each.sheet.path}.pdf", each.measured, whole=False
        )
        for each in prints
    ]
    unlike = [
        each.sheet.label
        for each in prints
        if not paper_files.is_repeated(edition, paper_files.paper_of(edition, each.sheet))
    ]
    same = f"不同：{'、'.join(unlike)}" if unlike else "全部相同"
    told.append(f"{len(prints)} 份文件各另印一次，{same}。\n")
    return Outcome("".join(told), all(each.measured.holds for each in prints) and not unlike)
