"""Who leads the team of a certificate. Holds no rule.

A lead is said behind the name of the certificate or its team, in the same clause or in one that
goes on about it; before the name (某某负责甲团队); or in a list of leads.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from generators.checks.txt.said import Said, is_name, nearest, one_of, side_by_side, someone
from generators.checks.txt.said_figures import by_name
from generators.core.chinese import HAN
from generators.core.once import once
from generators.model.entities import Certificate
from generators.model.plans import Plan

_POST = rf"(?:[{HAN}]{{2,10}}(?:主任|处长|部长|科长|院长|教授|讲师|带头人))?"
_CHANGED = re.compile("[由从].{2,20}(?:调整|变更|改|更换)为|原(?:负责人|组长)|(?:不再|此前|曾)")
_DOES = (
    "(?:老师|同志)?(?:[两三四]位(?:老师|同志|组长|负责人)?)?(?:共同)?(?:具体|全面|总体|统一)?"
    "(?:负责|牵头|带领|统筹|主持)"
)
_ALL = "(?=[，。；]|$|组织|实施|落实|安排|统筹|开展|培训|工作|团队|该|此)"  # not: 负责考勤
_ELSE = re.compile("考务|考场|监考|联系|企业|公司|机构|班")
_WORK = "(?:后续|具体|全部|日常|相关|各项|培训|授课|教学|辅导|工作|事宜|安排|的|任务)*"
_GOES_ON = 3  # of the patterns: what a clause behind the team's says may be done by a member, as
# the last one says who they are
_SPEAKS = re.compile(f"负责|组长|带头人|组成|{_DOES}")


@dataclass(frozen=True)
class _Ways:
    """The patterns in which leads of this plan's teams are said; `who` is one or several."""

    patterns: tuple[re.Pattern[str], ...]
    listed: re.Pattern[str]
    titles: re.Pattern[str]
    certificates: re.Pattern[str]
    who: re.Pattern[str]
    others: re.Pattern[str]  # who have something else to lead


def leads(plan: Plan, words: str) -> Iterator[Said]:
    """Leads that others are in the data."""
    if not any(name in words for name in by_name(plan)) or not _SPEAKS.search(words):
        return  # without a look at the many names of people
    if _CHANGED.search(words):
        return
    ways, told = _ways(plan), set()
    for match, named, certificates in _claims(plan, ways, words):
        held = {lead for each in certificates for lead in each.leads}
        may_help = match.re in (ways.patterns[_GOES_ON], ways.patterns[-1])
        helping = {m for each in certificates for m in each.members or ()} if may_help else set()
        if match.re is ways.patterns[-1] and not helping:
            continue
        if not held or not all(each.leads for each in certificates):
            continue
        for who in named:
            other = who[0] not in held | helping and not who[0].startswith(tuple(held))
            if other and who.span() not in told and is_name(plan, who[0]):
                told.add(who.span())
                of, known = "、".join(each.name for each in certificates), "、".join(sorted(held))
                message = f"这里写{of}的负责人是{who[0]}，计划里是{known}"
                yield Said(who.span(), message)


_Match = re.Match[str]
_Claim = tuple[re.Match[str], list[re.Match[str]], list[Certificate]]


def _claims(plan: Plan, ways: _Ways, words: str) -> Iterator[_Claim]:
    known = by_name(plan)
    for pattern in ways.patterns:
        for match in pattern.finditer(words):
            people = [*ways.who.finditer(words, *match.span("who"))]
            if "of" in match.re.groupindex:
                yield match, people, [known[match["of"]]]
                continue
            if "all" in match.re.groupindex:  # 某某、某某分别担任甲、乙的负责人
                of = [*ways.certificates.finditer(words, *match.span("all"))]
                yield from ((match, [p], [known[c[0]]]) for p, c in _pairs(people, of))
                continue
            named = nearest(words, match.start("who"), ways.certificates)
            certificates = [known[each[0]] for each in named]
            if "each" in match.re.groupindex:  # 甲、乙的负责人分别为某某、某某
                run = side_by_side(words, ways.certificates, match.start())
                yield from ((match, [p], [known[c[0]]]) for p, c in _pairs(people, run))
                if len(run) == 1:
                    yield match, people, [known[run[0][0]]]
            elif certificates and not _is_others(ways, words, named[-1].end(), match):
                yield match, people, certificates
    before = ways.titles.search(words)
    for match in ways.listed.finditer(words, before.end()) if before else ():
        people = [*ways.who.finditer(words, *match.span("who"))]
        yield match, people, [known[match["of"]]]


