"""TXT-06 to TXT-09: punctuation, blanks and end marks of the stored text.

Issued text is frozen: one finding a paragraph or a rule, not one a character.
"""

import re
from collections.abc import Iterator

from generators.checks.engine import Context, Judgement, rule
from generators.checks.src.stored import paragraphs, prose, stands_alone
from generators.core.diagnostics import INFO, WARNING, Finding, Note, Waiting
from generators.model.document.issued_text import table_label
from generators.model.plans import Plan

_HAN = "\u4e00-\u9fff"
_HALF = re.compile(
    rf"(?<=[{_HAN}”》）)])\s?[,;:?!()]|[(](?=[{_HAN}“《])|(?<=[{_HAN}”》）])[.](?![0-9A-Za-z])"
)
_BLANK = re.compile(rf"(?<=[{_HAN}，。；：、]) +(?=[{_HAN}])")
_RANGE = re.compile(r"[0-9]+[年月日]\s*([-–－~])\s*(?=[0-9]+\s*(?:年|月|日))")
_CAPTION = re.compile(r"表( *)[0-9]+( *)")
_END = re.compile(r"[。！？；：…][”’）]?$")
_FULL = str.maketrans(",;:?!().", "，；：？！（）。")


@rule("TXT-06", WARNING, "中文里用全角标点", needs=("SRC-05",))
def half_width_punctuation(context: Context) -> Iterator[Judgement]:
    """中文的逗号、括号、分号、冒号用全角（GB/T 15834-2011）。半角标点多半是扫描或换输入法
    留下的，排出来挤在一起，按原文检索也查不到。

    怎么改：起草时改成全角；已经印发的不改，记在 errata.yaml，勘校本会改过来。
    """
    for clause, texts in prose(context.plan):
        marks = [(spot, match) for spot, text in texts for match in _HALF.finditer(text)]
        changed = [context.waiting("SRC-05", spot.at()) for spot, _ in marks]
        yield from filter(None, changed)
        marks = [mark for mark, waiting in zip(marks, changed, strict=True) if not waiting]
        if marks:
            spot, first = marks[0]
            kinds = "".join(dict.fromkeys(match[0].strip() for _, match in marks))
            yield Finding(
                spot.within(*first.span()),
                f"{clause.clause}里有 {len(marks)} 处半角标点（{' '.join(kinds)}）",
                f"改成全角（{' '.join(kinds.translate(_FULL))}）；已经印发的记在 errata.yaml",
            )


@rule("TXT-07", INFO, "题注和职务名称的空格写法一致，汉字之间不空格", needs=("REF-01", "SRC-05"))
def uneven_blanks(context: Context) -> Iterator[Judgement]:
    """表1、表 3，组 长、主任：同一类东西有的空格、有的不空，版面不齐，检索也查不全。

    怎么改：起草时统一；已经印发的不改，记在 errata.yaml。
    """
    plan = context.plan.as_issued
    yield from _uneven_captions(plan)
    yield from _uneven_labels(context, plan)
    for clause, texts in prose(plan):
        for spot, text in texts:
            aligned = _CAPTION.match(text) or stands_alone(text)
            match = None if aligned else _BLANK.search(text)
            if match:
                yield Finding(
                    spot.within(*match.span()),
                    f"{clause.clause}的汉字之间多了空格",
                    "删去空格；已经印发的记在 errata.yaml",
                    within=(spot.at(),),
                )


@rule("TXT-08", INFO, "起止时间用一字线或浪纹线连接", needs=("SRC-05",))
def range_mark_of_another_kind(context: Context) -> Iterator[Judgement]:
    """时间的起止用一字线“—”或浪纹线“～”（GB/T 15834-2011）。短横“-”容易看成减号，换行时也会断开。

    怎么改：document.yaml 的 range_mark 写 "—"；已经印发的不改，记在 errata.yaml。
    """
    plan = context.plan.as_issued
    for clause in plan.clauses:
        for block in clause.blocks:
            if block.range_mark is not None and block.range_mark.strip() not in "—～至":
                yield block.finding(
                    "range_mark",
                    message=f"{table_label(block)}的起止时间用“{block.range_mark}”连接",
                    advice="用一字线“—”；已经印发的记在 errata.yaml",
                )
    for _, texts in prose(plan):
        for spot, text in texts:
            for match in _RANGE.finditer(text):
                yield Finding(
                    spot.within(*match.span(1)),
                    f"起止时间用“{match[1]}”连接",
                    "用一字线“—”；已经印发的记在 errata.yaml",
                    within=(spot.at(),),
                )


