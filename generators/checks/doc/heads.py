"""DOC: how the number and the day of the issued document are written."""

import re
from collections.abc import Iterator

from generators.checks.engine import Context, Judgement, rule
from generators.core.chinese import DOCUMENT_NUMBER
from generators.core.diagnostics import ERROR, Finding, Unknown
from generators.model.status import ABOLISHED

_WRITTEN_DATE = re.compile(r"(?:[0-9]{4}年)?([0-9]{1,2})月(?:([0-9]{1,2})日)?")


@rule("DOC-01", ERROR, "发文字号的写法，年份与成文日期一致", needs=("SRC-05",))
def document_number_malformed(context: Context) -> Iterator[Judgement]:
    """发文字号由机关代字、六角括号里的年份和顺序号组成（GB/T 9704-2012 7.2.5），年份与成文日期
    的年份相同。写错的文号查不到文件。

    怎么改：例如 示卫院〔2025〕6号：用六角括号〔〕，顺序号前不加“第”，不编虚位。
    """
    head, college = context.plan.as_issued.head, context.institution.college
    yield from _malformed_elsewhere(context)
    if head.number is None:
        yield Unknown("发文字号")
        return
    match = DOCUMENT_NUMBER.fullmatch(head.number)
    if not match:
        year = head.issued.first.year if head.issued else context.plan.year
        written = re.findall("[1-9][0-9]*", head.number)
        example = f"{college.document_prefix}〔{year}〕{written[-1] if written else '1'}号"
        yield head.finding(
            "number",
            message=f"发文字号“{head.number}”的写法不合要求",
            advice=f"写成 {example} 的样子：六角括号〔〕，不加“第”，数字前不加 0",
        )
    elif match[1] not in college.prefixes:
        numbers = [notice.number for notice in context.plan.notices if notice.number]
        agreed = numbers and all(number.startswith(f"{match[1]}〔") for number in numbers)
        place = college.at("document_prefix") if agreed else head.at("number")
        yield Finding(
            place,
            message=f"发文字号的机关代字是“{match[1]}”，学院的代字是“{college.document_prefix}”",
            advice="核对后改其中一处；学院的代字写在 college.yaml，另用的写进 other_prefixes，"
            "后来换了的，原来的写进 former",
        )
    elif (issued := head.issued) and int(match[2]) != issued.first.year:
        yield head.finding(
            "number",
            message=f"发文字号的年份是 {match[2]}，成文日期是{issued.chinese}",
            advice="两处的年份应当相同，核对后改其中一处",
            within=(head.at("issued"),),
        )


@rule("DOC-27", ERROR, "废止的方案写明哪天、由哪个文件废止")
def abolished_without_document(context: Context) -> Iterator[Judgement]:
    """方案由另一份文件废止，从那一天起不再作为依据。不写明日期和文件，读者不知道以前照它办的事算不算数。

    怎么改：状态写 已废止，abolished 写日期和文件，例如 {on: 2022-03-01, document: 文件和文号}；
    运行 plan abolish 可以一次写好。没有废止的，两处都不写。
    """
    head, state = context.plan.as_issued.head, context.plan.status
    told, issued = head.abolished, context.plan.day_of_issue
    if state is ABOLISHED and told is None:
        yield head.finding(
            "status",
            message="状态是“已废止”，没有写哪一天、由哪个文件废止",
            advice="写 abolished: {on: 废止的日期, document: 文件的标题和文号}",
        )
    elif told and state is not ABOLISHED:
        yield head.finding(
            "abolished",
            message=f"写了由哪个文件废止，状态却是“{state.name}”",
            advice="已经废止的，状态写 已废止；没有废止的，删去 abolished",
        )
    elif told and issued and told.on.first < issued.first:
        yield told.finding(
            "on",
            message=f"废止的日期是{told.on.chinese}，早于成文的{issued.chinese}",
            advice="核对废止的日期",
            within=(head.at("issued"),),
        )


def _malformed_elsewhere(context: Context) -> Iterator[Finding]:
    """Numbers of the college's own documents that amendments name."""
    prefixes = sorted(context.institution.college.prefixes, key=len, reverse=True)
    own = re.compile(rf"({'|'.join(map(re.escape, prefixes))})[^\u4e00-\u9fff]{{0,12}}号?")
    for amendment in context.plan.amendments:
        for match in own.finditer(amendment.document):
            if not DOCUMENT_NUMBER.fullmatch(match[0]):
                yield Finding(
                    amendment.spot.step("document").within(*match.span()),
                    f"发文字号“{match[0]}”的写法不合要求",
                    f"写成 {match[1]}〔2021〕87号 的样子：六角括号〔〕，不加“第”，数字前不加 0",
                )


@rule("DOC-03", ERROR, "成文日期写到日，月、日不编虚位")
def issue_date_malformed(context: Context) -> Iterator[Judgement]:
    """成文日期用阿拉伯数字写全年、月、日，月和日前面不加 0（GB/T 9704-2012 7.3.5.4）。

    怎么改：plan.yaml 的 issued 写到日；正文里的“09月”改成“9月”。
    """
    plan = context.plan.as_issued
    issued = plan.head.issued
    if issued is None:
        yield Unknown("成文日期")
    elif issued.precision != "日" or issued.before:
        yield plan.head.finding(
            "issued",
            message=f"成文日期“{issued.text}”没有写到日",
            advice="写成 2021-09-18 的样子",
        )
    for spot, text in plan.prose:
        for match in _WRITTEN_DATE.finditer(text):
            if any(part and part.startswith("0") for part in match.groups()):
                yield Finding(
                    spot.within(*match.span()),
                    f"“{match[0]}”的月、日前面多了 0",
                    "月和日不编虚位，例如 9月8日",
                )
