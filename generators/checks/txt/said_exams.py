"""On which day, at which hour, in which room and before whom a certificate is examined.

A clause speaks of the sessions of the certificates that it names, or that the nearest clause before
it does; of a part of the exam (理论), of those sessions alone. Holds no rule.
"""

import re
from collections.abc import Iterable, Iterator

from generators.checks.txt.said import DAY, Said, clause_at, is_name, nearest, one_of, someone
from generators.checks.txt.said_figures import beside, by_name
from generators.core import chinese
from generators.core.chinese import AMOUNT, HAN
from generators.core.late_patterns import Late
from generators.core.once import once
from generators.model.entities import Certificate
from generators.model.exams import Session
from generators.model.plans import Plan

Sat = tuple[Certificate, Session]

_SET = r"(?:定|安排|确定|时间|日期|调整|变更|推迟|延期|提前|改)*(?:为|是|在|于|至|到)?[：:]?"
_CLOCK = (
    r"(?P<late{0}>下午|晚上|晚|上午|早上)?(?P<hour{0}>[0-9]{{1,2}}|[两〇一二三四五六七八九十]{{1,2}})"
    r"(?:[:：](?P<minute{0}>[0-5][0-9])|[点时](?:(?P<half{0}>半)|(?P<of{0}>[0-5]?[0-9])分|[整钟])?)"
)
_TO = r"(?:[—－~～-]+|至|到)"
_DAYS = Late(rf"(?:考核|考试)(?:工作)?{_SET}{DAY}(?!以?之?前|止|起)", "考核", "考试")
_HELD = Late(
    rf"[于在]{DAY}(?:[^，。；]{{0,6}}?(?:举行|进行|组织|开展|实施|安排)(?P<what>[^，。；]{{0,24}}?)"
    "(?:考核|考试)(?!报名|培训|动员)|[^，。；]{0,12}?开考)",
    "考核", "考试", "开考",
)  # fmt: skip
_HOURS = Late(
    rf"(?<![0-9:：]){_CLOCK.format('')}"
    rf"(?:{_TO}{_CLOCK.format(2)}|(?=(?:准时|正式)?(?:开考|开始|(?P<over>结束))))",
    "点", "时", ":", "：",
)  # fmt: skip
_BEGINS = Late(
    rf"(?:考核|考试)(?:时间|日期)?(?:定|安排|确定)?(?:为|是|在|于)?[：:]?"
    r"(?:(?:[0-9]{4}年)?[0-9]{1,2}月[0-9]{1,2}日|当天)?(?:（[^）]{1,6}）)?"
    rf"(?:{_CLOCK.format('')})(?![0-9]|以?前|之前|到)",
    "考核", "考试",
)  # fmt: skip
_ROOM = Late(
    rf"(?:考核|考试)(?:地点(?:设|定|安排)?(?:为|在|是)|[^。；]{{0,30}}?地点(?:为|是|在)|[^。；，]{{0,16}}?(?<=[日试核0-9])在)"
    rf"(?P<room>[{HAN}0-9A-Za-z ]{{2,14}}?)(?=进行|举行|实施|[，。；（]|$)",
    "考核", "考试",
)  # fmt: skip
_PLACE = Late(
    rf"(?:考核|考试)(?:工作)?(?:安排|定|设)在(?P<room>[{HAN}0-9A-Za-z]{{0,10}}?(?:室|房|厅|馆|楼|中心|车间|基地)"
    rf"[{chinese.NUMERALS}0-9A-Z]{{0,4}})",
    "考核", "考试",
)  # fmt: skip
_OWN = re.compile("补考|模拟|培训|彩排|演练|去年|上一?年")  # exams that are none of the sessions
_NOT_YET = re.compile(
    "签到|检录|入场|报到|集合|到场|候考|办公|咨询|报名|会议|[例务班]会|召开|会议|受理|开放|布置|领取|午休|用餐"
)
_LATE = ("下午", "晚上", "晚")
_NOON, _MORNING = 12, 8


