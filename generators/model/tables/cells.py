"""The cells of a table: their text, where it is written, and which of them are merged.

A table that is written out says row by row what stands in each cell; null goes on with the cell
above, `{text, across}` covers several columns. Knows no kind of rows, and how nothing is printed.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from generators.core.yaml.data import Data, Route, entries
from generators.model.structure import Spot

BREAK = "\u2028"  # a line break within a cell of a printed text, in which rows are lines

_NOTHING_ABOVE = 'null 表示与正上方的一格合并；这里空着的写 ""'
_ALIGN = '空着的格写 ""，与正上方的一格合并的写 null，横跨几栏的写 {text: 合计, across: 2}'


@dataclass(frozen=True, slots=True)
class Cell:
    """`down` and `across`: how many rows and columns it covers; of one that another covers, 0."""

    text: str
    spot: Spot
    down: int = 1
    across: int = 1

    @property
    def span(self) -> tuple[int, int]:
        return self.down, self.across


Spans = tuple[tuple[tuple[int, int], ...], ...]  # of each cell of each row; empty: none is merged


def texts(rows: Iterable[Data]) -> Iterator[tuple[Route, str]]:
    """Every text of a table that is written out, with its way from `rows`."""
    for number, row in enumerate(rows):
        for at, cell in enumerate(entries(row)):
            if isinstance(cell, str):
                yield (number, at), cell
            elif isinstance(cell, dict):
                yield (number, at, "text"), str(cell["text"])


def by_row(rows: Iterable[Data]) -> Iterator[list[str]]:
    """The texts of each row of a table that is written out."""
    yield from ([text for _, text in texts([row])] for row in rows)


@dataclass
class Written:
    """The rows of a table that is written out, all of one width, and what is amiss with them:
    (way from `rows`, what, what to do)."""

    rows: list[list[Cell]] = field(default_factory=list)
    faults: list[tuple[Route, str, str]] = field(default_factory=list)
    # Of each cell of the row above: row and column of the one that covers it.
    _above: list[tuple[int, int]] = field(default_factory=list)

    def add(self, cells: Sequence[Data], spot: Spot) -> None:
        """One row; `spot` is where it is written."""
        number, row, owners = len(self.rows), list[Cell](), list[tuple[int, int]]()
        for at, cell in enumerate(cells):
            here, column = spot.step(at), len(row)
            if cell is None:
                above = self._goes_on(number, column, at)
                wide = self.rows[above[0]][column].across if above else 1
                row += [Cell("", here, 0, 0) if above else Cell("", here)] * wide
                owners += [above or (number, column)] * wide
            else:
                row += _begun(cell, here)
                owners += [(number, column)] * (len(row) - column)
        self.rows.append(row)
        self._above = owners

    def begin(self) -> None:
        """What comes now goes on with no cell above."""
        self._above = []

    def _goes_on(self, number: int, column: int, at: int) -> tuple[int, int] | None:
        """The cell that one at a column goes on with, which is now larger; None where there is
        none that begins there."""
        above = self._above[column] if column < len(self._above) else None
        if above is None or above[1] != column:
            self.faults.append(((number, at), "上面没有可以合并的一格", _NOTHING_ABOVE))
            return None
        grown = self.rows[above[0]][column]
        self.rows[above[0]][column] = replace(grown, down=grown.down + 1)
        return above

    def fill(self, wide: int) -> None:
        """Make all rows of one width: that of the head, where it is not 0."""
        wanted = wide or max(map(len, self.rows), default=0)
        for number, row in enumerate(self.rows):
            if len(row) != wanted:
                others = "表头" if wide else "别的行"
                what = f"这一行有 {len(row)} 栏，{others}有 {wanted} 栏"
                self.faults.append(((number,), what, _ALIGN))
            row += [Cell("", row[-1].spot)] * (wanted - len(row))
            del row[wanted:]


def written(rows: Sequence[Data], spot: Spot, wide: int = 0, heads: int = 0) -> Written:
    """A table that is written out at `spot`; `wide` is how many columns its head has, 0 where the
    head is among the rows: the first `heads` of them."""
    made = Written()
    for number, row in enumerate(rows):
        if number == heads:
            made.begin()
        made.add(entries(row), spot.step(number))
    made.fill(wide)
    return made


def _begun(cell: Data, spot: Spot) -> list[Cell]:
    if isinstance(cell, dict):
        across = int(str(cell["across"]))
        first = Cell(str(cell["text"]), spot.step("text"), across=across)
        return [first, *[Cell("", spot, 0, 0)] * (across - 1)]
    return [Cell(str(cell), spot)]


def owners(merged: Spans) -> list[list[tuple[int, int]]]:
    """Of each cell, row and column of the one that covers it: itself, where none does."""
    found = [[(number, at) for at, _ in enumerate(row)] for number, row in enumerate(merged)]
    for number, row in enumerate(merged):
        for at, (down, across) in enumerate(row):
            for below in range(number, number + down):
                found[below][at : at + across] = [(number, at)] * across
    return found


def spans(rows: Iterable[Sequence[Cell]]) -> Spans:
    """What each cell covers; nothing where none is merged."""
    found = tuple(tuple(cell.span for cell in row) for row in rows)
    return found if any(each != (1, 1) for row in found for each in row) else ()
