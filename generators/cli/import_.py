"""`plan import`: an edited workbook back into the plan."""

import sys
from pathlib import Path

from generators.cli import parsing
from generators.cli.answers import ERRORS, OK, not_written, refuse
from generators.exchange.imports import import_report, importing, returned_sheets
from generators.exchange.imports.amending import Basis


def arguments(command: parsing.Parser) -> None:
    parsing.plan_and_day(command)
    what = "填好的名额表、任务清单或完成情况表"
    command.add_argument("workbook", type=Path, metavar="表", help=what)
    command.add_argument("--year", type=int, metavar="年份", help="哪一年的方案（默认看表的标题）")
    by_which = "改动已印发的内容、补写后来的人数所依据的文件和文号"
    command.add_argument("--document", metavar="文件", help=by_which)
    since = "改动从哪一天起生效；补写的，写文件的日期"
    command.add_argument("--effective", type=parsing.day, metavar="日期", help=since)
    why_changed = "为什么改（报名截止以后改名额的要写）"
    command.add_argument("--reason", metavar="缘由", help=why_changed)


def run(options: parsing.Options) -> int:
    """Exit 0: written, or nothing to write; 1: refused."""
    basis = None
    if bool(options.document) != bool(options.effective):
        return refuse("--document（依据的文件）和 --effective（生效日期）要一起写")
    if options.document:
        day = options.effective.isoformat()
        basis = Basis(options.document, day, options.reason)
    try:
        outcome = importing.import_workbook(
            options.workbook, options.plan, options.as_of, options.year, basis
        )
    except returned_sheets.Unreadable as reason:
        return refuse(str(reason))
    except NotADirectoryError:
        raise
    except OSError as error:
        return not_written(options.plan, error)
    sys.stdout.write(import_report.told(outcome, options.workbook, options.plan))
    return ERRORS if outcome.refused else OK
