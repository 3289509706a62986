"""名额一览: every certificate's places by major, to be posted."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from generators.model import withdrawn
from generators.model.amounts import total
from generators.model.document import sums
from generators.model.exams import Quota
from generators.model.plans import NOT_ENTERED, Plan
from generators.press.drafting import phrases
from generators.press.paper.paper_blocks import FORM, Block, Paper, text


def notice(plan: Plan) -> Paper:
    return Paper(
        FORM,
        (f"{plan.year}年{phrases.PROJECT}名额一览",),
        tuple(_blocks(plan)),
        author=plan.institution.college.name,
    )


def _blocks(plan: Plan) -> Iterator[Block]:
    yield text(
        "hint",
        f"依据{phrases.basis(plan)}。{_kind(plan)}{_of_the_public(plan)}",
    )
    if not any(plan.quotas):
        return
    yield text("heading1", "一、按证书")
    rows = [
        (
            str(c.number),
            c.name,
            _places((q.major, q) for q in c.quotas),
            _sum(c.quotas) if c.quotas else phrases.places(plan, c),
        )
        for c in plan.offered
    ]
    rows.append(("", "合计", sums.basis(plan), _sum(quota for _, quota in plan.quotas)))
    yield phrases.table(
        ("序号", "证书", "专业和名额", "小计"), rows, (1.1, 3.4, 7.5, 1.6), centred=(0, 3)
    )
    yield text("heading1", "二、按专业")
    held = defaultdict(list)
    for certificate, quota in plan.quotas:
        held[quota.major].append((certificate.name, quota))
    of_majors = [
        (major, _places(quotas), _sum(q for _, q in quotas)) for major, quotas in held.items()
    ]
    yield phrases.table(("专业", "证书和名额", "小计"), of_majors, (4.5, 7.5, 1.6), centred=(2,))
    for certificate, quota, gone in withdrawn.quotas(plan):
        what = f"{certificate.name}·{quota.major}（申报{quota.declared}人）"
        yield text("paragraph", f"{gone.since}：{what}，依据{gone.document}。")
    quotas = (quota for _, quota in plan.quotas)
    yield from phrases.entered_later((quotas, {"declared": "申报名额", "approved": "核定名额"}))


def _places(pairs: Iterable[tuple[str, Quota]]) -> str:
    return "；".join(f"{name}{quota.places}人" for name, quota in pairs)


def _sum(quotas: Iterable[Quota]) -> str:
    return phrases.persons(total(quota.places for quota in quotas))


def _of_the_public(plan: Plan) -> str:
    if any(quota.population == "社会" for _, quota in plan.quotas):
        return ""
    return f"面向社会人员的名额：{phrases.settled(plan, 'public')}。"


def _kind(plan: Plan) -> str:
    approved = [quota.approved is not None for _, quota in plan.quotas]
    if not approved:
        return f"各证书的名额，{NOT_ENTERED}。"
    if all(approved):
        return "名额是核定数。"
    if any(approved):
        return "核定了的是核定数，其余是申报数。"
    return f"名额是申报数；核定数，{NOT_ENTERED}。"
