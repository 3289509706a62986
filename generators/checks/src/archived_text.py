"""SRC: the issued document is archived, and its text is that of the archive."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from difflib import SequenceMatcher
from itertools import accumulate

from generators.checks.engine import ANY_ERROR, Context, Judgement, rule
from generators.checks.src import misnumbered
from generators.checks.suggest import keep_former
from generators.checks.txt.listed import list_places, lost_certificates
from generators.core.diagnostics import ERROR, Finding, Location, NotApplicable
from generators.core.once import once
from generators.model.document.issued_cells import Segment
from generators.model.document.issued_text import archive_of, print_blocks, solid
from generators.model.plans import Plan
from generators.model.structure import Spot

_CONTEXT = 6  # characters shown on either side of a difference
_LONGEST = 60  # of a difference that is shown
_MOST_COMPARED = 4_000_000  # pairs of characters: two stretches of 2,000
_SENTENCE = re.compile("[^。；]+[。；]?|[。；]")


@rule("SRC-07", ERROR, "已印发的计划有存档原文", needs=("CHG-05",))
def issued_text_missing(context: Context) -> Iterator[Judgement]:
    """印发的文件要存档（issued.txt），以后每次检查都拿它核对。没有存档，改动了已印发的内容也没有人
    知道。

    怎么改：从以前的版本里恢复 issued.txt。还没有印发的，把 plan.yaml 的 status 写成 草案；印发时
    运行 plan issue 2022（写要印发的那一年），存档、文号、日期和状态一次写好。
    """
    plan = context.plan.as_issued
    if back := context.waiting("CHG-05", plan.head.at("status")):
        yield back
    if plan.status.is_issued and not plan.issued_text.strip():
        yield plan.head.finding(
            "status",
            message=f"计划的状态是“{plan.head.status}”，却没有存档的印发原文（issued.txt）",
            advice=f"恢复 issued.txt；还没有印发的，状态写 草案，印发时运行 plan issue {plan.year}",
        )


@rule(
    "SRC-05", ERROR, "按数据印出的文件与存档原文一字不差",
    needs=(ANY_ERROR, "SRC-07", "TIM-01"),
)  # fmt: skip
def printed_text_differs(context: Context) -> Iterator[Judgement]:
    """已印发的文件不再改动。数据或 document.yaml 印出来的文字与存档原文（issued.txt）不同，
    说明有人改了已印发的值。空格和换行不比较。

    怎么改：改错了的，恢复原来的值；印发以后确有变更的，不改原值，写成变更（amendments 文件夹）。
    学院、部门、专业更了名的，这一年的各处照旧写印发时的名称，只改名册：name 写现在的名称，former 写
    原来的名称和更名的日期。
    """
    plan = context.plan.as_issued
    if not plan.issued_text:
        yield context.waiting("SRC-07") or NotApplicable("没有存档的印发原文")
        return
    yield from misnumbered.findings(plan)
    yield from _differences(misnumbered.rightly_numbered(plan), lost_certificates(plan))


def _differences(plan: Plan, lost: list[str]) -> Iterator[Finding]:
    """One finding for each thing (table row, list, paragraph) that differs. The rows of a
    certificate that is `lost` differ because of what lists it."""
    segments = [s for block in print_blocks(plan) for line in block.lines for s in line]
    archive = plan.issued_text
    texts = [solid(segment.text) for segment in segments]
    starts = list(accumulate(map(len, texts), initial=0))
    printed, told = "".join(texts), set()
    issued, ends_line = solid(archive), _line_ends(archive)
    for start, end, there, there_end in _changed_spans(printed, issued):
        is_lost = start == end and any(
            name in issued[:there][-len(name) :] + issued[there : there_end + len(name)]
            for name in lost
        )
        for index in _touched(
            starts, texts, start, end, begins_line=there in ends_line and there_end not in ends_line
        ):
            segment = segments[index]
            if segment.whole not in told:
                told.add(segment.whole)
                # Text that is new or gone may have come about next to where it shows.
                replaced = min(end - start, there_end - there)
                causes = (replaced and segment.made_of) or segment.parts or (segment.whole,)
                yield Finding(
                    _place(segment, start - starts[index], end - starts[index]),
                    f"这里印出“{_around(printed, start, end)}”，"
                    f"存档原文是“{_around(issued, there, there_end)}”",
                    _advice(segment, plan),
                    within=list_places(plan) if is_lost else tuple(c.at() for c in causes),
                )


def _touched(
    starts: list[int], texts: list[str], start: int, end: int, *, begins_line: bool
) -> list[int]:
    """The segments that hold start..end of the printed text. Where text is missing: the empty
    segment that stands there, else the one it would have continued, or, if it begins a line of
    the archive without filling it, the one it would have begun."""
    first, behind = bisect_left(starts, start), bisect_right(starts, start)
    if start < end:
        return [i for i in range(behind - 1, bisect_left(starts, end)) if texts[i]]
    here = range(first, min(behind, len(texts)))
    empty, after = [i for i in here if not texts[i]], [i for i in here if texts[i]]
    before = [*range(first)][-1:]
    return [(empty or (begins_line and after) or before or after)[0]]


def _line_ends(archive: str) -> set[int]:
    """How many visible characters have passed at each line's end."""
    return set(accumulate((len(solid(line)) for line in archive.split("\n")), initial=0))


