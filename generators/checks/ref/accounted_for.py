"""REF-18: every sentence of the document is accounted for: whose work it is, or why it is nobody's.

Judges only where somebody has read the document sentence by sentence (`settled` of
commitments.yaml), since the list of open promises is complete only then.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from itertools import accumulate

from generators.checks.engine import ANY_ERROR, Context, Judgement, rule
from generators.checks.src.stored import folded
from generators.core.diagnostics import WARNING, Finding, Unknown
from generators.model.document.clause_places import enclosing
from generators.model.document.issued_text import Printed, print_blocks
from generators.model.entities import Duty
from generators.model.plans import Plan
from generators.model.promises import Commitment, Settled
from generators.model.structure import ISSUED, Spot

_SPOKEN = ("paragraph", "item")
_WHERE = ("REF-01", "REF-03", "REF-15")  # say that words stand elsewhere, or nowhere
_Quoting = Duty | Commitment | Settled  # what repeats words of the document
_TAKEN = "|"
_REST = re.compile(rf"[^{_TAKEN}。;]+")
_WORDS = re.compile(r"[^\W\d_]{2}")  # a lone 并 or 和 between two quotations says nothing


@rule("REF-18", WARNING, "正文的每一句话都有着落", needs=(ANY_ERROR, *_WHERE))
def sentence_not_accounted_for(context: Context) -> Iterator[Judgement]:
    """待落实的事项要列得全，先要把文件逐句读过：每句话要么是某个部门、机构或团队的职责，要么列为
    待落实的事项，要么写明为什么不算。漏掉一句，就有一件事没有人管，也没有人知道。

    怎么改：在 commitments.yaml 里，没有写清由谁做或何时完成的写进 commitments，其余的写进 settled。
    """
    plan = context.plan.as_issued
    if not plan.settled:
        yield Unknown("全文逐句核对的结果（commitments.yaml 的 settled）")
        return
    printed: dict[str, list[Printed]] = {clause.clause: [] for clause in plan.clauses}
    for block in print_blocks(plan):
        printed.get(block.clause, []).append(block)
    texts = {clause: _Text(blocks) for clause, blocks in printed.items()}
    quotes, lost = _quotes(plan, texts)
    for name, text in texts.items():
        yield from _unread(plan, name, text, quotes[name], lost.get(name, ()))


class _Text:
    """The running text of a clause, folded, and which block each stretch of it is in."""

    def __init__(self, blocks: list[Printed]):
        self.blocks = [block for block in blocks if block.kind in _SPOKEN]
        spoken = [folded(block.text) for block in self.blocks]
        self.ends = [*accumulate(map(len, spoken))]
        self.running = "".join(spoken)
        self.printed = "".join(folded(block.text) for block in blocks)

    def has(self, words: str) -> bool:
        """Whether the words stand here, also where a table cuts them in two."""
        return words in self.running or words in self.printed

    def spot(self, position: int) -> Spot:
        return self.blocks[bisect_right(self.ends, position)].lines[0][0].spot


def _unread(
    plan: Plan, clause: str, text: _Text, quotes: list[str], lost: Iterable[_Quoting]
) -> Iterator[Finding]:
    """Sentences of a clause, or what is left of them, that nothing quotes. Where something is
    `lost` they may be what it was meant to quote."""
    known = {each.department for each in plan.responsibilities} | {*plan.institution.departments}
    rest = text.running
    for words in sorted([*quotes, *(f"{folded(name)}:" for name in known)], key=len, reverse=True):
        rest = rest.replace(words, _TAKEN * len(words))
    causes = tuple(place for each in lost for place in (each.at(), each.origin.at()))
    for match in _REST.finditer(rest):
        spot = text.spot(match.start())
        if _WORDS.search(match[0]):
            words = match[0].strip(",:、")
            yield Finding(
                spot.at(),
                f"{clause}的“{words}”没有着落：不是职责，commitments.yaml 也没有写到",
                "没有写清由谁做的写进 commitments，其余的写进 settled",
                within=(spot.at(), *causes),
            )


def _quotes(
    plan: Plan, texts: dict[str, _Text]
) -> tuple[dict[str, list[str]], dict[str | None, list[_Quoting]]]:
    """What is said to stand in each clause word for word, and what is lost: it stands nowhere.
    What stands in another clause than it says may be meant in any that has it."""
    found: dict[str, list[str]] = {name: [] for name in texts}
    lost: dict[str | None, list[_Quoting]] = {}
    for quote, each in _quoting(plan):
        clause, words = enclosing(plan, each.origin.clause or ""), folded(quote)
        holding = [name for name, text in texts.items() if text.has(words)]
        for name in [clause] if clause in holding else holding:
            found[name].append(words)
        if not holding:
            lost.setdefault(clause, []).append(each)
    return found, lost


def _quoting(plan: Plan) -> Iterator[tuple[str, _Quoting]]:
    yield from ((duty.text, duty) for duty in plan.duties if duty.origin.kind == ISSUED)
    yield from ((each.quote, each) for each in plan.commitments)
    yield from ((each.quote, each) for each in plan.settled)
