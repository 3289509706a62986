"""`plan`, and `python -m generators`, which is the same."""

import gc
import os
import sys


def run() -> None:
    """Run the command line and end the process with its status.

    A command makes many objects, few of them in cycles, and is soon over: looking for cycles
    often, and taking a plan apart object by object on the way out, cost a tenth of a check."""
    gc.set_threshold(100_000, 50, 50)
    from generators.cli.main import main  # not before: importing makes objects too

    status = main()
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except OSError:  # who read us has gone, or the disk is full: main has said so
        pass
    os._exit(status)


if __name__ == "__main__":
    run()
