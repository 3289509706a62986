"""The issued document: as stored, corrected with notes, and as a page with clause anchors."""

from collections.abc import Iterator
from dataclasses import dataclass

from generators.document import corrections, issued_text
from generators.edition import Artifact, Edition
from generators.model.entities import Erratum
from generators.outputs import urls
from generators.outputs.pages import page


def render(edition: Edition) -> Iterator[Artifact]:
    for plan in edition.plans:
        blocks = corrections.corrected_blocks(plan)
        notes = _notes(blocks)
        yield Artifact(urls.document_text(plan), issued_text.stored(plan))
        yield Artifact(urls.document_text(plan, corrected=True), _corrected_text(blocks, notes))
        yield page(
            urls.document(plan), "document.md.j2", edition, plan,
            edit=f"{plan.year}/document.yaml", blocks=blocks, notes=notes,
            numbers={note.group: note.number for note in notes},
        )  # fmt: skip


@dataclass(frozen=True)
class _Note:
    """One footnote: a fault and all the places where it shows."""

    number: int
    group: str
    errata: tuple[Erratum, ...]


def _notes(blocks) -> list[_Note]:
    found = corrections.groups(blocks)
    return [_Note(n, group, tuple(errata)) for n, (group, errata) in enumerate(found.items(), 1)]


def _corrected_text(blocks, notes: list[_Note]) -> str:
    numbers = {note.group: note.number for note in notes}
    parts = ["\n".join(_marked(line, numbers) for line in block.lines) for block in blocks]
    foot = [f"[{note.number}] {_said(note)}" for note in notes]
    head = "以上是勘校本，方括号里的数字是说明的编号；以印发的文件为准。⏎ 表示存档文本在此换行。"
    return "\n\n" + "\n\n".join([*parts, "勘校说明", head, *foot]) + "\n"


def _marked(line, numbers: dict[str, int]) -> str:
    return "".join(
        f"{run.text}[{numbers[run.erratum.group]}]" if run.erratum else run.text for run in line
    )


def _said(note: _Note) -> str:
    places = "；".join(
        f"{e.clause}：原文“{e.as_stored}”，勘校为“{e.corrected}”" for e in note.errata
    )
    return f"{places.replace(chr(10), '⏎')}。{note.errata[0].note}。"
