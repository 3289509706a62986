"""The home page and each year's first page: the numbers at a glance, the phases, the ways on."""

from collections.abc import Iterator
from datetime import date

from generators.model.eligibility import listing
from generators.model.entities import Phase
from generators.model.known import known_of
from generators.model.plans import Plan
from generators.model.reaching import reaching
from generators.site.edition import Artifact, Edition
from generators.site.pages import urls
from generators.site.pages.finder import finder_names
from generators.site.pages.pages import page


def render(edition: Edition) -> Iterator[Artifact]:
    with edition.making("首页", edition.head):
        if edition.newest:
            yield _overview(edition, edition.newest, urls.HOME)
        else:
            yield page(urls.HOME, "nothing.md.j2", edition, None, edit=None)
    for plan in edition.plans:
        with edition.making("概览页", plan.head):
            yield _overview(edition, plan, urls.year(plan))


def _overview(edition: Edition, plan: Plan, path: str) -> Artifact:
    with_quota = {major for major in plan.institution.majors if reaching(plan, major)}
    eligible = set(listing(plan))
    return page(
        path,
        "overview.md.j2",
        edition,
        plan,
        edit=f"{plan.year}/plan.yaml",
        home=path == urls.HOME,
        majors_with_quota=len(with_quota),
        majors_eligible=len(eligible | with_quota),
        phases_now=[p for p in plan.phases if p.span and p.span.holds(edition.as_of)],
        phase_next=_phase_after(plan, edition.as_of),
        names=finder_names(plan),
        known=known_of(plan),
        most=max([known_of(plan, c).places.persons or 0 for c in plan.certificates] + [1]),
        task_count=sum(1 for _ in plan.tasks),
    )


def _phase_after(plan: Plan, day: date) -> Phase | None:
    """The one that begins first after a day."""
    coming = [(p.starts.first, p) for p in plan.phases if p.starts and p.starts.first > day]
    return min(coming, key=lambda each: each[0])[1] if coming else None
