"""`plan diff`: what changed between two versions, in the words of the office."""

import sys

from generators.cli import parsing
from generators.cli.answers import OK, refuse
from generators.cli.change_review import NotReadable, review
from generators.cli.reports import differences
from generators.core.git.git import NoRevision


def arguments(command: parsing.Parser) -> None:
    parsing.plan_and_day(command)
    before = "以前的版本：git 的提交、分支、标签，或另一份计划的文件夹"
    command.add_argument("base", metavar="以前", help=before)
    now = "现在的版本（默认为文件夹里现在的内容）"
    command.add_argument("head", nargs="?", metavar="现在", help=now)
    parsing.formats(command, "text", "markdown", "json")


def run(options: parsing.Options) -> int:
    try:
        told = review(options.plan, options.base, options.head, options.as_of)
    except (NoRevision, NotReadable) as error:
        return refuse(str(error))
    sys.stdout.write(differences.FORMATS[options.format](told))
    return OK
