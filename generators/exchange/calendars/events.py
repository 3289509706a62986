"""A plan -> the events of its calendars. Knows neither formats nor earlier versions.

An event is as precise as what was written: a month is a span over the month and says so, never
a day of it. What an event is called by (`identity`) is the year, its kind and its id, and none of
its words, so that a calendar knows it again however it is worded or moved.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from functools import partial
from zoneinfo import ZoneInfo

from generators.core.dates import PlanDate
from generators.model import collectives, provenance, successors, withdrawn
from generators.model.checklists import EXAM, checklist, for_students
from generators.model.entities import Certificate, Owner, Phase, Task
from generators.model.exams import Session
from generators.model.known import Known, known_of
from generators.model.plans import Plan
from generators.model.shared_duties import owners_in_words
from generators.model.stopped import stop_of
from generators.model.structure import Entity, Origin
from generators.model.withdrawn import Withdrawn

_SAYS_SO = re.compile("截止(?:时间|日期)?$")  # a text that says itself that it is a deadline
ZONE = "Asia/Shanghai"
_NINE = timedelta(hours=9)
_BEFORE_A_DAY = (_NINE - timedelta(days=7), _NINE - timedelta(days=1))
_BEFORE_A_SESSION = (-timedelta(days=1), -timedelta(hours=1))


@dataclass(frozen=True)
class Event:
    """`starts` and `ends` are days, `ends` the last one, or moments. `when` is the same in the
    words of the plan. `alarms` are counted from the start. `about` are lines of text."""

    identity: str
    summary: str
    when: str
    starts: date | datetime
    ends: date | datetime
    about: tuple[str, ...] = ()
    place: str = ""
    alarms: tuple[timedelta, ...] = ()
    called_off: str = ""  # since when and by which document, of what will not be

    @property
    def timed(self) -> bool:
        return isinstance(self.starts, datetime)


def of_college(plan: Plan) -> Iterator[Event]:
    """Phases, registration, tasks with a term of their own, and exam sessions; what was taken away
    as called off, before what is there."""
    for gone in withdrawn.withdrawn(plan):
        yield from _off(_withdrawn(plan, gone, None), _why(gone))
    for number, phase in enumerate(plan.phases, 1):
        yield from _phase(plan, phase, number)
    yield from _registration(plan, known_of(plan))
    for phase, task in plan.tasks:
        yield from _task(plan, phase, task) if task.due else ()
    yield from (_session(plan, *each) for each in known_of(plan).sessions)


def of_department(plan: Plan, name: str) -> Iterator[Event]:
    """All its tasks, with or without a term, and what it has promised; what was taken away or is
    another's now as called off."""
    for gone in withdrawn.withdrawn(plan):
        yield from _off(_withdrawn(plan, gone, name), _why(gone))
    became = successors.told(plan.institution.ended_departments, name, plan.day)
    # Of a task in which it has two parts since a merger there is one event.
    for has in {each.task.id: each for each in checklist(plan, name)}.values():
        found = _task(plan, has.phase, has.task)
        yield from _off(found, became) if has.passed_to else found
    for each in plan.commitments:
        if each.owner == name and each.due:
            identity = f"{plan.year}/commitment/{each.id}"
            yield _by(identity, each.text, each.due, _sources(plan, each, "due"))


def of_certificate(plan: Plan, certificate: Certificate) -> Iterator[Event]:
    """What its students have to know: registration, training, exams. Of one that is stopped what
    was over before that day is no called-off event."""
    stop = stop_of(certificate)
    for each, session, gone in withdrawn.sessions(plan):
        if each.slug == certificate.slug:
            yield from _off([_session(plan, each, session)], _why(gone))
    for gone in withdrawn.withdrawn(plan):
        if isinstance(gone.thing, Task) and for_students(gone.thing):
            yield from _off(_withdrawn(plan, gone, ""), _why(gone))
    shared = [*_registration(plan, known_of(plan, certificate))]
    for phase, task in plan.tasks:
        if for_students(task):
            shared += _task(plan, phase, task)
    why = f"{stop.day.chinese}起停止，依据{stop.document}" if stop else ""
    for event in shared:
        yield replace(event, called_off=why) if stop and _last(event) >= stop.day.first else event
    yield from (_session(plan, *each) for each in known_of(plan, certificate).sessions)


def _off(found: Iterable[Event], why: str) -> Iterator[Event]:
    return (replace(event, called_off=why) for event in found)


def _last(event: Event) -> date:
    return event.ends.date() if isinstance(event.ends, datetime) else event.ends


def _why(gone: Withdrawn) -> str:
    return f"{gone.since}，依据{gone.document}"


def _withdrawn(plan: Plan, gone: Withdrawn, department: str | None) -> Iterator[Event]:
    """The event of something that was taken away, as it was: of the college (None), of one
    department, or of a certificate ("")."""
    thing, holder = gone.thing, gone.holder
    named = [department, *collectives.of(plan, department)] if department else []
    if isinstance(thing, Session) and isinstance(holder, Certificate) and department is None:
        yield _session(plan, holder, thing)
    elif isinstance(thing, Task) and isinstance(holder, Phase):
        mine = not department or collectives.owns(plan, department, thing)
        yield from (
            _task(plan, holder, thing) if mine and (thing.due or department is not None) else ()
        )
    elif isinstance(thing, Owner) and isinstance(holder, Task) and thing.who in named:
        phase = next((p for p, task in plan.tasks if task.id == holder.id), None)
        yield from _task(plan, phase, holder) if phase else ()


