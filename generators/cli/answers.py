"""How a command answers: its exit status, and a refusal on the other stream."""

import sys

from generators.core.privacy import personal

OK, ERRORS, COULD_NOT_RUN, BUSY = 0, 1, 2, 75  # the last is EX_TEMPFAIL of sysexits.h


def say(message: str) -> int:
    """Print one line of good news, without personal data. Returns OK."""
    print(personal.mask(message))
    return OK


def refuse(message: str, status: int = COULD_NOT_RUN) -> int:
    """Print why nothing was done, without personal data. Returns the exit status."""
    print(personal.mask(message), file=sys.stderr)
    return status
