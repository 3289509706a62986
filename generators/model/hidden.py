"""A source of which some values may not be seen: they are gone from its data and its text.

Places are those of the source it was made from. Knows no schema: it is told what to hide.
"""

from collections.abc import Iterable
from copy import deepcopy
from typing import Any

from generators.core.diagnostics import Location
from generators.core.yaml.source import Route, Source


class Hidden(Source):
    """`internal` yields (route, what stands instead, whether the key goes as well)."""

    __slots__ = ("_below",)

    def __init__(self, below: Source, internal: Iterable[tuple[Route, Any, bool]]):
        data = deepcopy(below.data)
        for (*holders, last), instead, dropped in internal:
            holder = data
            for step in holders:
                holder = holder[step]
            if dropped:
                del holder[last]
            else:
                holder[last] = instead
        super().__init__(below.path, "", data)
        self._below = below

    def place(self, route: Route, *, key: bool = False) -> Location:
        return self._below.place(route, key=key)

    def place_within(self, route: Route, start: int, end: int) -> Location:
        return self._below.place_within(route, start, end)
