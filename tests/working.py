"""How much work something is, counted and not timed: so the same on every machine, every time.

A unit is a line of our own that is run, a turn of a loop included; what the interpreter does below
in one step, such as looking for a text in another, is not seen.
"""

import gc
import sys
from collections import Counter
from pathlib import Path

HOUSE = str(Path(__file__).parent.parent / "generators")


class Work:
    """Counts while it is entered; what is run `as_part` of something is counted there too."""

    def __init__(self, within=HOUSE):
        self.within, self.lines, self.parts = within, 0, Counter()

    def __enter__(self):
        gc.collect()
        self._before = sys.gettrace()
        sys.settrace(self._called)
        return self

    def __exit__(self, *_):
        sys.settrace(self._before)

    def as_part(self, name, function):
        """The function, which then is a part of the work."""

        def counted(*arguments, **named):
            before = self.lines
            try:
                return function(*arguments, **named)
            finally:
                self.parts[name] += self.lines - before

        return counted

    def _called(self, frame, event, argument):
        return self._ran if frame.f_code.co_filename.startswith(self.within) else None

    def _ran(self, frame, event, argument):
        if event == "line":
            self.lines += 1
        return self._ran
