"""A table of data as a plain value: which value each column shows, and the facts of each row.

What a column shows is told by its `value`, else by the words of its title. Old names of tables
(`table: quotas`, `table: 名额`) are forms like any other.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Any, NamedTuple

from generators.core.dates import PlanDate
from generators.model.plans import Plan
from generators.model.tables.cells import Spans
from generators.model.tables.forms import Column, Form
from generators.model.views import VIEWS, Fact

BLANK = ""  # of a column that the data have nothing for: it is filled in by hand


class Wanted(NamedTuple):
    """A column: what it shows is BLANK where it is meant to be blank, None where nobody knows."""

    title: str
    value: str | None
    total: bool = False
    unit: str = ""


# Tables by the names that notices have for them.
PRESETS: dict[str, tuple[str, tuple[Wanted, ...]]] = {
    "名额": ("证书", (
        Wanted("序号", "证书序号"), Wanted("证书", "证书"), Wanted("专业和名额", "专业和名额"),
        Wanted("小计", "申报人数", total=True, unit="人"),
    )),
    "负责人": ("证书", (
        Wanted("序号", "证书序号"), Wanted("证书", "证书"),
        Wanted("负责人", "负责人"),
    )),
    "进度": ("阶段", (Wanted("时间", "时间"), Wanted("工作", "工作"))),
    "考核场次": ("场次", (
        Wanted("证书", "证书和考核"), Wanted("时间", "时间"), Wanted("地点", "场所"),
        Wanted("座位", "座位数", unit="个"), Wanted("专业", "参加的学生"),
    )),
}  # fmt: skip
# And those that the issued document has: what a row is of, and what its columns usually show.
ISSUED = {
    "quotas": ("证书", ("证书序号", "证书", "可申报专业", "各专业名额")),
    "teams": ("证书", ("证书序号", "证书", "负责人")),
    "schedule": ("阶段", ("序号", "时间", "工作")),
}
# The first that a title has words of is what the column shows, of the values that a row has.
WORDS = (
    ("备注|说明|签", BLANK), ("序号|编号", "证书序号"), ("序号|编号", "序号"),
    ("评价(?:组织|机构)|认定机构", "培训评价组织"), ("等级", "等级"), ("成员", "成员"),
    ("负责人", "负责人"), ("负责人", "部门负责人"), ("名额|人数", "各专业名额"),
    ("名额|人数", "申报人数"), ("专业", "可申报专业"), ("专业", "参加的学生"), ("专业", "专业"),
    ("时间|日期|起止", "时间"), ("时间|日期|起止", "期限"), ("地点|场所|考场", "场所"),
    ("座位", "座位数"), ("部门|单位|责任|负责|承担|牵头", "承担单位"),
    ("部门|单位", "部门"), ("职责|分工", "职责"), ("工作|任务|内容|事项", "工作"),
    ("工作|任务|内容|事项", "任务"), ("工作|任务|内容|事项", "承担的任务"), ("证书", "证书"),
)  # fmt: skip


def told(kind: str, title: str, *, exactly: bool = True) -> str | None:
    """What a title says that its column shows; None where it says nothing. `exactly`: a title may
    also be the name of a value."""
    names = VIEWS[kind].names
    if exactly and title in names and title != "序号":
        return title
    return next(
        (v for words, v in WORDS if (not v or v in names) and re.search(words, title)), None
    )


def wanted(kind: str, columns: Iterable[Column], usual: Sequence[str] = ()) -> list[Wanted]:
    """The columns of a form; a title in words of its own holds what `usual` stands in its place."""
    values = [each.value or told(kind, each.title, exactly=not usual) for each in columns]
    if len(values) == len(usual):
        pairs = zip(values, usual, strict=True)
        values = [u if v is None and u not in values else v for v, u in pairs]
    return [
        Wanted(each.title, value, each.total, each.unit or "")
        for each, value in zip(columns, values, strict=True)
    ]


Listed = list[tuple[Any, dict[str, Fact]]]  # an entry of a view, and its facts


def listed(
    plan: Plan,
    kind: str,
    form: Form | None = None,
    among: Callable[[Any], bool] = bool,
    *,
    issued: bool = False,
) -> Listed:
    """The rows that are asked for, in the order that is asked for, numbered anew; `among`: only of
    such entries; `issued`: those of the issued document."""
    found = [each for each in VIEWS[kind].listed(plan, issued=issued) if among(each[0])]
    if form:
        found = [
            (entry, facts) for entry, facts in found
            if all(str(plain(facts[each.value])) in each.among for each in form.only)
        ]  # fmt: skip
        found.sort(key=lambda row: [_rank(row[1][name]) for name in form.order])
    for number, (_, facts) in enumerate(found, 1):
        facts["序号"] = number
    return found


def _rank(value: Fact) -> tuple[bool, int, str]:
    """Numbers by size, text by its characters, what is not known last."""
    said = plain(value)
    return (said is None, said if isinstance(said, int) else 0, str(said or ""))


def shown(fact: Fact, unit: str = "") -> str:
    """A fact as a cell of a paper has it; nothing where it is not known."""
    if isinstance(fact, PlanDate):
        return fact.chinese
    return "" if fact is None else f"{fact}{unit}"


def plain(fact: Fact) -> str | int | None:
    """A fact as data have it: days as they are entered."""
    return fact.text if isinstance(fact, PlanDate) else fact


def totals(rows: Sequence[Sequence[Fact]], columns: Sequence[Wanted]) -> tuple[Fact, ...] | None:
    """The sums below a table; None where none is asked for. Of places that are declared what is
    known counts; any other sum is known where each of its parts is."""
    if not any(each.total for each in columns):
        return None
    cells = [[row[at] for row in rows] for at in range(len(columns))]
    return tuple(_sum(each, column) for each, column in zip(columns, cells, strict=True))


def _sum(column: Wanted, cells: list[Fact]) -> Fact:
    known = [cell for cell in cells if isinstance(cell, int)]
    whole = column.value == "申报人数" or len(known) == len(cells)
    return sum(known) if column.total and known and whole else None


def merged(rows: Sequence[Sequence[str]], which: Iterable[int]) -> Spans:
    """What each cell covers where equal cells below each other are one, in some columns: those of
    a column only within a cell of the one before."""
    made = [[(1, 1)] * len(row) for row in rows]
    parted = {0, len(rows)}
    for at in which:
        parted |= {
            n for n in range(1, len(rows)) if rows[n][at] != rows[n - 1][at] or not rows[n][at]
        }
        begins = sorted(parted)
        for first, end in pairwise(begins):
            for row in range(first, end):
                made[row][at] = (end - first, 1) if row == first else (0, 0)
    found = tuple(map(tuple, made))
    return found if any(span != (1, 1) for row in found for span in row) else ()


def merging(form: Form, columns: Sequence[Wanted]) -> Iterator[int]:
    """The columns of which a form merges equal cells."""
    yield from (at for at, each in enumerate(columns) if each.title in form.merge)
