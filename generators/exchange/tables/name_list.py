"""名单: who serves where, one row a person and role."""

from collections.abc import Iterator

from generators.exchange.tables.table import Book, Cell, Column, Table
from generators.model import serving
from generators.model.entities import Team
from generators.model.plans import Plan
from generators.model.structure import Origin


def book(plan: Plan, basis: str) -> Book:
    table = Table(
        sheet="名单",
        title=f"{plan.year}年{plan.programme.short}工作机构和人员名单",
        basis=basis,
        columns=(Column("机构"), Column("职务"), Column("姓名"), Column("出处")),
        rows=tuple(_rows(plan)),
    )
    return Book(
        slug="names",
        name="名单",
        about="写明的人员，一人一个职务一行：机构、职务、姓名和出处。",
        tables=(table,),
    )


def _rows(plan: Plan) -> Iterator[tuple[Cell, ...]]:
    for group in plan.groups:
        for role in group.roles:
            for name in role.people:
                said, origin = serving.in_words(plan, role, name), role.origin_of("people", name)
                yield group.name, role.title, said, _from(plan, origin)
    for teams, certificate, team in serving.teamed(plan):
        yield from _serving(plan, teams.of(certificate), team)
    for each in plan.responsibilities:
        if each.head:
            yield each.department, "负责人", each.head, _from(plan, each.origin_of("head"))


def _serving(plan: Plan, called: str, team: Team) -> Iterator[tuple[Cell, ...]]:
    every = [("负责人", "lead", name) for name in team.leads[:1] if team.lead]
    every += [("负责人", "co_leads", name) for name in team.co_leads]
    every += [("成员", "members", name) for name in team.members or ()]
    for title, field, name in every:
        origin = team.origin_of(field, name if field != "lead" else None)
        yield called, title, serving.in_words(plan, team, name), _from(plan, origin)


def _from(plan: Plan, origin: Origin) -> str:
    return f"{plan.status.called(origin.kind)}：{origin.source}".rstrip("：")
