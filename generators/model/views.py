"""The plan as rows: for each thing that a table can list, the facts that a column can show.

A template of a table (summaries/) names them in Chinese. What is not known is None; a sum of
which a part is not known is not known either. Knows no table and no format.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from generators.core.dates import PlanDate
from generators.core.once import once
from generators.model.counted import department_of
from generators.model.dimensions import DIMENSIONS, Dimension
from generators.model.entities import Certificate, Phase, Responsibility, Task
from generators.model.exams import Quota, Session
from generators.model.known import LADDER, known_of, reached
from generators.model.plans import Plan
from generators.model.reaching import shared_out, whose
from generators.model.serving import led_by

QUOTAS, IN_FULL = "名额", "名额给谁"  # a kind of rows, and the fact of it that says all
NUMBERS = frozenset((*LADDER, "序号", "证书序号", "在校学生数", "座位数", "人数", "轮数"))
COUNTED = NUMBERS - {"序号", "证书序号", "轮数"}  # of these a sum means something


T = TypeVar("T")
Fact = str | int | PlanDate | None
Facts = dict[str, Callable[[Plan, T], Fact]]


@dataclass(frozen=True)
class View(Generic[T]):
    """One kind of rows: what they are of, and the facts of each by its Chinese name. `issued`: what
    the rows of the issued document are of, where that is more."""

    entries: Callable[[Plan], Iterable[T]]
    facts: Facts[T]
    issued: Callable[[Plan], Iterable[T]] | None = None

    def rows(self, plan: Plan) -> Iterator[dict[str, Fact]]:
        return (facts for _, facts in self.listed(plan))

    def listed(self, plan: Plan, *, issued: bool = False) -> Iterator[tuple[T, dict[str, Fact]]]:
        """Each entry with its facts; of the `issued` document, those that it has."""
        shared: dict[str, Fact]
        entries = self.issued if issued and self.issued else self.entries
        for number, entry in enumerate(entries(plan), 1):
            shared = {"序号": number, "学院": plan.institution.college.name, "年份": str(plan.year)}
            yield entry, shared | {name: fact(plan, entry) for name, fact in self.facts.items()}

    @property
    def names(self) -> tuple[str, ...]:
        return ("序号", "学院", "年份", *self.facts)


@once
def _students(plan: Plan) -> dict[str, int]:
    return {each.major: each.students for each in reversed(plan.enrolment)}


def _joined(words: Iterable[str], mark: str = "、") -> str | None:
    return mark.join(dict.fromkeys(words)) or None


def _ended(words: str | None) -> str | None:
    return f"{words}。" if words else None


def _members(plan: Plan, entry: Certificate) -> str | None:
    return _joined(entry.members or ())


def _eligible(plan: Plan, entry: Certificate) -> str | None:
    names = "、".join(entry.eligible.names)
    return f"{names}等" if names and entry.eligible.open else names or None


def _shares(entry: Certificate, form: str, mark: str) -> str | None:
    return mark.join(form.format(q.called, q.declared) for q in entry.quotas) or None


def _of_certificate(pick: Callable[[T], Certificate]) -> Facts[T]:
    """What stands in the file of a certificate; `pick` finds it for an entry."""
    return {
        "证书": lambda plan, entry: pick(entry).name,
        "证书序号": lambda plan, entry: pick(entry).number,
        "培训评价组织": lambda plan, entry: pick(entry).evaluator,
        "负责人": lambda plan, entry: led_by(plan, pick(entry)),
    }


def _ladder(quotas: Callable[[Plan, T], Iterable[Quota]]) -> Facts[T]:
    def step(field: str) -> Callable[[Plan, T], Fact]:
        return lambda plan, entry: reached(quotas(plan, entry), field)

    return {name: step(field) for name, field in LADDER.items()}


def _of_line(dimension: Dimension) -> Callable[[Plan, tuple[Certificate, Quota]], Fact]:
    return lambda plan, entry: dimension.of(entry[1])


_OF_LINES = {each.title: _of_line(each) for each in DIMENSIONS}

VIEWS: dict[str, View[Any]] = {
    QUOTAS: View[tuple[Certificate, Quota]](
        lambda plan: plan.quotas,
        {
            **_of_certificate(lambda entry: entry[0]),
            **_OF_LINES,
            "专业": lambda plan, entry: whose(plan, *entry) or None,
            "系": lambda plan, entry: department_of(plan.institution, entry[1]),
            "等级": lambda plan, entry: entry[1].level or entry[0].level,
            IN_FULL: lambda plan, entry: entry[1].called,
            "给谁": lambda plan, entry: entry[1].who,
            **_ladder(lambda plan, entry: [entry[1]]),
        },
        issued=lambda plan: ((c, quota) for c in plan.issued_certificates for quota in c.quotas),
    ),
    "证书": View[Certificate](
        lambda plan: plan.offered,
        {
            **_of_certificate(lambda entry: entry),
            "等级": lambda plan, entry: entry.level,
            "专业": lambda plan, entry: _joined(quota.who for quota in entry.quotas),
            "可申报专业": _eligible,
            "各专业名额": lambda plan, entry: _shares(entry, "{} {} 人", " "),
            "专业和名额": lambda plan, entry: _shares(entry, "{}{}人", "；"),
            "成员": _members,
            **_ladder(lambda plan, entry: known_of(plan, entry).counted),
        },
        issued=lambda plan: plan.issued_certificates,
    ),
    "团队": View[Certificate](
        lambda plan: plan.offered,
        {
            **_of_certificate(lambda entry: entry),
            "成员": _members,
            "等级": lambda plan, entry: entry.level,
        },
        issued=lambda plan: plan.issued_certificates,
    ),
    "专业": View[str](
        lambda plan: plan.institution.majors,
        {
            "专业": lambda plan, entry: entry,
            "系": lambda plan, entry: plan.institution.department_of(entry),
            "证书": lambda plan, entry: _joined(c.name for c, _ in shared_out(plan).get(entry, [])),
            "在校学生数": lambda plan, entry: _students(plan).get(entry),
            **_ladder(lambda plan, entry: known_of(plan, major=entry).counted),
        },
    ),
    "部门": View[Responsibility](
        lambda plan: plan.responsibilities,
        {
            "部门": lambda plan, entry: entry.department,
            "部门负责人": lambda plan, entry: entry.head,
            "职责": lambda plan, entry: _joined((duty.text for duty in entry.duties), "；"),
            "承担的任务": lambda plan, entry: _joined(
                (
                    task.text
                    for _, task in plan.tasks
                    if any(owner.who == entry.department for owner in task.owners)
                ),
                "；",
            ),
        },
    ),
    "阶段": View[Phase](
        lambda plan: plan.phases,
        {
            "时间": lambda plan, entry: entry.chinese(),
            "工作": lambda plan, entry: _ended(_joined((t.text for t in entry.tasks), "；")),
            "承担单位": lambda plan, entry: _joined(o.who for t in entry.tasks for o in t.owners),
            "牵头单位": lambda plan, entry: _joined(
                o.who for t in entry.tasks for o in t.owners if o.lead
            ),
        },
    ),
    "任务": View[tuple[Phase, Task]](
        lambda plan: plan.tasks,
        {
            "阶段": lambda plan, entry: entry[0].chinese(),
            "任务编号": lambda plan, entry: entry[1].id,
            "任务": lambda plan, entry: entry[1].text,
            "承担单位": lambda plan, entry: _joined(owner.who for owner in entry[1].owners),
            "牵头单位": lambda plan, entry: _joined(o.who for o in entry[1].owners if o.lead),
            "期限": lambda plan, entry: entry[1].due,
            "办结日期": lambda plan, entry: entry[1].done,
        },
    ),
    "场次": View[tuple[Certificate, Session]](
        lambda plan: plan.sessions,
        {
            **_of_certificate(lambda entry: entry[0]),
            "证书和考核": lambda plan, entry: (
                f"{entry[0].name}（{entry[1].what}）" if entry[1].what else entry[0].name
            ),
            "考核": lambda plan, entry: entry[1].what or None,
            "时间": lambda plan, entry: entry[1].when,
            "参加的学生": lambda plan, entry: entry[1].who,
            "场次编号": lambda plan, entry: entry[1].id,
            "日期": lambda plan, entry: entry[1].date,
            "开始": lambda plan, entry: entry[1].starts,
            "结束": lambda plan, entry: entry[1].ends,
            "场所": lambda plan, entry: entry[1].where,
            "座位数": lambda plan, entry: entry[1].seats,
            "部分": lambda plan, entry: entry[1].part,
            "批次": lambda plan, entry: entry[1].batch,
            "专业": lambda plan, entry: _joined(entry[1].majors),
            "组": lambda plan, entry: _joined(entry[1].groups),
            "人数": lambda plan, entry: entry[1].people,
            "轮数": lambda plan, entry: entry[1].turns,
            "补考的场次": lambda plan, entry: entry[1].makes_up,
            "等级": lambda plan, entry: entry[1].level or entry[0].level,
            "对象": lambda plan, entry: entry[1].population,
        },
    ),
}
NAMES = tuple(dict.fromkeys(name for view in VIEWS.values() for name in view.names))
