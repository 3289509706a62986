"""`plan owners`: who is asked for which file, as the forge reads it (CODEOWNERS)."""

import sys

from generators.cli import parsing
from generators.cli.answers import ERRORS, OK, refuse, say
from generators.core import files
from generators.core.failures import why
from generators.model import file_owners
from generators.site.edition import make_edition


def arguments(command: parsing.Parser) -> None:
    parsing.plan_and_day(command)
    what = "写进计划文件夹旁边的 .github/CODEOWNERS"
    command.add_argument("--write", action="store_true", help=what)


def run(options: parsing.Options) -> int:
    report = make_edition(options.plan, options.as_of).report
    if report.institution is None:
        return refuse("数据读不懂，先运行 plan check 改好", ERRORS)
    text = file_owners.codeowners(report.institution, report.plans)
    if text is None:
        return refuse("college.yaml 里没有登记主管部门的账号（accounts），没有名单可以生成", OK)
    if not options.write:
        sys.stdout.write(text)
        return OK
    beside = options.plan.absolute().parent
    file = beside / file_owners.CODEOWNERS
    try:
        files.put(beside, file_owners.CODEOWNERS, text)
    except OSError as error:
        return refuse(f"写不进 {file}：{why(error)}，没有改动")
    return say(f"已写入 {file}")
