"""我的专业能考什么: one answer a major, all on one page; a script shows the one asked for.

Works without a script, where all answers stand one below the other. The choice stands in the
address after #, so that an answer can be sent to somebody.
"""

from collections.abc import Iterator

from generators.model.entities import Certificate, Phase, Task
from generators.model.known import Known, known_of
from generators.model.plans import Plan
from generators.model.registries import Major
from generators.site.edition import Artifact, Edition
from generators.site.pages import synonyms, urls
from generators.site.pages.majors import Chance, chances, lacking, open_lists, others
from generators.site.pages.pages import page
from generators.site.pages.pinyin import with_reading

_EXAM = "考核"
_FOR_STUDENTS = ("报名", "培训", _EXAM, "发证")
_Answer = tuple[Major, list[Chance], list[Certificate], Known, list[tuple[Phase, Task, list[str]]]]


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
    given = {chance.certificate.slug for chance in found if chance.quota}
    dated = given <= {certificate.slug for certificate, _ in known.sessions} if given else False
    work = _student_work(plan, without=_EXAM if dated else "")
    return plan.institution.majors[name], found, open_lists(plan, name), known, work


def _student_work(plan: Plan, without: str) -> list[tuple[Phase, Task, list[str]]]:
    """When students have something to do, as far as the schedule says; an exam of which the day is
    known is not said by months."""
    told = [
        (phase, task, [kind for kind in task.kinds if kind != without])
        for phase, task in plan.tasks if set(task.kinds).intersection(_FOR_STUDENTS)
    ]  # fmt: skip
    return [(phase, task, kinds) for phase, task, kinds in told if kinds]
