"""What an exam costs, and who pays, against the published answer about fees. Holds no rule.

Amounts that no answer has are TXT-10's.
"""

import re
from collections.abc import Iterator

from generators.checks.txt.said import Said, one_of
from generators.core.once import once
from generators.model import answers_later
from generators.model.dimensions import PUBLIC
from generators.model.plans import Plan

_SELF = re.compile("自理|自费|自付|自行承担|(?:本人|个人|学生|自己)(?:承担|缴纳|支付)")
_HOUSE = re.compile(
    "(?:学院|学校|我校|我院|本校)(?:统一)?(?:承担|支付|负担|补贴)|免费|不(?:另行?|再|向其)?收(?:取|费)?"
)
_FREE = re.compile("(?:一律|全部|完全|全程|全都)(?:实行)?免费|不收取?任何费用")
_NOT = re.compile("补考|再次|第二次|重新|教材|食宿|交通|培训")


def fees(plan: Plan, words: str) -> Iterator[Said]:
    """Amounts of another level, and payers that the answer does not name for these people."""
    if "费" not in words:
        return
    answer = _answer(plan)
    if not answer or _NOT.search(words):
        return
    amounts = _amounts(plan, answer)
    for match in _pattern(plan).finditer(words) if amounts else ():
        real = amounts.get(match["level"])
        if real and match["amount"] != real and match["amount"] in amounts.values():
            message = f"这里写{match['level']} {match['amount']} 元，公布的是 {real} 元"
            yield Said(match.span("amount"), message)
    for match in _FREE.finditer(words) if amounts else ():
        yield Said(
            match.span(),
            f"这里写{match[0]}，公布的考核费是{'、'.join(f'{k}{v}元' for k, v in amounts.items())}",
        )
    payers, before = _payers(answer), ""
    for start, clause in _clauses(words):
        named = [who for who in payers if who in clause]
        for who in named or [who for who in payers if who in before]:
            is_house = payers[who]
            if "费" in clause:
                other = (_SELF if is_house else _HOUSE).search(clause)
                both = (_HOUSE if is_house else _SELF).search(clause)
                if other and not both and "不得" not in clause:
                    told = "由学院承担" if is_house else "自理"
                    message = f"这里写{who}的费用{other[0]}，公布的是{told}"
                    yield Said((start + other.start(), start + other.end()), message)
        before = "".join(named) or before


def _answer(plan: Plan) -> str:
    return "；".join(a.answer for a in answers_later.to(plan.files, "fee") if a.answer)


@once
def _pattern(plan: Plan) -> re.Pattern[str]:
    levels = one_of(level for each in plan.institution.programmes for level in each.levels)
    return re.compile(rf"(?P<level>{levels})(?:(?!{levels})[^。；元]){{0,20}}?(?P<amount>[0-9]+)元")


def _amounts(plan: Plan, answer: str) -> dict[str, str]:
    return {match["level"]: match["amount"] for match in _pattern(plan).finditer(answer)}


def _payers(answer: str) -> dict[str, bool]:
    """Whether the college pays, by whom it pays for."""
    found = {}
    for _, clause in _clauses(answer):
        for who in (PUBLIC, "学生"):
            if clause.startswith(who):
                house = _HOUSE.search(clause)
                if house or _SELF.search(clause):
                    found[who] = bool(house)
    return found


def _clauses(words: str) -> Iterator[tuple[int, str]]:
    return ((each.start(), each[0]) for each in re.finditer("[^，。；]+(?:，不[^，。；]+)?", words))