def exams(plan: Plan, words: str) -> Iterator[Said]:
    """What is said of sessions otherwise than in all that may be meant."""
    if "考" not in words or not any(plan.sessions) or _OWN.search(words):
        return
    told = [*_days(plan, words)]
    told += [each for each in _hours(plan, words) if not told]
    yield from _once((*told, *_rooms(plan, words), *_seats(plan, words), *_watched(plan, words)))


def _once(said: Iterable[Said]) -> Iterator[Said]:
    """One for each place."""
    yield from {each.span: each for each in said}.values()


def _meant(plan: Plan, words: str, at: int, needed: bool = True) -> list[Sat]:
    """The sessions that a place may speak of; where no certificate is named, `needed` says
    whether there are none, or all."""
    names = nearest(words, at, beside(plan))
    known = by_name(plan)
    named = {known[each[0]].slug for each in names if each[0] in known}
    if names and not named:  # of a major: those in which it sits
        who = {each[0] for each in names}
        return [(c, s) for c, s in _of_part(plan, words, at) if who & {*s.majors}]
    if not named and needed:
        return []
    return [(c, s) for c, s in _of_part(plan, words, at) if not named or c.slug in named]


def _of_part(plan: Plan, words: str, at: int) -> list[Sat]:
    begin = max(words.rfind(mark, 0, at) for mark in "，。；") + 1
    parts = {s.part for _, s in plan.sessions if s.part and s.part in words[begin : at + 20]}
    said = [*plan.sessions]
    if re.search("理论|实操|操作|面试", words) and not parts and len({s.part for _, s in said}) < 2:
        return []
    return [(c, s) for c, s in said if not parts or s.part in (None, *parts)]


def _days(plan: Plan, words: str) -> Iterator[Said]:
    for match in (*_DAYS.finditer(words), *_HELD.finditer(words)):
        at = match.end("what") if match.groupdict().get("what") else match.start()
        meant = _meant(plan, words, at, needed=False)
        days = {(s.date.first.month, s.date.first.day) for _, s in meant}
        if meant and (int(match["month"]), int(match["day"])) not in days:
            said = f"{match['month']}月{match['day']}日"
            known = "、".join(dict.fromkeys(s.date.chinese for _, s in meant))
            message = f"这里写{_called(meant)}的考核在{said}，场次里是{known}"
            yield Said((match.start("month"), match.end("day") + 1), message)


def _called(meant: list[Sat]) -> str:
    return "、".join(dict.fromkeys(c.name for c, _ in meant))


def _hours(plan: Plan, words: str) -> Iterator[Said]:
    for pattern in (_BEGINS, _HOURS):
        for match in pattern.finditer(words):
            begin = max(words.rfind(mark, 0, match.start()) for mark in "，。；") + 1
            clause = clause_at(words, *match.span())
            of_exam = "考" in clause or clause.startswith("时间") or _meant(plan, words, begin)
            if _NOT_YET.search(clause) or not of_exam:
                continue
            meant = [
                (c, s) for c, s in _meant(plan, words, match.start(), needed=False) if s.starts
            ]
            starts = _clock(match, "")
            ends = (
                _clock(match, "2") if match.re.groupindex.get("hour2") and match["hour2"] else None
            )
            over = match.groupdict().get("over")
            spans = {((s.ends, None) if over else (s.starts, s.ends)) for _, s in meant}
            if spans and not any(starts == s and ends in (None, e) for s, e in spans):
                known = "、".join(sorted(f"{s}—{e}" if e else str(s) for s, e in spans))
                said = f"{starts}{f'—{ends}' if ends else ''}"
                message = f"这里写{_called(meant)}的考核在{said}，场次里是{known}"
                yield Said((match.start("hour"), match.end()), message)


def _clock(match: re.Match[str], number: str) -> str:
    hour = chinese.amount(match[f"hour{number}"]) or 0
    late = match[f"late{number}"] or (match["late"] if number else None)
    if not late and 0 < hour < _MORNING:  # 下午两点检录，两点半开考
        late = "下午" if "下午" in match.string[: match.start()] else late
    of, half = match[f"of{number}"], match[f"half{number}"]
    minute = int(match[f"minute{number}"] or of or (30 if half else 0))
    return f"{hour + _NOON if late in _LATE and hour < _NOON else hour:02}:{minute:02}"


