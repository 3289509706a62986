"""`--document`: an issued document that is there as a file, taken into a year."""

from pathlib import Path
from typing import NamedTuple

from generators.checks.plan_check import Report
from generators.cli.answers import Unusable
from generators.core.unread import Unread
from generators.exchange import first_document
from generators.exchange.reading.foreign_document import Foreign
from generators.exchange.reading.outline import Outline
from generators.exchange.recognising.recognised import facts

HELP = "已经印发的文件（docx 或 txt）：正文照录存档，认出的内容列出来等核对"


class Read(NamedTuple):
    file: Path
    foreign: Foreign
    outline: Outline


def read(file: Path | None) -> Read | None:
    """What a document says. Raises Unusable."""
    if file is None:
        return None
    try:
        return Read(file, *first_document.read(file))
    except Unread as reason:
        raise Unusable(f"{file.name} {reason}") from None


def year(document: Read, given: int | None) -> int:
    """The year that is given, or that the document states. Raises Unusable."""
    stated = given or first_document.year_of(document.outline)
    if stated is None:
        raise Unusable(f"{document.file.name} 没有写明是哪一年的；加上 --year 年")
    return stated


def told(document: Read, report: Report, plan: Path) -> list[str]:
    """What became of it, and what is left to do."""
    at = first_document.year_of(document.outline)
    made = next((p for p in report.plans if p.year == at), report.plans[-1])
    parts = [f"{document.file.name} 的正文已经照录。"]
    if document.foreign.left_out:
        parts.append("文件里没有录入的，请看要不要补：")
        parts += [f"  {each}" for each in document.foreign.left_out]
    where = "" if plan == Path("plan") else f" --plan {plan}"
    parts.append(
        f"从里面认出 {len(facts(made))} 项（文号、日期、证书、名额、名单、阶段、职责等），"
        f"一项也没有写进计划。逐项看：plan confirm {made.year}{where}"
    )
    return parts
