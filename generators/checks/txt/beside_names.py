"""TXT-11: what texts say beside the name of a certificate or major, against the data.

Numbers of persons, the day of an exam, who leads a team. Of the document's own prose TXT-04 judges.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from generators.checks.engine import Context, Judgement, rule
from generators.checks.txt import beyond_document
from generators.checks.txt.beyond_document import texts_by_plan
from generators.checks.txt.stated_numbers import COUNT, Stated, stated
from generators.core import chinese
from generators.core.diagnostics import WARNING, Finding
from generators.core.once import once
from generators.model.certificate_names import of_each
from generators.model.dimensions import closer
from generators.model.entities import Certificate
from generators.model.exams import Quota
from generators.model.known import LADDER, by_who, shared_out
from generators.model.plans import Plan

_TOTAL = re.compile(rf"(?:总计|合计|共计|共)(?:申报|安排|核定|下达)?(?:为|是|有)?\s*{COUNT}")
_CERTIFICATES = (
    rf"(?:共有?|全部|开展|组织|试点的?)(?P<number>[两{chinese.NUMERALS}]+|[0-9]+)(?:个|种)"
)
_PLACES = re.compile("名额|指标|计划|证书")
_OTHER = re.compile("(?<!申)报名|参加|参考|通过|合格|取得|获得|教师|成员")  # sums of other things
_SENTENCE = re.compile("[^。；！？\n]+")
_LEAD = r"[^，。；]{0,12}?(?:负责人|组长)(?:为|是|：|:|由)?(?P<lead>[\u4e00-\u9fff]{2,4})"
_LED_BY = (
    r"[^，。；]{0,4}?(?:团队|小组)由(?P<lead>[\u4e00-\u9fff]{2,4}?)(?:老师|同志)?(?:负责|牵头|带领)"
)
_EXAM = (
    r"[^，。；0-9]{0,10}?(?:考核|考试)(?:时间|日期)?(?:定|安排|确定)?(?:为|是|在|于)?[：:]?"
    r"(?P<year>[0-9]{4}年)?(?P<month>[0-9]{1,2})月(?P<day>[0-9]{1,2})日"
)


@dataclass(frozen=True)
class _Said:
    span: tuple[int, int]
    message: str


@rule(
    "TXT-11",
    WARNING,
    "公文和说明里写在名称旁边的人数、考核日期和负责人与数据一致",
    needs=("SRC-05",),
)
def said_beside_a_name(context: Context) -> Iterator[Judgement]:
    """通知写“证书甲名额60人”，计划里是50人，学生和各系不知道照哪一个办。公文以成文那天的计划为准，其余的
    以现在的为准。方案正文里的人数由 TXT-04 检查。

    怎么改：核对后改写错的一处；公文里写成 {名额：证书的名称} 的样子，由数据填入，不会写错。
    已经印发的公文不改，确有错误的撤回，另行印发。
    """
    # What is called otherwise than it was issued is not found by its name.
    if named := [each.at("name") for each in context.plan.certificates]:
        yield from filter(None, [context.waiting("SRC-05", *named)])
    for plan, texts in texts_by_plan(context.plan):
        names = _names(plan)
        for text in texts:
            for sentence in _SENTENCE.finditer(text.words):
                for said in _of_sentence(plan, context.plan, names, sentence[0]):
                    start, end = said.span
                    place = text.spot.within(start + sentence.start(), end + sentence.start())
                    advice = beyond_document.advice(text, "核对后改其中一处")
                    yield Finding(place, said.message, advice)


def _of_sentence(plan: Plan, later: Plan, names: re.Pattern[str], words: str) -> Iterator[_Said]:
    """What a sentence says otherwise than the plan of its day; numbers that a later one has pass
    where it speaks of a change."""
    yield from _totals(plan, words)
    before = [(each.start(), each[0]) for each in names.finditer(words)]
    for each in stated(words, names):
        # Of a major in a sentence that speaks of a certificate, its places for that one are meant.
        named = {name for at, name in before if at < each.span[0] and name != each.name}
        plans = (plan, later) if each.adjusted else (plan,)
        lines = [_lines(one, each.name, named) for one in plans]
        if wrong := _wrong(each, [quotas for of_plan in lines for quotas in of_plan]):
            yield _Said(each.span, f"这里写{each.name} {each.number} 人，{wrong}")
    for match in names.finditer(words):
        if certificate := by_name(plan).get(match[0]):
            yield from _of_certificate(plan, certificate, words, match.end())


def _totals(plan: Plan, words: str) -> Iterator[_Said]:
    """Sums, in sentences that speak of places, and how many certificates there are."""
    kind = re.escape(plan.programme.kind)
    for match in re.finditer(f"{_CERTIFICATES}(?:{kind}|证书)", words):
        if plan.certificates and chinese.number(match["number"]) != len(plan.offered):
            yield _Said(match.span("number"), f"计划里有 {len(plan.offered)} 种证书")
    if not _PLACES.search(words) or _OTHER.search(words) or not any(plan.quotas):
        return
    for match in _TOTAL.finditer(words):
        if int(match["number"]) not in _sums(plan):
            message = f"这里写的合计是 {match['number']} 人，按各证书名额相加是 {plan.declared} 人"
            yield _Said(match.span("number"), message)


@once
def _sums(plan: Plan) -> set[int | None]:
    """What may be told as a sum: of all, of a certificate, of a major, of one line."""
    approved = [quota.approved or 0 for _, quota in plan.quotas]
    sums = {plan.declared, sum(approved), *plan.declared_by.values()}
    for shared in (*shared_out(plan).values(), *by_who(plan).values()):
        lines = [quota.declared for _, quota in shared]
        sums |= {sum(lines), *lines}
    return sums


@once
def by_name(plan: Plan) -> dict[str, Certificate]:
    return dict(of_each(plan))


def _of_certificate(plan: Plan, certificate: Certificate, words: str, at: int) -> Iterator[_Said]:
    leads = certificate.leads
    people = plan.institution.people
    found = (re.compile(each).match(words, at) for each in (_LEAD, _LED_BY))
    if leads and (match := next(filter(None, found), None)):
        other = next((p for p in people if match["lead"].startswith(p)), None)
        if other and not match["lead"].startswith(leads):
            yield _Said(
                (match.start("lead"), match.start("lead") + len(other)),
                f"这里写{certificate.name}的负责人是{other}，计划里是{'、'.join(leads)}",
            )
    days = {(s.date.first.month, s.date.first.day): s for s in certificate.sessions}
    match = re.compile(_EXAM).match(words, at) if days else None
    if match and (int(match["month"]), int(match["day"])) not in days:
        said = f"{match['month']}月{match['day']}日"
        known = "、".join(dict.fromkeys(s.date.chinese for s in certificate.sessions))
        message = f"这里写{certificate.name}的考核在{said}，场次里是{known}"
        yield _Said((match.start("month"), match.end()), message)


def _lines(plan: Plan, name: str, named: set[str]) -> Iterator[tuple[Quota, ...]]:
    """The quotas that a name may stand for in a sentence that has `named` others before it: those
    of a certificate, or of a major; only those of both where it has named the other."""
    certificate = by_name(plan).get(name)
    own = [(certificate, quota) for quota in certificate.quotas] if certificate else []
    own += [(c, quota) for c, quota in plan.quotas if name in (quota.major, quota.who)]
    both = [(c, quota) for c, quota in own if {c.name, quota.major, quota.who} & named]
    yield tuple(quota for _, quota in both or own)
    named_it = any(name in (quota.major, quota.who) for _, quota in own)
    if named_it and any(c.name in named for c, _ in both):
        return
    yield tuple(quota for _, quota in own)
    yield from ((q,) for c, q in own if name in (q.major, q.who) or closer(q.line))


def _wrong(said: Stated, lines: list[tuple[Quota, ...]]) -> str | None:
    """What the data say instead of a number; None if it is one of theirs, or they say nothing."""
    known = []
    for quotas in filter(None, lines):
        for rung in said.rungs or LADDER.values():
            values = [getattr(quota, rung) for quota in quotas]
            if None not in values:  # else not known yet: nothing to hold it against
                known.append(sum(values))
    return None if not known or said.number in known else f"计划里是 {known[0]} 人"


def _names(plan: Plan) -> re.Pattern[str]:
    """Names of certificates and majors, the longer of two first."""
    names = {each.name for each in plan.certificates} | {q.who for _, q in plan.quotas if q.who}
    choice = "|".join(map(re.escape, sorted(names, key=len, reverse=True))) or "(?!)"
    return re.compile(choice)
