"""The outputs, one module each. A new output is a module, a template and one line in OUTPUTS."""

from collections.abc import Iterator, Mapping, Sequence

from generators.model.plans import Plan
from generators.site.edition import Artifact, Edition, Output
from generators.site.pages import (
    calendars,
    certificates,
    changes,
    checks,
    commitments,
    departments,
    document,
    finder,
    given_files,
    layout,
    majors,
    opendata,
    organisation,
    overview,
    papers,
    parts,
    questions,
    rulebook,
    search,
    tables,
    timeline,
    urls,
    years,
)

Menu = Sequence[Mapping[str, "str | Menu"]]  # as mkdocs takes it: titles with addresses
OUTPUTS: tuple[Output, ...] = (
    overview.render,
    finder.render,
    certificates.render,
    majors.render,
    departments.render,
    organisation.render,
    timeline.render,
    document.render,
    commitments.render,
    papers.render,
    given_files.render,
    questions.render,
    calendars.render,
    tables.render,
    opendata.render,
    changes.render,
    checks.render,
    layout.render,
    rulebook.render,
    parts.render,
    years.render,
    search.render,
)


def artifacts(edition: Edition) -> Iterator[Artifact]:
    """Everything that is made from a checked plan."""
    for render in OUTPUTS:
        yield from _whole(edition, render)


def _whole(edition: Edition, render: Output) -> Iterator[Artifact]:
    """All of an output; what goes wrong between its parts is a failure of it as well."""
    with edition.making("网站", edition.head):
        yield from render(edition)


# What tells of versions, of the check and of the prints themselves, or only leads to the rest, is
# no effect of a change of the plan.
_ASIDE = (changes.render, checks.render, layout.render, parts.render, search.render)


def substance(edition: Edition) -> Iterator[Artifact]:
    """What two editions are compared by: everything that is made, but prints as the papers they
    are made of, which takes a tenth of the time."""
    for render in OUTPUTS:
        if render not in _ASIDE:
            unpressed = papers.before_press if render is papers.render else render
            yield from _whole(edition, unpressed)


def navigation(edition: Edition) -> Menu:
    """The menu, in mkdocs' form: the index pages; the pages behind them are linked from these."""
    years = [{f"{plan.year}年": _year_menu(plan)} for plan in reversed(edition.plans)]
    site = [
        *([{"历年对照": _source(urls.YEARS)}] if len(years) > 1 else []),
        {"变更": _source(urls.CHANGES)},
        {"数据核对": _source(urls.CHECKS)},
        {"版式核验": _source(urls.LAYOUT)},
        {"检查规则": _source(urls.RULES)},
        {"开放数据": _source(urls.DATA)},
        {"修改计划": _source(urls.EDITING)},
    ]
    return [{"首页": _source(urls.HOME)}, *years, {"本站": site}]


def _year_menu(plan: Plan) -> Menu:
    return [
        {"概览": _source(urls.year(plan))},
        {"我的专业能考什么": _source(urls.finder(plan))},
        {"专业": _source(urls.majors(plan))},
        {"证书": _source(urls.certificates(plan))},
        {"常见问题": _source(urls.questions(plan))},
        {"日历": _source(urls.calendars(plan))},
        {"部门": _source(urls.departments(plan))},
        {"进度": _source(urls.timeline(plan))},
        {"通知": _source(urls.notices(plan))},
        {"表格下载": _source(urls.tables(plan))},
        {"印发文件": _source(urls.document(plan))},
        {"机构": _source(urls.organisation(plan))},
        {"待落实": _source(urls.commitments(plan))},
    ]


def _source(url: str) -> str:
    return url.removesuffix(".html") + ".md"