def _is_others(ways: _Ways, words: str, start: int, match: _Match) -> bool:
    """Whether others than the team have been named since, or something else is led."""
    at = match.start("who")
    begin = max(start, max(words.rfind(mark, 0, at) for mark in "，。；") + 1)
    return bool(ways.others.search(words, start, at) or _ELSE.search(words, begin, at))


def _pairs(people: list[_Match], named: list[_Match]) -> Iterator[tuple[_Match, _Match]]:
    return zip(people, named, strict=True) if len(people) == len(named) else iter(())


@once
def _ways(plan: Plan) -> _Ways:
    teams = {"教学团队", "团队", "项目组", "项目小组", *([plan.teams.name] if plan.teams else ())}
    title = one_of({"负责人", "带头人", *([plan.teams.lead_called] if plan.teams else ())})
    team, of = f"(?:{one_of(teams)})", f"(?P<of>{one_of(by_name(plan))})"
    person = someone(plan)
    people = rf"(?P<who>{person}(?:老师|同志)?(?:[、和]{person}(?:老师|同志)?){{0,5}})"
    bodies = [n for g in plan.groups for n in (g.name, g.full_name, *g.aliases)]
    others = one_of((*bodies, *plan.institution.departments))
    name = f"(?:{one_of(by_name(plan))})(?:证书)?"
    behind = f"(?:教学|证书|项目)?(?:{team})?(?:的)?"
    patterns = (
        rf"{of}[^，。；：]{{0,12}}?(?:{title}|组长)(?:为|是|：|:|由)?{_POST}{people}",
        rf"(?:^|[，；。（]|{team}|其中|明确|教学)(?:的)?(?:{title})(?:为|是|：|:|由)?{_POST}{people}",
        rf"{team}[^，。；]{{0,4}}?由{_POST}{people}{_DOES}",
        rf"{team}[^。；]{{0,40}}?，(?:并|统一|具体)?{_WORK}由{_POST}{people}{_DOES}{_ALL}",
        rf"(?:{team})由{_POST}{people}(?:共同)?(?:担任|任)(?:{title}|组长)",
        rf"{people}(?:牵头|负责|带领)的{of}{team}",
        (
            rf"{people}(?:共同)?(?:担任|兼任|出任|任|为|是|负责|牵头|（){of}{behind}"
            rf"(?:{title}|组长|工作|(?<=[队组])(?=[，。；]|$))"
        ),
        (
            rf"(?:{title}|组长)(?:[^，。；]{{0,6}}，)?(?:依次|分别)(?:为|是)(?P<each>)"
            rf"(?P<who>{person}(?:[、，和]{person})*)"
        ),
        (
            rf"(?P<who>{person}(?:[、，和]{person})+)(?:依次|分别)(?:担任|任|负责|为)"
            rf"(?P<all>{name}(?:[、，和与]{name})+)[^，。；]{{0,12}}(?:{title}|组长|团队|项目组)"
        ),
        rf"{team}(?:成员)?由{people}(?:等?[两二三四五六七八九十0-9]+(?:人|位老师|名教师))?组成",
    )
    return _Ways(
        tuple(map(re.compile, patterns)),
        re.compile(rf"{of}{behind}(?:为|是|：|:|由)?{people}(?=[，、。；（]|$|{_DOES})"),
        re.compile(rf"{title}|组长"),
        re.compile(one_of(by_name(plan))),
        re.compile(person),
        re.compile(others),
    )
