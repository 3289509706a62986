"""What a table is to show: what its rows are, what each column shows, which rows, in which order.

The same keys wherever a table may stand: in the issued document, in notices and attachments, in
summaries. What can be shown is in views.py, by the names that are written here.
"""

from typing import ClassVar

from generators.core.yaml.data import Data
from generators.model.structure import Entity, Spot, entity


@entity
class Column(Entity):
    """A column: its title, and the value that it shows; where none is written, the title tells.
    `unit` stands behind each number."""

    SHORT: ClassVar[str] = "title"

    title: str
    value: str | None = None
    total: bool = False
    unit: str | None = None

    @property
    def words(self) -> Spot:
        """Where its title is written."""
        return self.spot.step("title") if isinstance(self.spot.value, dict) else self.spot


@entity
class Only(Entity):
    """A filter: only rows of which the value is among these."""

    value: str
    among: tuple[str, ...]


@entity
class Form(Entity):
    """`rows` is what a row is of, or the rows themselves; in the columns that `merge` names, cells
    that say the same below each other are one."""

    columns: tuple[Column, ...] = ()
    rows: str | list[Data] | None = None
    only: tuple[Only, ...] = ()
    order: tuple[str, ...] = ()
    merge: tuple[str, ...] = ()

    @property
    def written(self) -> list[Data] | None:
        """The rows, where they are written out."""
        return self.rows if isinstance(self.rows, list) else None

    @property
    def of(self) -> str | None:
        """What a row is of, where rows are filled in."""
        return self.rows if isinstance(self.rows, str) else None


@entity
class Shown(Form):
    """A table that stands among other text: by an old name (`table`), filled in, or written out."""

    table: str | None = None
    head_rows: int = 0
