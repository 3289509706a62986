"""表格下载: workbooks and CSV of the year's facts, and the page that leads to them.

Addresses are short, in ASCII and the same for ever (2021/tables/quotas.xlsx); the name under
which a browser saves the file is the office's habit (年份-项目-名额表-20210918.xlsx).
"""

from collections.abc import Iterator
from functools import partial

from generators.exchange.tables import (
    csv_files,
    name_list,
    quota_table,
    session_table,
    summary_table,
    task_table,
    workbooks,
    workload,
)
from generators.exchange.tables.table import Book
from generators.model import file_owners, successors
from generators.model.checklists import checklist
from generators.model.document import sums
from generators.model.plans import Plan
from generators.site.edition import Artifact, Edition
from generators.site.pages import urls
from generators.site.pages.pages import page


def render(edition: Edition) -> Iterator[Artifact]:
    for plan in edition.plans:
        with edition.making("表格下载页和各表", plan.head):
            books = _books(edition, plan)
            for book in books:
                yield Artifact(urls.table(plan, book.slug, "xlsx"), _workbook(edition, book))
                yield Artifact(
                    urls.table(plan, book.slug, "csv"), csv_files.printed(book.tables[0])
                )
            basis = _basis(edition, plan)
            for each in successors.units(plan):
                book = task_table.book(plan, basis, each.department)
                path = urls.department_book(plan, each.department)
                yield Artifact(path, _workbook(edition, book))
            yield page(
                urls.tables(plan), "tables.md.j2", edition, plan, edit=None, books=books,
                units=successors.units(plan), checklist=partial(checklist, plan),
                office=file_owners.office((plan,)),
                saved_as=lambda name, plan=plan: saved_as(edition, plan, name),
            )  # fmt: skip


def saved_as(edition: Edition, plan: Plan, name: str) -> str:
    """What a browser calls a download, without its suffix."""
    return f"{urls.saved_as(plan, name)}-{edition.as_of:%Y%m%d}"


def _books(edition: Edition, plan: Plan) -> list[Book]:
    basis, of_sums = _basis(edition, plan), _basis(edition, plan, sums.basis(plan))
    return [
        quota_table.book(plan, of_sums),
        *summary_table.books(plan, of_sums),
        session_table.book(plan, basis),
        task_table.book(plan, basis),
        workload.book(plan, basis),
        name_list.book(plan, basis),
    ]


def _basis(edition: Edition, plan: Plan, sums_from: str = "") -> str:
    """The line below a table's title: whose it is, the document, and as of when."""
    day = f"数据截至{edition.as_of.year}年{edition.as_of.month}月{edition.as_of.day}日"
    number = plan.head.number or ""
    parts = (edition.institution.college.name, number, sums_from and f"合计{sums_from}", day)
    return "　".join(part for part in parts if part)


def _workbook(edition: Edition, book: Book) -> bytes:
    return workbooks.printed(book, edition.institution.college.name, edition.as_of)