@rule("TXT-09", INFO, "段落和各条都有句末标点", needs=("SRC-05",))
def without_end_mark(context: Context) -> Iterator[Judgement]:
    """一段话、一条职责没有句末标点，看不出是写完了，还是后面的字丢了。

    怎么改：补上句号或分号；已经印发的不改。断在换页处、断在表格前的，由 SRC-02、SRC-03 检查。
    """
    plan = context.plan.as_issued
    for clause in plan.clauses:
        last = paragraphs(clause)[-1:] if not clause.blocks or clause.blocks[-1].text else []
        items = [
            ("条", block.spot.step("items", index), item)
            for block in clause.blocks
            for index, item in enumerate(block.items)
        ]
        for what, spot, text in (*items, *(("段", *each) for each in last)):
            if not _END.search(text):
                yield Finding(
                    spot.within(len(text) - 1, len(text)),
                    f"{clause.clause}的这一{what}没有句末标点",
                    "补上句号或分号；已经印发的不改",
                    within=(spot.at(),),
                )
    yield from _bare_rows(plan)


def half_width(words: str) -> Iterator[tuple[tuple[int, int], str, str]]:
    """(span of the first, what is wrong, what to do) for marks of half width beside Chinese."""
    if found := [*_HALF.finditer(words)]:
        marks = " ".join(dict.fromkeys(match[0].strip() for match in found))
        yield (
            found[0].span(),
            f"中文里用了半角标点（{marks}）",
            f"改成全角（{marks.translate(_FULL)}）",
        )


def _uneven_captions(plan: Plan) -> Iterator[Finding]:
    blocks = [block for clause in plan.clauses for block in clause.blocks]
    captions = [(b, match) for b in blocks if (match := _CAPTION.match(b.caption or ""))]
    if not captions:
        return
    shapes = [match.groups() for _, match in captions]
    usual = max(shapes, key=shapes.count)
    for block, match in captions:
        if match.groups() != usual:
            other, _ = captions[shapes.index(usual)]
            yield Finding(
                block.spot.step("caption").within(*match.span()),
                f"题注“{block.caption}”的空格与其他表（{other.caption}）不同",
                "各表统一；已经印发的记在 errata.yaml",
                related=(Note(other.at("caption"), "其他表这样写"),),
            )


def _uneven_labels(context: Context, plan: Plan) -> Iterator[Finding | Waiting]:
    """Lists of members in which titles of two characters are padded, beside others that are not."""
    padded, plain = [], []
    for block in (b for clause in plan.clauses for b in clause.blocks if b.members):
        group = next((g for g in plan.groups if g.name == block.members), None)
        titles = [role.title for role in group.roles if len(role.title) == 2] if group else []
        if wrong := context.waiting("REF-01", block.at("members"), block.at("labels")):
            yield wrong
            continue
        labels = block.labels or {}
        shown = [labels.get(title, title) for title in titles]
        padded += [(block, label) for label in shown if " " in label][:1]
        plain += [(block, label) for label in shown if " " not in label][:1]
    if padded and plain:
        (block, label), (other, another) = padded[0], plain[0]
        yield block.finding(
            "labels",
            message=f"{block.members}的名单写“{label}”，{other.members}的名单写“{another}”，空格不一",
            advice="两份名单统一；已经印发的记在 errata.yaml",
            related=(Note(other.at("labels"), "另一份名单"),),
            within=tuple(g.at("roles") for g in plan.groups),
        )


def _bare_rows(plan: Plan) -> Iterator[Finding]:
    """Rows of the issued schedule with one task: printed without number and end mark."""
    if not plan.issued_text or all(len(phase.tasks) < 2 for phase in plan.phases):
        return
    for phase in plan.phases:
        if len(phase.tasks) == 1 and not _END.search(phase.tasks[0].text):
            yield phase.tasks[0].finding(
                "text",
                message=f"进度表里{phase.id}只有一项工作，没有编号和句末标点，与其他各行不同",
                advice="已经印发的不改",
                within=(phase.at(),),
            )
