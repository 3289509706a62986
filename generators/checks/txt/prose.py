"""TXT: what the prose says in words against what the data say. Reads document.yaml only."""

import re
from collections.abc import Iterator

from generators.checks.chg.comparing import deleted_certificates, file_gone
from generators.checks.engine import Context, Judgement, rule
from generators.checks.src.misnumbered import rightly_numbered
from generators.checks.src.stored import archived, quoted
from generators.checks.suggest import some
from generators.checks.txt.listed import certificate_lists, list_places, lost_certificates
from generators.checks.txt.written_counts import Count, counts
from generators.core import chinese
from generators.core.diagnostics import BEING_ENTERED, ERROR, INFO, Finding, NotApplicable, Unknown
from generators.model.document.issued_text import is_being_entered
from generators.model.documents import Block
from generators.model.plans import Plan


@rule("TXT-01", ERROR, "文中写出的个数与数据一致", needs=("TXT-02",))
def written_count_differs(context: Context) -> Iterator[Judgement]:
    """正文写有七个证书，表里就应当有七个。改了一处忘了另一处，是最常见的差错。

    专业、系、项目和批次的个数，说的是全部的也核对。

    怎么改：增减了证书的，同时改正文里的个数；没有增减的，把个数改回来；印发的原文确是这样写的，记在
    errata.yaml。
    “三教”改革这样的专名不算个数。
    """
    plan = context.plan.as_issued
    if is_being_entered(plan):
        yield Unknown(BEING_ENTERED)
        return
    lists = list(certificate_lists(plan))
    names = _names(plan)
    wrong = [blocks for blocks, listed in lists if len(listed) != len(names)]
    doubtful = tuple(block.at("text") for blocks in wrong for block in blocks)
    for each in (*_in_every_clause(plan), *counts(plan)):
        if each.number not in each.real and not quoted(plan, each.text, each.span):
            yield Finding(
                each.spot.within(*each.span),
                f"正文写“{each.said}”，数据里有 {'或 '.join(f'{n} ' for n in each.real)}个",
                f"核对后改其中一处（正文写的是 {each.number}）",
                within=() if each.said.endswith("阶段") else doubtful,
            )


def _names(plan: Plan) -> set[str]:
    """The certificates that the document should count. One that is said to be later, and stands in
    the archive, is SRC-05's."""
    return {c.name for c in plan.certificates if not c.since or archived(plan, c.name)}


def _in_every_clause(plan: Plan) -> Iterator[Count]:
    """Counts of what has a name of its own, which nothing else is called by, whatever is around."""
    kind = plan.programme.kind
    called = (plan.teams.name,) if plan.teams else ()
    one_each = *(f"{kind}{name}" for name in called), *called, kind
    actual = {"阶段": len(plan.phases), **dict.fromkeys(one_each, len(_names(plan)))}
    counted = _counted((*one_each, "阶段"))
    for spot, text in plan.prose:
        for match in counted.finditer(text):
            said = chinese.number(match[1])
            if said is not None and not _of_each(text, match.start(), said):
                yield Count(spot, text, match.span(1), match[0], said, (actual[match[2]],))


def _of_each(text: str, start: int, said: int | None) -> bool:
    """Whether a number is how many each of something has: 每个工种设一个项目组."""
    before = re.split("[，。；：]", text[:start])[-1]
    return "每" in before or ("各" in before and said == 1)


def _counted(things: tuple[str, ...]) -> re.Pattern[str]:
    """A number of these things; of two that begin alike the longer stands first."""
    return re.compile(rf"([零两{chinese.NUMERALS}]+|[0-9]+)个({'|'.join(map(re.escape, things))})")


@rule("TXT-02", ERROR, "正文所列证书与表1、表2 相同", needs=("CHG-08", "REF-01", "SRC-05"))
def listed_certificates_differ(context: Context) -> Iterator[Judgement]:
    """正文逐个列出试点证书的名称，应当与表中的证书一个不多、一个不少。

    怎么改：按各证书文件里的名称改正文；证书确有增减的，两处一起改。
    """
    plan = context.plan.as_issued
    if is_being_entered(plan):
        yield Unknown(BEING_ENTERED)
        return
    certificates = plan.issued_certificates
    names = [certificate.name for certificate in certificates]
    known = {certificate.name for certificate in context.plan.as_issued.certificates}
    lists = list(certificate_lists(context.plan))
    if not lists:
        yield NotApplicable("正文没有逐个列出证书")
    lost = lost_certificates(context.plan.as_issued)
    gone = [each for each in deleted_certificates(context) if each.name in lost]
    # A certificate may have been renamed, or have another's name, or been taken away.
    causes = [each.at("name") for each in certificates]
    causes += [file_gone(context, each) for each in gone] if len(gone) == len(lost) else []
    for blocks, listed in lists:
        wrong = [name for name in listed if name not in known]
        missing = [name for name in names if name not in listed]
        if wrong or missing:
            said = [f"多了{some(wrong)}"] if wrong else []
            said += [f"少了{some(missing)}"] if missing else []
            message = f"正文所列的证书与各证书文件不同：{'，'.join(said)}"
            advice = "按各证书文件里的名称改正文，或增减证书文件"
            if lost:
                message = f"印发的文件里有{some(lost)}，certificates/ 里没有它的文件"
                advice = "从以前的版本里恢复这个文件"
            place = _block_of(blocks, wrong[0] if wrong else listed[0])
            yield place.finding("text", message=message, advice=advice, within=tuple(causes))


@rule("TXT-03", INFO, "正文所列证书的次序与表1、表2 相同", needs=("SRC-05", "TXT-02"))
def listed_in_another_order(context: Context) -> Iterator[Judgement]:
    """正文和表格列同样的证书，次序不同，核对时容易看漏。次序没有别的意思时，以表格为准。

    怎么改：起草时按表格的次序写；已经印发的不用改。
    """
    plan = rightly_numbered(context.plan.as_issued)
    if (places := list_places(plan)) and (waiting := context.waiting("TXT-02", *places)):
        yield waiting
    names = [certificate.name for certificate in plan.issued_certificates]
    for blocks, listed in certificate_lists(plan):
        if sorted(listed) == sorted(names) and listed != names:
            wrong = next(one for one, other in zip(listed, names, strict=True) if one != other)
            block = _block_of(blocks, wrong)
            start = (block.text or "").index(wrong)
            yield Finding(
                block.spot.step("text").within(start, start + len(wrong)),
                f"正文从{listed[0]}列起，次序与表格（{some(names)}）不同",
                "以后起草时按表格的次序写" if plan.status.is_issued else "照表格的次序写",
                within=tuple(each.at("text") for each in blocks),
            )


def _block_of(blocks: list[Block], name: str) -> Block:
    return next((block for block in blocks if name in (block.text or "")), blocks[0])
