"""What each major can take: the list of majors and one page for each."""

from collections.abc import Iterator
from dataclasses import dataclass

from generators.edition import Artifact, Edition
from generators.model.entities import Certificate, Quota
from generators.outputs import urls
from generators.outputs.pages import page


@dataclass(frozen=True)
class Chance:
    """A certificate that a major may take; `quota` is None where no places were declared."""

    certificate: Certificate
    quota: Quota | None


def render(edition: Edition) -> Iterator[Artifact]:
    for plan in edition.plans:
        table = {name: _chances(plan, name) for name in plan.institution.majors}
        yield page(
            urls.majors(plan), "majors.md.j2", edition, plan, edit="majors.yaml",
            table=table, places={name: _places(chances) for name, chances in table.items()},
        )  # fmt: skip
        for name, chances in table.items():
            yield page(
                urls.major(plan, name), "major.md.j2", edition, plan, edit="majors.yaml",
                major=plan.institution.majors[name], chances=chances, places=_places(chances),
                open_lists=[c for c in plan.certificates if c.eligible.open
                            and name not in c.eligible.majors],
            )  # fmt: skip


def _chances(plan, major: str) -> list[Chance]:
    """Certificates with places for the major first, then those that only list it."""
    chances = []
    for certificate in plan.certificates:
        quotas = [quota for quota in certificate.quotas if quota.major == major]
        chances += [Chance(certificate, quota) for quota in quotas]
        if not quotas and major in certificate.eligible.majors:
            chances.append(Chance(certificate, None))
    return sorted(chances, key=lambda chance: chance.quota is None)


def _places(chances: list[Chance]) -> int:
    return sum(chance.quota.declared for chance in chances if chance.quota)
