"""历年对照: the years beside each other, as soon as there are two. Compares, and judges nothing."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from generators.model.plans import NOT_ENTERED, Plan
from generators.site.edition import Artifact, Edition
from generators.site.pages import urls
from generators.site.pages.pages import page


def render(edition: Edition) -> Iterator[Artifact]:
    if len(edition.plans) < 2:
        return
    with edition.making("历年对照页", edition.head):
        plans = edition.plans
        yield page(
            urls.YEARS, "years.md.j2", edition, None, edit=None, plans=plans,
            certificates=_names(plans, lambda plan: (c.name for c in plan.certificates)),
            majors=_names(plans, lambda plan: (quota.major for _, quota in plan.quotas)),
            by_certificate={
                plan.year: {
                    c.name: (_known(c.declared), urls.certificate(plan, c))
                    for c in plan.certificates
                }
                for plan in plans
            },
            by_major={plan.year: _by_major(plan) for plan in plans},
        )  # fmt: skip


def _names(plans: Sequence[Plan], named: Callable[[Plan], Iterable[str]]) -> list[str]:
    """The names of all years, each once, the newest year's order first."""
    return list(dict.fromkeys(name for plan in reversed(plans) for name in named(plan)))


def _known(places: int | None) -> int | str:
    return NOT_ENTERED if places is None else places


def _by_major(plan: Plan) -> dict[str, tuple[int, str]]:
    sums: dict[str, int] = {}
    for _, quota in plan.quotas:
        sums[quota.major] = sums.get(quota.major, 0) + quota.declared
    return {name: (places, urls.major(plan, name)) for name, places in sums.items()}
