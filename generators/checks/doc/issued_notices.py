"""DOC: notices, letters and minutes that are issued to carry out the plan."""

import re
from collections.abc import Iterator

from generators.checks.engine import ANY_ERROR, Context, Judgement, rule
from generators.core.chinese import DOCUMENT_NUMBER
from generators.core.dates import PlanDate
from generators.core.diagnostics import ERROR, WARNING, Finding, Location, NotApplicable, Note
from generators.model.document import placeholders
from generators.model.notice_kinds import KINDS, MINUTES, MUST, NEVER
from generators.model.notices import Notice

_NAMED_ATTACHMENT = re.compile(r"附件([0-9]*)(?![0-9：])")
_Contradiction = tuple[tuple[str, ...], str, str]  # place, what is wrong, what to do
_NONE = NotApplicable("没有公文")
_COMPARE = "核对后改其中一处"
WITHDRAWN_SO = "写明哪天、为什么撤回：withdrawn: {on: 撤回的日期, reason: 撤回的原因}"


@rule("DOC-05", ERROR, "公文的发文字号写法正确，年份与成文日期一致", needs=("DOC-01",))
def number_of_notice_malformed(context: Context) -> Iterator[Judgement]:
    """通知和函的发文字号由机关代字、六角括号里的年份和顺序号组成（GB/T 9704-2012 7.2.5），年份与
    成文日期的年份相同。写错的文号查不到文件。部门发的（issuer）用部门自己的代字。

    怎么改：例如 示卫院〔2025〕6号：用六角括号〔〕，顺序号前不加“第”，不编虚位。
    """
    of_prefix = (
        context.plan.as_issued.head.at("number"),
        context.institution.college.at("document_prefix"),
    )
    if not context.plan.notices:
        yield _NONE
    for notice in context.plan.notices:
        if notice.number is None:
            continue  # of a notice that must have one, the status is at fault
        institution = placeholders.plan_for(context.plan, notice).institution
        prefix, *others = institution.college.prefixes
        within: tuple[Location, ...] = ()
        match = DOCUMENT_NUMBER.fullmatch(notice.number)
        if not match:
            advice = (
                f"写成 {prefix}〔{context.plan.year}〕1号 的样子：六角括号，不加“第”，数字前不加 0"
            )
            message = f"发文字号“{notice.number}”的写法不合要求"
        elif notice.issuer and match[1] in (prefix, *others):
            message = f"由{notice.issuer}发的，发文字号却用了学院的代字“{match[1]}”"
            advice = "学院发的，删去 issuer；部门发的，写部门自己的文号，没有的写 null"
            within = of_prefix
        elif match[1] not in (prefix, *others) and not notice.issuer:
            message = f"发文字号的机关代字是“{match[1]}”，学院的代字是“{prefix}”"
            advice = "核对后改其中一处；学院的代字写在 college.yaml，另用的写进 other_prefixes"
            within = of_prefix
        elif notice.issued and int(match[2]) != notice.issued.first.year:
            message = f"发文字号的年份是 {match[2]}，成文日期是{notice.issued.chinese}"
            advice = "两处的年份应当相同，核对后改其中一处"
        else:
            continue
        yield notice.finding("number", message=message, advice=advice, within=within)


@rule("DOC-06", ERROR, "公文里由数据填入的地方都填得上")
def placeholder_without_value(context: Context) -> Iterator[Judgement]:
    """正文里花括号括起来的名称由数据填入，例如 {报名截止}。名称写错，或者数据里还没有，印出来就是
    空的。

    怎么改：名称照 plan/README.md 的表写；数据里没有的，先补写数据。
    """
    if not context.plan.notices:
        yield _NONE
    for notice in context.plan.notices:
        plan = placeholders.plan_for(context.plan, notice)
        for spot, text in notice.prose:
            for fault in placeholders.faults(plan, notice, text):
                yield Finding(spot.within(*fault.span), fault.message, fault.advice)


