"""`plan notice new`: begins an official document."""

from generators.checks.reports import formats
from generators.cli import parsing
from generators.cli.answers import ERRORS, refuse, say
from generators.core import files
from generators.core.failures import why
from generators.model import status
from generators.model.notice_kinds import KINDS
from generators.press import scaffold
from generators.site.edition import make_edition


def arguments(command: parsing.Parser) -> None:
    parsing.plan_and_day(command)
    command.add_argument("action", choices=["new"], metavar="new", help="new：起草一份")
    command.add_argument("kind", choices=list(KINDS), metavar="文种")
    about = "例如 组织2021年证书报名；纪要写会议名称"
    command.add_argument("--about", required=True, metavar="事由", help=about)
    by = "发文的部门，写部门名册里的名称（默认学院）"
    command.add_argument("--issuer", metavar="部门", help=by)
    name = "小写英文，例如 registration（默认自动编号）"
    command.add_argument("--name", metavar="文件名", help=name)
    command.add_argument("--year", type=int, metavar="年", help="哪一年的计划（默认最新的一年）")


def run(options: parsing.Options) -> int:
    edition = make_edition(options.plan, options.as_of)
    if not edition.report.ok:
        return refuse(formats.text(edition.report), ERRORS)
    years = {each.year: each for each in edition.report.plans}
    plan = years.get(options.year) if options.year else status.newest(years.values())
    if plan is None:
        return refuse(f"没有 {options.year} 年的计划")
    taken = {each.slug for each in plan.notices}
    try:
        begun = scaffold.begin(
            plan, options.kind, options.about, options.name, taken, issuer=options.issuer
        )
        file = options.plan / begun.path
        files.create(options.plan, {begun.path: begun.text})
    except ValueError as reason:
        return refuse(str(reason))
    except OSError as error:
        return refuse(f"写不进 {options.plan}：{why(error)}，没有改动别的文件")
    return say(f"已写好 {file}，状态是草稿，不会放到网站上。还要填写：{'、'.join(begun.left)}。")
