"""`plan export`: everything that is made from the plan, in a folder, without a site builder."""

from pathlib import Path

from generators.checks.reports import formats
from generators.cli import parsing
from generators.cli.answers import ERRORS, made_from, refuse, say
from generators.site.build import writing
from generators.site.build.publishing import NotReplaced
from generators.site.edition import make_edition
from generators.site.making import make


def arguments(command: parsing.Parser) -> None:
    parsing.plan_and_day(command)
    parsing.fonts(command)
    parsing.drafts(command)
    command.add_argument("folder", type=Path, metavar="导出到", help="放在哪个文件夹")


def run(options: parsing.Options) -> int:
    made = make(make_edition(options.plan, options.as_of, options.fonts, drafts=options.drafts))
    if not made.report.ok:
        return refuse(formats.text(made.report), ERRORS)
    try:
        count = writing.write_all(made.artifacts, options.folder)
    except NotReplaced as error:
        return refuse(str(error))
    made_from(options.plan)
    return say(f"已导出 {count} 个文件到 {options.folder}")
