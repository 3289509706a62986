"""`plan`, and `python -m generators`, which is the same."""

import os
import sys

from generators.commands.main import main


def run() -> None:
    """Run the command line and end the process with its status, at once: taking the objects of a
    plan apart one by one on the way out costs a twentieth of a build, and nothing waits for it."""
    status = main()
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except BrokenPipeError:  # who read us has gone
        pass
    os._exit(status)


if __name__ == "__main__":
    run()
