"""plan verify: one PDF, or every print of a plan, measured and told. Prints nothing itself."""

from pathlib import Path
from typing import NamedTuple

from generators.edition import Edition
from generators.measuring import telling, verifying
from generators.outputs import layout


class Outcome(NamedTuple):
    """`holds`: everything that the standard prescribes was found."""

    text: str
    holds: bool


def of_file(file: Path) -> Outcome:
    """Every row of one PDF. Raises ValueError with a Chinese sentence for what is none."""
    try:
        measured = verifying.measure(file.read_bytes())
    except OSError as error:
        raise ValueError(f"读不了 {file}：{error.strerror}") from None
    except ValueError:
        raise ValueError(f"{file} 不是能读的 PDF，或者里面没有文字") from None
    return Outcome(telling.told(str(file), measured, whole=True), measured.holds)


def of_edition(edition: Edition) -> Outcome:
    """What does not hold, print by print. Raises printing.Unprintable."""
    prints = list(layout.prints(edition))
    told = (
        telling.told(f"{each.sheet.label}　{each.sheet.path}.pdf", each.measured, whole=False)
        for each in prints
    )
    return Outcome("".join(told), all(each.measured.holds for each in prints))
