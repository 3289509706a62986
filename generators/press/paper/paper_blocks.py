"""A paper as a value: what stands on it, block by block, and nothing of how it is set.

Outputs build papers from an edition; printers (typeset.py, word.py) and one page template turn
the same value into PDF, DOCX and HTML. Values are frozen and compare by content, so that a
paper that has not changed is not set again. Knows neither plan nor printer.
"""

from dataclasses import dataclass

from generators.model.tables.cells import Spans

OFFICIAL, LETTER, MINUTES, FORM = "公文", "函", "纪要", "表单"


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of a line. `face` names another role of face (kai, hei); `note` is the number
    of the note that it leads to, 0 for none."""

    text: str
    face: str = ""
    note: int = 0


Line = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Text:
    """One block of words.

    kind: heading1 heading2 paragraph item addressees members caption present remark note hint.
    A block has one line, members one a printed line: names stand below names.
    """

    kind: str
    lines: tuple[Line, ...]

    @property
    def plain(self) -> str:
        return "\n".join("".join(run.text for run in line) for line in self.lines)


@dataclass(frozen=True, slots=True)
class Table:
    """`widths` are parts of the whole width; `centred` the columns set in the middle. A row of one
    cell stands across all columns. `heads`: how many of the rows belong to the head. `spans`: how
    many rows and columns each cell of the rows covers, 0 where another covers it; empty where none
    are merged. A header that is repeated on a further page prints its words twice: `repeat` says
    whether. A line break within a cell is \\n."""

    columns: tuple[Line, ...]
    rows: tuple[tuple[Line, ...], ...]
    widths: tuple[float, ...]
    centred: tuple[int, ...] = ()
    caption: Line = ()
    repeat: bool = True
    heads: int = 0
    spans: Spans = ()
    kind: str = "table"


@dataclass(frozen=True, slots=True)
class Attachments:
    """附件说明: the names, in order."""

    names: tuple[str, ...]
    kind: str = "attachments"


@dataclass(frozen=True, slots=True)
class Attachment:
    """附件, or what is issued with a document: begins a page of its own. `label` is 附件 or 附件1,
    `title` its lines; one of them may be empty."""

    label: str
    title: tuple[str, ...]
    kind: str = "attachment"


@dataclass(frozen=True, slots=True)
class Signature:
    """署名 and 成文日期; `sealed` leaves the place of a seal, and prints none."""

    organ: str
    date: str
    sealed: bool = False
    kind: str = "signature"


@dataclass(frozen=True, slots=True)
class SignLine:
    """Places to write in: 负责人签字：____ 日期：____."""

    labels: tuple[str, ...]
    kind: str = "signline"


@dataclass(frozen=True, slots=True)
class Imprint:
    """版记; what is not known is empty."""

    copies_to: str
    printed_by: str
    printed_on: str
    kind: str = "imprint"


Block = Text | Table | Attachments | Attachment | Signature | SignLine | Imprint


@dataclass(frozen=True, slots=True)
class Paper:
    """A whole paper.

    kind: 公文 and 纪要 have a red head, 函 that of a letter, 表单 none.
    mark: 发文机关标志. title: its lines, broken where they are to be broken. version: which data
    it was made from, printed at the foot. address: of its page on the site, for the QR code;
    both are empty where nothing is to be printed. state: what a reader has to know of it, such as
    that it was withdrawn. watermark: a word across each page.
    """

    kind: str
    title: tuple[str, ...]
    blocks: tuple[Block, ...]
    mark: str = ""
    number: str = ""
    version: str = ""
    address: str = ""
    author: str = ""
    state: str = ""
    watermark: str = ""

    @property
    def name(self) -> str:
        """The title in one line, as lists and properties of files have it."""
        return "".join(self.title)


def line(text: str, face: str = "") -> Line:
    return (Run(text, face),)


def text(kind: str, content: str) -> Text:
    return Text(kind, (line(content),))
