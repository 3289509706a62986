"""What a plan says in plain words to what people ask: line by line, each with its clause.

Only what is in the data or stands in the document; where that is nothing, there is no line.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from generators.model import answers_later, provenance, serving, successors
from generators.model.asked import Meaning
from generators.model.document import sums
from generators.model.eligibility import listing
from generators.model.entities import Certificate, Team, Teams
from generators.model.known import known_of, levels, state_of
from generators.model.plans import NOT_ENTERED, Plan
from generators.model.reaching import reaching
from generators.model.shared_duties import contact_post, names
from generators.model.structure import ISSUED, Entity, Origin


@dataclass(frozen=True)
class Line:
    """Something the plan says, in plain words, and where that comes from; empty where it is only
    counted up."""

    text: str
    origins: tuple[Origin, ...] = ()


def _line(text: str, *values: tuple[Entity, str]) -> Line:
    """A line made of the values of some fields, with the origin of each once."""
    return Line(text, provenance.once(entity.origin_of(field) for entity, field in values))


_PRESIDENT = re.compile("(?<!副)[院校]长")
Lines = Callable[[Plan], Iterable[Line]]


def meant(plan: Plan, meaning: Meaning) -> Iterable[Line]:
    """What it means in plain words that the document says this."""
    for clause in plan.clauses:
        if any(meaning.words in text for block in clause.blocks for _, text in block.prose):
            return [Line(meaning.text, (Origin(clause.spot, kind=ISSUED, clause=clause.clause),))]
    return []


def eligible(plan: Plan) -> Iterable[Line]:
    majors = set(listing(plan))
    with_places = {major for major in plan.institution.majors if reaching(plan, major)}
    if majors:
        listed = f"{len(plan.offered)}个证书的名单列出{len(majors)}个专业"
        given = f"{len(with_places)}个有申报名额" if with_places else f"名额{NOT_ENTERED}"
        stopped = len(plan.certificates) - len(plan.offered)
        without = f"，不含已经停止的{stopped}个证书" if stopped else ""
        yield Line(f"{listed}，{given}（据各证书的名单计算{without}）")
    open_lists = [c.name for c in plan.offered if c.eligible.open]
    if open_lists:
        yield Line(f"{'、'.join(open_lists)}的名单以“等”结尾")


def places(plan: Plan) -> Iterable[Line]:
    known = known_of(plan)
    if known.places.persons:
        basis = sums.basis_of_places(plan)
        yield Line(f"{known.places.name}合计{known.places.persons}人（{basis}）")
    for step in known.beyond:
        if step.persons is not None:
            yield _line(
                f"{step.name}合计{step.persons}人", *((q, step.field) for q in known.quotas)
            )


def registration(plan: Plan) -> Iterable[Line]:
    for dates in plan.head.registration.windows():
        for *days, field in ((dates.opens, None, "opens"), (None, dates.closes, "closes")):
            if words := answers_later.span(*days):
                yield _line(f"{dates.name}{words}", (dates, field))


def over(plan: Plan) -> Iterable[Line]:
    """That the time to register is over, or has not come, on the plan's day."""
    if (day := plan.day) is None:
        return
    for dates in plan.head.registration.windows():
        state = ""
        if dates.closes and dates.closes.last < day:
            state = "报名已经截止"
        elif dates.opens and dates.opens.first > day:
            state = "报名还没有开始"
        if state:
            yield Line(f"截至{day.year}年{day.month}月{day.day}日，{dates.name}{state}")


def held(plan: Plan, work: str) -> Iterable[Line]:
    """Whose duty some work is, by the words of the duty."""
    for each in plan.responsibilities:
        for duty in each.duties:
            if names(duty, work):
                yield _line(f"{each.department}的职责写到{work}", (duty, "text"))


def years(plan: Plan) -> Iterable[Line]:
    """Of a plan that is over: that it is, and when registration was."""
    if not plan.status.is_over:
        yield from registration(plan)
        yield from over(plan)
    else:
        yield Line(f"这是{plan.year}年的方案，{plan.status.name}")
        for phase, task in plan.tasks:
            if "报名" in task.kinds:
                yield _line(f"那一年的报名在{phase.chinese()}", (phase, "starts"), (task, "text"))


def sessions(plan: Plan) -> Iterable[Line]:
    for c, session in known_of(plan).sessions:
        exam = f"{c.name}（{session.what}）" if session.what else c.name
        said = f"{exam}：{session.when}，{session.where}"
        yield Line(said, provenance.sources(session))


