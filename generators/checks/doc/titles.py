"""DOC: the title of the issued document and what stands around its text."""

import re
from collections.abc import Iterator

from generators.checks.engine import Context, Judgement, rule
from generators.core.diagnostics import INFO, WARNING, Finding, NotApplicable, Unknown
from generators.model.notice_kinds import STATUTORY
from generators.model.plans import Plan

_STATUTORY = "|".join(STATUTORY)
_OTHERS = "方案|办法|规定|细则|计划|规划|要点|制度|预案|总结|安排|章程|规程|规则"
_KIND = re.compile(rf"({_STATUTORY}|{_OTHERS})(?:[（(][^）)]*[）)])?$")
_BEFORE_KIND = 5  # 的具体工作方案: so many characters before the kind 的 may stand


@rule("DOC-04", WARNING, "标题由发文机关、事由和文种组成", needs=("SRC-05",), habit=True)
def title_without_parts(context: Context) -> Iterator[Judgement]:
    """公文标题由发文机关名称、事由和文种组成（《党政机关公文处理工作条例》第九条），写成“某某学院关于某事的
    某文种”。缺了一样，或中间夹了别的，归档和引用时容易写错。标题上面印有发文机关标志（红头）的，标题可以
    从“关于”写起。

    怎么改：起草时按这个次序写，年份放在事由里；已经印发的不改。
    """
    plan = context.plan.as_issued
    head, name = plan.head, plan.institution.college.name
    title = head.title
    place, rest = head.spot.step("title"), title.removeprefix(name)
    about = rest.find("关于")
    if rest == title and _under_masthead(plan) and title.startswith("关于") and _KIND.search(title):
        return
    if rest == title:
        message, span = f"标题没有以发文机关“{name}”开头", (0, len(title))
    elif about < 0:
        message, span = "标题里没有“关于”引出事由", (len(name), len(title))
    elif rest[:about].strip():
        wedge = (len(name), len(name) + about)
        message, span = f"发文机关和“关于”之间夹着“{rest[:about].strip()}”", wedge
    elif not _KIND.search(title):
        message, span = "标题没有以文种结尾", (len(title) - 2, len(title))
    else:
        return
    advice = f"写成“{name}关于……的方案”的样子；已经印发的不改"
    within = (place.at(), plan.institution.college.at("name"))
    yield Finding(place.within(*span), message, advice, within=within)


def _under_masthead(plan: Plan) -> bool:
    """Whether the document has a masthead above its title, which says who issued it."""
    return any(each.line == "masthead" for each in plan.document.top or ())


@rule("DOC-07", WARNING, "文种是法定的，其他的由公文印发", needs=("DOC-04", "SRC-05"))
def kind_not_statutory(context: Context) -> Iterator[Judgement]:
    """公文的文种有十五种（《党政机关公文处理工作条例》第八条）。方案、办法、计划不在其中，应当作为附件，
    用通知印发；直接套红头编号，效力和归档都会被问到。

    怎么改：以后用《关于印发……的通知》印发。这一份另有印发的通知的，写进 plan.yaml 的 carried_by。
    """
    plan = context.plan.as_issued
    head, match = plan.head, _KIND.search(plan.head.title)
    written = match[1] if match else None
    kind = head.document_kind or written
    if kind is None:
        yield context.waiting("DOC-04", head.at("title")) or Unknown("文种")
    elif written and kind != written:
        finding = head.finding(
            "document_kind",
            message=f"文种写的是“{kind}”，标题末尾是“{written}”",
            advice="核对后改其中一处",
        )
        yield context.waiting("SRC-05", head.at("title")) or finding
    elif kind not in _STATUTORY.split("|") and head.carried_by is None:
        finding = head.finding(
            "document_kind" if head.document_kind else "title",
            message=f"“{kind}”不是法定的公文文种，也没有写由哪份公文印发",
            advice="另有印发的通知的，写进 carried_by；以后用通知印发",
        )
        yield context.waiting("SRC-05", head.at("title")) or finding


@rule("DOC-08", INFO, "标题的“关于”和“的”成对", needs=("DOC-04", "SRC-05"))
def title_without_de(context: Context) -> Iterator[Judgement]:
    """标题里有“关于”，文种前面应当有“的”：“关于某事的方案”。少了“的”读不顺，多写了也要核对。

    怎么改：起草时补上“的”；已经印发的不改。
    """
    plan = context.plan.as_issued
    title, place = plan.head.title, plan.head.spot.step("title")
    match = _KIND.search(title)
    if "关于" not in title or not match:
        yield context.waiting("DOC-04", place.at()) or NotApplicable("标题没有“关于”或者文种")
        return
    about = title.find("关于")
    shown = max(about, match.start() - 2), match.end()
    if "的" not in title[max(about, match.start() - _BEFORE_KIND) : match.start()]:
        finding = Finding(
            place.within(*shown),
            f"标题写了“关于”，“{title[slice(*shown)]}”前面没有“的”",
            "起草时写成“关于……的方案”；已经印发的不改",
        )
        yield context.waiting("SRC-05", place.at()) or finding
    elif "的的" in title or "关于关于" in title:
        finding = Finding(place.within(0, len(title)), "标题里“的”或“关于”重复", "删去多出的字")
        yield context.waiting("SRC-05", place.at()) or finding


@rule("DOC-10", WARNING, "通知写明主送机关")
def notice_without_addressee(context: Context) -> Iterator[Judgement]:
    """通知要写明主送给谁（《党政机关公文处理工作条例》第九条）。没有主送机关，哪些单位应当办理就说不清。

    怎么改：在 plan.yaml 的 addressees 写上主送机关的全称或规范简称。
    """
    head = context.plan.as_issued.head
    if head.addressees is None:
        yield Unknown("主送机关（plan.yaml 的 addressees）")
    elif not head.addressees:
        yield head.finding(
            "addressees", message="没有写主送机关", advice="写明主送给谁，例如 各系（部）"
        )


@rule("DOC-20", INFO, "已经印发的文件有版记", needs=("CHG-05", "SRC-05"))
def imprint_incomplete(context: Context) -> Iterator[Judgement]:
    """版记写明抄送机关、印发机关和印发日期（GB/T 9704-2012 7.4），查文件什么时候印出、发给了谁
    都靠它。

    怎么改：照纸质文件末页，补进 plan.yaml 的 imprint。
    """
    head = context.plan.as_issued.head
    if not context.plan.status.is_issued:
        back = context.waiting("CHG-05", head.at("status"))
        yield back or NotApplicable("文件还没有印发")
    elif head.imprint is None:
        yield Unknown("版记（plan.yaml 的 imprint）")
    else:
        imprint = head.imprint
        for field, name in (("printed_by", "印发机关"), ("printed_on", "印发日期")):
            if getattr(imprint, field) is None:
                yield imprint.finding(field, message=f"版记没有写{name}", advice="照纸质文件补上")
        issued = head.issued
        if imprint.printed_on and issued and imprint.printed_on.last < issued.first:
            yield imprint.finding(
                "printed_on",
                message=f"印发日期{imprint.printed_on.chinese}早于成文日期{issued.chinese}",
                advice="核对后改其中一处",
                within=(head.at("issued"),),
            )
