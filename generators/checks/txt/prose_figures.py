"""TXT-04: numbers of places and dates that the prose repeats from the data.

Sums over all certificates are QTA-05's, counts of things TXT-01's.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from generators.checks.engine import Context, Judgement, rule
from generators.checks.src.stored import archived, quoted
from generators.core.dates import PlanDate
from generators.core.diagnostics import ERROR, Finding, Location, NotApplicable, Note, Unknown
from generators.model.counted import counted
from generators.model.known import by_who
from generators.model.plans import Plan
from generators.model.reaching import shared_out
from generators.model.structure import Spot

_DATE = r"((?:[0-9]{4}年)?[0-9]{1,2}月(?:[0-9]{1,2}日)?)"
_OPENS = re.compile(rf"(?:自|从){_DATE}(?:起|开始)(?:接受)?报名|报名(?:时间)?(?:自|从){_DATE}")
_BOTH = re.compile(rf"报名时间(?:为|是|：)?(?:自|从)?{_DATE}(?:起)?(?:至|到|—){_DATE}")
_CLOSES = re.compile(rf"报名(?:时间)?(?:截至|截止到|截止于|至){_DATE}|{_DATE}(?:前|以前)?截止报名")


_UNREAD = {  # what a text may say in other words than those that are read
    "报名时间": re.compile(rf"报名[^。；！？\n]*{_DATE}|{_DATE}[^。；！？\n]*报名"),
    "人数": re.compile(r"(?:证书|专业)[^。；！？，\n]*?[0-9]+\s*(?:人|个名额|名学生)"),
}


class Figure(NamedTuple):
    """A number or a day that the prose says at a span, and what the data say at `data`; a day
    of which there is `one` place in the data."""

    spot: Spot
    span: tuple[int, int]
    said: str
    actual: str
    text: str
    data: tuple[Location, ...]
    one: bool = False


@rule("TXT-04", ERROR, "正文写出的人数、报名时间与数据一致", needs=("SRC-05",))
def written_figure_differs(context: Context) -> Iterator[Judgement]:
    """同一个数写在正文里，又写在证书文件或 plan.yaml 里，改了一处忘了另一处，学生和上级看到的
    就不一样。

    怎么改：核对依据，改写错的一处。正文没有写人数和报名时间的，不作检查。
    """
    plan = context.plan.as_issued
    figures = [*_places(plan), *_registration(plan)]
    if unread := [what for what, words in _UNREAD.items() if _is_unread(plan, words, figures)]:
        yield Unknown(f"正文写有{'和'.join(unread)}，没有认出同数据里的哪一项比较")
    elif not figures:
        yield NotApplicable("正文没有写出各证书、各专业的人数和报名时间")
    for each in figures:
        if each.said == each.actual or quoted(plan, each.text, each.span):
            continue
        place = each.spot.within(*each.span)
        message = f"正文写“{each.said}”，数据里是“{each.actual}”"
        if plan.issued_text and archived(plan, each.text) and each.one:  # the text stays as it is
            note = Note(place, "印发的正文写在这里")
            advice = "印发的正文不改，照它改这里；印发以后变更的，写成变更"
            yield Finding(each.data[0], message, advice, related=(note,))
        else:
            explains = each.data if each.one else ()
            advice = "核对依据，改写错的一处"
            yield Finding(place, message, advice, within=each.data, explains=explains)


def _is_unread(plan: Plan, words: re.Pattern[str], figures: list[Figure]) -> bool:
    """Whether a sentence of the prose has such words, and nothing of its text was read."""
    read = {each.text for each in figures}
    return any(words.search(text) for _, text in plan.prose if text not in read)


def _places(plan: Plan) -> Iterator[Figure]:
    """(place, span, what is said, what it is, the text) for “专业一 50 人” and the like."""
    by_slug = plan.declared_by
    numbers = {c.name: n for c in plan.certificates if (n := by_slug[c.slug]) is not None}
    places = {c.name: [c.at("quotas")] for c in plan.certificates}
    certificates = {c.name for c in plan.certificates}
    groups = {who: held for (_, who), held in by_who(plan).items()} | shared_out(plan)
    for who, held in groups.items():
        if who and who not in certificates:
            numbers[who] = sum(q.declared for q in counted(plan.institution, held))
            places[who] = [quota.at() for _, quota in held]
    parts = _parts(plan)
    names = "|".join(map(re.escape, sorted(numbers, key=len, reverse=True)))
    if not names:
        return
    pattern = re.compile(rf"({names})(?:证书|专业)?(?:共|合计)?\s*([0-9]+)\s*(?:人|名)")
    for spot, text in plan.prose:
        for match in pattern.finditer(text):
            name = match[1]
            said, actual = f"{name} {match[2]} 人", f"{name} {numbers[name]} 人"
            if int(match[2]) in parts.get(name, ()):  # of a level, or of a certificate for a major
                actual = said
            yield Figure(spot, match.span(2), said, actual, text, tuple(places[name]))


def _parts(plan: Plan) -> dict[str, set[int]]:
    """The numbers of single lines, and of a major in each certificate, by certificate and major."""
    found: dict[str, set[int]] = {}
    of_both: dict[tuple[str, str], int] = {}
    for certificate, quota in plan.quotas:
        for name in (certificate.name, quota.who):
            found.setdefault(name, set()).add(quota.declared)
        both = certificate.name, quota.who
        of_both[both] = of_both.get(both, 0) + quota.declared
    for (_, who), number in of_both.items():
        found[who].add(number)
    return found


def _registration(plan: Plan) -> Iterator[Figure]:
    registration = plan.head.registration
    for spot, text in plan.prose:
        for pattern, field, date in (
            (_OPENS, "opens", registration.opens),
            (_CLOSES, "closes", registration.closes),
            (_BOTH, "opens", registration.opens),
            (_BOTH, "closes", registration.closes),
        ):
            if date is None:
                continue
            for match in pattern.finditer(text):
                part = (1 if field == "opens" else 2) if pattern is _BOTH else 1 if match[1] else 2
                said = match[part]
                days = (getattr(each, field) for each in registration.each)
                actual = said if any(d and _means(said, d) for d in days) else date.chinese
                place = (registration.at(field),)
                yield Figure(spot, match.span(part), said, actual, text, place, one=True)


def _means(said: str, date: PlanDate) -> bool:
    """Whether a written date is this one; it may leave out the year, and the hour. 0 before a day
    is DOC-03's."""
    plain = re.sub(r"(?<![0-9])0+(?=[0-9])", "", said)
    return date.chinese.removesuffix("前").removesuffix(date.time).endswith(plain)
