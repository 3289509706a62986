"""名单: who serves where, one row a person and role."""

from collections.abc import Iterator

from generators.exchange.tables.table import Book, Cell, Column, Table
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
                yield group.name, role.title, name, _from(plan, role.origin_of("people", name))
    for certificate in plan.certificates:
        team = f"{certificate.name}教学团队"
        if certificate.team.lead:
            yield (
                team,
                "负责人",
                certificate.team.lead,
                _from(plan, certificate.team.origin_of("lead")),
            )
        for name in certificate.team.members or ():
            yield team, "成员", name, _from(plan, certificate.team.origin_of("members", name))
    for each in plan.responsibilities:
        if each.head:
            yield each.department, "负责人", each.head, _from(plan, each.origin_of("head"))


def _from(plan: Plan, origin: Origin) -> str:
    return f"{plan.status.called(origin.kind)}：{origin.source}".rstrip("：")
