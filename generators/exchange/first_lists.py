"""Lists that a college has already, as a workbook or CSV: departments, majors, certificates with
their places, people. What a column holds is told by its title. Knows no plan.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from generators.core import confined
from generators.core.unread import Unread
from generators.exchange.imports import returned_sheets
from generators.exchange.imports.returned_sheets import Sheet, Unreadable
from generators.exchange.recognising import certificate_facts
from generators.exchange.recognising import column_titles as c
from generators.exchange.recognising.people_lists import names
from generators.exchange.recognising.pieces import Fact, Piece, listed
from generators.model.document.issued_text import solid

_CSV = "generators.exchange.reading.txt_reader:read_cells"
Place = tuple[str, int]  # a major and its number


@dataclass
class Lists:
    """`homes`: of a major its department; `unread`: sheets of which no title is known."""

    departments: list[str] = field(default_factory=list)
    majors: list[str] = field(default_factory=list)
    homes: dict[str, str] = field(default_factory=dict)
    certificates: dict[str, tuple[str, ...]] = field(default_factory=dict)
    open: set[str] = field(default_factory=set)
    quotas: dict[str, tuple[Place, ...]] = field(default_factory=dict)
    leads: dict[str, str] = field(default_factory=dict)
    teams: dict[str, str] = field(default_factory=dict)  # how leads are called
    people: list[str] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)

    @property
    def told(self) -> str:
        """How many of what, in words."""
        counts = {
            "个部门": self.departments, "个专业": self.majors, "种证书": self.certificates,
            "项名额": [place for each in self.quotas.values() for place in each],
            "位负责人": self.leads, "人": self.people,
        }  # fmt: skip
        return "、".join(f"{len(each)} {what}" for what, each in counts.items() if each)


def read(file: Path) -> Lists:
    """Raises Unread, with what to do."""
    if file.suffix.lower() == ".csv":
        tables = [("", confined.read(_CSV, _there(file)))]
    else:
        try:
            tables = [_cells(sheet) for sheet in returned_sheets.read(file) if not sheet.exported]
        except Unreadable as reason:
            raise Unread(f"读不了：{reason}") from None
    made = Lists()
    pieces = [_piece(name, rows) for name, rows in tables if rows]
    for piece in pieces:
        if not c.columns(piece)[0]:
            made.unread.append(piece.clause)
    for fact in certificate_facts.facts(pieces):
        _take(made, fact)
    for piece in pieces:
        _others(made, piece)
    if not made.told:
        raise Unread("里没有认得的表头；写上 部门、专业、证书名称、名额、负责人、姓名 这样的栏目")
    return made


def _there(file: Path) -> Path:
    if not file.is_file():
        raise Unread("没有找到")
    return file


def _cells(sheet: Sheet) -> tuple[str, list[list[str]]]:
    """The words of a sheet's cells; one that cannot be taken is told."""
    for row in sheet.rows:
        for cell in row:
            if cell.trouble:
                raise Unread(f"里 {cell.place} 的内容不能用：{cell.trouble}")
    rows = [["" if cell.empty else cell.words.strip() for cell in row] for row in sheet.rows]
    return sheet.name, [row for row in rows if any(row)]


def _piece(name: str, rows: Sequence[Sequence[str]]) -> Piece:
    wide = max(map(len, rows))
    whole = tuple((*row, *[""] * (wide - len(row))) for row in rows)
    return Piece("table", name, name, name, whole)


def _take(made: Lists, fact: Fact) -> None:
    """What the tables of certificates say."""
    values = fact.values
    if fact.kind == "major":
        made.majors.append(fact.subject[0])
        made.homes |= {fact.subject[0]: home} if (home := str(values["department"] or "")) else {}
    elif fact.kind == "certificate":
        majors = values["majors"]
        made.certificates[fact.subject[0]] = tuple(majors) if isinstance(majors, list) else ()
        made.open |= {fact.subject[0]} if values["open"] else set()
    elif "major" in values and isinstance(count := values["declared"], int):
        name, major = fact.subject[:2]
        made.quotas[name] = (*made.quotas.get(name, ()), (major, count))
    elif fact.kind == "teams":
        made.teams = {key: str(value) for key, value in values.items()}
    elif fact.kind == "lead":
        made.leads[fact.subject[0]] = str(values["lead"])


def _others(made: Lists, piece: Piece) -> None:
    """Departments, majors and people, from whichever table has a column of them."""
    held, heads = c.columns(piece)
    for row in c.body(piece, heads):
        units = [solid(row[held[c.UNIT]])] if c.UNIT in held else []
        majors = listed(row[held[c.MAJORS]])[0] if c.MAJORS in held else []
        people = [
            each for key in (c.PERSON, c.LEAD) if key in held for each in names(row[held[key]])
        ]
        _add(made.departments, units)
        _add(made.majors, majors)
        _add(made.people, people)
        if units and units[0] and c.NAME not in held:
            made.homes |= dict.fromkeys(majors, units[0])


def _add(known: list[str], more: list[str]) -> None:
    known += [each for each in dict.fromkeys(more) if each and each not in known]


def every_name(made: Lists) -> Iterator[str]:
    yield from (*made.departments, *made.majors, *made.certificates, *made.people)
