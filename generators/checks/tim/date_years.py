"""TIM-18: a day lies in the years in which it can; a year that was mistyped is found at once."""

from collections.abc import Iterator

from generators.checks.engine import ANY_ERROR, Context, Judgement, rule
from generators.core.dates import PlanDate
from generators.core.diagnostics import ERROR, Finding
from generators.model.plans import Plan
from generators.model.programmes import Programmes
from generators.model.structure import Entity, held

_OF_A_YEAR = (-1, 2)  # years before and behind that of the plan
# What reaches further: bodies and names are older than a plan, waivers last longer, and a plan may
# still be changed a while after its year. The day to judge by follows changes no further than that.
_FURTHER = {
    "established": (-80, 1), "expires": (-1, 10), "effective": (-1, 3), "since": (-1, 3),
    "renamed": (-80, 10), "day": (-20, 5),
}  # fmt: skip


@rule(
    "TIM-18", ERROR, "日期的年份合理",
    needs=(ANY_ERROR, "CHG-17", "REF-10", "REF-11", "REF-17"),
)  # fmt: skip
def year_out_of_reach(context: Context) -> Iterator[Judgement]:
    """一年的方案里，日期总在那一年前后。把 2026 写成 2062、把 2021 写成 2012，日历、期限和到期都
    跟着错，单看一处却看不出来。机构成立、更名的日期可以早，豁免到期、变更生效的日期可以晚一些。

    怎么改：核对年份。
    """
    others = [each for each in context.plans if each is not context.plan]
    for entity in _everything(context):
        for name, value in vars(entity).items():
            if not isinstance(value, PlanDate):
                continue
            span = out_of_reach(context.plan, name, value)
            if span is None or any(not out_of_reach(each, name, value) for each in others):
                continue  # of another year: DOC-23
            yield Finding(
                entity.at(name),
                f"{value.chinese}不像 {context.plan.year} 年的方案里的日期，"
                f"这里的年份应当在 {span[0]}—{span[1]} 之间",
                "核对年份",
            )


def out_of_reach(plan: Plan, field: str, day: PlanDate) -> tuple[int, int] | None:
    """The first and the last year that a date of a plan may lie in, where this one lies in none
    of them."""
    first, last = (plan.year + years for years in _FURTHER.get(field, _OF_A_YEAR))
    return None if first <= day.first.year <= last else (first, last)


def _everything(context: Context) -> Iterator[Entity]:
    """The plan as issued and as it is now; the registers, with the newest year."""
    plan: Plan = context.plan
    files = [*plan.as_issued.files.values(), *plan.files.values()]
    if plan.year == max(each.year for each in context.plans):
        registers = plan.registers.files.values()  # a programme may last for any time
        files += [each for each in registers if not isinstance(each, Programmes)]
    for file in {id(each): each for each in files}.values():  # most are as they were issued
        yield from _below(file)


def _below(entity: Entity) -> Iterator[Entity]:
    yield entity
    for each in held(entity):
        yield from _below(each)
