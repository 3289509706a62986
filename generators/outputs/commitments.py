"""What the document promises without saying who does it or by when."""

from collections.abc import Iterator

from generators.edition import Artifact, Edition
from generators.outputs import urls
from generators.outputs.pages import page


def render(edition: Edition) -> Iterator[Artifact]:
    for plan in edition.plans:
        yield page(
            urls.commitments(plan), "commitments.md.j2", edition, plan,
            edit=f"{plan.year}/commitments.yaml",
        )  # fmt: skip
