"""DOC-17: where the title of the plan, of a notice, breaks into lines in print."""

from collections.abc import Iterator
from itertools import accumulate

from generators.checks.engine import Context, Judgement, rule
from generators.core.diagnostics import ERROR
from generators.model.documents import Head
from generators.model.entities import Certificate
from generators.model.notices import Notice
from generators.model.registries import College, Department, Major

_WIDEST = 20  # characters of 2号 that the type area holds
_SEEN = 0.5  # by more than half a character, which a figure takes, a line looks shorter


@rule("DOC-17", ERROR, "标题的分行连起来就是标题，不拆开词语", needs=("REF-01", "SRC-05"))
def title_lines_differ(context: Context) -> Iterator[Judgement]:
    """标题多行的，分行要词意完整、排列对称，排成梯形或菱形（GB/T 9704-2012 7.3.1）；一行最多 20 个
    字。分行连起来与标题不同，印出来的标题就错了。

    怎么改：照标题逐字分行；不在专业、证书、部门、学校名称的中间断开。
    """
    institution, plan = context.institution, context.plan
    whole: list[College | Major | Department | Certificate] = [institution.college]
    whole += [*institution.majors.values(), *institution.departments.values(), *plan.certificates]
    names, places = [each.name for each in whole], [each.at("name") for each in whole]
    for code in ("REF-01", "SRC-05"):  # what has a wrong name may be cut in two
        if waiting := context.waiting(code, *places):
            yield waiting
    titled: tuple[Head | Notice, ...] = (plan.as_issued.head, *plan.notices)
    for head in titled:
        if head.title_lines:
            message = next(_broken_lines(head, names), None)
            if message:
                yield head.finding("title_lines", message=message, advice="照标题重新分行")


def _broken_lines(head: Head | Notice, names: list[str]) -> Iterator[str]:
    """What is wrong, the worst first; the first is told."""
    lines = head.title_lines
    solid = ["".join(line.split()) for line in lines]
    if "".join(solid) != "".join(head.title.split()):
        yield "标题的分行连起来与标题不同"
    widths = [sum(0.5 if c.isascii() else 1 for c in line) for line in lines]
    if max(widths) > _WIDEST:
        yield f"最长的一行有 {max(widths):g} 个字，一行最多 {_WIDEST} 个字"
    if _is_hollow(widths):
        yield "标题排成了长方形或沙漏形，应当排成梯形或菱形"
    breaks = [*accumulate(map(len, solid[:-1]))]
    title = "".join(solid)
    for name in names:
        start = title.find(name)
        if start >= 0 and any(0 < place - start < len(name) for place in breaks):
            yield f"“{name}”被拆在两行"


def _is_hollow(widths: list[float]) -> bool:
    """Three lines or more that are equally long, or narrower in the middle than on both sides."""
    middle = range(1, len(widths) - 1)
    same = bool(middle) and len({*widths}) == 1
    return same or any(
        min(max(widths[:n]), max(widths[n + 1 :])) > widths[n] + _SEEN for n in middle
    )
