"""TIM: exam sessions. Knows rooms, seats and who must be where; nothing of quotas' sums."""

from collections.abc import Iterator

from generators.checks.engine import ANY_ERROR, Context, Judgement, rule
from generators.checks.ref.as_amended import LOST, as_amended, quota_lines
from generators.checks.tim import withdrawn_places
from generators.core.diagnostics import (
    ERROR,
    Finding,
    Location,
    NotApplicable,
    Note,
    Unknown,
    Waiting,
)
from generators.model.entities import Certificate, Eligible, Quota, Session
from generators.model.plans import Plan

_NONE_YET = NotApplicable("还没有安排考核场次")

_as_amended = as_amended("sessions", "quotas")


@rule(
    "TIM-10", ERROR, "同一时间，学生、场所、监考和负责人不同时在两场考核",
    needs=(LOST, "TIM-15", "PPL-01", "PPL-04", "REF-01"),
)  # fmt: skip
@_as_amended
def sessions_clash(context: Context) -> Iterator[Judgement]:
    """两场考核的时间有重叠，又用同一个场所、同一批学生、同一位监考或同一位教学团队负责人，
    总有一场开不起来。几间教室同时考同一批学生的，登记成一个场所，写成一场。

    怎么改：改其中一场的日期、时刻、场所或监考。
    """
    sessions = list(context.plan.sessions)
    if not sessions:
        yield _NONE_YET
    for certificate, session in sessions:
        yield from _doubtful(context, certificate, session)
    sessions = [each for each in sessions if not context.waiting("TIM-15", each[1].at("ends"))]
    needing: dict[tuple[str, ...], list[int]] = {}  # what one session has to itself on a day
    for index, (certificate, session) in enumerate(sessions):
        needs = [*_needs(certificate, session)]
        earlier = sorted({turn for each in needs for turn in needing.get(each, ())})
        for each in needs:
            needing.setdefault(each, []).append(index)
        for other_certificate, other in (sessions[turn] for turn in earlier):
            shared = _shared(certificate, session, other_certificate, other)
            if shared and _overlap(session, other):
                yield session.finding(
                    shared[0][0] if len(shared) == 1 else "date",
                    message=f"场次 {session.id} 与 {other.id} 在{session.date.chinese}"
                    f"时间重叠（{session.starts}—{session.ends}，{other.starts}—{other.ends}），"
                    f"{'；'.join(words for _, words in shared)}",
                    advice="改其中一场的时间、场所或监考",
                    related=(Note(other.at("date"), "另一场写在这里"),),
                    within=(session.at("id"), other.at("id")) if session.id == other.id else (),
                )
                break  # one finding a session


@rule(
    "TIM-11", ERROR, "座位不超过场所的容量，各场的座位够报名的学生用",
    needs=(ANY_ERROR, LOST, "QTA-01", "QTA-02", "QTA-04", "QTA-15", "REF-01", "SRC-05"),
)  # fmt: skip
@_as_amended
def seats_do_not_fit(context: Context) -> Iterator[Judgement]:
    """座位多于场所的容量，坐不下；各场座位加起来少于报名人数，有人没有座位。场所和容量写在
    plan/rooms.yaml。

    怎么改：换大的场所，或增加场次；人数写错的，改正人数。
    """
    if not any(True for _ in context.plan.sessions):
        yield _NONE_YET
        return
    for certificate in context.plan.offered:
        yield from _capacity(context, certificate)
        if waiting := _majors_in_doubt(context, certificate):
            yield waiting
            continue
        if not certificate.sessions:
            yield Unknown(f"{certificate.name}的考核场次（sessions）")
        elif stray := list(_strays(context.plan, certificate)):
            yield from stray
        else:
            if any(quota.registered is None for quota in certificate.quotas):
                yield Unknown(f"{certificate.name}各专业的报名人数（registered）")
            yield from _cover(certificate)


@rule("TIM-15", ERROR, "考核场次的日期和时刻写得对", needs=(LOST, "DOC-23"))
@_as_amended
def session_at_no_time(context: Context) -> Iterator[Judgement]:
    """场次结束不晚于开始，或者日期不在这一年和下一年，多半是写反了或写错了年份。

    怎么改：核对 date（日期）、starts（开始）和 ends（结束），时刻用 24 小时制。
    """
    year, head = context.plan.year, context.plan.as_issued.head
    if not any(True for _ in context.plan.sessions):
        yield _NONE_YET
    for _, session in context.plan.sessions:
        if session.starts >= session.ends:
            yield session.finding(
                "ends",
                message=f"场次 {session.id} {session.starts} 开始，{session.ends} 结束",
                advice="结束要晚于开始；时刻用 24 小时制，下午两点写 14:00",
                related=(Note(session.at("starts"), "开始写在这里"),),
            )
        if session.date.first.year not in (year, year + 1):
            yield session.finding(
                "date",
                message=f"场次 {session.id} 的日期是{session.date.chinese}，方案是 {year} 年的",
                advice="核对年份",
                within=tuple(head.at(key) for key in ("number", "issued", "status")),
            )


