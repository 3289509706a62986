"""Apply errata to the data of a document, as a new year's draft begins from corrected text.

An erratum quotes what is printed; a new year's draft wants the right words where they are written.
Each erratum is one change of the printed text of a clause, and each stretch of that text knows
where it stands: the change is made there. Paragraphs that a page or a table has cut are joined;
what no text holds (a mark, a hyphen, a label that a clause sets in its own way) is left to the
standard. Knows neither the disk nor the new year.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import groupby

from generators.core.yaml.data import Data, Route, at, entries, mapping, put, text
from generators.model.document.corrections import Change, changes, mark_of_table
from generators.model.document.issued_cells import Segment
from generators.model.document.issued_text import Printed, mark_of, print_blocks, solid
from generators.model.documents import Clause
from generators.model.plans import Plan
from generators.model.records import Erratum
from generators.model.tables.cells import BREAK

_DOCUMENT = "document.yaml"
_BREAK = re.compile("\n(?:〔表[0-9]*〕\n)?")
_OWN_WAYS = ("mark", "item_mark", "range_mark", "labels")  # of a clause or a block
_Stretch = tuple[int, int, Segment]  # from where to where in the printed text


@dataclass
class Corrections:
    """Changes of data: stretches of texts (from, to, new words) by file and route; by the place
    of a clause, pairs of blocks to be joined, with what comes between them, and whether it gives
    up its own ways. `printed` are the texts with what changes in each. `left` found no place."""

    texts: dict[tuple[str, Route], list[tuple[int, int, str]]] = field(default_factory=dict)
    joined: dict[Route, list[tuple[int, int, str]]] = field(default_factory=dict)
    standard: set[Route] = field(default_factory=set)
    printed: list[tuple[str, list[Change]]] = field(default_factory=list)
    left: list[Erratum] = field(default_factory=list)

    def apply(self, data: dict[str, Data], path: str) -> None:
        """Change the data of one file in place."""
        for (file, route), edits in self.texts.items():
            for start, end, words in sorted(edits, reverse=True) if file == path else ():
                value = text(at(data, route))
                put(data, route, type(value)(value[:start] + words + value[end:]))
        for route in {*self.standard, *self.joined} if path == _DOCUMENT else ():
            clause = mapping(at(data, route))
            if route in self.standard:
                for holder in (clause, *map(mapping, entries(clause.get("blocks", [])))):
                    for way in _OWN_WAYS:
                        holder.pop(way, None)
                    if "members" in holder:
                        holder["labels"] = {}
            for first, second, between in sorted(self.joined.get(route, ()), reverse=True):
                _join(entries(clause["blocks"]), first, second, between)

    def quoted(self, words: str) -> str:
        """What a quotation of the printed document reads when that is corrected."""
        for whole, changes_ in self.printed:
            place = _found(whole, words)
            here = [c for c in changes_ if place and place[0] <= c.start < place[1]]
            if place and here:
                start, end = place
                for change in reversed(here):
                    at_, stored = change.start, len(change.stored)
                    whole = whole[:at_] + change.becomes + whole[at_ + stored :]
                    end += len(change.becomes) - stored
                return _BREAK.sub("", whole[start:end])
        return words


def _found(whole: str, words: str) -> tuple[int, int] | None:
    """Where words stand in a printed text, wherever that is broken."""
    gaps = {n for match in _BREAK.finditer(whole) for n in range(*match.span())}
    places = [n for n, c in enumerate(whole) if n not in gaps and not c.isspace()]
    start = "".join(whole[n] for n in places).find(solid(words))
    return (places[start], places[start + len(solid(words)) - 1] + 1) if start >= 0 else None


def corrections(plan: Plan) -> Corrections:
    """All that the errata of an issued plan correct, as changes of its data."""
    plan, found, carried = plan.as_issued, Corrections(), set()
    files = {each.spot.source.path: path for path, each in plan.files.items()}
    clauses = {clause.clause: clause for clause in plan.clauses}
    for name, group in groupby(print_blocks(plan), key=lambda block: block.clause):
        blocks, errata = list(group), [e for e in plan.errata if e.clause == name]
        clause = clauses.get(name)
        for words, stretches in _texts(blocks):
            carrying = _Carrying(files, stretches, clause, found)
            here = list(changes(words, errata))
            found.printed.append((words, here))
            carried |= {change.erratum for change in here if carrying.over(change)}
    found.left = [each for each in plan.errata if each not in carried]
    return found


def _texts(blocks: list[Printed]) -> Iterator[tuple[str, list[_Stretch]]]:
    """The printed text of a clause, in which tables are marks, then that of each table."""
    yield _text(blocks, whole=False)
    yield from (_text([block], whole=True) for block in blocks if mark_of_table(block))


def _text(blocks: list[Printed], whole: bool) -> tuple[str, list[_Stretch]]:
    words, stretches = "", []
    for block in blocks:
        mark = "" if whole else mark_of_table(block)
        lines = [] if mark else block.lines
        words += f"{mark}\n" if mark else ""
        for line in lines:
            for segment in line:
                stretches.append((len(words), len(words) + len(segment.text), segment))
                words += segment.text
            words += "\n"
    return words.removesuffix("\n"), stretches


@dataclass
class _Carrying:
    """One text of a clause, of which changes are carried over into the data."""

    files: dict[str, str]  # path of a source -> below the year
    stretches: list[_Stretch]
    clause: Clause | None
    found: Corrections

    def over(self, change: Change) -> bool:
        """Note down where a change belongs; whether it belongs anywhere."""
        start, end = change.start, change.start + len(change.stored)
        inside = [s for s in self.stretches if s[0] <= start and end <= s[1]]
        for begins, _, segment in inside:
            if self._in_text(change, start - begins, segment):
                return True
        before = next((s for b, e, s in self.stretches if e == start), None)
        behind = next((s for b, e, s in self.stretches if b == end), None)
        if "\n" in change.stored and before and behind:
            return self._joins(change, before, behind)
        return self._own_way()

    def _in_text(self, change: Change, start: int, segment: Segment) -> bool:
        value, path = segment.spot.value, self.files.get(segment.spot.source.path, "")
        if not isinstance(value, str) or not _is_prose(path, segment.spot.route):
            return False
        begins = segment.text.replace(BREAK, "\n").rfind(value)
        if begins < 0:
            return False
        offset = start - begins
        end, words = offset + len(change.stored), change.becomes.replace(BREAK, "\n")
        if offset < 0 <= end and self.clause and self.clause.mark:  # also the mark before it
            usual = mark_of(Clause(self.clause.spot, clause=self.clause.clause))
            if not words.startswith(usual):
                return False
            offset, words = 0, words.removeprefix(usual)
            self._own_way()
        if not 0 <= offset <= end <= len(value):
            return False
        edits = self.found.texts.setdefault((path, segment.spot.route), [])
        edits.append((offset, end, words))
        return True

    def _joins(self, change: Change, before: Segment, behind: Segment) -> bool:
        routes = before.spot.route, behind.spot.route
        if self.clause is None or any(len(r) != 5 or r[2::2] != ("blocks", "text") for r in routes):
            return False
        first, second = (int(route[3]) for route in routes)
        self.found.joined.setdefault(self.clause.spot.route, []).append(
            (first, second, change.becomes)
        )
        return True

    def _own_way(self) -> bool:
        """Whether the clause has ways of its own, which it then gives up."""
        holders = (self.clause, *self.clause.blocks) if self.clause else ()
        if any(getattr(holder, way, None) for holder in holders for way in _OWN_WAYS):
            self.found.standard.add(holders[0].spot.route)
            return True
        return False


def _is_prose(path: str, route: Route) -> bool:
    """Whether somebody wrote words there, and no name that leads somewhere."""
    title = path == "plan.yaml" and route == ("title",)
    return title or path == _DOCUMENT or route[-1:] == ("text",)


def _join(blocks: list[Data], first: int, second: int, between: str) -> None:
    """Two paragraphs as one; what stood between them goes to the end of the clause."""
    one, other = mapping(blocks[first]), mapping(blocks[second])
    one["text"] = f"{text(one['text'])}{between}{text(other['text'])}"
    aside = blocks[first + 1 : second]
    del blocks[first + 1 : second + 1]
    blocks += aside
