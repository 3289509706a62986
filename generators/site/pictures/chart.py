"""机构图: the groups below each other, then the teaching teams. A line joins two groups only where
the name of one says that it belongs to the other; the document puts the teams under nobody.

Who serves in several bodies carries a number, the same wherever the name stands. Two layouts:
teams side by side on a desk, one below the other on a phone.
"""

from dataclasses import dataclass

from generators.model.document.clause_numbers import item_mark
from generators.model.entities import Certificate, Group, Role, Team
from generators.model.plans import NOT_ENTERED, Plan
from generators.model.serving import in_words
from generators.model.shared_duties import roles
from generators.model.status import NOT_STATED
from generators.site.pictures.text import halves, width

TYPE = 12
_LINE, _PAD, _GAP = 18, 10, 22
_WIDE, _NARROW = 700, 336


@dataclass(frozen=True)
class Line:
    text: str
    x: float
    y: float
    strong: bool = False
    centred: bool = False


@dataclass(frozen=True)
class Box:
    x: float
    y: float
    width: float
    height: float
    lines: list[Line]


@dataclass(frozen=True)
class Chart:
    width: float
    height: float
    boxes: list[Box]
    links: list[tuple[float, float, float, float]]


def numbers(plan: Plan) -> dict[str, str]:
    """A mark for everybody with more than one role, in the order of the document."""
    several = [name for name, held in roles(plan).items() if len(held) > 1]
    return {name: item_mark("①", at) for at, name in enumerate(several, 1)}


def chart(plan: Plan, wide: bool) -> Chart:
    full, marks = (_WIDE if wide else _NARROW), numbers(plan)
    boxes: list[Box] = []
    links: list[tuple[float, float, float, float]] = []
    y = 0.0
    for at, group in enumerate(plan.groups):
        room = min(full, 520)
        box = _group(plan, group, (full - room) / 2, y, room, marks)
        if at and plan.groups[at - 1].name in group.full_name:
            links.append((full / 2, boxes[-1].y + boxes[-1].height, full / 2, y))
        boxes.append(box)
        y = box.y + box.height + _GAP
    if plan.teams:
        title = Line(plan.teams.name, full / 2, y + TYPE, strong=True, centred=True)
        boxes.append(Box(0, y, 0, 0, [title]))
        boxes += (_side_by_side if wide else _stacked)(plan, y + _LINE + 6, full, marks)
    ends = [box.y + box.height for box in boxes]
    return Chart(full, max(ends, default=0.0) + 2, boxes, links)


def _group(plan: Plan, group: Group, x: float, y: float, room: float, marks: dict[str, str]) -> Box:
    words = [Line(group.name, x + room / 2, y + _PAD + TYPE, strong=True, centred=True)]
    at = y + _PAD + TYPE + _LINE
    for role in group.roles:
        label = f"{role.title}："
        indent = width(label, TYPE)
        words.append(Line(label, x + _PAD, at))
        people = [_marked(plan, role, name, marks) for name in role.people]
        people[-1:] = [f"{each}（{role.count}人）" if role.count else each for each in people[-1:]]
        for line in _packed(people, room - 2 * _PAD - indent):
            words.append(Line(line, x + _PAD + indent, at))
            at += _LINE
    return Box(x, y, room, at - y - _LINE + TYPE / 2 + _PAD, words)


def _packed(people: list[str], room: float) -> list[str]:
    """Names in lines, none of them broken."""
    found = [""]
    for at, name in enumerate(people):
        name += "、" if at + 1 < len(people) else ""
        if found[-1] and width(found[-1] + name.rstrip("、"), TYPE) > room:
            found.append("")
        found[-1] += name
    return found if people else [NOT_ENTERED]


def _marked(plan: Plan, holder: Role | Team, name: str, marks: dict[str, str]) -> str:
    return in_words(plan, holder, name) + marks.get(name, "")


def _lead(plan: Plan, certificate: Certificate, marks: dict[str, str]) -> str:
    team = certificate.team
    leads = [_marked(plan, team, name, marks) for name in team.leads] if team else []
    return "、".join(leads) or NOT_STATED


def _side_by_side(plan: Plan, y: float, full: float, marks: dict[str, str]) -> list[Box]:
    """The teams beside each other, in rows of seven."""
    boxes, height = [], _PAD * 2 + _LINE * 3
    for first in range(0, len(plan.offered), 7):
        row = plan.offered[first : first + 7]
        step = full / len(row)
        room = min(step - 8, 120)
        for at, certificate in enumerate(row):
            middle = step * (at + 0.5)
            words = [
                Line(name, middle, y + _PAD + TYPE + _LINE * n, strong=True, centred=True)
                for n, name in enumerate(halves(certificate.name, 6))
            ]
            words.append(
                Line(_lead(plan, certificate, marks), middle, y + height - _PAD, centred=True)
            )
            boxes.append(Box(middle - room / 2, y, room, height, words))
        y += height + _PAD
    return boxes


def _stacked(plan: Plan, y: float, full: float, marks: dict[str, str]) -> list[Box]:
    """The teams one below the other."""
    boxes, height = [], _LINE + _PAD
    for certificate in plan.offered:
        lead = _lead(plan, certificate, marks)
        line = y + height / 2 + TYPE / 3
        words = [
            Line(certificate.name, _PAD, line, strong=True),
            Line(lead, full - _PAD - width(lead, TYPE), line),
        ]
        boxes.append(Box(0, y, full, height, words))
        y += height + 6
    return boxes
