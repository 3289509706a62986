"""Overlay data on a source (an amendment, the names of another day), and keep its places.

Knows what has moved, and not why.
"""

from generators.core.diagnostics import Location
from generators.core.yaml.data import Data, Route
from generators.core.yaml.source import Source

Moved = dict[Route, tuple[Source, Route]]  # from routes in new data to where they come from


class Layer(Source):
    """A source with other data, and the places of what comes from elsewhere: `moved` leads from
    routes in the new data to (source, route)."""

    __slots__ = ("_below", "_moved")

    def __init__(self, below: Source, data: Data, moved: Moved):
        super().__init__(below.path, below.text, data)
        self._below, self._moved = below, moved

    def place(self, route: Route, *, key: bool = False) -> Location:
        source: Source = self
        while isinstance(source, Layer):  # as many as there are amendments of a file
            source, route = source._under(route)
        return source.place(route, key=key)

    def _under(self, route: Route) -> tuple[Source, Route]:
        """Where a value comes from, one layer down."""
        for length in range(len(route), 0, -1):
            if route[:length] in self._moved:
                source, start = self._moved[route[:length]]
                return source, (*start, *route[length:])
        return self._below, route
