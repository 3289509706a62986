"""PPL: how groups and teams are staffed. Who exists at all is the matter of people.py."""

from collections.abc import Iterator

from generators.checks.engine import ANY_ERROR, Context, Judgement, rule
from generators.checks.ref.as_amended import LOST, as_amended
from generators.checks.suggest import meant
from generators.core.diagnostics import (
    INFO,
    WARNING,
    Finding,
    Location,
    NotApplicable,
    Note,
    Waiting,
)
from generators.model import serving
from generators.model.entities import Group
from generators.model.plans import Plan

_OFFICE, _LEADERSHIP = "办公室", "领导小组"
_MANY = 2  # roles of one person that nobody need be told about

_as_amended = as_amended("team", "roles", "groups", "head", "sessions")


@rule(
    "PPL-05", WARNING, "各团队的负责人都在办公室",
    needs=(ANY_ERROR, LOST, "REF-01", "SRC-05"), habit=True,
)  # fmt: skip
@_as_amended
def lead_outside_office(context: Context) -> Iterator[Judgement]:
    """办公室协调各证书的团队。负责人不在办公室的团队，会议和通知传不到，进度也报不上来。

    怎么改：把负责人列入办公室的名单；印发以后的增补写成变更。
    """
    office = _group(context.plan, _OFFICE)
    if office is None:
        yield _unnamed(context) or NotApplicable("没有设办公室")
        return
    issued = context.plan.as_issued.files["groups.yaml"]
    for teams, certificate, team in serving.teamed(context.plan):
        for route, lead in team.places_of_leads:
            if lead in office.people or not _of_college(context, lead):
                continue
            finding = team.finding(
                *route,
                message=f"{certificate.name}的{teams.lead_called}{lead}不在{office.name}的名单里",
                advice="列入办公室，或确定由谁向这个团队传达",
                related=(Note(office.at("roles"), "办公室的名单写在这里"),),
                within=(team.at(*route), *_slips(lead, office, context)),
            )
            yield context.waiting("SRC-05", issued.at("groups")) or finding


@rule(
    "PPL-06", INFO, "办公室的主任、副主任在领导小组之中",
    needs=(ANY_ERROR, LOST, "PPL-03", "REF-01"), habit=True,
)  # fmt: skip
@_as_amended
def director_outside_leadership(context: Context) -> Iterator[Judgement]:
    """办公室的主任、副主任在领导小组里，领导小组的决定才能直接落到办公室。不在的并不违规，列出来供核对。

    怎么改：本来就这样安排的不用改；漏列的，补进领导小组的名单。
    """
    office, leadership = _group(context.plan, _OFFICE), _group(context.plan, _LEADERSHIP)
    if office is None or leadership is None:
        yield _unnamed(context) or NotApplicable("没有同时设领导小组和办公室")
        return
    if office.head is None:
        yield NotApplicable("办公室没有写由哪个职务负责")
        return
    posts = office.at("head"), *(role.at("title") for role in office.roles)
    if waiting := context.waiting("PPL-03", *posts):
        yield waiting
    for role in office.roles:
        for index, name in enumerate(role.people if role.title.endswith(office.head) else ()):
            if name not in leadership.people and not serving.is_post(context.plan, name):
                yield role.finding(
                    "people",
                    index,
                    message=f"{office.name}{role.title}{name}不在{leadership.name}之中",
                    advice="核对是否漏列；就是这样安排的不用改",
                    within=(role.at("people", index), *_slips(name, leadership, context)),
                )


@rule("PPL-07", INFO, "一个人的职务不超过两项", needs=(ANY_ERROR, LOST, "PPL-01", "REF-01"))
@_as_amended
def person_with_many_roles(context: Context) -> Iterator[Judgement]:
    """一个人兼的职务多了，他一请假，几处工作同时停下。列出来供安排工作时参考。

    怎么改：可以安排副手或调整分工；就是这样安排的不用改。
    """
    roles: dict[str, list[tuple[str, Location]]] = {}
    for name, role, place in _roles(context.plan):
        roles.setdefault(name, []).append((role, place))
        if unknown := context.waiting("PPL-01", place) or context.waiting("REF-01", place):
            yield unknown
    for name, held in roles.items():
        if len(held) > _MANY:
            titles = "、".join(role for role, _ in held)
            *others, (_, last) = held
            yield Finding(
                last,
                f"{name}有 {len(held)} 项职务：{titles}",
                "核对是否需要安排副手",
                related=tuple(Note(place, role) for role, place in others),
            )


@rule("PPL-08", WARNING, "每个机构有联系人")
def body_without_contact(context: Context) -> Iterator[Judgement]:
    """没有联系人的机构，上级和各系有事不知道找谁。“1+X”证书试点的院校，教职成厅函〔2019〕19号要求
    明确联系人。

    办公室有联系人的，工作组由它联系，不再提醒。

    怎么改：在 groups.yaml 的 contact 里写姓名或岗位，不写电话。
    """
    office = _group(context.plan, _OFFICE)
    above = office, _group(context.plan, _LEADERSHIP)
    for body in context.plan.bodies:
        if office and office.contact and isinstance(body, Group) and body not in above:
            continue
        if body.contact is None:
            yield body.finding(
                "contact",
                message=f"{body.name}没有写联系人",
                advice="写姓名或岗位，例如 教学部考务岗；不写电话",
            )


def _roles(plan: Plan) -> Iterator[tuple[str, str, Location]]:
    """Every role of every person, one a body: (name, what it is, where it is written)."""
    for group in plan.groups:
        told = set()  # a name that is listed twice is the matter of PPL-02
        for role in group.roles:
            for index, name in enumerate(role.people):
                if name not in told and not serving.is_post(plan, name):
                    yield name, f"{group.name}{role.title}", role.at("people", index)
                told.add(name)
    for teams, certificate, team in serving.teamed(plan):
        for route, name in team.places_of_leads:
            yield name, f"{certificate.name}{teams.lead_called}", team.at(*route)


def _of_college(context: Context, name: str) -> bool:
    """Whether somebody is not from an enterprise, say, and no post alone."""
    person = context.institution.people.get(name)
    return person is None or (person.of is None and not person.post)


def _slips(name: str, group: Group, context: Context) -> Iterator[Location]:
    """Where a list has what may be a slip for `name`."""
    people = context.institution.people
    for role in group.roles:
        for index, each in enumerate(role.people):
            if name in meant(each, people):
                yield role.at("people", index)


def _unnamed(context: Context) -> Waiting | None:
    """For a body that may be there under a wrong name."""
    return context.waiting("REF-01", *(group.at("name") for group in context.plan.groups))


def _group(plan: Plan, ending: str) -> Group | None:
    named = (g for g in plan.groups if g.name.endswith(ending))
    others = (
        g for g in plan.groups
        if any(name.endswith(ending) for name in (g.full_name or "", *g.aliases))
    )  # fmt: skip
    return next(named, None) or next(others, None)
