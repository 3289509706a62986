"""考核场次表: one row a session, as returned_sessions.py reads it again."""

from collections.abc import Sequence

from generators.exchange.tables.table import DATE, NUMBER, Book, Cell, Column, Table
from generators.model.dimensions import POPULATION
from generators.model.file_owners import office
from generators.model.plans import Plan

_BLANKS = 20
_CLOCK = "24 小时制，例如 09:00。"
_SEVERAL = "几个的用顿号隔开。"


def book(plan: Plan, basis: str) -> Book:
    return Book(
        slug="sessions",
        name="考核场次表",
        about=f"各种证书考核的时间、场所和参加的学生，一场一行。填好以后交{office((plan,))}。",
        tables=(_table(plan, basis),),
    )


def _table(plan: Plan, basis: str) -> Table:
    return Table(
        sheet="考核场次",
        title=f"{plan.year}年{plan.programme.certificates}考核场次表",
        basis=basis,
        columns=(
            Column("证书", room=16, choices=tuple(c.name for c in plan.certificates)),
            Column("编号", DATE, hint="场次的编号，例如 S1；在这一年里不重复。"),
            Column("日期", DATE, room=12, hint="写到日，例如 2021-11-06。"),
            Column("开始", DATE, hint=_CLOCK),
            Column("结束", DATE, hint=_CLOCK),
            Column("场所和座位", room=24, hint="写成 机房一（40）；几间的用顿号隔开。"),
            Column("部分", hint="例如 理论、实操；各部分一起考的空着。"),
            Column("批次", hint="例如 第一批；不分批的空着。"),
            Column("专业", room=20, hint=_SEVERAL),
            Column("组", hint=f"只有几个组参加的写，例如 甲组；全部参加的空着。{_SEVERAL}"),
            Column("人数", NUMBER, hint="参加这一场的人数。还不知道的空着。"),
            Column("轮数", NUMBER, hint="座位轮流用的，写分几轮；同时考的空着。"),
            Column("监考", room=12, hint=f"{_SEVERAL}还没有定的空着。"),
            Column("补考的场次", DATE, hint="补考的，写补的是哪一场的编号。"),
            Column("等级", choices=plan.programme.levels),
            Column("对象", choices=POPULATION.values),
        ),
        rows=tuple(
            (
                certificate.name, each.id, each.date.text, each.starts, each.ends,
                "、".join(f"{room.name}（{room.seats}）" for room in each.rooms),
                each.part, each.batch, _joined(each.majors), _joined(each.groups), each.people,
                each.turns, _joined(each.invigilators), each.makes_up, each.level, each.population,
            )
            for certificate, each in plan.sessions
        ),
        notes=("新排的场次另起一行。场所先在场所名册里登记，专业和姓名照名册写。",),
        blanks=_BLANKS,
        returns=True,
    )  # fmt: skip


def _joined(names: Sequence[str]) -> Cell:
    return "、".join(names) or None
