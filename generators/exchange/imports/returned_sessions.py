"""A list of exam sessions that comes back -> wishes: new sessions, and values of known ones.

Whether what is written can be (rooms, names, clashes) is asked of the rules, once all is entered.
"""

import re
from collections.abc import Callable

from generators.core.yaml.data import mapping
from generators.exchange.imports import entries
from generators.exchange.imports.entries import Unclear, key
from generators.exchange.imports.headings import Found, Row
from generators.exchange.imports.requested_edits import Wish, Wishes, Written, goes_on, named
from generators.exchange.imports.returned_sheets import Cell
from generators.model.entities import Certificate
from generators.model.exams import Session
from generators.model.plans import Plan

_BETWEEN = re.compile(r"[、,;，；\n]+")
_ROOM = re.compile(r"(?P<name>.+?)[ （(]*(?P<seats>[0-9]{1,6}) *(?:座|个|个座位|人)?[)）]?")
_CLOCK = re.compile(r"([01]?[0-9]|2[0-3]):([0-5][0-9])(?::00)?")
_NEEDED = ("date", "starts", "ends", "rooms", "majors")
_ENTERED = ("part", "batch", "groups", "people", "invigilators", "level", "population")


def read(plan: Plan, found: Found, wishes: Wishes) -> None:
    certificates = {each.name: each for each in plan.certificates}
    known = {session.id: (c, session) for c, session in plan.sessions}
    last: Certificate | None = None
    for row in found.rows:
        with wishes.telling():
            cell = row["certificate"]
            if cell is not None and not cell.empty:
                name = named(cell, certificates, "这一年的证书", wishes)
                last = certificates[name] if name else None
                if last is None:
                    continue
            id_ = _id(row, known, wishes)
            if id_ in known:
                _changes(plan, *known[id_], row, wishes)
            elif id_ and last is None:
                wishes.complain(row.cells["id"], f"看不出 {id_} 是哪种证书的考核，请写上证书")
            elif id_ and last and goes_on(last, row.cells["id"], wishes):
                _new(last, id_, row, wishes)


def _id(row: Row, known: dict[str, tuple[Certificate, Session]], wishes: Wishes) -> str:
    cell = row["id"]
    if cell is not None and not cell.empty:
        return key(entries.said(cell)).upper()
    if row.filled & {*_NEEDED}:
        free = next(n for n in range(1, 10_000) if f"S{n}" not in known)
        wishes.complain(next(iter(row.cells.values())), f"这一行没有编号，写一个，例如 S{free}")
    return ""


def _new(certificate: Certificate, id_: str, row: Row, wishes: Wishes) -> None:
    missing = [TITLES[field] for field in _NEEDED if field not in row.filled]
    if missing:
        wishes.complain(row.cells["id"], f"新的场次 {id_} 还缺{'、'.join(missing)}")
        return
    values = {field: _value(field, row.cells[field], id_, wishes)
              for field in TITLES if field in row.filled}  # fmt: skip
    entry = {"id": id_, **{field: v for field, v in values.items() if v not in (None, [])}}
    entry.setdefault("invigilators", [])
    wishes.add(Wish(
        f"certificates/{certificate.slug}.yaml", ("sessions",), None, ("sessions", id_), None,
        entry, f"{certificate.name} 场次 {id_}", row.cells["id"].place, cells=row.places(entry),
    ))  # fmt: skip


def _changes(
    plan: Plan, certificate: Certificate, session: Session, row: Row, wishes: Wishes
) -> None:
    stored = next(c for c in plan.as_issued.certificates if c.slug == certificate.slug)
    index = next((i for i, each in enumerate(stored.sessions) if each.id == session.id), None)
    path = f"certificates/{certificate.slug}.yaml"
    for field, cell in row.cells.items():
        if field not in TITLES:
            continue
        label = f"场次 {session.id} {TITLES[field]}"
        was = mapping(session.spot.value).get(field) or None
        becomes = None if cell.empty else _value(field, cell, session.id, wishes)
        if cell.empty and was is not None:
            wishes.complain(cell, f"{label}空着；不改的照填，确实没有的写“无”")
        elif (becomes or None) != was and not cell.trouble:
            wishes.add(Wish(
                path, None if index is None else ("sessions", index), field,
                ("sessions", session.id, field), was, becomes, label, cell.place,
                printed=was is not None or field not in _ENTERED,
            ))  # fmt: skip


def _value(field: str, cell: Cell, id_: str, wishes: Wishes) -> Written:
    """What a cell says, as the plan writes it; None where it says that there is nothing."""
    if entries.is_nothing(cell):
        return None
    try:
        return _READ.get(field, entries.plain)(cell)
    except Unclear as reason:
        wishes.complain(cell, f"场次 {id_} {TITLES[field]}：{reason}")
        return None


def _clock(cell: Cell) -> str:
    match = _CLOCK.fullmatch(key(entries.said(cell)))
    if not match:
        raise Unclear(cell, f"“{entries.said(cell)}”看不出是几点，写成 09:00 这样")
    return f"{int(match[1]):02}:{match[2]}"


def _names(cell: Cell) -> list[str]:
    return [name for each in _BETWEEN.split(entries.said(cell)) if (name := each.strip())]


def _rooms(cell: Cell) -> Written:
    rooms = []
    for written in _names(cell):
        match = _ROOM.fullmatch(written)
        if not match:
            raise Unclear(cell, f"“{written}”没有写座位数，写成 机房一（40）这样")
        rooms.append({"name": match["name"].strip(), "seats": int(match["seats"])})
    return rooms


def _number(cell: Cell) -> str:
    return key(entries.said(cell)).upper()


TITLES = {
    "date": "日期", "starts": "开始", "ends": "结束", "rooms": "场所和座位", "majors": "专业",
    "invigilators": "监考", "level": "等级", "population": "对象", "part": "部分", "batch": "批次",
    "groups": "组", "people": "人数", "turns": "轮数", "makes_up": "补考的场次",
}  # fmt: skip
_READ: dict[str, Callable[[Cell], Written]] = {
    "date": entries.day, "starts": _clock, "ends": _clock, "rooms": _rooms, "majors": _names,
    "invigilators": _names, "groups": _names, "people": entries.number, "turns": entries.number,
    "makes_up": _number,
}  # fmt: skip
