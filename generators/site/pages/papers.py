"""Papers as files and pages: PDF and DOCX of every sheet, a page for those without one, the list
of notices. Two editions can be compared by the papers alone, before they are set."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from generators.model.notices import Notice, replaced_by, replacing
from generators.model.plans import Plan
from generators.press.paper.paper_blocks import Paper
from generators.site.edition import Artifact, Edition
from generators.site.pages import paper_files, urls
from generators.site.pages.pages import page
from generators.site.pages.printed_papers import ISSUED, OFFICIAL, Sheet, sheets

Press = Callable[[Edition, Plan, str, Paper], Iterator[Artifact]]


def render(edition: Edition) -> Iterator[Artifact]:
    return _all(edition, paper_files.printed)


def before_press(edition: Edition) -> Iterator[Artifact]:
    """The same, each print as what it is made of; two that are equal print the same bytes."""
    return _all(edition, paper_files.unprinted)


def _all(edition: Edition, press: Press) -> Iterator[Artifact]:
    for plan in edition.plans:
        found = list(sheets(plan))
        for sheet in found:
            with edition.making(sheet.label, sheet.thing):
                yield from _made(edition, plan, sheet, press)
        with edition.making("通知一览页", plan.head):
            yield page(
                urls.notices(plan), "notices.md.j2", edition, plan, edit=None,
                sections=_sections(found), notices=_notices(plan, found),
            )  # fmt: skip


def _made(edition: Edition, plan: Plan, sheet: Sheet, press: Press) -> Iterator[Artifact]:
    paper = paper_files.paper_of(edition, sheet)
    yield from press(edition, plan, sheet.path, paper)
    if sheet.own_page:
        notice = _notice(plan, sheet.thing)
        yield page(
            sheet.page, "paper.md.j2", edition, plan, edit=None, titled=notice is not None,
            paper=paper, files=sheet.files(plan), notice=notice,
        )  # fmt: skip


@dataclass(frozen=True)
class _Listed:
    """An issued notice, and those that it replaces and that replace it."""

    notice: Notice
    replaces: Notice | None
    replaced: Notice | None


def _notice(plan: Plan, thing: object) -> _Listed | None:
    if not isinstance(thing, Notice):
        return None
    known = plan.notices
    return _Listed(thing, replaced_by(thing, known), replacing(thing, known))


def _notices(plan: Plan, found: list[Sheet]) -> list[tuple[Sheet, _Listed]]:
    """The official documents, the newest first."""
    listed = [(sheet, _notice(plan, sheet.thing)) for sheet in reversed(found)]
    return [(sheet, each) for sheet, each in listed if each]


def _sections(found: list[Sheet]) -> dict[str, list[Sheet]]:
    aside = (ISSUED, OFFICIAL)
    names = dict.fromkeys(sheet.section for sheet in found if sheet.section not in aside)
    return {name: [sheet for sheet in found if sheet.section == name] for name in names}
