"""The bodies of a year, who serves in them, and who serves in more than one."""

from collections import defaultdict
from collections.abc import Iterator

from generators.edition import Artifact, Edition
from generators.outputs import urls
from generators.outputs.pages import page


def render(edition: Edition) -> Iterator[Artifact]:
    for plan in edition.plans:
        roles = _roles(plan)
        yield page(
            urls.organisation(plan),
            "organisation.md.j2",
            edition,
            plan,
            edit=f"{plan.year}/groups.yaml",
            people=len(roles),
            several={name: held for name, held in roles.items() if len(held) > 1},
        )


def _roles(plan) -> dict[str, list[str]]:
    """Each person's roles, in the order of the document."""
    held = defaultdict(list)
    for group in plan.groups:
        for role in group.roles:
            for name in role.people:
                held[name].append(f"{group.name}{role.title}")
    for certificate in plan.certificates:
        if certificate.team.lead:
            held[certificate.team.lead].append(f"{certificate.name}教学团队负责人")
    return dict(held)
