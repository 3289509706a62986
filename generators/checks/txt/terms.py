"""TXT-05, TXT-10: which words are used, and which may not be."""

import re
from collections.abc import Iterator

from generators.checks.engine import Context, Judgement, rule
from generators.checks.src.stored import prose
from generators.core.chinese import HAN
from generators.core.diagnostics import (
    BEING_ENTERED,
    ERROR,
    WARNING,
    Finding,
    Location,
    Note,
    Unknown,
)
from generators.model import answers_later
from generators.model.document.issued_text import is_being_entered
from generators.model.plans import Plan
from generators.model.public_texts import public_texts
from generators.model.structure import Spot

# Not 确保过程, 承包过, 替代考核: words that only look alike.
_PROMISE = re.compile(
    r"(?<![确担环])保过(?![程去来于关])|(?<![承打钱书面])包过(?![程去来于])"
    r"|(?<![承打钱书面邮背提分外])包(?:通过|合格)"
    r"|(?:保证|承诺)[^，。；不]{0,8}(?:百分之百|100%|全部|全员|人人)[^，。；不]{0,2}就业"
    r"|保证(?:学员|学生)?(?:一次性?)?通过(?:考核|考试|(?=[，。；！])|$)"
    r"|(?:保证|承诺|确保)[^，。；不]{0,6}(?:百分之百|百分百|100%)[^，。；不]{0,2}(?:通过|取证|拿证|合格)|(?:保证|确保)(?:全部|全体|所有|每[名位个])?(?:学员|学生|考生)(?:都|均|全部)?(?:能够?|可以)?"
    r"(?:一次性?)?(?:通过(?:考核|考试)|(?:拿到|取得|获得)证书)(?!的)"
    r"|(?:包|保证|确保)(?:拿证|取证|领证|下证)|(?:100%|百分之百|百分百)的?(?:通过|拿证|取证)"
    r"|(?:通过|就业|取证|合格)率(?:可?达到?|为|是)?(?:100%|百分之百)(?!的?目标)|包拿证|包取证|保证就业|保就业"
    r"|(?:不过|不通过|考不过)(?:包|可以?|全额)*退费?|包(?:分配|推荐就业)(?![到给])|(?:一定|必定|肯定)能?(?:通过(?:考核|考试)|拿到?证|取得证书)|必过(?![去来])|稳过(?![去来])|(?:学生|学员|考生|人人)(?:都|均|全部)(?:能够?|可以?|会)(?:拿到|取得|获得)证书(?!的)|(?:100%|百分之百|百分百)(?:推荐)?(?:就业|上岗)|(?:保证|包)上岗|包就业|免考(?:拿|发|领)证|(?:可以?|能|找人|提供)代考(?!核|试)|内部名额"
)
_FEE = re.compile(
    r"(?:(?:报名|考证|培训|考核|考试|证书|工本|教材|资料|学)费|收费|费用|收取|缴纳|交纳)[^，。；]{0,8}?"
    r"(?:，(?:标准|按|每[人生证科]|一律|合计|共)[^，。；]{0,4}?)?"
    r"([0-9]+|[一二两三四五六七八九十百千]+)\s*元(?:\s*[/／每]\s*[人生证])?"
)
_SAYS_LEVEL = re.compile(
    "(?:[分设有]|认定|开展|申报|组织|考核|只考|属于|级别为|均为|都是|只有|仅有|仅设|[是为系](?:我校|学院|全校|本校|学校)?(?:的)?(?:首个|唯一|第.个|一个|唯一的)?)$"
)
_OTHER_LEVEL = re.compile("不|未|没|非|以后|之后|[再升]|下一|将来|拟|逐步|争取|明年|去年|考官|考评")
_AMOUNT = re.compile(r"([0-9]+|[一二两三四五六七八九十百千]+)\s*元")
_UNFOUNDED = "删去，或先在证书文件里写明并注明依据"
_FEE_ADVICE = "删去；有依据的，先在 answers.yaml 里答复 fee（收费），写明出处"
# Who forbids a promise, or warns of it, makes none.
_FORBIDS = re.compile(
    "不得|严禁|禁止|不准|不许|不能|不要|不是|并非|希望|杜绝|虚假|谨防|勿信|切勿|警惕|违规"
)
_COMPANY = re.compile(r"(?:由|与|和|向|委托|联合)?([\u4e00-\u9fff（）]{2,30}?有限(?:责任)?公司)")
_SHOWN = 4  # variants named in a message


@rule("TXT-05", WARNING, "同一事物用一种写法", needs=("SRC-05",))
def term_written_otherwise(context: Context) -> Iterator[Judgement]:
    """同一事物几种写法，检索不到，引用时也不知道以哪个为准。规范写法登记在 terms.yaml。

    怎么改：起草时改成规范写法；已经印发的不改，以后的文件统一。
    """
    plan = context.plan
    found: dict[str, list[tuple[str, Location]]] = {}
    for name, variant, spot, span in _variants(plan):
        if waiting := context.waiting("SRC-05", spot.at()):
            yield waiting
        else:
            found.setdefault(name, []).append((variant, spot.within(*span)))
    for name, uses in found.items():
        variants = list(dict.fromkeys(variant for variant, _ in uses))
        first, *later = uses
        others = dict(reversed(later))
        others.pop(first[0], None)
        shown = "、".join(variants[:_SHOWN]) + ("等" if len(variants) > _SHOWN else "")
        yield Finding(
            first[1],
            f"“{name}”另有 {len(variants)} 种写法（{shown}），共 {len(uses)} 处",
            f"起草时统一写成“{name}”；已经印发的不改",
            related=tuple(Note(others[v], f"写成 {v}") for v in variants if v in others),
        )


