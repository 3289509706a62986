"""answers.yaml: what was settled after issue, and how an office is reached.

As in entities.py field names are the keys of the file.
"""

from collections.abc import Mapping

from generators.core.dates import PlanDate
from generators.model.records import Amendment
from generators.model.structure import Entity, Origin, entity

_FILE = "answers.yaml"


@entity
class LaterAnswer(Entity):
    """What answers a question that the issued document leaves open; `answer` None: somebody has
    looked, and it is not stated. Without certificates it holds for all of them."""

    question: str
    answer: str | None
    certificates: tuple[str, ...] = ()
    since: PlanDate | None = None
    until: PlanDate | None = None
    origin: Origin | None = None

    @property
    def text(self) -> str:
        """The answer with what it holds for: 没有通过的可以补考一次（证书甲；2021年10月8日起）."""
        limits = ("、".join(self.certificates), span(self.since, self.until))
        held = "；".join(filter(None, limits))
        return f"{self.answer}（{held}）" if held else self.answer or ""


@entity
class Reach(Entity):
    """Where and when an office is reached: what it publishes of itself, and of nobody in it."""

    department: str
    room: str | None = None
    hours: str | None = None
    telephone: str | None = None
    since: PlanDate | None = None
    until: PlanDate | None = None
    origin: Origin | None = None

    @property
    def text(self) -> str:
        """行政楼203，工作日8:30—17:00，电话0668-0000000."""
        phone = f"电话{self.telephone}" if self.telephone else None
        return "，".join(part for part in (self.room, self.hours, phone) if part)


@entity
class LaterAnswers(Entity):
    answers: tuple[LaterAnswer, ...]
    offices: tuple[Reach, ...] = ()


def answers(files: Mapping[str, Entity]) -> tuple[LaterAnswer, ...]:
    """The answers among the files of a year; a year need not have any."""
    found = files.get(_FILE)
    return found.answers if isinstance(found, LaterAnswers) else ()


def offices(files: Mapping[str, Entity]) -> tuple[Reach, ...]:
    found = files.get(_FILE)
    return found.offices if isinstance(found, LaterAnswers) else ()


def to(
    files: Mapping[str, Entity], question: str, certificate: str | None = None
) -> list[LaterAnswer]:
    """What is answered to a question, of one certificate where that is asked for. An empty list:
    nobody has looked; one answer that is None: it is not stated."""
    return [
        each
        for each in answers(files)
        if each.question == question
        and (not each.certificates or certificate is None or _speaks_of(files, each, certificate))
    ]


def _speaks_of(files: Mapping[str, Entity], answer: LaterAnswer, certificate: str) -> bool:
    """By the name that it has, had or will have."""
    if certificate in answer.certificates:
        return True
    amendments = [each for each in files.values() if isinstance(each, Amendment)]
    renamed = [each for each in amendments if each.target == ("name",)]
    file = {each.file for each in renamed if certificate in (each.was, each.becomes)}
    names = {name for each in renamed if each.file in file for name in (each.was, each.becomes)}
    return not names.isdisjoint(answer.certificates)


def span(since: PlanDate | None, until: PlanDate | None) -> str:
    """2021年10月8日起，2021年12月31日止."""
    days = ((since, "起"), (until, "止"))
    told = [f"{day.chinese}{'' if day.before else word}" for day, word in days if day]
    return "，".join(told)
