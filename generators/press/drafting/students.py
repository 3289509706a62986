"""学生须知: what a student asks about one certificate, from the plan alone, on one sheet."""

from collections.abc import Iterator
from itertools import count

from generators.core.chinese import numeral
from generators.model import answers_later, dimensions, serving, withdrawn
from generators.model.checklists import for_students
from generators.model.dimensions import Dimension
from generators.model.document import sums
from generators.model.eligibility import without_places
from generators.model.entities import Certificate, Task
from generators.model.exams import Quota
from generators.model.known import NAMES, Known, known_of, levels, place_of
from generators.model.plans import NOT_ENTERED, Plan
from generators.model.stopped import Stop, stop_of
from generators.model.structure import Entity
from generators.model.tables.filled import Wanted
from generators.press.drafting import paper_tables, phrases
from generators.press.paper.paper_blocks import FORM, Block, Paper, Table, text

_TAKEN = ("registered",)
_ARRANGED = (  # what the table of sessions says, of a session and of its rooms
    "date", "starts", "ends", "majors", "level", "population", "part", "batch", "groups", "people",
    "makes_up", "turns", "name", "seats",
)  # fmt: skip


def notice(plan: Plan, certificate: Certificate) -> Paper:
    """Who may take it, how many places there are, who leads, when, what holds, and what nobody has
    said."""
    return Paper(
        FORM,
        (f"{plan.year}年{certificate.name}", f"{plan.programme.kind}学生须知"),
        tuple(_blocks(plan, certificate)),
        author=plan.institution.college.name,
    )


def _blocks(plan: Plan, certificate: Certificate) -> Iterator[Block]:
    known = known_of(plan, certificate)
    state = f"本证书{known.state}。" if known.state and not certificate.stopped else ""
    kind = "" if certificate.stopped else _kind(plan, certificate)
    yield text("paragraph", f"依据{phrases.basis(plan)}。{state}{kind}")
    if stop := stop_of(certificate):
        yield from _stopped(plan, certificate, stop)
    else:
        yield from _open_to_students(plan, certificate)


def _open_to_students(plan: Plan, certificate: Certificate) -> Iterator[Block]:
    yield from _eligible(plan, certificate)
    lead = serving.led_by(plan, certificate) or plan.status.unstated
    led = f"{plan.teams.lead_called}：{lead}。" if plan.teams else ""
    asked = ("名额", "报名", *((plan.teams.name,) if plan.teams else ()))
    yield text("heading1", f"二、{'、'.join(asked[:-1])}和{asked[-1]}")
    if certificate.quotas:
        yield _places(plan, certificate)
    else:
        known = any(withdrawn.of(plan, certificate, "quotas"))
        yield text("paragraph", f"各专业的名额，{'已经撤销' if known else NOT_ENTERED}。")
    yield from _withdrawn(plan, certificate, "quotas")
    if certificate.quotas and (without := without_places(plan, certificate)):
        what = _what(certificate)
        yield text("paragraph", f"列入名单但没有申报名额的{what}：{'、'.join(without)}。")
    window = known_of(plan, certificate).window
    registration = f"报名：{window}。" if window else ""
    if said := f"{registration}{led}":
        yield text("paragraph", said)
    yield from _rest(plan, certificate)
    yield from _documents(plan, certificate)


def _kind(plan: Plan, certificate: Certificate) -> str:
    """Of which levels it is, where no column says so, and who examines, as far as it is known."""
    told = dimensions.LEVEL in dimensions.dividing(certificate.quotas)
    of_levels = "" if told else "、".join(each.level or "" for each in levels(certificate))
    said = {"等级": of_levels, plan.programme.evaluator: certificate.evaluator}
    return "".join(f"{what}：{known}。" for what, known in said.items() if known)


def _rest(plan: Plan, certificate: Certificate) -> Iterator[Block]:
    """The parts behind the first two, and what is settled before what is open."""
    parts = {
        "时间安排": (_schedule(plan, known_of(plan, certificate)),),
        "考核场次": (
            *((_sessions(plan, certificate),) if certificate.sessions else ()),
            *_withdrawn(plan, certificate, "sessions"),
        ),
    }
    numbers = count(3)
    for title, blocks in parts.items():
        if blocks:
            yield text("heading1", f"{numeral(next(numbers))}、{title}")
            yield from blocks
    yield from _settled(plan, certificate)
    if said := _open(plan, certificate):
        yield text("heading1", f"{numeral(next(numbers))}、没有写明的事项")
        yield text("paragraph", said)


def _schedule(plan: Plan, known: Known) -> Table:
    """The phases with their tasks; those that students take part in with the day that they have,
    unless it is that of a batch in which there are no places."""
    others = {each.name for each in plan.head.registration.batches} - known.batches
    rows = [
        (phase.chinese(), "；".join(_with_day(each, others if known.batches else set())
                                   for each in phase.tasks))
        for phase in plan.phases
    ]  # fmt: skip
    rows = [(when, f"{work}。" if work else NOT_ENTERED) for when, work in rows]
    return phrases.table(("时间", "工作"), rows, (4.2, 7.4), (0,))


def _with_day(task: Task, others: set[str]) -> str:
    own = for_students(task) and not any(name in task.text for name in others)
    return f"{task.text}（{task.due.chinese}）" if own and task.due else task.text


def _eligible(plan: Plan, certificate: Certificate) -> Iterator[Block]:
    eligible = certificate.eligible
    names = phrases.open_list(eligible.names, open=eligible.open) or NOT_ENTERED
    outside = phrases.settled(plan, "eligible", certificate.name)
    what = _what(certificate)
    scope = (
        f"名单以“等”结尾，名单以外的{what}能否申报：{outside}。"
        if eligible.open
        else f"名单不带“等”，只列了以上{what}。"
    )
    yield text("heading1", f"一、可以申报的{what}")
    yield text("paragraph", f"{names}。{scope}")


