"""Papers as files and pages: PDF and DOCX of every sheet, a page for those without one, the list
of notices."""

from collections.abc import Iterator

from generators.edition import Artifact, Edition
from generators.outputs import printing, urls
from generators.outputs.pages import page
from generators.outputs.sheets import ISSUED, Sheet, sheets


def render(edition: Edition) -> Iterator[Artifact]:
    for plan in edition.plans:
        found = list(sheets(plan))
        for sheet in found:
            yield from _made(edition, plan, sheet)
        yield page(
            urls.notices(plan), "notices.md.j2", edition, plan, edit=None,
            sections=_sections(found),
        )  # fmt: skip


def _made(edition: Edition, plan, sheet: Sheet) -> Iterator[Artifact]:
    paper = printing.paper_of(edition, sheet)
    yield from printing.printed(edition, plan, sheet.path, paper)
    if sheet.own_page:
        yield page(
            sheet.page, "paper.md.j2", edition, plan, edit=None,
            paper=paper, files=sheet.files(plan),
        )  # fmt: skip


def _sections(found: list[Sheet]) -> dict[str, list[Sheet]]:
    names = dict.fromkeys(sheet.section for sheet in found if sheet.section != ISSUED)
    return {name: [sheet for sheet in found if sheet.section == name] for name in names}
