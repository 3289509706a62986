"""名额表: one row a quota, with the ladder from declared to certified."""

from generators.exchange.tables.table import NUMBER, Book, Column, Table
from generators.model import provenance
from generators.model.file_owners import office
from generators.model.known import LADDER
from generators.model.plans import Plan

POPULATIONS = "校内", "社会"

_TITLES = {field: title for title, field in LADDER.items()} | {
    "level": "等级",
    "population": "对象",
}


def book(plan: Plan, basis: str) -> Book:
    return Book(
        slug="quotas",
        name="名额表",
        about=f"每种证书、每个专业的名额，从申报到发证。填好以后交{office((plan,))}。",
        tables=(_table(plan, basis),),
    )


def _table(plan: Plan, basis: str) -> Table:
    persons = "人数，只写整数。还没有的空着。"
    return Table(
        sheet="名额",
        title=f"{plan.year}年{plan.programme.certificates}名额表",
        basis=basis,
        columns=(
            Column("证书", choices=tuple(c.name for c in plan.offered)),
            Column("专业", choices=tuple(plan.institution.majors)),
            Column("等级", choices=plan.programme.levels, hint="证书的等级。文件未载明的空着。"),
            Column("对象", choices=POPULATIONS, hint="校内：本校学生；社会：社会人员。"),
            *(Column(title, NUMBER, total=True, hint=persons) for title in LADDER),
        ),
        rows=tuple(
            (
                certificate.name,
                quota.major,
                quota.level,
                quota.population,
                *(getattr(quota, field) for field in LADDER.values()),
            )
            for certificate, quota in plan.quotas
        ),
        notes=(
            "空着的是文件未载明或还没有的数。专业、证书的名称照下拉列表选。",
            *provenance.told((quota for _, quota in plan.quotas), _TITLES),
        ),
        returns=True,
    )
