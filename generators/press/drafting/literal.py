"""Tables that are written out cell by cell, as a paper has them."""

from collections.abc import Sequence

from generators.model.notices import NoticeAttachment, NoticePart
from generators.model.tables.cells import Spans, spans, written
from generators.press.drafting import phrases
from generators.press.paper.paper_blocks import Line, Table, line

_NARROWEST, _WIDEST = 2, 18  # in characters, of a column that is not to take all the room
_PADDING = 1.5
_SHORT = 8  # characters of a cell that is set in the middle


def of_notice(part: NoticePart | NoticeAttachment) -> Table:
    """The table of a part of a notice, or of an attachment."""
    made = written(part.rows or [], part.spot.step("rows"), len(part.columns), part.head_rows)
    head = [tuple(line(title) for title in part.columns)] if part.columns else []
    rows = (*head, *(tuple(line(cell.text) for cell in row) for row in made.rows))
    merged = spans(made.rows)
    whole = (*((((1, 1),) * len(part.columns),) if head else ()), *merged) if merged else ()
    return table(rows, len(head) + part.head_rows, whole)


def table(rows: Sequence[tuple[Line, ...]], heads: int, merged: Spans, caption: Line = ()) -> Table:
    """All rows, those of the head first, with the cells that are merged. How wide a column is, is
    told by what stands in it."""
    told = [_widths(column, merged, at) for at, column in enumerate(zip(*rows, strict=True))]
    words = "".join(run.text for run in caption)
    return Table(
        columns=(),
        rows=tuple(rows),
        widths=tuple(min(max(each, _NARROWEST), _WIDEST) + _PADDING for each in told),
        centred=tuple(at for at, each in enumerate(told) if each <= _SHORT),
        caption=caption if words else (),
        repeat=False,
        heads=heads,
        spans=merged or ((((1, 1),) * len(told),) * len(rows)),
    )


def _widths(cells: tuple[Line, ...], merged: Spans, at: int) -> float:
    """The longest line in a column, in characters; what covers several columns has room."""
    return max(
        (
            phrases.width(text)
            for number, cell in enumerate(cells)
            if not merged or merged[number][at][1] == 1
            for text in "".join(run.text for run in cell).split("\n")
        ),
        default=0.0,
    )
