"""SRC-01 to SRC-04: what scanning and page breaks do to a text. Reads document.yaml.

A fault that an erratum quotes is answered: the stored text stays, the corrected edition is
right, and the rule has nothing more to say of it.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from generators.checks.engine import Context, Judgement, rule
from generators.checks.src.stored import answered, paragraphs, stands_alone
from generators.core.diagnostics import INFO, WARNING, Finding, Location
from generators.model.document.issued_text import table_label
from generators.model.documents import Block, Clause
from generators.model.plans import Plan
from generators.model.structure import Spot

_END = re.compile(r"[。！？；：…][”’）]?$")
_OPENER = "根据|按照|依据|依照|为了|为|通过|结合|围绕|针对|学院|设立|建立|成立|将|对|在"
_STRANDED = re.compile(rf"([\u4e00-\u9fff]{{1,4}}?)(?:{_OPENER})")
_WHO = "[生员师者人们校院业民其之]"
_MISSING = (
    # Behind who is meant, not behind a verb: 使学生得证书, and neither 获得 nor 懂得.
    (re.compile(rf"使[\u4e00-\u9fff]{{0,3}}?{_WHO}得(?![到以出起益分了知])"), "疑缺“获”字"),
    (re.compile(r"职业技等级|职业能等级|技能等证书|技能级证书"), "疑缺一字"),
)
_PAIRS = dict(zip("（《“〔", "）》”〕", strict=True))
# What was changed since it was issued, or is quoted wrongly, says nothing about the scan.
_NEEDS = ("SRC-05", "SRC-06")
_ADVICE = "对照纸质文件；确是扫描所致的，记在 errata.yaml，存档文本不改"
_IN_A_DRAFT = "还没有印发，直接改正文（草案不写勘误）"


@rule("SRC-01", WARNING, "标题没有断进正文", needs=_NEEDS)
def heading_broken_into_body(context: Context) -> Iterator[Judgement]:
    """扫描时标题被断成两行，后半截落进正文，目录和检索里的标题就不完整。勘误引了这一处的，算已经说明。

    怎么改：对照纸质文件，在 errata.yaml 里写两条：标题一条，正文一条，group 相同。草案直接改正文。
    """
    plan = context.plan.as_issued
    for clause in plan.clauses:
        texts = paragraphs(clause)
        if not clause.heading or not texts or clause.blocks[0].text is None:
            continue
        spot, text = texts[0]
        word = _stranded(plan, clause, text)
        if word and not answered(plan, text[: len(word) + 2]):
            yield Finding(
                spot.within(0, len(word)),
                f"正文开头的“{word}”疑是标题“{clause.heading}”的后半截",
                _advice(plan),
                within=(spot.at(), clause.at("heading"), *_quotations(plan, clause)),
            )


@rule("SRC-02", WARNING, "句子没有被表格隔断", needs=_NEEDS)
def sentence_interrupted_by_table(context: Context) -> Iterator[Judgement]:
    """表格插在一句话中间，前后两截各不成句，网页上读不通。勘误引了这一处的，算已经说明。

    怎么改：在 errata.yaml 里照录前后两截，中间写 \\n〔表2〕\\n，勘校后写成一句。
    草案直接改正文。
    """
    plan = context.plan.as_issued
    for clause in plan.clauses:
        for block, following in pairwise(clause.blocks):
            if block.text is None or not following.is_table or _END.search(block.text):
                continue
            if stands_alone(block.text):
                continue
            if not answered(plan, f"{block.text[-1]}\n〔{table_label(following)}〕"):
                places = (block.at("text"), following.at("caption"), *_quotations(plan, clause))
                yield _broken(plan, block, "被后面的表格隔断", places)


# Lines by themselves, which are no sentences: a signature, a date, a title, a row of a list.
_LINE = re.compile(
    r"[0-9]{4}年[0-9]{1,2}月[0-9]{1,2}日|[^，。；、]{4,45}(?:学院|大学|学校|方案|办法|细则|名单|通知|规定|意见|如下)"
    r"|(?:组\s*长|副\s*组\s*长|成\s*员|主\s*任|副\s*主\s*任|秘\s*书|顾\s*问|召集人|联络员)：[^，。；]{0,60}[^，。；、]"
)


@rule("SRC-03", WARNING, "句子没有在换页处断开", needs=_NEEDS)
def sentence_split_by_page(context: Context) -> Iterator[Judgement]:
    """换页把一句话断成两段，前一段没有句末标点。勘误引了这一处的，算已经说明。

    怎么改：在 errata.yaml 里照录前后几个字，断开的地方写 \\n，勘校后连成一句。草案直接改正文。
    """
    plan = context.plan.as_issued
    for clause in plan.clauses:
        for block, following in pairwise(clause.blocks):
            if block.text is None or following.text is None or _END.search(block.text):
                continue
            if _LINE.fullmatch(block.text) or stands_alone(block.text):
                continue
            if not _joined(plan, block.text, following.text):
                places = (block.at("text"), following.at("text"), *_quotations(plan, clause))
                yield _broken(plan, block, "疑在换页处断开", places)


@rule("SRC-04", INFO, "没有疑似缺字的地方", needs=_NEEDS)
def character_seems_missing(context: Context) -> Iterator[Judgement]:
    """扫描会丢字，例如“使学生得证书”少了“获”；括号、引号只有一半，也多半是丢了字。只是疑似，要对照纸质
    文件。勘误引了这一处的，算已经说明。

    怎么改：对照纸质文件，缺了的记在 errata.yaml；原文如此的，note 里写明。草案直接改正文。
    """
    plan = context.plan.as_issued
    for clause in plan.clauses:
        for spot, start, end, text, doubt in _doubts(clause):
            if not answered(plan, text[start:end]):
                places = (spot.at(), *_quotations(plan, clause))
                message = f"“{text[start:end]}”{doubt}"
                yield Finding(spot.within(start, end), message, _advice(plan), within=places)


def _stranded(plan: Plan, clause: Clause, text: str) -> str:
    """The words at the start of a body that belong to its heading: together they are a phrase of
    this document, or another heading ends with them."""
    match = _STRANDED.match(text)
    if not match or not clause.heading or match[1] in _OPENER.split("|"):
        return ""
    word, others = match[1], [c.heading for c in plan.clauses if c.heading and c is not clause]
    phrase = clause.heading[-2:] + word
    elsewhere = any(phrase in other for _, other in plan.prose) or any(phrase in o for o in others)
    siblings = any(other.endswith(word) for other in others if len(word) > 1)
    return word if elsewhere or (siblings and not clause.heading.endswith(word)) else ""


def _joined(plan: Plan, before: str, after: str) -> bool:
    """Whether an erratum quotes the break between two paragraphs."""
    breaks = (pair for e in plan.errata for pair in pairwise(e.as_stored.split("\n")))
    return any(before.endswith(one) and after.startswith(other) for one, other in breaks)


def _quotations(plan: Plan, clause: Clause) -> Iterator[Location]:
    """What errata quote of a clause: one may mean the fault, and quote it wrongly."""
    yield from (each.at("as_stored") for each in plan.errata if each.clause == clause.clause)


def _broken(plan: Plan, block: Block, how: str, within: tuple[Location, ...]) -> Finding:
    text, spot = block.text or "", block.spot.step("text")
    tail = text[-6:]
    place, message = spot.within(len(text) - len(tail), len(text)), f"这句话到“{tail}”没有完，{how}"
    return Finding(place, message, _advice(plan), within=within)


def _advice(plan: Plan) -> str:
    return _ADVICE if plan.status.is_issued else _IN_A_DRAFT


def _doubts(clause: Clause) -> Iterator[tuple[Spot, int, int, str, str]]:
    """(place, start, end, text, what is doubtful). Pairs may span a page break."""
    open_marks: list[tuple[Spot, int, str]] = []
    for block in clause.blocks:
        for route, text in block.prose:
            spot = block.spot.step(*route)
            for pattern, doubt in _MISSING:
                yield from ((spot, *m.span(), text, doubt) for m in pattern.finditer(text))
            for index, character in enumerate(text):
                if character in _PAIRS:
                    open_marks.append((spot, index, text))
                elif character in _PAIRS.values():
                    opened = open_marks.pop() if open_marks else None
                    if opened is None or _PAIRS[opened[2][opened[1]]] != character:
                        yield spot, index, index + 1, text, "没有另一半"
    for spot, index, text in open_marks:
        yield spot, index, index + 1, text, "没有另一半"