def members(plan: Plan) -> Iterable[Line]:
    for c in plan.certificates:
        if c.team and c.members:
            said = serving.listed(plan, c.team, c.members)
            yield _line(f"{_called(c)}：{said}", (c.team, "members"))


def leads(plan: Plan) -> Iterable[Line]:
    by_origin: dict[str, list[tuple[Teams, Certificate, Team]]] = {}
    for each in serving.teamed(plan):
        if each[-1].leads:
            by_origin.setdefault(each[-1].origin_of("lead").source, []).append(each)
    for found in by_origin.values():
        said = "，".join(f"{_called(c)}{serving.led_by(plan, c)}" for _, c, _ in found)
        teams, _, team = found[0]
        yield _line(f"{teams.lead_called}：{said}", (team, "lead"))


def evaluators(plan: Plan) -> Iterable[Line]:
    for c in plan.certificates:
        if c.evaluator:
            yield _line(
                f"{_called(c)}：{plan.programme.evaluator}是{c.evaluator}", (c, "evaluator")
            )
        if found := levels(c):
            said = "、".join(each.level or "" for each in found)
            yield _line(f"{_called(c)}：等级是{said}", *((each, "level") for each in found))


def hosts(plan: Plan) -> Iterable[Line]:
    for group in plan.groups:
        if group.hosted_by:
            post = contact_post(plan, group)
            now = successors.heir(plan, group.hosted_by)
            host = group.hosted_by + (f"（现为{now}）" if now else "")
            yield _line(f"{group.full_name}，设在{host}", (group, "hosted_by"))
            if post:
                yield _line(f"{group.name}的事，联系{post}", (group, "contact"))


def reached(plan: Plan) -> Iterable[Line]:
    """Where and when offices are reached, as they publish it."""
    for each in answers_later.offices(plan.files):
        held = answers_later.span(each.since, each.until)
        words = f"{each.department}：{each.text}" + (f"（{held}）" if held else "")
        yield Line(words, (each.origin,) if each.origin else ())


def heads(plan: Plan) -> Iterable[Line]:
    """Who heads which body, of those of whom the document does not say that they have another post
    than that of the president: what it says of those in charge."""
    for group in plan.groups:
        for role in group.roles:
            posts = (role.posts or {}).values()
            other = posts and not any(_PRESIDENT.search(post) for post in posts)
            if role.title == group.head and not other:
                who = f"{group.name}{role.title}：{serving.listed(plan, role, role.people)}"
                yield _line(who, (role, "people"))


def _called(certificate: Certificate) -> str:
    """A certificate by its name; of one that is stopped, with that."""
    return (
        f"{certificate.name}（{state_of(certificate)}）"
        if certificate.stopped
        else certificate.name
    )


def _of_some(has: Callable[[Certificate], object]) -> Callable[[Plan], bool]:
    """Whether there is something of some certificates, and of others there is not."""

    def some(plan: Plan) -> bool:
        known = [bool(has(certificate)) for certificate in plan.certificates]
        return any(known) and not all(known)

    return some


@dataclass(frozen=True)
class Fact:
    """Lines made of the data. `settles`: they answer a question, and are not only told besides;
    `partly`: whether the data have it of some certificates only; `looked`: whether, where they have
    nothing, they say themselves that it is not stated."""

    lines: Lines
    settles: Callable[[Plan], bool] = lambda plan: False
    partly: Callable[[Plan], bool] = lambda plan: False
    looked: Callable[[Plan], bool] = lambda plan: False


def _always(plan: Plan) -> bool:
    return True


def _has_teams(plan: Plan) -> bool:
    """Whether there are teams, of whose members a plan says who they are or that it is not said."""
    return not serving.only_leads(plan) and any(serving.teamed(plan))


# What a question may show (schemas/questions.json).
FACTS = {
    "registration": Fact(registration, settles=_always, looked=_always),
    "sessions": Fact(sessions, settles=_always, partly=_of_some(lambda c: c.sessions)),
    "evaluators": Fact(
        evaluators,
        settles=_always,
        looked=_always,
        partly=_of_some(lambda c: c.evaluator and levels(c)),
    ),
    "members": Fact(
        members, settles=_always, looked=_has_teams, partly=_of_some(lambda c: c.members)
    ),
    "leads": Fact(leads, settles=serving.only_leads),
    "reached": Fact(reached, settles=_always),
    "hosts": Fact(hosts),
    "heads": Fact(heads),
    "eligible": Fact(eligible),
    "places": Fact(places),
    "years": Fact(years),
}