def _place(segment: Segment, start: int, end: int) -> Location:
    """The differing words, where the segment is a text as it stands in the file."""
    value = segment.spot.value
    if not isinstance(value, str) or not segment.text.endswith(value):
        return segment.spot.at()
    visible = [i for i, character in enumerate(segment.text) if not character.isspace()]
    prefix = len(segment.text) - len(value)
    first, last = max(start, 0), min(end, len(visible))
    if not (first < last and visible[first] >= prefix):
        return segment.spot.at()
    return segment.spot.within(visible[first] - prefix, visible[last - 1] + 1 - prefix)


def _advice(segment: Segment, plan: Plan) -> str:
    if segment.spot.source.path.endswith("college.yaml"):
        return f"写错了的，改正；{keep_former('原来的全称', '下面')}"
    if new := next((name for name in _new_names(plan) if name in segment.text), None):
        return (
            f"改回原样。“{new}”是更名以后的名称的，这一年的各处都照旧写印发时的名称；"
            "名册里 name 写现在的名称，同一项里的 former 写原来的名称和更名的日期；"
            "没有更名、是印发以后的变更的，运行 plan fix --base 上一版，会写好变更的文件"
        )
    if segment.whole in _added(plan):
        return "印发以后增加的证书，文件开头的 写 since（从哪天起）和补录的 origin；否则删去"
    if segment.spot.source.path.endswith("document.yaml"):
        return "正文印发后不能变更，请改回原样；改的是 issued.txt 的，请恢复它"
    return (
        "请改回原样；印发以后确有变更的，写成变更（运行 plan fix --base 上一版，会写好文件）；"
        "改的是 issued.txt 的，请恢复它"
    )


@once
def _added(plan: Plan) -> set[Spot]:
    """The certificates that the archive does not have."""
    return {c.spot for c in plan.certificates if c.name not in plan.issued_text}


@once
def _new_names(plan: Plan) -> list[str]:
    """Names of the registers that nobody had when the document was issued, as far as it says."""
    registers, archive = plan.registers, archive_of(plan)
    names = (*registers.departments, *registers.majors, *registers.people)
    return [name for name in names if name not in archive]


def _around(text: str, start: int, end: int) -> str:
    """The characters start..end with a few on either side, a long stretch cut in its middle."""
    before, after = max(0, start - _CONTEXT), end + _CONTEXT
    middle = text[before:after]
    cut = f"{middle[: _LONGEST // 2]}……{middle[-_LONGEST // 2 :]}"
    shown = min(middle, cut, key=len)
    return f"{'…' if before else ''}{shown}{'…' if text[after:] else ''}"


def _changed_spans(printed: str, issued: str) -> Iterator[tuple[int, int, int, int]]:
    """Where the two differ, as (start, end) in each; what they share at both ends is cut first,
    then the sentences that both have: to compare all characters takes the square of their number.
    """
    head = _shared(printed, issued)
    tail = _shared(*("".join(reversed(text[head:])) for text in (printed, issued)))
    a, b = printed[head : len(printed) - tail], issued[head : len(issued) - tail]
    one, other = (_SENTENCE.findall(text) for text in (a, b))
    old, new = ([*accumulate(map(len, each), initial=head)] for each in (one, other))
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, one, other).get_opcodes():
        if tag != "equal":
            yield from _characters(printed, issued, (old[i1], old[i2], new[j1], new[j2]))


def _characters(
    printed: str, issued: str, span: tuple[int, int, int, int]
) -> Iterator[tuple[int, int, int, int]]:
    """Where two stretches of a few sentences differ; of very long ones, that they do."""
    start, end, there, there_end = span
    if (end - start) * (there_end - there) > _MOST_COMPARED:
        yield span
        return
    a, b = printed[start:end], issued[there:there_end]
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, a, b, autojunk=False).get_opcodes():
        if tag != "equal":
            yield start + i1, start + i2, there + j1, there + j2


def _shared(one: str, other: str) -> int:
    """How many characters two texts have in common at their beginning."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((i for i, (a, b) in pairs if a != b), min(len(one), len(other)))
