"""`plan effect`: what the gate says of a proposal, as JSON for the job that may write."""

import sys

from generators.cli import parsing
from generators.cli.answers import OK, refuse
from generators.cli.judging import judge
from generators.cli.reports.effects import effect
from generators.core.git.git import NoRevision


def arguments(command: parsing.Parser) -> None:
    parsing.plan_and_day(command)
    command.add_argument("base", metavar="主干", help="要并入的版本：git 的提交、分支或标签")
    command.add_argument("head", metavar="改动", help="改动的版本，只当作数据读，不检出、不运行")
    command.add_argument("--actor", metavar="账号", help="提出改动的人在资料库里的账号")


def run(options: parsing.Options) -> int:
    try:
        verdict = judge(
            options.plan, options.base, options.head, options.as_of, options.actor or None
        )
    except NoRevision as error:
        return refuse(str(error))
    sys.stdout.write(effect(verdict))
    return OK
