"""Index findings by place, so that a rule can ask what was found within a range.

Rules ask this once for each thing they look at, so an answer takes as long as what lies there,
not as long as everything that was found.
"""

from bisect import bisect_left
from collections.abc import Iterator
from functools import cached_property

from generators.core.diagnostics import Diagnostic, Location

_Start = tuple[int, int]


class Found(tuple[Diagnostic, ...]):
    """Diagnostics in their order."""

    def within(self, places: tuple[Location, ...]) -> tuple[Diagnostic, ...]:
        """Those that stand, or say to explain something, within one of these places."""
        known = self._asked.get(places)
        if known is None:
            turns = {turn for place in places for turn in self._turns(place)}
            known = self._asked[places] = tuple(self[turn] for turn in sorted(turns))
        return known

    def first_within(self, places: tuple[Location, ...]) -> Diagnostic | None:
        """The first of them. The same places are asked for often, and told by being the same."""
        known = self._firsts.get(id(places))
        if known is None or known[0] is not places:
            turns = [min(found) for place in places if (found := self._turns(place))]
            known = self._firsts[id(places)] = places, self[min(turns)] if turns else None
        return known[1]

    def _turns(self, place: Location) -> list[int]:
        known = self._at.get(place)
        if known is None:
            known = self._at[place] = [*self._lying_in(place)]
        return known

    def _lying_in(self, place: Location) -> Iterator[int]:
        starts, found = self._by_file.get(place.path, ([], []))
        for at in range(bisect_left(starts, (place.line, place.column)), len(starts)):
            if starts[at] > (place.end_line, place.end_column):
                return
            _, location, turn = found[at]
            if place.contains(location):
                yield turn

    @cached_property
    def _by_file(self) -> dict[str, tuple[list[_Start], list[tuple[_Start, Location, int]]]]:
        """All places by file, in order, each with its diagnostic's turn."""
        found: dict[str, list[tuple[_Start, Location, int]]] = {}
        for turn, each in enumerate(self):
            for at in (each.location, *each.explains):
                found.setdefault(at.path, []).append(((at.line, at.column), at, turn))
        for stands in found.values():
            stands.sort(key=lambda each: each[0])
        return {path: ([start for start, *_ in each], each) for path, each in found.items()}

    @cached_property
    def _asked(self) -> dict[tuple[Location, ...], tuple[Diagnostic, ...]]:
        return {}

    @cached_property
    def _firsts(self) -> dict[int, tuple[tuple[Location, ...], Diagnostic | None]]:
        return {}

    @cached_property
    def _at(self) -> dict[Location, list[int]]:
        return {}
