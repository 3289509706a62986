"""The URL space, decided once (docs/addresses.md): a year's things start with the year.

Addresses are relative to the root of the site and end in .html, so that the same site opens
from a server and by double click. A test keeps every address that was ever published.
"""

from dataclasses import dataclass
from posixpath import dirname, relpath

from generators.model.document import clause_places
from generators.model.entities import Certificate, Phase, Task
from generators.model.notices import Notice
from generators.model.plans import Plan
from generators.model.promises import Commitment
from generators.model.shared_duties import roles, shared_work

LAYOUT, PAPERS = "layout.html", "papers.json"
DATA = "data.html"
PARTS = "parts.cdx.json"  # as CycloneDX names such a file; the foot of each page names it too
CALENDAR = "calendar.ics"  # of the college, all years: subscribed once
HOME, CHECKS, RULES, EDITING = "index.html", "check.html", "rules.html", "guide/editing.html"
YEARS = "years.html"  # as soon as there are two
SEARCH = "assets/search.js"  # the script of the site names it too


@dataclass(frozen=True)
class Download:
    """`url` is relative to the root of the site; `label` says what it is, `form` which kind of
    file: 任务清单 and PDF. `save_as` is the name a browser saves it under, if another one."""

    url: str
    label: str
    form: str
    save_as: str = ""


CHANGES, FEED = "changes.html", "changes.xml"


def changes_of(year: int) -> str:
    """All that was changed in a calendar year, once there is too much for one page."""
    return f"changes/{year}.html"


def year(plan: Plan) -> str:
    return f"{plan.year}/index.html"


def certificates(plan: Plan) -> str:
    return f"{plan.year}/certificates/index.html"


def certificate(plan: Plan, entry: Certificate) -> str:
    return f"{plan.year}/certificates/{entry.slug}.html"


def majors(plan: Plan) -> str:
    return f"{plan.year}/majors/index.html"


def major(plan: Plan, name: str) -> str:
    return f"{plan.year}/majors/{plan.institution.majors[name].slug}.html"


def finder(plan: Plan, major: str | None = None) -> str:
    """我的专业能考什么; with a major's name, its answer."""
    anchor = f"#major-{plan.institution.majors[major].slug}" if major else ""
    return f"{plan.year}/finder.html{anchor}"


def departments(plan: Plan) -> str:
    return f"{plan.year}/departments/index.html"


def shared(plan: Plan, activity: str) -> str:
    """Work that several units have: a place on the page of departments."""
    return f"{departments(plan)}#shared-{list(shared_work(plan)).index(activity) + 1}"


def department(plan: Plan, name: str) -> str:
    return f"{plan.year}/departments/{plan.institution.departments[name].slug}.html"


def organisation(plan: Plan, body: str | None = None) -> str:
    """The page of groups and teams; with a body's name, its place on it."""
    anchor = f"#group-{plan.body_names.index(body) + 1}" if body else ""
    return f"{plan.year}/organisation.html{anchor}"


def person(plan: Plan, name: str) -> str:
    """A person has no page, but a place in the list of those who hold a role."""
    return f"{plan.year}/organisation.html#person-{list(roles(plan)).index(name) + 1}"


def owner(plan: Plan, who: str) -> str:
    """Where an owner of tasks is described: a department's page or a place among the bodies."""
    return organisation(plan, who) if who in plan.body_names else department(plan, who)


def timeline(plan: Plan) -> str:
    return f"{plan.year}/timeline.html"


def phase(plan: Plan, entry: Phase) -> str:
    return f"{timeline(plan)}#{entry.id.lower()}"


def task(plan: Plan, entry: Task) -> str:
    return f"{timeline(plan)}#{entry.id.lower()}"


def clause(plan: Plan, name: str) -> str:
    """Where a clause stands in the document; the document itself for one that is not there."""
    return document(plan, clause_places.anchors(plan).get(name))


def document(plan: Plan, anchor: str | None = None) -> str:
    return f"{plan.year}/document.html" + (f"#{anchor}" if anchor else "")


def document_text(plan: Plan, corrected: bool = False) -> str:
    return f"{plan.year}/document{'-corrected' if corrected else ''}.txt"


def notices(plan: Plan) -> str:
    return f"{plan.year}/notices/index.html"


def notice(plan: Plan, entry: Notice) -> str:
    """An official document; below a folder of its own, so that no slug meets another page."""
    return f"{plan.year}/notices/issued/{entry.slug}.html"


def attached_file(plan: Plan, name: str) -> str:
    """A file that goes with a notice or with the issued document."""
    return f"{plan.year}/attachments/{name}"


def student_notice(plan: Plan, entry: Certificate) -> str:
    return f"{plan.year}/notices/students/{entry.slug}.html"


def task_notice(plan: Plan, name: str) -> str:
    return f"{plan.year}/notices/departments/{plan.institution.departments[name].slug}.html"


def quota_list(plan: Plan) -> str:
    return f"{plan.year}/notices/quotas.html"


def team(plan: Plan, entry: Certificate) -> str:
    return f"{plan.year}/teams/{entry.slug}.html"


def print_of(page: str) -> str:
    """Where the files of a page's paper lie, their suffix left out: beside the page."""
    return page.removesuffix(".html")


def tables(plan: Plan) -> str:
    return f"{plan.year}/tables/index.html"


def table(plan: Plan, slug: str, suffix: str) -> str:
    """A download: a workbook (xlsx) or its first sheet as CSV."""
    return f"{plan.year}/tables/{slug}.{suffix}"


def department_book(plan: Plan, name: str) -> str:
    return department(plan, name).removesuffix(".html") + ".xlsx"


def questions(plan: Plan, which: str | None = None) -> str:
    return f"{plan.year}/questions.html" + (f"#{which}" if which else "")


def calendars(plan: Plan) -> str:
    return f"{plan.year}/calendar.html"


def college_calendar(plan: Plan) -> str:
    return f"{plan.year}/calendar.ics"


def department_calendar(plan: Plan, name: str) -> str:
    return department(plan, name).removesuffix(".html") + ".ics"


def certificate_calendar(plan: Plan, entry: Certificate) -> str:
    return certificate(plan, entry).removesuffix(".html") + ".ics"


def commitments(plan: Plan) -> str:
    return f"{plan.year}/commitments.html"


def commitment(plan: Plan, entry: Commitment) -> str:
    return f"{commitments(plan)}#{entry.id.lower()}"


def rule(code: str) -> str:
    return f"{RULES}#{code.lower()}"


def saved_as(plan: Plan, label: str) -> str:
    """What a browser calls a download, without its suffix: 年份-项目-名额表."""
    return f"{plan.year}-{plan.programme.in_file_names}-{label}"


def relative(page: str, target: str) -> str:
    """`target` as it is linked from `page`."""
    path, mark, anchor = target.partition("#")
    return relpath(path, dirname(page) or ".") + mark + anchor
