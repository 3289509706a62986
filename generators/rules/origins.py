"""REF-14 to REF-16: every fact says where it comes from, every department at work has its file,
and what a department handed in belongs to a task of its own."""

from itertools import chain

from generators.diagnostics import ERROR
from generators.model.plans import ADDED, INFERRED, ISSUED, Plan
from generators.rules import names, uses
from generators.rules.comparing import ARCHIVED
from generators.rules.engine import Context, rule
from generators.rules.suggest import did_you_mean

_NEEDED = {
    ISSUED: ("clause", "条款"),
    INFERRED: ("basis", "依据"),
    ADDED: ("document", "依据的文件"),
}


@rule("REF-15", ERROR, "出处写全：原文写条款，推定写依据，补录写文件")
def origin_incomplete(context: Context):
    """每一项内容都能查到出处：原文写明的，写是哪一条；推断的，写据以推断的话；后来补上的，写依据
    哪份文件。检查的人照着出处就能核对。

    怎么改：照 plan/README.md 的写法补上 clause（条款）、basis（依据）或 document（文件）。
    """
    number = context.plan.as_issued.head.number
    for origin in chain(context.institution.origins, context.plan.as_issued.origins):
        key, name = _NEEDED[origin.kind]
        if number and number in (origin.document or ""):
            yield origin.finding(
                "document",
                message=f"补录的依据写成了本方案自己的文号 {number}",
                advice="依据是另一份文件的，写那份文件；出自本方案的，kind 写 原文，并写 clause",
            )
        if getattr(origin, key) is None:
            yield origin.finding(
                "kind",
                message=f"出处是“{origin.kind}”，没有写{name}",
                advice=f"补上 {key}: 和{name}",
            )


@rule("REF-14", ERROR, "承担工作的部门有自己的文件")
def department_without_file(context: Context):
    """部门承担了任务或设有机构，却没有 departments/ 下的文件，网站上就没有它的职责和任务清单。

    怎么改：从以前的版本里恢复该部门的文件，或照其他部门的文件新建一个。
    """
    plan = context.plan
    having = [each.department for each in plan.responsibilities]
    missing = set(plan.institution.departments) - set(having)
    if len(set(having)) < len(having) or set(having) - set(plan.institution.departments):
        return  # a file names another department than its own: REF-01 has found the cause
    named = [(owner, "who", owner.who) for _, task in plan.tasks for owner in task.owners]
    named += [(each, "owner", each.owner) for each in plan.commitments]
    named += [(group, "hosted_by", group.hosted_by) for group in plan.groups]
    before = context.base.plan if context.base else None
    if before and before.head.status == ARCHIVED:  # CHG-03 says so
        missing -= {each.department for each in before.responsibilities}
    for entity, key, name in named:
        if name in missing:
            missing.discard(name)  # told once, at the first place
            slug = plan.institution.departments[name].slug
            yield entity.finding(
                key,
                message=f"{name}承担了工作，却没有 departments/{slug}.yaml",
                advice="恢复这个文件，或照其他部门的文件新建",
            )


@rule("REF-16", ERROR, "登记的材料对应本部门承担的任务")
def evidence_of_no_own_task(context: Context):
    """部门交了材料，任务清单上对应的任务才算办完。任务编号写错了，或者写成了别的部门的任务，清单上
    就仍然是没有办完。

    怎么改：照 timeline.yaml 核对任务的编号，改 task；本部门确实承担了这项任务的，在那项任务的
    owners 里补上本部门。
    """
    plan = context.plan
    owners = {task.id: [owner.who for owner in task.owners] for _, task in plan.tasks}
    _, explained = names.misdefined(context, uses.tasks)  # told by REF-01
    clash = len(owners) < sum(1 for _ in plan.tasks)  # an id is used twice: REF-01 says so
    for each in plan.responsibilities:
        for evidence in () if clash else each.evidence:
            if evidence.task not in owners and evidence.at("task") in explained:
                continue
            if evidence.task not in owners:
                yield evidence.finding(
                    "task",
                    message=f"timeline.yaml 里没有任务 {evidence.task}",
                    advice=did_you_mean(evidence.task, owners) or "照 timeline.yaml 核对任务的编号",
                )
            elif _is_another(each.department, owners[evidence.task], plan):
                yield evidence.finding(
                    "task",
                    message=f"{each.department}没有承担任务 {evidence.task}",
                    advice="核对任务的编号；确实承担的，在这项任务的 owners 里补上本部门",
                )


def _is_another(department: str, owners: list[str], plan: Plan) -> bool:
    """Whether a task has owners, and the department is not one. Of no owner at all PPL-12 says
    so, of a name that nobody has REF-01."""
    known = plan.institution.departments
    unknown = [name for name in owners if name not in known and name not in plan.bodies]
    return bool(owners) and department in known and department not in owners and not unknown
