"""Files that go with a notice or with the issued document: given out as they are, under the name
that they have in the plan, with size and sum on the page of what they go with."""

from collections.abc import Iterator
from dataclasses import dataclass

from generators.model import attached_files
from generators.model.notices import Notice
from generators.model.plans import Plan
from generators.site.edition import Artifact, Edition
from generators.site.pages import urls
from generators.site.pages.urls import Download


def render(edition: Edition) -> Iterator[Artifact]:
    for plan in edition.plans:
        for file in attached_files.public(plan):
            yield Artifact(
                urls.attached_file(plan, file.name), attached_files.content(file),
                edit=f"{plan.year}/{attached_files.FOLDER}{file.name}", of=str(plan.year),
            )  # fmt: skip


@dataclass(frozen=True)
class Given(Download):
    """`checksum`: SHA-256 of the file."""

    checksum: str = ""


def given(plan: Plan, notice: Notice | None) -> list[Given]:
    """The files that go with a notice, None: with the issued document; those that are there."""
    found = []
    for each in attached_files.given(plan, notice):
        kind, size = attached_files.kind(each.file), attached_files.size(each.file)
        ending = each.file.name.rpartition(".")[2]
        found.append(
            Given(
                urls.attached_file(plan, each.file.name),
                f"{each.label}　{each.title}" if each.label else each.title,
                f"{kind}，{size}",
                f"{each.title}.{ending}",
                each.file.sha256,
            )
        )
    return found
