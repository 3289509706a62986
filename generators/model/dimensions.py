"""What a quota may be of: for whom, and of which level, population, batch, grade.

One description for all that lists quotas: the key in the file, the title, what may be entered and
where such names are registered. Whoever shows, reads, compares or judges a line of quotas goes
through DIMENSIONS, so that a new one takes part by itself. A line says for whom it is by the
narrowest of WHO; one that names nobody and is of the public is for the public.

A class belongs to the major or the department that its own line names: classes come and go every
year, nothing else is entered of them, and students look for their major. Knows no plan.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True)
class Dimension:
    """`key` of the data, `title` of a column, `hint` for who fills it in. `register`: the list of
    the institution that has such names, with its name; `values`: all that there can be. `whole`:
    whether a line that does not say it is of all of them; else it is only not known."""

    key: str
    title: str
    example: str
    hint: str = ""
    register: str = ""
    registered_in: str = ""
    values: tuple[str, ...] = ()
    whole: bool = True
    titles: tuple[str, ...] = ()  # under which offices keep the column, besides `title`

    def of(self, line: object) -> str | None:
        value: str | None = getattr(line, self.key)
        return value


STUDENTS, OF_THE_PUBLIC = "校内", "社会"
PUBLIC = "社会人员"  # who they are, where a line is for nobody else

MAJOR = Dimension(
    "major", "专业", "专业甲", register="majors", registered_in="专业名册",
    titles=("专业名称", "试点专业", "申报专业", "申报试点专业"),
)  # fmt: skip
DEPARTMENT = Dimension(
    "department", "系", "机电系", hint="名额给全系的，写系的名称，专业空着。",
    register="departments", registered_in="部门名册",
    titles=("系部", "院系", "二级学院", "学院系部"),
)  # fmt: skip
CLASS = Dimension(
    "class_name", "班", "机电2101班", hint="名额给一个班的，写班的名称，同时写它的专业或系。",
    titles=("班级", "班级名称"),
)  # fmt: skip
LEVEL = Dimension(
    "level", "等级", "初级", hint="证书的等级。文件未载明的空着。", whole=False,
    titles=("证书等级", "级别"),
)  # fmt: skip
POPULATION = Dimension(
    "population", "对象", OF_THE_PUBLIC, hint="校内：本校学生；社会：社会人员。",
    values=(STUDENTS, OF_THE_PUBLIC), whole=False, titles=("面向对象",),
)  # fmt: skip
BATCH = Dimension(
    "batch", "批次", "第一批", hint="名额分批给的，写是哪一批。", titles=("考核批次",)
)
GRADE = Dimension(
    "grade", "年级", "2020级", hint="名额只给一个年级的，写年级，例如 2020级。", titles=("级",)
)

DIMENSIONS = (MAJOR, DEPARTMENT, CLASS, LEVEL, POPULATION, BATCH, GRADE)
KEYS = tuple(each.key for each in DIMENSIONS)
TITLES = {each.key: each.title for each in DIMENSIONS}
WHO = (CLASS, MAJOR, DEPARTMENT)  # the narrowest first
USUAL = (MAJOR, LEVEL, POPULATION)  # offered where no line has anything else
Line = tuple[str | None, ...]


class Lined(Protocol):
    """What is divided by dimensions: a line of quotas."""

    @property
    def line(self) -> Line: ...


def said(dimension: Dimension, certificate: object, quota: object) -> str | None:
    """What a line says, or its certificate as a whole: of which level it is."""
    own = dimension.of(quota)
    return dimension.of(certificate) if own is None and dimension is LEVEL else own


def line(of: object) -> Line:
    """What tells a line from others: its value in each dimension."""
    return tuple(each.of(of) for each in DIMENSIONS)


def values(of: Line) -> dict[str, str]:
    """Those that it has, by key."""
    return {key: value for key, value in zip(KEYS, of, strict=True) if value}


def by_key(said: Mapping[str, object]) -> Line:
    """The line of data as they stand in a file, or in a row of a table."""
    found = (said.get(key) for key in KEYS)
    return tuple(value if isinstance(value, str) else None for value in found)


def who_of(of: Line) -> Dimension | None:
    """By which dimension a line says for whom it is; POPULATION is the public."""
    said = values(of)
    named = next((each for each in WHO if each.key in said), None)
    if named is None and said.get(POPULATION.key) == OF_THE_PUBLIC:
        return POPULATION
    return named


def who(of: Line) -> str:
    """专业甲, 机电系, 机电2101班, 社会人员; nothing where the line does not say (QTA-17)."""
    by = who_of(of)
    if by is POPULATION:
        return PUBLIC
    return values(of)[by.key] if by else ""


def closer(of: Line) -> tuple[str, ...]:
    """What else it says: 初级, 第一批, 2020级."""
    hidden = {each.key for each in (*WHO, who_of(of)) if each}
    return tuple(value for key, value in values(of).items() if key not in hidden)


def called(of: Line) -> str:
    """A line in full: 专业甲（初级、第一批）."""
    return who(of) + bracketed(of)


def bracketed(of: Line) -> str:
    """What a line says besides for whom it is: （初级、第一批）; mostly nothing."""
    more = closer(of)
    return f"（{'、'.join(more)}）" if more else ""


def printed_who(of: Line, once: bool) -> str:
    """For whom, as a cell of the issued document says it, with batch and grade; with level and
    population, which may have been settled later or stand elsewhere, only where they tell two
    lines of a cell apart (not `once`)."""
    by = who_of(of)
    shown = zip(DIMENSIONS, of, strict=True)
    return called(tuple(v if d.whole or not once or d is by else None for d, v in shown))


def used(lines: Iterable[Lined]) -> tuple[Dimension, ...]:
    """The dimensions that any of these lines has, in order."""
    there = {key for each in lines for key in values(each.line)}
    return tuple(each for each in DIMENSIONS if each.key in there)


def dividing(lines: Iterable[Lined]) -> tuple[Dimension, ...]:
    """Those that say more than for whom a line is."""
    lines = list(lines)
    return tuple(
        each
        for each in DIMENSIONS
        if each not in WHO and any(each.of(x) and who_of(x.line) is not each for x in lines)
    )


def titles_of_who(lines: Iterable[Lined]) -> str:
    """What a column is called that says for whom lines are: 专业; 专业、系、社会人员."""
    by = {who_of(each.line) for each in lines} or {MAJOR}
    named = [each.title for each in DIMENSIONS if each in by and each is not POPULATION]
    return "、".join((*named, *((PUBLIC,) if POPULATION in by else ()))) or MAJOR.title
