"""The issued document: its head (title, number, status, limits) and its text, block by block.

As in entities.py field names are the keys of the files.
"""

from collections.abc import Collection, Iterator
from typing import ClassVar

from generators.core.dates import PlanDate
from generators.core.yaml.data import Route
from generators.model.structure import Entity, Later, Origin, Spot, entity
from generators.model.tables.cells import texts
from generators.model.tables.forms import Shown


@entity
class Window(Entity):
    """When those of one batch register."""

    OPEN = ("opens", "closes")

    name: str
    opens: PlanDate | None
    closes: PlanDate | None


@entity
class Registration(Entity):
    """When students register: from the first day of the first batch to the last of the last."""

    OPEN = ("opens", "closes")
    name: ClassVar[str] = ""  # that of all batches

    opens: PlanDate | None
    closes: PlanDate | None
    origin: Origin
    batches: tuple[Window, ...] = ()

    @property
    def each(self) -> tuple["Registration | Window", ...]:
        """The time of all batches, and those of each."""
        return (self, *self.batches)

    def windows(self, batches: Collection[str] = ()) -> tuple["Registration | Window", ...]:
        """When to register, batch by batch where there are any; of these `batches`, where it is
        said of any of them."""
        own = tuple(each for each in self.batches if each.name in batches)
        return own or self.batches or (self,)


@entity
class Imprint(Entity):
    """版记: who gets a copy, who printed the document, and when."""

    copies_to: tuple[str, ...]
    printed_by: str | None
    printed_on: PlanDate | None


@entity
class Threshold(Entity):
    """A limit that somebody set, and the document it was set by."""

    value: int
    source: str


@entity
class Thresholds(Entity):
    """The limits this plan is held to, in persons, percent, months and working days; None where
    none is set."""

    minimum_per_certificate: Threshold | None
    minimum_per_group: Threshold | None
    registration_rate: Threshold | None
    summary_months: Threshold | None
    notice_days: Threshold | None = None


@entity
class Abolished(Entity):
    """废止: on which day, and by which document."""

    on: PlanDate
    document: str


@entity
class Head(Entity):
    """plan.yaml: what stands above and below the text of the issued document."""

    title: str
    number: str | None
    issued: PlanDate | None
    status: str
    registration: Registration
    thresholds: Thresholds
    origin: Origin
    document_kind: str | None = None
    carried_by: str | None = None
    addressees: tuple[str, ...] | None = None
    imprint: Imprint | None = None
    title_lines: tuple[str, ...] = ()
    abolished: Abolished | None = None
    programme: str | None = None
    later: tuple[Later, ...] = ()


@entity
class Block(Shown):
    """One stretch of a clause: a paragraph, a numbered list, a table or a list of members."""

    text: str | None = None
    line: str | None = None  # what a text is that is no paragraph
    items: tuple[str, ...] = ()
    caption: str | None = None
    item_mark: str | None = None
    range_mark: str | None = None
    members: str | None = None
    labels: dict[str, str] | None = None
    between: str | None = None  # names of a list of members; None: spaces, five in a line
    unnumbered: bool = False  # the roles of a list of members
    item_numbers: str | None = None  # how items are numbered; None: 1. 2.

    @property
    def is_table(self) -> bool:
        """Whether a table stands here: one that is filled in, or one that is written out; or its
        caption alone, which TAB-03 tells."""
        return (self.table, self.rows, self.caption) != (None, None, None)

    @property
    def prose(self) -> Iterator[tuple[Route, str]]:
        """Every text that is written here and not filled in from data: (route, text)."""
        if self.text is not None:
            yield ("text",), self.text
        yield from ((("items", index), item) for index, item in enumerate(self.items))
        if self.caption is not None:
            yield ("caption",), self.caption


@entity
class Clause(Entity):
    clause: str
    heading: str | None = None
    mark: str | None = None
    blocks: tuple[Block, ...] = ()


@entity
class FrameLine(Entity):
    """A line above or below the text: what it is, where it is one of every document, and its words
    where they are written out."""

    line: str | None = None
    text: str | None = None


@entity
class DocumentFile(Entity):
    """A file that was issued with the document and is not printed with it; `file`: its name."""

    title: str
    file: str


@entity
class AttachedFile(Entity):
    """attachments/<name>: a file that a notice or the document has as an attachment."""

    name: str
    sha256: str


@entity
class Document(Entity):
    """`top` and `end`: the lines around the text; None where they are those of every document.
    `attachments`: the clauses behind `end`, each attachment begun by one that is called 附件1."""

    clauses: tuple[Clause, ...]
    top: tuple[FrameLine, ...] | None = None
    end: tuple[FrameLine, ...] | None = None
    attachments: tuple[Clause, ...] = ()
    files: tuple[DocumentFile, ...] = ()

    @property
    def every_clause(self) -> tuple[Clause, ...]:
        """Those of the text, then those of its attachments."""
        return (*self.clauses, *self.attachments)

    @property
    def prose(self) -> Iterator[tuple[Spot, str]]:
        """Every text of the document that is not filled in from data, with its place; without the
        cells of tables, which are no sentences."""
        for clause in self.every_clause:
            for block in clause.blocks:
                yield from ((block.spot.step(*route), text) for route, text in block.prose)

    @property
    def cells(self) -> Iterator[tuple[Spot, str]]:
        """Every text of the tables that are written out, with its place."""
        for clause in self.every_clause:
            for block in clause.blocks:
                rows = block.spot.step("rows")
                yield from ((rows.step(*way), text) for way, text in texts(block.written or ()))
