"""All facts that an issued document says, in one order that never changes while its text does
not: their numbers can be named."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from generators.core.once import once
from generators.exchange.recognising import (
    body_facts,
    certificate_facts,
    duty_facts,
    head_facts,
    schedule_facts,
)
from generators.exchange.recognising.pieces import Fact, Piece, pieces
from generators.model.plans import Plan
from generators.model.status import IN_FORCE


@once
def facts(plan: Plan) -> tuple[Fact, ...]:
    """What the document of a plan says. The text alone decides, not what is entered already."""
    read = pieces(plan)
    head = list(head_facts.facts(read))
    named = body_facts.told_duties(read, list(body_facts.groups(read)))
    bodies, duties = body_facts.with_duties(named, list(duty_facts.duties(read)))
    phases = [
        body_facts.with_owners(each, bodies) for each in schedule_facts.facts(read, plan.year)
    ]
    certificates = list(certificate_facts.facts(read))
    certificates = [_teams(each, phases, read) for each in certificates]
    units = duty_facts.departments([*duties, *bodies, *phases, *certificates])
    found = (*head, *units, *duties, *certificates, *bodies, *phases, *_issued(head))
    return tuple({fact.key: fact for fact in found}.values())


def _teams(fact: Fact, phases: Sequence[Fact], read: Sequence[Piece]) -> Fact:
    """The name of the teams as work is given to it: 教学团队, where a column says 团队负责人."""
    said = str(fact.values.get("name", ""))
    owners = [str(units) for each in phases for units in _listed(each.values["owners"])]
    names = (name for units in owners for name in units.split("、"))
    own = next((name for name in names if said and name.endswith(said) and name != said), None)
    if fact.kind != "teams" or own is None:
        return fact
    values = {"lead_title": f"{said}负责人", **fact.values, "name": own}
    where = next((each for each in read if each.kind != "table" and own in each.text), None)
    if where is None:
        return replace(fact, values=values)
    return replace(fact, values=values, clause=where.clause, quote=where.text)


def _listed(value: object) -> list[object]:
    return value if isinstance(value, list) else []


def _issued(head: list[Fact]) -> Iterator[Fact]:
    """That it is in force: it has a number and a day."""
    said = {fact.kind: fact for fact in head}
    if "number" in said and (day := said.get("issued")):
        yield Fact("status", (), day.clause, day.quote, {"status": IN_FORCE.name})
