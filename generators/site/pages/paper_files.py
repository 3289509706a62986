"""A paper -> its files, PDF and DOCX, beside the page that shows it."""

from collections.abc import Iterator
from dataclasses import replace

from generators.checks.reports import formats
from generators.model.plans import Plan
from generators.model.registries import House
from generators.model.status import DRAFT
from generators.press.paper import glyphs, typeset, word
from generators.press.paper.fonts import ROLES, FontSet, font_set
from generators.press.paper.glyphs import Unprintable
from generators.press.paper.paper_blocks import Paper
from generators.press.paper.profiles import STANDARD, Profile, house
from generators.site.edition import Artifact, Edition
from generators.site.pages.printed_papers import ISSUED, OFFICIAL, Sheet

SAMPLE, NOT_OFFICIAL = "样张", "不是正式文件"
KINDS = ("pdf", "docx")


def profile(edition: Edition) -> Profile:
    """How this house sets its papers: the standard, but for what paper.yaml says."""
    own = edition.institution.files.get("paper.yaml")
    if not isinstance(own, House):
        return STANDARD
    faces = {role: getattr(own.faces, role) for role in ROLES} if own.faces else {}
    return house(
        top=own.top, bottom=own.bottom, left=own.left, right=own.right, lines=own.lines,
        characters=own.characters, source=own.source,
        faces=tuple((role, family) for role, family in faces.items() if family),
    )  # fmt: skip


def fonts(edition: Edition) -> FontSet:
    """The faces that papers are set in."""
    return font_set(edition.fonts, profile(edition).faces)


def paper_of(edition: Edition, sheet: Sheet) -> Paper:
    """The paper of a sheet, with the version of the data where it carries one. A draft has its
    mark across each page, and neither a red head nor a number; an official one is a sample where
    it is not made from a commit."""
    paper = sheet.draft()
    if sheet.preview:
        paper = replace(paper, mark="", number="", watermark=DRAFT.name)
    if sheet.traced or sheet.preview:
        paper = traced(edition, replace(paper, state=sheet.state or paper.state), sheet.page)
    official = sheet.section in (ISSUED, OFFICIAL) and not sheet.preview
    return sample(edition, paper) if official and not edition.version.is_commit else paper


def sample(edition: Edition, paper: Paper) -> Paper:
    """Nobody takes it for the document: no issuer in the red head, no number, a word on each page.
    What it says and where is as it will be, so that it can be looked through."""
    foot = f"{SAMPLE}，{NOT_OFFICIAL}　数据版本：{edition.version.words}"
    if not paper.mark:  # of a department: it has no head to put the word in
        return replace(paper, number="", watermark=SAMPLE, version=foot)
    return replace(paper, mark=SAMPLE, number=NOT_OFFICIAL, version=foot)


def printed(edition: Edition, plan: Plan, path: str, paper: Paper) -> Iterator[Artifact]:
    """The files of a paper at `path` (without suffix). Raises glyphs.Unprintable."""
    faces = fonts(edition)
    glyphs.require(paper, faces, (*plan.files.values(), *edition.institution.files.values()))
    yield Artifact(f"{path}.pdf", typeset.pdf(paper, faces, profile(edition)))
    yield Artifact(f"{path}.docx", word.docx(paper, profile(edition)))


def unprinted(edition: Edition, plan: Plan, path: str, paper: Paper) -> Iterator[Artifact]:
    """The same files, each as what decides its bytes: the paper and how this house sets it."""
    for kind in KINDS:
        yield Artifact(f"{path}.{kind}", repr((paper, profile(edition))))


def is_repeated(edition: Edition, paper: Paper) -> bool:
    """Whether a paper set once more, from the beginning, has the same bytes (DOC-25)."""
    faces, own = fonts(edition), profile(edition)
    one = typeset.pdf(paper, faces, own), word.docx(paper, own)
    return one == (typeset.pdf.__wrapped__(paper, faces, own), word.docx.__wrapped__(paper, own))


def traced(edition: Edition, paper: Paper, page: str) -> Paper:
    """The paper with the version of the data at its foot, and the address of its page where
    the site has one."""
    state = f"{paper.state}　" if paper.state else ""
    address = edition.institution.college.address(page) or ""
    return replace(paper, version=f"{state}数据版本：{edition.version.words}", address=address)


def refusal(edition: Edition, error: Unprintable) -> str:
    """Why nothing was made: the characters that cannot be printed, each at its place."""
    return formats.text(replace(edition.report, diagnostics=error.diagnostics, waived=()))
