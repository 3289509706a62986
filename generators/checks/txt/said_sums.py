"""How many certificates, majors, teams and batches there are. Holds no rule."""

import re
from collections.abc import Iterator

from generators.checks.txt.said import (
    COUNTED,
    Said,
    clause_at,
    is_elsewhere,
    side_by_side,
)
from generators.checks.txt.said_figures import beside, by_name
from generators.core import chinese
from generators.core.late_patterns import Late
from generators.model.plans import Plan

_SAID = r"(?:共计|合计|总计|共|总数)?(?:为|是|有)?"
_BEFORE = (
    r"(?:共有?|全部|开展|组织|试点的?|涉及|(?:今年|本年度|本次)的|认定|明确了?|确定了?|公布了?|(?<!每)有)"
    rf"{COUNTED}(?:个|种)(?:试点)?"
)
_BEHIND = rf"(?:试点|今年)的?(?:试点)?(?:THING){_SAID}{COUNTED}(?:个|种)?(?=[，。；、]|$)"
_HAVING = re.compile("现有|设有|开设|其中")  # of the college, of some
_LISTED = Late(
    rf"(?P<etc>等)?(?:这|共)?{COUNTED}(?:个|种)(?P<thing>[一-鿿]{{0,6}}?证书|专业|工种|(?=[，。；]|$))",
    "个",
    "种",
)
_MORE = re.compile("[、和与及]$")
_PARTS = Late(
    rf"(?:分|共分|设立?|成立|组建|共有|共)(?:成|为|了)?{COUNTED}(?:个)?"
    r"(?P<thing>批次?|[一-鿿]{0,4}?(?:团队|项目组))"
    r"(?=[，。；、进开组实举考报认]|$)"
)


def counts(plan: Plan, words: str) -> Iterator[Said]:
    """How many there are of what a plan has several of."""
    if is_elsewhere(plan, words, ""):
        return
    called = "|工种" if "工种" in plan.issued_text else ""
    kind = f"{re.escape(plan.programme.kind)}|证书{called}"
    told = [*_number_of(words, kind, "证书", len(plan.offered), "种")]
    majors = {quota.major for _, quota in plan.quotas if quota.major}
    if "试点" in words:
        told += _number_of(words, "专业(?!方向|课|群)", "专业", len(majors), "个")
    spans = {each.span for each in told}
    told += [each for each in _listed(plan, words) if each.span not in spans]
    for each in (*told, *_parts(plan, words)):
        if not is_elsewhere(plan, words, clause_at(words, *each.span)):
            yield each


def _number_of(words: str, thing: str, name: str, real: int, unit: str) -> Iterator[Said]:
    takes_part = rf"{COUNTED}(?:个|种)(?:{thing})(?:参加|纳入|列入|参与)(?:了)?[^，。；]{{0,4}}试点"
    patterns = (f"{_BEFORE}(?:{thing})", takes_part, _BEHIND.replace("THING", thing))
    for pattern in patterns:
        for match in re.finditer(pattern, words):
            own = _HAVING.search(words, max(0, match.start() - 4), match.start("number"))
            if real and not own and chinese.number(match["number"]) != real:
                yield Said(match.span("number"), f"计划里有 {real} {unit}{name}")


def _listed(plan: Plan, words: str) -> Iterator[Said]:
    """甲、乙等八个证书, where there are no eight; 甲、乙三个专业, of which two are named."""
    for match in _LISTED.finditer(words):
        names = side_by_side(words, beside(plan), match.start())
        number = chinese.number(match["number"])
        if not names or names[-1].end() != match.start() or number is None:
            continue
        kinds = {each[0] in by_name(plan) for each in names}
        real = len(plan.offered) if kinds == {True} else len(_majors(plan))
        if len(names) > 1 and kinds == {True} and match["thing"] == "专业":
            yield Said(names[0].span(), f"{names[0][0]}是证书，不是专业")
        elif match["etc"]:
            all_meant = "做起" in words
            if kinds == {True} and (number > real or (all_meant and number != real)):
                yield Said(match.span("number"), f"计划里有 {real} 种证书")
        elif (
            number != len(names)
            and len(kinds) == 1
            and len(names) > 1
            and not _MORE.search(words[: names[0].start()])
        ):
            yield Said(match.span("number"), f"前面列出了 {len(names)} 个")


def _majors(plan: Plan) -> set[str]:
    return {quota.who for _, quota in plan.quotas}


def _parts(plan: Plan, words: str) -> Iterator[Said]:
    batches = {quota.batch for _, quota in plan.quotas if quota.batch}
    teams = [each for each in plan.certificates if each.team]
    for match in _PARTS.finditer(words):
        thing = match["thing"]
        real = len(batches)
        if not thing.startswith("批"):
            known = plan.teams and (thing.endswith(plan.teams.name) or thing == "教学团队")
            real = len(teams) if known else 0
        if "批" in thing and not re.search("考核|认定|报名", words):
            real = 0
        if real and chinese.number(match["number"]) != real:
            unit = "批" if "批" in thing else f"个{thing}"
            yield Said(match.span("number"), f"计划里有 {real} {unit}")
