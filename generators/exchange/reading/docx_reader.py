"""A Word document -> its text as plain data: paragraphs with their numbers, tables with their
merged cells, and what was left out. Runs in a process of its own (confined.py)."""

from pathlib import Path
from typing import Any

from generators.exchange.imports.ooxml import Package
from generators.exchange.reading.docx_body import Body, Paragraph, Reading
from generators.exchange.reading.docx_numbers import Numbers

_NO_ZIP = "不是 .docx 文件；用 Word 或 WPS 打开它，另存为 docx 再来"
_MOST_SHOWN = 40

Plain = dict[str, Any]  # what JSON holds


def read(file: Path) -> Plain:
    """Raises Unread."""
    package = Package(file, _NO_ZIP)
    main = package.main("word/document.xml")
    related = package.related(main)
    by_kind = dict(related.values())
    numbers = Numbers(package, by_kind.get("numbering", ""), by_kind.get("styles", ""))
    body = Reading(package.elements(main), numbers).read()
    blocks = [_plain(each) for each in body.blocks]
    edges = [part for kind, part in related.values() if kind in ("header", "footer")]
    return {"blocks": blocks, "told": [*_told(body), *_edges(package, edges)]}


def _plain(block: Paragraph | list[list[tuple[str, int, bool]]]) -> Plain:
    if isinstance(block, Paragraph):
        return {
            "text": block.mark + block.text, "outline": block.outline, "centred": block.centred,
        }  # fmt: skip
    return {"rows": block}


def _told(body: Body) -> list[str]:
    """What was left out, in words."""
    told = [f"文本框里的字“{_short(text)}”" for text in body.boxes if text.strip()]
    told += [f"{what} {count} 处" for what, count in body.beside.items() if what != "表中表"]
    if (hidden := "".join(body.hidden)).strip():
        told.append(f"隐藏或划去的字“{_short(hidden)}”")
    return told


def _edges(package: Package, parts: list[str]) -> list[str]:
    """Heads and feet of pages that say more than a page's number."""
    texts = dict.fromkeys(
        "".join(text for tag, given, text in package.elements(part) if tag == "t" and given is None)
        for part in parts
    )
    return [
        f"页眉页脚里的字“{_short(text)}”" for text in texts
        if any(each.isalpha() for each in text)
    ]  # fmt: skip


def _short(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= _MOST_SHOWN else f"{words[:_MOST_SHOWN]}…"
