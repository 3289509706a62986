"""What a plan says in plain words to what people ask: line by line, each with its clause.

Only what is in the data or stands in the document; where that is nothing, there is no line.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from generators.model.document import sums
from generators.model.plans import NOT_ENTERED, Plan
from generators.model.shared_duties import contact_post, shared_work


@dataclass(frozen=True)
class Line:
    """Something the plan says, in plain words, with the clause it stands in where there is one."""

    text: str
    clause: str | None = None


Lines = Callable[[Plan], Iterable[Line]]


def if_said(words: str, *texts: str) -> Lines:
    """What it means in plain words that the document says this."""

    def lines(plan: Plan) -> Iterable[Line]:
        for clause in plan.clauses:
            if any(words in text for block in clause.blocks for _, text in block.prose):
                return [Line(text, clause.clause) for text in texts]
        return []

    return lines


def eligible(plan: Plan) -> Iterable[Line]:
    majors = {major for c in plan.certificates for major in c.eligible.majors}
    with_places = {quota.major for _, quota in plan.quotas}
    if majors:
        listed = f"{len(plan.certificates)}个证书的名单列出{len(majors)}个专业"
        clause = plan.certificates[0].origin.clause
        given = f"{len(with_places)}个有申报名额" if with_places else f"名额{NOT_ENTERED}"
        yield Line(f"{listed}，{given}", clause)
    open_lists = [c.name for c in plan.certificates if c.eligible.open]
    if open_lists:
        yield Line(f"{'、'.join(open_lists)}的名单以“等”结尾")


def places(plan: Plan) -> Iterable[Line]:
    clause = plan.certificates[0].origin.clause if plan.certificates else None
    if plan.declared:
        yield Line(f"申报名额合计{plan.declared}人（{sums.basis(plan)}）", clause)


def registration(plan: Plan) -> Iterable[Line]:
    opens, closes = plan.head.registration.opens, plan.head.registration.closes
    ends = [f"{day.chinese}{word}" for day, word in ((opens, "起"), (closes, "止")) if day]
    return [Line("，".join(ends))] if ends else []


def whose(work: str) -> Lines:
    """Whose duty it is, by the words of the duty."""

    def lines(plan: Plan) -> Iterable[Line]:
        for each in plan.responsibilities:
            for duty in each.duties:
                if work in duty.text:
                    yield Line(f"{each.department}的职责写到{work}", duty.origin.clause)

    return lines


def years(plan: Plan) -> Iterable[Line]:
    """Of a plan that is over: that it is, and when registration was."""
    if not plan.status.is_over:
        yield from registration(plan)
    else:
        yield Line(f"这是{plan.year}年的方案，{plan.status.name}")
        for phase, task in plan.tasks:
            if "报名" in task.kinds:
                yield Line(f"那一年的报名在{phase.chinese()}", task.origin.clause)


def sessions(plan: Plan) -> Iterable[Line]:
    for c, session in plan.sessions:
        when = f"{session.date.chinese}{session.starts}—{session.ends}"
        yield Line(f"{c.name}：{when}，{session.room}")


def members(plan: Plan) -> Iterable[Line]:
    known = [(c, c.team.members) for c in plan.certificates if c.team.members]
    if len(known) == len(plan.certificates):
        for c, who in known:
            yield Line(f"{c.name}：{'、'.join(who)}", c.team.origin.clause)


def leads(plan: Plan) -> Iterable[Line]:
    led = [c for c in plan.certificates if c.team.lead]
    if led:
        said = "，".join(f"{c.name}{c.team.lead}" for c in led)
        yield Line(f"{plan.teams.name}负责人：{said}", led[0].team.origin.clause)


def evaluators(plan: Plan) -> Iterable[Line]:
    for c in plan.certificates:
        parts = (c.evaluator and f"培训评价组织是{c.evaluator}", c.level and f"等级是{c.level}")
        if any(parts):
            yield Line(f"{c.name}：" + "，".join(part for part in parts if part))


def offices(plan: Plan) -> Iterable[Line]:
    for group in plan.groups:
        if group.hosted_by:
            post = contact_post(plan, group)
            asked = f"，联系{post}" if post else ""
            yield Line(f"{group.full_name}，设在{group.hosted_by}{asked}", group.origin.clause)


def heads(plan: Plan) -> Iterable[Line]:
    """Who heads which body: what the document says of those in charge. It names no other post."""
    for group in plan.groups:
        for role in group.roles:
            if role.title == group.head:
                who = f"{group.name}{role.title}：{'、'.join(role.people)}"
                yield Line(who, group.origin.clause)


def buyers(plan: Plan) -> Iterable[Line]:
    for activity, units in shared_work(plan).items():
        if "采购" in activity:
            yield Line(f"{activity}写进了{'、'.join(name for name, _ in units)}的职责")
