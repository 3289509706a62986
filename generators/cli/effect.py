"""`plan effect`: findings and changes of a proposal as JSON, for the workflow that comments."""

import sys

from generators.cli import parsing
from generators.cli.answers import OK, refuse
from generators.cli.change_review import NotReadable, review
from generators.cli.reports.effects import effect
from generators.core.git.git import NoRevision
from generators.core.git.revisions import changed_paths


def arguments(command: parsing.Parser) -> None:
    parsing.plan_and_day(command)
    command.add_argument("base", metavar="以前", help="以前的版本：git 的提交、分支或标签")
    command.add_argument("--commit", required=True, metavar="提交", help="结果属于哪一次提交")
    command.add_argument("--actor", metavar="账号", help="提出改动的人在资料库里的账号")


def run(options: parsing.Options) -> int:
    try:
        paths = changed_paths(options.plan, options.base)
        told = review(options.plan, options.base, None, options.as_of, options.actor)
        report = told.report
    except NotReadable as error:
        told, report = None, error.report
    except NoRevision as error:
        return refuse(str(error))
    of_program = any(path.startswith(("generators/", "schemas/")) for path in paths)
    sys.stdout.write(effect(options.commit, report, told, of_program))
    return OK
