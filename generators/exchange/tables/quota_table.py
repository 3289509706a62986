"""名额表: one row a quota, with the ladder from declared to certified."""

from generators.exchange.tables.table import NUMBER, Book, Column, Table
from generators.model import dimensions, provenance
from generators.model.counted import overlapping
from generators.model.dimensions import Dimension
from generators.model.file_owners import office
from generators.model.known import LADDER
from generators.model.plans import Plan

_TITLES = {field: title for title, field in LADDER.items()} | dimensions.TITLES


def book(plan: Plan, basis: str) -> Book:
    return Book(
        slug="quotas",
        name="名额表",
        about=f"每种证书、每个专业的名额，从申报到发证。填好以后交{office((plan,))}。",
        tables=(_table(plan, basis),),
    )


def dimensions_of(plan: Plan) -> tuple[Dimension, ...]:
    """The dimensions that the table has: the usual ones, those that a certificate says it is
    divided by, and those that its lines have."""
    said = {title for each in plan.certificates for title in each.dimensions}
    there = dimensions.used(quota for _, quota in plan.quotas)
    return tuple(
        each
        for each in dimensions.DIMENSIONS
        if each in dimensions.USUAL or each in there or each.title in said
    )


def _column(plan: Plan, dimension: Dimension) -> Column:
    choices = dimension.values
    if dimension is dimensions.LEVEL:
        choices = plan.programme.levels
    elif dimension.register:
        choices = tuple(getattr(plan.institution, dimension.register))
    return Column(dimension.title, choices=choices, hint=dimension.hint)


def _table(plan: Plan, basis: str) -> Table:
    persons = "人数，只写整数。还没有的空着。"
    divided = dimensions_of(plan)
    alone = not overlapping(plan.institution, plan.quotas)
    return Table(
        sheet="名额",
        title=f"{plan.year}年{plan.programme.certificates}名额表",
        basis=basis,
        columns=(
            Column("证书", choices=tuple(c.name for c in plan.offered)),
            *(_column(plan, each) for each in divided),
            *(Column(title, NUMBER, total=alone, hint=persons) for title in LADDER),
        ),
        rows=tuple(
            (
                certificate.name,
                *(dimensions.said(each, certificate, quota) for each in divided),
                *(getattr(quota, field) for field in LADDER.values()),
            )
            for certificate, quota in plan.quotas
        ),
        notes=(
            "空着的是文件未载明或还没有的数。专业、证书的名称照下拉列表选。",
            *(() if alone else ("有的名额包含在别的名额里，各项不相加。",)),
            *provenance.told((quota for _, quota in plan.quotas), _TITLES),
        ),
        returns=True,
    )