def _phase(plan: Plan, phase: Phase, number: int) -> Iterator[Event]:
    tasks = (f"{index}. {task.called}" for index, task in enumerate(phase.tasks, 1))
    if phase.span:
        yield Event(
            f"{plan.year}/phase/{phase.id}",
            f"{plan.programme.plain}第{number}阶段{_hint(*phase.span)}",
            phase.chinese(), phase.span.first, phase.span.last,
            (*tasks, *_sources(plan, phase, "starts", "ends")),
        )  # fmt: skip


def _task(plan: Plan, phase: Phase, task: Task) -> Iterator[Event]:
    """On its day, else in its phase; nowhere while neither is settled."""
    owners = owners_in_words(task, partial(successors.doer, plan, task))
    about = [f"承担：{owners}"] if owners else []
    work, due = (_source(plan, task.origin_of(field)) for field in ("text", "due"))
    apart = task.due and work != due
    about += [f"工作的出处：{work}", f"期限的出处：{due}"] if apart else [f"出处：{work}"]
    if task.done:
        about.append(f"已于{task.done.chinese}办结")
    identity = f"{plan.year}/task/{task.id}"
    if task.due:
        held = EXAM in task.kinds and not task.due.before
        yield _by(identity, task.called, task.due, tuple(about), done=bool(task.done), held=held)
    elif phase.span:
        about.insert(0, f"期限：{plan.status.unstated}，这里是阶段的时间")
        yield Event(
            identity, f"{task.called}{_hint(*phase.span)}", phase.chinese(),
            phase.span.first, phase.span.last, tuple(about),
        )  # fmt: skip


def _registration(plan: Plan, known: Known) -> Iterator[Event]:
    batches = {each.name: n for n, each in enumerate(plan.head.registration.batches, 1)}
    for each in known.windows:
        batch = f"{batches[each.name]}/" if each.name else ""
        whose = f"{plan.year}/registration/{batch}"
        if opens := each.opens:
            yield Event(
                f"{whose}opens", f"{each.name}证书报名开始{_hint(opens)}", opens.chinese,
                *_ends(opens), _sources(plan, each, "opens"), alarms=_alarms(opens),
            )  # fmt: skip
        if each.closes:
            what, sources = f"{each.name}证书报名", _sources(plan, each, "closes")
            yield _by(f"{whose}closes", what, each.closes, sources)


def _session(plan: Plan, certificate: Certificate, session: Session) -> Event:
    starts, ends = (_moment(session.date.first, each) for each in (session.starts, session.ends))
    about = [f"专业：{session.who}", f"座位：{session.seats} 个"]
    about += [f"等级：{session.level}"] if session.level else []
    about += [f"补 {session.makes_up} 的考核"] if session.makes_up else []
    batch = f"{session.batch}，" if session.batch else ""
    exam = f"{session.part or ''}{'补考' if session.makes_up else '考核'}"
    return Event(
        f"{plan.year}/session/{session.id}", f"{certificate.name}{exam}（{batch}{session.id}）",
        session.when, starts, ends,
        (*about, *_said_by(plan, provenance.sources(session))),
        session.where, _BEFORE_A_SESSION,
    )  # fmt: skip


def _by(
    identity: str,
    text: str,
    due: PlanDate,
    about: tuple[str, ...],
    done: bool = False,
    held: bool = False,
) -> Event:
    """Something that must be done by then: at that hour, on the last day, or within the span; or
    that is `held` then, which is no deadline."""
    alarms = () if done else _alarms(due)
    ends = "" if held or _SAYS_SO.search(text) else "截止"
    return Event(
        identity, f"{text}{ends}{_hint(due)}", due.chinese, *_ends(due), about, alarms=alarms,
    )  # fmt: skip


def _ends(written: PlanDate) -> tuple[date | datetime, date | datetime]:
    """A moment, which lasts no time, or the first and the last day."""
    if written.time:
        moment = _moment(written.last, written.time)
        return moment, moment
    return written.first, written.last


def _alarms(written: PlanDate) -> tuple[timedelta, ...]:
    if written.time:
        return (-timedelta(days=7), *_BEFORE_A_SESSION)
    return _BEFORE_A_DAY if written.precision == "日" else (_NINE,)


def _hint(*written: PlanDate) -> str:
    """Said in the title, which is all that a phone shows: the document names no day."""
    precisions = {each.precision for each in written} - {"日"}
    return f"（只写到{'、'.join(sorted(precisions))}）" if precisions else ""


def _moment(day: date, clock: str) -> datetime:
    return datetime.combine(day, time.fromisoformat(clock), ZoneInfo(ZONE))


def _sources(plan: Plan, entity: Entity, *fields: str) -> tuple[str, ...]:
    """Where an event comes from, each document once."""
    return _said_by(plan, [entity.origin_of(field) for field in fields])


def _said_by(plan: Plan, origins: Iterable[Origin]) -> tuple[str, ...]:
    told = dict.fromkeys(_source(plan, each) for each in origins)
    return tuple(f"出处：{each}" for each in told)


def _source(plan: Plan, origin: Origin) -> str:
    return "　".join(part for part in (plan.status.called(origin.kind), origin.source) if part)
