"""The schedule: phases, tasks, and who takes part in each."""

from collections.abc import Iterator
from datetime import date
from functools import partial

from generators.model import successors
from generators.model.entities import Task
from generators.model.plans import Plan
from generators.model.status import IN_FORCE
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
                doer=partial(successors.doer, plan),
                states=states(plan, edition.as_of),
                inferred=any(owner.origin_of("who").kind == INFERRED for owner in owners),
            )


def states(plan: Plan, day: date) -> dict[str, str]:
    """By task, whether it is done, or was to be on a day that has passed. Of a plan that nobody
    works by any more, or of which nothing was ever entered, nothing is said."""
    tasks = [task for _, task in plan.tasks]
    if plan.status is not IN_FORCE and not any(task.done for task in tasks):
        return {}
    return {task.id: _state(task, day, open_=plan.status is IN_FORCE) for task in tasks}


def _state(task: Task, day: date, *, open_: bool) -> str:
    if task.done:
        return f"√ {task.done.chinese}办结"
    overdue = open_ and task.due is not None and task.due.last < day
    return "已到期，还没有登记办结" if overdue else ""
