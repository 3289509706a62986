"""Titles of documents with their numbers, 《…》（…号）, against the documents that are known."""

import re
from collections.abc import Iterator

from generators.checks.txt.said import Said
from generators.core.once import once
from generators.model.plans import Plan

_NUMBER = r"[一-鿿]{1,12}〔[0-9]{4}〕第?[0-9]+号"
_CITED = re.compile(
    rf"《(?P<title>[^《》]{{2,80}}(?:《[^《》]{{1,60}}》[^《》]{{0,40}})?)》（(?P<number>{_NUMBER})）"
)
_NAMED = re.compile(rf"^(?P<title>[^（）]{{2,80}})（(?P<number>{_NUMBER})）$")


def documents(plan: Plan, words: str) -> Iterator[Said]:
    """A number that its document has not, or a title that belongs to none of that number."""
    titles, numbers = _known(plan)
    for match in _CITED.finditer(words):
        title, number = _plain(plan, match["title"]), match["number"]
        if real := titles.get(title):
            if number not in real:
                message = (
                    f"《{match['title']}》的文号这里写{number}，已知的是{'、'.join(sorted(real))}"
                )
                yield Said(match.span("number"), message)
        elif (called := numbers.get(number)) and not any(_is_short(title, each) for each in called):
            message = f"{number}的名称这里写《{match['title']}》，已知的是《{min(called)}》"
            yield Said(match.span("title"), message)


def _is_short(title: str, known: str) -> bool:
    return title in known or known in title


@once
def _known(plan: Plan) -> tuple[dict[str, set[str]], dict[str, set[str]]]:
    """Numbers by titles, and titles by numbers."""
    titles: dict[str, set[str]] = {}
    numbers: dict[str, set[str]] = {}
    for title, number in _documents(plan):
        plain = _plain(plan, title)
        titles.setdefault(plain, set()).add(number)
        numbers.setdefault(number, set()).add(plain)
    return titles, numbers


def _documents(plan: Plan) -> Iterator[tuple[str, str]]:
    head = plan.head
    if head.number:
        yield from ((title, head.number) for title in (head.title, head.carried_by) if title)
    for citation in plan.citations:
        if citation.number:
            yield citation.title, citation.number
    for notice in plan.notices:
        if notice.number:
            yield notice.title, notice.number
    if (catalogue := plan.institution.catalogue) and catalogue.number:
        yield catalogue.title, catalogue.number
    named = [each.document for each in plan.amendments]
    named += [each.document for each in (*plan.origins, *plan.institution.origins) if each.document]
    named += [basis.document for p in plan.institution.programmes for basis in p.basis]
    for each in named:
        if match := _NAMED.match(each.strip("《》").replace("》（", "（")):
            yield match["title"], match["number"]


def _plain(plan: Plan, title: str) -> str:
    return title.removeprefix(plan.institution.college.name).removeprefix("关于")
