"""A plan's programme and the levels of its certificates: are they registered (part of REF-01); and
REF-25: somebody has seen what a programme is based on."""

from collections.abc import Iterator

from generators.checks.engine import Context, Judgement, rule
from generators.checks.ref.registers import looked_up, once
from generators.core.chinese import quoted
from generators.core.diagnostics import INFO, Finding, NotApplicable
from generators.model.entities import Certificate
from generators.model.exams import Quota, Session
from generators.model.plans import Plan

_REGISTER = "programmes.yaml"


def programme_names(plan: Plan) -> Iterator[Finding]:
    registered = plan.institution.programmes
    yield from once(registered, "name", "证书项目的名称")
    names = [each.name for each in registered]
    if plan.head.programme is None and len({*names}) > 1:
        yield plan.head.finding(
            message=f"没有写属于哪个项目，{_REGISTER} 里登记了 {len(names)} 个",
            advice=f"加一行 programme，写{'或'.join(names)}",
        )
    yield from looked_up(plan.head, "programme", plan.head.programme, names, _REGISTER)
    yield from _levels(plan) if registered else ()


def _levels(plan: Plan) -> Iterator[Finding]:
    """The scale of a programme that is not known holds nobody to anything."""
    programme = plan.programme
    scale, where = programme.levels, f"{programme.name}的等级"
    for certificate in plan.certificates:
        holders: tuple[Certificate | Quota | Session, ...]
        holders = (certificate, *certificate.quotas, *certificate.sessions)
        for each in holders:
            if scale:
                yield from looked_up(each, "level", each.level, scale, where)
            elif each.level:
                yield each.finding(
                    "level",
                    message=f"{programme.name}的证书不分等级，这里写了{quoted(each.level)}",
                    advice=f"删去这一项；确实分等级的，先在 {_REGISTER} 的 levels 里写上",
                )


@rule("REF-25", INFO, "证书项目的依据都核对过原件")
def basis_not_seen(context: Context) -> Iterator[Judgement]:
    """转载的文件可能漏字、改字，也可能已经作废。没有核对过原件的依据，网页和数据里都不出现，也不拿它检查方案。

    怎么改：找到原件，核对标题、文号和日期，再把 confirmed 改成 true。
    """
    if not context.institution.programmes:
        yield NotApplicable("还没有登记证书项目")
    for programme in context.institution.programmes:
        for each in programme.basis:
            if not each.confirmed:
                yield each.finding(
                    "confirmed",
                    message=f"{programme.name}有一份依据还没有核对原件，网页上不出现",
                    advice="找到原件核对标题、文号和日期，再把 confirmed 改成 true",
                )
