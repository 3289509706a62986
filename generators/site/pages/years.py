"""历年对照: the years beside each other, as soon as there are two. Compares, and judges nothing."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from generators.model import withdrawn
from generators.model.entities import Certificate
from generators.model.known import Known, known_of
from generators.model.plans import NOT_ENTERED, Plan
from generators.model.reaching import shared_out
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
            certificates=_named(plans, lambda plan: {c.slug: c.name for c in plan.certificates}),
            majors=_named(plans, lambda plan: _majors(plan) | {w: w for w, _ in others(plan)}),
            by_certificate={
                plan.year: {
                    c.slug: (_places(plan, c), urls.certificate(plan, c))
                    for c in plan.certificates
                }
                for plan in plans
            },
            by_major={plan.year: _by_major(plan) for plan in plans},
            known={plan.year: known_of(plan) for plan in plans},
        )  # fmt: skip


def _named(plans: Sequence[Plan], named: Callable[[Plan], Mapping[str, str]]) -> dict[str, str]:
    """What stands in all years by its short name, as the newest calls it, with what it was called
    before; the newest year's order first."""
    names: dict[str, dict[str, str]] = {}  # by short name, the first year of each name
    for plan in reversed(plans):
        for slug, name in named(plan).items():
            names.setdefault(slug, {})[name] = f"{plan.year}年称{name}"
    return {
        slug: f"{newest}（{'，'.join(before)}）" if (before := [*others.values()][1:]) else newest
        for slug, others in names.items()
        for newest in [next(iter(others))]
    }


def _majors(plan: Plan) -> dict[str, str]:
    """The majors that have places, by their short names."""
    majors = plan.institution.majors
    return {majors[name].slug: name for name in shared_out(plan)}


def _places(plan: Plan, certificate: Certificate) -> int | str:
    """That there are none left is known, too."""
    if not certificate.quotas and any(withdrawn.of(plan, certificate, "quotas")):
        return "没有"
    return _known(known_of(plan, certificate))


def _known(known: Known) -> int | str:
    persons = known.places.persons
    return NOT_ENTERED if persons is None else persons


def _by_major(plan: Plan) -> dict[str, tuple[int | str, str]]:
    return {
        slug: (_known(known_of(plan, major=name)), urls.major(plan, name))
        for slug, name in _majors(plan).items()
    } | {who: (_known(together(plan, found)), urls.majors(plan)) for who, found in others(plan)}
