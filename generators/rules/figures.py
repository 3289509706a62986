"""TXT-04: numbers of places and dates that the prose repeats from the data.

Sums over all certificates are QTA-05's, counts of things TXT-01's.
"""

import re
from collections.abc import Iterator

from generators.diagnostics import ERROR, Finding, NotApplicable
from generators.document.issued_text import prints_as_issued
from generators.model.plans import Plan
from generators.model.structure import Spot
from generators.rules.engine import Context, rule
from generators.rules.stored import archived

_DATE = r"((?:[0-9]{4}年)?[0-9]{1,2}月(?:[0-9]{1,2}日)?)"
_OPENS = re.compile(rf"(?:自|从){_DATE}(?:起|开始)(?:接受)?报名|报名(?:时间)?(?:自|从){_DATE}")
_CLOSES = re.compile(rf"报名(?:时间)?(?:截至|截止到|截止于|至){_DATE}|{_DATE}(?:前|以前)?截止报名")


@rule("TXT-04", ERROR, "正文写出的人数、报名时间与数据一致")
def written_figure_differs(context: Context):
    """同一个数写在正文里，又写在证书文件或 plan.yaml 里，改了一处忘了另一处，学生和上级看到的
    就不一样。

    怎么改：核对依据，改写错的一处。正文没有写人数和报名时间的，不作检查。
    """
    plan = context.plan.as_issued
    figures = [*_places(plan), *_registration(plan)]
    if not figures:
        yield NotApplicable("正文没有写出各证书、各专业的人数和报名时间")
    for spot, (start, end), said, actual, text in figures:
        # As archived and yet another number: then the data were changed, and SRC-05 says so.
        changed = plan.issued_text and archived(plan, text) and not prints_as_issued(plan)
        if said != actual and not changed:
            yield Finding(
                spot.within(start, end),
                f"正文写“{said}”，数据里是“{actual}”",
                "核对依据，改写错的一处",
            )


def _places(plan: Plan) -> Iterator[tuple[Spot, tuple[int, int], str, str, str]]:
    """(place, span, what is said, what it is, the text) for “护理 50 人” and the like."""
    numbers = {c.name: c.declared for c in plan.certificates}
    for _, quota in plan.quotas:
        if quota.major not in {c.name for c in plan.certificates}:
            numbers[quota.major] = numbers.get(quota.major, 0) + quota.declared
    names = "|".join(map(re.escape, sorted(numbers, key=len, reverse=True)))
    if not names:
        return
    pattern = re.compile(rf"({names})(?:证书|专业)?(?:共|合计)?\s*([0-9]+)\s*(?:人|名)")
    for spot, text in plan.prose:
        for match in pattern.finditer(text):
            name = match[1]
            said, actual = f"{name} {match[2]} 人", f"{name} {numbers[name]} 人"
            yield spot, match.span(2), said, actual, text


def _registration(plan: Plan) -> Iterator[tuple[Spot, tuple[int, int], str, str, str]]:
    registration = plan.head.registration
    for spot, text in plan.prose:
        for pattern, date in ((_OPENS, registration.opens), (_CLOSES, registration.closes)):
            for match in pattern.finditer(text) if date else ():
                part = 1 if match[1] else 2
                said = match[part]
                actual = said if _means(said, date) else date.chinese
                yield spot, match.span(part), said, actual, text


def _means(said: str, date) -> bool:
    """Whether a written date is this one; it may leave the year out. 0 before a day is DOC-03's."""
    plain = re.sub(r"(?<![0-9])0+(?=[0-9])", "", said)
    return date.chinese.removesuffix("前").endswith(plain)
