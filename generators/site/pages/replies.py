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
from generators.model.known import known_of, levels, place_of, reaching
from generators.model.plans import NOT_ENTERED, Plan
from generators.model.shared_duties import contact_post
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
        sources = [(c, "eligible") for c in plan.offered]
        given = f"{len(with_places)}个有申报名额" if with_places else f"名额{NOT_ENTERED}"
        yield _line(f"{listed}，{given}", *sources)
    open_lists = [c.name for c in plan.offered if c.eligible.open]
    if open_lists:
        yield Line(f"{'、'.join(open_lists)}的名单以“等”结尾")


def places(plan: Plan) -> Iterable[Line]:
    known = known_of(plan)
    if known.places.persons:
        sources = [(quota, place_of(quota)) for quota in known.quotas]
        basis = sums.basis_of_places(plan)
        yield _line(f"{known.places.name}合计{known.places.persons}人（{basis}）", *sources)
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


def held(plan: Plan, work: str) -> Iterable[Line]:
    """Whose duty some work is, by the words of the duty."""
    for each in plan.responsibilities:
        for duty in each.duties:
            if work in duty.text:
                yield _line(f"{each.department}的职责写到{work}", (duty, "text"))


def years(plan: Plan) -> Iterable[Line]:
    """Of a plan that is over: that it is, and when registration was."""
    if not plan.status.is_over:
        yield from registration(plan)
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
            yield _line(f"{c.name}：{said}", (c.team, "members"))


def leads(plan: Plan) -> Iterable[Line]:
    by_origin: dict[str, list[tuple[Teams, Certificate, Team]]] = {}
    for each in serving.teamed(plan):
        if each[-1].leads:
            by_origin.setdefault(each[-1].origin_of("lead").source, []).append(each)
    for found in by_origin.values():
        said = "，".join(f"{c.name}{serving.led_by(plan, c)}" for _, c, _ in found)
        teams, _, team = found[0]
        yield _line(f"{teams.lead_called}：{said}", (team, "lead"))


def evaluators(plan: Plan) -> Iterable[Line]:
    for c in plan.certificates:
        if c.evaluator:
            yield _line(f"{c.name}：{plan.programme.evaluator}是{c.evaluator}", (c, "evaluator"))
        if found := levels(c):
            said = "、".join(each.level or "" for each in found)
            yield _line(f"{c.name}：等级是{said}", *((each, "level") for each in found))


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


def _of_some(has: Callable[[Certificate], object]) -> Callable[[Plan], bool]:
    """Whether there is something of some certificates, and of others there is not."""

    def some(plan: Plan) -> bool:
        known = [bool(has(certificate)) for certificate in plan.certificates]
        return any(known) and not all(known)

    return some


@dataclass(frozen=True)
class Fact:
    """Lines made of the data. `settles`: they answer a question, and are not only told besides;
    `partly`: whether the data have it of some certificates only; `looked`: where they have nothing,
    they say themselves that it is not stated."""

    lines: Lines
    settles: bool = False
    partly: Callable[[Plan], bool] = lambda plan: False
    looked: bool = False


# What a question may show (schemas/questions.json).
FACTS = {
    "registration": Fact(registration, settles=True, looked=True),
    "sessions": Fact(sessions, settles=True, partly=_of_some(lambda c: c.sessions)),
    "evaluators": Fact(
        evaluators, settles=True, looked=True, partly=_of_some(lambda c: c.evaluator and levels(c))
    ),
    "members": Fact(members, settles=True, looked=True, partly=_of_some(lambda c: c.members)),
    "leads": Fact(leads),
    "reached": Fact(reached, settles=True),
    "hosts": Fact(hosts),
    "heads": Fact(heads),
    "eligible": Fact(eligible),
    "places": Fact(places),
    "years": Fact(years),
}
