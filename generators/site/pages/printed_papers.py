"""Which papers there are of a year, what each is about, and where its page and files lie.

Knows addresses and how each paper is drafted; papers.py makes them, downloads.py offers them.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial

from generators.core.once import once
from generators.model import serving, successors
from generators.model.plans import Plan
from generators.model.structure import Entity
from generators.press.drafting import issued, official, quota_list, students, task_notices
from generators.press.paper.paper_blocks import Paper
from generators.site.pages import urls
from generators.site.pages.urls import Download

FORMS = {"pdf": "PDF", "docx": "Word"}
ISSUED, OFFICIAL, STUDENTS, TASKS, LISTS, CHECKLISTS, TEAMS = (
    "印发文件", "公文", "学生须知", "部门任务通知", "张贴的名单", "部门任务清单",
    "各证书任务清单",
)  # fmt: skip


@dataclass(frozen=True)
class Sheet:
    """One paper. `thing` is the entity whose page offers it; `page` shows it, `own_page` says
    whether that page is made for it alone; `traced`: the version of the data stands on it;
    `preview`: it is a draft, and printed as one; `state`: what a reader has to know of its year."""

    section: str
    label: str
    page: str
    path: str
    thing: Entity | None
    draft: Callable[[], Paper]
    own_page: bool = True
    traced: bool = True
    saved_as: str = ""
    preview: bool = False
    state: str = ""

    def files(self, plan: Plan) -> list[Download]:
        return [
            Download(
                f"{self.path}.{kind}",
                self.label,
                form,
                f"{urls.saved_as(plan, self.saved_as or self.label)}.{kind}",
            )
            for kind, form in FORMS.items()
        ]


def sheets(plan: Plan) -> Iterator[Sheet]:
    """Every paper of a year, in the order in which lists have them. Before the plan is issued only
    documents that were issued before it are no drafts."""
    preview, state = not plan.status.is_issued, _state(plan)
    for sheet in _all(plan):
        own = sheet.section == OFFICIAL  # says its own state
        yield sheet if own else replace(sheet, preview=preview, state=state)


def _state(plan: Plan) -> str:
    if not plan.status.is_issued:
        return f"{plan.status.name}，尚未印发"
    revoked = plan.head.abolished
    return f"方案已于{revoked.on.chinese}废止" if revoked else ""


def _all(plan: Plan) -> Iterator[Sheet]:
    yield from _issued(plan)
    for notice in plan.notices:
        if notice.is_issued:  # a draft is nobody's business yet
            yield _sheet(
                OFFICIAL, notice.title, urls.notice(plan, notice), notice,
                partial(official.paper, plan, notice), saved_as=f"{notice.kind}-{notice.slug}",
            )  # fmt: skip
    for certificate in plan.certificates:
        yield _sheet(
            STUDENTS, f"{certificate.name}学生须知", urls.student_notice(plan, certificate),
            certificate, partial(students.notice, plan, certificate),
        )  # fmt: skip
    for each in successors.units(plan):
        yield _sheet(
            TASKS, f"{each.department}任务通知", urls.task_notice(plan, each.department),
            each, partial(task_notices.notice, plan, each),
        )  # fmt: skip
    yield _sheet(
        LISTS, "名额一览", urls.quota_list(plan), plan.head, partial(quota_list.notice, plan)
    )
    for each in successors.units(plan):
        yield _sheet(
            CHECKLISTS, f"{each.department}任务清单", urls.department(plan, each.department),
            each, partial(task_notices.checklist, plan, each), own_page=False,
        )  # fmt: skip
    for teams, certificate, _ in serving.teamed(plan):
        yield _sheet(
            TEAMS, f"{teams.of(certificate)}任务清单", urls.team(plan, certificate),
            certificate, partial(task_notices.team_checklist, plan, teams, certificate),
        )  # fmt: skip


def downloads(plan: Plan, thing: object) -> Iterator[Download]:
    """The files of the papers that are about a thing."""
    for sheet in _about(plan).get(id(thing), ()):
        yield from sheet.files(plan)


@once
def _about(plan: Plan) -> dict[int, list[Sheet]]:
    """The papers by what they are about."""
    found: dict[int, list[Sheet]] = {}
    for sheet in sheets(plan):
        found.setdefault(id(sheet.thing), []).append(sheet)
    return found


def _issued(plan: Plan) -> Iterator[Sheet]:
    """As issued: nothing is printed on it that the issued document does not have."""
    page, thing = urls.document(plan), plan.files["document.yaml"]
    path = urls.print_of(page)
    label = "印发文件" if plan.status.is_issued else "方案草案"
    yield Sheet(
        ISSUED, label, page, path, thing, partial(issued.as_issued, plan),
        own_page=False, traced=False,
    )  # fmt: skip
    if not plan.status.is_issued:
        return
    yield Sheet(
        ISSUED, "印发文件（勘校本）", page, f"{path}-corrected", thing,
        partial(issued.corrected, plan), own_page=False,
    )  # fmt: skip


def _sheet(
    section: str,
    label: str,
    page: str,
    thing: Entity,
    draft: Callable[[], Paper],
    *,
    own_page: bool = True,
    saved_as: str = "",
) -> Sheet:
    path = urls.print_of(page)
    return Sheet(section, label, page, path, thing, draft, own_page, saved_as=saved_as)
