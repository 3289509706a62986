"""我的专业能考什么: one answer a major, all on one page; a script shows the one asked for.

Works without a script, where all answers stand one below the other. The choice stands in the
address after #, so that an answer can be sent to somebody.
"""

from collections.abc import Iterator

from generators.model.checklists import EXAM, for_students
from generators.model.entities import Certificate, Phase, Task
from generators.model.exams import Quota
from generators.model.known import Known, known_of
from generators.model.plans import Plan
from generators.model.registries import Major
from generators.site.edition import Artifact, Edition
from generators.site.pages import synonyms, urls
from generators.site.pages.majors import Chance, chances, lacking, open_lists, others
from generators.site.pages.pages import page
from generators.site.pages.pinyin import with_reading

_Work = tuple[str, Task]  # what it is and when, with the task that says so
_Answer = tuple[Major, list[Chance], list[Certificate], Known, list[_Work]]


def render(edition: Edition) -> Iterator[Artifact]:
    for plan in edition.plans:
        with edition.making("“我的专业能考什么”页", plan.head):
            yield page(
                urls.finder(plan), "finder.md.j2", edition, plan, edit=None,
                names=finder_names(plan), lacking=lacking, others=others(plan),
                answers=[_answer(plan, name) for name in plan.institution.majors],
            )  # fmt: skip


def finder_names(plan: Plan) -> dict[str, str]:
    """For each major what it may be found by: its names, each with its reading."""
    return {
        major.name: "|".join(
            with_reading(name)
            for name in (major.name, *major.aliases, *synonyms.studied(major.name))
        )
        for major in plan.institution.majors.values()
    }


def _answer(plan: Plan, name: str) -> _Answer:
    found, known = chances(plan, name), known_of(plan, major=name)
    given = [(chance.certificate, chance.quota) for chance in found if chance.quota]
    dated = bool(given) and all(_has_session(known, *each) for each in given)
    work = _student_work(plan, without=EXAM if dated else "")
    return plan.institution.majors[name], found, open_lists(plan, name), known, work


def _has_session(known: Known, certificate: Certificate, quota: Quota) -> bool:
    """Whether the day is known on which those of a line sit: of their level and their batch."""
    return any(
        of.slug == certificate.slug
        and session.level in (None, quota.level or session.level)
        and session.batch in (None, quota.batch or session.batch)
        for of, session in known.sessions
    )


def _student_work(plan: Plan, without: str) -> list[_Work]:
    """When students have something to do, as far as the schedule says: on the day of the task,
    else in its phase, each once; an exam of which the sessions are known is not said again."""
    told: dict[str, Task] = {}
    for phase, task in plan.tasks:
        kinds = [kind for kind in task.kinds if kind != without]
        if for_students(task) and kinds:
            told.setdefault(f"{'、'.join(kinds)}{_when(phase, task)}", task)
    return list(told.items())


def _when(phase: Phase, task: Task) -> str:
    if task.due is None:
        return f"：{phase.chinese()}"
    until = "" if task.due.before or EXAM in task.kinds else "截止"
    return f"（{task.text}）：{task.due.chinese}{until}"
