"""Titles of documents with their numbers, 《…》（…号）, against the documents that are known."""

import re
from collections.abc import Iterator

from generators.checks.txt.said import DAY, Said
from generators.core.late_patterns import Late
from generators.core.once import once
from generators.model.plans import Plan

_NUMBER = r"[一-鿿]{1,12}〔[0-9]{4}〕第?[0-9]+号"
_CITED = re.compile(
    rf"《(?P<title>[^《》]{{2,80}}(?:《[^《》]{{1,60}}》[^《》]{{0,40}})?)》（(?P<number>{_NUMBER})）"
)
_NUMBERED = re.compile(rf"(?P<number>{_NUMBER})(?:文件)?《(?P<title>[^《》]{{2,80}})》")
_NAMED = re.compile(rf"^(?P<title>[^（）]{{2,80}})（(?P<number>{_NUMBER})）$")


def documents(plan: Plan, words: str) -> Iterator[Said]:
    """A number that its document has not, or a title that belongs to none of that number."""
    titles, numbers = _known(plan)
    for match in (*_CITED.finditer(words), *_NUMBERED.finditer(words)):
        title, number = _plain(plan, match["title"]), match["number"]
        number = next((each for each in numbers if number.endswith(each)), number)
        if real := titles.get(title):
            if number not in real:
                message = (
                    f"《{match['title']}》的文号这里写{number}，已知的是{'、'.join(sorted(real))}"
                )
                yield Said(match.span("number"), message)
        elif (called := numbers.get(number)) and not any(_is_short(title, each) for each in called):
            message = f"{number}的名称这里写《{match['title']}》，已知的是《{min(called)}》"
            yield Said(match.span("title"), message)


def issued(plan: Plan, words: str) -> Iterator[Said]:
    """On which day the plan itself was issued."""
    day, kind = plan.day_of_issue, plan.head.document_kind
    known = {each.number: each.issued for each in plan.notices if each.number}
    known |= {plan.head.number: plan.head.issued} if plan.head.number else {}
    for match in _OF_NUMBER.finditer(words):
        on = known.get(match["number"])
        said = int(match["month"]), int(match["day"])
        if on and on.precision == "日" and said != (on.first.month, on.first.day):
            message = f"这里写{match['number']}在{said[0]}月{said[1]}日印发，成文日期是{on.chinese}"
            yield Said((match.start("month"), match.end("day") + 1), message)
    for match in _ISSUED.finditer(words) if day and day.precision == "日" else ():
        what = match["what"]
        title = match["title"]
        of_plan = (
            title in plan.head.title if title else what.endswith(kind or "方案") and "试点" in what
        )
        said = int(match["month"]), int(match["day"])
        year = match["year"] in (None, str(plan.year))
        if of_plan and day and year and said != (day.first.month, day.first.day):
            message = f"这里写{kind or '方案'}在{said[0]}月{said[1]}日印发，成文日期是{day.chinese}"
            yield Said((match.start("month"), match.end("day") + 1), message)


_OF_NUMBER = Late(
    rf"(?P<number>[一-鿿]{{1,8}}〔[0-9]{{4}}〕[0-9]++号)(?:文件?)?）?(?:已)?[于在]{DAY}(?:正式)?(?:印发|发布|下发)",
    "〔",
)
_ISSUED = Late(
    rf"{DAY}(?:正式)?(?:印发|发布|下发|公布|出台)(?:了)?(?P<what>《(?P<title>[^《》]{{4,60}})》|[^，。；《》]{{0,30}}?(?:方案|办法))(?=[，。；（的]|$)",
    "印发", "发布", "下发", "公布", "出台",
)  # fmt: skip


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
    title = "".join(title.split())
    return title.removeprefix(plan.institution.college.name).removeprefix("关于")
