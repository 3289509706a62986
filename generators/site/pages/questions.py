"""常见问题: what students and parents ask, answered with what the plan says and nothing else.

What was settled later (answers.yaml) comes first, with its document. Where nothing is said, the
answer is 文件未载明 if somebody has looked, else 尚未录入: that none of some words is found says
nothing of it. With whom to ask, and the document's own sentences with their clauses, so that a
reader sees what it does say. Which questions there are is data (model/questions.yaml).
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generators.model import answers_later, successors
from generators.model.answers_later import LaterAnswer
from generators.model.asked import Question
from generators.model.document import corrections
from generators.model.document.clause_numbers import without_mark
from generators.model.document.issued_text import print_blocks, solid
from generators.model.entities import Duty, Phase, Task
from generators.model.plans import NOT_ENTERED, Plan
from generators.model.shared_duties import names
from generators.model.structure import Origin
from generators.site.edition import Artifact, Edition
from generators.site.pages import replies, urls
from generators.site.pages.pages import page
from generators.site.pages.replies import FACTS, Line

_SENTENCE = re.compile(r"[^。；]+[。；]?")
_SPOKEN = ("paragraph", "item")


@dataclass(frozen=True)
class Quote:
    """A sentence of the corrected document, and whether it reads so in the archive as well, where
    the end of a page or a table may cut it in two."""

    text: str
    clause: str
    stored: bool


@dataclass(frozen=True)
class Answer:
    """A question, what is said, whether it stays open and who can be asked then, and what the
    document says of it: (phase, task) and what it says."""

    question: Question
    lines: list[Line]
    open: bool
    unstated: str  # what is said of what is open
    partly: bool  # some certificates are answered for, the others are open
    ask: list[str]
    tasks: list[tuple[Phase, Task]]
    quotes: list[Quote]

    @property
    def stated(self) -> list[str]:
        return [line.text for line in self.lines]

    @property
    def missing(self) -> str:
        """What is open."""
        return self.question.missing + ("（其他证书）" if self.partly else "")


def render(edition: Edition) -> Iterator[Artifact]:
    for plan in edition.plans:
        with edition.making("常见问题页", plan.head):
            yield page(
                urls.questions(plan), "questions.md.j2", edition, plan, edit=None,
                answers=answers(plan), hosts=_hosts(plan),
            )  # fmt: skip


def answers(plan: Plan, asked: Iterable[Question] | None = None) -> list[Answer]:
    """What is answered to each question, from the data first, then from the words of the
    document."""
    sentences, known = list(_sentences(plan)), plan.institution.questions.values()
    return [_answer(plan, each, sentences) for each in (asked or known)]


def _answer(plan: Plan, question: Question, sentences: list[Quote]) -> Answer:
    later = answers_later.to(plan.files, question.question)
    settled = [Line(each.text, _origins(each)) for each in later if each.answer is not None]
    facts = [FACTS[name] for name in question.shows]
    shown = [(fact.settles(plan), list(fact.lines(plan))) for fact in facts]
    partly = not _of_all(plan, later) if settled else any(fact.partly(plan) for fact in facts)
    stated = any(settles and lines for settles, lines in shown)
    closed = (settled or stated or _with(question.settles, sentences)) and not partly
    looked = any(fact.looked(plan) for fact in facts) or any(each.answer is None for each in later)
    lines = [line for _, found in shown for line in found]
    return Answer(
        question, [*settled, *lines, *_besides(plan, question)], not closed,
        plan.status.unstated if looked else NOT_ENTERED, partly, _ask(plan, question.ask),
        _tasks(plan, question), _with((*question.settles, *question.quotes), sentences),
    )  # fmt: skip


def _besides(plan: Plan, question: Question) -> Iterator[Line]:
    """What is told besides, and settles nothing."""
    for meaning in question.means:
        yield from replies.meant(plan, meaning)
    for work in question.duties:
        yield from replies.held(plan, work)


def _of_all(plan: Plan, later: list[LaterAnswer]) -> bool:
    """Whether the answers are of all certificates together."""
    said = [each for each in later if each.answer is not None]
    named = {name for each in said for name in each.certificates}
    everywhere = any(not each.certificates for each in said)
    return everywhere or named >= {certificate.name for certificate in plan.offered}


def _origins(each: LaterAnswer) -> tuple[Origin, ...]:
    return (each.origin,) if each.origin else ()


def _ask(plan: Plan, work: str | None) -> list[str]:
    """The departments with this work, by the name it has in several duties or by the words of
    one; where there are none, those that house an office. Nobody where no work is meant."""
    if work is None:
        return []
    for has in (lambda duty: work in _named(duty), lambda duty: names(duty, work or "")):
        found = [each.department for each in plan.responsibilities if any(map(has, each.duties))]
        if work and found:
            return _now(plan, found)
    return _hosts(plan)


def _named(duty: Duty) -> list[str]:
    """培训、考核 are two; 考核场所 is not 考核."""
    return (duty.activity or "").split("、")


def _hosts(plan: Plan) -> list[str]:
    return _now(plan, (group.hosted_by for group in plan.groups if group.hosted_by))


def _now(plan: Plan, names: Iterable[str]) -> list[str]:
    """Departments, each once; of one that was merged, the one that does its work."""
    return list(dict.fromkeys(successors.heir(plan, name) or name for name in names))


def _tasks(plan: Plan, question: Question) -> list[tuple[Phase, Task]]:
    return [(p, t) for p, t in plan.tasks if set(t.kinds).intersection(question.tasks)]


def _sentences(plan: Plan) -> Iterator[Quote]:
    """All that the corrected document says."""
    stored = "".join(solid(block.text) for block in print_blocks(plan) if block.kind in _SPOKEN)
    for block in corrections.corrected_blocks(plan):
        if block.kind in _SPOKEN:
            for sentence in _SENTENCE.findall(without_mark(block.text)):
                text = sentence.rstrip("。；")
                yield Quote(text, block.label or block.clause, solid(text) in stored)


def _with(words: tuple[str, ...], sentences: Iterable[Quote]) -> list[Quote]:
    return [each for each in sentences if any(word in each.text for word in words)]