def _rooms(plan: Plan, words: str) -> Iterator[Said]:
    for match in (*_ROOM.finditer(words), *_PLACE.finditer(words), *_sits_in(plan, words)):
        meant = _meant(plan, words, match.start("room"))
        rooms = {room.name for _, s in meant for room in s.rooms or ()}
        if rooms and not any(r in match["room"] or match["room"] in r for r in rooms):
            known = "、".join(sorted(rooms))
            message = f"这里写{_called(meant)}的考核在{match['room']}，场次里是{known}"
            yield Said(match.span("room"), message)


def _sits_in(plan: Plan, words: str) -> Iterator[re.Match[str]]:
    """Where a room stands in which somebody sits: 在机房一参加考核."""
    if any(name in words for name in plan.institution.rooms):
        for pattern in _known_rooms(plan):
            yield from pattern.finditer(words)


@once
def _known_rooms(plan: Plan) -> tuple[re.Pattern[str], ...]:
    room = f"(?P<room>{one_of(plan.institution.rooms)})"
    sits = rf"(?<=[在到于]){room}(?:参加|进行|举行|开考|考试|考核)"
    placed = rf"(?<=安排在|集中在){room}(?=[，。；]|$|参加|考)"
    names = f"(?:{one_of(by_name(plan))})"
    stands = rf"在{room}(?=[，。；（]|$)"
    return (
        re.compile(sits),
        re.compile(placed),
        re.compile(rf"{names}(?:的?考场|的?考点|的?考核)?设?{stands}"),
    )


def _seats(plan: Plan, words: str) -> Iterator[Said]:
    """机房一安排座位50个, in the sessions that are meant, or in all."""
    if not re.search("座位|考位|机位|工位|座", words):
        return
    for match in _seat_pattern(plan).finditer(words):
        meant = _meant(plan, words, match.start(), needed=False)
        seats = {r.seats for _, s in meant for r in s.rooms or () if r.name == match["room"]}
        if seats and chinese.amount(match["number"]) not in seats:
            known = "、".join(map(str, sorted(seats)))
            yield Said(match.span("number"), f"场次里{match['room']}安排的座位是 {known} 个")


@once
def _seat_pattern(plan: Plan) -> re.Pattern[str]:
    room, seat = f"(?P<room>{one_of(plan.institution.rooms)})", "(?:座位|考位|机位|工位)"
    return re.compile(
        rf"{room}(?:共|已)?(?:安排|设置?|布置)(?:了)?(?:{seat})?(?P<number>{AMOUNT})(?:个{seat}|(?<=[0-9{chinese.NUMERALS}])个(?=[，。；]|$)|座)"
    )


def _watched(plan: Plan, words: str) -> Iterator[Said]:
    if "监考" not in words:
        return
    for match in _invigilators(plan).finditer(words):
        meant = _meant(plan, words, match.start())
        known = [who for _, s in meant for who in s.invigilators]
        group = "who" if match["who"] else "by"
        for who in re.compile(someone(plan)).finditer(words, *match.span(group)) if known else ():
            if who[0] not in known and is_name(plan, who[0]):
                told = "、".join(dict.fromkeys(known))
                message = f"这里写{_called(meant)}的监考是{who[0]}，场次里是{told}"
                yield Said(who.span(), message)


@once
def _invigilators(plan: Plan) -> re.Pattern[str]:
    person = f"{someone(plan)}(?:老师|同志)?"
    who = rf"(?P<who>{person}(?:[、和]{person}){{0,9}})"
    by = who.replace("<who>", "<by>")
    called = "监考(?:人员|教师|老师|员)?(?:为|是|：|由)"
    return re.compile(rf"由{by}(?:共同)?(?:担任|负责)?监考|{called}{who}")
