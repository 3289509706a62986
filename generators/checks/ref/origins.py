"""REF-14 to REF-16: every fact says where it comes from, every department at work has its file,
and what a department handed in belongs to a task of its own."""

from collections.abc import Iterator
from itertools import chain

from generators.checks.engine import Context, Judgement, rule
from generators.checks.ref.as_amended import LOST, as_amended
from generators.checks.suggest import did_you_mean
from generators.core.diagnostics import ERROR, Location
from generators.model import collectives
from generators.model.entities import Task
from generators.model.plans import Plan
from generators.model.structure import ADDED, INFERRED, ISSUED, Entity

_NEEDED = {
    ISSUED: ("clause", "条款"),
    INFERRED: ("basis", "依据"),
    ADDED: ("document", "依据的文件"),
}


@rule("REF-15", ERROR, "出处写全：原文写条款，推定写依据，补录写文件")
def origin_incomplete(context: Context) -> Iterator[Judgement]:
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


@rule("REF-14", ERROR, "承担工作的部门有自己的文件", needs=("CHG-03", "REF-01"))
def department_without_file(context: Context) -> Iterator[Judgement]:
    """部门承担了任务或设有机构，却没有 departments/ 下的文件，网站上就没有它的职责和任务清单。

    怎么改：从以前的版本里恢复该部门的文件，或照其他部门的文件新建一个。
    """
    plan = context.plan
    having = [each.department for each in plan.responsibilities]
    missing = set(plan.institution.departments) - set(having)
    files = [each.at("department") for each in plan.responsibilities]
    if files and (waiting := context.waiting("REF-01", *files)):
        yield waiting  # a file may name another department than its own
        return
    named: list[tuple[Entity, str, str | None]] = []
    named += [(owner, "who", owner.who) for _, task in plan.tasks for owner in task.owners]
    named += [(each, "owner", each.owner) for each in plan.commitments]
    named += [(group, "hosted_by", group.hosted_by) for group in plan.groups]
    folder = plan.head.spot.source.path.removesuffix("plan.yaml")
    for entity, key, name in named:
        if name and name in missing:
            missing.discard(name)  # told once, at the first place
            file = f"departments/{plan.institution.departments[name].slug}.yaml"
            yield entity.finding(
                key,
                message=f"{name}承担了工作，却没有 {file}",
                advice="恢复这个文件，或照其他部门的文件新建",
                within=(Location(folder + file),),
                explains=tuple(each.at(at) for each, at, who in named if who == name),
            )


@rule("REF-16", ERROR, "登记的材料对应本部门承担的任务", needs=(LOST, "REF-01"))
@as_amended("phases", "registration", "commitments")
def evidence_of_no_own_task(context: Context) -> Iterator[Judgement]:
    """部门交了材料，任务清单上对应的任务才算办完。任务编号写错了，或者写成了别的部门的任务，清单上
    就仍然是没有办完。

    怎么改：照 timeline.yaml 核对任务的编号，改 task；本部门确实承担了这项任务的，在那项任务的
    owners 里补上本部门。
    """
    plan = context.plan
    tasks: dict[str, list[Task]] = {}
    for _, task in plan.tasks:
        tasks.setdefault(task.id, []).append(task)
    for each in plan.responsibilities:
        for evidence in each.evidence:
            there = tasks.get(evidence.task, [])
            if not there:
                message = f"timeline.yaml 里没有任务 {evidence.task}"
                advice = did_you_mean(evidence.task, tasks) or "照 timeline.yaml 核对任务的编号"
            elif any(_is_own(plan, each.department, task) for task in there):
                continue
            else:
                message = f"{each.department}没有承担任务 {evidence.task}"
                advice = "核对任务的编号；确实承担的，在这项任务的 owners 里补上本部门"
            names = [owner.at("who") for task in there for owner in task.owners]
            ids = [task.at("id") for task in there]
            within = (evidence.at("task"), each.at("department"), *ids, *names)
            yield evidence.finding("task", message=message, advice=advice, within=within)


def _is_own(plan: Plan, department: str, task: Task) -> bool:
    """Whether a task may be a department's: it owns it, by itself or with others under a common
    name, or nobody does."""
    return not task.owners or collectives.owns(plan, department, task)
