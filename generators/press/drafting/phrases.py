"""Turns of phrase and tables that several papers share."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from generators.core.chinese import columns
from generators.model import answers_later, provenance, withdrawn
from generators.model.entities import Certificate, Task
from generators.model.plans import NOT_ENTERED, Plan
from generators.model.structure import Entity
from generators.press.paper.paper_blocks import Line, Run, Table, Text, line, text

BOX = "□"


def basis(plan: Plan) -> str:
    """The document a paper follows: 《……》（……号), 《……》（草案) before it is issued."""
    number = plan.head.number if plan.status.is_issued else plan.status.name
    return f"《{plan.head.title}》（{number}）" if number else f"《{plan.head.title}》"


def due(plan: Plan, task: Task) -> str:
    """The day a task is due. The end of its phase is none: the document does not say so."""
    return task.due.chinese if task.due else plan.status.unstated


def places(plan: Plan, certificate: Certificate) -> str:
    """The declared places of a certificate together; that there are none left of those it had."""
    if not certificate.quotas and withdrawn.of(plan, certificate, "quotas"):
        return "没有"
    return persons(plan.declared_by[certificate.slug])


def persons(number: int | None) -> str:
    """A number of places, where there is one."""
    return NOT_ENTERED if number is None else f"{number}人"


def entered_later(*told: tuple[Iterable[Entity], Mapping[str, str]]) -> Iterator[Text]:
    """By which documents the values of a paper came that the plan as issued does not have: of
    these entities the fields with these titles. Nothing where there are none."""
    found = [line for entities, titles in told for line in provenance.told(entities, titles)]
    if found:
        yield text("note", f"印发以后补录、变更的内容：{'；'.join(dict.fromkeys(found))}。")


def settled(plan: Plan, question: str, certificate: str | None = None) -> str:
    """What was settled later of something that the document leaves open, with its document; else
    whether somebody has looked for it."""
    found = answers_later.to(plan.files, question, certificate)
    said = [
        f"{each.text}（{plan.status.called(each.origin.kind)}，{each.origin.source}）"
        if each.origin
        else each.text
        for each in found
        if each.answer is not None
    ]
    return "；".join(said) or (plan.status.unstated if found else NOT_ENTERED)


def open_list(names: tuple[str, ...], *, open: bool) -> str:
    return "、".join(names) + ("等" if open else "")


def table(
    columns: Iterable[str],
    rows: Iterable[Sequence[str | Line]],
    widths: tuple[float, ...],
    centred: tuple[int, ...] = (),
) -> Table:
    """A table of plain texts; a cell that is a line already stays one."""
    return Table(
        columns=tuple(line(each) for each in columns),
        rows=tuple(tuple(_cell(cell) for cell in row) for row in rows),
        widths=widths,
        centred=centred,
    )


def _cell(cell: str | Line) -> Line:
    return cell if isinstance(cell, tuple) else (Run(cell),)


def broken(title: str, plan: Plan) -> tuple[str, ...]:
    """A title in as few lines as it takes, about equally long, no name of a thing split. The
    title itself where it fits on one line."""
    if _set(title) <= WIDEST:
        return (title,)
    lines = -int(-_set(title) // WIDEST)
    places = [n for n in range(1, len(title)) if not _splits(title, n, plan)]
    cuts, start = [], 0
    for left in range(lines, 1, -1):
        wanted = _set(title[start:]) / left
        fitting = [n for n in places if n > start and _set(title[start:n]) <= WIDEST]
        if not fitting:
            break
        cut = min(fitting, key=lambda n: (abs(_set(title[start:n]) - wanted), n))
        cuts.append(title[start:cut])
        start = cut
    return (*cuts, title[start:])


def width(text: str) -> float:
    """In characters: a Han character is one wide, the others half."""
    return columns(text) / 2


def _set(title: str) -> float:
    """How wide a title is in print: digits and letters are a little more than half a character."""
    return width(title) + sum(each.isascii() for each in title) / 10


def _splits(title: str, place: int, plan: Plan) -> bool:
    """Whether a break at `place` cuts a name, a number or a pair of words that belong together."""
    institution = plan.institution
    names = [institution.college.name, *institution.majors, *institution.departments, *_WORDS]
    names += [plan.programme.kind.removesuffix("证书"), plan.programme.evaluator]
    names += [certificate.name for certificate in plan.certificates]
    for name in names:
        start = title.find(name)
        if 0 <= start < place < start + len(name):
            return True
    before, after = title[place - 1], title[place]
    return (before.isascii() and after.isascii()) or after in "的年月日”》）、" or before in "“《（"


WIDEST = 20  # characters of 2号 that the type area holds
_WORDS = (
    "关于", "试点", "工作", "方案", "证书", "制度", "报名", "考核", "培训", "安排", "组织", "印发",
    "开展", "通知", "纪要", "会议", "有关", "事项", "学年", "年度", "学期", "学生", "教师", "职业",
    "技能", "等级", "认定", "鉴定", "实施", "管理", "办法", "计划", "申报", "专业", "课程", "项目",
)  # fmt: skip
