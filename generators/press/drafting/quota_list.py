"""名额一览: every certificate's places by major, to be posted."""

from collections.abc import Iterable, Iterator

from generators.model import dimensions, withdrawn
from generators.model.document import sums
from generators.model.entities import Certificate
from generators.model.exams import Quota
from generators.model.known import NAMES, Known, Step, by_who, known_of, known_of_lines
from generators.model.plans import NOT_ENTERED, Plan
from generators.press.drafting import phrases
from generators.press.paper.paper_blocks import FORM, Block, Paper, Table, text


def notice(plan: Plan) -> Paper:
    return Paper(
        FORM,
        (f"{plan.year}年{plan.programme.name}名额一览",),
        tuple(_blocks(plan)),
        author=plan.institution.college.name,
    )


def _blocks(plan: Plan) -> Iterator[Block]:
    known = known_of(plan)
    yield text(
        "hint",
        f"依据{phrases.basis(plan)}。{_kind(plan)}{_of_the_public(plan)}",
    )
    if not known.quotas:
        return
    yield text("heading1", "一、按证书")
    rows = [
        (str(c.number), _called(plan, c), _places((q.called, q) for q in c.quotas),
         *_sums(known, known_of(plan, c), bool(withdrawn.of(plan, c, "quotas"))))
        for c in plan.offered
    ]  # fmt: skip
    rows.append(("", "合计", sums.basis_of_places(plan), *_sums(known, known)))
    title = dimensions.titles_of_who(known.quotas)
    yield _table(("序号", "证书", f"{title}和名额"), (1.1, 3.4, 7.5), rows, known)
    yield text("heading1", f"二、按{title}")
    of_each = [
        (who, _places((f"{c.name}{dimensions.bracketed(quota.line)}", quota) for c, quota in held),
         *_sums(known, known_of_lines(plan, held)))
        for (_, who), held in by_who(plan).items()
    ]  # fmt: skip
    yield _table((title, "证书和名额"), (4.5, 7.5), of_each, known)
    for certificate, quota, gone in withdrawn.quotas(plan):
        what = f"{certificate.name}·{quota.called}（申报{quota.declared}人）"
        yield text("paragraph", f"{gone.since}：{what}，依据{gone.document}。")
    yield from phrases.entered_later((known.quotas, NAMES))


def _table(
    columns: tuple[str, ...],
    widths: tuple[float, ...],
    rows: list[tuple[str, ...]],
    known: Known,
) -> Table:
    """What is listed, then how many places together and each step behind them."""
    steps = tuple(_short(step) for step in (known.places, *known.beyond))
    centred = tuple(at for at, name in enumerate((*columns, *steps)) if name in ("序号", *steps))
    width = 1.6 if len(steps) == 1 else 2
    return phrases.table((*columns, *steps), rows, (*widths, *(width for _ in steps)), centred)


def _short(step: Step) -> str:
    """核定 for 核定名额, so that the list keeps to one sheet; what the places are stands above."""
    return step.name.removesuffix("名额").removesuffix("人数") or "小计"


def _sums(whole: Known, known: Known, had: bool = False) -> tuple[str, ...]:
    """A cell for each step that is known of some of the whole; that no places are left of those
    that a certificate `had`."""
    if had and not known.quotas:
        return ("没有", *("" for _ in whole.beyond))
    given = {step.field: step.persons for step in known.beyond}
    persons = (known.places.persons, *(given.get(step.field) for step in whole.beyond))
    return tuple(map(phrases.persons, persons))


def _called(plan: Plan, certificate: Certificate) -> str:
    state = known_of(plan, certificate).state
    return f"{certificate.name}（{state}）" if state else certificate.name


def _places(pairs: Iterable[tuple[str, Quota]]) -> str:
    return "；".join(f"{name}{quota.places}人" for name, quota in pairs)


def _of_the_public(plan: Plan) -> str:
    if any(quota.population == dimensions.OF_THE_PUBLIC for _, quota in plan.quotas):
        return ""
    return f"面向社会人员的名额：{phrases.settled(plan, 'public')}。"


def _kind(plan: Plan) -> str:
    known = known_of(plan)
    if not known.quotas:
        return f"各证书的名额，{NOT_ENTERED}。"
    if known.places.field == "approved":
        return "名额是核定数。"
    if known.places.field:
        return f"名额是申报数；核定数，{NOT_ENTERED}。"
    return "核定了的是核定数，其余是申报数。"
