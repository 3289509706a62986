"""PPL: people, groups and teams. Names are compared whole, never by a part of them."""

from collections.abc import Iterable, Iterator

from generators.checks.engine import Context, Judgement, rule
from generators.checks.ref import unregistered_names, uses
from generators.checks.ref.as_amended import LOST, as_amended
from generators.checks.suggest import did_you_mean, several
from generators.core.diagnostics import ERROR, Finding, Location, NotApplicable, Note
from generators.core.yaml.data import Route
from generators.model.entities import Group
from generators.model.plans import Plan
from generators.model.serving import are_people

_as_amended = as_amended("team", "roles", "groups", "head", "sessions")


@rule("PPL-01", ERROR, "出现的姓名都在人员名册中", needs=(LOST, "REF-01"))
@_as_amended
def unknown_person(context: Context) -> Iterator[Judgement]:
    """名单里的姓名对不上名册，通知和清单就找不到人。

    怎么改：多半是姓名写错，或两字姓名中间加了空格，按 plan/people.yaml 里的写法改正；
    确是新人的，先在 plan/people.yaml 里登记。
    """
    people = context.institution.people
    findings = unregistered_names.misdefined(context, uses.people)
    yield from findings
    explained = {place for finding in findings for place in finding.explains}
    for entity, route, name in uses.named(context.plan):
        if name not in people and entity.at(*route) not in explained:
            yield entity.finding(
                *route,
                message=f"人员名册里没有“{name}”",
                advice=_one_person(route, name, people)
                or did_you_mean(name, people)
                or f"新人请先在 people.yaml 登记，加一行  - {{name: {name}}}",
                within=(entity.at(*route),),
            )


def _one_person(route: Route, name: str, people: Iterable[str]) -> str:
    """What to do about several names where one stands; empty elsewhere."""
    first = next(iter(several(name, people)), None)
    if first is None or route[-1] not in ("lead", "head"):
        return ""
    rest = "，其余的写进 co_leads 或 members（一项写一个）" if route[-1] == "lead" else ""
    return f"这里只写一人，例如 {first}{rest}"


@rule("PPL-02", ERROR, "同一个人在一个机构里只列一次", needs=(LOST,))
@_as_amended
def person_listed_twice(context: Context) -> Iterator[Judgement]:
    """同一机构的名单里一个人出现两次，人数就不对，职务也说不清。

    怎么改：留下职务正确的一处。
    """
    for group in context.plan.groups:
        first: dict[str, Location] = {}
        for role in group.roles:
            for index, name in enumerate(role.people):
                if name in first:
                    yield role.finding(
                        "people",
                        index,
                        message=f"“{name}”在{group.name}里列了两次",
                        advice="留下职务正确的一处",
                        related=(Note(first[name], "第一次列在这里"),),
                    )
                first.setdefault(name, role.at("people", index))


@rule("PPL-03", ERROR, "写明了由谁负责的机构，有且只有一位组长或主任", needs=(LOST,))
@_as_amended
def head_is_not_one(context: Context) -> Iterator[Judgement]:
    """机构没有负责人，或有两位，签字和决策就没有着落。写明了应有人数的职务，人数也要相符。

    怎么改：核对 head 所写的职务和名单；文件没有写由谁负责的，head 写 null 或者不写。
    """
    for group in context.plan.groups:
        yield from _wrong_counts(context.plan, group)
        if group.head is None:
            continue
        heads = [role for role in group.roles if role.title == group.head]
        padded = [r for r in group.roles if "".join(r.title.split()) == group.head]
        count = sum(len(role.people) for role in heads)
        if padded and not heads:
            yield padded[0].finding(
                "title",
                message=f"职务“{padded[0].title}”的字中间有空格",
                advice=f"改成 {group.head}；排版时的空格写在 document.yaml 的 labels 里",
            )
        elif group.head.startswith("副"):
            yield group.finding(
                "head",
                message=f"{group.name}的负责人写成了“{group.head}”",
                advice="写正职的职务，例如 组长、主任",
            )
        elif not heads:
            yield group.finding(
                "head",
                message=f"{group.name}的 roles 里没有“{group.head}”这个职务",
                advice="核对名单和职务",
            )
        elif count != 1:
            yield heads[0].finding(
                "people",
                message=f"{group.name}的{group.head}应当有 1 人，现在有 {count} 人",
                advice="核对名单和职务",
            )


def _wrong_counts(plan: Plan, group: Group) -> Iterator[Finding]:
    """Roles with more or fewer people than they should have; a post may stand for several."""
    for role in group.roles:
        told = role.title == group.head and len(role.people) != 1
        people = are_people(plan, role.people)
        if people and role.count is not None and role.count != len(role.people) and not told:
            yield role.finding(
                "count",
                message=f"{group.name}的{role.title}应有 {role.count} 人，"
                f"名单上有 {len(role.people)} 人",
                advice="核对名单和 count（应有人数），改其中一处",
            )


@rule("PPL-04", ERROR, "设了团队的，每个证书有人负责", needs=(LOST,))
@_as_amended
def team_without_lead(context: Context) -> Iterator[Judgement]:
    """方案设立了各证书的团队（groups.yaml 的 teams），没有负责人的证书，就没有人对接评价组织。
    起草时还没有定的可以先写 null，印发以前要写上。

    怎么改：在证书文件的 team 里写上 lead（负责人）；不止一位的，其余的写进 co_leads。
    """
    plan = context.plan
    if plan.teams is None:
        yield NotApplicable("方案没有设团队")
        return
    for certificate in plan.certificates if plan.status.is_issued else ():
        if not certificate.leads:
            team = certificate.team
            yield (team or certificate).finding(
                *(("lead",) if team else ()),
                message=f"{certificate.name}没有写{plan.teams.lead_called}",
                advice="写上姓名，例如 lead: 姓名"
                if team
                else "加上 team，例如 team: {lead: 姓名, members: null}",
            )
