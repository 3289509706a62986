"""TXT-11: what texts say of things that the plan knows, against the data.

Each kind of thing that a sentence may speak of has a module (said_…) that finds what is claimed of
it; numbers of persons and leads beside a name are here. Of the document's own prose TXT-04 judges.
"""

import re
from collections.abc import Iterator

from generators.checks.engine import Context, Judgement, rule
from generators.checks.txt import beyond_document
from generators.checks.txt.beyond_document import texts_by_plan
from generators.checks.txt.said import Kind, Said
from generators.checks.txt.said_bodies import bodies, college, telephones
from generators.checks.txt.said_days import deadlines
from generators.checks.txt.said_documents import documents
from generators.checks.txt.said_exams import exams
from generators.checks.txt.said_sums import sums
from generators.checks.txt.stated_numbers import Stated, stated
from generators.core.diagnostics import WARNING, Finding
from generators.core.once import once
from generators.model.certificate_names import of_each
from generators.model.dimensions import closer
from generators.model.entities import Certificate
from generators.model.exams import Quota
from generators.model.known import LADDER
from generators.model.plans import Plan

_SENTENCE = re.compile("[^。；！？\n]+")
_LEAD = r"[^，。；]{0,12}?(?:负责人|组长)(?:为|是|：|:|由)?(?P<lead>[\u4e00-\u9fff]{2,4})"
_CHANGED = re.compile("[由从].{2,20}(?:调整|变更|改|更换)为")  # who it was is no statement
_LED_BY = (
    r"[^，。；]{0,4}?(?:团队|小组)由(?P<lead>[\u4e00-\u9fff]{2,4}?)(?:老师|同志)?(?:负责|牵头|带领)"
)
# Each says what a sentence claims of one kind of thing, otherwise than the data.
_KINDS: tuple[Kind, ...] = (sums, deadlines, bodies, telephones, college, documents)


@rule(
    "TXT-11",
    WARNING,
    "公文和说明里写的人数、日期、地点、负责人、文号和电话与数据一致",
    needs=("CHG-03", "SRC-05", "TIM-05"),
)
def said_beside_a_name(context: Context) -> Iterator[Judgement]:
    """通知写“证书甲名额60人”，计划里是50人，学生和各系不知道照哪一个办。期限、考核的时间和地点、负责人、
    机构设在哪里、学校的名称、电话、引用文件的名称和文号写得与数据不同，也是这样。公文以成文那天的计划为准，
    其余的以现在的为准；说别的年份、别的学校的不检查。方案正文里的人数由 TXT-04 检查。

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
                    yield Finding(place, said.message, advice, within=said.data)


def _of_sentence(plan: Plan, later: Plan, names: re.Pattern[str], words: str) -> Iterator[Said]:
    """What a sentence says otherwise than the plan of its day; numbers that a later one has pass
    where it speaks of a change."""
    for kind in _KINDS:
        yield from kind(plan, words)
    before = [(each.start(), each[0]) for each in names.finditer(words)]
    for each in stated(words, names):
        # Of a major in a sentence that speaks of a certificate, its places for that one are meant.
        named = {name for at, name in before if at < each.span[0] and name != each.name}
        plans = (plan, later) if each.adjusted else (plan,)
        lines = [_lines(one, each.name, named) for one in plans]
        if wrong := _wrong(each, [quotas for of_plan in lines for quotas in of_plan]):
            yield Said(each.span, f"这里写{each.name} {each.number} 人，{wrong}")
    for match in names.finditer(words):
        if certificate := by_name(plan).get(match[0]):
            yield from _of_certificate(plan, certificate, words, match.end())


@once
def by_name(plan: Plan) -> dict[str, Certificate]:
    return dict(of_each(plan))


def _of_certificate(plan: Plan, certificate: Certificate, words: str, at: int) -> Iterator[Said]:
    leads = certificate.leads
    people = plan.institution.people
    found = (re.compile(each).match(words, at) for each in (_LEAD, _LED_BY))
    if leads and (match := next(filter(None, found), None)) and not _CHANGED.search(words):
        other = next((p for p in people if match["lead"].startswith(p)), None)
        if other and not match["lead"].startswith(leads):
            yield Said(
                (match.start("lead"), match.start("lead") + len(other)),
                f"这里写{certificate.name}的负责人是{other}，计划里是{'、'.join(leads)}",
            )
    yield from exams(plan, certificate, words, at)


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
