"""TAB-05: what a table that is written out tells of persons beside their names."""

import re
from collections.abc import Iterator, Sequence

from generators.checks.engine import Context, Judgement, rule
from generators.checks.tab import places
from generators.core.diagnostics import ERROR, Finding
from generators.model.tables.cells import Cell, written
from generators.model.tables.forms import Shown

_NAME = re.compile("姓名|名字|学生|考生|学员")
_NO_NAME = re.compile("人数|数$|专业|系|班|单位|类|须知")
_MARKS = re.compile("成绩|得分|分数|总分|总评|评分|理论|操作|实操|技能|面试|答辩|综合评审")
_PRIVATE = re.compile(
    "民族|籍贯|政治面貌|家庭|户籍|残疾|病史|贫困|低保|性别|年龄|生日|电话|手机|联系方式"
)
_MARK = re.compile("[0-9]{1,3}(?:\\.[0-9]{1,2})?分?|不合格|未通过|不及格|缺考|作弊|违纪")
_PERSON = re.compile("[\u4e00-\u9fff·]{2,12}")


@rule("TAB-05", ERROR, "表里学生的姓名旁边没有成绩和其他个人信息", needs=("TAB-03",))
def private_columns(context: Context) -> Iterator[Judgement]:
    """公示合格名单是通常的做法，姓名旁边再写各人的成绩、民族、电话等，就公开了个人信息，网站上的也收不
    回来。教职工的名单不受限制；空白的样表也不受限制。

    怎么改：合格名单只写姓名、班级和结果，不写分数；要写成绩的，用准考证号以外的编号代替姓名，或者不放在
    网站上，单独发给本人。
    """
    staff = frozenset(context.institution.people)
    for holder in places.shown(context.plan):
        if holder.written is not None:
            yield from _private(holder, staff)


def _private(holder: Shown, staff: frozenset[str]) -> Iterator[Finding]:
    """One finding a table: the first cell of the columns that should not be there."""
    wide, heads = len(holder.columns), holder.head_rows
    made = written(holder.written or (), holder.spot.step("rows"), wide, heads)
    if made.faults:
        return
    rows, titles = made.rows[heads:], _titles(holder, made.rows[:heads])
    if not titles and made.rows:  # nobody has said how many rows are the head
        rows, titles = made.rows[1:], [cell.text for cell in made.rows[0]]
    names = [at for at, title in enumerate(titles) if _NAME.search(_plain(title))
             and not _NO_NAME.search(_plain(title))]  # fmt: skip
    told: dict[str, Cell] = {}
    for row in rows if names else ():
        if any(_is_student(row[at].text, staff) for at in names):
            for at, title in enumerate(titles):
                if at not in names and _is_private(_plain(title), row[at].text.strip()):
                    told.setdefault(_plain(title), row[at])
    if told:
        columns = "、".join(f"“{title}”" for title in told)
        yield Finding(
            next(iter(told.values())).spot.at(),
            f"这张表在学生的姓名旁边写了{columns}，公开了个人信息",
            "只写姓名、班级和结果，删去这几栏；要写成绩的，不写姓名，改用编号，或者不放进计划，单独发给本人",
            within=(holder.at("rows"),),
        )


def _titles(holder: Shown, heads: Sequence[Sequence[Cell]]) -> list[str]:
    """What stands above each column, the rows of a head together."""
    if holder.columns:
        return [column.title for column in holder.columns]
    return ["".join(cell.text for cell in column) for column in zip(*heads, strict=True)]


def _is_student(text: str, staff: frozenset[str]) -> bool:
    name = _plain(text)
    return bool(_PERSON.fullmatch(name)) and name not in staff


def _is_private(title: str, value: str) -> bool:
    if _PRIVATE.search(title):
        return bool(value.strip("—-/×"))
    return bool(_MARKS.search(title) and _MARK.fullmatch(value))


def _plain(text: str) -> str:
    return "".join(text.split())
