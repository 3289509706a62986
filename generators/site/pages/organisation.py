"""The bodies of a year, who serves in them, and who serves in more than one."""

from collections.abc import Iterator
from functools import partial

from generators.model import successors
from generators.model.checklists import checklist
from generators.model.shared_duties import contact_post, posts, roles
from generators.site.edition import Artifact, Edition
from generators.site.pages import urls
from generators.site.pages.pages import page
from generators.site.pictures import chart


def render(edition: Edition) -> Iterator[Artifact]:
    for plan in edition.plans:
        with edition.making("机构页", plan.files["groups.yaml"]):
            held = roles(plan)
            yield page(
                urls.organisation(plan), "organisation.md.j2", edition, plan,
                edit=f"{plan.year}/groups.yaml", people=held,
                contact=contact_post, marks=chart.numbers(plan),
                now=partial(successors.heir, plan),
                checklist=partial(checklist, plan),
                wide=chart.chart(plan, wide=True), narrow=chart.chart(plan, wide=False),
                several=sum(len(each) > 1 for each in held.values()),
                posts=posts(plan),
            )  # fmt: skip
