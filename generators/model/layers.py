"""A source with other data laid over it: an amendment, or the names of another day.

Knows what has moved, and not why.
"""

from typing import Any

from generators.diagnostics import Location
from generators.read.source import Route, Source


class Layer(Source):
    """A source with other data, and the places of what comes from elsewhere: `moved` leads from
    routes in the new data to (source, route)."""

    __slots__ = ("_below", "_moved")

    def __init__(self, below: Source, data: Any, moved: dict[Route, tuple[Source, Route]]):
        super().__init__(below.path, below.text, data)
        self._below, self._moved = below, moved

    def place(self, route: Route, *, key: bool = False) -> Location:
        for length in range(len(route), 0, -1):
            if route[:length] in self._moved:
                source, start = self._moved[route[:length]]
                return source.place((*start, *route[length:]), key=key)
        return self._below.place(route, key=key)
