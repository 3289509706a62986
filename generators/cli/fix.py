"""`plan fix`: mends what is certain, tells the rest."""

import sys

from generators.cli import fixes, parsing
from generators.cli.answers import ERRORS, OK, refuse
from generators.core.failures import why

arguments = parsing.plan


def run(options: parsing.Options) -> int:
    try:
        outcome = fixes.fix(options.plan)
    except NotADirectoryError:
        raise
    except OSError as error:
        return refuse(f"写不进 {options.plan}：{why(error)}；计划没有改动")
    sys.stdout.write(fixes.told(outcome))
    return ERRORS if outcome.left else OK
