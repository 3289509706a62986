"""The issued document piece by piece, as whoever looks for facts reads it, and what a fact is."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from generators.core.chinese import HAN
from generators.model.document.issued_text import Printed, print_blocks
from generators.model.plans import Plan

_APART = re.compile(r"[、，,；;/\s]+")
_PERSON = re.compile(rf"[{HAN}]{{2,4}}(?:·[{HAN}]{{1,8}})?")
_POST_WORD = re.compile(".{0,16}(?:院长|校长|书记|主任|处长|部长|科长|所长|主席|经理|总监|教师)")
_POST = re.compile(r"[（(][^）)]*[）)]")
# Words that stand where names do, and are none.
_NO_PERSON = re.compile(
    "[各系部处院科室校级中心组队]|主任|负责|教师|人员|成员|秘书|领导|专业|相关|有关|团队|名"
)


@dataclass(frozen=True)
class Piece:
    """A block of the document: its kind, its clause, what a citation of it is called, its text; of
    a table the caption and the rows, in which merged cells are filled."""

    kind: str
    clause: str
    cited: str
    text: str
    rows: tuple[tuple[str, ...], ...] = ()
    heads: int = 1


@dataclass(frozen=True)
class Fact:
    """Something that the document says: what (`kind` and `subject`), the values, and where."""

    kind: str
    subject: tuple[str, ...]
    clause: str
    quote: str
    values: Mapping[str, object] = field(default_factory=dict, hash=False)

    @property
    def key(self) -> tuple[str, ...]:
        return (self.kind, *self.subject)


def pieces(plan: Plan) -> list[Piece]:
    """The whole document in its order."""
    return [_piece(block) for block in print_blocks(plan)]


def _piece(block: Printed) -> Piece:
    cited = block.label or block.clause
    if block.kind != "table":
        return Piece(block.kind, block.clause, cited, block.text)
    lines = ["".join(segment.text for segment in line) for line in block.lines]
    rows = [line.split("\t") for line in lines[1:]]
    wide = max(map(len, rows), default=0)
    filled = [[*row, *[""] * (wide - len(row))] for row in rows]
    spans: Sequence[Sequence[tuple[int, int]]] = getattr(block, "spans", ())
    _fill(filled, spans)
    heads = getattr(block, "heads", 1)
    return Piece("table", block.clause, cited, lines[0], tuple(map(tuple, filled)), heads)


def _fill(rows: list[list[str]], spans: Sequence[Sequence[tuple[int, int]]]) -> None:
    """Every cell that another one covers says what that says."""
    for at, row in enumerate(spans):
        for column, (down, across) in enumerate(row):
            for below in range(at, min(at + down, len(rows))):
                for beside in range(column, min(column + across, len(rows[below]))):
                    rows[below][beside] = rows[at][column]


def names(text: str) -> list[str]:
    """People in a list of names: two characters set apart are one name, and posts in brackets or
    behind a name are no part of it. None where the list holds anything else."""
    tokens = [each for each in _APART.split(_POST.sub(" ", text).strip(" 。.")) if each]
    found, at, named = list[str](), 0, False
    while at < len(tokens):
        token = tokens[at]
        if len(token) == 1 and at + 1 < len(tokens) and len(tokens[at + 1]) == 1:
            token, at = token + tokens[at + 1], at + 1
        at += 1
        if named and _POST_WORD.fullmatch(token):
            named = False  # one post for each name
            continue
        named = True
        found.append(token)
    real = all(_PERSON.fullmatch(each) and not _NO_PERSON.search(each) for each in found)
    return found if real else []


def listed(text: str) -> tuple[list[str], bool]:
    """The names in a list of majors or departments, and whether it ends in 等."""
    words = re.sub(r"\s+", " ", text).strip(" 。；;")
    is_open = words.endswith(("等", "等专业", "等相关专业"))
    words = re.sub("等(?:相关)?(?:专业)?$", "", words)
    found = [each.strip() for each in re.split(r"[、，,；;\n]|\s(?=\S{2})", words)]
    return [bare(each) for each in found if each], is_open


def bare(major: str) -> str:
    """甲专业 -> 甲, where that is still a name."""
    name = re.sub(r"\s+", "", major)
    return name.removesuffix("专业") if len(name) > 3 else name


def sentences(text: str) -> Iterator[str]:
    """What is listed in a text with semicolons, without the marks at its ends."""
    for each in re.split(r"[；;\n]", text):
        if words := each.strip(" 。；;，,"):
            yield words