def _doubtful(context: Context, certificate: Certificate, session: Session) -> Iterator[Waiting]:
    """For times that are none, and names that nobody has or that are not there: they clash with
    nothing."""
    people = [session.at("invigilators"), certificate.team.at("lead")]
    names = [session.at("room"), session.at("majors"), session.at("invigilators")]
    for waiting in (
        context.waiting("TIM-15", session.at("date"), session.at("ends")),
        context.waiting("PPL-01", *people),
        context.waiting("PPL-04", *people),
        context.waiting("REF-01", *names),
    ):
        if waiting:
            yield waiting


def _needs(certificate: Certificate, session: Session) -> Iterator[tuple[str, ...]]:
    day = session.date.first.isoformat()
    yield day, "room", session.room or ""
    yield from (
        (day, "person", name) for name in {*session.invigilators, certificate.team.lead or ""}
    )
    yield from ((day, "major", name) for name in session.majors)


def _overlap(one: Session, other: Session) -> bool:
    same_day = one.date.first == other.date.first
    return same_day and one.starts < other.ends and other.starts < one.ends


def _shared(
    certificate: Certificate, session: Session, other_certificate: Certificate, other: Session
) -> list[tuple[str, str]]:
    """What both sessions need: (where it is written, in words)."""
    lead, other_lead = certificate.team.lead, other_certificate.team.lead
    busy, others = ({*s.invigilators, t} for s, t in ((session, lead), (other, other_lead)))
    persons = [name for name in busy & others if name is not None]
    majors = [major for major in session.majors if major in other.majors]
    shared = []
    if session.room == other.room:
        shared.append(("room", f"场所都是{session.room}"))
    if persons:
        where = "date" if lead in persons else "invigilators"
        shared.append((where, f"都要{'、'.join(sorted(persons))}到场"))
    if majors:
        shared.append(("majors", f"{'、'.join(majors)}的学生都要参加"))
    return shared


def _capacity(context: Context, certificate: Certificate) -> Iterator[Finding | Waiting]:
    for session in certificate.sessions:
        room = context.institution.rooms.get(session.room)
        if not room and (waiting := context.waiting("REF-01", session.at("room"))):
            yield waiting
        if room and session.seats > room.capacity:
            yield session.finding(
                "seats",
                message=f"场次 {session.id} 的座位 {session.seats}，{room.name}的容量"
                f" {room.capacity}，超出 {session.seats - room.capacity}",
                advice="减少座位，或换大的场所",
                related=(Note(room.at("capacity"), "容量写在这里"),),
            )


def _majors_in_doubt(context: Context, certificate: Certificate) -> Waiting | None:
    """For wrong majors of sessions, of the eligible list, of quotas, and quotas given twice."""
    lines = (*quota_lines(certificate), *_entries(certificate.eligible))
    places = (*lines, *(at for session in certificate.sessions for at in _entries(session)))
    of_quotas = (context.waiting(code, *lines) for code in ("QTA-01", "QTA-02", "QTA-04", "QTA-15"))
    found = (context.waiting("REF-01", *places), *of_quotas)
    return next((waiting for waiting in found if waiting), None)


def _entries(of_majors: Eligible | Session) -> Iterator[Location]:
    yield of_majors.at("majors")
    yield from (of_majors.at("majors", index) for index, _ in enumerate(of_majors.majors))


def _strays(plan: Plan, certificate: Certificate) -> Iterator[Finding]:
    """Majors of a session that have no places in this certificate."""
    places = {quota.major for quota in certificate.quotas}
    for session in certificate.sessions:
        for index, major in enumerate(session.majors):
            if major not in places:
                yield session.finding(
                    "majors",
                    index,
                    message=f"场次 {session.id} 写了{major}，{certificate.name}没有{major}的名额",
                    advice=withdrawn_places.advice(plan, certificate, session, major)
                    or f"{certificate.name}有名额的专业：{'、'.join(sorted(places))}",
                    within=(
                        session.at("majors", index),
                        certificate.eligible.at(),
                        *quota_lines(certificate),
                    ),
                )


def _cover(certificate: Certificate) -> Iterator[Finding]:
    """Seats for every candidate who is known to be registered. Those beyond the places are
    QTA-09's."""
    needed = 0
    for quota in certificate.quotas:
        candidates = min(quota.registered or 0, quota.places)
        seats = sum(s.seats for s in certificate.sessions if _is_for(s, quota, certificate))
        needed += candidates
        if seats < candidates:
            yield _short(certificate, f"{certificate.name}的{quota.major}", candidates, seats)
            return
    seats = sum(session.seats for session in certificate.sessions)
    if seats < needed:
        yield _short(certificate, certificate.name, needed, seats)


def _is_for(session: Session, quota: Quota, certificate: Certificate) -> bool:
    level = quota.level or certificate.level
    return (
        quota.major in session.majors
        and session.level in (None, level)
        and session.population in (None, quota.population)
    )


def _short(certificate: Certificate, whose: str, candidates: int, seats: int) -> Finding:
    return Finding(
        certificate.at("sessions", key=True),
        f"{whose}报名 {candidates}，安排的座位 {seats}，缺少 {candidates - seats}",
        "增加场次或座位；报名人数写错的，改正人数",
    )
