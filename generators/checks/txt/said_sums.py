"""How many places, certificates and majors there are in all. Holds no rule."""

import re
from collections.abc import Iterator

from generators.checks.txt.said import COUNTED, Said
from generators.core import chinese
from generators.core.once import once
from generators.model.known import by_who, shared_out
from generators.model.plans import Plan

_SAID = r"(?:共计|合计|总计|共|总数)?(?:为|是|有)?"
_TOTAL = re.compile(
    r"(?:(?:总计|合计|共计|共)(?:申报|安排|核定|下达)?(?:名额)?|总(?:名额|人数|计划|指标))(?:为|是|有)?"
    r"\s*(?P<number>[0-9]+)\s*(?:人|名(?!教师|老师|教练|成员|考评|监考|工作)|个名额|位|个(?=[，。；）]|$))"
)
_BEFORE = rf"(?:共有?|全部|开展|组织|试点的?|涉及|(?<!每)有){COUNTED}(?:个|种)(?:试点)?"
_BEHIND = rf"(?:试点|今年)的?(?:试点)?(?:THING){_SAID}{COUNTED}(?:个|种)?(?=[，。；、]|$)"
_OTHER = re.compile("(?<!申)报名|参加考|参加培|参考|通过|合格|取得|获得|教师|成员|设备|电脑|班")
_PLACES = re.compile("名额|指标|计划|证书")
_ELSEWHERE = re.compile("去年|上一?年|明年|下一?年|全省|全国|全市|其他|每|自[0-9]{4}年|三年内")
_DIFFERENT = re.compile("(?<![0-9])(?P<year>[0-9]{4})(?:年|级)")


def sums(plan: Plan, words: str) -> Iterator[Said]:
    """Sums of places, in sentences that speak of these; how many certificates and majors there
    are. Of another year, or of others, the plan knows nothing."""
    if is_elsewhere(plan, words):
        return
    kind = f"{re.escape(plan.programme.kind)}|证书"
    yield from _number_of(words, kind, "证书", len(plan.offered), "种")
    majors = {quota.major for _, quota in plan.quotas if quota.major}
    if "试点" in words:
        yield from _number_of(words, "专业(?!方向|课|群)", "专业", len(majors), "个")
    if not _PLACES.search(words) or _OTHER.search(words) or not any(plan.quotas):
        return
    for match in _TOTAL.finditer(words):
        things = re.search("(?:证书|专业)$", words[: match.start()])
        other = things and match[0].endswith("个") and not _PLACES.search(match[0])  # 证书共2个
        if not other and int(match["number"]) not in _known(plan):
            message = f"这里写的合计是 {match['number']} 人，按各证书名额相加是 {plan.declared} 人"
            yield Said(match.span("number"), message)


def is_elsewhere(plan: Plan, words: str) -> bool:
    """Whether a sentence speaks of another year or of others."""
    years = {int(match["year"]) for match in _DIFFERENT.finditer(words)}
    return bool(_ELSEWHERE.search(words)) or bool(years and plan.year not in years)


def _number_of(words: str, thing: str, name: str, real: int, unit: str) -> Iterator[Said]:
    patterns = (f"{_BEFORE}(?:{thing})", _BEHIND.replace("THING", thing))
    for pattern in patterns:
        for match in re.finditer(pattern, words):
            if real and chinese.number(match["number"]) != real:
                yield Said(match.span("number"), f"计划里有 {real} {unit}{name}")


@once
def _known(plan: Plan) -> set[int | None]:
    """What may be told as a sum: of all, of a certificate, of a major, of one line."""
    approved = [quota.approved or 0 for _, quota in plan.quotas]
    found = {plan.declared, sum(approved), *plan.declared_by.values()}
    for shared in (*shared_out(plan).values(), *by_who(plan).values()):
        lines = [quota.declared for _, quota in shared]
        found |= {sum(lines), *lines}
    return found
