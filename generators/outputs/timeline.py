"""The schedule: phases, tasks, and who takes part in each."""

from collections.abc import Iterator

from generators.edition import Artifact, Edition
from generators.outputs import urls
from generators.outputs.pages import page


def render(edition: Edition) -> Iterator[Artifact]:
    for plan in edition.plans:
        yield page(
            urls.timeline(plan), "timeline.md.j2", edition, plan, edit=f"{plan.year}/timeline.yaml"
        )
