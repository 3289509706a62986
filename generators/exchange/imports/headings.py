"""Which table a sheet holds, and where: its header may have moved, and its columns too.

Knows the titles under which offices keep these columns, and no plan.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from generators.exchange.imports.entries import key
from generators.exchange.imports.returned_sheets import Cell, Sheet
from generators.model.dimensions import DIMENSIONS, POPULATION, WHO
from generators.model.known import LADDER

QUOTAS, TASKS, EVIDENCE, SESSIONS = "名额", "任务", "完成情况", "考核场次"
TITLES = {
    QUOTAS: {
        "certificate": ("证书", "证书名称", "职业技能等级证书", "职业技能等级证书名称", "X证书"),
        **{each.key: (each.title, *each.titles) for each in DIMENSIONS},
        "declared": ("申报人数", "申报", "申报名额", "名额", "申报数", "拟申报人数"),
        "approved": ("核定人数", "核定", "核定名额", "核定数", "备案人数"),
        "registered": ("报名人数", "报名", "报名数", "实际报名人数"),
        "examined": ("参考人数", "参考", "参考数", "参加考核人数", "实考人数", "考核人数"),
        "passed": ("通过人数", "通过", "通过数", "合格人数"),
        "certified": ("发证人数", "发证", "发证数", "取证人数", "获证人数"),
    },
    SESSIONS: {
        "certificate": ("证书", "证书名称"),
        "id": ("编号", "场次", "场次编号"),
        "date": ("日期", "考核日期"),
        "starts": ("开始", "开始时间", "开始的时刻"),
        "ends": ("结束", "结束时间", "结束的时刻"),
        "rooms": ("场所和座位", "场所", "地点", "考场"),
        "part": ("部分", "考核部分"),
        "batch": ("批次",),
        "majors": ("专业", "参加的专业"),
        "groups": ("组", "组别", "班级"),
        "people": ("人数", "参加人数"),
        "turns": ("轮数", "轮次"),
        "invigilators": ("监考", "监考人员", "监考教师"),
        "makes_up": ("补考的场次", "补考"),
        "level": ("等级", "级别"),
        "population": ("对象",),
    },
    EVIDENCE: {
        "department": ("部门", "单位", "部门名称", "责任部门"),
        "task": ("任务编号", "编号", "任务号"),
        "what": ("材料名称", "材料", "交了什么", "提交材料"),
        "handed_in": ("交的日期", "提交日期", "上交日期", "交件日期", "日期"),
        "document": ("文号或存放处", "文号", "存放处", "存放位置"),
    },
    TASKS: {
        "id": ("编号", "任务编号", "任务号"),
        "text": ("工作内容", "任务", "任务内容", "工作"),
        "span": ("阶段时间", "阶段", "时间"),
        "owners": ("承担单位", "责任单位", "承担部门", "责任部门"),
        "due": ("期限", "完成期限", "完成时限", "截止日期", "截止时间"),
        "done": ("办结日期", "办结时间", "办结", "完成日期"),
    },
}  # the order decides: a sheet of evidence has the number of a task as well
_NEEDED = {
    QUOTAS: (tuple(each.key for each in (*WHO, POPULATION)), tuple(LADDER.values())),
    SESSIONS: (("id",), ("date",), ("rooms",)),
    EVIDENCE: (("task",), ("what",)),
    TASKS: (("id", "text"), ("due", "done")),
}  # of each of these groups one column at least
_IGNORED = ("序号", "学院", "学校", "学校名称", "年份", "培训评价组织", "备注")
_DEEPEST = 20  # a header stands no lower
_COMPARED = ("span", "owners")  # read, but never written
_REMARK = re.compile(r"[（(][^）)]*[）)]$")
_YEAR = re.compile("(20[0-9]{2})年度?")
_TOTALS = ("合计", "小计", "总计", "共计", "总和")


@dataclass(frozen=True)
class Row:
    """One row of a table: its cells by field."""

    cells: dict[str, Cell]
    everything: tuple[Cell, ...]

    def __getitem__(self, field: str) -> Cell | None:
        return self.cells.get(field)

    def places(self, fields: Iterable[str]) -> tuple[tuple[str, str], ...]:
        """The fields that the table has, each with the place of its cell."""
        return tuple((f, self.cells[f].place) for f in fields if f in self.cells)

    @property
    def filled(self) -> set[str]:
        return {field for field, cell in self.cells.items() if not cell.empty}

    @property
    def is_remark(self) -> bool:
        """One text alone in its row: 填表人, 说明. A number alone lacks the rest of its entry."""
        filled = [cell for cell in self.everything if not cell.empty]
        return len(filled) == 1 and isinstance(filled[0].value, str) and (
            not key(filled[0].words)[:1].isdigit()
        )  # fmt: skip

    @property
    def is_total(self) -> bool:
        filled = [cell for cell in self.everything if not cell.empty]
        first = any(key(cell.words).startswith(_TOTALS) for cell in filled[:3])
        return first or any(key(cell.words) in _TOTALS for cell in filled)  # columns were moved


@dataclass(frozen=True)
class Found:
    """A table in a sheet. `columns`: those that could be meant by each field; the first is.
    `above` is what stands over it; `strange` are filled columns of which the title says nothing
    to us: (title, its place)."""

    kind: str
    sheet: Sheet
    header: int
    columns: dict[str, tuple[int, ...]]

    def of_year(self, year: int) -> "Found":
        """The table without columns that speak of another year (2020年申报人数)."""
        titles, kept = self.sheet.rows[self.header], dict[str, tuple[int, ...]]()
        for field, columns in self.columns.items():
            own = tuple(c for c in columns if _year(titles[c]) in (None, year))
            kept |= {field: own} if own else {}
        return replace(self, columns=kept)

    @property
    def doubtful(self) -> Iterator[tuple[Cell, str]]:
        """Columns of which any could be meant, and which say different things."""
        titles, below = self.sheet.rows[self.header], self.sheet.rows[self.header + 1 :]
        for field, (first, *others) in self.columns.items():
            for other in others if field not in _COMPARED else ():
                if any(row[first].words != row[other].words for row in below):
                    here, there = titles[other], titles[first]
                    yield here, (f"“{here.words}”和 {there.place} 的“{there.words}”说的是同一项，"
                                 "内容却不一样；删去不用的一列")  # fmt: skip

    @property
    def above(self) -> str:
        rows = self.sheet.rows[: self.header]
        return " ".join(cell.words for row in rows for cell in row if not cell.empty)

    @property
    def rows(self) -> Iterator[Row]:
        """The rows below the header: no empty ones, totals, remarks, nor the header again."""
        for cells in self.sheet.rows[self.header + 1 :]:
            row = Row({field: cells[each[0]] for field, each in self.columns.items()}, cells)
            other = row.is_total or row.is_remark or self._is_header(row)
            if row.filled and not other:
                yield row

    @property
    def strange(self) -> Iterator[tuple[str, str]]:
        read = {index for columns in self.columns.values() for index in columns}
        for index, cell in enumerate(self.sheet.rows[self.header]):
            below = [row[index] for row in self.sheet.rows[self.header + 1 :]]
            known = index in read or _title(cell) in _IGNORED
            if not known and not cell.empty and not all(each.empty for each in below):
                yield cell.words, cell.place

    def _is_header(self, row: Row) -> bool:
        titles = TITLES[self.kind]
        return sum(
            _title(cell) in titles[field] for field, cell in row.cells.items() if not cell.empty
        ) >= min(2, len(row.cells))


def find(sheet: Sheet) -> Found | None:
    """The table of a sheet, or None where no header is known."""
    best: tuple[int, Found] | None = None
    for kind, titles in TITLES.items():
        for index, cells in enumerate(sheet.rows[:_DEEPEST]):
            columns = _columns(cells, titles)
            if all(any(name in columns for name in group) for group in _NEEDED[kind]) and (
                best is None or len(columns) > best[0]
            ):
                best = len(columns), Found(kind, sheet, index, columns)
    return best[1] if best else None


def _columns(
    cells: tuple[Cell, ...], titles: Mapping[str, tuple[str, ...]]
) -> dict[str, tuple[int, ...]]:
    columns: dict[str, tuple[int, ...]] = {}
    for index, cell in enumerate(cells):
        title = _title(cell)
        if field := next((field for field, names in titles.items() if title in names), None):
            columns[field] = (*columns.get(field, ()), index)
    return columns


def _year(cell: Cell) -> int | None:
    """The year that a title begins with."""
    match = _YEAR.match(key(cell.words))
    return int(match[1]) if match else None


def _title(cell: Cell) -> str:
    """A title without blanks, line ends and a remark in brackets: 申报人数（人） is 申报人数."""
    shown = "" if isinstance(cell.value, int) else key(cell.words)
    plain = _REMARK.sub("", shown).rstrip("*:")
    return plain[match.end() :] if (match := _YEAR.match(plain)) else plain
