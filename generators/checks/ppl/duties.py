"""PPL: who answers for what. Reads duties, departments and the owners of tasks."""

from collections.abc import Iterator

from generators.checks.engine import Context, Judgement, rule
from generators.checks.ref.as_amended import LOST, as_amended
from generators.core.diagnostics import WARNING, NotApplicable, Note, Unknown
from generators.model import file_owners
from generators.model.entities import Duty
from generators.model.plans import Plan
from generators.model.serving import is_outside
from generators.model.structure import INFERRED


@rule("PPL-09", WARNING, "几个单位同做的工作，有一个负总责")
def activity_without_one_accountable(context: Context) -> Iterator[Judgement]:
    """同一项工作写给了几个单位，又没有说由谁负总责，出了问题容易互相等待，也容易重复去做。

    怎么改：商定由谁负总责，在那个单位的这项职责上写 accountable: true，只写一个。
    """
    activities: dict[str, list[tuple[str, Duty]]] = {}
    for unit, duty in _duties(context.plan):
        if duty.activity is not None:
            activities.setdefault(duty.activity, []).append((unit, duty))
    if not activities:
        yield Unknown("各项职责属于哪项工作（职责的 activity）")
    for activity, held in activities.items():
        units = tuple(dict.fromkeys(unit for unit, _ in held))
        heads = [unit for unit, duty in held if duty.accountable]
        if len(units) > 1 and len(set(heads)) != 1:
            said = f"有 {len(set(heads))} 个写了负总责" if heads else "没有写由谁负总责"
            (_, first), *others = held
            yield first.finding(
                "activity",
                message=f"“{activity}”由{'、'.join(units)}同做，{said}",
                advice="商定一个单位，在它的这项职责上写 accountable: true",
                related=tuple(Note(duty.at("activity"), unit) for unit, duty in others),
            )


@rule("PPL-10", WARNING, "每个部门都有总结的职责", habit=True)
def department_without_summary(context: Context) -> Iterator[Judgement]:
    """年度总结由各部门的总结汇成。没有写总结职责的部门，它那一部分没有人交，汇总就缺一块。

    怎么改：补一项总结职责，写上 summary: true；经研究不需要的，由主管部门写进 waivers.yaml。
    """
    plan = context.plan
    by_task = any("总结" in task.kinds and task.owners for _, task in plan.tasks)
    if by_task and not any(duty.summary for duty in plan.duties):
        yield NotApplicable("总结由任务安排，没有写在各部门的职责里")
        return
    for each in plan.responsibilities:
        if is_outside(plan, each.department):
            continue
        if not any(duty.summary for duty in each.duties):
            yield each.finding(
                "department",
                message=f"{each.department}的职责里没有总结一项",
                advice="补上总结的职责；不需要总结的，写进 waivers.yaml",
            )


@rule("PPL-11", WARNING, "每个部门有负责人", needs=("REF-01",))
def department_without_head(context: Context) -> Iterator[Judgement]:
    """任务清单要送到人。部门没有写负责人，清单就只能送到“某某部”。“各系（部）”这样的统称、校外单位不算。

    怎么改：在 departments/ 里该部门的 head 写上负责人的姓名。录入不到一半时不作判断，只说还缺几个。
    """
    known = context.institution.departments
    named = [each.at("department") for each in context.plan.responsibilities]
    if named and (waiting := context.waiting("REF-01", *named)):
        yield waiting
    single = [
        each
        for each in context.plan.responsibilities
        if each.department in known
        and not known[each.department].collective
        and not known[each.department].outside
    ]
    missing = [each for each in single if each.head is None]
    if 2 * len(missing) > len(single):
        yield Unknown(f"{len(missing)} 个部门的负责人（departments/ 各文件的 head）")
        return
    for each in missing:
        yield each.finding(
            "head",
            message=f"{each.department}没有写负责人",
            advice="写上负责人的姓名，其他部门都照此补齐",
        )


@rule("PPL-12", WARNING, "每项任务由原文写明的部门或机构承担", needs=(LOST,))
@as_amended("phases", "registration", "commitments")
def task_without_stated_owner(context: Context) -> Iterator[Judgement]:
    """任务没有承担者，或承担者都是据其他条款推定的，到时候谁都可以说不归自己管。

    怎么改：商定承担者；有文件依据的，owners 里的 origin 写“补录”和依据的文件。
    """
    for _, task in context.plan.tasks:
        if not task.owners:
            yield task.finding(
                "owners",
                message=f"{task.id} 没有写由谁承担",
                advice="在 owners 里写上部门或机构",
            )
        elif all(owner.origin_of("who").kind == INFERRED for owner in task.owners):
            names = "、".join(owner.who for owner in task.owners)
            yield task.finding(
                "owners",
                0,
                "who",
                message=f"{task.id} 的承担者（{names}）都是推定的，原文没有写",
                advice=f"请{file_owners.office((context.plan,))}确认；确认后把 origin 改为补录，"
                "写明依据的文件",
            )


def _duties(plan: Plan) -> Iterator[tuple[str, Duty]]:
    """(who holds it, the duty) for every duty."""
    for body in plan.bodies:
        yield from ((body.name, duty) for duty in body.duties)
    for each in plan.responsibilities:
        yield from ((each.department, duty) for duty in each.duties)
