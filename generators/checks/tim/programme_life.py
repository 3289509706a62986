"""TIM-21: a plan lies within the life of its programme."""

from collections.abc import Iterator
from datetime import date

from generators.checks.engine import Context, Judgement, rule
from generators.core.diagnostics import WARNING, Finding, Note, Unknown
from generators.model.plans import Plan
from generators.model.programmes import Basis, Programme

_NONE = "证书项目（programmes.yaml）"


@rule("TIM-21", WARNING, "方案在证书项目的起止时间以内", needs=("REF-01", "SRC-05"))
def outside_its_programme(context: Context) -> Iterator[Judgement]:
    """证书项目由文件开始，也由文件结束或者移交。项目开始以前、结束以后印发的方案，依据就不成立了。
    起止时间只看已经核对过原件的文件（programmes.yaml 里 confirmed 是 true 的）。

    怎么改：核对成文日期和项目；项目确已结束的，改写这一年的依据，或者换成接续它的项目。
    """
    plan, programme = context.plan, context.plan.programme
    begun, ended = programme.begun_by, programme.ended_by
    if waiting := context.waiting("REF-01", plan.head.at("programme")):
        yield waiting
    elif not context.institution.programmes:
        yield Unknown(_NONE)
    elif not begun and not ended:
        yield Unknown(f"{programme.name}从哪天开始、到哪天为止（programmes.yaml 里核对过的依据）")
    else:
        first, last = _span(plan)
        if begun and begun.since and last < begun.since.first:
            yield _outside(plan, programme, begun, f"起始日期是{begun.since.chinese}", "早了")
        if ended and ended.until and first > ended.until.last:
            yield _outside(plan, programme, ended, f"终止日期是{ended.until.chinese}", "晚了")


def _span(plan: Plan) -> tuple[date, date]:
    """The day of issue; while there is none, the year."""
    issued = plan.as_issued.head.issued
    return (
        (issued.first, issued.last) if issued else (date(plan.year, 1, 1), date(plan.year, 12, 31))
    )


def _outside(plan: Plan, programme: Programme, by: Basis, life: str, how: str) -> Finding:
    head = plan.as_issued.head
    when = f"{head.issued.chinese}印发" if head.issued else f"{plan.year}年"
    return head.finding(
        "issued",
        message=f"{programme.name}的{life}（依据{by.document}），这份方案{when}，{how}",
        advice="核对成文日期和项目；项目确已结束的，改写依据或者换成接续它的项目",
        related=(Note(by.at(), "起止时间写在这里"),),
        within=(head.at("issued"),),
    )
