"""TIM: when exam sessions are, and who must be where at one time. Knows nothing of seats."""

from collections.abc import Iterator

from generators.checks.engine import Context, Judgement, rule
from generators.checks.ref.as_amended import LOST, as_amended
from generators.core.diagnostics import ERROR, Finding, NotApplicable, Note, Waiting
from generators.model.entities import Certificate
from generators.model.exams import Session

_NONE_YET = NotApplicable("还没有安排考核场次")

_as_amended = as_amended("sessions")


@rule(
    "TIM-10", ERROR, "同一时间，学生、场所和监考不同时在两场考核",
    needs=(LOST, "TIM-15", "PPL-01", "REF-01"),
)  # fmt: skip
@_as_amended
def sessions_clash(context: Context) -> Iterator[Judgement]:
    """两场考核的时间有重叠，又用同一个场所、同一些学生或同一位监考，总有一场开不起来。同一个专业的
    学生分成组，一组考理论、一组考实操的，两场都写明 groups（组），不同的组就不算同一些学生；
    同一种证书不同批次、不同等级的也不算。几间教室同时考的，写在一场的 rooms 里。

    怎么改：改其中一场的日期、时刻、场所或监考；参加的是不同的学生的，两场都写明 groups。
    """
    sessions = list(context.plan.sessions)
    if not sessions:
        yield _NONE_YET
    for _, session in sessions:
        yield from _doubtful(context, session)
    sessions = [each for each in sessions if not context.waiting("TIM-15", each[1].at("ends"))]
    needing: dict[tuple[str, ...], list[int]] = {}  # what one session has to itself on a day
    for index, (certificate, session) in enumerate(sessions):
        needs = [*_needs(session)]
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
                    advice="改其中一场的时间、场所或监考"
                    + ("；是不同的学生的，两场都写明 groups" if shared[-1][0] == "majors" else ""),
                    related=(Note(other.at("date"), "另一场写在这里"),),
                    within=(session.at("id"), other.at("id")) if session.id == other.id else (),
                )
                break  # one finding a session


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


@rule(
    "TIM-20", ERROR, "补考在原来那一场以后，考同一部分，参加的是那一场的学生",
    needs=(LOST, "TIM-15", "REF-01"),
)  # fmt: skip
@_as_amended
def make_up_of_another_exam(context: Context) -> Iterator[Judgement]:
    """补考是给那一场没有通过、没有到场的学生再考一次：日期更晚，考的是同一部分，专业和人数都在那一场
    之内。对不上的，多半是 makes_up 写错了场次。

    怎么改：核对 makes_up（补考的场次）；写对了的，改日期、部分、专业或人数。
    """
    if not any(session.makes_up for _, session in context.plan.sessions):
        yield NotApplicable("没有安排补考")
    for certificate in context.plan.certificates:
        earlier = {session.id: session for session in certificate.sessions}
        for session in certificate.sessions:
            if session.makes_up is None:
                continue
            doubt = [session.at("makes_up"), session.at("majors")]
            if waiting := context.waiting("REF-01", *doubt) or context.waiting(
                "TIM-15", session.at("date"), session.at("ends")
            ):
                yield waiting
            if first := earlier.get(session.makes_up):
                yield from _unlike(session, first)


def _unlike(session: Session, first: Session) -> Iterator[Finding]:
    """What a make-up says otherwise than the session that it makes up."""
    more = [major for major in session.majors if major not in first.majors]
    most = first.seats if first.people is None else first.people
    told = []
    if (session.date.first, session.starts) < (first.date.first, first.ends):
        told.append(("date", f"在{session.when}，那一场在{first.when}"))
    if session.part != first.part:
        parts = [each.part or "各部分一起" for each in (session, first)]
        told.append(("part", f"考{parts[0]}，那一场考{parts[1]}"))
    if more:
        told.append(("majors", f"有{'、'.join(more)}的学生，那一场没有"))
    if session.people is not None and session.people > most:
        told.append(("people", f"有 {session.people} 人，那一场只有 {most} 人"))
    for key, words in told[:1]:  # the first is enough to see that it is another session
        yield session.finding(
            key,
            message=f"场次 {session.id} 补 {first.id} 的考核，{words}",
            advice="核对 makes_up（补考的场次）；写对了的，改这里",
            related=(Note(first.at("id"), "那一场写在这里"),),
            within=(session.at("makes_up"),),
        )


def _doubtful(context: Context, session: Session) -> Iterator[Waiting]:
    """For times that are none, and names that nobody has or that are not there: they clash with
    nothing."""
    names = [session.at("rooms"), session.at("majors"), session.at("invigilators")]
    for waiting in (
        context.waiting("TIM-15", session.at("date"), session.at("ends")),
        context.waiting("PPL-01", session.at("invigilators")),
        context.waiting("REF-01", *names),
    ):
        if waiting:
            yield waiting


def _needs(session: Session) -> Iterator[tuple[str, ...]]:
    day = session.date.first.isoformat()
    yield from ((day, "room", room.name) for room in session.rooms)
    yield from ((day, "person", name) for name in {*session.invigilators})
    yield from ((day, "major", name) for name in session.majors)


def _overlap(one: Session, other: Session) -> bool:
    same_day = one.date.first == other.date.first
    return same_day and one.starts < other.ends and other.starts < one.ends


def _shared(
    certificate: Certificate, session: Session, other_certificate: Certificate, other: Session
) -> list[tuple[str, str]]:
    """What both sessions need: (where it is written, in words)."""
    taken = {room.name for room in other.rooms}
    rooms = [room.name for room in session.rooms if room.name in taken]
    persons = {*session.invigilators} & {*other.invigilators}
    majors = [major for major in session.majors if major in other.majors]
    groups = [group for group in session.groups if group in other.groups]
    shared = []
    if rooms:
        shared.append(("rooms", f"场所都是{'、'.join(rooms)}"))
    if persons:
        shared.append(("invigilators", f"都要{'、'.join(sorted(persons))}到场"))
    if majors and not _apart(session, other, certificate is other_certificate):
        closer = f"（{'、'.join(groups)}）" if groups else ""
        shared.append(("majors", f"{'、'.join(majors)}{closer}的学生都要参加"))
    return shared


def _apart(one: Session, other: Session, same_certificate: bool) -> bool:
    """Whether the students of one major in two sessions are others, as the sessions say. Batches
    and levels part those of one certificate; a student may take several."""
    parted = [(one.population, other.population)]
    if same_certificate:
        parted += [(one.batch, other.batch), (one.level, other.level)]
    if one.groups and other.groups and not {*one.groups} & {*other.groups}:
        return True
    return any(None not in pair and pair[0] != pair[1] for pair in parted)
