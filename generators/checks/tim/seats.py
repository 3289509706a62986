"""TIM: seats and headcounts of exam sessions, held against rooms and the ladder of quotas. Knows
nothing of when sessions are."""

from collections.abc import Iterable, Iterator

from generators.checks.engine import ANY_ERROR, Context, Judgement, rule
from generators.checks.ref.as_amended import LOST, as_amended, quota_lines
from generators.checks.tim import withdrawn_places
from generators.checks.tim.sitters import candidates, fits, is_for
from generators.core.diagnostics import (
    ERROR,
    Finding,
    Location,
    NotApplicable,
    Note,
    Unknown,
    Waiting,
)
from generators.model.counted import counted, of_certificate
from generators.model.entities import Certificate, Eligible
from generators.model.exams import Session
from generators.model.plans import Plan

_NONE_YET = NotApplicable("还没有安排考核场次")
_as_amended = as_amended("sessions", "quotas")


@rule(
    "TIM-11", ERROR, "座位不超过场所的容量，各场的座位够报名的学生用",
    needs=(ANY_ERROR, LOST, "QTA-01", "QTA-02", "QTA-04", "QTA-15", "REF-01", "SRC-05"),
)  # fmt: skip
@_as_amended
def seats_do_not_fit(context: Context) -> Iterator[Judgement]:
    """座位多于场所的容量，坐不下；各场座位加起来少于报名人数，有人没有座位。分部分、分批次考的，每一
    部分、每一批的座位各算各的，补考的座位不算。场所和容量写在 plan/rooms.yaml。

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
            yield from _cover(context.plan, certificate)


@rule(
    "TIM-19", ERROR, "各场的人数不超过座位，各组加起来不超过报名的人数",
    needs=(LOST, "QTA-09", "REF-01", "TIM-11"),
)  # fmt: skip
@_as_amended
def more_people_than_seats(context: Context) -> Iterator[Judgement]:
    """一场的人数多于座位，有人没有座位；考同一部分的各组加起来多于报名的人数，多半是有人算了两次，
    或者组的人数写错了。还没有报名人数的，按名额算；补考的不算在内。

    怎么改：核对各场的 people（人数）和 rooms 里的座位；报名人数写错的，改正人数。
    """
    counted = [(c, s) for c, s in context.plan.sessions if s.people is not None]
    if not counted:
        yield NotApplicable("各场没有写人数")
    crowded = [s for _, s in counted if (s.people or 0) > s.seats]
    for session in crowded:
        over = (session.people or 0) - session.seats
        yield session.finding(
            "people",
            message=f"场次 {session.id} 有 {session.people} 人，座位 {session.seats}，缺少 {over}",
            advice="增加座位，或分成几场；人数写错的，改正人数",
            related=(Note(session.at("rooms"), "座位写在这里"),),
            within=(session.at("rooms"),),
        )
    for certificate in dict.fromkeys(certificate for certificate, _ in counted):
        lines = quota_lines(certificate)
        if waiting := context.waiting("QTA-09", *lines):
            yield waiting
        if not any(session in crowded for session in certificate.sessions):
            yield from _too_many_people(context.plan, certificate)


def _capacity(context: Context, certificate: Certificate) -> Iterator[Finding | Waiting]:
    rooms = [(session, used) for session in certificate.sessions for used in session.rooms]
    for session, used in rooms:
        room = context.institution.rooms.get(used.name)
        if not room and (waiting := context.waiting("REF-01", used.at("name"))):
            yield waiting
        if room and used.seats > room.capacity:
            yield used.finding(
                "seats",
                message=f"场次 {session.id} 的座位 {used.seats}，{room.name}的容量"
                f" {room.capacity}，超出 {used.seats - room.capacity}",
                advice="减少座位，或换大的场所",
                related=(Note(room.at("capacity"), "容量写在这里"),),
            )


def _majors_in_doubt(context: Context, certificate: Certificate) -> Waiting | None:
    """For wrong levels, wrong majors of sessions, of the list, of quotas, and twin quotas."""
    levels = (certificate.at("level"), *(each.at("level") for each in certificate.sessions))
    lines = (*levels, *quota_lines(certificate), *_entries(certificate.eligible))
    places = (*lines, *(at for session in certificate.sessions for at in _entries(session)))
    of_quotas = (context.waiting(code, *lines) for code in ("QTA-01", "QTA-02", "QTA-04", "QTA-15"))
    found = (context.waiting("REF-01", *places), *of_quotas)
    return next((waiting for waiting in found if waiting), None)


def _entries(of_majors: Eligible | Session) -> Iterator[Location]:
    yield of_majors.at("majors")
    yield from (of_majors.at("majors", index) for index, _ in enumerate(of_majors.majors))


def _strays(plan: Plan, certificate: Certificate) -> Iterator[Finding]:
    """Majors of a session that have no places in this certificate."""
    places = _with_places(plan, certificate)
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


def _with_places(plan: Plan, certificate: Certificate) -> set[str]:
    """The majors that have places, of their own or with all their department."""
    shared = {quota.department for quota in certificate.quotas if quota.major is None}
    majors = plan.institution.majors.values()
    return {q.major for q in certificate.quotas if q.major is not None} | {
        each.name for each in majors if each.department in shared and each.department
    }


def _cover(plan: Plan, certificate: Certificate) -> Iterator[Finding | Unknown]:
    """Seats for every candidate who is known to be registered, in each part and each batch."""
    if any(quota.registered is None for quota in certificate.quotas):
        yield Unknown(f"{certificate.name}各专业的报名人数（registered）")
    sittings = [session for session in certificate.sessions if session.makes_up is None]
    if named := {session.batch for session in sittings if session.batch}:
        if not all(quota.batches or quota.batch for quota in certificate.quotas):
            yield Unknown(f"{certificate.name}各专业各批次的报名人数（batches）")
        batches = (b for q in certificate.quotas for b in q.batches if not b.makes_up)
        for name in sorted({each.name for each in batches} - named):
            yield Unknown(f"{certificate.name}{name}的考核场次")
    for part in _named(session.part for session in sittings):
        of_part = [each for each in sittings if each.part in (None, part)]
        for batch in _named(session.batch for session in of_part):
            seated = [each for each in of_part if batch in (None, each.batch) or not each.batch]
            yield from _short(plan, certificate, seated, part, batch)


def _named(values: Iterable[str | None]) -> list[str | None]:
    """What is named among these, each once; None, for all in one, where nothing is."""
    return [*dict.fromkeys(value for value in values if value)] or [None]


def _short(
    plan: Plan,
    certificate: Certificate,
    sessions: list[Session],
    part: str | None,
    batch: str | None,
) -> Iterator[Finding]:
    """Those beyond the places are QTA-09's."""
    closer = "，".join(filter(None, (batch, part)))
    closer = f"（{closer}）" if closer else ""
    needed = 0
    for quota in counted(plan.institution, of_certificate(certificate)):
        fitting = [each for each in certificate.sessions if fits(each, quota, certificate)]
        if fitting and not any(each in fitting for each in sessions):
            continue  # a part that its level does not have
        taken = min(candidates(quota, batch) or 0, quota.places)
        seats = sum(s.seats for s in sessions if is_for(plan, s, quota, certificate))
        needed += taken
        if seats < taken:
            whose = f"{certificate.name}的{quota.called}{closer}"
            yield _lacking(certificate, whose, taken, seats)
            return
    seats = sum(session.seats for session in sessions)
    if seats < needed:
        yield _lacking(certificate, f"{certificate.name}{closer}", needed, seats)


