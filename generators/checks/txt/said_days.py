"""By when tasks are done, as sentences say it beside what is to be done. Holds no rule.

A sentence speaks of a task where nothing but its words, and words around a deadline, stand in it:
“培训工作须于6月30日前全部结束”. What is only part of a task (培训教材) may have a day of its own.
"""

import re
from collections.abc import Iterator

from generators.checks.txt.said import DAY, Said, clauses, is_elsewhere, one_of
from generators.core import chinese
from generators.core.dates import PlanDate
from generators.core.late_patterns import Late
from generators.core.once import once
from generators.model.entities import Phase, Task
from generators.model.plans import Plan

_BY = re.compile(rf"(?:须|应当?|要)?(?:在|于)?{DAY}）?(?:以前|之前|前|止)(?:须|应当?|要)?")
_AROUND = re.compile(
    "请|各项|全部|全面|试点|工作|完毕|完成|结束|办结|上报|报送|任务|材料|[应须要将把于在的]|应当|上级|汇总表"
    "|务必|本?学期[末底]|年底|一律|各?部门|各?单位|书面|前?将|把|并|年度|全年|教学|教务|均|本年度|今年|报$|交$|[（）]|组织|开展|实施|做好"
)
_HANDED = re.compile("汇总表(?:请|须|应)?(?:在|于)?.*日(?:以前|之前|前)(?:报|交)")
_LEAST = 2  # characters that must be left to know a task by


def deadlines(plan: Plan, words: str) -> Iterator[Said]:
    """Deadlines that differ from those of all tasks that may be meant."""
    if is_elsewhere(plan, words):
        return
    for clause in clauses(words):
        match = _BY.search(clause[0])
        if not match:
            continue
        tasks = list(_meant(plan, clause[0], match))
        dues = [task.due for task in tasks if task.due]
        if dues and len(dues) == len(tasks) and not any(_agrees(match, due) for due in dues):
            start = clause.start() + match.start("year" if match["year"] else "month")
            end = clause.start() + match.end("day") + 1
            known = "、".join(dict.fromkeys(due.chinese for due in dues))
            message = f"这里写“{words[start:end]}”以前，{tasks[0].text}的期限是{known}"
            yield Said((start, end), message, tuple(task.at("due") for task in tasks))


def phases(plan: Plan, words: str) -> Iterator[Said]:
    """From which month to which a phase runs that is called by its number."""
    for match in _PHASE.finditer(words):
        number = chinese.number(match["number"]) or 0
        phase = plan.phases[number - 1] if 0 < number <= len(plan.phases) else None
        if not (phase and phase.starts and phase.ends) or "培训" in match["before"]:
            continue
        said = int(match["from"]), int(match["to"])
        real = phase.starts.first.month, phase.ends.last.month
        if said != real:
            known = f"{phase.starts.chinese}至{phase.ends.chinese}"
            yield Said(
                (match.start("from"), match.end("to") + 1),
                f"计划里第{match['number']}阶段是{known}",
            )


def months(plan: Plan, words: str) -> Iterator[Said]:
    """Months in which tasks are done, outside the phases of all that may be meant."""
    if "完成" not in words or is_elsewhere(plan, words, ""):
        return
    for clause in clauses(words):
        match = _MONTH.search(clause[0])
        tasks = {task.id for task in _meant(plan, clause[0], match)} if match else set()
        spans = [phase for phase, task in plan.tasks if task.id in tasks]
        if match and spans and all(p.starts and p.ends for p in spans):
            said = int(match["year"] or plan.year), int(match["month"])
            if not any(_within(said, phase) for phase in spans):
                start = clause.start() + match.start("month")
                known = "、".join(
                    f"{p.starts.chinese}至{p.ends.chinese}" for p in spans if p.starts and p.ends
                )
                yield Said((start, start + len(match["month"]) + 1), f"计划里这项工作在{known}")


def _within(said: tuple[int, int], phase: Phase) -> bool:
    if not (phase.starts and phase.ends):
        return True
    first, last = phase.starts.first, phase.ends.last
    return (first.year, first.month) <= said <= (last.year, last.month)


_MONTH = Late(
    r"[在于](?:(?P<year>[0-9]{4})年)?(?P<month>[0-9]{1,2})月(?:份|底|底前)?(?=完成)", "月"
)
_PHASE = Late(
    r"(?P<before>[^，。；]{0,8})第(?P<number>[一二三四五六七八九])阶段(?:的?时间)?(?:为|是|自|从|：|（)*(?:[0-9]{4}年)?(?P<from>[0-9]{1,2})月(?:[0-9]{1,2}日)?起?"
    r"(?:至|到|—+|－|-)(?:[0-9]{4}年)?(?P<to>[0-9]{1,2})月",
    "阶段",
)


def _meant(plan: Plan, clause: str, date: re.Match[str]) -> Iterator[Task]:
    if "汇总表" in clause and not _HANDED.search(clause):
        return
    units = _units(plan)
    rests = clause[: date.start()], clause[date.end() :]
    core = [_AROUND.sub("", units.sub("", rest)) for rest in rests]
    if sum(map(len, core)) >= _LEAST:
        yield from (task for task, words in _tasks(plan) if all(each in words for each in core))


@once
def _tasks(plan: Plan) -> list[tuple[Task, str]]:
    """Every task with the words that it is known by."""
    return [(task, _AROUND.sub("", task.text)) for _, task in plan.tasks]


@once
def _units(plan: Plan) -> re.Pattern[str]:
    departments = plan.institution.departments.values()
    return re.compile(one_of(name for each in departments for name in (each.name, *each.aliases)))


def _agrees(said: re.Match[str], due: PlanDate) -> bool:
    months = (due.first.month, due.first.day), (due.last.month, due.last.day)
    day = int(said["month"]), int(said["day"])
    return months[0] <= day <= months[1] and said["year"] in (None, str(due.last.year))
