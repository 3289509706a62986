"""`plan check`: what is wrong, line by line."""

import gc
import os
import sys
import traceback

from generators.checks.plan_check import Report
from generators.checks.reports import formats
from generators.cli import parsing
from generators.cli.answers import ERRORS, OK, refuse
from generators.core.failures import why
from generators.core.git.git import NoRevision
from generators.site.edition import Edition, make_edition


def arguments(command: parsing.Parser) -> None:
    parsing.plan_and_day(command)
    parsing.formats(command, "text", "github", "json", "sarif", "markdown")
    parsing.fonts(command)
    everything = "没有错误时，再把网页、文件、表格、日历和数据都试做一遍，做不出来的也指出"
    command.add_argument("--make", action="store_true", help=everything)
    command.add_argument("--all", action="store_true", help="提醒和提示也逐条详列（只用于 text）")
    what = "同以前的版本（git 的提交、分支，或文件夹）比较，改动也要检查"
    command.add_argument("--base", metavar="版本", help=what)
    command.add_argument("--actor", metavar="账号", help="提出改动的人在资料库里的账号")


def run(options: parsing.Options) -> int:
    gc.disable()  # a check is over before there is much to collect
    compared = {"base": options.base, "actor": options.actor, "drafts": True}
    try:
        edition = make_edition(options.plan, options.as_of, options.fonts, **compared)
    except NoRevision as error:
        return refuse(str(error))
    report = _tried(edition, "debug" in options) if options.make else edition.report
    form = "full" if options.all and options.format == "text" else options.format
    sys.stdout.write(_rendered(report, form))
    if options.format == "github" and (page := os.environ.get("GITHUB_STEP_SUMMARY")):
        _summed_up(report, page)
    return OK if report.ok else ERRORS


def _summed_up(report: Report, page: str) -> None:
    """The same on the page of the run; the answer stands without it."""
    try:
        with open(page, "a", encoding="utf-8") as summary:
            summary.write(_rendered(report, "markdown"))
    except OSError as error:
        refuse(f"写不进本次运行的汇总 {page}：{why(error)}")


def _tried(edition: Edition, debug: bool) -> Report:
    """The report with what cannot be made; loaded only when it is asked for, like the formats."""
    from generators.site.making import make

    gc.enable()
    made = make(edition.as_committed())
    for failure in made.failures if debug else ():
        traceback.print_exception(failure.error)
    return made.report


def _rendered(report: Report, format: str) -> str:
    """Formats that a person at the desk never asks for are loaded when one is asked for."""
    if format == "sarif":
        from generators.checks.reports.sarif import sarif

        return sarif(report)
    if format == "markdown":
        from generators.cli.reports.markdown_report import markdown

        return markdown(report)
    return formats.FORMATS[format](report)