@rule("DOC-09", ERROR, "公文的文号不与方案和其他公文重复", needs=("SRC-05",))
def number_of_notice_used_twice(context: Context) -> Iterator[Judgement]:
    """一份文件一个文号。重号的两份文件，引用时分不清。撤回以后重新印发的，另编文号。

    怎么改：查发文登记簿，改正写错的文号。
    """
    if not context.plan.notices:
        yield _NONE
    plan = context.plan.as_issued
    first = {}
    if changed := context.waiting("SRC-05", plan.head.at("number")):
        yield changed
    elif plan.head.number:
        first[plan.head.number] = ("方案", plan.head.at("number"))
    for notice in context.plan.notices:
        if notice.number is None:
            continue
        if known := first.get(notice.number):
            yield notice.finding(
                "number",
                message=f"文号 {notice.number} 已经用在“{known[0]}”上",
                advice="核对后改正写错的文号",
                related=(Note(known[1], f"“{known[0]}”的文号"),),
            )
        else:
            first[notice.number] = (notice.title, notice.at("number"))


@rule("DOC-11", ERROR, "公文的状态与文号、日期、撤回和代替相符", needs=(ANY_ERROR, "CHG-16"))
def status_of_notice_contradicted(context: Context) -> Iterator[Judgement]:
    """印发了的公文有成文日期，学院发的通知和函还有文号；撤回的写明哪天、为什么；重新印发的写明代替哪一份，那一份
    要是已经撤回的。日期按先后：先成文，后印发；先撤回，后重新印发。对不上的，读者不知道哪一份有效。

    怎么改：照实际情况改状态，或者补写缺的内容。
    """
    if not context.plan.notices:
        yield _NONE
    by_slug = {notice.slug: notice for notice in context.plan.notices}
    for notice in context.plan.notices:
        if changed := context.waiting("CHG-16", *map(notice.at, ("status", "replaces"))):
            yield changed
        found = next(_contradictions(notice, by_slug), None)
        if found:
            route, message, advice = found
            yield notice.finding(*route, message=message, advice=advice)


def _contradictions(notice: Notice, by_slug: dict[str, Notice]) -> Iterator[_Contradiction]:
    """What does not agree, the first of them the most telling."""
    status = f"状态是“{notice.status}”"
    if notice.is_issued and notice.issued is None:
        yield ("issued",), f"{status}，却没有成文日期", "写上成文日期；还没有印发的，状态写 草稿"
    elif notice.issued and not _is_day(notice.issued):
        message = f"成文日期“{notice.issued.text}”没有写到日"
        yield ("issued",), message, "写成 2021-09-18 的样子"
    numbered = KINDS[notice.kind].numbered and not notice.issuer  # a department may have none
    if notice.is_issued and notice.number is None and numbered:
        yield ("number",), f"{status}，却没有发文字号", "写上发文字号；还没有印发的，状态写 草稿"
    if (KINDS[notice.kind].form == MINUTES) != (notice.meeting is not None):
        what = "没有写会议名称" if notice.meeting is None else "写了会议名称"
        yield ("meeting",), f"文种是“{notice.kind}”，却{what}", "会议名称只有纪要写"
    if (notice.status == "已撤回") != (notice.withdrawn is not None):
        what, advice = "没有写撤回的日期和原因", f"{WITHDRAWN_SO}；没有撤回的，状态改回原来的"
        if notice.withdrawn:
            what, advice = "写了撤回的日期", "确已撤回的，状态写 已撤回；没有的，withdrawn 写 null"
        yield ("withdrawn",), f"{status}，却{what}", advice
    elif notice.withdrawn and notice.issued and notice.withdrawn.on.last < notice.issued.first:
        yield ("withdrawn",), f"撤回的日期早于成文日期{notice.issued.chinese}", _COMPARE
    if (notice.status == "重新印发") != (notice.replaces is not None):
        what = "没有写代替哪一份"
        advice = "replaces 写被代替那一份的文件名，不带 .yaml；不代替的，状态写 已印发"
        if notice.replaces:
            what, advice = "写了代替另一份", "代替它的，状态写 重新印发；不代替的，replaces 写 null"
        yield ("replaces",), f"{status}，却{what}", advice
    elif notice.replaces is not None:
        others = [slug for slug in by_slug if slug != notice.slug]
        yield from _of_replacing(notice, by_slug.get(notice.replaces), others)
    yield from _of_printing(notice)


