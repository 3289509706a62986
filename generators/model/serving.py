"""Who serves where, in words: names with what the document or the register says behind them.

A register entry may stand for a post (各系主任) or for somebody from outside the college. Derived
from a plan; knows no page.
"""

from collections.abc import Iterable, Iterator, Sequence

from generators.model.entities import Certificate, Role, Team, Teams
from generators.model.plans import Plan


def in_words(plan: Plan, holder: Role | Team, name: str) -> str:
    """甲一, or 甲一（教务处处长）; of somebody from outside the college, with the unit."""
    person = plan.institution.people.get(name)
    outside, post = person.of if person else None, (holder.posts or {}).get(name)
    if outside and post and outside in post:
        outside = None
    behind = "，".join(filter(None, (outside, post)))
    return f"{name}（{behind}）" if behind else name


def padded(name: str) -> str:
    """Names of two characters are set to the width of three."""
    return f"{name[0]} {name[1]}" if len(name) == 2 else name


def as_set(names: Sequence[str], posts: dict[str, str] | None) -> Iterator[str]:
    """As the document sets them; a name that stands alone is as wide as three characters."""
    for name in names:
        yield with_post(name if len(names) > 1 else padded(name), posts)


def with_post(name: str, posts: dict[str, str] | None) -> str:
    """A name with what the document says behind it. `name` may be padded."""
    post = (posts or {}).get("".join(name.split()))
    return f"{name}（{post}）" if post else name


def listed(plan: Plan, holder: Role | Team, names: Iterable[str]) -> str:
    return "、".join(in_words(plan, holder, name) for name in names)


def led_by(plan: Plan, certificate: Certificate) -> str | None:
    """Who leads the team of a certificate; None where nobody is named."""
    team = certificate.team
    return listed(plan, team, team.leads) or None if team else None


def only_leads(plan: Plan) -> bool:
    """Whether there is nobody but a lead for each certificate: no team is spoken of, whose members
    could be asked for."""
    return plan.teams is not None and plan.teams.lead_called == plan.teams.name


def teamed(plan: Plan) -> Iterator[tuple[Teams, Certificate, Team]]:
    """Every certificate that has a team, where the plan has teams."""
    if teams := plan.teams:
        yield from ((teams, c, c.team) for c in plan.certificates if c.team)


def contact(plan: Plan) -> str | None:
    """Whom to ask about a certificate: that of the teams, where there are any."""
    bodies = (plan.teams,) if plan.teams else plan.groups
    return next((body.contact for body in bodies if body.contact), None)


def is_outside(plan: Plan, unit: str) -> bool:
    """Whether a unit that takes part is no department of the college."""
    department = plan.institution.departments.get(unit)
    return department is not None and department.outside


def is_post(plan: Plan, name: str) -> bool:
    """Whether a name stands for a post, and says of no person who that is."""
    person = plan.institution.people.get(name)
    return person is not None and person.post


def is_person(plan: Plan, name: str) -> bool:
    return name in plan.institution.people and not is_post(plan, name)


def are_people(plan: Plan, names: Iterable[str]) -> bool:
    """Whether every name is a person's, so that they can be counted."""
    return not any(is_post(plan, name) for name in names)
