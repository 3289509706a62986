"""The issued document: as stored, corrected with notes, and as a page with clause anchors."""

from collections.abc import Iterable, Iterator

from generators.core.privacy import personal
from generators.diff import amendment_effects
from generators.diff.sentences import sentence
from generators.model.document import corrections, issued_text, notes
from generators.model.document.corrections import Corrected, Run
from generators.model.document.notes import Note
from generators.model.plans import Plan
from generators.model.records import Amendment
from generators.site.edition import Artifact, Edition
from generators.site.pages import urls
from generators.site.pages.pages import page


def render(edition: Edition) -> Iterator[Artifact]:
    for plan in edition.plans:
        with edition.making("印发文件页", plan.files["document.yaml"]):
            blocks = corrections.corrected_blocks(plan)
            found = notes.notes_of(blocks)
            if plan.status.is_issued:
                corrected = _corrected_text(blocks, found)
                yield Artifact(urls.document_text(plan), issued_text.stored(plan))
                yield Artifact(urls.document_text(plan, corrected=True), corrected)
            yield page(
                urls.document(plan), "document.md.j2", edition, plan,
                edit=f"{plan.year}/document.yaml", blocks=blocks, notes=found,
                amended=list(_amended(plan)),
                numbers={note.group: note.number for note in found},
            )  # fmt: skip


def _amended(plan: Plan) -> Iterator[tuple[Amendment, str]]:
    """What has changed since the document was issued, as of the plan's day, without personal
    data."""
    for each in plan.amendments:
        if plan.day and each.effective.first <= plan.day:
            effects = amendment_effects.effect(plan, each)
            told = "；".join(sentence(delta, plan.institution.days) for delta in effects)
            yield each, personal.mask(told or "、".join(each.target))


def _corrected_text(blocks: Iterable[Corrected], found: list[Note]) -> str:
    numbers = {note.group: note.number for note in found}
    parts = ["\n".join(_marked(line, numbers) for line in block.lines) for block in blocks]
    foot = [f"[{note.number}] {note.said}" for note in found]
    return "\n\n" + "\n\n".join([*parts, "勘校说明", notes.HEAD, *foot]) + "\n"


def _marked(line: Iterable[Run], numbers: dict[str, int]) -> str:
    return "".join(
        f"{run.text}[{numbers[run.erratum.group]}]" if run.erratum else run.text for run in line
    )
