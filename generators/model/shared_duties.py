"""Join duties across the files of a year: the roles of persons, and shared work.

Derived from a plan; knows no page.
"""

import re
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from operator import attrgetter

from generators.model import serving
from generators.model.entities import Certificate, Duty, Group, Owner, Responsibility, Task, Teams
from generators.model.plans import Plan
from generators.model.structure import INFERRED

_HOW_MANY = "(?:人数)?(?:超|满|已满|未满|不足|不满|达到|少于|多于)"


@dataclass(frozen=True)
class Held:
    """One role of a person: in a group, or as lead or member of a certificate's team."""

    body: str
    title: str
    certificate: Certificate | None = None

    @property
    def text(self) -> str:
        return f"{self.certificate.name if self.certificate else ''}{self.body}{self.title}"


def roles(plan: Plan) -> dict[str, list[Held]]:
    """Everybody who holds a role, in the order of the document, with all that they hold; posts that
    nobody is named for are left out."""
    held: dict[str, list[Held]] = defaultdict(list)
    for group in plan.groups:
        for role in group.roles:
            for name in role.people:
                held[name].append(Held(group.name, role.title))
    for teams, certificate, team in serving.teamed(plan):
        for name in team.leads:
            held[name].append(Held(*_lead(teams), certificate))
        for name in team.members or ():
            if name not in team.leads:
                held[name].append(Held(teams.name, "成员", certificate))
    return {name: roles for name, roles in held.items() if not serving.is_post(plan, name)}


def posts(plan: Plan) -> list[str]:
    """The posts that nobody is named for, in the order of the document."""
    named = [name for group in plan.groups for name in group.people]
    named += [name for _, _, team in serving.teamed(plan) for name in team.leads]
    named += [name for _, _, team in serving.teamed(plan) for name in team.members or ()]
    return [name for name in dict.fromkeys(named) if serving.is_post(plan, name)]


def _lead(teams: Teams) -> tuple[str, str]:
    """The name of a team and what its lead is in it; 证书负责人 is one word."""
    called = teams.lead_called
    if called.startswith(teams.name):
        return teams.name, called.removeprefix(teams.name)
    return "", called


def owners_in_words(task: Task, now: Callable[[Owner], str] = attrgetter("who")) -> str:
    """Who takes part in a task, with who leads and who is only inferred to; `now` says who does
    the part of one that is no more."""
    return "、".join(
        (owner.who if now(owner) == owner.who else f"{now(owner)}（原{owner.who}）")
        + ("（牵头）" if owner.lead else "")
        + ("（推定）" if owner.origin_of("who").kind == INFERRED else "")
        for owner in task.owners
    )


def contact_post(plan: Plan, group: Group | Teams) -> str | None:
    """Whom to ask, as a post: a contact that is written as a name becomes the role of that
    person in the group, so that no page asks people to call somebody by name. None where the
    plan names nobody."""
    if group.contact is None or not serving.is_person(plan, group.contact):
        return group.contact
    roles = group.roles if isinstance(group, Group) else ()
    titles = [role.title for role in roles if group.contact in role.people]
    return f"{group.name}{titles[0]}" if titles else None


def names(duty: Duty, work: str) -> bool:
    """Whether a duty has some work in its words; how many there are of it is none: 报名超额时."""
    return bool(re.search(f"{re.escape(work)}(?!{_HOW_MANY})", duty.text))


def shared_work(plan: Plan) -> dict[str, list[tuple[str, Duty]]]:
    """Work that the duties of several units name: activity -> [(unit, its duty)]."""
    held: dict[str, list[tuple[str, Duty]]] = defaultdict(list)
    holders: list[tuple[str, Responsibility | Group | Teams]]
    holders = [(each.department, each) for each in plan.responsibilities]
    holders += [(body.name, body) for body in plan.bodies]
    for name, holder in holders:
        for duty in holder.duties:
            if duty.activity:
                held[duty.activity].append((name, duty))
    return {activity: units for activity, units in held.items() if len(units) > 1}
