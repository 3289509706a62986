"""On which day, at which hour and in which room a certificate is examined. Holds no rule."""

import re
from collections.abc import Iterator

from generators.checks.txt.said import Said
from generators.core import chinese
from generators.core.chinese import HAN
from generators.model.entities import Certificate
from generators.model.plans import Plan

_EXAM = r"[^，。；0-9]{0,10}?(?:考核|考试)(?:时间|日期)?(?:定|安排|确定)?(?:为|是|在|于)?[：:]?"
_DAY = re.compile(
    rf"{_EXAM}(?P<year>[0-9]{{4}}年)?(?P<month>[0-9]{{1,2}})月(?P<day>[0-9]{{1,2}})日"
)
_HOURS = re.compile(
    rf"{_EXAM}(?:(?:[0-9]{{4}}年)?[0-9]{{1,2}}月[0-9]{{1,2}}日|当天)?(?:（[^）]{{1,6}}）)?(?P<late>下午|晚上)?(?:上午)?"
    r"(?P<hour>[0-2]?[0-9])(?:[:：](?P<minute>[0-5][0-9])|(?:点|时)(?:(?P<of>[0-5]?[0-9])分|(?P<half>半))?)(?![0-9]|以?前|之前)(?:[—－~-]+(?P<to>[0-2]?[0-9])[:：](?P<past>[0-5][0-9]))?"
)
_ROOM = re.compile(
    rf"(?:考核|考试)(?:地点(?:设|定|安排)?(?:为|在|是)|[^。；]{{0,30}}?地点(?:为|是|在)|[^。；，]{{0,16}}?(?<=[日试核0-9])在)"
    rf"(?P<room>[{HAN}0-9A-Za-z ]{{2,14}}?)(?=进行|举行|实施|[，。；（]|$)"
)
_PLACE = re.compile(
    rf"(?:考核|考试)(?:工作)?(?:安排|定|设)在(?P<room>[{HAN}0-9A-Za-z]{{0,10}}?(?:室|房|厅|馆|楼|中心|车间|基地)"
    rf"[{chinese.NUMERALS}0-9A-Z]{{0,4}})"
)
_OWN = re.compile("补考|模拟|理论|培训")  # exams that have, or may have, a time of their own


def exams(plan: Plan, certificate: Certificate, words: str, at: int) -> Iterator[Said]:
    """What stands behind the name of a certificate, at a place, otherwise than in its sessions."""
    if not certificate.sessions or _OWN.search(words):
        return
    days = {(s.date.first.month, s.date.first.day): s for s in certificate.sessions}
    match = _DAY.match(words, at)
    if match and (int(match["month"]), int(match["day"])) not in days:
        said = f"{match['month']}月{match['day']}日"
        known = "、".join(dict.fromkeys(s.date.chinese for s in certificate.sessions))
        message = f"这里写{certificate.name}的考核在{said}，场次里是{known}"
        yield Said((match.start("month"), match.end()), message)
        return
    yield from _hours(certificate, words, at)
    yield from _room(certificate, words, at)


def _hours(certificate: Certificate, words: str, at: int) -> Iterator[Said]:
    match = _HOURS.match(words, at)
    spans = {(s.starts, s.ends) for s in certificate.sessions if s.starts}
    if not match or not spans:
        return
    hour = int(match["hour"]) + (12 if match["late"] and int(match["hour"]) < 12 else 0)
    minute = int(match["minute"] or match["of"] or (30 if match["half"] else 0))
    starts = f"{hour:02}:{minute:02}"
    ends = f"{int(match['to']):02}:{match['past']}" if match["to"] else None
    if not any(starts == s and ends in (None, e) for s, e in spans):
        known = "、".join(sorted(f"{s}—{e}" if e else str(s) for s, e in spans))
        message = (
            f"这里写{certificate.name}的考核在{starts}{f'—{ends}' if ends else ''}，场次里是{known}"
        )
        yield Said((match.start("hour"), match.end()), message)


def _room(certificate: Certificate, words: str, at: int) -> Iterator[Said]:
    rooms = {room.name for s in certificate.sessions for room in s.rooms or ()}
    match = _ROOM.search(words, at, at + 60) or _PLACE.search(words, at, at + 60)
    if match and rooms and not any(r in match["room"] or match["room"] in r for r in rooms):
        message = (
            f"这里写{certificate.name}的考核在{match['room']}，场次里是{'、'.join(sorted(rooms))}"
        )
        yield Said(match.span("room"), message)
