"""DOC: the titles of notices, letters and minutes: who issues it, what about, which kind."""

from collections.abc import Iterator

from generators.checks.engine import Context, Judgement, rule
from generators.core.diagnostics import WARNING, Location, NotApplicable
from generators.model.document import placeholders
from generators.model.notice_kinds import KINDS, MINUTES
from generators.model.notices import Notice

_NONE = NotApplicable("没有公文")


@rule("DOC-13", WARNING, "公文标题由发文机关、事由和文种组成", needs=("SRC-05",))
def title_of_notice_without_parts(context: Context) -> Iterator[Judgement]:
    """公文标题由发文机关名称、事由和文种组成（《党政机关公文处理工作条例》第九条），写成“某某学院关于某事的
    通知”；纪要写成“某某会议纪要”。结尾的文种与 kind 相同。

    怎么改：起草时按这个次序写；已经印发的不改。
    """
    if not context.plan.notices:
        yield _NONE
    for notice in context.plan.notices:
        title = notice.title
        college = placeholders.plan_for(context.plan, notice).institution.college.name
        within: tuple[Location, ...] = ()
        about = "关于" in title and "的" in title.partition("关于")[2]
        minutes = KINDS[notice.kind].form == MINUTES
        if not title.endswith(notice.kind):
            message = f"标题的结尾不是文种“{notice.kind}”"
        elif notice.issuer and not minutes and not title.startswith(_begins(notice, college)):
            message = f"标题没有以发文的“{notice.issuer}”或“关于”开头"
            within = (notice.at("issuer"),)
        elif not notice.issuer and not minutes and not title.startswith(college):
            message = f"标题没有以发文机关“{college}”开头"
            within = (context.institution.college.at("name"),)
        elif not minutes and not about:
            message = "标题里没有“关于……的”引出事由"
        else:
            continue
        advice = f"写成“{notice.organ(college)}关于……的{notice.kind}”的样子"
        yield notice.finding("title", message=message, advice=advice, within=within)


def _begins(notice: Notice, college: str) -> tuple[str, ...]:
    """How the title of what a department issues may begin; it may also leave itself out."""
    return (f"{college}{notice.issuer}", str(notice.issuer), "关于")
