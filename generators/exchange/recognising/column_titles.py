"""What the columns of a table of others hold, by their titles."""

import re
from collections.abc import Iterator

from generators.exchange.recognising.pieces import Piece

NUMBER, NAME, EVALUATOR, LEVEL, MEMBERS, LEAD, PLACES, MAJORS, UNIT = (
    "number", "name", "evaluator", "level", "members", "lead", "places", "majors", "unit",
)  # fmt: skip
SPAN, TASKS, DUTIES, PERSON, ROLE, PHASE = "span", "tasks", "duties", "person", "role", "phase"
CLASS = "class"
# The first that a title has words of is what the column holds; "" is nothing that is looked for.
_WORDS = (
    ("备注|说明|签|电话|联系|费|总数|合计|小计", ""),
    ("序号|编号|^号$", NUMBER),
    ("证书(?:名称|及等级|（?等级）?)?$|证书名称|工种名称|项目名称", NAME),
    ("(?:认定|鉴定|考证|报考)(?:项目|工种|职业)|^职业(?:（工种）)?(?:名称|及编码)?$", NAME),
    ("评价(?:组织|机构)|认定机构|发证机构|颁证", EVALUATOR),
    ("等级|级别", LEVEL),
    ("班级|^班$", CLASS),
    ("成员|组成人员", MEMBERS),
    ("时间|日期|起止|进度$|月份|时段", SPAN),
    ("阶段|步骤", PHASE),
    ("责任部门|责任单位|牵头部门|牵头单位|承担单位|承担部门|负责部门|负责单位|完成部门|配合", UNIT),
    ("负责人|牵头人|责任人|带头人|负责教师|责任教师", LEAD),
    ("名额|人数|计划数|数量|指标", PLACES),
    ("专业", MAJORS),
    ("职责|分工|职能", DUTIES),
    ("姓名|人员$", PERSON),
    ("职务$|组内职务|角色", ROLE),
    ("部门|单位|系部|院系|系（部）|系$|系别|学院", UNIT),
    ("工作|任务|内容|事项|措施", TASKS),
    ("证书|工种", NAME),
)


_COUNT = re.compile(r"[0-9]+\s*[人名个]?")  # in no head


def columns(piece: Piece) -> tuple[dict[str, int], int]:
    """Which column holds what, and how many rows are the head; nothing where it is no table that
    anything is known of."""
    best: tuple[dict[str, int], int] = ({}, 0)
    for at, row in enumerate(piece.rows[:5]):
        if at and (any(_COUNT.fullmatch(cell.strip()) for cell in row)
                   or (at >= piece.heads and len(best[0]) > 1)):  # fmt: skip
            break
        found: dict[str, int] = {}
        for column in range(len(piece.rows[at])):
            held = _held(title(piece, at, column))
            if held:
                found.setdefault(held, column)
        if len(found) > len(best[0]) or (len(found) == len(best[0]) and at < piece.heads):
            best = found, at + 1
    return best


def title(piece: Piece, last: int, column: int) -> str:
    """The title of a column down to a row: what a merged head says above it is part of it."""
    said = list(dict.fromkeys(piece.rows[at][column] for at in range(last + 1)))
    return re.sub(r"\s+", "", "".join(said))


def body(piece: Piece, heads: int) -> Iterator[tuple[str, ...]]:
    """The rows below the head, without sums."""
    yield from (row for _, row in numbered(piece, heads))


def numbered(piece: Piece, heads: int) -> Iterator[tuple[int, tuple[str, ...]]]:
    """The same with the number of each in the table."""
    for at, row in enumerate(piece.rows[heads:], heads):
        if not re.match("合\\s*计|小\\s*计|总\\s*计|共\\s*计", "".join(row[:2]).strip()):
            yield at, row


def is_faculty(words: str) -> bool:
    """Whether a column of units is of those that majors belong to."""
    return bool(re.search("系|学院|院部", words)) and not re.search("责任|牵头|负责|配合", words)


def cell(row: tuple[str, ...], at: int | None) -> str:
    return "" if at is None else re.sub(r"[ \t]+", " ", row[at]).strip()


def _held(words: str) -> str:
    return next((held for pattern, held in _WORDS if re.search(pattern, words)), "")
