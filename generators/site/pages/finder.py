"""我的专业能考什么: one answer a major, all on one page; a script shows the one asked for.

Works without a script, where all answers stand one below the other. The choice stands in the
address after #, so that an answer can be sent to somebody.
"""

from collections.abc import Iterator
from functools import partial

from generators.model.document import sums
from generators.model.entities import Phase, Task
from generators.model.plans import Plan
from generators.site.edition import Artifact, Edition
from generators.site.pages import synonyms, urls
from generators.site.pages.majors import chances, lacking, open_lists, places
from generators.site.pages.pages import page
from generators.site.pages.pinyin import with_reading

_FOR_STUDENTS = ("报名", "培训", "考核", "发证")


def render(edition: Edition) -> Iterator[Artifact]:
    for plan in edition.plans:
        with edition.making("“我的专业能考什么”页", plan.head):
            majors = plan.institution.majors
            yield page(
                urls.finder(plan), "finder.md.j2", edition, plan, edit=None,
                names=finder_names(plan), places=places, lacking=lacking,
                basis=partial(sums.basis, plan, None),
                dates_for_students=student_dates(plan),
                answers=[(majors[n], chances(plan, n), open_lists(plan, n)) for n in majors],
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


def student_dates(plan: Plan) -> list[tuple[Phase, Task]]:
    """When students have something to do, as far as the plan says."""
    return [(p, t) for p, t in plan.tasks if set(t.kinds).intersection(_FOR_STUDENTS)]
