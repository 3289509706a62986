"""DOC: the words of notices, letters and minutes: dates, and marks that the print sets itself."""

import re
from collections.abc import Iterator

from generators.checks.engine import Context, Judgement, rule
from generators.core import chinese
from generators.core.dates import PlanDate
from generators.core.diagnostics import ERROR, WARNING, Finding, Fix, NotApplicable
from generators.core.yaml import data
from generators.model.document import written_dates
from generators.model.notices import Notice
from generators.model.public_texts import public_texts
from generators.model.structure import Spot

_NONE = NotApplicable("没有公文")
_HAN = chinese.NUMERALS
# A number at the head of a text; “一、二年级” and “1.5 小时” have none.
_NUMBER = re.compile(
    rf"\s*(?:[{_HAN}]{{1,3}}、(?![{_HAN}]、?[年级班])|第[{_HAN}]{{1,3}}[、，]"
    rf"|[（(](?:[{_HAN}]{{1,3}}|[0-9]{{1,2}})[）)]|[0-9]{{1,2}}(?:[．、]|\.(?![0-9]))|[①-⑳])\s*"
)
_LABELS = {
    "addressees": re.compile(r"主送(?:机关)?[：:]"),
    "present": re.compile(r"出席(?:人员)?[：:]"),
    "contact": re.compile(r"[（(]?联系(?:的)?岗位[：:]"),
    "attachments": re.compile(rf"附件[0-9{_HAN}]*[：:、.．]?\s*"),
    "copies_to": re.compile(r"抄送[：:]"),
}
_END = re.compile(r"[：:。，、；;,.]+$")


@rule("DOC-18", ERROR, "公开的文字里写的日期日历上有")
def date_that_is_none(context: Context) -> Iterator[Judgement]:
    """“3月32日”“2月30日”“13月”多半是打错了。读的人不知道是哪一天，只好来问。

    怎么改：对照日历改正；由数据填得上的，写成 {报名截止} 的样子，不会打错。
    """
    for each in public_texts(context.plan):
        issued = each.notice and each.notice.issued
        year = issued.first.year if issued else context.plan.year
        for span, why in written_dates.impossible(each.words, year):
            message = f"“{each.words[slice(*span)]}”日历上没有：{why}"
            yield Finding(each.spot.within(*span), message, "对照日历改正")


@rule("DOC-19", WARNING, "公文里写的报名起止日期与方案相同")
def registration_dates_differ(context: Context) -> Iterator[Judgement]:
    """公文写的报名起止日期与 plan.yaml 的 registration 不同，学生照着哪一个报名都可能错过。印发那天
    以前变更过的，照变更以后的比较。

    怎么改：核对后改正写错的一处；公文里写成 {报名开始}、{报名截止}，以后不会不同。
    """
    if not context.plan.notices:
        yield _NONE
    for notice in context.plan.notices:
        plan = context.plan.as_of(notice.issued.last) if notice.issued else context.plan
        for spot, text in notice.prose:
            for mention in written_dates.registration(text):
                windows = mention.windows(plan.head.registration)
                days = [getattr(each, mention.field) for each in windows]
                known = [day for day in days if day and day.precision == "日"]
                if known and not any(mention.agrees(day.first) for day in known):
                    yield _of_registration(context, spot, text, mention, known[0])


def _of_registration(
    context: Context, spot: Spot, text: str, mention: written_dates.Mention, day: PlanDate
) -> Finding:
    what = {"opens": "报名开始", "closes": "报名截止"}[mention.field]
    return Finding(
        spot.within(*mention.span),
        f"这里写的{what}是“{text[slice(*mention.span)]}”，plan.yaml 是{day.chinese}",
        f"核对后改其中一处；写成 {{{what}}} 的，由数据填入",
    )


@rule("DOC-21", ERROR, "印制时自动加上的序数、标签和标点不重复写")
def printed_twice(context: Context) -> Iterator[Judgement]:
    """标题和列举的序数、“附件”“抄送”这样的字样、主送机关后面的冒号，印制时自动加上。公文里再写一遍，
    印出来就是“一、一、”“各系（部）：：”。段落开头手工编的序数，字体和层次都不对，应当写成标题或列举。

    怎么改：删去；段落开头有序数的，改写到 heading、subheading 或 items 里。
    """
    if not context.plan.notices:
        yield _NONE
    for notice in context.plan.notices:
        yield from _numbers(notice)
        for spot, text, label, what in _marked(notice):
            match = _LABELS[label].match(text)
            if match:
                yield _twice(spot, match.span(), f"“{match[0]}”印制时自动加上")
            elif end := _END.search(text):
                yield _twice(spot, end.span(), f"{what}的末尾写了“{end[0]}”，标点印制时自动加上")


def _numbers(notice: Notice) -> Iterator[Finding]:
    """Numbers typed at the head of a text; the place says which kind of text it is."""
    for spot, text in notice.prose:
        if match := _NUMBER.match(text):
            number = f"“{match[0].strip()}”"
            if spot.route[-1] == "text":
                yield Finding(
                    spot.within(*match.span()),
                    f"段落开头手工写了序数{number}",
                    "标题写到 heading 或 subheading，列举写到 items，都不写序数",
                )
            else:
                yield _twice(spot, match.span(), f"序数{number}印制时自动加上")


def _twice(spot: Spot, span: tuple[int, int], message: str) -> Finding:
    place, length = spot.within(*span), span[1] - span[0]
    spelled = place.line == place.end_line and place.end_column - place.column == length
    certain = spelled and length < len(data.text(spot.value))
    fix = Fix(place, "") if certain else None
    return Finding(place, f"{message}，这里不写", "删去", fix=fix)


def _marked(notice: Notice) -> Iterator[tuple[Spot, str, str, str]]:
    """(place, text, which label it has in print, what it is called) of short texts around which
    the print sets marks."""
    for field, what in {"addressees": "主送机关", "present": "出席人员"}.items():
        texts: tuple[str, ...] | None = getattr(notice, field)
        for index, text in enumerate(texts or ()):
            yield notice.spot.step(field, index), text, field, what
    for each in notice.attachments:
        yield each.spot.step("title"), each.title, "attachments", "附件的名称"
    if notice.contact:
        yield notice.spot.step("contact"), notice.contact, "contact", "联系的岗位"
    if imprint := notice.imprint:
        for index, text in enumerate(imprint.copies_to):
            yield imprint.spot.step("copies_to", index), text, "copies_to", "抄送机关"
