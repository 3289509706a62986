"""历年对照: the years beside each other, as soon as there are two. Compares, and judges nothing."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from generators.model.known import Known, known_of, shared_out
from generators.model.plans import NOT_ENTERED, Plan
from generators.site.edition import Artifact, Edition
from generators.site.pages import urls
from generators.site.pages.majors import others, together
from generators.site.pages.pages import page


def render(edition: Edition) -> Iterator[Artifact]:
    if len(edition.plans) < 2:
        return
    with edition.making("历年对照页", edition.head):
        plans = edition.plans
        yield page(
            urls.YEARS, "years.md.j2", edition, None, edit=None, plans=plans,
            certificates=_names(plans, lambda plan: (c.name for c in plan.certificates)),
            majors=_names(plans, _by_major),
            by_certificate={
                plan.year: {
                    c.name: (_known(known_of(plan, c)), urls.certificate(plan, c))
                    for c in plan.certificates
                }
                for plan in plans
            },
            by_major={plan.year: _by_major(plan) for plan in plans},
            known={plan.year: known_of(plan) for plan in plans},
        )  # fmt: skip


def _names(plans: Sequence[Plan], named: Callable[[Plan], Iterable[str]]) -> list[str]:
    """The names of all years, each once, the newest year's order first."""
    return list(dict.fromkeys(name for plan in reversed(plans) for name in named(plan)))


def _known(known: Known) -> int | str:
    persons = known.places.persons
    return NOT_ENTERED if persons is None else persons


def _by_major(plan: Plan) -> dict[str, tuple[int | str, str]]:
    return {
        name: (_known(known_of(plan, major=name)), urls.major(plan, name))
        for name in shared_out(plan)
    } | {who: (_known(together(plan, found)), urls.majors(plan)) for who, found in others(plan)}