def _what(certificate: Certificate) -> str:
    """What a list of those who may declare has in it."""
    return "专业" if certificate.eligible.names == certificate.eligible.majors else "专业和人员"


def _documents(plan: Plan, certificate: Certificate) -> Iterator[Block]:
    """By which documents came what stands on the sheet and not in the issued one."""
    yield from phrases.entered_later(
        (certificate.quotas, {field: NAMES[field] for field in _shown(certificate)}),
        (certificate.quotas, {"level": "等级"}),
        (plan.head.registration.windows(), {"opens": "报名开始日期", "closes": "报名截止日期"}),
        ([certificate.team] if certificate.team else [], {"lead": "负责人"}),
        (plan.phases, {"starts": "阶段的时间", "ends": "阶段的时间"}),
        *((each, dict.fromkeys(_ARRANGED, "考核场次")) for each in _arranged(certificate)),
    )


def _arranged(certificate: Certificate) -> Iterator[tuple[Entity, ...]]:
    yield certificate.sessions
    yield from (session.rooms for session in certificate.sessions)


def _stopped(plan: Plan, certificate: Certificate, stop: Stop) -> Iterator[Block]:
    """What a student has to know of one that is stopped."""
    yield text("heading1", "一、已经停止")
    yield text("paragraph", f"这种证书{stop.day.chinese}起停止实施，依据{stop.document}。")
    yield text("paragraph", f"{stop.then}。")
    yield text("heading1", "二、原有的名额和考核场次")
    yield from _withdrawn(plan, certificate, "quotas")
    yield from _withdrawn(plan, certificate, "sessions")


def _withdrawn(plan: Plan, certificate: Certificate, field: str) -> Iterator[Block]:
    what = {"quotas": "名额", "sessions": "考核场次"}[field]
    for each in withdrawn.of(plan, certificate, field):
        yield text("paragraph", f"{each.since}的{what}：{each.words}，依据{each.document}。")


def _open(plan: Plan, certificate: Certificate) -> str:
    """What a student would ask and nobody has said."""
    unknown = _not_stated(plan, certificate)
    said = f"{'、'.join(unknown)}，{plan.status.unstated}。" if unknown else ""
    return said + ("" if certificate.sessions else f"考核的时间和地点，{NOT_ENTERED}。")


def _places(plan: Plan, certificate: Certificate) -> Table:
    """By major, or whom they are for; by level and the like too where they are known. The places,
    and how many are taken: what became of those who sat is no matter of a sheet for who thinks of
    it."""
    known = known_of(plan, certificate)
    taken = tuple(step for step in known.beyond if step.field in _TAKEN)
    divided = dimensions.dividing(certificate.quotas)
    rows = [
        (q.who, *(_divided(certificate, q, each) for each in divided), phrases.persons(q.places),
         *(phrases.persons(getattr(q, step.field)) for step in taken))
        for q in certificate.quotas
    ]  # fmt: skip
    steps = (known.places, *taken)
    together = (phrases.persons(step.persons) for step in steps)
    blank = tuple("" for _ in divided)
    rows.append((f"合计（{sums.basis_of_places(plan, certificate)}）", *blank, *together))
    who = dimensions.titles_of_who(certificate.quotas)
    columns = (who, *(each.title for each in divided), *(step.name for step in steps))
    widths = (6, *(3 for _ in divided), *(3 for _ in steps))
    return phrases.table(columns, rows, widths, tuple(range(1, len(columns))))


def _divided(certificate: Certificate, quota: Quota, dimension: Dimension) -> str:
    own = dimensions.said(dimension, certificate, quota)
    return own or ("不分" if dimension.whole else NOT_ENTERED)


def _shown(certificate: Certificate) -> list[str]:
    """The steps that stand on the sheet."""
    return [*dict.fromkeys(map(place_of, certificate.quotas)), *_TAKEN]


def _sessions(plan: Plan, certificate: Certificate) -> Table:
    """With a column for the part and the batch where any of them says one."""
    told = any(s.what for s in certificate.sessions)
    part = (Wanted("考核", "考核"),) if told else ()
    columns = (
        Wanted("时间", "时间"), Wanted("地点", "场所"), *part,
        Wanted("座位", "座位数", unit="个"), Wanted("专业", "参加的学生"),
    )  # fmt: skip
    widths = (3, 2.6, 1.8, 1.1, 4.9) if told else (5.4, 2.4, 1.2, 4.4)
    return paper_tables.of_data(
        plan, "场次", columns, among=lambda entry: entry[0] is certificate, widths=widths
    )


def _settled(plan: Plan, certificate: Certificate) -> Iterator[Block]:
    """What answers questions of students about this certificate, in the document or later; the list
    of majors has it said above."""
    asked = {id_: each for id_, each in plan.institution.questions.items() if each.students}
    label = "有关规定："
    for id_, question in asked.items():
        for each in answers_later.to(plan.files, id_, certificate.name):
            if each.answer is not None and each.origin and id_ != "eligible":
                source = f"{plan.status.called(each.origin.kind)}，{each.origin.source}"
                yield text("note", f"{label}{question.text}{each.text}（{source}）。")
                label = ""


def _not_stated(plan: Plan, certificate: Certificate) -> list[str]:
    """What a student would ask and the plan does not answer."""
    windows = known_of(plan, certificate).windows
    asked = {
        "证书等级": levels(certificate),
        plan.programme.evaluator: certificate.evaluator,
        "报名开始日期": all(each.opens for each in windows),
        "报名截止日期": all(each.closes for each in windows),
        "联系人": serving.contact(plan),
    }
    return [name for name, answer in asked.items() if not answer]
