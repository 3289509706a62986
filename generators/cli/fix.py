"""`plan fix`: mends what is certain, tells the rest."""

import sys

from generators.cli import fixes, parsing
from generators.cli.answers import ERRORS, OK, not_written

arguments = parsing.plan


def run(options: parsing.Options) -> int:
    try:
        outcome = fixes.fix(options.plan)
    except NotADirectoryError:
        raise
    except OSError as error:
        return not_written(options.plan, error)
    sys.stdout.write(fixes.told(outcome))
    return ERRORS if outcome.left else OK
