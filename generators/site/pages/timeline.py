"""The schedule: phases, tasks, and who takes part in each."""

from collections.abc import Iterator

from generators.model.structure import INFERRED
from generators.site.edition import Artifact, Edition
from generators.site.pages import urls
from generators.site.pages.pages import page
from generators.site.pictures.gantt import gantt


def render(edition: Edition) -> Iterator[Artifact]:
    for plan in edition.plans:
        with edition.making("进度页", plan.files["timeline.yaml"]):
            owners = [owner for _, task in plan.tasks for owner in task.owners]
            yield page(
                urls.timeline(plan),
                "timeline.md.j2",
                edition,
                plan,
                edit=f"{plan.year}/timeline.yaml",
                wide=gantt(plan, edition.as_of, wide=True),
                narrow=gantt(plan, edition.as_of, wide=False),
                no_days=any(plan.tasks) and all(task.due is None for _, task in plan.tasks),
                inferred=any(owner.origin_of("who").kind == INFERRED for owner in owners),
            )
