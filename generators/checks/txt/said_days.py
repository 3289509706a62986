"""By when tasks are done, as sentences say it beside what is to be done. Holds no rule.

A sentence speaks of a task where nothing but its words, and words around a deadline, stand in it:
“培训工作须于6月30日前全部结束”. What is only part of a task (培训教材) may have a day of its own.
"""

import re
from collections.abc import Iterator

from generators.checks.txt.said import DAY, Said, clauses, one_of
from generators.checks.txt.said_sums import is_elsewhere
from generators.core.dates import PlanDate
from generators.core.once import once
from generators.model.entities import Task
from generators.model.plans import Plan

_BY = re.compile(rf"(?:须|应当?|要)?(?:在|于)?{DAY}(?:以前|之前|前|止)(?:须|应当?|要)?")
_AROUND = re.compile(
    "请|各项|全部|全面|试点|工作|完毕|完成|结束|办结|上报|报送|任务|材料|[应须要将把于在的]|应当|上级|汇总表"
    "|教学|教务|均|本年度|今年|报$|交$|[（）]|组织|开展|实施|做好"
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
