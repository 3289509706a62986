"""下载: which files belong to a thing, so that its page can offer them.

An output that makes files for people to take away adds a function to SOURCES. It is given the
plan and the thing a page is about, and yields what it has for that thing; nothing else. The
thing is an entity of the model: the plan itself (pages of the year), a Certificate, a Major, a
Responsibility (a department's page), a Phase, the Document (印发文件), the Groups (机构).
Such a function knows addresses only, so it lives beside its output without importing pages.
"""

from collections.abc import Callable, Iterator

from generators.model.plans import Plan
from generators.site.pages import attached, printed_papers
from generators.site.pages.urls import Download

SOURCES: tuple[Callable[[Plan, object], Iterator[Download]], ...] = (
    printed_papers.downloads,
    attached.downloads,
)


def downloads(plan: Plan, thing: object) -> list[Download]:
    """What can be taken away of `thing`, in the order of SOURCES."""
    return [download for source in SOURCES for download in source(plan, thing)]