def _lacking(certificate: Certificate, whose: str, candidates: int, seats: int) -> Finding:
    return Finding(
        certificate.at("sessions", key=True),
        f"{whose}报名 {candidates}，安排的座位 {seats}，缺少 {candidates - seats}",
        "增加场次或座位；报名人数写错的，改正人数",
    )


def _too_many_people(plan: Plan, certificate: Certificate) -> Iterator[Finding]:
    """Of sessions of one part and one batch, by the majors that sit in them."""
    sittings = [s for s in certificate.sessions if s.makes_up is None and s.people is not None]
    for part in _named(session.part for session in sittings):
        of_part = [each for each in sittings if each.part in (None, part)]
        for majors in dict.fromkeys(frozenset(session.majors) for session in of_part):
            within = [each for each in of_part if majors.issuperset(each.majors)]
            people = sum(_once_a_group(within).values())
            lines = counted(plan.institution, of_certificate(certificate))
            quotas = [q for q in lines
                      if any(is_for(plan, each, q, certificate) for each in within)]  # fmt: skip
            most = sum(q.places if q.registered is None else q.registered for q in quotas)
            if people > most:
                names, told = "、".join(m for m in within[-1].majors), f"（{part}）" if part else ""
                yield within[-1].finding(
                    "people",
                    message=f"{certificate.name}{told}{names}各场的人数加起来是 {people}，"
                    f"报名的是 {most}，多出 {people - most}",
                    advice="核对各场的人数，同一些学生不要算两次；报名人数写错的，改正人数",
                    within=(certificate.at("sessions"), *quota_lines(certificate)),
                )
                break


def _once_a_group(sessions: list[Session]) -> dict[object, int]:
    """The people of each session; groups that sit in several are counted once."""
    people: dict[object, int] = {}
    for each in sessions:
        group = (each.majors, each.groups, each.batch) if each.groups else each.id
        people[group] = max(people.get(group, 0), each.people or 0)
    return people
