"""Search entries of the issued document: itself, what it cites, every clause and table.

Knows the words readers have for them. What the document speaks of is in search_entries.py.
"""

import re
from collections.abc import Iterator

from generators.model.document import corrections
from generators.model.document.clause_numbers import without_mark
from generators.model.plans import Plan
from generators.site.pages import page_names, synonyms, urls
from generators.site.pages.search_entry import Entry

_NUMBER = re.compile(r"〔(\d+)〕(\d+)号")  # the year and the number of a document


def document(plan: Plan) -> Iterator[Entry]:
    number = (plan.head.number,) if plan.head.number else ()
    plainly = tuple(f"{m[1]}年{m[2]}号文件" for m in _NUMBER.finditer(plan.head.number or ""))
    day = (plan.head.issued.chinese,) if plan.head.issued else ()
    yield Entry(
        urls.document(plan), plan.head.title, "印发文件",
        "、".join((*number, *(f"{each}成文" for each in day))),
        name="印发文件",
        aliases=(*number, *plainly, *day, *page_names.DOCUMENT, plan.head.title),
    )  # fmt: skip
    if plan.errata:
        yield Entry(urls.document(plan, "notes"), "勘校说明", "印发文件", "存档文本里的错漏",
                    aliases=page_names.NOTES)  # fmt: skip
    if plan.citations:
        yield Entry(urls.document(plan, "citations"), "引用的文件", "印发文件",
                    "、".join(f"《{c.title}》" for c in plan.citations),
                    aliases=page_names.CITATIONS)  # fmt: skip
    for c in plan.citations:
        yield Entry(
            urls.document(plan, "citations"), f"《{c.title}》", "引用的文件", c.number or "",
            name=c.title, aliases=tuple(synonyms.cited(c.title)),
        )  # fmt: skip


def clauses(plan: Plan) -> Iterator[Entry]:
    """Every clause and numbered item with its own words, every table by its caption."""
    words: dict[str, list[str]] = {}
    headings: dict[str, str] = {}
    for block in corrections.corrected_blocks(plan):
        name = block.label or block.clause
        if block.kind == "heading":
            headings[name] = without_mark(block.text)
        elif block.kind == "table":
            headings[name] = block.text.partition("\n")[0]
        if block.kind in ("heading", "paragraph", "item"):
            words.setdefault(name, []).append(block.text)
    for name in dict.fromkeys((*words, *headings)):
        heading = headings.get(name)
        yield Entry(
            urls.clause(plan, name), f"{name}　{heading}" if heading else name, "条款",
            "".join(words.get(name, ())), name=heading or name,
            aliases=(name, *_said(name, headings)),
        )  # fmt: skip


def _said(name: str, headings: dict[str, str]) -> Iterator[str]:
    """五（三） is 五、具体分工（三） to those who read aloud, 三（二）表2 is 表2."""
    if name in headings and name[0] in headings:
        yield f"{name[0]}、{headings[name[0]]}{name[1:]}"
    if table := re.search(r"表\d+$", name):
        yield table[0]