def _of_replacing(
    notice: Notice, replaced: Notice | None, known: list[str]
) -> Iterator[_Contradiction]:
    """What contradicts that this notice stands in the place of that one. `known` are the others."""
    if replaced is None or replaced is notice:
        message = f"没有“{notice.replaces}”这一份"
        others = "、".join(known) or "还没有别的公文"
        yield ("replaces",), message, f"写那一份的文件名，不带 .yaml；这一年有：{others}"
    elif replaced.status != "已撤回":
        message = f"它代替的“{replaced.title}”{replaced.status}，还没有撤回"
        yield ("replaces",), message, "先把被代替的那一份改为 已撤回，并" + WITHDRAWN_SO
    elif notice.issued and replaced.withdrawn and notice.issued.last < replaced.withdrawn.on.first:
        withdrawn = f"它代替的那一份{replaced.withdrawn.on.chinese}才撤回"
        yield ("issued",), f"成文日期是{notice.issued.chinese}，{withdrawn}", _COMPARE


def _of_printing(notice: Notice) -> Iterator[_Contradiction]:
    """What contradicts the day on which it was printed."""
    printed = notice.imprint and notice.imprint.printed_on
    if printed and not _is_day(printed):
        message = f"印发日期“{printed.text}”没有写到日"
        yield ("imprint", "printed_on"), message, "写成 2021-09-18 的样子"
    elif printed and notice.issued and printed.last < notice.issued.first:
        message = f"印发日期{printed.chinese}早于成文日期{notice.issued.chinese}"
        yield ("imprint", "printed_on"), message, _COMPARE


def _is_day(day: PlanDate) -> bool:
    return day.precision == "日" and not day.before


@rule("DOC-12", WARNING, "有主送机关的公文写明主送机关")
def notice_without_addressees(context: Context) -> Iterator[Judgement]:
    """通知、报告、请示、批复和函要写明发给谁（《党政机关公文处理工作条例》第九条）。没有主送机关，哪些单位
    应当办理就说不清；公告、通告、公示和纪要没有主送机关。

    怎么改：在 addressees 写上主送机关的全称或规范简称。
    """
    if not context.plan.notices:
        yield _NONE
    for notice in context.plan.notices:
        kind, addressed = notice.kind, KINDS[notice.kind].addressees
        if addressed == NEVER and notice.addressees:
            message, advice = f"{kind}写了主送机关", f"{kind}的 addressees 写 []"
        elif addressed == MUST and not notice.addressees:
            message, advice = f"{kind}没有写主送机关", "写明发给谁"
        else:
            continue
        yield notice.finding("addressees", message=message, advice=advice)


@rule("DOC-16", ERROR, "公文正文提到的附件都有")
def attachment_missing(context: Context) -> Iterator[Judgement]:
    """正文里写“见附件2”，附件就要有第 2 个。少了附件，收到的人办不了。

    怎么改：补上附件，或者改正正文里的序号。
    """
    if not context.plan.notices:
        yield _NONE
    for notice in context.plan.notices:
        count = len(notice.attachments)
        for spot, text in notice.prose:
            for match in _NAMED_ATTACHMENT.finditer(text):
                if int(match[1] or 1) > count:
                    has = f"只有 {count} 个附件" if count else "没有附件"
                    yield Finding(
                        spot.within(*match.span()),
                        f"正文提到“{match[0]}”，这份公文{has}",
                        "补上附件，或者改正序号",
                    )