@rule("TXT-10", ERROR, "公开的文字里没有保过、没有依据的收费标准和等级、评价组织")
def forbidden_claim(context: Context) -> Iterator[Judgement]:
    """页面对学生和家长公开。承诺“保过”违反考核纪律；没有依据的收费标准，学生照它交了钱就
    说不清；文件没有载明的等级和评价组织，写出来就成了学校的承诺。

    怎么改：删去承诺和金额。收费有依据的，先写进 answers.yaml 里 fee 的答复；等级、评价组织有
    依据的，先写进证书文件的 level、evaluator；一起承担工作的校外单位，先在 departments.yaml 里
    登记。
    """
    if is_being_entered(context.plan):
        yield Unknown(BEING_ENTERED)
        return
    levels, level = _levels(context.plan), _scale(context.plan)
    units, fees = _units(context.plan), _fees(context.plan)
    for each in public_texts(context.plan):
        spot, text = each.spot, each.words
        for match in _PROMISE.finditer(text):
            if not _FORBIDS.search(_sentence(text, match)):
                message = f"公开的文字里写了“{match[0]}”，不能写这类承诺"
                yield _claim(spot, match.span(), message)
        for match in _FEE.finditer(text):
            if match[1] not in fees:
                message = f"公开的文字里写了“{match[0]}”，没有写依据哪份文件收"
                yield _claim(spot, match.span(), message, _FEE_ADVICE)
        for match in level.finditer(text) if level else ():
            for name, known in levels.items():
                named = text.endswith(_before_level(name), 0, match.start())
                if (named or _of(name, text, match)) and match[1] not in known:
                    said = f"是{'、'.join(sorted(known))}" if known else "没有写等级"
                    yield _claim(spot, match.span(1), f"这里写{name}是{match[1]}，证书文件里{said}")
        for match in _COMPANY.finditer(text):
            if not any(match[1].endswith(name) for name in units):
                what = context.plan.programme.evaluator
                yield _claim(spot, match.span(1), f"这里写了“{match[1]}”，证书文件里没有这个{what}")


def _before_level(name: str) -> tuple[str, ...]:
    return tuple(
        f"{name}{kind}{of}{verb}"
        for kind in ("", "证书")
        for of in ("", "等级", "的等级")
        for verb in ("", "为", "是", "：")
    )


def _of(name: str, text: str, match: re.Match[str]) -> bool:
    """Whether a level is said of a certificate in the same clause: 证书甲今年只认定三级."""
    begin = max(text.rfind(mark, 0, match.start()) for mark in "，。；：\n") + 1
    before = re.sub(f"(?:[{HAN}]级[、和与])+$", "", text[begin : match.start()])
    told = name in before and _SAYS_LEVEL.search(before, before.rindex(name) + len(name))
    ends = min(
        (at for m in "，。；\n" if (at := text.find(m, match.end())) >= 0), default=len(text)
    )
    return bool(told) and not _OTHER_LEVEL.search(text, begin, ends)


def _sentence(text: str, match: re.Match[str]) -> str:
    begin = max(text.rfind(mark, 0, match.start()) for mark in "。；！\n") + 1
    ends = (at for mark in "。；！\n" if (at := text.find(mark, match.end())) >= 0)
    return text[begin : min(ends, default=len(text))]


def _claim(spot: Spot, span: tuple[int, int], message: str, advice: str = _UNFOUNDED) -> Finding:
    return Finding(spot.within(*span), message, advice)


def _units(plan: Plan) -> set[str]:
    """Evaluators, and the other units from outside that are registered."""
    registers = plan.institution
    outside = {each.name for each in registers.departments.values() if each.outside}
    outside |= {each.of for each in registers.people.values() if each.of}
    return outside | {each.evaluator for each in plan.certificates if each.evaluator}


def _fees(plan: Plan) -> set[str]:
    """The amounts that the plan answers the question about fees with, each with its document."""
    told = (each.answer for each in answers_later.to(plan.files, "fee") if each.answer)
    return {amount for answer in told for amount in _AMOUNT.findall(answer)}


def _variants(plan: Plan) -> Iterator[tuple[str, str, Spot, tuple[int, int]]]:
    """(canonical, as written, place, span) in the title and the prose. Of two terms that overlap
    the longer is meant."""
    terms = plan.institution.terms
    canonical = {variant: term.name for term in terms for variant in (*term.variants, term.name)}
    if not canonical:
        return
    longest = sorted(canonical, key=len, reverse=True)
    pattern = re.compile("|".join(map(re.escape, longest)))
    before = ""
    for spot, text in _written(plan):
        for match in pattern.finditer(text):
            name = canonical[match[0]]
            begun = match.start() == 0 and before.endswith(name.removesuffix(match[0]))
            if begun and name.endswith(match[0]):  # 培训|评价组织, a page break or a table between
                continue
            if name != match[0]:
                yield name, match[0], spot, match.span()
        if spot.route[-1] != "caption":  # the sentence goes on below the table
            before = text


def _written(plan: Plan) -> Iterator[tuple[Spot, str]]:
    head = plan.as_issued.head
    yield head.spot.step("title"), head.title
    for clause, texts in prose(plan):
        if clause.heading:
            yield clause.spot.step("heading"), clause.heading
        yield from texts


def _scale(plan: Plan) -> re.Pattern[str] | None:
    """The levels there are, as they stand behind a name."""
    known = {level for each in plan.institution.programmes for level in each.levels}
    longest = sorted(known, key=lambda level: (-len(level), level))
    return re.compile(f"[（(]?({'|'.join(map(re.escape, longest))})") if known else None


def _levels(plan: Plan) -> dict[str, set[str]]:
    """The levels that data give, for each certificate."""
    return {
        c.name: {level for level in (c.level, *(q.level for q in c.quotas)) if level}
        for c in plan.certificates
    }
